"""Transcripts loaded as a user loads them: what the journal then knows of the talk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from explorer_kit import open_journal
from explorer_kit.settings import Settings, save_settings
from tests.importers.transcripts.cases import docx
from tests.importers.transcripts.test_captions import ZOOM, ZOOM_NAME
from tests.importers.transcripts.test_meet import MEET
from tests.importers.transcripts.test_teams import TEAMS as TEAMS_WORD
from tests.importers.transcripts.test_whisper import segment, whisper_file

TRACKER = "Name,Email,Date of interview\nAnna Beispiel,anna@example.org,2026-03-05\n"
MEET_WITH_ADDRESS = docx(*MEET.split("\n"), mail={"Anna Beispiel": "anna@example.org"})
NOTE = "---\ntype: interview\ndate: 2026-03-05\nperson: Anna Beispiel <anna@example.org>\n---\nskill:: SQL\n"


def journal_of(folder: Path) -> Any:
    path = folder / "me.duckdb"
    save_settings(path, Settings(owner_names=("Rosa Selbst",), timezone="Europe/Berlin"))
    return open_journal(path)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(journal: Any, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in journal.sql(query).itertuples(index=False)]


def test_a_transcript_is_one_record_with_its_turns(tmp_path: Path):
    journal = journal_of(tmp_path)
    report = journal.import_files(written(tmp_path, ZOOM_NAME, ZOOM)).files[0]
    assert (report.source, report.read, report.used, report.warnings) == ("transcript.vtt", 1, 1, [])
    assert (report.added["contacts"], report.added["interviews"], report.added["turns"]) == (1, 1, 2)
    assert rows(journal, "SELECT full_name FROM contacts") == [("Anna Beispiel",)]
    # Rosa: Thank you for your time (5 words). Anna: Two things SQL patience And remember 10:30 is coffee
    # Advice ask (11: the sign & is none).
    (talk,) = rows(journal, "SELECT actual_minutes, medium, owner_share, read_for_skills FROM interviews")
    assert talk == (29.52, "video", pytest.approx(5 / 16), False)
    assert rows(journal, "SELECT speaker, is_owner, words FROM turns ORDER BY place") == [
        ("Rosa Selbst", True, 5),
        ("Anna Beispiel", False, 11),
    ]


def test_loaded_twice_it_is_unchanged(tmp_path: Path):
    journal = journal_of(tmp_path)
    path = written(tmp_path, ZOOM_NAME, ZOOM)
    journal.import_files(path)
    report = journal.import_files(path).files[0]
    assert (report.read, report.used, report.unchanged, report.added) == (1, 1, 1, {})


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("name", "content"), [("log.csv", TRACKER), ("anna.md", NOTE)])
def test_the_talk_of_a_tracker_or_note_is_the_transcripts(
    tmp_path: Path, name: str, content: str, order: int
):
    journal = journal_of(tmp_path)
    paths = [written(tmp_path, name, content), written(tmp_path, "chat.docx", MEET_WITH_ADDRESS)]
    for path in paths[::order]:
        assert journal.import_files(path).ok
    held = "SELECT contact_id FROM contacts WHERE list_contains(emails, 'anna@example.org')"
    talks = rows(
        journal,
        f"SELECT e.occurred_at, len(e.sources), i.actual_minutes, i.owner_share IS NOT NULL"
        f" FROM events AS e JOIN interviews AS i USING (event_id) WHERE e.contact_id IN ({held})",
    )
    assert [(str(at), *rest) for at, *rest in talks] == [("2026-03-05 13:00:00", 2, 29.52, True)]


def test_a_folder_of_all_kinds(tmp_path: Path):
    journal = journal_of(tmp_path)
    folder = tmp_path / "talks"
    folder.mkdir()
    written(folder, ZOOM_NAME, ZOOM)
    written(folder, "chat.docx", TEAMS_WORD)
    written(folder, "2026-03-07 talk.json", whisper_file(segment(0, "Hello.")))
    written(folder, "meet.txt", MEET)
    written(folder, "letter.docx", docx("Dear Anna,", "thank you."))
    report = journal.import_files(folder).files[0]
    assert {Path(part.path).name: (part.source, part.error) for part in report.parts} == {
        ZOOM_NAME: ("transcript.vtt", None),
        "chat.docx": ("transcript.teams", None),
        "2026-03-07 talk.json": ("transcript.whisper", None),
        "meet.txt": ("transcript.meet", None),
        "letter.docx": (None, "binary_not_csv"),
    }
    assert rows(journal, "SELECT COUNT(*) FROM turns WHERE interview_id IS NULL") == [(0,)]
