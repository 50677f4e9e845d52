"""What holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.text_checks import MESSAGE_CODES, QUESTION_CODES, check_message, check_question
from explorer_kit.text_checks.checked import Checked

PIECES = st.sampled_from(
    [
        *(
            "I would like to learn",
            "how you moved the depot",
            "could we talk",
            "never",
            "not",
            "why",
            "what is",
        ),
        *(
            "job",
            "hiring",
            "my CV",
            "half an hour",
            "20 minutes",
            "from 3 to 3:20 pm",
            "two hundred and",
            "years",
        ),
        *("right", "don't you", "in which", "Dr.", "Ich möchte gern", "İ", "ß", "😀"),
        *(
            ".",
            "?",
            "!",
            ",",
            ";",
            ":",
            "-",
            "…",
            "“",
            "”",
            "'",
            "(",
            ")",
            "\u00a0",
            "\n",
            "\n\n",
            "\r\n",
            "\n- ",
        ),
    ]
)
TEXTS = st.text(max_size=200) | st.lists(PIECES, max_size=40).map(" ".join)
FACTS = st.none() | st.lists(TEXTS, max_size=3)


def places(checked: Checked) -> list[tuple[str, str]]:
    return [(finding.code, finding.words) for finding in checked.findings]


@given(TEXTS)
def test_any_question_can_be_checked(text: str):
    checked = check_question(text)
    assert set(checked.codes) <= {*QUESTION_CODES, "cannot_check"}
    for finding in checked.findings:
        assert text[finding.start : finding.end] == finding.words
    assert check_question(text) == checked


@settings(max_examples=60)
@given(TEXTS, FACTS, st.sampled_from(["email", "linkedin", "linkedin_invitation", "phone"]))
def test_any_message_can_be_checked(text: str, facts: list[str] | None, channel: str):
    checked = check_message(text, channel=channel, recipient_facts=facts)
    assert set(checked.codes) <= {*MESSAGE_CODES, "cannot_check"}
    assert len(checked.codes) == len(set(checked.codes))
    for finding in checked.findings:
        assert text[finding.start : finding.end] == finding.words
    assert check_message(text, channel=channel, recipient_facts=facts) == checked


@given(TEXTS, st.sampled_from([" ", "\n", "  \n\n", "\t", "\r\n"]))
def test_space_around_a_text_changes_only_places(text: str, space: str):
    bare, around = text.strip(), f"{space}{text.strip()}{space}"
    assert places(check_question(around)) == places(check_question(bare))
    one, other = check_message(around), check_message(bare)
    assert (places(one), one.facts, one.advice) == (places(other), other.facts, other.advice)


def test_a_request_in_the_subject_points_into_the_subject():
    body = "I would like to learn how you moved the depot."
    checked = check_message(body, subject="Is your team hiring?")
    (found,) = [each for each in checked.findings if each.code == "job_request"]
    assert found.words in "Is your team hiring?"


@pytest.mark.parametrize("text", ["", " ", "?", "\n"])
def test_nothing_said_cannot_be_checked(text: str):
    assert check_question(text).codes == check_message(text).codes == ["cannot_check"]
