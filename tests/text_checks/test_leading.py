"""Leading: loaded words, an unproven judgement, a push to agree."""

import pytest

from explorer_kit.text_checks.asking import parts_of
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.leading import leading


def words(text: str) -> str | None:
    english = English(text)
    span = leading(english, parts_of(english))
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The depot runs well, doesn't it?", "doesn't it"),
        ("You left the ward for the money, right?", "right"),
        ("Surely the depot is better than the ward?", "Surely"),
        ("How do you bear the soul-destroying paperwork?", "soul-destroying"),
        ("Why is the ministry so slow?", "is the ministry so slow"),
        ("What do you like about the amazing depot?", "amazing"),
    ],
)
def test_the_words_that_lead(text: str, expected: str):
    found = words(text)
    assert found is not None
    assert expected in found or found in expected


def test_a_negated_start_is_pointed_at_without_what_stands_before():
    assert words("  Don't pilots miss the sea") == "Don't pilots"
    assert words("You moved. Don't pilots miss the sea?") == "Don't pilots"


@pytest.mark.parametrize(
    "text",
    [
        "Would you say that the depot runs well?",
        "How did you become a pilot?",
        "What do you like about the depot, and what not?",
        "Your talk was amazing. How did you prepare it?",
        'You called the paperwork "soul-destroying". What would you change?',
        "How is waste sorted at the depot?",
    ],
)
def test_neutral(text: str):
    assert words(text) is None
