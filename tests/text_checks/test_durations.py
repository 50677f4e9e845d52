import pytest

from explorer_kit.text_checks.durations import durations


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20 minutes", 20, 20),
        ("a 20-minute call", 20, 20),
        ("20min", 20, 20),
        ("twenty-five minutes", 25, 25),
        ("twenty five mins", 25, 25),
        ("15-20 minutes", 15, 20),
        ("15–20 min".replace("–", "-"), 15, 20),
        ("between 20 and 25 minutes", 20, 25),
        ("20 minutes to half an hour", 20, 30),
        ("half an hour", 30, 30),
        ("a half-hour", 30, 30),
        ("1/2 hour", 30, 30),
        ("½ hour", 30, 30),
        ("0.5 hours", 30, 30),
        ("a quarter of an hour", 15, 15),
        ("a quarter-hour", 15, 15),
        ("three quarters of an hour", 45, 45),
        ("a third of an hour", 20, 20),
        ("an hour", 60, 60),
        ("an hour and a half", 90, 90),
        ("one and a half hours", 90, 90),
        ("two hours", 120, 120),
        ("1200 seconds", 20, 20),
        ("30+ minutes", 30, 60),
        ("a dozen minutes", 12, 12),
        ("20' by phone", 20, 20),
        ("from 3:00 to 3:20 pm", 20, 20),
        ("10:45-11:10", 25, 25),
        ("from 10 to 10.25", 25, 25),
        ("between 9 and 9:30 am", 30, 30),
        ("from half past two to five to three", 25, 25),
        ("from 11:50 to noon", 10, 10),
        ("from 12:45 to 1:10", 25, 25),
        ("from 1400 to 1420", 20, 20),
        ("9am to 5pm", 480, 480),
    ],
)
def test_a_length_of_time(text: str, low: float, high: float):
    (found,) = durations(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "a few minutes",
        "a moment",
        "in 2019-2021",
        "10 to 15 people",
        "room 20",
        "version 1.20",
        "at 3:20 pm",
        "the hours",
        "from 1998 to 2004",
        "20 months",
    ],
)
def test_no_length_of_time(text: str):
    assert durations(text) == []


def test_two_lengths_keep_their_places():
    text = "my commute is 40 minutes; could we talk for twenty minutes?"
    assert [(each.low, each.span.of(text)) for each in durations(text)] == [
        (40, "40 minutes"),
        (20, "twenty minutes"),
    ]
