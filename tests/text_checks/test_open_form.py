"""The proposal of an open form: in the words of whoever asks, and itself open."""

import pytest

from explorer_kit.text_checks import check_question
from tests.text_checks.corpora import corpus

FILES = ("questions_1", "questions_2", "questions_3", "questions_4")


def suggestion(text: str) -> str | None:
    return check_question(text).facts["suggestion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do you like the Lindgren depot?", "What do you like about the Lindgren depot?"),
        ("Have you ever met Anna Muster?", "When, if ever, have you met Anna Muster, and what was it like?"),
        ("When did Lindgren open?", "When did Lindgren open, and how did that come about?"),
        ("Would you say that Bergen suits pilots?", "How do you see it: Bergen suits pilots?"),
        ("Is it hard to land in Bergen?", "What makes it hard or easy to land in Bergen?"),
        (
            "Do you, by any chance, work with Anna Muster?",
            "Do you work with Anna Muster, and what makes it so?",
        ),
        ("How did you get to Bergen, and what do nurses earn?", "How did you get to Bergen?"),
        ("What do nurses earn, and how did you get to Bergen?", "How did you get to Bergen?"),
    ],
)
def test_a_proposal_keeps_words_and_capitals(text: str, expected: str):
    assert suggestion(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "How did you become a pilot?",
        "Any advice?",
        "Is your team hiring?",
        "Isn't the depot a disaster?",
        "Was machen Sie im Depot?",
    ],
)
def test_nothing_sensible_to_propose(text: str):
    assert not check_question(text).facts.get("suggestion")


@pytest.mark.parametrize("name", FILES)
def test_no_proposal_is_itself_closed_or_double(name: str):
    proposals = {item["text"]: check_question(item["text"]).facts.get("suggestion") for item in corpus(name)}
    made = {text: proposal for text, proposal in proposals.items() if proposal}
    assert len(made) >= 10
    faulty = {"closed", "double_barrelled", "leading"}
    assert {text: it for text, it in made.items() if faulty & set(check_question(it).codes)} == {}
