"""The question bank: questions in three categories, and the words to open, close and listen with."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from explorer_kit.preparation.questions import BankQuestion, said_alike


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """Questions, and the words around them.

    Attributes
    ----------
    questions : tuple of BankQuestion
        In the order of the bank.
    goals : mapping of str to str
        The topics that answers serve, and what each means.
    opening, closing, listening : mapping of str to str
        What to say at the beginning and at the end (``{minutes}`` is the agreed time), and how to listen; in
        the order of use.
    """

    questions: tuple[BankQuestion, ...]
    goals: Mapping[str, str]
    opening: Mapping[str, str]
    closing: Mapping[str, str]
    listening: Mapping[str, str]


def _question(table: Mapping[str, Any], place: int) -> BankQuestion:
    many: dict[str, Any] = {
        name: tuple(table[name]) for name in ("follow_ups", "goals", "roles", "seniority")
    }
    return BankQuestion(
        question_id=table["key"],
        category=table["category"],
        text=table["text"],
        minutes=table["minutes"],
        place=place,
        **many,
    )


@cache
def load_bank() -> QuestionBank:
    """Return the bank that comes with the package."""
    text = files("explorer_kit.resources").joinpath("question_bank.toml").read_text("utf-8")
    table = tomllib.loads(text)
    words = {
        name: MappingProxyType(dict(table[name])) for name in ("goals", "opening", "closing", "listening")
    }
    questions = tuple(_question(row, place) for place, row in enumerate(table["question"], start=1))
    return QuestionBank(questions=questions, **words)


def with_own(own: Iterable[BankQuestion], bank: QuestionBank | None = None) -> tuple[BankQuestion, ...]:
    """Return the user's own questions and then the bank's; of the same words only the first is kept."""
    mine = sorted(own, key=lambda question: (question.place, question.question_id))
    kept: dict[str, BankQuestion] = {}
    for question in (*mine, *(bank or load_bank()).questions):
        kept.setdefault(said_alike(question.text), question)
    return tuple(kept.values())


def with_yield(
    questions: Iterable[BankQuestion], yields: Mapping[str, tuple[int, float | None]]
) -> tuple[BankQuestion, ...]:
    """Return questions with what they yielded so far: times asked and insights each time, by question id."""
    return tuple(
        replace(question, asked=found[0], insights=found[1])
        if (found := yields.get(question.question_id))
        else question
        for question in questions
    )
