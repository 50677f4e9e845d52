"""A guide changed by hand keeps its clock right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.guide_changes import (
    GuideError,
    added,
    moved,
    placed,
    removed,
    retimed,
    with_minutes,
)
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.questions import own_question

DULL = Assumption(assumption_id="a2", text="The work is dull", prior=0.4)
GUIDE = build_guide(load_bank().questions, 20, person=Interviewee(company="Lindgren"), assumptions=[DULL])
IDS = [item.item_id for item in GUIDE.items]
MINE = own_question("How is it at {company}?", category="career_path")


def ids(guide) -> list[str]:
    return [item.item_id for item in guide.items]


def test_a_question_moves_up_and_down():
    first, second = IDS[1], IDS[2]
    down = moved(GUIDE, first, "down")
    assert ids(down)[1:3] == [second, first]
    assert moved(down, first, "up") == GUIDE
    assert moved(GUIDE, first, "up") == GUIDE
    assert moved(GUIDE, IDS[-2], "down") == GUIDE
    assert ids(placed(GUIDE, first, 99))[-2] == first


def test_a_question_that_is_taken_out_leaves_its_prompts():
    holder = next(item for item in GUIDE.items if item.prompts)
    shorter = removed(GUIDE, holder.item_id)
    assert holder.item_id not in ids(shorter)
    assert [item.prompts for item in shorter.items if item.prompts] == [holder.prompts]
    assert shorter.spare_minutes == holder.minutes


def test_a_question_that_is_put_in_is_worded_and_pinned_and_may_exceed_the_time():
    longer = added(GUIDE, MINE)
    item = longer.items[-2]
    assert (item.text, item.pinned, item.why) == ("How is it at Lindgren?", True, "You put it in.")
    assert longer.problems() == [
        "The guide takes 3 minutes more than agreed: take something out, or shorten it."
    ]
    assert with_minutes(longer, 23).problems() == []
    assert added(longer, MINE) == longer
    assert ids(added(GUIDE, MINE, place=0))[1] == MINE.question_id


def test_one_of_the_reserve_leaves_it_when_it_is_put_in():
    assert GUIDE.reserve[0] not in added(GUIDE, GUIDE.reserve[0]).reserve


def test_minutes_are_changed_within_reason():
    assert retimed(GUIDE, "opening", 5).items[1].starts == 5
    assert retimed(GUIDE, IDS[1], 0).items[1].minutes == 1
    assert retimed(GUIDE, IDS[1], 999).items[1].minutes == 60


def test_what_is_not_there_cannot_be_changed():
    for change in (
        lambda: moved(GUIDE, "opening", "down"),
        lambda: removed(GUIDE, "x"),
        lambda: retimed(GUIDE, "x", 3),
    ):
        with pytest.raises(GuideError, match="There is no"):
            change()


@given(
    st.lists(st.tuples(st.sampled_from(["up", "down", "out", "in", "time"]), st.integers(0, 7)), max_size=12)
)
def test_after_any_changes_each_item_begins_where_the_one_before_ends(changes):
    guide = GUIDE
    for change, number in changes:
        middle = ids(guide)[1:-1]
        target = middle[number % len(middle)] if middle else ""
        if change == "in":
            guide = added(guide, load_bank().questions[number], number)
        elif target and change in {"up", "down"}:
            guide = moved(guide, target, change)
        elif target:
            guide = removed(guide, target) if change == "out" else retimed(guide, target, number)
    assert ids(guide)[0] == "opening"
    assert ids(guide)[-1] == "closing"
    ends = [0, *(item.starts + item.minutes for item in guide.items)]
    assert [item.starts for item in guide.items] == ends[:-1]
    assert guide.planned_minutes == ends[-1]
