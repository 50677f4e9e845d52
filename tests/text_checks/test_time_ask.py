"""A talk of 15 to 30 minutes is asked for; minutes of something else count for nothing."""

import pytest

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.time_ask import time_ask


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Could we talk for 20 minutes by phone?", 20),
        ("Would you have 15 to 30 minutes for a call?", 30),
        ("Could you spare half an hour?", 30),
        ("Could we speak for a quarter of an hour?", 15),
        ("Could we meet from 3:00 to 3:25 pm?", 25),
        ("Could we talk? Twenty minutes would do.", 20),
    ],
)
def test_a_talk_of_a_right_length(text: str, minutes: float):
    asked = time_ask(English(text))
    assert asked.finding is None
    assert asked.asked is not None
    assert asked.asked.high == minutes


@pytest.mark.parametrize(("minutes", "right"), [(14, False), (15, True), (30, True), (31, False)])
def test_both_limits(minutes: int, right: bool):
    asked = time_ask(English(f"Could we talk for {minutes} minutes next week?"))
    assert (asked.finding is None) is right


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Could we talk for an hour?", "an hour"),
        ("Could we talk for 45 to 60 minutes?", "45 to 60 minutes"),
        ("Could we have a quick chat?", "a quick chat"),
        ("Do you have a few minutes?", "a few minutes"),
        ("Could we talk some day?", ""),
        ("Could we have two calls of 20 minutes?", "20 minutes"),
        ("Could we talk for less than 15 minutes?", "15 minutes"),
    ],
)
def test_no_talk_of_a_right_length(text: str, words: str):
    asked = time_ask(English(text))
    assert asked.asked is None
    assert asked.finding is not None
    assert asked.finding.words == words
    assert text[asked.finding.start : asked.finding.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "I live a 20-minute walk from you. Could we talk?",
        "Your 20 minute podcast was great. Could we talk?",
        "You cut the delay by 20 minutes. Could we talk?",
        "Every 20 minutes a train leaves.",
        "I could be there in 20 minutes from here.",
    ],
)
def test_minutes_of_something_else(text: str):
    assert time_ask(English(text)).finding is not None


def test_a_long_time_told_elsewhere_does_not_spoil_it():
    text = "You waited 45 minutes. It was cold. Could we talk for 20 minutes?"
    assert time_ask(English(text)).finding is None
