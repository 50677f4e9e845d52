"""What a load says it brought: per file, and true."""

from __future__ import annotations

from datetime import datetime

import pytest

from explorer_kit.records import Meeting, Message, Person, Referral, Rejected, SkillMention, Skipped, Warned
from tests.derivation.journals import Batch, Journal, on, record

ANNA = Person(name="Anna Beispiel", emails=("a@example.org",))
BEN = Person(name="Ben Muster", emails=("b@example.org",))
ASKED = Message(evidence="record", role="outreach", at=on(1))
REPLIED = Message(evidence="record", role="reply", direction="inbound", at=on(2))


@pytest.fixture
def journal() -> Journal:
    return Journal()


def test_a_first_load_adds_everything(journal: Journal):
    referrer = Person(slot="r", name="Cleo Muster")
    row = record(
        "a",
        ANNA,
        ASKED,
        Meeting(starts=on(3)),
        SkillMention(word="SQL"),
        referrer,
        Referral(referrer="r", referred="main"),
    )
    (file,) = journal.load("tracker", row).files
    assert file.added == {"contacts": 2, "events": 3, "interviews": 1, "skill_mentions": 1, "referrals": 1}
    assert (file.read, file.used, file.unchanged) == (1, 1, 0)


def test_the_same_again_is_unchanged(journal: Journal):
    journal.load("tracker", record("a", ANNA, ASKED))
    (file,) = journal.load("tracker", record("a", ANNA, ASKED)).files
    assert (file.read, file.used, file.unchanged, file.added) == (1, 1, 1, {})


def test_one_filled_cell_adds_one_event(journal: Journal):
    journal.load("tracker", record("a", ANNA, ASKED), record("b", BEN, ASKED), file_at=datetime(2026, 3, 1))
    (file,) = journal.load(
        "tracker", record("a", ANNA, ASKED, REPLIED), record("b", BEN, ASKED), file_at=datetime(2026, 3, 2)
    ).files
    assert file.added == {"events": 1}
    assert (file.unchanged, file.superseded, file.gone) == (1, 1, 0)


def test_an_older_edition_supersedes_nothing(journal: Journal):
    journal.load("tracker", record("a", ANNA, ASKED, REPLIED), file_at=datetime(2026, 3, 2))
    (file,) = journal.load("tracker", record("a", ANNA, ASKED), file_at=datetime(2026, 3, 1)).files
    assert (file.unchanged, file.superseded) == (0, 0)


def test_a_message_that_a_log_told_of_is_no_new_event(journal: Journal):
    journal.load("tracker", record("a", ANNA, ASKED))
    (file,) = journal.load("mail", record("m", ANNA, Message(at=on(1)))).files
    assert file.added == {}


def test_files_of_one_load_are_counted_apart(journal: Journal):
    report = journal.load_together(
        Batch("tracker", (record("a", ANNA, ASKED), record("b", BEN))),
        Batch("mail", (record("m", ANNA, REPLIED),)),
    )
    assert [file.added for file in report.files] == [{"contacts": 2, "events": 1}, {"events": 1}]


def test_everything_read_is_used_skipped_or_rejected(journal: Journal):
    (file,) = journal.load(
        "tracker",
        record("a", ANNA),
        record("a", ANNA),
        Skipped(location="row 3", reason="blank_row"),
        Rejected(location="row 4", reason="no_identity", message="Nobody is named."),
        Warned(code="ragged_rows"),
    ).files
    assert (file.read, file.used, file.skipped, file.rejected) == (
        4,
        1,
        {"duplicate": 1, "blank_row": 1},
        {"no_identity": 1},
    )
    assert file.warnings == ["ragged_rows"]


def test_rows_that_are_gone_are_counted_where_most_are_still_there(journal: Journal):
    rows = [record(key, Person(name=f"{key} Muster")) for key in "abcd"]
    journal.load("tracker", *rows, file_at=datetime(2026, 3, 1))
    (file,) = journal.load("tracker", *rows[:3], file_at=datetime(2026, 3, 2)).files
    assert file.gone == 1


def test_another_table_of_the_same_kind_misses_nothing(journal: Journal):
    journal.load("tracker", *(record(key, Person(name=f"{key} Muster")) for key in "abcd"))
    (file,) = journal.load("tracker", record("x", ANNA)).files
    assert file.gone == 0


def test_a_trial_run_counts_and_keeps_nothing(journal: Journal):
    report = journal.load("tracker", record("a", ANNA, ASKED), dry_run=True)
    assert report.files[0].added == {"contacts": 1, "events": 1}
    assert report.import_id is None
    assert journal.table("observations") == journal.contacts() == journal.table("imports") == []


def test_a_rejected_row_is_listed_once_and_closed_when_its_file_has_it_right(journal: Journal):
    bad = Rejected(location="row 4", reason="no_identity", message="Nobody is named.", raw=";;2026")
    for number in (1, 2):
        journal.load("tracker", record("a", ANNA), bad, file_at=datetime(2026, 3, number))
    assert [row["state"] for row in journal.table("rejected_rows")] == ["open"]
    journal.load("tracker", record("a", ANNA), record("b", BEN), file_at=datetime(2026, 3, 3))
    assert [row["state"] for row in journal.table("rejected_rows")] == ["replaced"]
    journal.load("tracker", record("a", ANNA), bad, file_at=datetime(2026, 3, 4))
    assert [row["state"] for row in journal.table("rejected_rows")] == ["open"]


def test_what_came_later_is_not_gone_from_an_older_edition(journal: Journal):
    newer, older = datetime(2026, 3, 2), datetime(2026, 3, 1)
    people = [record(name, Person(name=name), scope="s") for name in ("Anna B", "Ben C", "Cem D")]
    journal.load("tracker", *people, file_at=newer)
    (file,) = journal.load("tracker", *people[:2], file_at=older).files
    assert file.gone == 0
    (file,) = journal.load("tracker", *people[:2], file_at=datetime(2026, 3, 3)).files
    assert file.gone == 1


def test_of_a_monstrous_rejected_row_the_beginning_is_kept(journal: Journal):
    row = Rejected(location="row 1", reason="ragged_row", message="x" * 9_000, raw="y" * 90_000,
                   fields=(("Name", "z" * 90_000),))  # fmt: skip
    (file,) = journal.load("tracker", row).files
    assert file.rejected == {"ragged_row": 1}
    (kept,) = journal.table("rejected_rows")
    assert (len(kept["raw"]), kept["fields"], len(kept["message"])) == (50_000, "[]", 2_002)
