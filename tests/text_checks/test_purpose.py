"""A purpose is said in words; other purposes and mere courtesies are none."""

import pytest

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.purpose import purpose_finding


@pytest.mark.parametrize(
    "text",
    [
        "I would like to learn more about your work at the depot.",
        "I'd love to hear how you moved from nursing to logistics.",
        "My hope is to understand what a planner's week is like.",
        "Could you tell me how you became a pilot?",
        "I am curious about your path into logistics.",
        "I am not after a job, but I would like to understand your field.",
    ],
)
def test_a_purpose_is_stated(text: str):
    assert purpose_finding(English(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I would like to connect with you.", "connect"),
        ("May I pick your brain?", "pick your brain"),
        ("Would you be my mentor?", "mentor"),
        ("I would value your feedback on our app.", "feedback"),
        ("What is the status of my application?", ""),
        ("I read your article.", ""),
        ("I look forward to hearing from you.", ""),
        ("Please let me know if you are free.", ""),
    ],
)
def test_another_purpose_is_none(text: str, words: str):
    finding = purpose_finding(English(text))
    assert finding is not None
    assert (finding.code, finding.words) == ("no_purpose", words)
    assert text[finding.start : finding.end] == words


def test_a_denied_purpose_is_none():
    assert purpose_finding(English("I do not want to learn about your work.")) is not None
