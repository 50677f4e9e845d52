"""Huntr and Teal: jobs without people, counted and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer_kit import open_journal
from explorer_kit.records import SourceRecord
from tests.importers.tracker_presets.exports import csv_of, importer, read, zipped

HUNTR = csv_of(
    ["companyName", "title", "listName", "location", "htmlDescription"],
    ["Acme", "Analyst", "Wishlist", "Berlin", '<p>Numbers,\n"many"</p>\n<ul><li>SQL</li></ul>'],
    ["Beta", "Engineer", "Applied", "Kiel", ""],
)
HUNTR_OLD = csv_of(
    ["Employer", "Job Title", "List", "URL", "Location", "Salary", "Date Saved", "Notes"],
    ["Acme", "Analyst", "Applied", "https://example.org", "Berlin", "", "2026-03-05", "Applied"],
)
TEAL = csv_of(
    ["Company Name", "Job Title", "Status", "Job URL", "Location", "Salary"],
    ["Acme", "Analyst", "Applied", "https://example.org", "Berlin", ""],
)
HUNTR_NAME = "USER_JOBS_USER_FULL_DATA_DOWNLOAD_2026.csv"


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        (HUNTR, HUNTR_NAME, "tracker.huntr"),
        (HUNTR, "jobs.csv", "tracker.huntr"),
        (HUNTR_OLD, "jobs.csv", "tracker.huntr"),
        (TEAL, "jobs.csv", "tracker.teal"),
    ],
)
def test_a_board_is_known_by_its_columns(text, name, source):
    assert importer(text, name).source == source
    assert not [outcome for outcome in read(text, name) if isinstance(outcome, SourceRecord)]


def test_a_board_that_the_user_mapped_is_a_tracker():
    text = csv_of(
        ["Company Name", "Job Title", "Status", "Job URL", "Recruiter"],
        ["Acme", "x", "y", "z", "Anna Beispiel"],
    )
    assert importer(text, "jobs.csv", mapping={"Recruiter": "full_name"}).source == "tracker"


def test_the_zip_of_a_download_is_its_table(tmp_path: Path):
    path = tmp_path / "huntr.zip"
    path.write_bytes(zipped({HUNTR_NAME: HUNTR}))
    (file,) = open_journal(tmp_path / "me.duckdb").import_files(path).files
    assert (file.ok, file.read, file.skipped) == (True, 2, {"no_identity": 2})
    assert [part.source for part in file.parts] == ["tracker.huntr"]


def test_its_rows_are_counted_and_nothing_is_made_up(tmp_path: Path):
    path = tmp_path / HUNTR_NAME
    path.write_text(HUNTR, "utf-8")
    journal = open_journal(tmp_path / "me.duckdb")
    (file,) = journal.import_files(path).files
    assert (file.ok, file.read, file.used, file.skipped) == (True, 2, 0, {"no_identity": 2})
    assert file.details == [
        f"{path}: Huntr lists jobs at 2 organizations (Acme, Beta), but no people and no day of contact. "
        "Keep whom you talk with in a table that has a column for their names."
    ]
    for name in ("contacts", "events", "organizations"):
        assert journal.sql(f"SELECT COUNT(*) AS n FROM {name}").n.tolist() == [0]
