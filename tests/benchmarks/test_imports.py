from pathlib import Path

import pytest

from tests.benchmarks import imports
from tests.benchmarks.notes import write_notes
from tests.benchmarks.tables import ROOT, publish
from tests.benchmarks.trackers import write_csv, write_xlsx

INTERVIEWS = ROOT / ".." / "shared" / "data" / "usesthis" / "interviews"


def test_tracker(tmp_path):
    rows = []
    for count in (1_000, 20_000):
        table = write_csv(tmp_path / f"tracker-{count}.csv", count)
        book = write_xlsx(tmp_path / f"tracker-{count}.xlsx", count)
        journal = tmp_path / f"csv-{count}.duckdb"
        rows.append(imports.measure("tracker.csv", table, imports.parse_csv, journal))
        journal = tmp_path / f"xlsx-{count}.duckdb"
        rows.append(imports.measure("tracker.xlsx", book, imports.parse_xlsx, journal))
    publish(imports.table("tracker_import", "Tracker import", rows))


def test_notes(tmp_path):
    folder = write_notes(tmp_path / "talks", 1_000)
    rows = [imports.measure("talk notes", folder, imports.parse_notes, tmp_path / "notes.duckdb")]
    publish(imports.table("note_import", "Import of Markdown notes", rows))


@pytest.mark.skipif(not INTERVIEWS.is_dir(), reason="the published interviews are not beside the repository")
def test_published_interviews(tmp_path: Path):
    folder = INTERVIEWS.resolve()
    rows = [imports.measure("published interviews", folder, imports.parse_notes, tmp_path / "real.duckdb")]
    publish(imports.table("interview_import", "Import of published interviews", rows))
