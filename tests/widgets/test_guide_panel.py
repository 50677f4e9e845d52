"""The guide is built, changed by hand, saved at every change, and written out."""

import datetime as dt

import pytest

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import new_goal
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.widgets.guide_actions import GuideActions, GuideDraft
from explorer_kit.widgets.guide_panel import GuidePanel
from explorer_kit.widgets.whom import NOBODY, follow
from tests.widgets.memory import HOSTILE, PERSON, TODAY, Memory, OtherPanel, everything, lines, shown

DAY, TEN = dt.date(2026, 11, 20), dt.time(10, 0)
# the four questions take 4 + 3 + 4 + 3 minutes, opening and close 3 each: 20 together
BUILT = ["opening", "how-begun", "first-week", "what-changes", "what-to-read", "closing"]
CLOCK = ["0–3 min", "3–7 min", "7–10 min", "10–14 min", "14–17 min", "17–20 min"]


@pytest.fixture
def memory() -> Memory:
    return Memory()


def open_panel(memory: Memory, contact_id: str | None = "ada") -> GuidePanel:
    actions = GuideActions(
        interviewee=memory.interviewee, questions=memory.questions, assumptions=memory.assumptions,
        goals=memory.goals, asked_before=lambda contact: memory.asked, open_guide=memory.open_guide,
        save_guide=memory.save_guide, save_markdown=memory.write, save_html=memory.write,
        save_ics=memory.write, timezone="Europe/Berlin", drafts=memory.drafts,
    )  # fmt: skip
    return GuidePanel(actions, contact_id)


@pytest.fixture
def panel(memory: Memory) -> GuidePanel:
    made = open_panel(memory)
    made.build.click()
    return made


def order(panel: GuidePanel) -> list[str]:
    return [row.item.item_id for row in panel.rows]


def clocks(panel: GuidePanel) -> list[str]:
    return [row.clock.value.removeprefix("<span>").removesuffix("</span>") for row in panel.rows]


def test_nothing_is_offered_until_somebody_is_chosen(memory):
    panel = open_panel(memory, None)
    assert NOBODY in panel.who.value
    assert not any(map(shown, (panel.start, panel.build, panel.files, panel.more)))
    assert panel.problems() == [NOBODY]


def test_before_it_is_built_only_building_is_offered(memory):
    panel = open_panel(memory)
    assert (shown(panel.build), shown(panel.files), panel.rows) == (True, False, [])
    assert panel.start.minutes.value == 20
    assert panel.build.description == "Build the guide"


def test_the_guide_fills_the_minutes_and_says_why_each_is_in(panel, memory):
    assert (order(panel), clocks(panel)) == (BUILT, CLOCK)
    assert panel.message.text == "Built and saved."
    assert "How did you come to Acme GmbH?" in panel.rows[1].words.value
    assert "Meant for people who lead others." in panel.rows[4].words.value
    assert "What surprised you?" in panel.rows[1].words.value
    assert "4 questions; 20 minutes agreed, 20 planned." in panel.planned.value
    assert memory.guides["ada"] == (panel.guide_id, panel.guide)


def test_goals_assumptions_and_what_was_asked_before_are_minded(memory):
    memory.save(new_goal("A typical day", goal_id="g", set_on=TODAY, contact_id="ada"))
    memory.save(Assumption(assumption_id="a", text="Product managers code daily", set_on=TODAY))
    memory.asked = {"how-begun"}
    panel = open_panel(memory)
    panel.build.click()
    assert "how-begun" not in order(panel)
    words = "".join(row.words.value for row in panel.rows)
    assert "Serves your goal “A typical day”." in words
    assert "Tests your assumption “Product managers code daily”" in words
    assert "1 question was asked of this person before." in panel.left_out.value


def test_questions_go_up_and_down_and_the_clock_follows(panel, memory):
    panel.rows[2].up.click()
    assert order(panel)[1:3] == ["first-week", "how-begun"]
    assert clocks(panel)[1:3] == ["3–6 min", "6–10 min"]
    panel.rows[1].down.click()
    panel.rows[3].down.click()
    assert order(panel) == ["opening", "how-begun", "first-week", "what-to-read", "what-changes", "closing"]
    assert memory.guides["ada"][1] == panel.guide
    assert (memory.guide_saves, len(memory.guides)) == (4, 1)


def test_the_first_cannot_go_up_nor_the_last_down_and_the_frame_stays(panel):
    assert [row.up.disabled for row in panel.rows] == [True, True, False, False, False, True]
    assert [row.down.disabled for row in panel.rows] == [True, False, False, False, True, True]
    assert [row.remove.disabled for row in panel.rows] == [True, False, False, False, False, True]
    assert panel.rows[0].remove.layout.visibility == "hidden"


def test_a_question_is_taken_out_and_the_change_taken_back(panel, memory):
    panel.rows[2].remove.click()
    assert order(panel) == ["opening", "how-begun", "what-changes", "what-to-read", "closing"]
    assert "3 minutes are still free." in panel.planned.value
    assert shown(panel.take_back)
    panel.take_back.click()
    assert (order(panel), panel.message.text) == (BUILT, "Taken back.")
    assert not shown(panel.take_back)
    assert memory.guides["ada"][1] == panel.guide


def test_all_questions_can_be_taken_out(panel):
    for _ in range(4):
        panel.rows[1].remove.click()
    assert order(panel) == ["opening", "closing"]
    assert "There is no question in the guide." in panel.planned.value


def test_another_time_for_an_item_is_kept_within_reason(panel, memory):
    panel.rows[1].minutes.value = 6
    assert clocks(panel)[2] == "9–12 min"
    assert panel.message.tone == "warning"
    assert "The guide takes 2 minutes more than agreed" in panel.message.text
    assert memory.guides["ada"][1].items[1].minutes == 6  # kept all the same
    panel.rows[1].minutes.value = 0
    assert panel.rows[1].minutes.value == 1


def test_the_agreed_time_changes_and_the_questions_stay(panel, memory):
    panel.start.minutes.value = 25
    assert (order(panel), panel.guide.minutes) == (BUILT, 25)
    assert "Build it again" in panel.message.text
    assert "5 minutes are still free." in panel.planned.value
    panel.start.minutes.value = 0
    assert panel.message.text == "A talk takes from 1 to 120 minutes."
    assert memory.guides["ada"][1].minutes == 25


def test_what_did_not_fit_is_listed_and_offered(memory):
    panel = open_panel(memory)
    panel.start.minutes.value = 15  # 2 + 3 for the frame: three of the four
    panel.build.click()
    assert "1 more question fits this person, but not 15 minutes." in panel.left_out.value
    assert len(panel.more.offered.options) == 1
    assert panel.more.add.disabled
    panel.more.offered.value = panel.more.offered.options[0][1]
    panel.more.add.click()
    assert len(panel.rows) == 6
    assert "You put it in." in panel.rows[4].words.value
    assert (shown(panel.more.offered), shown(panel.more.nothing)) == (False, True)


def test_a_question_of_the_bank_is_found_and_added(panel, memory):
    memory.save(BankQuestion(question_id="own-1", text="Which tool would you drop?", origin="own"))
    panel.more.find.value = "tool"
    assert lines(panel.more.offered) == ["Which tool would you drop? · your own"]
    panel.more.offered.value = "own-1"
    panel.more.add.click()
    assert order(panel)[-2] == "own-1"
    panel.build.click()  # what was put in by hand stays
    assert "own-1" in order(panel)


def test_the_beginning_turns_minutes_into_a_clock(panel):
    panel.start.day.value = DAY
    assert clocks(panel) == CLOCK
    panel.start.time.value = TEN
    assert clocks(panel)[:2] == ["10:00–10:03", "10:03–10:07"]
    assert panel.draft().starts == dt.datetime(2026, 11, 20, 10, 0)
    assert panel.start.time.description == "Begins at (Europe/Berlin time)"


def test_the_agenda_is_shown_with_its_words(panel):
    assert not shown(panel.agenda)
    panel.start.day.value, panel.start.time.value = DAY, TEN
    panel.show_agenda.click()
    for words in ("Talk with Ada Beispiel, Acme GmbH", "20 November 2026, 10:00", "We said 20 minutes",
                  "Who else should I talk to", "How did you come to Acme GmbH?"):  # fmt: skip
        assert words in panel.agenda.value
    panel.rows[1].remove.click()
    assert "How did you come to Acme GmbH?" not in panel.agenda.value
    panel.show_agenda.click()
    assert not shown(panel.agenda)


def test_everything_is_there_again(panel, memory):
    panel.start.day.value, panel.start.time.value = DAY, TEN
    panel.rows[2].up.click()
    again = open_panel(memory)
    assert (again.guide, again.guide_id) == (panel.guide, panel.guide_id)
    assert again.draft() == panel.draft()
    again.rows[1].down.click()
    assert len(memory.guides) == 1


def test_files_are_written_and_it_is_said_where(panel, memory):
    panel.files.markdown.click()
    assert panel.message.text.replace("\\", "/") == "Written: guides/ada.md"
    panel.files.html.click()
    panel.files.ics.click()
    assert panel.message.text == "Say when the talk begins: its day and its time."
    panel.start.day.value, panel.start.time.value = DAY, TEN
    panel.files.ics.click()
    open_panel(memory).files.ics.click()
    assert [draft.edition for draft in memory.written] == [0, 0, 0, 1]
    assert all(isinstance(draft, GuideDraft) and draft.guide == panel.guide for draft in memory.written)


def test_text_is_never_markup(memory):
    memory.save(new_goal(f"A day {HOSTILE}", goal_id="g", set_on=TODAY, contact_id="ada"))
    memory.save(Assumption(assumption_id="a", text=HOSTILE, set_on=TODAY))
    memory.save(BankQuestion(question_id="own-1", text=HOSTILE, follow_ups=(HOSTILE,), origin="own"))
    panel = open_panel(memory)
    panel.start.minutes.value = 30
    panel.build.click()
    panel.show_agenda.click()
    assert "own-1" in order(panel)
    assert "&lt;b&gt;" in panel.agenda.value
    assert "<b>" not in everything(panel)


def test_errors_are_said_and_what_was_done_is_saved_with_the_next_change(panel, memory):
    memory.fails = "save"
    panel.rows[1].remove.click()
    assert panel.message.text == "Unexpected RuntimeError: no save today"
    memory.fails = ""
    panel.rows[1].down.click()
    assert memory.guides["ada"][1] == panel.guide
    memory.fails = "write"
    panel.files.markdown.click()
    assert panel.message.text == "Unexpected RuntimeError: no write today"


def test_it_follows_the_person_who_is_chosen(memory):
    memory.guides["ada"] = "g", build_guide(memory.questions(), 20, person=PERSON)
    panel, other = open_panel(memory, None), OtherPanel("ada")
    follow(other, panel.show)
    assert len(panel.rows) == 6
    panel.rows[1].remove.click()
    other.choose("bo")
    assert (panel.rows, shown(panel.build), shown(panel.take_back)) == ([], True, False)
    other.choose(None)
    assert not shown(panel.build)
    other.choose("ada")
    assert len(panel.rows) == 5


def test_the_buttons_are_reached_in_the_order_of_the_page(panel):
    row = panel.rows[1]
    names = [getattr(child, "description", "") for child in row.children[1].children[1].children]
    assert names == ["Minutes", "Up", "Down", "Remove"]
