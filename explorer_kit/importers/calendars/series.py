"""Recurring entries: which occurrences an entry stands for, which were replaced, which were taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from explorer_kit.importers.calendars.clock import CalendarClock
from explorer_kit.importers.calendars.entry import Entry
from explorer_kit.importers.calendars.properties import Stamp
from explorer_kit.importers.calendars.recurrence import Budget, occurrences
from explorer_kit.importers.calendars.rules import RuleError, rule_of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an entry; ``label`` is empty for an entry that takes place once."""

    entry: Entry
    label: str = ""


@dataclass(slots=True)
class Expansion:
    """How far recurring entries of a file are followed, and what could not be."""

    horizon: datetime
    budget: Budget = field(default_factory=Budget)
    not_followed: list[Entry] = field(default_factory=list)
    cut_short: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Series:
    """An entry with its occurrences, and the ids of those that were taken out of it."""

    occurrences: tuple[Occurrence, ...]
    excluded: tuple[str, ...] = ()


def series_of(entry: Entry, overrides: list[Entry], clock: CalendarClock, expansion: Expansion) -> Series:
    """Return the occurrences of an entry that no entry of their own replaces and that were not taken out."""
    if entry.planned is not None or not (entry.rule or entry.extra):
        return Series((Occurrence(entry),))
    replaced = _Dates.of([other.planned for other in overrides if other.planned], entry, clock)
    taken_out = _Dates.of(entry.excluded, entry, clock)
    kept: list[Occurrence] = []
    gone: list[str] = []
    for wall in _walls(entry, clock, expansion):
        starts = replace(entry.starts, wall=wall)
        label = clock.occurrence_id(starts)
        if replaced.has(wall):
            continue
        if taken_out.has(wall):
            gone.append(label)
        else:
            kept.append(Occurrence(entry.at(starts), label))
    return Series(tuple(kept), tuple(gone))


@dataclass(frozen=True, slots=True)
class _Dates:
    """Dates named by an entry, on its own wall clock; some programs name the day only."""

    walls: frozenset[datetime]
    days: frozenset[date]

    @classmethod
    def of(cls, stamps: list[Stamp] | tuple[Stamp, ...], entry: Entry, clock: CalendarClock) -> _Dates:
        walls = frozenset(clock.wall_in(stamp, entry.starts) for stamp in stamps if not stamp.is_day)
        return cls(walls, frozenset(stamp.day for stamp in stamps if stamp.is_day))

    def has(self, wall: datetime) -> bool:
        return wall in self.walls or wall.date() in self.days


def _walls(entry: Entry, clock: CalendarClock, expansion: Expansion) -> list[datetime]:
    """Return the wall-clock starts of an entry in order, by its rule and by the dates it lists."""
    start = entry.starts.wall
    walls = {start}
    try:
        walls |= set(_by_rule(entry, clock, expansion))
    except RuleError:
        expansion.not_followed.append(entry)
    for stamp in entry.extra:
        wall = (
            datetime.combine(stamp.day, start.time()) if stamp.is_day else clock.wall_in(stamp, entry.starts)
        )
        walls.add(wall)
    return sorted(walls)


def _by_rule(entry: Entry, clock: CalendarClock, expansion: Expansion) -> Iterator[datetime]:
    if entry.rule is None:
        return
    rule = rule_of(entry.rule, entry.starts.wall)
    until = datetime.max
    if rule.until is not None:
        end_of_day = timedelta(days=1, seconds=-1)
        until = rule.until.wall + end_of_day if rule.until.is_day else clock.wall_in(rule.until, entry.starts)
    if expansion.budget.spent:
        expansion.cut_short.append(entry)
        return
    yield from occurrences(rule, entry.starts.wall, until, expansion.horizon, expansion.budget)
    if expansion.budget.spent:
        expansion.cut_short.append(entry)
