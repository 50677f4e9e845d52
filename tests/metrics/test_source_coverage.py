"""Coverage by source: hand-worked cases. Day 1 is Thursday 1 January 2026; day 32 is 1 February."""

from datetime import date

import pytest

from tests.metrics.tables import Tables, at, end_of

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


def coverage(tables: Tables, as_of_day: int = 60, **params):
    columns = ("period", "source", "events", "told_alone", "people", "undated")
    rows = tables.metric("source_coverage", end_of(as_of_day), **params)
    return [tuple(row[name] for name in columns) for row in rows]


def test_an_event_counts_once_in_each_source_that_tells_of_it():
    # January: an outreach told by mail and tracker, a reply by mail alone. February: a talk in the calendar.
    tables = Tables().contact("ada").contact("ben")
    tables.message("outreach", "ada", 5, sources=["mail", "tracker"])
    tables.message("reply", "ben", 6, sources=["mail"])
    tables.talk("t", "ada", 40, sources=["calendar.ics"])
    assert coverage(tables) == [
        (JANUARY, "calendar.ics", 0, 0, 0, 0),
        (JANUARY, "mail", 2, 1, 2, 0),
        (JANUARY, "tracker", 1, 0, 1, 0),
        (FEBRUARY, "calendar.ics", 1, 1, 1, 0),
        (FEBRUARY, "mail", 0, 0, 0, 0),
        (FEBRUARY, "tracker", 0, 0, 0, 0),
    ]


def test_what_has_no_day_is_counted_apart():
    tables = Tables().contact("ada").message("outreach", "ada", 5, sources=["tracker"])
    tables.message("reply", "ada", None, counts_from=7, sources=["tracker"])
    assert coverage(tables) == [(JANUARY, "tracker", 1, 1, 1, 1)]


def test_what_is_planned_or_lies_ahead_is_left_out():
    tables = Tables().contact("ada").message("outreach", "ada", 5, sources=["tracker"])
    tables.message("follow_up", "ada", 6, subtype="planned", sources=["tracker"])
    tables.talk("t", "ada", 20, sources=["tracker"])
    assert coverage(tables, 19) == [(JANUARY, "tracker", 1, 1, 1, 0)]
    # a talk without a time is over when its day is
    assert coverage(tables, 20) == [(JANUARY, "tracker", 1, 1, 1, 0)]
    assert coverage(tables, 21) == [(JANUARY, "tracker", 2, 2, 1, 0)]


@pytest.mark.parametrize(("of", "events"), [("all", 4), ("messages", 2), ("talks", 1), ("notes", 1)])
def test_kinds_can_be_looked_at_alone(of, events):
    tables = Tables().contact("ada").message("outreach", "ada", 5, sources=["x"])
    tables.message("note", "ada", 6, subtype="inbound_unsolicited", sources=["x"])
    tables.message("note", "ada", 6, subtype="advice", sources=["x"])
    tables.talk("t", "ada", 7, sources=["x"])
    assert coverage(tables, of=of) == [(JANUARY, "x", events, events, 1, 0)]


def test_weeks_begin_on_monday():
    tables = Tables().contact("ada").message("outreach", "ada", 4, sources=["x"])
    tables.message("reply", "ada", 5, sources=["x"])
    assert [row[:3] for row in coverage(tables, period="week")] == [
        (date(2025, 12, 29), "x", 1),
        (date(2026, 1, 5), "x", 1),
    ]


def test_the_rows_behind_a_bar_are_its_events():
    tables = Tables().contact("ada").message("outreach", "ada", 5, sources=["mail", "tracker"])
    tables.message("reply", "ada", 6, sources=["mail"]).message("reply", "ada", 40, sources=["mail"])
    behind = tables.behind("source_coverage", end_of(60), {"period": JANUARY, "source": "mail"})
    assert [(row["kind"], row["full_name"], row["sources"]) for row in behind] == [
        ("outreach", "Ada", 2),
        ("reply", "Ada", 1),
    ]


def test_an_instant_counts_to_the_second():
    tables = Tables().contact("ada").message("outreach", "ada", 5, occurred_at=at(5, 12), sources=["x"])
    assert tables.metric("source_coverage", at(5, 11)) == []
    assert len(tables.metric("source_coverage", at(5, 12))) == 1


def test_without_events_there_is_nothing():
    assert coverage(Tables().contact("ada")) == []
