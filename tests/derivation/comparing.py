"""Comparing journals whole, and finding the smallest world in which two of them differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.derivation.journals import Batch
from tests.derivation.worlds import smaller

Derived = dict[str, list[str]]


def differences(first: Derived, second: Derived) -> list[str]:
    return [
        f"{sign} {table}: {row}"
        for table in first
        for sign, one, other in (("-", first, second), ("+", second, first))
        for row in sorted(set(one[table]) - set(other[table])) or duplicates(one[table])
    ]


def duplicates(rows: list[str]) -> list[str]:
    return sorted({row for row in rows if rows.count(row) > 1}) if len(set(rows)) < len(rows) else []


def assert_equal(
    chosen: dict[int, list[Batch]], compare: Callable[[dict[int, list[Batch]]], list[str]]
) -> None:
    """Compare all worlds at once; if they differ, find one that does and make it as small as can be."""
    if not (found := compare(chosen)):
        return
    rest = list(chosen)
    while len(rest) > 1:
        half = rest[: len(rest) // 2]
        if compare({number: chosen[number] for number in half}):
            rest = half
        elif compare({number: chosen[number] for number in rest[len(half) :]}):
            rest = rest[len(half) :]
        else:
            break
    if len(rest) == 1:
        number, world = rest[0], chosen[rest[0]]
        while (less := next((w for w in smaller(world) if compare({number: w})), None)) is not None:
            world = less
        found = compare({number: world})
        pytest.fail("\n".join([f"world {number}:", *map(str, world), *found]))
    pytest.fail("\n".join(found[:20]))
