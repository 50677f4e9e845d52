"""From a goal to a guide in hand, on a small journal: what stays in its tables and beside it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from explorer_kit import open_journal
from explorer_kit.journal import Journal
from explorer_kit.settings import Settings, save_settings
from explorer_kit.widgets.goals_panel import GoalsPanel
from explorer_kit.widgets.guide_panel import GuidePanel
from explorer_kit.widgets.question_bank_panel import QuestionBankPanel
from tests.widgets.memory import OtherPanel

BEFORE, AFTER = "2026-11-02T08:00:00", "2026-11-20T08:00:00"
TALK = "Name,Company,Date contacted,Interview date,Status\nKarin Holm,Acme GmbH,2026-11-01,2026-11-10,held\n"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = open_journal(tmp_path / "me.duckdb")
    clock(journal, BEFORE)
    return journal


@pytest.fixture
def karin(journal: Journal) -> str:
    return journal.add_contact("Karin Holm", "Acme GmbH")


def clock(journal: Journal, now: str) -> None:
    save_settings(journal.path, Settings(timezone="Europe/Berlin", as_of=now))


def goals_panel(journal: Journal, contact: str) -> GoalsPanel:
    panel = journal.panel("goals", contact_id=contact)
    assert isinstance(panel, GoalsPanel)
    return panel


def guide_panel(journal: Journal, contact: str) -> GuidePanel:
    panel = journal.panel("guide", contact_id=contact)
    assert isinstance(panel, GuidePanel)
    return panel


def set_goal(journal: Journal, contact: str) -> GoalsPanel:
    panel = goals_panel(journal, contact)
    panel.goals.text.value, panel.goals.measure.value = "What a typical day is made of", "name three tasks"
    panel.goals.save.click()
    assert panel.goals.message.tone == "done"
    return panel


def test_the_whole_walk_leaves_the_right_rows(journal, karin):
    goals = set_goal(journal, karin)
    goals.assumptions.text.value, goals.assumptions.prior.value = "Product managers code daily", 0.8
    goals.assumptions.save.click()
    questions = journal.panel("questions")
    assert isinstance(questions, QuestionBankPanel)
    questions.own.text.value = "What does a typical day leave out that you would like to do?"
    questions.own.topics.ticks["daily_reality"].value = True
    questions.own.save.click()
    panel = guide_panel(journal, karin)
    panel.build.click()
    panel.rows[2].up.click()
    panel.rows[1].down.click()
    panel.rows[1].down.click()
    assert panel.message.tone == "done"

    karin = journal.contact(karin)["contact_id"]  # what was said since may have given another
    (goal,) = journal.sql("SELECT * FROM goals").to_dict("records")
    assert (goal["contact_id"], goal["measure"], str(goal["set_on"])[:10]) == (
        karin, "name three tasks", "2026-11-02",
    )  # fmt: skip
    assert goal["scale"].tolist()[2] == "3, as set: name three tasks."
    (belief,) = journal.sql("SELECT text, prior FROM assumptions").to_dict("records")
    assert belief == {"text": "Product managers code daily", "prior": 0.8}
    own = journal.sql("SELECT question_id, text FROM questions WHERE origin = 'own'").to_dict("records")
    assert [row["text"] for row in own] == ["What does a typical day leave out that you would like to do?"]

    asked = journal.sql("SELECT * FROM questions_asked ORDER BY place").to_dict("records")
    in_panel = [row.item.question_id for row in panel.rows if row.item.question_id]
    assert [row["question_id"] for row in asked] == in_panel
    assert own[0]["question_id"] in in_panel
    assert {(row["guide_id"], row["contact_id"]) for row in asked} == {(panel.guide_id, karin)}
    assert any(row.item.kind == "assumption" for row in panel.rows)
    assert len(journal.sql("SELECT * FROM guides")) == 1


def test_everything_is_there_after_a_restart(journal, karin):
    goals = set_goal(journal, karin)
    goals.goals.text.value = "Who decides"
    panel = guide_panel(journal, karin)
    panel.start.day.value, panel.start.time.value = dt.date(2026, 11, 10), dt.time(10, 0)
    panel.start.minutes.value = 25
    panel.build.click()
    panel.rows[1].remove.click()
    panel.take_back.click()  # back to what it was: that holds, not the edition between
    again = open_journal(journal.path)
    (karin,) = again.people().contact_id  # another id than at first, for what was said since
    assert goals_panel(again, karin).goals.text.value == "Who decides"
    left, found = panel.draft(), guide_panel(again, karin).draft()
    assert found == replace(left, contact_id=karin)
    assert panel.draft().starts == dt.datetime(2026, 11, 10, 10, 0)


def test_the_score_is_saved_and_later_changes_leave_a_trace(journal, karin, tmp_path):
    set_goal(journal, karin)
    hold_the_talk(journal, tmp_path)
    panel = goals_panel(journal, karin)
    (goal,) = journal.goals(karin)
    panel.goals.entries.value = goal.goal_id
    assert panel.goals.took_place.layout.display == "none"
    panel.goals.score.value = 1
    panel.goals.save_score.click()
    panel.goals.text.value = "What a day is made of"
    panel.goals.save.click()
    (row,) = journal.sql("SELECT score, edited_after_talk FROM goals").to_dict("records")
    assert (row["score"], row["edited_after_talk"]) == (1, True)
    (edit,) = journal.goals(karin)[0].edited_after_talk
    assert (edit.field, edit.edited_on) == ("text", dt.date(2026, 11, 20))


def test_the_next_talk_with_a_person_has_a_guide_of_its_own(journal, karin, tmp_path):
    first = guide_panel(journal, karin)
    first.build.click()
    hold_the_talk(journal, tmp_path)
    second = guide_panel(journal, karin)
    assert (second.guide, second.guide_id) == (None, "")
    second.build.click()
    asked = {row.item.question_id for row in first.rows if row.item.question_id}
    assert asked.isdisjoint(row.item.question_id for row in second.rows)
    assert len(journal.sql("SELECT * FROM guides")) == 2
    third = guide_panel(journal, karin)
    assert third.guide_id == second.guide_id


def test_files_lie_beside_the_journal_and_the_talk_is_in_the_owners_zone(journal):
    contact = journal.add_contact("<b>Karin</b> 🦊 ../../Holm", "Acme GmbH")
    panel = guide_panel(journal, contact)
    panel.build.click()
    panel.start.day.value, panel.start.time.value = dt.date(2026, 11, 20), dt.time(10, 0)
    for button in (panel.files.markdown, panel.files.html, panel.files.ics, panel.files.ics):
        button.click()
        assert panel.message.tone == "done"
    files = {file.suffix: file for file in (journal.path.parent / "guides").iterdir()}
    assert sorted(files) == [".html", ".ics", ".md"]
    assert files[".ics"].name.startswith("b-karin-b-holm-")
    assert str(files[".ics"]) in panel.message.text
    assert "<b>" not in files[".html"].read_text("utf-8")
    (event,) = icalendar.Calendar.from_ical(files[".ics"].read_bytes()).walk("VEVENT")
    assert event["dtstart"].dt == dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)  # Berlin is an hour ahead
    assert (event["sequence"], event["summary"]) == (1, "Talk with <b>Karin</b> 🦊 ../../Holm")


def test_two_people_of_one_name_have_files_of_their_own(journal, karin):
    other = journal.add_contact("Karin Holm", "Beta AG")
    for contact in (karin, other):
        panel = guide_panel(journal, contact)
        panel.build.click()
        panel.files.markdown.click()
        panel.start.minutes.value = 30
        panel.files.markdown.click()
    assert len(list((journal.path.parent / "guides").iterdir())) == 2


def test_a_file_that_cannot_be_written_is_said(journal, karin):
    (journal.path.parent / "guides").write_text("in the way", encoding="utf-8")
    panel = guide_panel(journal, karin)
    panel.build.click()
    panel.files.markdown.click()
    assert panel.message.tone == "error"
    assert "cannot be written" in panel.message.text


def test_panels_follow_the_person_chosen_in_another(journal, karin):
    set_goal(journal, karin)
    whom = OtherPanel()
    goals, guide = journal.panel("goals", whom=whom), journal.panel("guide", whom=whom)
    assert (goals.contact_id, guide.contact_id) == ("", "")
    whom.choose(karin)
    assert (goals.contact_id, guide.contact_id) == (karin, karin)
    assert len(goals.goals.entries.options) == 1


def hold_the_talk(journal: Journal, folder: Path) -> None:
    clock(journal, AFTER)
    file = folder / "tracker.csv"
    file.write_text(TALK, encoding="utf-8")
    assert journal.import_files(file).ok
