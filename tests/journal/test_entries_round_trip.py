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


def test_a_contact_keeps_its_ids_when_an_entry_about_it_goes(tmp_path: Path):
    """The contact has its id from the smallest of its observations: of twelve entries, some give it."""
    journal = open_journal(tmp_path / "me.duckdb")
    person = journal.add_contact("Zoë Nobody", "Lindgren")
    for number in range(12):
        goal = new_goal(f"Goal {number}", "one name", goal_id="", set_on=journal.today(), contact_id=person)
        saved = journal.save_entry(goal)
        journal.remove_entry(saved)
        assert journal.contact(saved.contact_id)["full_name"] == "Zoë Nobody"
        assert journal.contact(person)["full_name"] == "Zoë Nobody"
    assert journal.goals() == []
