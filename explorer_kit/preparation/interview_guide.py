"""The guide builder: which questions fill the agreed minutes, in which order, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_choice import Candidate, best_choice, in_order
from explorer_kit.preparation.guide_items import Guide, GuideItem, Interviewee, clocked, frame_minutes
from explorer_kit.preparation.guide_notes import did_not_fit
from explorer_kit.preparation.guide_pool import Pool, assumption_item_id, pool_of
from explorer_kit.preparation.guide_rating import rating, serves, why
from explorer_kit.preparation.neutral_wording import neutral_question
from explorer_kit.preparation.questions import CATEGORIES, BankQuestion, said_alike, worded
from explorer_kit.preparation.showing import one_line

_ASSUMPTION_MINUTES, _ASSUMPTION_RATING = 3, 10
_ASSUMPTION_FOLLOW_UPS = (
    "What is an example of that from the last few weeks?",
    "How is it elsewhere, as far as you know?",
)
_RESERVE = 5
# questions made from assumptions are asked after what the person saw, before the advice
_ORDER = ("career_path", "industry_trends", "", "direct_advice")


def build_guide(
    questions: Iterable[BankQuestion],
    minutes: int,
    *,
    person: Interviewee | None = None,
    goals: Iterable[Goal] = (),
    assumptions: Iterable[Assumption] = (),
    asked_before: Collection[str] = (),
    pinned: Collection[str] = (),
) -> Guide:
    """Return the guide of a talk.

    It opens (2 to 3 minutes) and closes (3 minutes); between them stand the questions that
    :mod:`~explorer_kit.preparation.guide_choice` finds best: all three categories, the goals and assumptions
    of the talk, then the best rated (:func:`~explorer_kit.preparation.guide_rating.rating`). The order in
    which anything is given does not matter.

    Parameters
    ----------
    questions : iterable of BankQuestion
        Bank and own, with their yield.
    minutes : int
        The agreed time.
    person : Interviewee
        Whom it is for; only questions that fit are taken.
    goals, assumptions : iterable of Goal, of Assumption
        Those of this talk. Goals with a score are closed. An assumption is asked as a neutral open question
        where it can be worded as one; else it is a prompt: something to listen for.
    asked_before : collection of str
        What this person was asked before, as ids or texts; it is left out.
    pinned : collection of str
        Ids of questions that are in whatever the time, and whether they fit or not.
    """
    pool = pool_of(
        questions, person=person or Interviewee(), goals=goals, assumptions=assumptions,
        asked_before=asked_before, pinned=pinned,
    )  # fmt: skip
    opening, closing = frame_minutes(minutes)
    chosen = _choose(pool, minutes - opening - closing)
    begin = GuideItem(item_id="opening", kind="opening", minutes=opening)
    end = GuideItem(item_id="closing", kind="closing", minutes=closing)
    return clocked(
        Guide(
            minutes=minutes,
            person=pool.person,
            items=(begin, *_middle(pool, chosen), end),
            did_not_fit=did_not_fit(pool, chosen, minutes),
            reserve=_reserve(pool, chosen),
        )
    )


def _choose(pool: Pool, room: int) -> frozenset[str]:
    """Return the ids of what is in the guide."""
    asked = [
        Candidate(
            item_id=assumption_item_id(belief), minutes=_ASSUMPTION_MINUTES, rating=_ASSUMPTION_RATING,
            covers_assumption=True,
        )
        for belief in pool.askable
    ]  # fmt: skip
    chosen = best_choice(
        [*_candidates(pool, pool.free), *asked],
        room - sum(max(1, question.minutes) for question in pool.pinned),
        categories=len(CATEGORIES),
        pinned=_candidates(pool, pool.pinned),
    )
    return frozenset(chosen) | {question.question_id for question in pool.pinned}


def _candidates(pool: Pool, questions: Iterable[BankQuestion]) -> list[Candidate]:
    return [
        Candidate(
            item_id=question.question_id,
            minutes=max(1, question.minutes),
            rating=max(1, rating(question, pool.person, pool.goals)),
            category=CATEGORIES.index(question.category) if question.category in CATEGORIES else None,
            goals=frozenset(number for number, goal in enumerate(pool.goals) if serves(question, goal)),
            place=question.place,
        )
        for question in questions
    ]


def _reserve(pool: Pool, chosen: Collection[str]) -> tuple[BankQuestion, ...]:
    """Return the best of what was not chosen."""
    by_id = {question.question_id: question for question in pool.free}
    ranked = [one.item_id for one in in_order(_candidates(pool, pool.free)) if one.item_id not in chosen]
    return tuple(by_id[item_id] for item_id in ranked[:_RESERVE])


def _middle(pool: Pool, chosen: Collection[str]) -> tuple[GuideItem, ...]:
    """Return the questions in the order of the talk, with the prompts of what is not asked."""
    taken = [question for question in (*pool.pinned, *pool.free) if question.question_id in chosen]
    items = [question_item(question, pool.person, pool.goals, question in pool.pinned) for question in taken]
    asked = [belief for belief in pool.askable if assumption_item_id(belief) in chosen]
    items += map(_assumption_item, asked)
    place = {question.question_id: question.place for question in taken}
    items.sort(key=lambda item: (_ORDER.index(item.category), place.get(item.question_id, 0), item.item_id))
    topics = {question.question_id: question.goals for question in taken}
    for belief in (*pool.silent, *pool.askable):
        if belief not in asked and items:
            best = max(range(len(items)), key=lambda number: _nearness(belief, items[number], topics, number))
            items[best] = replace(items[best], prompts=(*items[best].prompts, _prompt(belief)))
    return tuple(items)


def _nearness(
    belief: Assumption, item: GuideItem, topics: dict[str, tuple[str, ...]], number: int
) -> tuple[int, ...]:
    """Return how near a question is to an assumption: topics, then words in common, then the earlier one."""
    shared = len(set(belief.belongs_to()) & set(topics.get(item.question_id, ())))
    words = set(said_alike(belief.text).split()) & set(said_alike(item.text).split())
    return shared, sum(len(word) > 3 for word in words), -number


def _prompt(belief: Assumption) -> str:
    return f"Listen for what speaks for or against “{one_line(belief.text)}”; do not put it to the person."


def _assumption_item(belief: Assumption) -> GuideItem:
    return GuideItem(
        item_id=assumption_item_id(belief),
        kind="assumption",
        text=neutral_question(belief.text),
        minutes=_ASSUMPTION_MINUTES,
        assumption_id=belief.assumption_id,
        follow_ups=_ASSUMPTION_FOLLOW_UPS,
        why=f"Tests your assumption “{one_line(belief.text)}” without saying what you expect.",
    )


def question_item(
    question: BankQuestion, person: Interviewee, goals: Sequence[Goal] = (), pinned: bool = False
) -> GuideItem:
    """Return a question as an item of a guide, worded for the person."""

    def fill(text: str) -> str:
        return worded(text, company=person.company, industry=person.industry)

    return GuideItem(
        item_id=question.question_id,
        text=fill(question.text),
        minutes=max(1, question.minutes),
        category=question.category if question.category in CATEGORIES else "",
        question_id=question.question_id,
        follow_ups=tuple(map(fill, question.follow_ups)),
        why=why(question, person, goals, pinned=pinned),
        pinned=pinned,
    )
