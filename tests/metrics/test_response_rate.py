"""Response rate: hand-worked cases. Day 1 is 1 January; the window is 14 days unless said otherwise.

Asked on day 1, the window is days 1 to 15; it has passed from day 16 on.
"""

import pytest

from tests.metrics.tables import Tables, at, end_of


def rate(tables: Tables, as_of_day: int, **params):
    """Return the one row for everybody."""
    (row,) = tables.metric("response_rate", end_of(as_of_day), **params)
    return row


def asked(*people: str, on: int | None = 1, **columns) -> Tables:
    tables = Tables()
    for person in people:
        tables.contact(person).message("outreach", person, on, **columns)
    return tables


def counts(row) -> dict[str, int]:
    return {
        name: row[name]
        for name in ("answered", "mature", "immature", "bounced", "undated", "answered_undated")
    }


def test_three_of_ten_with_the_published_interval():
    # Wilson for 3 of 10: 0.1078 to 0.6032 (centre 0.3555, half-width 0.2477; see tests/statistics)
    tables = asked(*"abcdefghij")
    for person in "abc":
        tables.message("reply", person, 4)
    row = rate(tables, 30)
    assert row["segment"] == "all"
    assert row["response_rate"] == pytest.approx(0.3)
    assert (row["low"], row["high"]) == pytest.approx((0.1078, 0.6032), abs=0.00005)
    assert counts(row) == {
        "answered": 3, "mature": 10, "immature": 0, "bounced": 0, "undated": 0, "answered_undated": 0,
    }  # fmt: skip
    assert row["n"] == 10


@pytest.mark.parametrize(("replied_on", "answered"), [(1, 1), (15, 1), (16, 0), (60, 0)])
def test_the_last_day_of_the_window_counts_and_the_next_does_not(replied_on, answered):
    assert rate(asked("ada").message("reply", "ada", replied_on), 90)["answered"] == answered


@pytest.mark.parametrize(("as_of_day", "mature"), [(1, 0), (15, 0), (16, 1)])
def test_an_outreach_matures_when_the_last_day_of_its_window_is_over(as_of_day, mature):
    row = rate(asked("ada"), as_of_day)
    assert (row["mature"], row["immature"]) == (mature, 1 - mature)


def test_an_early_answer_waits_for_its_window_too():
    # Counting early answers at once while silence waits would push the rate up.
    row = rate(asked("ada").message("reply", "ada", 2), 10)
    assert counts(row) | {"immature": 1} == counts(row)
    assert row["response_rate"] is None
    assert row["low"] is None
    assert row["high"] is None


def test_a_bounce_leaves_the_share_and_is_counted_apart():
    tables = asked("ada", "ben").message("reply", "ada", 2)
    tables.contact("cem").message("outreach", "cem", 1, delivery="bounced")
    row = rate(tables, 30)
    assert (row["response_rate"], row["answered"], row["mature"], row["bounced"], row["n"]) == (
        0.5,
        1,
        2,
        1,
        3,
    )


@pytest.mark.parametrize("outcome", ["accepted", "declined", "deferred", "unclassified"])
def test_any_human_reply_is_an_answer(outcome):
    assert rate(asked("ada").message("reply", "ada", 3, outcome=outcome), 30)["answered"] == 1


def test_only_the_first_outreach_to_a_person_counts():
    # Asked on day 1 without an answer, again on day 40, answered on day 41: the first one was not answered.
    tables = asked("ada").message("outreach", "ada", 40).message("reply", "ada", 41)
    row = rate(tables, 90)
    assert (row["answered"], row["n"]) == (0, 1)


@pytest.mark.parametrize(("first", "second"), [(at(1, 8), at(1, 9)), (None, at(1, 8))])
def test_the_earlier_of_two_on_one_day_is_the_first_and_one_without_a_time_before_all(first, second):
    tables = Tables().contact("ada")
    # The ids would give the other order.
    tables.message("outreach", "ada", 1, occurred_at=second, channel="phone", event_id="a")
    tables.message("outreach", "ada", 1, occurred_at=first, channel="email", event_id="b")
    rows = tables.metric("response_rate", end_of(30), by="channel")
    assert [(row["segment"], row["n"]) for row in rows] == [("email", 1)]


def test_several_replies_of_one_person_are_one_answer():
    tables = asked("ada", "ben").message("reply", "ada", 3).message("reply", "ada", 5)
    assert rate(tables, 30)["answered"] == 1


def test_messages_to_a_group_are_not_in_it():
    assert asked("ada", in_funnel=False).metric("response_rate", end_of(30)) == []


@pytest.mark.parametrize("status", ["held", "cancelled", "no_show"])
def test_a_talk_without_a_recorded_reply_is_an_answer(status):
    row = rate(asked("ada").talk("t", "ada", 10, status=status), 30)
    assert (row["answered"], row["answered_undated"]) == (1, 0)


@pytest.mark.parametrize("status", ["declined", "unconfirmed", "candidate"])
def test_an_invitation_that_nobody_accepted_is_no_answer(status):
    assert rate(asked("ada").talk("t", "ada", 10, status=status), 30)["answered"] == 0


def test_a_talk_after_the_window_without_a_recorded_reply_is_an_answer_without_a_day():
    # They talked on day 20, so an answer came at some time before; which day, nobody noted.
    row = rate(asked("ada").talk("t", "ada", 20), 30)
    assert (row["answered"], row["answered_undated"]) == (1, 1)


def test_a_talk_after_a_late_reply_does_not_make_the_reply_early():
    row = rate(asked("ada").message("reply", "ada", 18).talk("t", "ada", 25), 60)
    assert (row["answered"], row["mature"]) == (0, 1)


@pytest.mark.parametrize("talked_on", [10, 20])
def test_a_reply_recorded_after_the_talk_does_not_hide_the_answer_before_it(talked_on):
    row = rate(asked("ada").talk("t", "ada", talked_on).message("reply", "ada", 40), 60)
    assert row["answered"] == 1


def test_a_talk_before_the_outreach_is_no_answer_to_it():
    assert rate(asked("ada", on=10).talk("t", "ada", 3), 60)["answered"] == 0


def test_everybody_at_a_talk_has_answered():
    row = rate(asked("ada", "ben").talk("t", ["ada", "ben"], 10), 30)
    assert (row["answered"], row["mature"]) == (2, 2)


def test_what_lies_after_as_of_is_not_known():
    tables = asked("ada").message("reply", "ada", 14).talk("t", "ada", 14)
    before = tables.metric("response_rate", end_of(13), window_days=10)
    after = tables.metric("response_rate", end_of(15), window_days=13)
    assert [row["answered"] for row in (*before, *after)] == [0, 1]


def test_the_instant_decides_where_one_is_known():
    # Sent at noon of day 1: at 11 it has not happened, although its day has begun.
    tables = Tables().contact("ada").message("outreach", "ada", 1, occurred_at=at(1, 12))
    assert tables.metric("response_rate", at(1, 11)) == []
    assert tables.metric("response_rate", at(1, 12))[0]["n"] == 1


def test_the_day_of_as_of_is_the_owners():
    # 16 January 06:00 UTC is still 15 January in Los Angeles: the window (days 1 to 15) is not over there.
    tables = asked("ada")
    assert tables.metric("response_rate", at(16, 6), zone="UTC")[0]["mature"] == 1
    assert tables.metric("response_rate", at(16, 6), zone="America/Los_Angeles")[0]["mature"] == 0


def test_a_reply_that_is_only_ticked_counts_and_is_told_apart():
    tables = asked("ada", "ben").message("reply", "ada", None, counts_from=20)
    row = rate(tables, 30)
    assert (row["answered"], row["answered_undated"], row["mature"]) == (1, 1, 2)
    # Before day 20 nothing is known of it.
    assert rate(tables, 19)["answered"] == 0


def test_an_outreach_that_is_only_ticked_matures_from_the_latest_day_it_can_have():
    tables = asked("ada", on=None, counts_from=10).message("reply", "ada", 8)
    young, old = rate(tables, 24), rate(tables, 25)
    assert (young["immature"], young["mature"]) == (1, 0)
    assert (old["answered"], old["answered_undated"], old["mature"]) == (1, 1, 1)


def test_an_outreach_without_any_day_is_left_out_and_counted():
    row = rate(asked("ada", on=None), 90)
    assert (row["undated"], row["mature"], row["n"]) == (1, 0, 1)


def test_the_window_can_be_chosen():
    tables = asked("ada").message("reply", "ada", 20)
    assert rate(tables, 60, window_days=18)["answered"] == 0
    assert rate(tables, 60, window_days="19")["answered"] == 1


def test_groups():
    tables = Tables()
    tables.contact("ada", tie="warm", industry="Energy").contact("ben", tie="cold").contact("cem", tie="cold")
    tables.message("outreach", "ada", 1, channel="email", variant="short").message("reply", "ada", 2)
    tables.message("outreach", "ben", 1, channel="linkedin", variant="long")
    tables.message("outreach", "cem", 40, channel="email", variant="short").message("reply", "cem", 41)

    def groups(by):
        rows = tables.metric("response_rate", end_of(90), by=by)
        return {row["segment"]: (row["answered"], row["mature"]) for row in rows}

    assert groups("channel") == {"email": (2, 2), "linkedin": (0, 1)}
    assert groups("tie") == {"cold": (1, 2), "warm": (1, 1)}
    assert groups("variant") == {"long": (0, 1), "short": (2, 2)}
    # Day 40 is 9 February.
    assert groups("month") == {"2026-01": (1, 2), "2026-02": (1, 1)}
    assert groups("industry") == {"Energy": (1, 1), "unknown": (1, 2)}


def test_segments_come_in_alphabetical_order():
    tables = Tables()
    for person in ("ada", "ben", "cem"):
        tables.contact(person, industry=f"Industry {person}").message("outreach", person, 1)
    rows = tables.metric("response_rate", end_of(60), by="industry")
    assert [row["segment"] for row in rows] == ["Industry ada", "Industry ben", "Industry cem"]


def test_an_empty_journal_has_no_rows():
    assert Tables().metric("response_rate", end_of(60)) == []


def test_the_rows_behind_say_who_and_why():
    tables = asked("ada", "ben", channel="email").message("reply", "ada", 4)
    tables.contact("cem").message("outreach", "cem", 25, channel="linkedin")
    tables.contact("dee").message("outreach", "dee", 2, channel="email").talk("t", "dee", 9)
    rows = tables.behind("response_rate", end_of(30), {"segment": "email"}, by="channel")
    assert [(row["full_name"], row["state"], row["answered_by"]) for row in rows] == [
        ("Ada", "answered", "reply"),
        ("Ben", "unanswered", None),
        ("Dee", "answered", "talk"),
    ]
    assert [
        row["state"]
        for row in tables.behind("response_rate", end_of(30), {"segment": "linkedin"}, by="channel")
    ] == ["immature"]
    assert len(tables.behind("response_rate", end_of(30), by="channel")) == 4
