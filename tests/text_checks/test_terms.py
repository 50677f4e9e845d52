"""What a text names: under which keys, and how much it tells."""

import pytest

from explorer_kit.text_checks.terms import (
    BY_MEANING,
    COMMON,
    COMMON_GROUND,
    ORDINARY,
    RARE,
    SMALL_NUMBER,
    Term,
    Terms,
    stem,
    terms_of,
)


def names(text: str) -> list[str]:
    return [term.word for term in terms_of(text).words]


def term(text: str) -> Term:
    (one,) = terms_of(text).all()
    return one


@pytest.mark.parametrize(
    ("one", "other"),
    [("migration", "migrated"), ("payments", "payment"), ("planner", "planners"), ("nurse", "nurses")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str):
    assert stem(one) == stem(other)


def test_function_words_and_short_ones_are_left_out():
    assert names("The head of it and you were at an ox") == ["head"]
    assert names("") == []


def test_abbreviations_that_name_something_are_kept():
    assert names("UX and HR, but no XY") == ["ux", "hr"]
    assert names("IT is not it, and It") == ["it"]


def test_a_word_said_twice_counts_once():
    assert names("Nurses teach nurses and a nurse") == ["nurses", "teach"]


def test_a_possessive_is_the_word_itself():
    assert terms_of("Lindgren's").keys == terms_of("Lindgren").keys


def test_common_words_tell_less():
    assert (term("depot").weight, term("team").weight) == (ORDINARY, COMMON)


@pytest.mark.parametrize(
    ("text", "weight"),
    [("2 ", SMALL_NUMBER), ("40", ORDINARY), ("2021", ORDINARY), ("3,500", RARE)],
)
def test_numbers_tell_more_the_rarer_they_are(text: str, weight: float):
    assert term(text).weight == weight


def test_a_length_of_time_is_rare():
    (eighteen,) = terms_of("18 months").numbers
    assert eighteen.weight == RARE


def test_words_of_one_meaning_share_a_family():
    founded, opened = terms_of("founded").keys, terms_of("set up").keys
    assert {key for key in founded & opened if key.startswith("f:")}


def test_an_empty_word_joins_no_family():
    for word in ("get", "made", "took"):
        assert not [key for key in terms_of(word).keys if key.startswith("f:")]


def test_what_is_shared_tells_less_where_only_the_meaning_is_the_same():
    founded = next(iter(terms_of("founded").words))
    assert founded.shared_with(terms_of("founded").keys) == founded.weight
    assert founded.shared_with(terms_of("set up").keys) == pytest.approx(founded.weight * BY_MEANING)
    assert founded.shared_with(terms_of("depot").keys) == 0


def test_common_ground_tells_less():
    terms = terms_of("Lindgren depot").with_common_ground(frozenset({f"w:{stem('lindgren')}"}))
    assert [(each.word, each.common_ground) for each in terms.words] == [("lindgren", True), ("depot", False)]
    assert terms.words[0].shared_with(terms.keys) == pytest.approx(ORDINARY * COMMON_GROUND)


def test_all_and_weight():
    terms = terms_of("Moved 40 nurses")
    assert [each.word for each in terms.all()] == ["moved", "nurses", "40"]
    assert terms.weight == pytest.approx(sum(each.weight for each in terms.all()))
    assert terms.keys >= {"n:40", f"w:{stem('nurses')}"}
    assert Terms((), (), ()).weight == 0
