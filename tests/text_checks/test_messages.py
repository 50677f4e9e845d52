"""The checks of messages against messages that others wrote and judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from explorer_kit.text_checks import MESSAGE_CODES, Checked, check_message
from tests.text_checks.corpora import Score, corpus, score

FILES = ("messages_1", "messages_2", "messages_3", "messages_4")


def checked(item: Mapping[str, Any]) -> Checked:
    return check_message(
        item["body"],
        channel=item["channel"],
        subject=item["subject"],
        recipient_facts=item["recipient_facts"],
    )


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {name: score(corpus(name), lambda item: checked(item).codes) for name in FILES}


def test_precision_and_recall_per_fault(scores: dict[str, Score]) -> None:
    for name, result in scores.items():
        print(result.table(name))  # noqa: T201
        for code in (*MESSAGE_CODES, "cannot_check"):
            least = 0.55 if code == "no_specific_reference" else 0.85
            assert result.precision(code) >= least, f"{name}: {code}"
            assert result.recall(code) >= least, f"{name}: {code}"


@pytest.mark.parametrize("name", FILES)
def test_the_words_pointed_at_stand_where_it_says(name: str) -> None:
    for item in corpus(name):
        for finding in checked(item).findings:
            if finding.code != "job_request" or finding.words in item["body"]:
                assert item["body"][finding.start : finding.end] == finding.words


@pytest.mark.parametrize("name", FILES)
def test_a_reference_names_a_fact_of_the_brief(name: str) -> None:
    for item in corpus(name):
        result = checked(item)
        if result.checkable and "no_specific_reference" not in result.codes:
            assert result.facts["refers_to"] in item["recipient_facts"]


def test_there_is_enough_of_each() -> None:
    items = [item for name in FILES for item in corpus(name)]
    assert len(items) >= 60
    for code in MESSAGE_CODES:
        assert sum(item["expected"] == [code] for item in items) >= 3, code
        assert sum(code in item["expected"] and len(item["expected"]) > 1 for item in items) >= 2, code
    assert sum(not item["expected"] for item in items) >= 60
