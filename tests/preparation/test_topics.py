"""The words of a goal tell which questions serve it."""

import pytest

from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.topics import TOPICS, topics_of


def test_the_topics_are_those_of_the_bank():
    assert tuple(load_bank().goals) == TOPICS


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Name three tools", ("skills_needed",)),
        ("What a typical day is like", ("daily_reality",)),
        ("You need a degree to get in", ("entry_routes",)),
        ("Decide whether AI will change the job", ("change_ahead",)),
        ("The pay is low", ("money_and_hours",)),
        ("Two books to read", ("learning_resources",)),
        ("Whether it would suit me", ("fit",)),
        ("Air quality paper", ()),
        ("", ()),
    ],
)
def test_topics_from_words(text, topics):
    assert topics_of(text) == topics
