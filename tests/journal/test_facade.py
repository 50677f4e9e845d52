"""The journal as a notebook uses it: load, ask, mend, and look behind a number."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from explorer_kit import open_journal
from explorer_kit.errors import ExplorerKitError, MappingError, MetricError, QueryError
from explorer_kit.settings import Settings, save_settings

LOADED = datetime(2026, 6, 1, 12)
TRACKER = """Name,Company,Email,Date contacted,How,Replied?,Interview date
Ada Probe,Beispiel AG,ada@example.org,2026-03-02,email,yes,2026-03-10
Ben Muster,Muster AG,ben@example.org,2026-03-03,LinkedIn,no,
Cem Test,Test GmbH,cem@example.org,31/02/2026,email,,
,Nobody Inc,,2026-03-05,email,,
"""


@pytest.fixture
def journal(tmp_path):
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, Settings(timezone="Europe/Berlin"))
    return found


@pytest.fixture
def tracker(tmp_path):
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER, encoding="utf-8")
    return path


def names(journal):
    return sorted(journal.sql("SELECT full_name FROM contacts").full_name)


def test_a_load_counts_what_it_did_and_stores_it(journal, tracker):
    report = journal.import_files(tracker, as_of=LOADED)
    (file,) = report.files
    assert (file.read, file.used, file.rejected) == (4, 2, {"invalid_date": 1, "no_identity": 1})
    # two people; two outreaches, a reply, a talk
    assert (file.added["contacts"], file.added["events"], file.added["interviews"]) == (2, 4, 1)
    assert names(journal) == ["Ada Probe", "Ben Muster"]
    (stored,) = journal.sql("SELECT report FROM imports").report
    assert json.loads(stored)[0]["used"] == 2


def test_loading_twice_changes_nothing(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    before = journal.sql("SELECT * FROM events ORDER BY event_id")
    (file,) = journal.import_files(tracker, as_of=LOADED).files
    assert (file.used, file.unchanged, file.added) == (2, 2, {})
    assert journal.sql("SELECT * FROM events ORDER BY event_id").equals(before)
    assert len(journal.rejected()) == 2


def test_a_dry_run_counts_the_same_and_keeps_nothing(journal, tracker):
    dry = journal.import_files(tracker, as_of=LOADED, dry_run=True)
    assert dry.dry_run
    assert dry.import_id is None
    assert names(journal) == []
    assert journal.sql("SELECT COUNT(*) AS n FROM imports").n[0] == 0
    assert dry.to_dicts() == journal.import_files(tracker, as_of=LOADED).to_dicts()


def test_one_cell_filled_in_adds_just_that(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    tracker.write_text(TRACKER.replace("LinkedIn,no,", "LinkedIn,2026-03-20,"), encoding="utf-8")
    (file,) = journal.import_files(tracker, as_of=LOADED).files
    assert (file.unchanged, file.superseded, file.added) == (1, 1, {"events": 1})
    replies = journal.sql(
        """SELECT full_name, CAST(occurred_on AS VARCHAR) AS day FROM events JOIN contacts USING (contact_id)
           WHERE kind = 'reply' ORDER BY full_name"""
    )
    # Ada's reply lies between the outreach and the talk: it has no day of its own
    assert replies.day.fillna("").tolist() == ["", "2026-03-20"]


def test_a_row_that_is_gone_is_told_and_kept(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    lines = TRACKER.splitlines(keepends=True)
    tracker.write_text("".join(lines[:2]), encoding="utf-8")
    (file,) = journal.import_files(tracker, as_of=LOADED).files
    assert file.gone == 1
    assert names(journal) == ["Ada Probe", "Ben Muster"]


def test_a_rejected_row_is_mended_and_no_longer_open(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    rejected = journal.rejected()
    broken = rejected[rejected.reason == "invalid_date"].iloc[0]
    report = journal.mend(broken.rejected_id, {"Date contacted": "2026-02-28"})
    assert report.ok
    assert report.files[0].added["contacts"] == 1
    assert names(journal) == ["Ada Probe", "Ben Muster", "Cem Test"]
    assert journal.rejected().reason.tolist() == ["no_identity"]
    # the file is loaded again as it was: the row is still wrong there, and still mended here
    (file,) = journal.import_files(tracker, as_of=LOADED).files
    assert journal.rejected().reason.tolist() == ["no_identity"]
    assert names(journal) == ["Ada Probe", "Ben Muster", "Cem Test"]
    assert file.gone == 0


def test_a_row_mended_badly_stays_open_and_says_why(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    rejected = journal.rejected()
    broken = rejected[rejected.reason == "invalid_date"].iloc[0]
    report = journal.mend(broken.rejected_id, {"Date contacted": "2026-02-30"})
    assert report.files[0].rejected == {"invalid_date": 1}
    assert len(names(journal)) == 2
    assert broken.rejected_id in set(journal.rejected().rejected_id)


def test_a_row_mended_in_the_file_closes_the_rejected_one(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    tracker.write_text(TRACKER.replace("31/02/2026", "2026-02-28"), encoding="utf-8")
    journal.import_files(tracker, as_of=LOADED)
    assert journal.rejected().reason.tolist() == ["no_identity"]
    assert "Cem Test" in names(journal)


def test_a_row_left_out_is_not_asked_about_again(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    for rejected_id in journal.rejected().rejected_id:
        journal.dismiss(rejected_id)
    journal.import_files(tracker, as_of=LOADED)
    assert journal.rejected().empty
    assert journal.sql("SELECT DISTINCT state FROM rejected_rows").state.tolist() == ["dismissed"]


def test_a_rejected_row_that_does_not_exist_is_an_error_in_words(journal):
    with pytest.raises(ExplorerKitError, match="no rejected row 'nonsense'"):
        journal.mend("nonsense", {})


def test_a_saved_mapping_is_used_for_the_same_headers(journal, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Wen,Firma X,Los\nAda Probe,Beispiel AG,2026-03-02\n", encoding="utf-8")
    mapping = {"Wen": "full_name", "Firma X": "organization", "Los": "contacted_on"}
    assert not journal.import_files(path).ok
    journal.save_mapping(mapping)
    assert journal.import_files(path).ok
    assert names(journal) == ["Ada Probe"]


def test_a_mapping_can_come_from_a_file_and_must_name_fields(journal, tracker, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"Company": null}', encoding="utf-8")
    journal.import_files(tracker, mapping=mapping)
    assert journal.sql("SELECT COUNT(organization) AS n FROM contacts").n[0] == 0
    mapping.write_text("[1]", encoding="utf-8")
    with pytest.raises(MappingError, match="one object of header"):
        journal.import_files(tracker, mapping=mapping)


def test_a_metric_its_rows_and_its_sql_agree(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    rates = journal.metric("response_rate", by="channel", as_of="2026-06-01")
    row = rates[rates.segment == "email"].iloc[0]
    behind = journal.metric_rows("response_rate", row.to_dict(), by="channel", as_of="2026-06-01")
    assert behind.full_name.tolist() == ["Ada Probe"]
    assert behind.state.tolist() == ["answered"]
    again = journal.sql(journal.metric_sql("response_rate", by="channel", as_of="2026-06-01"))
    assert again.answered.tolist() == rates.answered.tolist()


def test_what_was_not_yet_known_does_not_count(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    early = journal.metric("response_rate", as_of="2026-03-04")
    assert (early.n[0], early.mature[0]) == (2, 0)


@pytest.mark.parametrize(
    ("as_of", "held"), [("2026-03-09", 0), ("2026-03-10T12:00:00Z", 0), ("2026-03-10", 1)]
)
def test_a_talk_without_a_time_is_over_when_its_day_is(journal, tracker, as_of, held):
    journal.import_files(tracker, as_of=LOADED)
    funnel = journal.metric("interview_funnel", as_of=as_of).set_index("stage")
    assert funnel.people["held"] == held


def test_a_wrong_name_is_answered_with_the_right_one(journal):
    with pytest.raises(MetricError, match="response_rate"):
        journal.metric("response_rates")
    with pytest.raises(ExplorerKitError, match="Panels: import"):
        journal.panel("imprt")
    with pytest.raises(ExplorerKitError, match="day, month or year"):
        journal.import_files("x.csv", date_order="dmy")


def test_sql_reads_and_does_nothing_else(journal):
    with pytest.raises(QueryError):
        journal.sql("DELETE FROM contacts")


def test_every_column_says_what_it_means(journal):
    tables = journal.tables()
    assert {"contacts", "events", "interviews"} <= set(tables.table)
    assert not tables.meaning.isna().any()
    assert (tables.meaning.str.len() > 0).all()


@pytest.mark.parametrize("name", ["import", "rejected", "metric", "journal"])
def test_every_panel_opens_on_an_empty_journal(journal, name):
    assert journal.panel(name).message.tone != "error"


def test_two_tables_about_the_same_people_both_count(journal, tmp_path):
    outreach, talks = tmp_path / "outreach.csv", tmp_path / "talks.csv"
    outreach.write_text("Name,Company,Date contacted\nAda Probe,Beispiel AG,2026-03-01\n", encoding="utf-8")
    talks.write_text("Name,Company,Interview date\nAda Probe,Beispiel AG,2026-03-10\n", encoding="utf-8")
    journal.import_files(outreach, as_of=LOADED)
    journal.import_files(talks, as_of=LOADED)
    assert names(journal) == ["Ada Probe"]
    assert journal.sql("SELECT kind FROM events ORDER BY kind").kind.tolist() == ["meeting", "outreach"]


def test_notes_of_one_name_in_two_folders_are_two_notes(journal, tmp_path):
    for year, name in (("2025", "Ada Probe"), ("2026", "Ben Muster")):
        note = tmp_path / "vault" / year / "talks" / "Call.md"
        note.parent.mkdir(parents=True)
        text = f"---\ntype: interview\ndate: {year}-03-20\nperson: {name}\ncompany: Beispiel AG\n---\nhello\n"
        note.write_text(text, encoding="utf-8")
    journal.import_files(tmp_path / "vault", as_of=LOADED)
    assert names(journal) == ["Ada Probe", "Ben Muster"]


def test_a_note_is_one_alone_and_with_its_folder(journal, tmp_path, monkeypatch):
    note = tmp_path / "notes" / "a.md"
    note.parent.mkdir()
    note.write_text(
        "---\ntype: interview\ndate: 2026-03-20\nperson: Ada Probe\n---\nhello\n", encoding="utf-8"
    )
    journal.import_files(note.parent, as_of=LOADED)
    monkeypatch.chdir(note.parent)
    (alone,) = journal.import_files("a.md", as_of=LOADED).files
    assert (alone.unchanged, alone.added) == (1, {})


def test_a_row_mended_badly_is_still_one_row(journal, tracker):
    journal.import_files(tracker, as_of=LOADED)
    rejected = journal.rejected()
    broken = rejected[rejected.reason == "invalid_date"].rejected_id.iloc[0]
    journal.mend(broken, {"Date contacted": "2026-02-30"})
    assert len(journal.rejected()) == 2
    journal.mend(broken, {"Date contacted": "2026-02-28"})
    assert len(journal.rejected()) == 1


def test_another_zone_moves_what_was_loaded_before(journal, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Name,Company,Interview date,Time\nAda,X,2026-03-10,10:00\n", encoding="utf-8")
    journal.import_files(path, as_of=LOADED)
    start = "SELECT CAST(starts_at AS VARCHAR) AS at FROM events WHERE kind = 'meeting'"
    # Berlin is one hour ahead of UTC in winter, Tokyo nine
    assert journal.sql(start)["at"].tolist() == ["2026-03-10 09:00:00"]
    save_settings(journal.path, Settings(timezone="Asia/Tokyo"))
    journal.import_files(path, as_of=LOADED)
    assert journal.sql(start)["at"].tolist() == ["2026-03-10 01:00:00"]


def test_an_empty_folder_is_told(journal, tmp_path):
    (tmp_path / "nothing").mkdir()
    (file,) = journal.import_files(tmp_path / "nothing").files
    assert (file.ok, file.error) == (False, "no_rows")
