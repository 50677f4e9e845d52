"""A question of the bank: the package's own or the user's, and how it is worded for one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from explorer_kit.preparation.showing import one_line

Category = Literal["career_path", "industry_trends", "direct_advice"]
Origin = Literal["bank", "own"]

CATEGORIES: tuple[Category, ...] = get_args(Category)
CATEGORY_WORDS = {
    "career_path": "Career path and trajectory",
    "industry_trends": "Industry and company trends",
    "direct_advice": "Direct professional advice",
}
ROLES = (
    "individual_contributor", "manager", "founder", "specialist", "career_changer", "hiring_side",
)  # fmt: skip
SENIORITIES = ("early", "mid", "senior", "executive")
ANY = "any"
_LONGEST_MINUTES = 30
_FALLBACKS = {"company": "your company", "industry": "your field"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion:
    """A question that can be put to somebody.

    Attributes
    ----------
    question_id : str
        Stable: of the bank its key, of the user's own made from its text.
    category : str
        career_path, industry_trends, direct_advice.
    text : str
        One open question; ``{company}`` and ``{industry}`` are filled for the person.
    follow_ups : tuple of str
        Prompts to go deeper.
    goals : tuple of str
        Topics that the answer serves (:attr:`QuestionBank.goals`).
    roles, seniority : tuple of str
        Whom it can be put to; ``any`` fits everybody.
    minutes : int
        Expected time of the answer, with one follow-up.
    origin : str
        ``bank`` or ``own``.
    place : int
        Place in the bank; the user's own come first, with 0.
    asked, insights : int, float or None
        How often it was asked so far, and how many insights it yielded each time, on average.
    """

    question_id: str = ""
    category: Category = "career_path"
    text: str = ""
    follow_ups: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    roles: tuple[str, ...] = (ANY,)
    seniority: tuple[str, ...] = (ANY,)
    minutes: int = 3
    origin: Origin = "bank"
    place: int = 0
    asked: int = 0
    insights: float | None = None

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when the question can be saved."""
        found = {
            "Write the question.": not one_line(self.text),
            f"The category is one of: {', '.join(CATEGORIES)}.": self.category not in CATEGORIES,
            f"A role is one of: {', '.join((ANY, *ROLES))}.": not _within(self.roles, ROLES),
            f"A seniority is one of: {', '.join((ANY, *SENIORITIES))}.": not _within(
                self.seniority, SENIORITIES
            ),
            f"An answer takes from 1 to {_LONGEST_MINUTES} minutes.": not 1
            <= self.minutes
            <= _LONGEST_MINUTES,
        }
        return [sentence for sentence, true in found.items() if true]


def _within(given: Sequence[str], known: Sequence[str]) -> bool:
    return bool(given) and set(given) <= {ANY, *known}


def own_question(
    text: str,
    *,
    category: Category,
    follow_ups: Sequence[str] = (),
    goals: Sequence[str] = (),
    roles: Sequence[str] = (ANY,),
    seniority: Sequence[str] = (ANY,),
    minutes: int = 3,
) -> BankQuestion:
    """Return a question of the user's own; the same words have the same id."""
    digest = sha256(said_alike(text).encode("utf-8", "replace")).hexdigest()[:16]
    return BankQuestion(
        question_id=f"own-{digest}", category=category, text=text, follow_ups=tuple(follow_ups),
        goals=tuple(goals), roles=tuple(roles), seniority=tuple(seniority), minutes=minutes, origin="own",
    )  # fmt: skip


def said_alike(text: str) -> str:
    """Return the words of a question, folded: two questions with the same words are one."""
    return " ".join(re.findall(r"\w+", one_line(text).casefold()))


def fits_person(question: BankQuestion, roles: Iterable[str] = (), seniority: str = "") -> bool:
    """Return whether a question can be put to somebody of these roles and this seniority.

    What is not known of the person fits only questions that are for everybody.
    """
    fits_role = ANY in question.roles or not set(question.roles).isdisjoint(roles)
    return fits_role and (ANY in question.seniority or seniority in question.seniority)


def filtered(
    questions: Iterable[BankQuestion],
    *,
    category: str | None = None,
    goal: str | None = None,
    role: str | None = None,
    seniority: str | None = None,
    words: str = "",
) -> tuple[BankQuestion, ...]:
    """Return the questions that meet every condition given, in their order.

    Parameters
    ----------
    questions : iterable of BankQuestion
        Bank and own.
    category, goal : str, optional
        The category; a topic that the answer serves.
    role, seniority : str, optional
        Only those that can be put to such a person; those for everybody are among them.
    words : str
        Every one of them begins a word of the question, its follow-ups or its topics.
    """

    def kept(question: BankQuestion) -> bool:
        return (
            category in (None, question.category)
            and (goal is None or goal in question.goals)
            and (role is None or ANY in question.roles or role in question.roles)
            and (seniority is None or ANY in question.seniority or seniority in question.seniority)
            and _has_words(question, words)
        )

    return tuple(filter(kept, questions))


def _has_words(question: BankQuestion, words: str) -> bool:
    topics = " ".join(question.goals).replace("_", " ")
    searched = f" {said_alike(' '.join((question.text, *question.follow_ups, topics)))}"
    return all(f" {word}" in searched for word in said_alike(words).split())


def worded(text: str, *, company: str = "", industry: str = "") -> str:
    """Return a text with ``{company}`` and ``{industry}`` filled, else "your company" and "your field".

    Other braces stay. An industry is said inside a sentence: "Health Care" becomes "health care", "IT" stays.
    """
    values = {"company": one_line(company), "industry": _inside_a_sentence(one_line(industry))}

    def value(match: re.Match[str]) -> str:
        filled = values[match[1]] or _FALLBACKS[match[1]]
        return filled[:1].upper() + filled[1:] if match.start() == 0 else filled

    return re.sub(r"\{(company|industry)\}", value, one_line(text))


def _inside_a_sentence(industry: str) -> str:
    return " ".join(
        word[0].lower() + word[1:] if word[:1].isupper() and word[1:].islower() else word
        for word in industry.split()
    )
