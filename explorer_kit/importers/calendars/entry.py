"""One VEVENT as facts: who, when, what; still in the words of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from explorer_kit.importers.calendars.invitees import Invitee, invitees_of
from explorer_kit.importers.calendars.lines import Block
from explorer_kit.importers.calendars.properties import (
    Property,
    Stamp,
    duration_of,
    properties_of,
    stamp_of,
    stamps_of,
)
from explorer_kit.importers.folding import clean_line

_LINKS = frozenset({"URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"})
_CHANGED = ("DTSTAMP", "LAST-MODIFIED", "CREATED")


class NoStartError(ValueError):
    """An entry has no start that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a calendar with its times as written; ``changed`` holds DTSTAMP, LAST-MODIFIED, CREATED."""

    uid: str
    number: int
    title: str
    starts: Stamp
    ends: Stamp | None = None
    planned: Stamp | None = None
    """RECURRENCE-ID: the planned start of the occurrence that this entry replaces."""
    rule: Property | None = None
    extra: tuple[Stamp, ...] = ()
    excluded: tuple[Stamp, ...] = ()
    people: tuple[Invitee, ...] = ()
    answers_known: bool = False
    cancelled: bool = False
    tentative: bool = False
    free: bool = False
    all_day: bool = False
    place: str = ""
    links: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()
    sequence: int | None = None
    changed: Mapping[str, Stamp] = field(default_factory=dict)

    @property
    def location(self) -> str:
        """Where the user finds it."""
        return f"line {self.number}: '{self.title[:60]}'" if self.title else f"line {self.number}"

    def at(self, starts: Stamp) -> Entry:
        """Return the entry as it takes place from another start, as long as before."""
        if self.ends is None:
            return replace(self, starts=starts)
        length = self.ends.wall - self.starts.wall
        return replace(self, starts=starts, ends=replace(self.ends, wall=starts.wall + length))


def entry_of(block: Block) -> Entry:
    """Read a VEVENT.

    Raises
    ------
    NoStartError
        It has no DTSTART, or one that is no date between 1900 and 2100; an occurrence that was called off
        may have its planned start instead.
    """
    every = list(properties_of(block.lines))
    first: dict[str, Property] = {}
    for found in every:
        first.setdefault(found.name, found)
    planned = _stamp(first, "RECURRENCE-ID")
    called_off = _word(first, "STATUS") == "CANCELLED"
    starts = _stamp(first, "DTSTART") or (planned if called_off and "DTSTART" not in first else None)
    if starts is None:
        raise NoStartError(first["DTSTART"].value[:60] if "DTSTART" in first else "")
    people = invitees_of(every)
    return Entry(
        uid=_text(first, "UID").strip(),
        number=block.number,
        title=clean_line(_text(first, "SUMMARY")),
        starts=starts,
        ends=_end(first, starts),
        planned=planned,
        rule=first.get("RRULE"),
        extra=_listed(every, "RDATE"),
        excluded=_listed(every, "EXDATE"),
        people=people,
        answers_known=any(found.name == "ATTENDEE" and "PARTSTAT" in found.parameters for found in every),
        cancelled=called_off,
        tentative=_word(first, "STATUS") == "TENTATIVE",
        free=_is_free(first),
        all_day=starts.is_day or _word(first, "X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE",
        place=clean_line(_text(first, "LOCATION")),
        links="\n".join(found.value for found in every if found.name in _LINKS),
        description=_text(first, "DESCRIPTION") or _text(first, "X-ALT-DESC"),
        categories=_categories(every),
        sequence=_sequence(first),
        changed={name: stamp for name in _CHANGED if (stamp := _stamp(first, name))},
    )


def _text(first: Mapping[str, Property], name: str) -> str:
    return first[name].text if name in first else ""


def _word(first: Mapping[str, Property], name: str) -> str:
    return _text(first, name).strip().upper()


def _stamp(first: Mapping[str, Property], name: str) -> Stamp | None:
    return stamp_of(first[name]) if name in first else None


def _listed(every: list[Property], name: str) -> tuple[Stamp, ...]:
    return tuple(stamp for found in every if found.name == name for stamp in stamps_of(found))


def _end(first: Mapping[str, Property], starts: Stamp) -> Stamp | None:
    """Return DTEND, or the start and DURATION; None where there is none, or it is not after the start."""
    ends = _stamp(first, "DTEND")
    if ends is None and "DURATION" in first:
        length = duration_of(first["DURATION"].value)
        ends = replace(starts, wall=starts.wall + length) if length else None
    if ends is None or ends.is_day != starts.is_day:
        return None
    # ends in another zone are compared by their instants later on
    same_zone = (ends.zone, ends.offset) == (starts.zone, starts.offset)
    return None if same_zone and ends.wall <= starts.wall else ends


def _is_free(first: Mapping[str, Property]) -> bool:
    """Tell whether an entry leaves its time free; what Outlook says of it is more exact than TRANSP."""
    own = _word(first, "X-MICROSOFT-CDO-BUSYSTATUS")
    if own:
        return own in {"FREE", "TENTATIVE", "WORKINGELSEWHERE"}
    return _word(first, "TRANSP") == "TRANSPARENT"


def _categories(every: list[Property]) -> tuple[str, ...]:
    words = [
        clean_line(Property("", {}, word).text).strip('"')
        for found in every
        if found.name == "CATEGORIES"
        for word in found.value.replace("\\,", "\ue000").split(",")
    ]
    return tuple(dict.fromkeys(word.replace("\ue000", ",") for word in words if word))


def _sequence(first: Mapping[str, Property]) -> int | None:
    text = _text(first, "SEQUENCE").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None


def newest_day(entries: list[Entry]) -> datetime:
    """Return the newest date that timed entries hold, be it a start or the day they were changed on."""
    dates = [
        stamp.wall
        for entry in entries
        if not entry.all_day
        for stamp in (entry.starts, entry.ends, entry.planned, *entry.extra, *entry.changed.values())
        if stamp is not None
    ]
    return max(dates, default=datetime(1970, 1, 1))


def horizon_of(entries: list[Entry]) -> datetime:
    """Return how far recurring entries are followed: one year after the newest date in the file (R4)."""
    newest = newest_day(entries)
    try:
        return newest.replace(year=newest.year + 1)
    except ValueError:  # 29 February
        return newest + timedelta(days=365)
