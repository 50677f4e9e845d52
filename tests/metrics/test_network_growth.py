"""Network growth: hand-worked cases. Day 1 is Thursday 1 January 2026; day 32 is 1 February."""

from datetime import date

import pytest

from tests.metrics.tables import Tables, at, end_of

JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def growth(tables: Tables, as_of_day: int, *columns: str, **params):
    """Return (period, segment, the columns asked for) of every row."""
    rows = tables.metric("network_growth", end_of(as_of_day), **params)
    return [(row["period"], row["segment"], *(row[column] for column in columns)) for row in rows]


def test_contacts_by_source_month_by_month():
    # January: Ada (tracker), Ben (notes). February: Cem (tracker). March: nobody, but as_of lies in it.
    tables = Tables().contact("ada", 5, source="tracker").contact("ben", 31, source="notes")
    tables.contact("cem", 32, source="tracker")
    assert growth(tables, 70, "contacts", "new_contacts") == [
        (JANUARY, "notes", 1, 1),
        (JANUARY, "tracker", 1, 1),
        (FEBRUARY, "notes", 1, 0),
        (FEBRUARY, "tracker", 2, 1),
        (MARCH, "notes", 1, 0),
        (MARCH, "tracker", 2, 0),
    ]


def test_weeks_begin_on_monday():
    # Day 4 is Sunday 4 January, day 5 Monday 5 January.
    tables = Tables().contact("ada", 4).contact("ben", 5)
    assert growth(tables, 6, "contacts", by="all", period="week") == [
        (date(2025, 12, 29), "all", 1),
        (date(2026, 1, 5), "all", 2),
    ]


def test_a_talk_counts_once_however_many_people_it_has_and_only_when_it_is_over():
    tables = Tables().contact("ada").contact("ben").talk("t", ["ada", "ben"], 10)
    assert growth(tables, 10, "talks", by="all") == [(JANUARY, "all", 0)]
    assert growth(tables, 11, "talks", "new_talks", by="all") == [(JANUARY, "all", 1, 1)]


@pytest.mark.parametrize("status", ["cancelled", "no_show", "declined", "unconfirmed", "candidate"])
def test_only_held_talks_count(status):
    tables = Tables().contact("ada").talk("t", "ada", 10, status=status)
    assert growth(tables, 30, "talks", "reachable", by="all") == [(JANUARY, "all", 0, 0)]


def test_a_person_is_reachable_from_the_first_thing_that_makes_them_so():
    # Ada replied in January and held a talk in February: reachable since January, once.
    tables = Tables().contact("ada").message("reply", "ada", 20).talk("t", "ada", 40)
    assert growth(tables, 45, "reachable", "new_reachable", by="all") == [
        (JANUARY, "all", 1, 1),
        (FEBRUARY, "all", 1, 0),
    ]


def test_who_is_reachable():
    tables = Tables()
    for person in ("replied", "talked", "connected", "referred", "invited", "asked"):
        tables.contact(person)
    tables.message("reply", "replied", 2).talk("t", "talked", 3)
    tables.message("connection", "connected", 4, subtype="connected")
    tables.message("connection", "invited", 4, subtype="connection_request")
    tables.message("outreach", "asked", 5).referral("talked", "referred", 6)
    assert growth(tables, 30, "reachable", by="all") == [(JANUARY, "all", 4)]
    behind = tables.behind("network_growth", end_of(30), {"measure": "reachable"}, by="all")
    assert [(row["contact_id"], row["how"]) for row in behind] == [
        ("replied", "reply"),
        ("talked", "talk"),
        ("connected", "connection"),
        ("referred", "referral"),
    ]


def test_contacts_without_a_date_are_counted_apart():
    tables = Tables().contact("ada", 5).contact("ben", None).contact("cem", None)
    assert growth(tables, 30, "contacts", "undated_contacts", by="all") == [(JANUARY, "all", 1, 2)]


def test_nothing_but_undated_contacts_still_shows_them():
    assert growth(Tables().contact("ben", None), 30, "contacts", "undated_contacts", by="all") == [
        (JANUARY, "all", 0, 1)
    ]


def test_a_talk_that_is_only_ticked_counts_from_the_latest_day_of_its_row():
    tables = Tables().contact("ada").talk("t", "ada", None, counts_from=40)
    assert growth(tables, 39, "talks", by="all")[-1] == (FEBRUARY, "all", 0)
    assert growth(tables, 40, "talks", by="all")[-1] == (FEBRUARY, "all", 1)


def test_who_appears_after_as_of_is_no_contact_yet():
    tables = Tables().contact("ada", 5).contact("ben", 20)
    assert growth(tables, 10, "contacts", by="all") == [(JANUARY, "all", 1)]


def test_the_instant_decides_where_one_is_known():
    tables = Tables().contact("ada", 5, first_seen_at=at(5, 12))
    assert tables.metric("network_growth", at(5, 11)) == []
    assert len(tables.metric("network_growth", at(5, 12))) == 1


def test_an_empty_journal_has_no_rows():
    assert Tables().metric("network_growth", end_of(60)) == []


def test_the_rows_behind_one_point_are_those_of_its_period():
    tables = Tables().contact("ada", 5).contact("ben", 35).talk("t", "ben", 36)
    key = {"period": FEBRUARY, "segment": "all"}
    rows = tables.behind("network_growth", end_of(60), key, by="all")
    assert [(row["measure"], row["full_name"]) for row in rows] == [
        ("contacts", "Ben"),
        ("reachable", "Ben"),
        ("talks", "Ben"),
    ]
