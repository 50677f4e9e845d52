"""The guide fills the agreed minutes with what fits the person, the goals and the assumptions."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import new_goal, scored
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.guide_rating import rating, yield_points
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.questions import CATEGORIES, BankQuestion, fits_person, own_question, worded

BANK = load_bank().questions
DAY = date(2026, 11, 1)
LEADER = Interviewee(
    name="Karin", roles=("manager",), seniority="senior", company="Lindgren Logistics", industry="Logistics"
)
TOOLS = new_goal("Name three tools", goal_id="g1", set_on=DAY)
PAY = new_goal("A salary range", goal_id="g2", set_on=DAY)
TRAVEL = Assumption(assumption_id="a1", text="Planners travel every week", prior=0.7, set_on=DAY)
DULL = Assumption(assumption_id="a2", text="The work is dull", prior=0.4, set_on=DAY)


def question(name, category, **more) -> BankQuestion:
    return BankQuestion(question_id=name, category=category, text=f"How is {name}?", **more)


PATH = question("path", "career_path", minutes=4, goals=("turning_points",))
TREND = question("trend", "industry_trends", minutes=3, goals=("market",))
ADVICE = question(
    "advice", "direct_advice", minutes=3, goals=("skills_needed",), follow_ups=("At {company}?",)
)
SMALL = (PATH, TREND, ADVICE)


def test_a_guide_worked_by_hand():
    guide = build_guide(SMALL, 20, person=LEADER, goals=[TOOLS], assumptions=[TRAVEL, DULL])
    assert [(item.item_id, item.starts, item.minutes) for item in guide.items] == [
        ("opening", 0, 3),
        ("path", 3, 4),
        ("trend", 7, 3),
        ("assumption-a1", 10, 3),
        ("advice", 13, 3),
        ("closing", 16, 3),
    ]
    assert (guide.planned_minutes, guide.spare_minutes, guide.problems(), guide.warnings()) == (19, 1, [], [])
    path, _, travel, advice = guide.items[1:-1]
    assert path.why == "Covers: Career path and trajectory."
    assert path.prompts == (
        "Listen for what speaks for or against “The work is dull”; do not put it to the person.",
    )
    assert travel.text == "How often, if at all, does it happen that planners travel?"
    assert advice.why == "Serves your goal “Name three tools”."
    assert advice.follow_ups == ("At Lindgren Logistics?",)
    assert guide.did_not_fit == (
        "Your assumption “The work is dull” is something to listen for: put as a question, it would "
        "lead to its answer, or it was asked before.",
    )


def test_what_did_not_fit_is_said():
    more = question("more", "direct_advice", minutes=5)
    guide = build_guide([*SMALL, more], 13, goals=[TOOLS, PAY], assumptions=[TRAVEL], asked_before={"trend"})
    assert [item.item_id for item in guide.items] == ["opening", "path", "advice", "closing"]
    assert guide.did_not_fit == (
        "Industry and company trends: no question is left that fits this person; add one of your own.",
        "Your goal “A salary range” is served by no question that is left: choose its topics, or "
        "add your own.",
        "Your assumption “Planners travel every week” found no room: it is something to listen for.",
        "1 question was asked of this person before.",
        "1 more question fits this person, but not 13 minutes.",
    )
    assert guide.reserve == (more,)
    assert guide.warnings() == ["A talk of 13 minutes is unusual; people agree to 15 to 30."]


@pytest.mark.parametrize("said", ["advice", "How is advice?", "how is ADVICE"])
def test_what_was_asked_before_is_left_out_by_id_and_by_words(said):
    guide = build_guide(SMALL, 30, asked_before=[said], pinned=["advice"])
    assert [item.question_id for item in guide.items[1:-1]] == ["path", "trend"]


def test_a_worded_question_that_was_asked_before_is_left_out():
    asked = worded(BANK[1].text, industry="Logistics")
    guide = build_guide([BANK[1]], 30, person=LEADER, asked_before=[asked])
    assert [item.kind for item in guide.items] == ["opening", "closing"]
    assert "There is no question in the guide." in guide.warnings()


def test_pinned_questions_are_in_whatever_the_time_and_the_person():
    founders = question("founders", "career_path", roles=("founder",), minutes=12)
    guide = build_guide([*SMALL, founders], 15, person=LEADER, pinned=["founders", "path"])
    assert [item.item_id for item in guide.items[1:-1]] == ["founders", "path"]
    assert guide.problems() == [
        "The guide takes 6 minutes more than agreed: take something out, or shorten it."
    ]
    assert guide.items[1].why.startswith("You put it in.")


def test_a_goal_with_a_score_is_closed_and_an_assumption_asked_before_is_a_prompt():
    guide = build_guide(
        SMALL, 30, goals=[scored(TOOLS, 1, DAY)], assumptions=[TRAVEL], asked_before=["assumption-a1"]
    )
    assert all("goal" not in item.why for item in guide.items)
    assert [item.kind for item in guide.items].count("assumption") == 0
    assert sum(len(item.prompts) for item in guide.items) == 1


@pytest.mark.parametrize(
    ("asked", "insights", "points"),
    [
        (0, None, 0),
        (3, None, 0),
        (1, 1.0, 0),
        (2, 3.0, 3),
        (20, 3.0, 5),
        (100, 9.0, 6),
        (100, 0.0, -3),
        (1, 0.0, -1),
    ],
)
def test_yield_counts_more_the_more_often_a_question_was_asked(asked, insights, points):
    assert yield_points(replace(PATH, asked=asked, insights=insights)) == points


def test_the_rating_worked_by_hand():
    meant = question("x", "career_path", roles=("manager",), seniority=("senior",), goals=("skills_needed",))
    assert rating(PATH, LEADER, []) == 10
    assert rating(meant, LEADER, []) == 17
    assert rating(meant, LEADER, [TOOLS]) == 23
    assert rating(replace(meant, text="Which tools do you use?"), LEADER, [TOOLS]) == 28
    assert rating(own_question("x", category="career_path"), LEADER, []) == 12


@pytest.mark.parametrize("minutes", [15, 20, 25, 30])
def test_the_bank_fills_the_agreed_time_for_a_person_of_whom_nothing_is_known(minutes):
    guide = build_guide(BANK, minutes)
    assert guide.spare_minutes == 0
    assert {item.category for item in guide.items[1:-1]} == set(CATEGORIES)
    assert "{" not in "".join(item.text for item in guide.items)


def test_a_long_talk_has_several_questions_of_each_category():
    counts = Counter(item.category for item in build_guide(BANK, 30).items[1:-1])
    assert all(counts[category] >= 2 for category in CATEGORIES)


@pytest.mark.parametrize("minutes", [-3, 0, 1, 2, 3, 4, 5, 7])
def test_a_very_short_talk_is_never_exceeded(minutes):
    guide = build_guide(BANK, minutes)
    assert guide.planned_minutes <= max(0, minutes)
    assert guide.warnings() != []
    assert bool(guide.problems()) == (minutes < 1)


PEOPLE = st.builds(
    Interviewee,
    roles=st.lists(st.sampled_from(["manager", "founder", "hiring_side"]), max_size=2).map(tuple),
    seniority=st.sampled_from(["", "early", "senior", "executive"]),
    company=st.sampled_from(["", "Lindgren"]),
)
GOALS = st.lists(
    st.sampled_from([TOOLS, PAY, new_goal("List the trends", goal_id="g3", set_on=DAY)]), unique=True
)
ASSUMPTIONS = st.lists(
    st.sampled_from([TRAVEL, DULL, replace(TRAVEL, assumption_id="a3", prior=0.5)]), unique=True
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(BANK), max_size=40, unique=True), st.integers(5, 40), PEOPLE, GOALS, ASSUMPTIONS,
    st.sets(st.sampled_from([question.question_id for question in BANK[:30]])), st.data(),
)  # fmt: skip
def test_what_every_guide_keeps(questions, minutes, person, goals, assumptions, asked, data):
    pinned = data.draw(st.sets(st.sampled_from([one.question_id for one in questions] or ["-"]), max_size=2))
    guide = build_guide(
        questions,
        minutes,
        person=person,
        goals=goals,
        assumptions=assumptions,
        asked_before=asked,
        pinned=pinned,
    )
    ids = [item.question_id for item in guide.items if item.question_id]
    put_in = sum(item.minutes for item in guide.items if item.pinned or item.kind in {"opening", "closing"})
    assert guide.planned_minutes <= max(minutes, put_in)
    assert not set(ids) & asked
    assert len(ids) == len(set(ids))
    assert [item.starts for item in guide.items] == [
        sum(item.minutes for item in guide.items[:number]) for number in range(len(guide.items))
    ]
    fitting = [one for one in questions if one.question_id not in asked]
    fitting = [one for one in fitting if fits_person(one, person.roles, person.seniority)]
    assert {one.question_id for one in fitting} >= set(ids) - pinned
    if minutes >= 5 + 15 and not pinned:
        assert {item.category for item in guide.items} - {""} == {one.category for one in fitting}
    assert guide == build_guide(
        data.draw(st.permutations(questions)), minutes, person=person,
        goals=data.draw(st.permutations(goals)),
        assumptions=data.draw(st.permutations(assumptions)), asked_before=list(asked), pinned=pinned,
    )  # fmt: skip
