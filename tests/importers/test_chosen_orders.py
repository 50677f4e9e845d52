"""Numeric dates that the file itself does not tell the order of: chosen once, or contradicting each other."""

from datetime import date, datetime
from pathlib import Path

import pytest

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.mending import saved_mappings
from explorer_kit.importers.previewing import preview
from explorer_kit.importers.report import FileReport
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from tests.importers.own_cases import fresh, rows, write

HEAD = ["Name", "Company", "Date contacted"]
DAYS = "SELECT occurred_on FROM events ORDER BY event_id"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh(tmp_path / "me.duckdb")


def context(store: Store, order: str | None = None) -> ImportContext:
    return ImportContext(settings=Settings(), date_order=order, saved_mappings=saved_mappings(store))


def take(store: Store, path: Path, order: str | None = None, *, dry_run: bool = False) -> FileReport:
    how = Load(context=context(store, order), as_of=datetime(2026, 6, 30), dry_run=dry_run)
    return load(store, [path], how).files[0]


def test_a_choice_made_once_holds_for_the_next_load_and_is_told(store: Store, tmp_path: Path):
    log = write(tmp_path, log=[HEAD, ["Ada", "Acme", "03/04/2026"]]) / "log.csv"
    assert "Choose the order of dates" in take(store, log).details[0]
    words = "log.csv: dates in Date contacted are read with the day first, as you chose."
    for order in ("day", None):
        found = take(store, log, order)
        assert (found.warnings, [text.split("/")[-1] for text in found.details]) == ([], [words])
        assert rows(store, DAYS) == [(date(2026, 4, 3),)]
    # another edition of the file, and another choice
    write(tmp_path, log=[HEAD, ["Ada", "Acme", "03/04/2026"], ["Bo", "Acme", "05/04/2026"]])
    assert take(store, log).warnings == []
    assert "month first" in take(store, log, "month").details[0]
    assert set(rows(store, DAYS)) == {(date(2026, 3, 4),), (date(2026, 5, 4),)}


def test_a_dry_run_remembers_nothing_and_other_files_are_not_meant(store: Store, tmp_path: Path):
    folder = write(
        tmp_path, log=[HEAD, ["Ada", "Acme", "03/04/2026"]], other=[HEAD, ["Bo", "B", "03/04/2026"]]
    )
    take(store, folder / "log.csv", "day", dry_run=True)
    assert saved_mappings(store) == {}
    take(store, folder / "log.csv", "day")
    assert take(store, folder / "other.csv").warnings == ["ambiguous_dates"]


def test_a_choice_that_decides_nothing_is_not_remembered(store: Store, tmp_path: Path):
    log = write(tmp_path, log=[HEAD, ["Ada", "Acme", "25/04/2026"]]) / "log.csv"
    assert take(store, log, "month").details == []
    assert saved_mappings(store) == {}


def test_the_preview_knows_the_choice(store: Store, tmp_path: Path):
    log = write(tmp_path, log=[HEAD, ["Ada", "Acme", "03/04/2026"]]) / "log.csv"
    take(store, log, "day")
    (table,) = preview([log], context(store)).tables
    (sheet,) = table.sheets
    assert (sheet.date_order, sheet.date_chosen, sheet.ambiguous_dates) == ("day", True, False)


def test_cells_that_contradict_each_other_are_listed_to_be_mended(store: Store, tmp_path: Path):
    cells = ["25/03/2026", "03/04/2026", "03/25/2026"]
    log = write(tmp_path, log=[HEAD, *([f"P{n}", "Acme", cell] for n, cell in enumerate(cells))]) / "log.csv"
    for order in (None, "day"):
        found = take(store, log, order)
        assert found.warnings == ["ambiguous_dates"]
        (told,) = found.details
        assert "choosing an order does not help" in told
        assert told.endswith("Mend the cells so that all are written alike: row 2 '25/03/2026', row 4 "
                             "'03/25/2026'.")  # fmt: skip
        assert "Choose the order" not in told
    (table,) = preview([log], context(store)).tables
    assert not table.sheets[0].ambiguous_dates  # nothing to choose
