"""Vague: could be put to anybody, and names no object."""

import pytest

from explorer_kit.text_checks import check_question


@pytest.mark.parametrize(
    "text",
    [
        "Any advice?",
        "What do you do?",
        "Tell me about yourself.",
        "Tell me about your career.",
        "How is it going?",
    ],
)
def test_vague(text: str):
    assert "vague" in check_question(text).codes


@pytest.mark.parametrize(
    "text",
    [
        "Any advice for a nurse who wants to plan shifts?",
        "What does a planner at a depot do before noon?",
        "Tell me about your step from the ward to the depot.",
        "You rebuilt the yard. What was it like?",
    ],
)
def test_about_something(text: str):
    assert "vague" not in check_question(text).codes
