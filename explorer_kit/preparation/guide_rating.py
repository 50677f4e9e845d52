"""How well a question suits a person and a talk, and why, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.questions import ANY, CATEGORY_WORDS, BankQuestion, said_alike
from explorer_kit.preparation.showing import one_line

_BASE, _ROLE, _SENIORITY, _GOAL, _WORD, _OWN = 10, 4, 3, 6, 5, 2
# words too common to tell that a question is about the same thing as a goal
_COMMON = frozenset(
    (
        "about", "after", "again", "also", "another", "because", "been", "before", "could", "does",
        "done", "every", "first", "from", "have", "into", "know", "like", "list", "make", "many",
        "more", "most", "much", "name", "only", "other", "over", "people", "person", "really",
        "should", "some", "something", "than", "that", "them", "then", "there", "these", "they",
        "thing", "things", "this", "three", "time", "today", "used", "want", "week", "what", "when",
        "where", "whether", "which", "while", "will", "with", "without", "work", "works", "would",
        "year", "years", "your", "yours",
    )
)  # fmt: skip
# the yield of a question that was never asked; it counts as much as two askings
_USUAL_INSIGHTS, _USUAL_WEIGHT = 1.0, 2
_YIELD, _LEAST_YIELD, _MOST_YIELD = 3, -4, 6
_ROLE_WORDS = {
    "individual_contributor": "people who do the work themselves",
    "manager": "people who lead others",
    "founder": "founders",
    "specialist": "specialists",
    "career_changer": "people who changed their field",
    "hiring_side": "people who have a say in hiring",
}


def yield_points(question: BankQuestion) -> int:
    """Return what the past yield of a question is worth: insights each time, drawn to 1 while few."""
    if question.insights is None or question.asked <= 0:
        return 0
    told = question.asked * question.insights + _USUAL_WEIGHT * _USUAL_INSIGHTS
    shrunk = told / (question.asked + _USUAL_WEIGHT)
    return max(_LEAST_YIELD, min(_MOST_YIELD, round(_YIELD * (shrunk - _USUAL_INSIGHTS))))


def is_for_role(question: BankQuestion, person: Interviewee) -> bool:
    """Return whether a question is meant for a role that the person has."""
    return ANY not in question.roles and not set(question.roles).isdisjoint(person.roles)


def is_for_seniority(question: BankQuestion, person: Interviewee) -> bool:
    """Return whether a question is meant for the person's seniority."""
    return ANY not in question.seniority and person.seniority in question.seniority


def serves(question: BankQuestion, goal: Goal) -> bool:
    """Return whether the answer serves a goal."""
    return not set(question.goals).isdisjoint(goal.served_by())


def shares_words(question: BankQuestion, goal: Goal) -> bool:
    """Return whether a question and a goal have a word in common that is not too common."""
    mine, its = (
        set(said_alike(text).split()) - _COMMON for text in (f"{goal.text} {goal.measure}", question.text)
    )
    return any(len(word) > 3 for word in mine & its)


def rating(question: BankQuestion, person: Interviewee, goals: Iterable[Goal]) -> int:
    """Return what a minute of a question is worth in this talk.

    10 points; 4 more if it is meant for a role of the person, 3 for the seniority, 6 if it serves a goal of
    the talk and 5 if it also shares a word with it, 2 if it is the user's own; from -4 to 6 for its yield.
    """
    served = [goal for goal in goals if serves(question, goal)]
    points = (
        _ROLE * is_for_role(question, person),
        _SENIORITY * is_for_seniority(question, person),
        _GOAL * bool(served),
        _WORD * any(shares_words(question, goal) for goal in served),
        _OWN * (question.origin == "own"),
    )
    return _BASE + sum(points) + yield_points(question)


def why(question: BankQuestion, person: Interviewee, goals: Sequence[Goal], *, pinned: bool = False) -> str:
    """Return why a question is in the guide, in words."""
    served = [f"“{one_line(goal.text)}”" for goal in goals if serves(question, goal)]
    roles = [_ROLE_WORDS[role] for role in question.roles if role in person.roles and role in _ROLE_WORDS]
    gave_much = yield_points(question) > 0
    asked = f"{question.asked} {'time' if question.asked == 1 else 'times'}"
    said = {
        "You put it in.": pinned,
        f"Serves your {'goal' if len(served) == 1 else 'goals'} {', '.join(served)}.": bool(served),
        f"Meant for {', '.join(roles)}.": bool(roles),
        "Fits the person's seniority.": is_for_seniority(question, person),
        f"Yielded {question.insights or 0:.2g} insights each of the {asked} you asked it.": gave_much,
        "Your own question.": question.origin == "own" and not pinned,
    }
    reasons = [sentence for sentence, true in said.items() if true]
    return " ".join(reasons) or f"Covers: {CATEGORY_WORDS.get(question.category, question.category)}."
