"""Both sides of each limit; words are what whitespace separates."""

import pytest

from explorer_kit.errors import CheckError
from explorer_kit.text_checks.length import LIMITS, length_finding, limit_of


def code(channel: str, body: str) -> str | None:
    finding = length_finding(body, limit_of(channel))
    return finding.code if finding else None


@pytest.mark.parametrize("channel", ["email", "phone"])
@pytest.mark.parametrize(
    ("words", "expected"), [(39, "too_short"), (40, None), (170, None), (171, "too_long")]
)
def test_a_mail_and_a_phone_script(channel: str, words: int, expected: str | None):
    assert code(channel, "word " * words) == expected


@pytest.mark.parametrize(("words", "expected"), [(1, None), (120, None), (121, "too_long")])
def test_a_linkedin_message(words: int, expected: str | None):
    assert code("linkedin", "word\n" * words) == expected


@pytest.mark.parametrize(("signs", "expected"), [(1, None), (300, None), (301, "too_long")])
def test_an_invitation_is_counted_in_characters(signs: int, expected: str | None):
    assert code("linkedin_invitation", f"  {'ü' * signs}\n") == expected


def test_the_explanation_says_how_much_and_what_is_taken():
    finding = length_finding("word " * 171, LIMITS["email"])
    assert finding is not None
    assert (
        finding.explanation == "171 words, 1 too many: an e-mail takes 40 to 170 words; 75 to 150 read best."
    )
    assert (finding.words, finding.start, finding.end) == ("", 0, 0)


def test_an_unknown_channel_names_those_there_are():
    with pytest.raises(CheckError, match=r"'fax'.*email, phone, linkedin, linkedin_invitation"):
        limit_of("fax")
