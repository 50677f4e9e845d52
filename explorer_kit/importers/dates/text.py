"""Dates as people write them, found in text: by pattern, most complete first, never by guessing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from explorer_kit.importers.dates.clock import find_time
from explorer_kit.importers.dates.names import MONTH_PATTERN, MONTHS, telling_words
from explorer_kit.importers.dates.readings import (
    FIRST_YEAR,
    LAST_YEAR,
    Clock,
    Dated,
    DateReading,
    InvalidDate,
    NotADate,
    NumericDate,
    PartialDate,
    day_or_none,
    full_year,
)
from explorer_kit.importers.folding import clean_line, without_accents

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|o)?\.?"
# Two digits are a year unless a clock goes on from them: "25 Mar 10:30", "25 Mar 10 am".
_YEAR = r"(?P<y>\d{4}(?!\d)|'?\d{2}(?!\d|[:h.]\d|\s*(?:[ap]\.?\s?m\b|uhr|h\b)))"
_MONTH = f"(?P<m>{MONTH_PATTERN})"
_LINK = r"[\s,./-]*(?:(?:de|del|of)\s+)?"
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/.])\s?(?P<m>\d{1,2})(?P=sep)\s?(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<c>\d{2,4})(?!\d)"
)
_NUMERIC_PARTIAL = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?:/(?P<b>\d{1,2})|\.\s?(?P<b2>\d{1,2})\.)(?![\d/.])"
)
_DAY_MONTH_YEAR = re.compile(rf"(?<!\d){_DAY}{_LINK}{_MONTH}{_LINK}{_YEAR}")
_MONTH_DAY_YEAR = re.compile(rf"(?<![a-z]){_MONTH}[\s./-]*{_DAY}(?!\d)[\s,/-]+(?:of\s+)?{_YEAR}")
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(?P<y>\d{{4}})[\s./-]*{_MONTH}[\s./-]*{_DAY}(?!\d)")
_MONTH_YEAR = re.compile(
    rf"(?<![a-z]){_MONTH}{_LINK}(?P<y>\d{{4}})(?!\d)|(?<!\d)(?P<y2>\d{{4}})-(?P<n>\d{{2}})(?![\d-])"
)
_DAY_MONTH = re.compile(rf"(?<!\d){_DAY}{_LINK}{_MONTH}(?![\s,]*\d{{3,}})")
_MONTH_DAY = re.compile(rf"(?<![a-z]){_MONTH}[\s./-]*{_DAY}(?![\d:]|[\s,]*\d{{3,}})")
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")


def read_text_date(text: str) -> DateReading:
    """Read a text cell as a date; words around the date do not matter, they are kept in ``rest``."""
    # folding makes the hyphen that does not break, as word processors write it, a hyphen that is no minus
    folded = without_accents(clean_line(text)).casefold().replace("\u2010", "-")
    begin, *ends = _ARROW.split(folded, maxsplit=1)
    reading = _read(begin)
    if isinstance(reading, NotADate):
        return NotADate(clean_line(text))
    return _with_end(reading, ends[0]) if ends else reading


def _read(folded: str) -> DateReading:
    for pattern, build in _PATTERNS:
        match = pattern.search(folded)
        if match is not None:
            reading = build(match)
            if not isinstance(reading, NotADate):
                return _with_rest(reading, folded[: match.start()] + " \n " + folded[match.end() :])
    return NotADate()


def _with_rest(reading: DateReading, around: str) -> DateReading:
    """Add the time of day found around a date, and what words remain."""
    if isinstance(reading, InvalidDate | NotADate):
        return reading
    found = find_time(around)
    clock = None
    if found is not None:
        clock = Clock(found.at, found.with_seconds, found.offset, found.zone_unknown, found.until)
    rest = telling_words(found.remainder if found else around)
    if isinstance(reading, NumericDate) and reading.third is None and rest:
        return NotADate()  # "3/5 calls done" is a count, "3/5" alone a day
    return replace(reading, clock=clock, rest=rest)


def _with_end(reading: DateReading, end: str) -> DateReading:
    """Add the end of a span written with an arrow: a time of the same day, or another day with its time."""
    if not isinstance(reading, Dated) or reading.clock is None:
        return reading
    other = _read(end)
    found = find_time(end)
    until = other.clock.at if isinstance(other, Dated) and other.clock else found.at if found else None
    until_day = other.day if isinstance(other, Dated) else None
    offset = reading.clock.offset if reading.clock.offset is not None else found.offset if found else None
    return replace(reading, clock=replace(reading.clock, until=until, until_day=until_day, offset=offset))


def _full(year: str, month: int, day: str) -> DateReading:
    digits = year.lstrip("'")
    number = int(digits) if len(digits) == 4 else full_year(int(digits))
    found = day_or_none(number, month, int(day))
    return Dated(found) if found else InvalidDate(f"there is no day {int(day)} in month {month} of {number}")


def _iso(match: re.Match[str]) -> DateReading:
    if not int(match["y"] + match["m"] + match["d"]):
        return NotADate()
    return _full(match["y"], int(match["m"]), match["d"])


def _named(match: re.Match[str]) -> DateReading:
    return _full(match["y"], _month_number(match["m"]), match["d"])


def _numeric(match: re.Match[str]) -> DateReading:
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    short = len(match["c"]) == 2
    if first == second == 0:
        return NotADate()  # 0/0/00 and 0.0.00 are how some programs write an empty date
    could_be_day = 1 <= first <= 31 or len(match["a"]) == 1
    if short and not could_be_day and 1 <= second <= 12 and 1 <= year <= 31:
        return _full(match["a"], second, match["c"])
    if (
        not (short or FIRST_YEAR <= year <= LAST_YEAR)
        or 0 in (first, second)
        or min(first, second) > 12
        or max(first, second) > 31
    ):
        return InvalidDate(f"{match[0]} is no day of any calendar order")
    if first == second:
        return _full(match["c"], second, match["a"])
    return NumericDate(first, second, year, short)


def _numeric_partial(match: re.Match[str]) -> DateReading:
    first, second = int(match["a"]), int(match["b"] or match["b2"])
    if 0 in (first, second) or min(first, second) > 12 or max(first, second) > 31:
        return NotADate()
    return PartialDate(first, second) if first == second else NumericDate(first, second, None)


def _month_year(match: re.Match[str]) -> DateReading:
    month = _month_number(match["m"]) if match["m"] else int(match["n"])
    year = int(match["y"] or match["y2"])
    return PartialDate(month, None, year) if day_or_none(year, month, 1) else NotADate()


def _day_and_month(match: re.Match[str]) -> DateReading:
    month, day = _month_number(match["m"]), int(match["d"])
    possible: date | None = day_or_none(2024, month, day)
    return PartialDate(month, day) if possible else InvalidDate(f"there is no day {day} in month {month}")


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".")]


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateReading]], ...] = (
    (_ISO, _iso),
    (_DAY_MONTH_YEAR, _named),
    (_MONTH_DAY_YEAR, _named),
    (_YEAR_MONTH_DAY, _named),
    (_NUMERIC, _numeric),
    (_COMPACT, _iso),
    (_MONTH_YEAR, _month_year),
    (_DAY_MONTH, _day_and_month),
    (_MONTH_DAY, _day_and_month),
    (_NUMERIC_PARTIAL, _numeric_partial),
)
