"""Of the facts of a brief only achievements and steps of a path can be referred to."""

import pytest

from explorer_kit.text_checks.facts import facts_of, is_position, is_school
from explorer_kit.text_checks.terms import terms_of


@pytest.mark.parametrize(
    "text",
    [
        "Planner at Lindgren",
        "Principal hydrogeologist at Stratum West",
        "Head of the night shift at the Lindgren depot",
        "Now runs the depot in Bergen",
        "Anna Muster leads the bakery of her family",
        "She works for Lindgren",
        "Since 2019 director of the harbour museum",
    ],
)
def test_a_position(text: str):
    assert is_position(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moved the Lindgren depot from day to night shifts in 2021",
        "Led the migration of the payments platform to the cloud",
        "Won the harbour prize in 2018",
        "Left nursing for logistics after nine years",
        "Her almanac is used by every pilot on the coast",
        "Wrote a book on tides",
    ],
)
def test_an_achievement_or_a_step(text: str):
    assert not is_position(text)


@pytest.mark.parametrize(
    "text", ["Studied geology in Bergen", "Alumna of the harbour school", "Master's degree from Bergen"]
)
def test_a_school(text: str):
    assert is_school(text)


@pytest.mark.parametrize("text", ["Retrained as a nurse; studied at night", "Dropped out of a degree in law"])
def test_a_step_of_the_path_is_no_mere_school(text: str):
    assert not is_school(text)


def test_what_can_be_referred_to():
    facts = facts_of(["Planner at Lindgren", "Moved the depot to nights", "Studied geology in Bergen", "  "])
    assert [fact.text for fact in facts] == ["Moved the depot to nights"]


def test_employer_and_title_are_common_ground():
    (fact,) = facts_of(["Planner at Lindgren", "Moved the Lindgren depot to nights as planner"])
    common = {term.word for term in fact.terms.words if term.common_ground}
    assert common == {"lindgren", "planner"}


@pytest.mark.parametrize(
    ("fact", "said", "contradicts"),
    [
        ("Led a team of 40 nurses", "you led 40 nurses", False),
        ("Led a team of 40 nurses", "you led 60 nurses", True),
        ("Led a team of 40 nurses", "you led nurses", False),
        ("Led a team of forty nurses", "you led 40 nurses", False),
        ("Opened the harbour", "you closed the harbour", True),
        ("Opened the harbour", "you opened the harbour", False),
        ("Opened the harbour and closed the mill", "you closed the mill and opened the harbour", False),
        ("Moved from nursing to logistics", "you went from logistics to nursing", True),
        ("Moved from nursing to logistics", "you went from nursing to logistics", False),
        ("Took 18 months to rebuild", "the year and a half you took to rebuild", False),
    ],
)
def test_what_contradicts_a_fact(fact: str, said: str, contradicts: bool):
    (known,) = facts_of([fact])
    assert known.contradicted_by(terms_of(said), said) is contradicts


def test_no_facts():
    assert facts_of([]) == []
    assert facts_of(["", " \n"]) == []
