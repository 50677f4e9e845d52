"""Skill demand: hand-worked cases. Day 1 is 1 January 2026; a talk without a time is over on the next day."""

from datetime import timedelta

import pytest

from tests.metrics.tables import FIRST_DAY, Tables, end_of


def interviewed(*people: str) -> Tables:
    """Return a journal in which each of these people held a talk that was read for skills."""
    tables = Tables()
    for person in people:
        tables.contact(person).talk(f"talk-{person}", person, 5)
    return tables


def demand(tables: Tables, as_of_day: int = 30, **params):
    """Return the rows by segment and skill."""
    rows = tables.metric("skill_demand", end_of(as_of_day), **params)
    return {(row["segment"], row["skill_id"]): row for row in rows}


def counts(tables: Tables, as_of_day: int = 30, **params):
    rows = demand(tables, as_of_day, **params)
    return {key: (row["people"], row["interviewed"]) for key, row in rows.items()}


def test_three_of_ten_with_the_published_interval():
    tables = interviewed(*"abcdefghij")
    for person in "abc":
        tables.mention(person, "sql", f"talk-{person}")
    row = demand(tables)["all", "sql"]
    assert (row["people"], row["interviewed"], row["talks"]) == (3, 10, 3)
    assert row["share"] == pytest.approx(0.3)
    assert (row["low"], row["high"]) == pytest.approx((0.1078, 0.6032), abs=0.00005)
    assert row["skill"] == "SQL"


def test_a_person_counts_once():
    tables = interviewed("ada", "ben").talk("second", "ada", 9)
    for talk in ("talk-ada", "talk-ada", "second"):
        tables.mention("ada", "sql", talk)
    row = demand(tables)["all", "sql"]
    assert (row["people"], row["interviewed"], row["talks"]) == (1, 2, 2)


@pytest.mark.parametrize(
    ("origin", "counts_"),
    [("marked", True), ("confirmed", True), ("tagged", True), ("suggested", False), ("rejected", False)],
)
def test_suggestions_do_not_count(origin, counts_):
    tables = interviewed("ada").mention("ada", "sql", "talk-ada", origin=origin)
    assert bool(demand(tables)) is counts_


def test_a_talk_that_nobody_read_for_skills_is_missing_not_a_no():
    tables = interviewed("ada").mention("ada", "sql", "talk-ada")
    tables.contact("ben").talk("t", "ben", 5, read=False)
    assert counts(tables) == {("all", "sql"): (1, 1)}


def test_a_talk_that_was_read_and_named_nothing_is_a_no():
    tables = interviewed("ada", "ben").mention("ada", "sql", "talk-ada")
    assert counts(tables) == {("all", "sql"): (1, 2)}


@pytest.mark.parametrize("status", ["cancelled", "no_show", "declined", "unconfirmed", "candidate"])
def test_only_held_talks_count(status):
    tables = interviewed("ada").mention("ada", "sql", "talk-ada")
    tables.contact("ben").talk("t", "ben", 5, status=status).mention("ben", "sql", "t")
    assert counts(tables) == {("all", "sql"): (1, 1)}


def test_a_talk_counts_when_it_is_over():
    tables = interviewed("ada").mention("ada", "sql", "talk-ada", on=6)
    tables.contact("ben").talk("later", "ben", 20).mention("ben", "sql", "later", on=21)
    assert counts(tables, 5) == {}
    assert counts(tables, 6) == {("all", "sql"): (1, 1)}
    assert counts(tables, 21) == {("all", "sql"): (2, 2)}


def test_what_was_named_counts_as_soon_as_its_talk_does():
    # Without a time, the talk of day 5 and what was said in it count at the end of day 5.
    tables = interviewed("ada").mention("ada", "sql", "talk-ada", on=6)
    (row,) = tables.metric("skill_demand", FIRST_DAY + timedelta(days=4))
    assert (row["people"], row["interviewed"]) == (1, 1)


def test_a_mention_outside_of_a_talk_counts_for_a_person_who_was_interviewed():
    tables = interviewed("ada", "ben").mention("ada", "sql", None, on=7)
    tables.contact("cem").mention("cem", "sql", None, on=7)
    assert counts(tables, 6) == {}
    row = demand(tables, 7)["all", "sql"]
    assert (row["people"], row["interviewed"], row["talks"]) == (1, 2, 0)


def test_levels_are_the_median_over_people_of_the_highest_each_asked_for():
    # Ada asks for 2 and for 5, Ben for 4, Cem for 7, Dee for none: the median of 5, 4, 7 is 5.
    tables = interviewed("ada", "ben", "cem", "dee")
    for person, level in (("ada", 2.0), ("ada", 5.0), ("ben", 4.0), ("cem", 7.0), ("dee", None)):
        tables.mention(person, "sql", f"talk-{person}", required_level=level)
    row = demand(tables)["all", "sql"]
    assert (row["people"], row["levels"], row["median_level"]) == (4, 3, 5.0)


def test_no_level_is_empty_and_not_zero():
    row = demand(interviewed("ada").mention("ada", "sql", "talk-ada"))["all", "sql"]
    assert (row["median_level"], row["levels"]) == (None, 0)


def test_a_person_with_several_roles_counts_in_each():
    tables = Tables().contact("ada", roles=["writer", "developer"]).talk("a", "ada", 5)
    tables.contact("ben", roles=["writer"]).talk("b", "ben", 5).contact("cem", roles=[]).talk("c", "cem", 5)
    tables.mention("ada", "sql", "a").mention("cem", "sql", "c")
    assert counts(tables, by="role") == {
        ("developer", "sql"): (1, 1),
        ("unknown", "sql"): (1, 1),
        ("writer", "sql"): (1, 2),
    }


def test_a_target_role_belongs_to_the_talk():
    # Ada's first talk was about data, her second about design; she named SQL in the first.
    tables = Tables().contact("ada").talk("a", "ada", 5).talk("b", "ada", 6).mention("ada", "sql", "a")
    for row, role in zip(tables.rows["interviews"], ("data", "design"), strict=True):
        row["target_role"] = role
    assert counts(tables, by="target_role") == {("data", "sql"): (1, 1)}


def test_everybody_at_a_talk_was_interviewed():
    tables = Tables().contact("ada").contact("ben").talk("t", ["ada", "ben"], 5).mention("ada", "sql", "t")
    assert counts(tables) == {("all", "sql"): (1, 2)}


@pytest.mark.parametrize(("few", "too_few"), [(2, False), (3, True)])
def test_small_groups_are_marked(few, too_few):
    tables = interviewed("ada", "ben").mention("ada", "sql", "talk-ada")
    assert demand(tables, few=few)["all", "sql"]["too_few"] is too_few


def test_the_most_named_comes_first_and_equals_in_alphabetical_order():
    tables = interviewed("ada", "ben")
    for person, skill in (("ada", "writing"), ("ada", "sql"), ("ada", "patience"), ("ben", "writing")):
        tables.mention(person, skill, f"talk-{person}")
    assert [skill for _, skill in demand(tables)] == ["writing", "patience", "sql"]


def test_an_empty_journal_has_no_rows():
    assert Tables().metric("skill_demand", end_of(60)) == []


def test_a_person_who_is_both_organizer_and_attendee_is_one():
    tables = interviewed("ada").mention("ada", "sql", "talk-ada")
    tables.add("event_contacts", event_id="talk-ada", contact_id="ada", role="organizer")
    assert counts(tables) == {("all", "sql"): (1, 1)}
    assert len(tables.behind("skill_demand", end_of(30), {"skill_id": "sql"})) == 1


def test_the_rows_behind_hold_the_passage_and_those_who_did_not_name_it():
    tables = interviewed("ada", "ben").mention("ada", "sql", "talk-ada", quote="SQL, every day")
    tables.mention("ben", "writing", "talk-ben")
    rows = tables.behind("skill_demand", end_of(30), {"segment": "all", "skill_id": "sql"})
    assert [(row["full_name"], row["named"], row["quote"]) for row in rows] == [
        ("Ada", True, "SQL, every day"),
        ("Ben", False, None),
    ]
