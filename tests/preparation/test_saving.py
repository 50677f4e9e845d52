"""What is saved is read back the same."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal, edited, new_goal
from explorer_kit.preparation.guide_items import Guide, Interviewee
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.preparation.outreach import Message
from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.preparation.research_brief import Brief
from explorer_kit.preparation.research_facts import ResearchFact
from explorer_kit.preparation.saving import SavedRecordError, from_plain, to_plain
from explorer_kit.preparation.talk_invite import TalkInvite
from explorer_kit.preparation.templates import Template

DAY = date(2026, 11, 1)
GUIDE = build_guide(load_bank().questions, 20, person=Interviewee(name="Karin", roles=("manager",)))
GOAL = edited(new_goal("Two tools", goal_id="g", set_on=DAY), {"text": "One tool"}, DAY, DAY)


@pytest.mark.parametrize(
    "record",
    [GUIDE, GOAL, Assumption(text="x", prior=0.2), TalkInvite(starts=datetime(2026, 12, 1, 9, tzinfo=UTC))],
    ids=lambda record: type(record).__name__,
)
def test_a_record_is_read_back_from_json(record):
    assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record


KINDS = (ResearchFact, Brief, BankQuestion, Template, Message, Goal, Assumption, Guide)


@given(st.sampled_from(KINDS).flatmap(st.from_type))
def test_any_record_is_read_back(record):
    assert from_plain(type(record), to_plain(record)) == record or "nan" in repr(record)


def test_a_draft_of_another_version_still_opens():
    assert from_plain(Assumption, {"text": "x", "colour": "red"}) == Assumption(text="x")
    assert from_plain(Assumption, {"prior": 1}) == Assumption(prior=1.0)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Assumption, {"prior": "much"}),
        (Assumption, {"prior": True}),
        (Assumption, {"set_on": "soon"}),
        (Assumption, {"topics": "fit"}),
        (Goal, {"scale": ["a", "b"]}),
        (Goal, {"edited_after_talk": ["x"]}),
        (Guide, {"minutes": 20}),
        (Goal, []),
    ],
)
def test_what_is_no_such_record_is_said_so(kind, values):
    with pytest.raises(SavedRecordError, match=f"What was saved is no {kind.__name__}"):
        from_plain(kind, values)
