"""Fields and tasks of a note, line by line: ``key:: value``, ``[key:: value]``, ``- [x] … ✅ 2026-03-06``.

These are the notations of the Dataview and Tasks plugins. A key counts only if it is a known one, so that
``std::vector`` stays what it is; what was read as a field or a task is taken out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from explorer_kit.importers.dates import Dated, read_date
from explorer_kit.importers.folding import clean_line

Known = Callable[[str], str | None]
"""Gives the canonical key of a key as written; None for one that is not known."""

_KEY = r"(?P<key>[^\W\d_][\w /-]{0,40}?)"
_SIGN = r"(?:[-*+]|\d{1,4}[.)])[ \t]+"
_BOLD = r"(?:\*\*|__|\*)?"
_TO_BRACKET = r"(?:\[\[[^\[\]\n]{0,300}\]\]|\[[^\[\]\n]{0,300}\]|[^\[\]\n]){0,500}+"
_TO_ROUND_BRACKET = r"(?:\([^()\n]{0,300}\)|[^()\n]){0,500}+"
_WHOLE_LINE = re.compile(rf"[ \t]*(?:{_SIGN})?{_BOLD}{_KEY}{_BOLD}[ \t]*::{_BOLD}[ \t]*(?P<value>.*)")
_BRACKETED = re.compile(
    rf"\[[ \t]*{_KEY}[ \t]*::[ \t]*(?P<value>{_TO_BRACKET})\]"
    rf"|\([ \t]*{_KEY.replace('key', 'round_key')}[ \t]*::[ \t]*(?P<round_value>{_TO_ROUND_BRACKET})\)"
)
_TASK = re.compile(rf"[ \t]*{_SIGN}\[(?P<mark>.)\](?:[ \t]+(?P<text>.*))?$")
_SIGNED_DAY = re.compile(r"(?P<sign>[📅📆🗓⏳⌛🛫➕✅❌])\ufe0f?[ \t]*(?P<day>\d{4}-\d{2}-\d{2})")
_DAY_FIELD = re.compile(
    r"[\[(][ \t]*(?P<key>due|scheduled|completion|start|created|repeat)[ \t]*::[ \t]*"
    r"(?P<day>[^\[\]()]*)[\])]",
    re.I,
)
_DECORATION = re.compile(r"🔁\ufe0f?[^📅📆🗓⏳⌛🛫➕✅❌🔺⏫🔼🔽⏬]*|[🔺⏫🔼🔽⏬]\ufe0f?")
_SIGNS = {"📅": "due", "📆": "due", "🗓": "due", "⏳": "scheduled", "⌛": "scheduled", "✅": "completion"}


@dataclass(frozen=True, slots=True)
class InlineField:
    """A field in the body: its canonical key, its value as written, and the heading it stands under.

    ``context`` is the text around the value, or below it where the line holds nothing else.
    """

    key: str
    value: str
    heading: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task: ``mark`` is what stands in its box (``x`` is done, ``-`` is given up)."""

    text: str
    mark: str
    due: date | None = None
    done_on: date | None = None

    @property
    def done(self) -> bool:
        """True for a ticked box."""
        return self.mark in "xX"

    @property
    def given_up(self) -> bool:
        """True for a task that was cancelled."""
        return self.mark == "-"


def whole_line_field(line: str, known: Known) -> InlineField | None:
    """Return the field that a line is, else None."""
    match = _WHOLE_LINE.fullmatch(line)
    key = known(match["key"]) if match else None
    return InlineField(key, match["value"].strip()) if match and key else None


def bracketed_fields(line: str, known: Known) -> tuple[tuple[InlineField, ...], str]:
    """Return the fields in brackets within a line, and the line with the value in place of each field."""
    found: list[InlineField] = []

    def shown(match: re.Match[str]) -> str:
        written, value = (
            (match["key"], match["value"]) if match["key"] else (match["round_key"], match["round_value"])
        )
        key = known(written)
        if key is None:
            return match[0]
        found.append(InlineField(key, value.strip()))
        return value.strip()

    text = _BRACKETED.sub(shown, line)
    return tuple(found), text


def read_task(line: str) -> Task | None:
    """Return the task that a line is, with its dates taken out of its text; else None."""
    match = _TASK.fullmatch(line)
    if match is None:
        return None
    days: dict[str, date] = {}
    text = match["text"] or ""
    for dated in (*_SIGNED_DAY.finditer(text), *_DAY_FIELD.finditer(text)):
        groups = dated.groupdict()
        reading = read_date(dated["day"])
        if isinstance(reading, Dated):
            days.setdefault(
                _SIGNS.get(groups.get("sign") or "", (groups.get("key") or "").lower()), reading.day
            )
    text = _DECORATION.sub("", _DAY_FIELD.sub("", _SIGNED_DAY.sub("", text)))
    return Task(
        clean_line(text), match["mark"], days.get("due") or days.get("scheduled"), days.get("completion")
    )
