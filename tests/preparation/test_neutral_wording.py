"""An assumption is asked only where the question does not say what one expects to hear."""

import pytest
from hypothesis import given

from explorer_kit.preparation.neutral_wording import neutral_question
from tests.preparation.hostile import any_text


@pytest.mark.parametrize(
    ("claim", "question"),
    [
        ("Product managers code daily", "How often, if at all, does it happen that product managers code?"),
        ("Analysts never meet customers.",
         "How often, if at all, does it happen that analysts meet customers?"),
        ("The work is often dull", "How often, if at all, does it happen that the work is dull?"),
        ("UX designers work alone most of the time",
         "How often, if at all, does it happen that UX designers work alone?"),
        ("Most planners come from shipping",
         "How common is it, as far as you have seen, that planners come from shipping?"),
        ("Few of the nurses stay",
         "How common is it, as far as you have seen, that nurses stay?"),
        ("You need a degree to get in",
         "What difference, if any, does it make to have a degree for somebody who wants "
         "to get in?"),
        ("One must have thick skin", "What difference, if any, does it make to have thick skin?"),
        ("Newcomers need SQL in logistics",
         "What difference, if any, does it make to have SQL in logistics?"),
    ],
)  # fmt: skip
def test_claims_of_plain_form_become_open_questions(claim, question):
    assert neutral_question(claim) == question


@pytest.mark.parametrize(
    "claim",
    [
        "The work is dull",
        "I would always be bored",
        "Analysts do not always travel",
        "Pay is mostly better than elsewhere",
        "They always travel, because clients want it",
        "Analysts often travel and rarely complain",
        "A daily meeting takes an hour",
        "You need to know SQL",
        "All you need is a degree",
        "Most important is patience",
        "Produktmanager programmieren täglich",
        "Is it always dull?",
        "always",
        "x" * 200 + " daily",
        "",
    ],
)
def test_all_other_claims_are_left_alone(claim):
    assert neutral_question(claim) == ""


@given(any_text())
def test_any_claim_gives_a_question_or_nothing(claim):
    asked = neutral_question(f"{claim} daily")
    assert asked == "" or (asked.startswith(("How", "What")) and asked.count("?") == 1)
