"""Whom only own tables know may be one person as anybody may: suggested and decided, never joined at once."""

from pathlib import Path

import pytest

from explorer_kit.journal.facade import Journal
from explorer_kit.store import Store
from tests.importers.own_cases import TRACKER, fresh, rows, take, write

PEOPLE = [
    ["contact_id", "full_name", "emails", "organization"],
    ["c1", "Ada Example", "", "Acme"],
    ["c2", "Ada Example", '["ada@example.org"]', ""],
    ["c3", "Ben Sample", "", "Beta"],
]
PAIRS = "SELECT contact_a, contact_b, reasons FROM merge_suggestions ORDER BY ALL"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh(tmp_path / "me.duckdb")


def test_two_rows_of_one_name_are_suggested_and_can_be_joined(store: Store, tmp_path: Path):
    take(store, write(tmp_path / "own", contacts=PEOPLE))
    assert rows(store, PAIRS) == [("c1", "c2", ["same_name"])]
    Journal(store).decide("c1", "c2", "same")
    assert rows(store, PAIRS) == []
    assert rows(store, "SELECT full_name, emails FROM contacts ORDER BY 1") == [
        ("Ada Example", ["ada@example.org"]), ("Ben Sample", []),
    ]  # fmt: skip


def test_pairs_are_the_same_whatever_is_loaded_first(store: Store, tmp_path: Path):
    own = write(tmp_path / "own", contacts=[PEOPLE[0], ["c9", "Ada Exampel", "", "Acme"], PEOPLE[3]])
    log = write(tmp_path / "log", tracker=TRACKER) / "tracker.csv"
    take(store, own)
    take(store, log)
    other = fresh(tmp_path / "other.duckdb")
    take(other, log)
    take(other, own)
    assert len(rows(store, PAIRS)) == 1
    assert rows(store, PAIRS) == rows(other, PAIRS)
