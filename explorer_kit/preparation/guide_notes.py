"""What is not in a guide, and why: said in sentences, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_pool import Pool, assumption_item_id
from explorer_kit.preparation.guide_rating import serves
from explorer_kit.preparation.questions import CATEGORIES, CATEGORY_WORDS, BankQuestion
from explorer_kit.preparation.showing import one_line


def did_not_fit(pool: Pool, chosen: Collection[str], minutes: int) -> tuple[str, ...]:
    """Return what is not in the guide, as sentences."""
    taken = [question for question in (*pool.pinned, *pool.free) if question.question_id in chosen]
    return (
        *_categories(pool, taken, minutes),
        *(_goal(goal, pool) for goal in pool.goals if not any(serves(one, goal) for one in taken)),
        *_assumptions(pool, chosen),
        *_questions(pool, taken, minutes),
    )


def _categories(pool: Pool, taken: list[BankQuestion], minutes: int) -> Iterator[str]:
    for category in CATEGORIES:
        if any(question.category == category for question in taken):
            continue
        words = CATEGORY_WORDS[category]
        fits = any(question.category == category for question in pool.free)
        yield (
            f"{words}: {minutes} minutes leave no room for a question."
            if fits
            else f"{words}: no question is left that fits this person; add one of your own."
        )


def _goal(goal: Goal, pool: Pool) -> str:
    said = f"Your goal “{one_line(goal.text)}”"
    if any(serves(question, goal) for question in pool.free):
        return f"{said} found no room: shorten something, or ask for more time."
    return f"{said} is served by no question that is left: choose its topics, or add your own."


def _assumptions(pool: Pool, chosen: Collection[str]) -> Iterator[str]:
    for belief in pool.silent:
        yield (
            f"Your assumption “{one_line(belief.text)}” is something to listen for: put as a question, it "
            "would lead to its answer, or it was asked before."
        )
    for belief in pool.askable:
        if assumption_item_id(belief) not in chosen:
            yield f"Your assumption “{one_line(belief.text)}” found no room: it is something to listen for."


def _questions(pool: Pool, taken: list[BankQuestion], minutes: int) -> Iterator[str]:
    left = len(pool.pinned) + len(pool.free) - len(taken)
    if pool.asked:
        count = len(pool.asked)
        yield f"{count} {'question was' if count == 1 else 'questions were'} asked of this person before."
    if left:
        fit = "question fits" if left == 1 else "questions fit"
        yield f"{left} more {fit} this person, but not {minutes} minutes."
