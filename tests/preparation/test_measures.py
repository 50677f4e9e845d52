"""A measure says how one will know; five levels are proposed from it."""

import pytest
from hypothesis import given

from explorer_kit.preparation.measures import SCALE_POINTS, SCALE_WORDS, default_scale, has_measure
from tests.preparation.hostile import any_text


@pytest.mark.parametrize(
    "text",
    [
        "Name three tools they use every week",
        "3 skills that a newcomer lacks",
        "List the steps from request to delivery",
        "Decide whether to take the certificate",
        "Rule out consulting, or not",
        "At least one introduction",
        "one example of a decision that went wrong",
        "Know how many hours a week are spent in meetings",
        "I can describe a working day from start to end",
        "A salary range: yes or no",
        "Rank my four options",
        "Choose between the two courses",
        "Get a referral to somebody in planning",
        "50 % of the time",
        "Know the salary range within 5k",
        "Ask for 3 contacts",
        "zwei Kontakte",
        "Nommer trois outils",
    ],
)
def test_what_can_be_told_met_from_missed(text):
    assert has_measure(text)


@pytest.mark.parametrize(
    "text",
    [
        "Learn more about the industry",
        "Get a feeling for the role",
        "Understand what one must know",
        "See whether it would suit me",
        "Find out what the work is really like",
        "Make a good impression",
        "Hear about the culture",
        "Build a relationship",
        "Understand the market in 2027",
        "Talk for 20 minutes",
        "10 minutes on pay",
        "Understand the list of tasks",
        "Someone who often phones",
        "",
    ],
)
def test_what_cannot(text):
    assert not has_measure(text)


@pytest.mark.parametrize(
    ("measure", "levels"),
    [
        ("1 introduction", ("None, and no idea where to look.", "None, but I know where to look.",
                            "1, as set: 1 introduction.", "2.", "3 or more.")),
        ("two tools", ("None.", "1.", "2, as set: two tools.", "3.", "4 or more.")),
        ("Name three tools.", ("At most 1.", "2.", "3, as set: Name three tools.", "4.", "5 or more.")),
        ("8 names", ("At most 5.", "6 to 7.", "8, as set: 8 names.", "9 to 10.", "11 or more.")),
    ],
)  # fmt: skip
def test_levels_count_what_the_measure_counts(measure, levels):
    assert default_scale(measure) == levels


@pytest.mark.parametrize(
    "measure",
    [
        "within 20 minutes",
        "by 3 May",
        "in 2027",
        "50 %",
        "decide by 12:30",
        "level 3",
        "5 years",
        "what one must know",
        "",
    ],
)
def test_levels_do_not_count_dates_and_hours(measure):
    assert default_scale(measure)[0] == "Nothing towards it."


@given(any_text())
def test_five_different_levels_for_any_measure(measure):
    assert len(set(default_scale(measure))) == len(SCALE_POINTS) == len(SCALE_WORDS)
