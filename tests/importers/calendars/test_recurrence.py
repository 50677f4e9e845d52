"""The dates of a rule: examples of RFC 5545 worked out there, and dateutil as an independent reader."""

from __future__ import annotations

from datetime import datetime, timedelta
from time import perf_counter

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.importers.calendars.properties import Property
from explorer_kit.importers.calendars.recurrence import Budget, occurrences
from explorer_kit.importers.calendars.rules import RuleError, rule_of

START = datetime(1997, 9, 2, 9)


def dates(rule, start=START, horizon=datetime(1999, 1, 1), budget=None):
    found = rule_of(Property("RRULE", {}, rule), start)
    return list(occurrences(found, start, datetime.max, horizon, budget or Budget()))


def days(rule, start=START, **how):
    return [f"{found:%y%m%d}" for found in dates(rule, start, **how)]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    # RFC 5545, 3.8.5.3
    [
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", START, ["970902", "970912", "970922", "971002", "971012"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
            START,
            ["970902", "970904", "970916", "970918", "970930", "971002", "971014", "971016"],
        ),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", datetime(1997, 8, 5, 9),
         ["970805", "970810", "970819", "970824"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", datetime(1997, 8, 5, 9),
         ["970805", "970817", "970819", "970831"]),
        ("FREQ=MONTHLY;COUNT=4;BYDAY=1FR", datetime(1997, 9, 5, 9), ["970905", "971003", "971107", "971205"]),
        ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3", datetime(1997, 9, 28, 9), ["970928", "971029", "971128"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", datetime(1997, 9, 4, 9),
         ["970904", "971007", "971106"]),
        ("FREQ=MONTHLY;COUNT=4;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", datetime(1997, 9, 29, 9),
         ["970929", "971030", "971127", "971230"]),
        ("FREQ=YEARLY;COUNT=4;BYMONTH=6,7", datetime(1997, 6, 10, 9),
         ["970610", "970710", "980610", "980710"]),
        ("FREQ=YEARLY;COUNT=2;BYWEEKNO=20;BYDAY=MO", datetime(1997, 5, 12, 9), ["970512", "980511"]),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", START,
         ["970902", "980213", "980313", "981113"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", datetime(2007, 1, 15, 9),
         ["070115", "070130", "070215", "070315", "070330"]),
    ],
)  # fmt: skip
def test_examples_of_the_standard(rule, start, expected):
    assert days(rule, start, horizon=start + timedelta(days=500)) == expected


def test_the_first_date_counts_also_where_the_rule_does_not_fit_it():
    # 5 March 2026 is a Thursday
    assert days("FREQ=WEEKLY;BYDAY=MO;COUNT=3", datetime(2026, 3, 5, 9), horizon=datetime(2027, 1, 1)) == [
        "260305", "260309", "260316",
    ]  # fmt: skip


def test_29_february_comes_in_leap_years_only():
    assert days("FREQ=YEARLY", datetime(2024, 2, 29, 9), horizon=datetime(2033, 1, 1)) == [
        "240229", "280229", "320229",
    ]  # fmt: skip


def test_the_horizon_is_the_last_date():
    assert days("FREQ=DAILY", horizon=datetime(1997, 9, 4, 9)) == ["970902", "970903", "970904"]


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))

    def numbers(low, high):
        found = draw(st.lists(st.integers(low, high).filter(bool), min_size=1, max_size=3))
        return ",".join(map(str, found))

    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    parts += [f"BYMONTH={numbers(1, 12)}"] if draw(st.integers(0, 3)) == 0 else []
    if frequency != "WEEKLY" and draw(st.integers(0, 3)) == 0:
        parts.append(f"BYMONTHDAY={numbers(-31, 31)}")
    if frequency == "YEARLY" and draw(st.integers(0, 3)) == 0:
        parts.append(
            draw(st.sampled_from([f"BYYEARDAY={numbers(-366, 366)}", f"BYWEEKNO={numbers(-53, 53)}"]))
        )
    if draw(st.booleans()):
        plain = frequency in {"DAILY", "WEEKLY"} or "BYWEEKNO" in parts[-1]
        place = "" if plain else draw(st.sampled_from(["", "1", "-1", "2", "5"]))
        chosen = draw(st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1))
        parts.append("BYDAY=" + ",".join(place + day for day in chosen))
    if frequency in {"MONTHLY", "YEARLY"} and draw(st.integers(0, 3)) == 0:
        parts.append(f"BYSETPOS={numbers(-3, 3)}")
    return ";".join([*parts, f"WKST={draw(st.sampled_from(['MO', 'SU']))}"])


@settings(max_examples=60)
@given(rules(), st.datetimes(datetime(2015, 1, 1), datetime(2028, 1, 1)))
def test_dateutil_finds_the_same_dates(rule, start):
    start = start.replace(microsecond=0)
    horizon = start + timedelta(days=800)
    expected = rrulestr(f"RRULE:{rule}", dtstart=start).between(start, horizon, inc=True)
    assert dates(rule, start, horizon=horizon) == sorted({start, *expected})


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "FREQ=BANANA", "", "COUNT=3",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=x",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=99", "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;BYHOUR=-1",
        "FREQ=DAILY;COUNT=" + "9" * 5000,
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,1,2",
    ],
)  # fmt: skip
def test_rules_that_are_none_or_no_talk_follows_are_refused(rule):
    with pytest.raises(RuleError):
        dates(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYWEEKNO=53;BYMONTH=6",
    ],
)
def test_a_rule_that_never_fits_ends(rule):
    started = perf_counter()
    assert len(dates(rule, datetime(1900, 1, 1), horizon=datetime(2101, 1, 1))) == 1
    assert perf_counter() - started < 2


def test_the_budget_of_a_file_bounds_a_rule():
    budget = Budget(days=1_000_000, occurrences=100)
    assert len(dates("FREQ=DAILY", budget=budget)) == 101
    assert budget.spent
