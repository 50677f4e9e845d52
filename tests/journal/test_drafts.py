"""What was typed about a person is there whatever id the person has by now."""

from pathlib import Path

import pytest

from explorer_kit import open_journal
from explorer_kit.journal import Journal

TRACKER = "Name,Company,Email\nAda Beispiel,Acme GmbH,ada@example.org\nAda Beispiel,,\n"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = open_journal(tmp_path / "me.duckdb")
    file = tmp_path / "tracker.csv"
    file.write_text(TRACKER, encoding="utf-8")
    journal.import_files(file)
    return journal


def test_a_draft_is_found_under_every_id_of_a_person_and_is_one(journal):
    (pair,) = journal.suggestions().to_dict("records")
    old = max(pair["contact_a"], pair["contact_b"])  # the smaller id is the one that stays
    journal.save_draft("goal", {"text": "first"}, old)
    journal.decide(pair["contact_a"], pair["contact_b"], "same")
    (current,) = journal.people().contact_id
    assert current != old
    assert journal.draft("goal", current) == journal.draft("goal", old) == {"text": "first"}
    journal.save_draft("goal", {"text": "second"}, current)
    assert journal.draft("goal", old) == {"text": "second"}
    journal.save_draft("goal", {}, old)
    assert journal.draft("goal", current) == {}


def test_drafts_of_other_forms_and_people_are_others(journal):
    one, other = journal.people().contact_id
    journal.save_draft("goal", {"text": "one"}, one)
    journal.save_draft("goal", {"text": "nobody"})
    assert (journal.draft("goal", other), journal.draft("guide", one)) == ({}, {})
    assert journal.draft("goal") == {"text": "nobody"}
