from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.dates import (
    Dated,
    DateOrder,
    InvalidDate,
    NotADate,
    NumericDate,
    PartialDate,
    read_date,
    settle,
)
from explorer_kit.records import Moment

FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05",
        "2026/03/05",
        "2026.3.5",
        "2026. 3. 5.",
        "20260305",
        "5 March 2026",
        "5th March 2026",
        "5 Mar 26",
        "5-Mar-26",
        "5-Mar-2026",
        "05MAR2026",
        "5/Mar/2026",
        "March 5, 2026",
        "March 5th, 2026",
        "Mar. 5, 2026",
        "Mar 5 '26",
        "Mar-05-2026",
        "the 5th of March, 2026",
        "2026 March 5",
        "2026-Mar-05",
        "Thu, 5 Mar 2026",
        "Thursday, March 5, 2026",
        "5. März 2026",
        "5. Mrz. 2026",
        "Do., 5. März 2026",
        "Donnerstag, den 5. Maerz 2026",
        "5 mars 2026",
        "jeudi 5 mars 2026",
        "jeu. 5 mars 2026",
        "5 de marzo de 2026",
        "jueves, 5 de marzo de 2026",
        "\u00a05\u00a0March\u00a02026 ",
        "5 MÄRZ 2026",
        "2026\u201103\u201105",
        "5\u2010Mar\u20102026",
    ],
)
def test_one_day_in_many_spellings(text):
    assert read_date(text) == Dated(FIFTH)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 January 2026", 1), ("1. Jänner 2026", 1), ("1er janvier 2026", 1),
        ("1 de enero de 2026", 1),
        ("1 Feb 2026", 2), ("1 février 2026", 2), ("1 febrero 2026", 2), ("1. Februar 2026", 2),
        ("1 avr. 2026", 4), ("1 abr 2026", 4),
        ("1 mai 2026", 5), ("1 mayo 2026", 5), ("1 May 2026", 5),
        ("1 juin 2026", 6), ("1. Juni 2026", 6),
        ("1 junio 2026", 6), ("1 juillet 2026", 7), ("1 Juli 2026", 7),
        ("1 août 2026", 8), ("1 ago 2026", 8), ("1 Sept. 2026", 9), ("1 setiembre 2026", 9),
        ("1. Oktober 2026", 10), ("1 oct 2026", 10), ("1 nov. 2026", 11), ("1. Dez. 2026", 12),
        ("1 décembre 2026", 12), ("1 dic 2026", 12), ("1 dec 2026", 12),
    ],
)  # fmt: skip
def test_months_of_four_languages(text, month):
    assert read_date(text) == Dated(date(2026, month, 1))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-05 14:30", Moment.local(datetime(2026, 3, 5, 14, 30))),
        ("2026-03-05T14:30", Moment.local(datetime(2026, 3, 5, 14, 30))),
        ("2026-03-05T14:30:15", Moment.local(datetime(2026, 3, 5, 14, 30, 15), "second")),
        ("2026-03-05T14:30:15.123456", Moment.local(datetime(2026, 3, 5, 14, 30, 15), "second")),
        ("20260305T143015", Moment.local(datetime(2026, 3, 5, 14, 30, 15), "second")),
        ("March 5, 2026 2:00 PM", Moment.local(datetime(2026, 3, 5, 14, 0))),
        ("March 5, 2026 at 2pm", Moment.local(datetime(2026, 3, 5, 14, 0))),
        ("5 March 2026, 12:15 am", Moment.local(datetime(2026, 3, 5, 0, 15))),
        ("5 March 2026, 12 p.m.", Moment.local(datetime(2026, 3, 5, 12, 0))),
        ("5. März 2026 um 14.30 Uhr", Moment.local(datetime(2026, 3, 5, 14, 30))),
        ("5. März 2026, 14 Uhr", Moment.local(datetime(2026, 3, 5, 14, 0))),
        ("5 mars 2026 à 14h30", Moment.local(datetime(2026, 3, 5, 14, 30))),
        ("5 mars 2026 14 h", Moment.local(datetime(2026, 3, 5, 14, 0))),
        ("5 de marzo de 2026 a las 2:30 p. m.", Moment.local(datetime(2026, 3, 5, 14, 30))),
        ("14:30, 5 March 2026", Moment.local(datetime(2026, 3, 5, 14, 30))),
        ("5 Mar 2026 14:30 ET", Moment.local(datetime(2026, 3, 5, 14, 30), zone="unknown")),
    ],
)
def test_a_time_of_day_stays_a_wall_clock(text, moment):
    assert read_date(text).moment == moment


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-05T14:30:00Z", datetime(2026, 3, 5, 14, 30)),
        ("2026-02-10 17:42:31 UTC", datetime(2026, 2, 10, 17, 42, 31)),
        ("2026-03-05T14:30:00+01:00", datetime(2026, 3, 5, 13, 30)),
        ("2026-03-05T14:30:00-0500", datetime(2026, 3, 5, 19, 30)),
        ("2026-03-05 14:30:00-05", datetime(2026, 3, 5, 19, 30)),
        ("2026-03-05T14:30-05:00", datetime(2026, 3, 5, 19, 30)),
        ("2026-03-05 14:30:00-05:00", datetime(2026, 3, 5, 19, 30)),
        ("March 5, 2026 2:00 PM (GMT+1)", datetime(2026, 3, 5, 13, 0)),
        ("5 March 2026 14:30 GMT", datetime(2026, 3, 5, 14, 30)),
        ("5 March 2026 14:30 PST", datetime(2026, 3, 5, 22, 30)),
        ("5. März 2026 14:30 MEZ", datetime(2026, 3, 5, 13, 30)),
    ],
)
def test_an_offset_gives_the_instant(text, instant):
    assert read_date(text).moment.instant == instant


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("March 5, 2026 2:00 PM → 2:30 PM", datetime(2026, 3, 5, 14, 30)),
        ("2026-03-05 14:00-14:30", datetime(2026, 3, 5, 14, 30)),
        ("5 March 2026, 14:00 – 14:30", datetime(2026, 3, 5, 14, 30)),
        ("5 March 2026 2:00-2:30 pm", datetime(2026, 3, 5, 14, 30)),
        ("5 March 2026, 14:00 bis 14:30 Uhr", datetime(2026, 3, 5, 14, 30)),
        ("March 5, 2026 11:00 PM → March 6, 2026 12:30 AM", datetime(2026, 3, 6, 0, 30)),
    ],
)
def test_a_span_has_an_end(text, end):
    assert read_date(text).end.wall == end


def test_notions_span_with_an_offset():
    reading = read_date("March 5, 2026 2:00 PM (GMT+1) → 2:30 PM")
    assert reading.moment.instant == datetime(2026, 3, 5, 13, 0)
    assert reading.end.instant == datetime(2026, 3, 5, 13, 30)


def test_a_span_of_days_begins_on_its_first():
    assert read_date("March 5, 2026 → March 8, 2026").day == FIFTH


def test_an_impossible_time_leaves_the_day():
    assert read_date("2026-03-05 25:00").clock is None


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        (FIFTH, Dated(FIFTH)),
        (datetime(2026, 3, 5), Dated(FIFTH)),
        (46086.0, Dated(FIFTH)),
        ("46086", Dated(FIFTH)),
        (20260305.0, Dated(FIFTH)),
        (36526.0, Dated(date(2000, 1, 1))),
        (73050.0, Dated(date(2099, 12, 31))),
        (date(1899, 12, 31), InvalidDate("the year 1899")),
        (5.0, NotADate("5")),
        (36525.0, NotADate("36525")),
        (73051.0, NotADate("73051")),
        (time(14, 0), NotADate("14:00:00")),
        (True, NotADate("TRUE")),
        (None, NotADate("")),
        (timedelta(minutes=30), NotADate("0:30:00")),
    ],
)
def test_typed_cells(cell, reading):
    assert read_date(cell) == reading


def test_a_serial_with_a_fraction_has_a_time():
    assert read_date(46086.604166667).moment == Moment.local(datetime(2026, 3, 5, 14, 30))


def test_a_typed_time_stays_a_wall_clock():
    assert read_date(datetime(2026, 3, 5, 14, 30)).moment == Moment.local(datetime(2026, 3, 5, 14, 30))


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/04/2026", DateOrder.DAY, date(2026, 4, 3)),
        ("03/04/2026", DateOrder.MONTH, date(2026, 3, 4)),
        ("3.4.26", DateOrder.DAY, date(2026, 4, 3)),
        ("3-4-2026", DateOrder.MONTH, date(2026, 3, 4)),
        ("3. 4. 2026", DateOrder.DAY, date(2026, 4, 3)),
        ("25/03/2026", DateOrder.DAY, date(2026, 3, 25)),
        ("26/03/05", DateOrder.YEAR, FIFTH),
        ("Thu 3/5/2026", DateOrder.MONTH, FIFTH),
        ("1/2/69", DateOrder.DAY, date(2069, 2, 1)),
        ("1/2/70", DateOrder.DAY, date(1970, 2, 1)),
    ],
)
def test_a_numeric_date_is_settled_by_its_order(text, order, day):
    reading = read_date(text)
    assert isinstance(reading, NumericDate)
    assert settle(reading, order) == Dated(day)


def test_linkedins_numeric_date_has_a_time():
    settled = settle(read_date("1/29/26, 2:37 PM"), DateOrder.MONTH)
    assert settled.moment == Moment.local(datetime(2026, 1, 29, 14, 37))


def test_without_an_order_a_numeric_date_stays_open():
    assert settle(read_date("03/04/2026"), None) == NumericDate(3, 4, 2026)


@pytest.mark.parametrize(
    ("text", "day"), [("05/05/2026", date(2026, 5, 5)), ("99/12/31", date(1999, 12, 31))]
)
def test_a_numeric_date_that_has_one_reading_needs_no_order(text, day):
    assert read_date(text) == Dated(day)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2026-13-01", "30 February 2026", "February 30, 2026", "32 March 2026", "25/13/2026",
        "13.13.2026", "0/5/2026", "3/5/0202", "3/5/202", "31 Nov", "29 February 2025", "2026-00-10",
    ],
)  # fmt: skip
def test_an_impossible_date_is_invalid(text):
    assert isinstance(read_date(text), InvalidDate)


@pytest.mark.parametrize(
    ("text", "order"),
    [("31/04/2026", DateOrder.DAY), ("02/30/2026", DateOrder.MONTH), ("05/13/2026", DateOrder.DAY)],
)
def test_an_impossible_date_is_invalid_once_its_order_is_known(text, order):
    assert isinstance(settle(read_date(text), order), InvalidDate)


@pytest.mark.parametrize(
    ("text", "month", "day", "rest"),
    [
        ("sent 25 Mar", 3, 25, "sent"),
        ("25. März", 3, 25, ""),
        ("March 25", 3, 25, ""),
        ("envoyé le 25 mars", 3, 25, "envoye"),
        ("el 25 de marzo", 3, 25, ""),
        ("29 Feb", 2, 29, ""),
    ],
)
def test_a_day_without_a_year_is_partial(text, month, day, rest):
    assert read_date(text) == PartialDate(month, day, None, None, rest)


def test_a_numeric_day_without_a_year_needs_an_order():
    assert settle(read_date("25/3"), DateOrder.DAY) == PartialDate(3, 25)
    assert settle(read_date("25.3."), DateOrder.DAY) == PartialDate(3, 25)
    assert isinstance(read_date("3/5 calls done"), NotADate)


@pytest.mark.parametrize("text", ["March 2026", "März 2026", "mars 2026", "2026-03"])
def test_a_month_has_no_day(text):
    assert read_date(text) == PartialDate(3, None, 2026)
    assert read_date(text).near(FIFTH) is None


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (date(2026, 3, 24), date(2026, 3, 25)),
        (date(2025, 12, 20), date(2026, 3, 25)),
        (date(2025, 8, 1), date(2025, 3, 25)),
    ],
)
def test_a_missing_year_is_taken_from_a_known_date_nearby(known, day):
    assert PartialDate(3, 25).near(known) == Dated(day)


def test_a_leap_day_goes_to_the_leap_year_near_or_nowhere():
    assert PartialDate(2, 29).near(date(2025, 1, 1)) == Dated(date(2024, 2, 29))
    assert PartialDate(2, 29).near(date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    "text",
    ["TBD", "soon", "", "yes", "next week", "n/a", "-", "0/0/00", "0.0.00", "0000-00-00", "14:30",
     "+49 30 1234567", "maybe", "3 people", "2.5", "x" * 500],
)  # fmt: skip
def test_other_text_is_no_date(text):
    assert isinstance(read_date(text), NotADate)


def test_words_around_a_date_are_kept_apart():
    assert read_date("2026-03-05 (confirmed by phone)") == Dated(FIFTH, None, "confirmed by phone")
    assert read_date("no reply as of 5 March 2026").rest == "no reply as"


days = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@given(
    days,
    st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%y", "%a, %d %b %Y", "%Y/%m/%d"]),
)
def test_what_is_written_is_read_back(day, form):
    assert read_date(day.strftime(form)) == Dated(day)


@given(days, st.sampled_from(list(DateOrder)), st.sampled_from("/.-"))
def test_numeric_dates_are_read_back_in_their_order(day, order, separator):
    form = {"day": "%d{}%m{}%y", "month": "%m{}%d{}%y", "year": "%y{}%m{}%d"}[order.value]
    reading = read_date(day.strftime(form.format(separator, separator)))
    if isinstance(reading, NumericDate):
        assert settle(reading, order) == Dated(day)
    else:  # one reading only: both parts equal, or a first part that can only be a year
        assert isinstance(reading, Dated)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2069, 1, 1)))
def test_instants_are_read_back(when):
    when = when.replace(microsecond=0)
    assert read_date(when.isoformat() + "Z").moment.instant == when


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    read_date(text)


@given(
    st.floats(allow_nan=True, allow_infinity=True) | st.datetimes() | st.dates() | st.times() | st.booleans()
)
def test_no_cell_makes_it_fail(cell):
    read_date(cell)


def test_the_other_dates_of_linkedins_export():
    """Endorsements, posts and positions, which somebody may copy into a table of their own."""
    endorsed, posted = read_date("2024/02/01 15:02:55 UTC"), read_date("2026-02-09 01:21:47")
    assert isinstance(endorsed, Dated)
    assert isinstance(posted, Dated)
    assert endorsed.moment.instant == datetime(2024, 2, 1, 15, 2, 55)
    assert posted.moment == Moment.local(datetime(2026, 2, 9, 1, 21, 47), "second")
    assert read_date("Jan 2024") == PartialDate(month=1, year=2024)
