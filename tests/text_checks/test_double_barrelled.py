"""Double-barrelled: two questions with answers of their own."""

import pytest

from explorer_kit.text_checks.asking import parts_of
from explorer_kit.text_checks.double_barrelled import second_question
from explorer_kit.text_checks.english import English


def second(text: str) -> str | None:
    english = English(text)
    part = second_question(parts_of(english), english.low)
    return part.span.of(text) if part else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How did you become a pilot, and what do nurses earn?", "what do nurses earn?"),
        ("How did you become a pilot? What do nurses earn?", "What do nurses earn?"),
        ("Do you work nights, and is the depot large?", "is the depot large?"),
    ],
)
def test_the_second_question_is_pointed_at(text: str, expected: str):
    assert second(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "How did you become a pilot?",
        "How and why did you become a pilot?",
        "What do you like and dislike about the depot?",
        "How do nurses and doctors share the night?",
        "Do you work nights, and why?",
        "How did you plan the move, and what was it like?",
        "What changed at the depot, and how did that affect the crew?",
    ],
)
def test_one_question(text: str):
    assert second(text) is None
