"""The choice of questions is the best one, whatever the order of the candidates."""

import time
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.preparation.guide_choice import SECOND_QUESTION, Candidate, best_choice, in_order

A = Candidate(item_id="a", minutes=3, category=0)
B = Candidate(item_id="b", minutes=3, category=1)
C = Candidate(item_id="c", minutes=3, category=2)


def choice(candidates, minutes, pinned=()) -> tuple[str, ...]:
    return best_choice(candidates, minutes, categories=3, pinned=pinned)


def test_every_category_goes_before_a_better_rating():
    better = replace(A, item_id="x", rating=50)
    assert set(choice([A, B, C, better], 9)) == {"x", "b", "c"}


def test_a_goal_goes_before_a_better_rating_within_its_category():
    serves = replace(A, item_id="g", goals=frozenset({0}), rating=1)
    assert set(choice([replace(A, rating=50), serves, B, C], 9)) == {"g", "b", "c"}


def test_a_category_goes_before_a_goal():
    serves = [replace(A, item_id=f"g{n}", goals=frozenset({n})) for n in range(3)]
    assert set(choice([*serves, B, C], 9)) == {"g0", "b", "c"}


def test_an_assumption_counts_like_a_goal():
    asked = Candidate(item_id="s", minutes=3, rating=1, covers_assumption=True)
    more = replace(A, item_id="x", rating=50)
    assert set(choice([A, more, B, C, asked], 12)) == {"x", "b", "c", "s"}


def test_time_is_used():
    assert set(choice([A, B, C, replace(A, item_id="long", minutes=5)], 11)) == {"long", "b", "c"}


def test_no_category_fills_the_talk_alone():
    more = [replace(A, item_id=f"a{n}", rating=11) for n in range(4)]
    chosen = choice([*more, B, replace(B, item_id="b2"), C, replace(C, item_id="c2")], 18)
    assert sorted(chosen) == ["a0", "a1", "b", "b2", "c", "c2"]


def test_a_tie_goes_to_the_place_and_then_to_the_id():
    assert choice([replace(A, item_id="z", place=1), replace(A, item_id="y", place=2)], 3) == ("z",)
    assert choice([replace(A, item_id="z"), replace(A, item_id="y")], 3) == ("y",)


def test_what_is_pinned_counts_for_what_is_covered():
    assert set(choice([replace(A, item_id="x"), B, C], 6, pinned=[A])) == {"b", "c"}


@pytest.mark.parametrize("minutes", [0, 2, -5])
def test_without_time_nothing_is_chosen(minutes):
    assert choice([A, B, C], minutes) == ()


def oracle(candidates, minutes, pinned) -> tuple[str, ...]:
    """Look at every set there is, and take the best by the four rules."""
    ordered = in_order(candidates)

    def worth(places):
        chosen = [ordered[place] for place in places]
        both = [*chosen, *pinned]
        counts = [sum(one.category == category for one in both) for category in range(3)]
        covered = len(frozenset().union(*(one.goals for one in both)))
        covered += sum(one.covers_assumption for one in chosen)
        value = sum(one.minutes * one.rating for one in chosen)
        value += SECOND_QUESTION * sum(count >= 2 for count in counts)
        return sum(count > 0 for count in counts), covered, value, tuple(-place for place in places)

    sets = (places for size in range(len(ordered) + 1) for places in combinations(range(len(ordered)), size))
    fitting = (
        places for places in sets if sum(ordered[place].minutes for place in places) <= max(0, minutes)
    )
    return tuple(ordered[place].item_id for place in max(fitting, key=worth))


def candidates(most: int) -> st.SearchStrategy[list[Candidate]]:
    one = st.builds(
        Candidate,
        item_id=st.text("abcdefgh", min_size=1, max_size=3),
        minutes=st.integers(1, 5),
        rating=st.integers(1, 4),
        category=st.sampled_from([None, 0, 1, 2]),
        goals=st.frozensets(st.integers(0, 2), max_size=2),
        covers_assumption=st.booleans(),
        place=st.integers(0, 2),
    )
    return st.lists(one, max_size=most, unique_by=lambda candidate: candidate.item_id)


@settings(max_examples=300)
@given(candidates(8), st.integers(0, 20), st.data())
def test_the_choice_is_the_one_a_search_of_every_set_finds(given_candidates, minutes, data):
    pinned_ids = data.draw(
        st.sets(st.sampled_from([one.item_id for one in given_candidates] or ["-"]), max_size=2)
    )
    pinned = [one for one in given_candidates if one.item_id in pinned_ids]
    free = [one for one in given_candidates if one.item_id not in pinned_ids]
    shuffled = data.draw(st.permutations(free))
    assert choice(shuffled, minutes, pinned) == oracle(free, minutes, pinned)


def test_a_large_bank_is_quick():
    many = [
        Candidate(
            item_id=str(n), minutes=3 + n % 3, rating=10 + n % 7, category=n % 3, place=n,
            goals=frozenset({n % 6, n * 7 % 6}) if n % 2 else frozenset(),
        )
        for n in range(200)
    ]  # fmt: skip
    begin = time.process_time()
    chosen = choice(many, 24)
    assert time.process_time() - begin < 10
    assert len(chosen) >= 6
