"""A question: whom it fits, how it is found, how it is worded."""

from dataclasses import replace

import pytest
from hypothesis import given

from explorer_kit.preparation.questions import (
    BankQuestion,
    filtered,
    fits_person,
    own_question,
    said_alike,
    worded,
)
from tests.preparation.hostile import any_text

FIRST = BankQuestion(
    question_id="first",
    category="career_path",
    text="How did your work in {industry} begin?",
    goals=("entry_routes",),
)
LEADER = BankQuestion(
    question_id="leader", category="industry_trends", text="How do you plan at {company}?",
    follow_ups=("With whom?",),
    goals=("market", "culture"), roles=("manager", "founder"), seniority=("senior", "executive"),
)  # fmt: skip
BOTH = (FIRST, LEADER)


def test_a_question_without_problems():
    assert FIRST.problems() == LEADER.problems() == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": " "}, "Write the question."),
        ({"category": "gossip"}, "The category is one of: career_path, industry_trends, direct_advice."),
        ({"roles": ("boss",)}, "A role is one of: any, individual_contributor"),
        ({"roles": ()}, "A role is one of: any, individual_contributor"),
        ({"seniority": ("old",)}, "A seniority is one of: any, early, mid, senior, executive."),
        ({"minutes": 0}, "An answer takes from 1 to 30 minutes."),
    ],
)
def test_each_problem_is_one_sentence(change, problem):
    (said,) = replace(FIRST, **change).problems()
    assert said.startswith(problem)


@pytest.mark.parametrize(
    ("roles", "seniority", "fits"),
    [
        ((), "", False),
        (("manager",), "", False),
        (("manager",), "senior", True),
        (("specialist", "founder"), "executive", True),
        (("specialist",), "senior", False),
        (("manager",), "early", False),
    ],
)
def test_whom_a_question_fits(roles, seniority, fits):
    assert fits_person(LEADER, roles, seniority) is fits
    assert fits_person(FIRST, roles, seniority)


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, BOTH),
        ({"category": "career_path"}, (FIRST,)),
        ({"goal": "culture"}, (LEADER,)),
        ({"role": "manager"}, BOTH),
        ({"role": "specialist"}, (FIRST,)),
        ({"seniority": "senior"}, BOTH),
        ({"seniority": "early"}, (FIRST,)),
        ({"words": "PLAN whom"}, (LEADER,)),
        ({"words": "entry"}, (FIRST,)),
        ({"words": "egin"}, ()),
        ({"words": "plan begin"}, ()),
        ({"goal": "market", "role": "specialist"}, ()),
    ],
)
def test_questions_are_found_by_every_condition(conditions, found):
    assert filtered(BOTH, **conditions) == found


@pytest.mark.parametrize(
    ("company", "industry", "text"),
    [
        ("Lindgren", "Logistics", "At Lindgren in logistics"),
        ("", " ", "At your company in your field"),
        ("{industry}", "Health Care", "At {industry} in health care"),
        ("eBay", "IT", "At eBay in IT"),
    ],
)
def test_the_wording_for_a_person(company, industry, text):
    assert worded("At {company} in {industry}", company=company, industry=industry) == text


def test_a_fallback_that_begins_the_question_is_capitalised():
    assert worded("{company}: {role} {x}") == "Your company: {role} {x}"


def test_an_own_question_is_the_same_for_the_same_words():
    mine = own_question("How do you plan?", category="direct_advice")
    assert mine.question_id == own_question(" how do you PLAN ", category="career_path").question_id
    assert (mine.origin, mine.place, mine.problems()) == ("own", 0, [])
    assert said_alike("How, do\nyou PLAN?!") == "how do you plan"


@given(any_text(), any_text(), any_text())
def test_any_words_are_taken(text, company, industry):
    mine = own_question(text, category="direct_advice")
    assert mine.problems() in ([], ["Write the question."])
    assert "\n" not in worded(text, company=company, industry=industry)
    assert filtered([mine], words=company) in ((), (mine,))
