"""An import as a whole, with the real importers and a journal on disk: all in one commit or nothing."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.report import FileReport, ImportReport
from explorer_kit.settings import Settings
from explorer_kit.store import Store

HEADER = "Name,Email,Organization,Date contacted,Reply date\n"
ANNA = "Anna Beispiel,anna@example.org,Acme,2026-03-01,"
BEN = "Ben Muster,ben@example.org,Beta,2026-03-02,2026-03-04"
NOBODY = ",,Acme,2026-03-05,"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "me.duckdb")
    made.ensure()
    return made


def table(path: Path, *rows: str, day: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
    moment = datetime(2026, 4, day).timestamp()
    os.utime(path, (moment, moment))
    return path


def run(store: Store, *paths: Path, **how: Any) -> ImportReport:
    context = ImportContext(settings=Settings(timezone="Europe/Berlin"))
    return load(store, paths, Load(context=context, **how))


def rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    return store.user_query(query).rows


def balanced(report: ImportReport) -> bool:
    leaves: list[FileReport] = [leaf for file in report.files for leaf in file.leaves()]
    return all(
        leaf.read == leaf.used + sum(leaf.skipped.values()) + sum(leaf.rejected.values()) for leaf in leaves
    )


def test_a_file_becomes_people_and_events(store: Store, tmp_path: Path):
    report = run(store, table(tmp_path / "tracker.csv", ANNA, BEN))
    assert report.ok
    assert report.files[0].added == {"contacts": 2, "events": 3}
    assert rows(store, "SELECT kind, COUNT(*) FROM events GROUP BY kind ORDER BY kind") == [
        ("outreach", 2),
        ("reply", 1),
    ]


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path):
    path = table(tmp_path / "tracker.csv", ANNA, BEN)
    run(store, path)
    before = rows(store, "SELECT * FROM events ORDER BY ALL")
    report = run(store, path)
    assert (report.files[0].unchanged, report.files[0].added) == (2, {})
    assert rows(store, "SELECT * FROM events ORDER BY ALL") == before


def test_one_filled_cell_is_just_that_change(store: Store, tmp_path: Path):
    run(store, table(tmp_path / "tracker.csv", ANNA, BEN))
    before = rows(store, "SELECT contact_id FROM contacts ORDER BY ALL")
    report = run(store, table(tmp_path / "tracker.csv", ANNA + "2026-03-03", BEN, day=2))
    assert report.files[0].added == {"events": 1}
    assert (report.files[0].unchanged, report.files[0].superseded) == (1, 1)
    assert rows(store, "SELECT contact_id FROM contacts ORDER BY ALL") == before
    assert rows(store, "SELECT COUNT(*) FROM events WHERE kind = 'reply'") == [(2,)]


def test_a_broken_file_does_not_stop_the_others(store: Store, tmp_path: Path):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    report = run(store, empty, table(tmp_path / "tracker.csv", ANNA), tmp_path / "missing.csv")
    assert [file.error for file in report.files] == ["empty_file", None, "unreadable"]
    assert not report.ok
    assert rows(store, "SELECT COUNT(*) FROM contacts") == [(1,)]


def test_a_folder_is_one_path_with_parts(store: Store, tmp_path: Path):
    table(tmp_path / "logs" / "a.csv", ANNA)
    table(tmp_path / "logs" / "b.csv", BEN)
    report = run(store, tmp_path / "logs")
    (folder,) = report.files
    assert [Path(part.path).name for part in folder.parts] == ["a.csv", "b.csv"]
    assert (folder.read, folder.used, folder.added) == (2, 2, {"contacts": 2, "events": 3})


def test_an_empty_folder_is_said(store: Store, tmp_path: Path):
    (tmp_path / "logs").mkdir()
    report = run(store, tmp_path / "logs")
    assert [(file.ok, file.read) for file in report.files] == [(False, 0)]


def test_rejected_rows_are_listed_and_counted(store: Store, tmp_path: Path):
    report = run(store, table(tmp_path / "tracker.csv", ANNA, NOBODY))
    assert balanced(report)
    assert sum(report.files[0].rejected.values()) == 1
    assert rows(store, "SELECT reason, state FROM rejected_rows") == [("no_identity", "open")]


def test_a_trial_run_keeps_nothing(store: Store, tmp_path: Path):
    report = run(store, table(tmp_path / "tracker.csv", ANNA), dry_run=True)
    assert (report.dry_run, report.import_id, report.files[0].added) == (
        True,
        None,
        {"contacts": 1, "events": 1},
    )
    assert (
        rows(store, "SELECT COUNT(*) FROM observations")
        == rows(store, "SELECT COUNT(*) FROM imports")
        == [(0,)]
    )


def test_a_load_is_written_down(store: Store, tmp_path: Path):
    path = table(tmp_path / "tracker.csv", ANNA)
    report = run(store, path, as_of=datetime(2026, 5, 1))
    found = rows(store, "SELECT import_id, import_no, imported_at, paths FROM imports")
    assert found == [(report.import_id, 1, datetime(2026, 5, 1), [str(path)])]


def test_progress_is_told_by_file(store: Store, tmp_path: Path):
    told: list[tuple[int, int, str]] = []
    size = table(tmp_path / "logs" / "a.csv", ANNA).stat().st_size
    table(tmp_path / "logs" / "b.csv", BEN)
    run(store, tmp_path / "logs", progress=lambda *step: told.append(step))
    files = [label.rpartition("/")[2].removeprefix("reading ") for _, _, label in told]
    assert list(dict.fromkeys(files)) == ["a.csv", "b.csv", "working out what it means"]
    assert (size, size) in {(done, total) for done, total, label in told if label.endswith("a.csv")}


def test_an_error_while_deriving_leaves_the_journal_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    run(store, table(tmp_path / "a.csv", ANNA))
    before = rows(store, "SELECT * FROM contacts")

    def fail(*_: Any, **__: Any) -> None:
        raise duckdb.Error("disk full")

    monkeypatch.setattr("explorer_kit.importers.loading.count_parts", fail)
    with pytest.raises(duckdb.Error, match="disk full"):
        run(store, table(tmp_path / "b.csv", BEN))
    assert rows(store, "SELECT * FROM contacts") == before
    assert rows(store, "SELECT COUNT(*) FROM observations WHERE file LIKE '%b.csv'") == [(0,)]


def test_nothing_of_a_load_is_left_lying_about(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    spools = tmp_path / "spools"
    spools.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spools))
    run(store, table(tmp_path / "tracker.csv", ANNA))
    assert list(spools.iterdir()) == []


def test_a_file_whose_name_is_no_utf_8_is_loaded_under_a_name_that_can_be_shown(store: Store, tmp_path: Path):
    note = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md"))
    note.write_text("---\ndate: 2026-03-05\nattendees: [Anna Beispiel]\n---\nGood.\n", "utf-8")
    (alone,) = run(store, note).files
    assert (alone.ok, alone.used, alone.path) == (True, 1, f"{tmp_path}/caf?.md")
    (folder,) = run(store, tmp_path).files
    assert "caf?.md" in {Path(part.path).name for part in folder.parts}
