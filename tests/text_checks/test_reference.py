"""A message refers to a fact of the brief, or names nothing in particular."""

import pytest

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.reference import missing, names_something, reference

MOVED = "Moved the Lindgren depot from day to night shifts in 2021"
WROTE = "Wrote a handbook on tidal mills"
FACTS = [MOVED, WROTE, "Planner at Lindgren", "Studied geology in Bergen"]


def refers_to(text: str, facts: list[str] | None = None) -> str:
    return reference(English(text), FACTS if facts is None else facts).fact


@pytest.mark.parametrize(
    "text",
    [
        "You moved the Lindgren depot from day to night shifts in 2021.",
        "I read how you switched your depot to night shifts.",
        "The depot. In 2021 you put it on night shifts.",
        "How did the depot take to night shifts?",
    ],
)
def test_an_achievement_quoted_or_in_other_words(text: str):
    assert refers_to(text) == MOVED


def test_the_best_fact_is_named():
    assert refers_to("Your handbook on tidal mills came after you moved on.") == WROTE


@pytest.mark.parametrize(
    "text",
    [
        "I admire your work at Lindgren.",
        "You are a planner at Lindgren, and I would like to be one.",
        "We both studied geology in Bergen.",
        "Your path is impressive and inspiring.",
        "You founded a bank in Oslo.",
        "",
    ],
)
def test_what_fits_too_many_people_is_no_reference(text: str):
    assert refers_to(text) == ""


def test_what_the_sender_says_of_themselves_is_no_reference():
    assert refers_to("I work on night shifts in a depot.") == ""
    assert refers_to("I'm a reader of handbooks and own tidal mills.") == ""


def test_a_greeting_is_no_reference():
    assert refers_to("Dear depot of night shifts,") == ""


def test_another_number_or_the_way_back_is_no_reference():
    facts = ["Led a team of 40 nurses through a strike"]
    assert refers_to("You led 40 nurses through a strike.", facts) == facts[0]
    assert refers_to("You led 60 nurses through a strike.", facts) == ""
    assert refers_to("You went from logistics to nursing.", ["Moved from nursing to logistics"]) == ""


def test_the_words_that_refer():
    text = "Hello. You moved the depot to night shifts. Could we talk?"
    found = reference(English(text), FACTS)
    assert found.span is not None
    assert found.span.of(text) == "You moved the depot to night shifts."
    assert found.finding is None


def test_without_a_usable_fact_nothing_is_referred_to():
    for facts in ([], ["Planner at Lindgren"]):
        found = reference(English("You moved the depot to nights."), facts)
        assert found.finding == missing()


@pytest.mark.parametrize(
    "text",
    [
        "I read that you rebuilt the yard.",
        "Your talk on tides stayed with me.",
        "your switch from law to baking",
    ],
)
def test_something_in_particular(text: str):
    assert names_something(English(text))


@pytest.mark.parametrize(
    "text", ["I admire your work.", "You worked at Lindgren.", "You studied in Bergen.", "I came across you."]
)
def test_nothing_in_particular(text: str):
    assert not names_something(English(text))
