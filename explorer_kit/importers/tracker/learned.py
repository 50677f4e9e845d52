"""What was learned and what is planned: notes, skills, follow-ups."""

from __future__ import annotations

from explorer_kit.importers.dates import InvalidDate, NotADate
from explorer_kit.importers.folding import fold
from explorer_kit.importers.phrases import read_status, read_tie
from explorer_kit.importers.reading.markup import readable
from explorer_kit.importers.reading.sheets import Cell
from explorer_kit.importers.tracker.cells import label_of, list_of, skill_and_level, text_of
from explorer_kit.importers.tracker.row import Row
from explorer_kit.importers.vocabulary import meanings
from explorer_kit.records import UNDATED, Note, PlannedFollowUp, SkillMention

_KINDS = {
    "notes": "note",
    "takeaways": "takeaway",
    "advice": "advice",
    "resources": "resource",
    "how_found": "note",
}
_DONE = frozenset({"done", "erledigt", "fait", "hecho", "completed", "x", "yes", "ja", "oui", "si"})


def notes(row: Row, *, talked: bool) -> list[Note]:
    """Return the texts of a row under their headers; they belong to the talk if there was one."""
    written = [
        Note(text=text, heading=header, kind=kind, in_meeting=talked and field != "how_found")
        for field, kind in _KINDS.items()
        for _, header, cell in row.cells(field)
        if (text := readable(text_of(cell))) and fold(text)
    ]
    return written + _unread(row)


def skills(row: Row, *, talked: bool) -> list[SkillMention]:
    """Return the skills a row names, each once, with the level if one is given."""
    found: dict[str, SkillMention] = {}
    for _, header, cell in row.cells("skills"):
        for entry in list_of(cell):
            word, level = skill_and_level(entry)
            if fold(word) and fold(word) not in meanings("flag"):
                mention = SkillMention(word=word, required_level=level, heading=header, in_meeting=talked)
                found.setdefault(fold(word), mention)
    return list(found.values())


def planned(row: Row) -> list[PlannedFollowUp]:
    """Return the follow-up that a row plans: its day, its text, or both."""
    said = next(iter(row.said.get("next_follow_up_on", ())), None)
    due = row.moment(said) if said is not None else UNDATED
    text = row.text("next_action")
    if text is not None and fold(text) in meanings("flag") and fold(text) not in _DONE:
        text = None
    if due.day is None and text is None:
        return []
    done = fold(text or "") in _DONE
    return [PlannedFollowUp(due=due, text=None if done else text, done=done)]


def _unread(row: Row) -> list[Note]:
    """Keep what a cell of dates, flags, ties or statuses says in words that name no such thing."""
    kept = []
    for name, cells in row.said.items():
        for said in cells:
            readable = said.understood or not isinstance(said.date, NotADate | InvalidDate | None)
            if not readable and name != "next_follow_up_on":
                kept.append(Note(text=said.text, heading=said.header))
    for field, readers in (("tie", (read_tie,)), ("status", (read_status,))):
        for _, header, cell in row.cells(field):
            if not any(reader(cell) for reader in readers) and _is_words(cell):
                kept.append(Note(text=label_of(cell), heading=header))
    return kept


def _is_words(cell: Cell) -> bool:
    return any(char.isalpha() for char in text_of(cell)) and fold(text_of(cell)) not in meanings("flag")
