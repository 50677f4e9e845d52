"""An assumption is a statement with a belief."""

from dataclasses import replace
from datetime import date

import pytest

from explorer_kit.preparation.assumptions import ANCHORS, Assumption, prior_words

CODE = Assumption(
    assumption_id="a1", text="Product managers code daily", prior=0.65, set_on=date(2026, 11, 1)
)


def test_an_assumption_without_problems():
    assert CODE.problems() == []
    assert CODE.belongs_to() == ("daily_reality", "skills_needed")
    assert replace(CODE, topics=("culture",)).belongs_to() == ("culture",)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": ""}, "Write down what you assume."),
        ({"text": "Do they code?"}, "Write a statement, not a question"),
        ({"prior": 1.2}, "The belief lies between 0 and 1"),
        ({"prior": float("nan")}, "The belief lies between 0 and 1"),
        ({"prior": 0.0}, "A belief of exactly 0 or 1"),
        ({"prior": 1.0}, "A belief of exactly 0 or 1"),
        ({"set_on": None}, "Give the day on which you wrote it down."),
    ],
)
def test_each_problem_is_one_sentence(change, problem):
    (said,) = replace(CODE, **change).problems()
    assert said.startswith(problem)


@pytest.mark.parametrize(
    ("prior", "words"),
    [(0.5, "no idea"), (0.0, "almost certainly wrong"), (0.7, "rather right than wrong"),
     (0.575, "no idea"), (1, "almost certainly right")],
)  # fmt: skip
def test_words_for_a_belief(prior, words):
    assert prior_words(prior) == words


def test_every_anchor_has_its_own_words():
    assert [prior_words(prior) for prior, _ in ANCHORS] == [words for _, words in ANCHORS]
