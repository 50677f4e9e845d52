"""What the journal says depends on what was loaded, never on the order or the size of the loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from tests.derivation.comparing import Derived, assert_equal, differences
from tests.derivation.journals import Batch, Journal
from tests.derivation.worlds import World, halves, side_by_side, worlds

Plan = Callable[[list[Batch], int], list[list[Batch]]]


def one_by_one(world: list[Batch], seed: int) -> list[list[Batch]]:
    return [[batch] for batch in world]


def shuffled_and_repeated(world: list[Batch], seed: int) -> list[list[Batch]]:
    random = Random(seed)
    order = [*world, random.choice(world)] if world else []
    return [[batch] for batch in random.sample(order, len(order))]


def together(world: list[Batch], seed: int) -> list[list[Batch]]:
    return [Random(seed).sample(world, len(world))]


def split_in_two(world: list[Batch], seed: int) -> list[list[Batch]]:
    return [[half] for batch in world for half in halves(batch)]


PLANS = {plan.__name__: plan for plan in (shuffled_and_repeated, together, split_in_two)}


def derived(chosen: dict[int, list[Batch]], plan: Plan, seed: int = 0) -> Derived:
    """Load worlds side by side, each by the plan, and return all that was derived."""
    journal = Journal()
    imports = {number: plan(world, seed + number) for number, world in chosen.items()}
    for place in range(max((len(loads) for loads in imports.values()), default=0)):
        journal.load_together(*(b for loads in imports.values() if place < len(loads) for b in loads[place]))
    return journal.derived()


def check_plan(plan: Plan, seed: int, count: int, most: int = 4) -> None:
    chosen = worlds(seed, count, most)
    assert_equal(chosen, lambda some: differences(derived(some, one_by_one), derived(some, plan, seed)))


def from_scratch(some: dict[int, list[Batch]], seed: int) -> list[str]:
    """Compare what was derived load by load with what is derived anew."""
    before = derived(some, shuffled_and_repeated, seed)
    journal = Journal()
    plans = {n: [b for load in shuffled_and_repeated(w, seed + n) for b in load] for n, w in some.items()}
    for place in side_by_side(plans):
        journal.load_together(*place)
    journal.derive_everything()
    return differences(before, journal.derived())


def with_strangers(some: dict[int, list[Batch]], seed: int) -> list[str]:
    """Compare a journal with the same and other people's files among it: nothing of it may be gone."""
    stranger = [replace(b, name="other.csv") for b in World(99999, Random(seed)).batches()]
    alone = derived(some, one_by_one)
    more = derived({**some, 99999: stranger}, one_by_one)
    shared = {"skills", "self_ratings"}  # a word's most frequent spelling may well change
    return [
        line for line in differences(alone, more) if line[0] == "-" and line.split()[1][:-1] not in shared
    ]


@pytest.mark.parametrize(("seed", "plan"), list(enumerate(PLANS.values())), ids=PLANS)
def test_loads_in_any_way_say_the_same(plan: Plan, seed: int):
    check_plan(plan, seed, count=80)


def test_what_was_derived_bit_by_bit_is_what_is_derived_anew():
    assert_equal(worlds(7, 60), lambda some: from_scratch(some, 7))


def test_other_people_change_nothing():
    assert_equal(worlds(8, 20), lambda some: with_strangers(some, 8))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 130))
@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_many_worlds_loaded_in_any_way(plan: Plan, seed: int):
    check_plan(plan, seed, count=300, most=6)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(200, 220))
def test_many_worlds_derived_anew(seed: int):
    assert_equal(worlds(seed, 300, 6), lambda some: from_scratch(some, seed))
    assert_equal(worlds(seed, 40), lambda some: with_strangers(some, seed))


def test_the_date_of_a_load_without_changes_changes_nothing():
    (world,) = worlds(3, 1).values()
    journal = Journal()
    journal.load_together(*world)
    before = journal.derived()
    journal.load_together(*world, at=datetime(2027, 1, 1))
    assert differences(before, journal.derived()) == []
