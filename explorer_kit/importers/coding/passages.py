"""The records of a REFI-QDA project: its codes, and its marked passages with their people and coders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.coding.archive import Packed
from explorer_kit.importers.coding.naming import document_page, person_of
from explorer_kit.importers.coding.offsets import Counting, Passage, counting_of
from explorer_kit.importers.coding.project import (
    Case,
    Mark,
    Selection,
    Source,
    TextHolder,
    cases,
    coders,
    codes,
    local,
    sources,
)
from explorer_kit.importers.folding import clean, clean_line, fold
from explorer_kit.records import (
    UNDATED,
    Code,
    Coding,
    Item,
    Moment,
    Outcomes,
    Person,
    Rejected,
    Skipped,
    SourceRecord,
    Warned,
)

_YEARS = range(1990, 2101)


@dataclass(slots=True)
class _Left:
    """What could not be taken, for the remarks at the end."""

    outside: list[str] = field(default_factory=list)
    without_text: int = 0
    unknown_codes: int = 0


class ProjectReader:
    """Reads one project; keys are unique within it."""

    def __init__(self, file: SourceFile, packed: Packed) -> None:
        self._file = file
        self._packed = packed
        name = clean_line(packed.root.get("name") or "") or file.path.stem
        self._project = fold(name)
        self._book = "codebook" if local(packed.root) == "CodeBook" else "code"
        self._codes = {entry.guid: entry.path for entry in codes(packed.root) if entry.guid}
        self._coders = coders(packed.root)
        self._cases = cases(packed.root)
        self._seen: Counter[str] = Counter()
        self._left = _Left()

    def codebook(self) -> Iterator[Outcomes]:
        """Yield the codes."""
        for entry in codes(self._packed.root):
            where = f"code '{entry.path}'"
            if not entry.path:
                yield Skipped(location="code without a name", reason="blank_row")
                continue
            code = Code(name=entry.path, description=entry.description, color=entry.color)
            # a codebook that was exported alone says less of a code than its project: it is no edition of it
            yield self._record(f"{self._book}|{entry.guid or entry.path}", where, (code,))

    def passages(self) -> Iterator[Outcomes]:
        """Yield the marked passages of all documents."""
        for source in sources(self._packed.root):
            for _ in range(source.without_text):
                yield Skipped(location=f"document '{source.name}'", reason="not_a_note")
            self._left.without_text += source.without_text
            for holder in source.texts:
                yield from self._of_text(source, holder)

    def remarks(self) -> Iterator[Warned]:
        """Yield what the reader should know of what was left out."""
        name, left = self._file.name, self._left
        if left.outside:
            listed = ", ".join(f"'{text}'" for text in dict.fromkeys(left.outside))
            yield Warned(
                detail=f"{name}: the texts of {listed} are not in the file; their passages were left out. "
                "Export the project with its documents."
            )
        if left.without_text:
            yield Warned(
                detail=f"{name}: {left.without_text} passages of pictures, PDF pages or recordings have no "
                "text and were left out."
            )
        if left.unknown_codes:
            yield Warned(
                detail=f"{name}: {left.unknown_codes} times a code is meant that the codebook lacks."
            )

    def _of_text(self, source: Source, holder: TextHolder) -> Iterator[Outcomes]:
        if not holder.selections:
            return
        text = self._packed.text(holder.path) if holder.path else None
        text = holder.content if text is None else text
        if text is None:
            self._left.outside.append(source.name or holder.path)
            for _ in holder.selections:
                yield Skipped(location=f"document '{source.name}'", reason="not_a_note")
            return
        counting = counting_of(text, [selection.place for selection in holder.selections if selection.place])
        for selection in holder.selections:
            yield self._passage(source, selection, counting, text)

    def _passage(self, source: Source, selection: Selection, counting: Counting, text: str) -> Outcomes:
        found: Passage | None = counting.passage(selection.place) if selection.place else None
        if selection.whole and text.strip():
            plain = text.replace("\r\n", "\n")
            found = Passage(plain, 0, len(plain))
        if found is None:
            place = selection.place
            where = f"document '{source.name}', signs {place.start} to {place.end}" if place else source.name
            message = (
                "The passage lies outside its text, or is blank: the text was changed after it was coded."
            )
            return Rejected(location=where, reason="ragged_row", message=message, raw=selection.guid or where)
        where = f"document '{source.name}', signs {found.starts} to {found.ends}"
        key = selection.guid or f"{source.guid or source.name}|{found.starts}|{found.ends}"
        person = self._person(source, selection)
        marks = dict.fromkeys(self._coding(source, mark, found, person) for mark in selection.marks)
        items: list[Item] = [person] if person else []
        items += marks or [self._coding(source, None, found, person)]
        return self._record(key, where, tuple(items))

    def _coding(self, source: Source, mark: Mark | None, found: Passage, person: Person | None) -> Coding:
        code = (self._codes.get(mark.code) or None) if mark else None
        self._left.unknown_codes += mark is not None and code is None
        return Coding(
            who=person.slot if person else "",
            text=clean(found.text),
            code=code,
            document=source.name or source.guid or None,
            coder=self._coders.get(mark.coder) if mark else None,
            starts=found.starts,
            ends=found.ends,
            at=_moment(mark.at) if mark else UNDATED,
        )

    def _person(self, source: Source, selection: Selection) -> Person | None:
        """Return the person of the case that the passage, or else its document, belongs to."""
        own = [case for case in self._cases if selection.guid and selection.guid in case.selections]
        whole = [case for case in self._cases if source.guid and source.guid in case.sources]
        people = [person for case in own or whole if (person := self._of_case(case))]
        if people:
            return people[0] if len({person.page for person in people}) == 1 else None
        return person_of(source.name, document_page(source.name)) if source.name else None

    def _of_case(self, case: Case) -> Person | None:
        return person_of(case.name, f"case:{self._project}:{fold(case.name)}")

    def _record(self, key: str, where: str, items: tuple[Item, ...]) -> SourceRecord:
        self._seen[key] += 1
        number = self._seen[key]
        own = key if number == 1 else f"{key}#{number}"
        return SourceRecord(key=own, location=where, items=items, scope=self._project)


def _moment(written: str) -> Moment:
    """Return when a passage was coded; a time without a zone has no instant."""
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        return UNDATED
    if at.year not in _YEARS:
        return UNDATED
    at = at.replace(microsecond=0)
    return Moment.at(at) if at.tzinfo else Moment.local(at, "second", "unknown")
