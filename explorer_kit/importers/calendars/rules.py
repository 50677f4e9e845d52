"""A recurrence rule as a calendar writes it: ``FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630T220000Z``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time

from explorer_kit.importers.calendars.properties import Property, Stamp, stamp_of

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_RANGES = {
    "BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366,
    "BYHOUR": 23, "BYMINUTE": 59, "BYSECOND": 59,
}  # fmt: skip
_SUPPORTED = frozenset({"YEARLY", "MONTHLY", "WEEKLY", "DAILY"})


class RuleError(ValueError):
    """A rule is broken, or repeats more often than daily."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A recurrence rule; ``weekdays`` are (number, weekday from 0 = Monday), number 0: every such day."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: Stamp | None = None
    week_starts: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    times: tuple[time, ...] = ()


def rule_of(found: Property, start: datetime) -> Rule:
    """Return the rule of an RRULE property for an entry that starts at a wall-clock time.

    Raises
    ------
    RuleError
        It is no rule, or repeats every hour, minute or second, which no talk does.
    """
    parts = dict(part.split("=", 1) for part in found.value.upper().split(";") if "=" in part)
    frequency = parts.get("FREQ", "").strip()
    if frequency not in _SUPPORTED:
        raise RuleError(frequency or "no frequency")
    until = stamp_of(Property("UNTIL", {}, parts["UNTIL"])) if "UNTIL" in parts else None
    if "UNTIL" in parts and until is None:
        raise RuleError("UNTIL")
    return Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1")),
        count=_number(parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        week_starts=_WEEKDAYS.index(parts["WKST"]) if parts.get("WKST") in _WEEKDAYS else 0,
        weekdays=_weekdays(parts.get("BYDAY", "")),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        year_days=_numbers(parts, "BYYEARDAY"),
        weeks=_numbers(parts, "BYWEEKNO"),
        positions=_numbers(parts, "BYSETPOS"),
        times=_times(parts, start),
    )


def _number(text: str) -> int:
    if re.fullmatch(r"\s*\d{1,5}\s*", text) is None or int(text) == 0:
        raise RuleError(text[:20])
    return int(text)


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    found = []
    for text in filter(None, parts.get(name, "").split(",")):
        if re.fullmatch(r"[+-]?\d{1,3}", text.strip()) is None or abs(int(text)) > _RANGES[name]:
            raise RuleError(f"{name}={text[:20]}")
        found.append(int(text))
    return tuple(dict.fromkeys(found))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    matches = [_BYDAY.fullmatch(part.strip()) for part in filter(None, text.split(","))]
    if not all(matches):
        raise RuleError(f"BYDAY={text[:20]}")
    return tuple((int(match[1] or 0), _WEEKDAYS.index(match[2])) for match in matches if match)


def _times(parts: dict[str, str], start: datetime) -> tuple[time, ...]:
    hours = _numbers(parts, "BYHOUR") or (start.hour,)
    minutes = _numbers(parts, "BYMINUTE") or (start.minute,)
    seconds = _numbers(parts, "BYSECOND") or (start.second,)
    if min(*hours, *minutes, *seconds, 0) < 0 or len(hours) * len(minutes) * len(seconds) > 48:
        raise RuleError("BYHOUR")
    return tuple(sorted(time(h, m, s) for h in hours for m in minutes for s in seconds))
