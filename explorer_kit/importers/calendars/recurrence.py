"""The dates of a recurring entry (RFC 5545, 3.3.10), between its first date and a horizon.

It is worked out here and not by a library, because no library at hand can be stopped: a rule that never fits
(30 February) or fits every second would keep it busy for minutes. Here the work is bounded by the number of
days between the first date and the horizon, and by a budget for the whole file. Everything is wall-clock time
of the entry's zone, as the rule means it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from explorer_kit.importers.calendars.rules import Rule


@dataclass(slots=True)
class Budget:
    """How many days may be looked at, and occurrences be made, for one file."""

    days: int = 1_000_000
    occurrences: int = 50_000

    @property
    def spent(self) -> bool:
        """True when nothing is left."""
        return self.days <= 0 or self.occurrences <= 0


def occurrences(
    rule: Rule, start: datetime, until: datetime, horizon: datetime, budget: Budget
) -> Iterator[datetime]:
    """Yield the wall-clock starts of a recurring entry in their order, the first date always among them.

    Parameters
    ----------
    rule : Rule
        As `rule_of` gives it; its own ``until`` is not looked at.
    start, until, horizon : datetime
        First date; the last the rule allows (on the wall clock); the last that is wanted.
    budget : Budget
        What is left of the file's; when it is spent, no more come.
    """
    last = min(until, horizon)
    count = 1
    yield start
    for days in _periods(rule, start.date(), last.date(), budget):
        candidates = [datetime.combine(day, at) for day in days for at in rule.times]
        for candidate in _chosen(candidates, rule.positions):
            if candidate <= start:
                continue
            if candidate > last or (rule.count is not None and count >= rule.count) or budget.spent:
                return
            count += 1
            budget.occurrences -= 1
            yield candidate


def _chosen(candidates: list[datetime], positions: tuple[int, ...]) -> list[datetime]:
    if not positions:
        return candidates
    size = len(candidates)
    places = {place - 1 if place > 0 else size + place for place in positions if place}
    return [candidates[place] for place in sorted(places) if 0 <= place < size]


def _periods(rule: Rule, first: date, last: date, budget: Budget) -> Iterator[list[date]]:
    """Yield the fitting days of each year, month, week or day on which the rule falls."""
    tests = _tests(rule, first)
    for days in _PERIODS[rule.frequency](rule, first, last):
        budget.days -= max(len(days), 1)
        if budget.spent:
            return
        yield [day for day in days if all(test(day) for test in tests)]


def _years(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    whole = bool(rule.weeks or rule.year_days) or not (rule.months or _is_plain(rule))
    months = range(1, 13) if whole else sorted(set(rule.months) or {first.month})
    for year in range(first.year, last.year + 1, rule.interval):
        yield [day for month in months for day in _month(year, month)]


def _months(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month, rule.interval):
        yield _month(number // 12, number % 12 + 1)


def _weeks(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    monday = first.toordinal() - (first.weekday() - rule.week_starts) % 7
    wanted = {weekday for _, weekday in rule.weekdays} or {first.weekday()}
    steps = sorted((weekday - rule.week_starts) % 7 for weekday in wanted)
    for week in range(monday, last.toordinal() + 1, 7 * rule.interval):
        yield [date.fromordinal(week + step) for step in steps]


def _days(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    for day in range(first.toordinal(), last.toordinal() + 1, rule.interval):
        yield [date.fromordinal(day)]


_PERIODS: dict[str, Callable[[Rule, date, date], Iterator[list[date]]]] = {
    "YEARLY": _years, "MONTHLY": _months, "WEEKLY": _weeks, "DAILY": _days,
}  # fmt: skip


def _is_plain(rule: Rule) -> bool:
    """Tell whether the first date alone says which days the rule means."""
    return not (rule.weekdays or rule.month_days or rule.year_days or rule.weeks)


def _month(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [date.fromordinal(first.toordinal() + step) for step in range(_length(first))]


def _length(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following.toordinal() - date(day.year, day.month, 1).toordinal()


def _tests(rule: Rule, first: date) -> list[Callable[[date], bool]]:
    """Return what a day must pass."""
    months, month_days = rule.months, rule.month_days
    if rule.frequency in {"YEARLY", "MONTHLY"} and _is_plain(rule):
        month_days = (first.day,)
        months = months or ((first.month,) if rule.frequency == "YEARLY" else ())
    tests: list[Callable[[date], bool]] = []
    if months:
        tests.append(lambda day: day.month in months)
    if month_days:
        tests.append(lambda day: day.day in month_days or day.day - _length(day) - 1 in month_days)
    if rule.year_days:
        tests.append(lambda day: any(_year_day(day) == place for place in _places(rule.year_days, day)))
    if rule.weeks:
        tests.append(lambda day: _is_in_weeks(day, rule))
    if rule.weekdays and rule.frequency != "WEEKLY":
        tests.append(lambda day: any(_is_weekday(day, *wanted, rule) for wanted in rule.weekdays))
    return tests


def _year_day(day: date) -> int:
    return day.timetuple().tm_yday


def _places(year_days: tuple[int, ...], day: date) -> list[int]:
    length = _year_day(date(day.year, 12, 31))
    return [place if place > 0 else length + 1 + place for place in year_days]


def _is_in_weeks(day: date, rule: Rule) -> bool:
    """Tell whether a day's week has one of the numbers, counted in the year that holds most of the week."""
    middle = day + timedelta(days=3 - (day.weekday() - rule.week_starts) % 7)
    week = (_year_day(middle) - 1) // 7 + 1
    # 28 December and the three days around it: the last week is the one that has its middle in the year
    last_middle = date(middle.year, 12, 31)
    last_middle -= timedelta(days=(last_middle.weekday() - rule.week_starts - 3) % 7)
    weeks = (_year_day(last_middle) - 1) // 7 + 1
    return week in rule.weeks or week - weeks - 1 in rule.weeks


def _is_weekday(day: date, number: int, weekday: int, rule: Rule) -> bool:
    if day.weekday() != weekday:
        return False
    if number == 0 or rule.frequency == "DAILY":
        return True
    if rule.frequency == "MONTHLY" or rule.months:
        place, length = day.day, _length(day)
    else:
        place, length = _year_day(day), _year_day(date(day.year, 12, 31))
    return number == (place - 1) // 7 + 1 if number > 0 else -number == (length - place) // 7 + 1
