"""What a guide can be made of: the questions and assumptions that are left for this person and this talk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.neutral_wording import neutral_question
from explorer_kit.preparation.questions import BankQuestion, fits_person, said_alike, worded

MOST_GOALS = 6
"""So many goals are looked at; nobody reaches more in one talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What is left to choose from.

    Attributes
    ----------
    person : Interviewee
        Whom it is for.
    asked : tuple of BankQuestion
        Left out: this person was asked before.
    pinned : tuple of BankQuestion
        In, whether they fit or not.
    free : tuple of BankQuestion
        Can be chosen: they fit the person.
    goals : tuple of Goal
        The open goals of the talk, the earliest set first.
    silent, askable : tuple of Assumption
        The assumptions of the talk: those that cannot be asked without leading, or were; and the others.
    """

    person: Interviewee
    asked: tuple[BankQuestion, ...]
    pinned: tuple[BankQuestion, ...]
    free: tuple[BankQuestion, ...]
    goals: tuple[Goal, ...]
    silent: tuple[Assumption, ...]
    askable: tuple[Assumption, ...]


def assumption_item_id(belief: Assumption) -> str:
    """Return the id that a question made from an assumption has in a guide."""
    return f"assumption-{belief.assumption_id}"


def pool_of(
    questions: Iterable[BankQuestion],
    *,
    person: Interviewee,
    goals: Iterable[Goal],
    assumptions: Iterable[Assumption],
    asked_before: Collection[str],
    pinned: Collection[str],
) -> Pool:
    """Return what is left to choose from, in an order that does not depend on how it was given."""
    old = {*asked_before, *map(said_alike, asked_before)} - {""}
    known = _each_once(questions)
    asked = tuple(question for question in known if _was_asked(question, person, old))
    new = [question for question in known if question not in asked]
    by_id = {belief.assumption_id: belief for belief in sorted(assumptions, key=repr)}
    beliefs = sorted(by_id.values(), key=_belief_order)
    return Pool(
        person=person,
        asked=asked,
        pinned=tuple(question for question in new if question.question_id in pinned),
        free=tuple(
            question
            for question in new
            if question.question_id not in pinned and fits_person(question, person.roles, person.seniority)
        ),
        goals=tuple(sorted((goal for goal in goals if goal.is_open), key=_goal_order)[:MOST_GOALS]),
        silent=tuple(belief for belief in beliefs if not _can_be_asked(belief, old)),
        askable=tuple(belief for belief in beliefs if _can_be_asked(belief, old)),
    )


def _each_once(questions: Iterable[BankQuestion]) -> list[BankQuestion]:
    """Return the questions by place and id, each id and each wording once."""
    kept: dict[str, BankQuestion] = {}
    seen: set[str] = set()
    for question in sorted(questions, key=lambda one: (one.place, one.question_id, repr(one))):
        words = said_alike(question.text)
        if question.question_id not in kept and words not in seen:
            kept[question.question_id] = question
            seen.add(words)
    return list(kept.values())


def _was_asked(question: BankQuestion, person: Interviewee, old: Collection[str]) -> bool:
    text = worded(question.text, company=person.company, industry=person.industry)
    return any(said in old for said in (question.question_id, said_alike(question.text), said_alike(text)))


def _can_be_asked(belief: Assumption, old: Collection[str]) -> bool:
    text = neutral_question(belief.text)
    return bool(text) and assumption_item_id(belief) not in old and said_alike(text) not in old


def _goal_order(goal: Goal) -> tuple[object, ...]:
    return (goal.set_on or date.max, goal.goal_id, repr(goal))


def _belief_order(belief: Assumption) -> tuple[object, ...]:
    """Return what sorts the least certain first: there a talk tells most."""
    return (round(abs(belief.prior - 0.5), 9), belief.assumption_id, repr(belief))
