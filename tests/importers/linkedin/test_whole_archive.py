"""The archive that comes after two days, with all it holds; and an export of months later."""

from __future__ import annotations

import io
import zipfile

import pytest

from explorer_kit import open_journal
from explorer_kit.settings import Settings, save_settings
from tests.importers.linkedin.builders import INVITATIONS, MESSAGES, csv_of, zip_of
from tests.importers.linkedin.test_export import FILES, INVITED, LOADED, STORY, story

APPLIED = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    'Question And Answers\n"1/5/26, 9:48 AM",hr@example.org,,Acme,Analyst,,cv.pdf,'
)
COMPLETE = FILES | {
    "Jobs/Job Applications.csv": APPLIED,
    "Jobs/Job Applications_1.csv": APPLIED.replace("hr@", "jobs@"),
    "Jobs/Something New.csv": "Name,Email,Date\nHiring Team,team@example.org,2026-01-05",
    "Articles/Articles/2024-02-01 What I learned.html": "<html><body><h1>What I learned</h1></body></html>",
    "Verifications/Verifications.csv": (
        "First name,Middle name,Last name,Verification type,Organization name\nOlive,,Owner,Identity,"
    ),
    "Comments_34875879.csv": "Date,Link,Message\n2026-02-09 01:21:47,https://example.org,Well said",
    "learning_role_play_messages.csv": ",".join(MESSAGES[:10]),
    "coach_messages.csv": ",".join(MESSAGES[:10]),
    "LearningCoachMessages.csv": "No conversations found",
}
LOGS = {"linkedin.connections", "linkedin.invitations", "linkedin.messages"}


@pytest.fixture
def journal(tmp_path):
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, Settings(timezone="Europe/Berlin"))
    return found


@pytest.mark.parametrize("packed", [True, False], ids=["zip", "unpacked"])
def test_folders_and_further_files_of_an_archive_make_nobody(journal, tmp_path, packed):
    path = tmp_path / "Complete_LinkedInDataExport_06-01-2026.zip"
    if packed:
        path.write_bytes(zip_of(COMPLETE))
    else:
        with zipfile.ZipFile(io.BytesIO(zip_of(COMPLETE))) as archive:
            archive.extractall(path)
    (file,) = journal.import_files(path, as_of=LOADED).files
    assert file.ok
    assert {part.source for part in file.parts if part.error is None} == LOGS
    assert len(file.parts) == len(COMPLETE)
    assert story(journal) == STORY


def dated(files: dict[str, str], month: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, month, 1, 12, 0, 0)), text)
    return buffer.getvalue()


@pytest.mark.parametrize("turned", [False, True], ids=["older first", "newer first"])
def test_a_later_export_tells_where_people_are_now_and_loses_no_old_invitation(journal, tmp_path, turned):
    """Company and position are those of the day of the export; invitations are only those of late."""
    later = FILES | {
        "Connections.csv": FILES["Connections.csv"].replace("Acme GmbH,Analyst", "Gamma AG,Head of Data"),
        "Invitations.csv": csv_of(INVITATIONS, INVITED[1:]),
    }
    exports = {"03-01-2026": dated(FILES, 3), "06-01-2026": dated(later, 6)}
    for day in sorted(exports, reverse=turned):
        path = tmp_path / f"Basic_LinkedInDataExport_{day}.zip"
        path.write_bytes(exports[day])
        (file,) = journal.import_files(path, as_of=LOADED).files
        assert (file.ok, file.gone) == (True, 0)
    (anna,) = journal.sql("SELECT * FROM contacts WHERE full_name = 'Anna Beispiel'").to_dict("records")
    assert (anna["organization"], anna["position"]) == ("Gamma AG", "Head of Data")
    assert story(journal) == STORY
