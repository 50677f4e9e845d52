"""The checks of questions against questions that others wrote and judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from explorer_kit.text_checks import QUESTION_CODES, check_question
from tests.text_checks.corpora import Score, corpus, score

FILES = ("questions_1", "questions_2", "questions_3", "questions_4")


def codes_of(item: Mapping[str, Any]) -> list[str]:
    return check_question(item["text"]).codes


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {name: score(corpus(name), codes_of) for name in FILES}


def test_precision_and_recall_per_fault(scores: dict[str, Score]) -> None:
    for name, result in scores.items():
        print(result.table(name))  # noqa: T201
        for code in (*QUESTION_CODES, "cannot_check"):
            assert result.precision(code) >= 0.9, f"{name}: {code}"
            assert result.recall(code) >= 0.85, f"{name}: {code}"


@pytest.mark.parametrize("name", FILES)
def test_the_words_pointed_at_stand_where_it_says(name: str) -> None:
    for item in corpus(name):
        for finding in check_question(item["text"]).findings:
            assert item["text"][finding.start : finding.end] == finding.words
            assert finding.words or finding.code == "cannot_check"


def test_there_is_enough_of_each() -> None:
    items = [item for name in FILES for item in corpus(name)]
    assert len(items) >= 80
    for code in QUESTION_CODES:
        assert sum(item["expected"] == [code] for item in items) >= 5, code
        assert sum(code in item["expected"] and len(item["expected"]) > 1 for item in items) >= 2, code
    assert sum(not item["expected"] for item in items) >= 100
