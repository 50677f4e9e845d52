"""Sentences, the lower-case twin of a text, and what a "not" reaches."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in English(text).sentences]


def denied(text: str, word: str) -> bool:
    english = English(text)
    return english.denied(english.low.index(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You moved. Could we talk?", ["You moved.", "Could we talk?"]),
        ("Really?! Yes", ["Really?!", "Yes"]),
        ("One line\nand the next", ["One line\nand the next"]),
        ("A paragraph\n\nand another", ["A paragraph", "and another"]),
        ("  around it  ", ["around it"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_with_their_signs(text: str, expected: list[str]):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Muster moved to St. Gallen.",
        "We met e.g. in Bern, i.e. at home.",
        "No. 5 is the depot.",
        "She has a Ph.D. in chemistry.",
        "At 3 p.m. we could talk.",
        "J. Muster and Co. were there.",
        "U.S. firms grow.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am free at 3 p.m. Then I work.", ["I am free at 3 p.m.", "Then I work."]),
        ("Am I after a job? No. A talk is enough.", ["Am I after a job?", "No.", "A talk is enough."]),
        ("I bring tea, etc. ", ["I bring tea, etc."]),
    ],
)
def test_an_abbreviation_may_end_one_all_the_same(text: str, expected: list[str]):
    assert sentences(text) == expected


def test_decimals_and_addresses_are_whole():
    text = "It rose by 3.5 percent. See example.org for the 1.500 others."
    assert sentences(text) == ["It rose by 3.5 percent.", "See example.org for the 1.500 others."]


@pytest.mark.parametrize("dots", ["...", "…", " …"])
def test_an_ellipsis_ends_a_sentence_only_before_a_capital(dots: str):
    assert sentences(f"Wait{dots} what then") == [f"Wait{dots} what then"]
    assert sentences(f"Wait{dots} What then") == [f"Wait{dots}", "What then"]


def test_lines_of_a_list_are_sentences():
    text = "I wonder about:\n- the depot\n* the crew\n1. nights\n2) weekends"
    assert sentences(text) == ["I wonder about:", "- the depot", "* the crew", "1. nights", "2) weekends"]


def test_closing_quotes_and_brackets_belong_to_the_sentence():
    assert sentences('She said "go." (So I did!) Yes.') == ['She said "go."', "(So I did!)", "Yes."]


def test_an_emoji_stands_where_it_stands():
    assert sentences("Great! 😀 Could we talk? 😀") == ["Great!", "😀 Could we talk?", "😀"]


def test_windows_line_ends():
    text = "Dear Ms Muster,\r\n\r\nyou moved.\r\nCould we talk?\r\n"
    assert sentences(text) == ["Dear Ms Muster,", "you moved.", "Could we talk?"]


def test_the_sentence_at_a_place():
    text = "One. Two. Three."
    english = English(text)
    assert english.sentence_at(text.index("Two")).of(text) == "Two."
    assert english.sentence_at(len(text)).of(text) == "Three."
    assert English("").sentence_at(0) == Span(0, 0)


def test_signs_have_one_spelling():
    assert English("I’d “go” – now…\u00a0Yes？").low == 'i\'d "go" - now. yes?'


@given(st.text())
@example("İstanbul, ẞ and ﬃ")
@example("ΑΣ")
def test_the_twin_is_as_long_as_the_text(text: str):
    english = English(text)
    assert len(english.low) == len(text)
    ends = [0, *(place for span in english.sentences for place in (span.start, span.end))]
    assert ends == sorted(ends)
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in english.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "I am not looking for a job.",
        "I’m not here for money or fame or a job.",
        "This is no request for a job.",
        "Without a job in mind, I ask you this.",
        "Don't worry, this is about advice rather than a job.",
        "I never asked for a job.",
        "It isn't a job that I am after.",
    ],
)
def test_a_not_reaches_to_the_end_of_its_clause(text: str):
    assert denied(text, "job")


@pytest.mark.parametrize(
    "text",
    [
        "I am not rich, but I want a job.",
        "I do not know you; a job is what I want.",
        "I have no plans, so I want a job.",
        "I do not mind where, please find me a job.",
        "It is not far and I could take a job.",
        "I cannot complain - a job would be nice.",
        "It has never been easy. I want a job.",
        "I would not know if there is a job.",
        "I was never sure whether you have a job.",
    ],
)
def test_a_turn_ends_what_a_not_reaches(text: str):
    assert not denied(text, "job")


@pytest.mark.parametrize(
    "text",
    [
        "I am after not only advice: a job, too.",
        "Not only advice, a job is welcome.",
        "Why not offer me a job?",
        "Why don't you give me a job?",
        "Don't hesitate to offer me a job.",
        "Couldn't you find me a job?",
        "No doubt you have a job.",
        "You would be crazy not to give me a job.",
        "I can't wait to get a job.",
        "No matter what, a job.",
    ],
)
def test_a_not_that_denies_nothing(text: str):
    assert not denied(text, "job")


def test_a_not_reaches_no_further_than_it_is_told():
    text = f"It is not {'very ' * 30}a job"
    assert not denied(text, "job")
    assert English(text).denied(text.index("job"), reach=300)


def test_words_are_what_whitespace_separates():
    assert English("one-two three\nfour\u00a0five  - six").words() == [
        "one-two", "three", "four", "five", "-", "six",
    ]  # fmt: skip
