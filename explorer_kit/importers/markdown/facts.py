"""What a note says of itself, field by field: front matter and inline fields under one name each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.dates import (
    Dated,
    DateOrder,
    DateReading,
    InvalidDate,
    NotADate,
    NumericDate,
    decide_order,
    order_evidence,
    read_date,
    settle,
)
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.markdown.document import Document
from explorer_kit.importers.markdown.front_matter import Value, shortened, texts
from explorer_kit.importers.markdown.inline import plain_line
from explorer_kit.importers.markdown.passages import Content, read_content
from explorer_kit.importers.markdown.sections import Body, read_body
from explorer_kit.importers.markdown.vocabulary import (
    NOTE_KINDS,
    NoteType,
    field_name,
    inline_name,
    note_type,
)

_DATED_NAME = re.compile(
    r"(?P<day>\d{4}[-_.]?\d{2}[-_.]?\d{2})(?!\d)(?:[ T_]\d{2}[.:h-]\d{2}(?!\d))?[ _.–-]*"
)
# No name, date or skill is longer; a whole essay in a field would only cost time.
_LONGEST_VALUE = 2000
_DATE_KEYS = ("date", "created", "follow_up", "thank_you_sent", "outreach", "reply", "known_since")


@dataclass(frozen=True)
class NoteFacts:
    """A note taken apart, ready to be understood.

    Attributes
    ----------
    file, document, context
        What it was read from, and with which settings.
    body, content : Body, Content
        Its sections; its passages, fields and tasks.
    """

    file: SourceFile
    document: Document
    context: ImportContext
    body: Body
    content: Content

    @cached_property
    def stem(self) -> str:
        """The file's name without folder, ending and the date in front."""
        return clean_line(_DATED_NAME.sub("", self._bare_name, count=1)) or self._bare_name

    @property
    def _bare_name(self) -> str:
        name = self.file.path.name
        return clean_line(name[: -len(self.file.path.suffix)] if self.file.path.suffix else name)

    @cached_property
    def values(self) -> dict[str, list[tuple[str, Value]]]:
        """Field → (folded key as written, value) of the front matter, in its order."""
        found: dict[str, list[tuple[str, Value]]] = {}
        for written, value in self.document.front.values.items():
            name = field_name(written)
            if name is not None:
                kept = value if name in NOTE_KINDS else shortened(value, _LONGEST_VALUE)
                found.setdefault(name, []).append((written, kept))
        return found

    def has(self, key: str) -> bool:
        """Tell whether the note has a field, even an empty one."""
        return key in self.values or any(field.key == key for field in self.content.fields)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return all texts under a key: of the front matter, then of the body."""
        front = (text for _, value in self.values.get(key, ()) for text in texts(value))
        return (
            *front,
            *(
                field.value[:_LONGEST_VALUE]
                for field in self.content.fields
                if field.key == key and field.value
            ),
        )

    def line(self, key: str) -> str | None:
        """Return the first text under a key as a reader sees it, on one line; None where there is none."""
        return next((line for text in self.texts(key) if (line := plain_line(text))), None)

    @cached_property
    def types(self) -> tuple[NoteType, ...]:
        """What the note says it is: by its type, else by a tag."""
        said = [kind for text in self.texts("type") if (kind := note_type(text))]
        if not said and not self.texts("type"):
            said = [kind for tag in self.tags if (kind := note_type(tag)) and kind != "other"]
        return tuple(dict.fromkeys(said))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags of the front matter, without their sign."""
        words = (word for text in self.texts("tags") for word in re.split(r"[,;]|\s+(?=#)|\s{2,}", text))
        return tuple(dict.fromkeys(tag for word in words if (tag := clean_line(word).lstrip("#"))))

    @cached_property
    def title(self) -> str | None:
        """The title in the front matter, else the heading that is the title, else the file's name."""
        return self.line("title") or self._title_heading or self.stem or None

    @cached_property
    def _title_heading(self) -> str | None:
        headings = [section.heading for section in self.body.sections if section.level == 1]
        return headings[0] if len(headings) == 1 else None

    def heading(self, written: str | None) -> str | None:
        """Return the heading as a note's own: the title of the whole note is none."""
        return None if written == self._title_heading else written

    def reading(self, text: str) -> DateReading:
        """Return a date field's reading, its order settled by the note's other dates or the user's choice."""
        return settle(read_date(text), self._order)

    @cached_property
    def _order(self) -> DateOrder | None:
        evidence = order_evidence(read_date(text) for key in _DATE_KEYS for text in self.texts(key))
        choice = self.context.date_order
        return decide_order(evidence, evidence, DateOrder(choice) if choice else None)

    @cached_property
    def when(self) -> DateReading:
        """The day of the talk: the field, else the file's name, else the day the note was made."""
        for text in self.texts("date"):
            reading = self.reading(text)
            if not isinstance(reading, NotADate):
                return reading
        named = self.named_day
        if isinstance(named, Dated):
            return named
        created = (self.reading(text) for text in self.texts("created"))
        return next((reading for reading in created if isinstance(reading, Dated)), NotADate())

    @cached_property
    def named_day(self) -> DateReading:
        """The date at the beginning of the file's name, or anywhere in it."""
        match = _DATED_NAME.search(self._bare_name)
        return read_date(match["day"].replace("_", "-").replace(".", "-")) if match else NotADate()

    @cached_property
    def ambiguous(self) -> tuple[str, ...]:
        """The dates of the note that can be read in two ways, as written."""
        written = (text for key in _DATE_KEYS for text in self.texts(key))
        return tuple(text for text in written if isinstance(self.reading(text), NumericDate))

    @property
    def day(self) -> date | None:
        """The day of the talk, where it is known."""
        return self.when.day if isinstance(self.when, Dated) else None

    @property
    def impossible_date(self) -> str | None:
        """The text of a date field that names a day which does not exist."""
        if not isinstance(self.when, InvalidDate):
            return None
        return next(iter(self.texts("date")), None)


def note_facts(file: SourceFile, document: Document, context: ImportContext) -> NoteFacts:
    """Return a note taken apart."""
    body = read_body(document.body)
    return NoteFacts(file, document, context, body, read_content(body, inline_name))
