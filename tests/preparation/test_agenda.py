"""The agenda holds what to say, what to ask and when."""

from datetime import datetime

import pytest
from hypothesis import given

from explorer_kit.preparation.agenda import agenda_html, agenda_markdown, agenda_text
from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import new_goal
from explorer_kit.preparation.guide_changes import retimed
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.preparation.question_bank import QuestionBank, load_bank
from explorer_kit.preparation.questions import BankQuestion
from tests.preparation.hostile import HOSTILE, any_text, plain, rendered, seen, shown

WORDS = QuestionBank(
    questions=(), goals={}, opening={"a": "Thank you."}, closing={"b": "Our {minutes} minutes are over."},
    listening={"c": "Wait."},
)  # fmt: skip
QUESTIONS = (
    BankQuestion(
        question_id="q1", category="career_path", text="How did you come to {company}?", follow_ups=("Why?",)
    ),
    BankQuestion(
        question_id="q2", category="direct_advice", text="What would you read?", goals=("learning_resources",)
    ),
)
GUIDE = build_guide(
    QUESTIONS, 15, person=Interviewee(name="Karin Holm", company="Lindgren"),
    goals=[new_goal("Two books", goal_id="g", set_on=None)],  # type: ignore[arg-type]
    assumptions=[Assumption(assumption_id="a", text="Reading is useless")],
)  # fmt: skip

PAGE = """# Talk with Karin Holm, Lindgren

1 December 2026, 09:00, 15 minutes agreed, 11 planned.

## 0-2 min: Opening

- Thank you.

## 2-5 min: Career path and trajectory

**How did you come to Lindgren?**

- Then: Why?

## 5-8 min: Direct professional advice

**What would you read?**

Serves your goal “Two books”.

- Listen for what speaks for or against “Reading is useless”; do not put it to the person.

## While you listen

- Wait.

## 8-11 min: Close

- Our 15 minutes are over.
"""


def test_the_whole_page():
    assert agenda_markdown(GUIDE, starts=datetime(2026, 12, 1, 9), bank=WORDS) == PAGE


def test_html_and_text_say_the_same():
    html = agenda_html(GUIDE, bank=WORDS)
    assert seen(html[html.index("<article") :]) == seen(rendered(agenda_markdown(GUIDE, bank=WORDS)))
    text = agenda_text(GUIDE, bank=WORDS)
    assert text.startswith("Talk with Karin Holm, Lindgren\n\n15 minutes agreed, 11 planned.\n\n")
    assert "0-2 MIN: OPENING\n- Thank you.\n" in text
    assert "How did you come to Lindgren?\n- Then: Why?" in text


def test_a_guide_that_is_too_long_says_so():
    assert "**The guide takes 16 minutes more than agreed" in agenda_markdown(retimed(GUIDE, "q1", 23))


def test_the_words_of_the_bank_open_close_and_help_to_listen():
    page = agenda_text(build_guide(load_bank().questions, 20))
    assert "We said 20 minutes" in page
    assert "Who else should I talk to" in page
    assert "Say back the main point" in page
    assert page.startswith("Talk with somebody not named yet")


def check(value: str) -> None:
    question = BankQuestion(
        question_id="q", text=f"{value}? {{company}}", follow_ups=(value,), goals=("fit",)
    )
    goal = new_goal(value, goal_id="g", set_on=None)  # type: ignore[arg-type]
    guide = build_guide(
        [question], 20, person=Interviewee(name=value, company=value), goals=[goal],
        assumptions=[Assumption(assumption_id="a", text=f"{value} daily")],
    )  # fmt: skip
    html, markdown = agenda_html(guide), rendered(agenda_markdown(guide))
    assert set(shown(html).tags) <= {
        "html", "head", "meta", "title", "style", "body", "article", "section", "h1", "h2", "p", "ul", "li",
        "bdi",
        "strong",
    }  # fmt: skip
    assert set(shown(markdown).tags) <= {"h1", "h2", "p", "ul", "li", "strong"}
    assert seen(html[html.index("<article") :]) == seen(markdown)
    assert plain(guide.items[1].text) in seen(markdown)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_stays_text(value):
    check(value)


@given(any_text(max_size=40))
def test_any_text_stays_text(value):
    check(value)
