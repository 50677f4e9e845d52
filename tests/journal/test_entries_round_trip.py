from pathlib import Path

from explorer_kit import open_journal
from explorer_kit.preparation.goals import new_goal


def test_what_forms_say_goes_out_and_comes_in_again(tmp_path: Path):
    journal = open_journal(tmp_path / "me.duckdb")
    person = journal.add_contact("Zoë Nobody", "Lindgren")
    goal = new_goal("Learn the tools", "three names", goal_id="", set_on=journal.today(), contact_id=person)
    journal.save_entry(goal)
    journal.export(tmp_path / "out")
    again = open_journal(tmp_path / "again.duckdb")
    assert again.import_files(tmp_path / "out").ok
    for table in ("contacts", "observations", "entries", "goals", "questions", "imports"):
        query = f"FROM {table} ORDER BY ALL"
        assert journal.sql(query).to_csv() == again.sql(query).to_csv(), table
    assert len(again.sql("FROM questions WHERE origin = 'bank'")) >= 60
