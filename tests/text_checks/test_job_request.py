"""A job asked for, openly or in passing; no denial, and no other sense of the words."""

import pytest

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.job_request import job_request


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Do you have any openings?", "openings"),
        ("Please let me know if a position opens up.", "openings"),
        ("I am looking for a job in logistics.", "a job"),
        ("I would love to join your team.", "a job"),
        ("Could you recommend me to your manager for a role?", ""),
        ("May I send you my CV?", ""),
        ("Is your company hiring?", "hiring"),
        ("I have applied for a post with you.", "application"),
    ],
)
def test_a_request(text: str, why: str):
    finding = job_request(English(text), "job_request")
    assert finding is not None
    assert finding.code == "job_request"
    assert why in finding.explanation
    assert finding.words
    assert text[finding.start : finding.end] == finding.words


@pytest.mark.parametrize(
    "text",
    [
        "I am not looking for a job.",
        "This isn't about a job, I only want to learn.",
        "How did you hire your first team?",
        "What did you like about your first job?",
        "Whom else should I talk to?",
        "In my current job I plan shifts.",
        "",
    ],
)
def test_no_request(text: str):
    assert job_request(English(text), "job_request") is None


def test_the_first_request_is_named_by_the_given_code():
    text = "Is your team hiring? And may I send you my CV?"
    finding = job_request(English(text), "asks_for_job")
    assert finding is not None
    assert finding.code == "asks_for_job"
    assert finding.start < text.index("And")
