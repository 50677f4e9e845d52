"""Interview funnel: hand-worked cases. A talk without a time is over on the next day."""

import pytest

from tests.metrics.tables import Tables, end_of

STAGES = ["identified", "asked", "replied", "scheduled", "held", "thanked", "referred", "nurtured"]


def people(tables: Tables, as_of_day: int, **params) -> dict[str, int]:
    return {
        row["stage"]: row["people"] for row in tables.metric("interview_funnel", end_of(as_of_day), **params)
    }


def stages(tables: Tables, as_of_day: int = 60) -> list[str]:
    """Return the stages that anybody reached."""
    return [stage for stage, number in people(tables, as_of_day).items() if number]


def test_a_small_season_by_hand():
    # Ten people known, eight asked, four of them replied; Ada, Ben and Cem had a talk booked, Cem's was
    # missed; Ada was thanked the next day, named Jon, and was written to again.
    tables = Tables()
    for person in ["ada", "ben", "cem", "dee", "eva", "fay", "gus", "hal", "ida", "jon"]:
        tables.contact(person)
    for person in ["ada", "ben", "cem", "dee", "eva", "fay", "gus", "hal"]:
        tables.message("outreach", person, 1)
    for person in ["ada", "ben", "cem", "dee"]:
        tables.message("reply", person, 5)
    tables.talk("a", "ada", 10).talk("b", "ben", 11).talk("c", "cem", 12, status="no_show")
    tables.message("follow_up", "ada", 11, subtype="thank_you").message(
        "follow_up", "ada", 40, subtype="touch"
    )
    tables.referral("ada", "jon", 10)
    rows = tables.metric("interview_funnel", end_of(60))
    assert [(row["step"], row["stage"], row["people"]) for row in rows] == [
        (1, "identified", 10), (2, "asked", 8), (3, "replied", 4), (4, "scheduled", 3), (5, "held", 2),
        (6, "thanked", 1), (7, "referred", 1), (8, "nurtured", 1),
    ]  # fmt: skip
    assert [row["previous"] for row in rows] == [
        None, "identified", "asked", "replied", "scheduled", "held", "held", "held",
    ]  # fmt: skip
    assert [(row["from_previous"], row["previous_people"]) for row in rows[1:]] == [
        (8, 10), (4, 8), (3, 4), (2, 3), (1, 2), (1, 2), (1, 2),
    ]  # fmt: skip
    assert [(row["from_asked"], row["asked"]) for row in rows[2:]] == [
        (4, 8), (3, 8), (2, 8), (1, 8), (1, 8), (1, 8),
    ]  # fmt: skip
    # Wilson for 4 of 8: centre 0.5, half-width 1.96 * sqrt(2 + 0.9604) / 11.8416 = 0.2848
    replied = rows[2]
    assert replied["share_of_previous"] == pytest.approx(0.5)
    assert (replied["low"], replied["high"]) == pytest.approx((0.2152, 0.7848), abs=0.00005)
    assert (replied["low_of_asked"], replied["high_of_asked"]) == pytest.approx((0.2152, 0.7848), abs=0.00005)


def test_every_stage_has_a_row_even_when_nobody_reached_it():
    rows = Tables().contact("ada").metric("interview_funnel", end_of(5))
    assert [row["stage"] for row in rows] == STAGES
    assert [row["people"] for row in rows] == [1, 0, 0, 0, 0, 0, 0, 0]
    # 0 of 1 is known; 0 of 0 is not.
    assert rows[1]["share_of_previous"] == 0.0
    assert [row["share_of_previous"] for row in rows[2:]] == [None] * 6
    assert [row["share_of_asked"] for row in rows] == [None] * 8


def test_people_are_counted_not_messages():
    tables = Tables().contact("ada").message("outreach", "ada", 1).message("reply", "ada", 2)
    tables.message("reply", "ada", 3).talk("t", "ada", 5).talk("u", "ada", 9)
    assert set(people(tables, 30).values()) == {0, 1}


def test_a_booked_talk_implies_a_reply_but_not_an_outreach():
    tables = Tables().contact("ada").talk("t", "ada", 5)
    assert stages(tables) == ["identified", "replied", "scheduled", "held"]
    rows = tables.metric("interview_funnel", end_of(60))
    # Ada was never asked, so she is in no share of those asked.
    assert all(row["from_asked"] in (None, 0) for row in rows)
    assert rows[2]["share_of_previous"] is None
    assert (rows[4]["from_previous"], rows[4]["previous_people"]) == (1, 1)


@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_a_talk_that_fell_through_was_scheduled_but_not_held(status):
    assert stages(Tables().contact("ada").talk("t", "ada", 5, status=status))[-1] == "scheduled"


@pytest.mark.parametrize("status", ["declined", "unconfirmed", "candidate"])
def test_a_past_talk_that_nobody_confirmed_is_no_stage(status):
    assert stages(Tables().contact("ada").talk("t", "ada", 5, status=status)) == ["identified"]


@pytest.mark.parametrize("status", ["held", "no_show", "unconfirmed"])
def test_a_talk_that_lies_ahead_is_scheduled_whatever_becomes_of_it(status):
    assert stages(Tables().contact("ada").talk("t", "ada", 20, status=status), 10) == [
        "identified", "replied", "scheduled",
    ]  # fmt: skip


def test_a_talk_ahead_that_was_declined_is_not_scheduled():
    assert stages(Tables().contact("ada").talk("t", "ada", 20, status="declined"), 10) == ["identified"]


def test_a_talk_ahead_with_somebody_of_whom_there_is_no_trace_yet_is_not_known():
    tables = Tables().contact("ada", 20).talk("t", "ada", 20)
    assert tables.metric("interview_funnel", end_of(10)) == []


def test_contacts_without_a_date_are_identified():
    assert stages(Tables().contact("ada", None), 1) == ["identified"]


def test_a_bounced_outreach_was_asked():
    assert stages(Tables().contact("ada").message("outreach", "ada", 1, delivery="bounced")) == [
        "identified", "asked",
    ]  # fmt: skip


def test_messages_to_a_group_are_not_in_the_funnel():
    assert stages(Tables().contact("ada").message("outreach", "ada", 1, in_funnel=False)) == ["identified"]


@pytest.mark.parametrize(("thanked_on", "counts"), [(9, False), (10, True), (11, True)])
def test_thanks_count_from_the_day_of_the_talk(thanked_on, counts):
    tables = Tables().contact("ada").talk("t", "ada", 10)
    tables.message("follow_up", "ada", thanked_on, subtype="thank_you")
    assert ("thanked" in stages(tables)) is counts


def test_thanks_that_are_only_ticked_count_from_the_latest_day_of_their_row():
    tables = Tables().contact("ada").talk("t", "ada", 10)
    tables.message("follow_up", "ada", None, counts_from=20, subtype="thank_you")
    assert "thanked" not in stages(tables, 19)
    assert "thanked" in stages(tables, 20)


@pytest.mark.parametrize(("touched_on", "counts"), [(10, False), (11, True)])
def test_nurtured_is_written_to_again_on_a_later_day(touched_on, counts):
    tables = Tables().contact("ada").talk("t", "ada", 10)
    tables.message("follow_up", "ada", touched_on, subtype="touch")
    assert ("nurtured" in stages(tables)) is counts


def test_thanks_are_no_nurture_and_a_nudge_is_none_either():
    tables = Tables().contact("ada").talk("t", "ada", 10)
    tables.message("follow_up", "ada", 12, subtype="thank_you").message(
        "follow_up", "ada", 13, subtype="nudge"
    )
    assert stages(tables)[-1] == "thanked"


def test_a_referral_counts_for_who_gave_it_and_held_a_talk():
    tables = Tables().contact("ada").contact("ben").talk("t", "ada", 10)
    assert people(tables.referral("ada", "ben", 12), 20)["referred"] == 1
    assert people(tables, 11)["referred"] == 0
    assert people(tables.referral("ben", "ada", 12), 20)["referred"] == 1


def test_everybody_at_a_talk_held_it():
    tables = Tables().contact("ada").contact("ben").talk("t", ["ada", "ben"], 10)
    assert people(tables, 20)["held"] == 2


def test_groups():
    tables = Tables().contact("ada", tie="warm").contact("ben", tie="cold").contact("cem")
    tables.message("outreach", "ada", 1)
    rows = tables.metric("interview_funnel", end_of(20), by="tie")
    identified = {row["segment"]: row["people"] for row in rows if row["stage"] == "identified"}
    asked = {row["segment"]: row["people"] for row in rows if row["stage"] == "asked"}
    assert identified == {"cold": 1, "unknown": 1, "warm": 1}
    assert asked == {"cold": 0, "unknown": 0, "warm": 1}


def test_an_empty_journal_has_no_rows():
    assert Tables().metric("interview_funnel", end_of(60)) == []


def test_the_rows_behind_a_stage_name_its_people_and_the_day():
    tables = (
        Tables().contact("ada").contact("ben").message("outreach", "ada", 3).message("outreach", "ben", 2)
    )
    rows = tables.behind("interview_funnel", end_of(20), {"stage": "asked", "segment": "all"})
    assert [(row["full_name"], row["happened_on"].day) for row in rows] == [("Ben", 2), ("Ada", 3)]
