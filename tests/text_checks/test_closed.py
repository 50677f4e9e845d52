"""Closed: every part is answered by yes or no, by one fact, or by a pick from the options named."""

import pytest

from explorer_kit.text_checks.asking import parts_of
from explorer_kit.text_checks.closed import is_closed, is_closed_part
from explorer_kit.text_checks.english import English


def closed(text: str) -> bool:
    english = English(text)
    return is_closed(parts_of(english), english.low)


@pytest.mark.parametrize(
    "text",
    [
        "Do you work nights?",
        "Isn't the depot open?",
        "Could you tell me whether the depot closed?",
        "How many nurses do you lead?",
        "When did the depot open?",
        "Who founded the depot?",
        "Which university did you attend?",
        "Where do you live?",
        "What is the starting salary of a pilot?",
        "Do you prefer nights or days?",
        "Which is harder, nights or days?",
        "So you went straight to sea?",
        "Would you describe it as a craft or as a trade?",
        "How many nurses do you lead, and are you on nights?",
    ],
)
def test_closed(text: str):
    assert closed(text)


@pytest.mark.parametrize(
    "text",
    [
        "How did you become a pilot?",
        "Why did you leave the ward?",
        "What made you leave the ward?",
        "Could you tell me how the depot is run?",
        "What, if anything, would you do again?",
        "Do you work nights, and why?",
        "Which skills matter most at the depot?",
        "Tell me about the depot.",
        "Thoughts on the depot?",
        "How many nurses do you lead, and how did you find them?",
    ],
)
def test_open(text: str):
    assert not closed(text)


def test_one_part_alone():
    english = English("Do you work nights, and how do you sleep?")
    assert [is_closed_part(part) for part in parts_of(english)] == [True, False]


def test_nothing_asked_is_not_closed():
    assert not is_closed([], "")
