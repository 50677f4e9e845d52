"""Cells as people write them: yes and no with remarks, answers, statuses, channels, ties.

Each reader returns what the words say and nothing more; a text that is not understood says so, and is never
taken for a yes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from explorer_kit.importers.dates import DateReading, InvalidDate, NotADate, read_date
from explorer_kit.importers.folding import fold
from explorer_kit.importers.reading.sheets import Cell, cell_text
from explorer_kit.importers.vocabulary import meaning_of, meanings, nudge_nouns, numerals
from explorer_kit.records import Channel, Outcome, Tie

MeetingStatus = Literal["held", "cancelled", "no_show", "declined", "scheduled", "not_held"]
Status = Literal[
    "researching", "outreach_sent", "bumped", "final_sent", "bounced", "replied", "declined", "scheduled",
    "completed", "follow_up_due", "thanked", "warm_contact", "dormant",
]  # fmt: skip

_SIGNS = {**dict.fromkeys("✓✔☑✅🗸👍☒", "yes"), **dict.fromkeys("✗✘❌☐👎⬜", "no")}
_FIRST_SERIAL = 36526  # the day number of 1 January 2000 in spreadsheets
_MAX_WORDS = 12  # a longer text is a note about the answer, not an answer


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes or no.

    Attributes
    ----------
    value : bool or None
        None: empty, open (``pending``), or not understood.
    when : DateReading or None
        A date in the same cell (``sent 25 Mar``).
    nudges : int or None
        How many reminders it took (``yes (after 1 nudge)``).
    understood : bool
        False for a text of which one cannot tell whether it is a yes.
    """

    value: bool | None = None
    when: DateReading | None = None
    nudges: int | None = None
    understood: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What a cell says of an answer; ``bounced``: the message came back, so there can be no answer."""

    replied: bool | None = None
    outcome: Outcome | None = None
    bounced: bool = False
    when: DateReading | None = None
    nudges: int | None = None
    understood: bool = True


def read_flag(cell: Cell) -> Flag:
    """Read a cell as a yes or no, with the date and the number of nudges that stand in it."""
    if isinstance(cell, bool):
        return Flag(cell)
    return _flag_of_text(cell) if isinstance(cell, str) else _flag(cell)


def _flag(cell: Cell) -> Flag:
    when = _date_in(cell)
    words = _words(_around(cell, when))
    if not words:
        dashes = isinstance(cell, str) and bool(cell.strip()) and when is None
        return Flag(True, when) if when is not None else Flag(False if dashes else None)
    value, understood = _yes_or_no(words)
    if value is None and not understood and when is not None:
        return Flag(True, when, _nudges(words))  # "by mail 25 Mar": it happened on that day
    return Flag(value, when, _nudges(words), understood)


def read_reply(cell: Cell) -> Reply:
    """Read a cell of a column about answers: whether there was one, and what it said."""
    if isinstance(cell, bool):
        return Reply(cell, "unclassified" if cell else None)
    return _reply_of_text(cell) if isinstance(cell, str) else _reply(cell)


def _reply(cell: Cell) -> Reply:
    when = _date_in(cell)
    words = _words(_around(cell, when))
    kind = meaning_of(words, "reply") if len(words.split()) <= _MAX_WORDS else None
    if kind is None:
        flag = read_flag(cell)
        outcome: Outcome | None = "unclassified" if flag.value else None
        return Reply(flag.value, outcome, False, flag.when, flag.nudges, flag.understood)
    if kind == "bounced":
        return Reply(None, None, True, when)
    if kind == "none":
        return Reply(False, None, False, None, _nudges(words))
    outcome = "unclassified" if kind == "replied" else cast(Outcome, kind)
    return Reply(True, outcome, False, when, _nudges(words))


# Columns hold the same answers in many rows. Only texts are remembered: True and 1.0 would be one key.
_flag_of_text: Callable[[str], Flag] = lru_cache(maxsize=10_000)(_flag)
_reply_of_text: Callable[[str], Reply] = lru_cache(maxsize=10_000)(_reply)


def read_status(cell: Cell) -> Status | None:
    """Return the stage of an outreach that a status cell names, None where it names none."""
    return cast("Status | None", _meaning(cell, "status"))


def read_meeting_status(cell: Cell) -> MeetingStatus | None:
    """Return what became of a talk, None where the cell does not say."""
    return cast("MeetingStatus | None", _meaning(cell, "meeting"))


def read_channel(cell: Cell) -> Channel:
    """Return the channel a cell names; ``unknown`` where it names none."""
    return cast("Channel", _meaning(cell, "channel") or "unknown")


def read_tie(cell: Cell) -> Tie | None:
    """Return how the person is known, None where the cell does not say."""
    return cast("Tie | None", _meaning(cell, "tie"))


def _meaning(cell: Cell, topic: str) -> str | None:
    return _meaning_of_text(cell_text(cell), topic) if cell is not None else None


@lru_cache(maxsize=10_000)
def _meaning_of_text(text: str, topic: str) -> str | None:
    words = _words(text)
    return meaning_of(words, topic) if words and len(words.split()) <= _MAX_WORDS else None


def _words(text: str) -> str:
    if not text.isascii():
        for sign, word in _SIGNS.items():
            text = text.replace(sign, f" {word} ")
    return fold(text)


def _date_in(cell: Cell) -> DateReading | None:
    """Return the date a cell holds; a small number is no date here, but a count or a yes."""
    if isinstance(cell, float) and cell < _FIRST_SERIAL:
        return None
    reading = read_date(cell)
    return None if isinstance(reading, NotADate) else reading


def _around(cell: Cell, when: DateReading | None) -> str:
    if when is None:
        return cell_text(cell)
    return "" if isinstance(when, InvalidDate | NotADate) else when.rest


def _yes_or_no(words: str) -> tuple[bool | None, bool]:
    """Return (value, understood) of folded words: the whole, else how they begin."""
    known = meanings("flag")
    meaning = known.get(words)
    beginning = words.split()
    for length in (3, 2, 1):
        if meaning is None and len(beginning) > length:
            meaning = known.get(" ".join(beginning[:length]))
    if meaning is None:
        return None, False
    return {"yes": True, "no": False, "unknown": None}[meaning], True


def _nudges(words: str) -> int | None:
    """Return the number of reminders that folded words speak of: ``yes after 2 follow ups`` → 2."""
    parts = words.split()
    nouns = nudge_nouns()
    for index, part in enumerate(parts):
        count = int(part) if part.isdigit() and len(part) == 1 else numerals().get(part)
        following = {" ".join(parts[index + 1 : index + 1 + length]) for length in (1, 2)}
        if count is not None and following & nouns:
            return count
    return None
