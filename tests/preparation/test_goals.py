"""Goals are set before the talk; what is changed after it leaves a trace."""

from dataclasses import replace
from datetime import date

import pytest

from explorer_kit.preparation.goals import GoalEdit, GoalError, edited, new_goal, scored

SET, TALK, LATER = date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 22)
GOAL = new_goal("Know the tools", "name three tools", goal_id="g1", set_on=SET)


def test_a_new_goal_can_be_saved_and_is_open():
    assert (GOAL.problems(), GOAL.pointers(), GOAL.is_open) == ([], [], True)
    assert GOAL.scale[2] == "3, as set: name three tools."
    assert GOAL.served_by() == ("skills_needed",)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": " "}, "Write down what you want to have learned."),
        ({"set_on": None}, "Give the day on which the goal was set."),
        ({"scale": ("a", "b", "", "d", "e")}, "Word all five levels, from -2 to +2."),
        ({"scale": ("a", "b", "c", "d")}, "Word all five levels, from -2 to +2."),
        ({"scale": ("a", "b", "c", "c ", "e")}, "Two levels read the same: nobody could tell them apart."),
        ({"score": 3, "scored_on": TALK}, "A score is one of -2, -1, 0, +1, +2."),
        ({"score": 1}, "Give the day on which it was scored."),
        ({"score": 1, "scored_on": date(2026, 10, 1)}, "It was scored before it was set."),
    ],
)
def test_each_problem_is_one_sentence(change, problem):
    assert replace(GOAL, **change).problems() == [problem]


def test_a_goal_without_a_measure_is_pointed_out():
    (pointer,) = new_goal("Learn about planning", goal_id="g", set_on=SET).pointers()
    assert pointer.startswith("This goal has no measure")
    assert new_goal("Name two planners", goal_id="g", set_on=SET).pointers() == []


@pytest.mark.parametrize(("when", "held"), [(SET, None), (LATER, None), (SET, TALK)])
def test_before_the_talk_a_change_leaves_no_trace(when, held):
    changed = edited(GOAL, {"text": "Know all tools"}, when, held)
    assert (changed.text, changed.edited_after_talk) == ("Know all tools", ())


@pytest.mark.parametrize("when", [TALK, LATER])
def test_from_the_day_of_the_talk_on_it_does(when):
    changed = edited(GOAL, {"text": "Know one tool", "measure": GOAL.measure}, when, TALK)
    trace = GoalEdit(field="text", before="Know the tools", after="Know one tool", edited_on=when)
    assert changed.edited_after_talk == (trace,)
    again = edited(changed, {"scale": ("a", "b", "c", "d", "e")}, LATER, TALK)
    assert [edit.field for edit in again.edited_after_talk] == ["text", "scale"]
    assert again.edited_after_talk[1].after == "a | b | c | d | e"


def test_the_first_score_is_no_edit_and_the_second_is():
    first = scored(GOAL, -1, TALK)
    assert (first.score, first.scored_on, first.edited_after_talk, first.is_open) == (-1, TALK, (), False)
    second = scored(first, 2, LATER)
    assert second.edited_after_talk == (GoalEdit(field="score", before="-1", after="2", edited_on=LATER),)
    assert second.scored_on == LATER
    assert edited(second, {"score": None}, LATER, TALK).scored_on is None


def test_an_id_cannot_be_edited():
    with pytest.raises(GoalError, match="A goal's goal_id, set_on cannot be edited"):
        edited(GOAL, {"goal_id": "x", "set_on": TALK}, LATER, TALK)
