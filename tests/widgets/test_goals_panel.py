"""Goals and assumptions are written, kept while they are written, changed, removed, put back and scored."""

from dataclasses import replace
from datetime import date

import pytest

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal, edited, new_goal, scored
from explorer_kit.widgets.goals_actions import GoalsActions, GoalsDraft
from explorer_kit.widgets.goals_panel import GoalsPanel
from explorer_kit.widgets.whom import NOBODY, follow
from tests.widgets.memory import HOSTILE, TODAY, Memory, OtherPanel, everything, lines, shown

MEASURED = ["At most 1.", "2.", "3, as set: name three tasks.", "4.", "5 or more."]


@pytest.fixture
def memory() -> Memory:
    return Memory()


def open_panel(memory: Memory, contact_id: str | None = "ada") -> GoalsPanel:
    actions = GoalsActions(
        interviewee=memory.interviewee, goals=memory.goals, assumptions=memory.assumptions, save=memory.save,
        remove=memory.remove, talks_held=lambda contact: memory.held, today=lambda: TODAY,
        drafts=memory.drafts,
    )  # fmt: skip
    return GoalsPanel(actions, contact_id)


def write_goal(panel: GoalsPanel, text: str, measure: str = "name three tasks") -> None:
    panel.goals.text.value = text
    panel.goals.measure.value = measure
    panel.goals.save.click()


def levels(panel: GoalsPanel) -> list[str]:
    return [field.value for field in panel.goals.levels]


def test_without_a_person_only_assumptions_can_be_written(memory):
    panel = open_panel(memory, None)
    assert NOBODY in panel.who.value
    assert (shown(panel.goals), shown(panel.assumptions)) == (False, True)
    assert panel.problems() == [NOBODY]


def test_none_one_and_many_goals(memory):
    panel = open_panel(memory)
    assert "Talk with Ada Beispiel, Acme GmbH" in panel.who.value
    assert (shown(panel.goals.none), shown(panel.goals.entries)) == (True, False)
    write_goal(panel, "What a day is made of")
    assert panel.goals.message.text == "Saved. You have 1 goal now."
    assert lines(panel.goals.entries) == ["What a day is made of"]
    write_goal(panel, "Who decides")
    write_goal(panel, "What is paid")
    assert panel.goals.message.text == "Saved. You have 3 goals now."
    assert len(memory.goals("ada")) == 3
    assert (shown(panel.goals.none), panel.goals.text.value) == (False, "")


def test_a_goal_is_saved_with_its_measure_its_levels_and_its_day(memory):
    panel = open_panel(memory)
    panel.goals.topics.ticks["culture"].value = True
    write_goal(panel, " What a day is   made of ")
    (goal,) = memory.goals("ada")
    assert (goal.text, goal.measure, goal.set_on) == ("What a day is made of", "name three tasks", TODAY)
    assert (list(goal.scale), goal.topics) == (MEASURED, ("culture",))


def test_a_missing_measure_is_pointed_out_and_hinders_nothing(memory):
    panel = open_panel(memory)
    panel.goals.text.value = "Learn more about the industry"
    assert "This goal has no measure" in panel.goals.pointer.value
    panel.goals.save.click()
    assert lines(panel.goals.entries) == ["Learn more about the industry · no measure"]
    panel.goals.measure.value = "name three"
    assert panel.goals.pointer.value == ""


def test_levels_follow_the_measure_until_they_are_worded_by_hand(memory):
    panel = open_panel(memory)
    panel.goals.text.value = "What a day is made of"
    assert levels(panel)[2] == "As set: What a day is made of."
    panel.goals.measure.value = "name three tasks"
    assert levels(panel) == MEASURED
    assert not shown(panel.goals.propose)
    panel.goals.levels[0].value = "Not one task."
    panel.goals.measure.value = "name four tasks"
    assert levels(panel) == ["Not one task.", *MEASURED[1:]]
    assert shown(panel.goals.propose)
    panel.goals.propose.click()
    assert levels(panel)[2] == "4, as set: name four tasks."


def test_an_empty_goal_is_not_saved_and_says_why(memory):
    panel = open_panel(memory)
    panel.goals.save.click()
    assert panel.goals.message.tone == "error"
    assert "Write down what you want to have learned." in panel.goals.message.text
    assert memory.entries == {}


def test_a_goal_is_changed_removed_and_put_back(memory):
    panel = open_panel(memory)
    write_goal(panel, "What a day is made of")
    panel.goals.entries.value = "id-0"
    assert panel.goals.save.description == "Save the changes"
    panel.goals.text.value = "What a week is made of"
    panel.goals.save.click()
    assert [goal.text for goal in memory.goals("ada")] == ["What a week is made of"]
    assert not shown(panel.goals.put_back)
    panel.goals.entries.value = "id-0"
    panel.goals.remove.click()
    assert (memory.goals("ada"), panel.goals.message.text) == ([], "Removed. You have 0 goals now.")
    panel.goals.put_back.click()
    assert [goal.text for goal in memory.goals("ada")] == ["What a week is made of"]
    assert not shown(panel.goals.put_back)


def test_what_is_typed_is_there_when_the_panel_is_opened_again(memory):
    panel = open_panel(memory)
    write_goal(panel, "What a day is made of")
    panel.goals.text.value = "Who decides"
    panel.goals.levels[4].value = "All of it."
    again = open_panel(memory)
    assert (again.goals.text.value, again.goals.levels[4].value) == ("Who decides", "All of it.")
    assert "had begun" in again.goals.message.text
    again.goals.save.click()
    assert open_panel(memory).goals.text.value == ""


def test_each_entry_keeps_its_own_draft(memory):
    panel = open_panel(memory)
    write_goal(panel, "What a day is made of")
    panel.goals.text.value = "Who decides"
    panel.goals.entries.value = "id-0"
    panel.goals.text.value = "What a week is made of"
    panel.goals.new.click()
    assert panel.goals.text.value == "Who decides"
    panel.goals.entries.value = "id-0"
    assert panel.goals.text.value == "What a week is made of"
    panel.goals.text.value = "What a day is made of"  # as it is saved: no draft any more
    assert list(memory.drafts_kept["goal", "ada"]["kept"]) == [""]


def test_drafts_of_two_people_do_not_mix(memory):
    panel = open_panel(memory)
    panel.goals.text.value = "Who decides"
    panel.show("bo")
    assert panel.goals.text.value == ""
    panel.show("ada")
    assert panel.goals.text.value == "Who decides"


def test_a_draft_of_another_version_is_opened_as_far_as_it_fits(memory):
    memory.save_draft("assumption", {"kept": {"": {"text": "All is well", "prior": "sure", "other": 1}}})
    panel = open_panel(memory)
    assert (panel.assumptions.text.value, panel.assumptions.prior.value) == ("All is well", 0.5)


def test_the_score_is_offered_once_the_talk_was_held(memory):
    goal = memory.save(new_goal("A day", "name three tasks", goal_id="g", set_on=TODAY, contact_id="ada"))
    panel = open_panel(memory)
    panel.goals.entries.value = "g"
    assert (shown(panel.goals.score), shown(panel.goals.took_place)) == (False, True)
    memory.held = [date(2026, 10, 1), TODAY]  # the first was before the goal
    panel = open_panel(memory)
    panel.goals.entries.value = "g"
    assert (shown(panel.goals.score), shown(panel.goals.took_place)) == (True, False)
    assert panel.goals.score.options[4] == ("+1: 4.", 1)
    panel.goals.save_score.click()
    assert panel.goals.message.text == "Choose what was reached."
    panel.goals.score.value = 1
    panel.goals.save_score.click()
    (saved,) = memory.goals("ada")
    assert saved == replace(goal, score=1, scored_on=TODAY)
    assert lines(panel.goals.entries) == ["A day · +1"]


def test_a_talk_that_is_not_recorded_can_be_scored(memory):
    memory.save(new_goal("A day", "name three tasks", goal_id="g", set_on=TODAY, contact_id="ada"))
    panel = open_panel(memory)
    panel.goals.entries.value = "g"
    panel.goals.took_place.value = True
    panel.goals.score.value = -2
    panel.goals.save_score.click()
    assert memory.goals("ada")[0].score == -2
    assert panel.goals.message.text == "Scored −2. You have 1 goal now."


def test_changes_after_the_talk_are_shown(memory):
    goal = new_goal("A day", "name three tasks", goal_id="g", set_on=date(2026, 11, 1), contact_id="ada")
    memory.save(goal)
    memory.held = [date(2026, 11, 5)]
    panel = open_panel(memory)
    panel.goals.entries.value = "g"
    assert panel.goals.trace.value == ""
    panel.goals.measure.value = "name two tasks"
    panel.goals.save.click()
    panel.goals.entries.value = "g"
    for words in ("Changed after the talk", "2026-11-10", "name three tasks", "name two tasks"):
        assert words in panel.goals.trace.value
    assert lines(panel.goals.entries) == ["A day · changed after the talk"]
    assert memory.goals("ada")[0] == edited(
        goal,
        {"measure": "name two tasks", "scale": tuple(levels(panel))},
        TODAY, date(2026, 11, 5),
    )  # fmt: skip


def test_two_goals_of_the_same_levels_show_their_own_scores(memory):
    for name, score in (("g", 1), ("h", -1)):
        goal = new_goal(name, "name three", goal_id=name, set_on=TODAY, contact_id="ada")
        memory.save(scored(goal, score, TODAY))
    panel = open_panel(memory)
    for name, score in (("g", 1), ("h", -1), ("g", 1)):
        panel.goals.entries.value = name
        assert panel.goals.score.value == score


def test_assumptions_are_saved_changed_and_removed(memory):
    panel = open_panel(memory)
    form = panel.assumptions
    form.text.value, form.prior.value, form.note.value = "Product managers code daily", 0.8, "a meetup"
    form.save.click()
    assert memory.assumptions() == [
        Assumption(
            assumption_id="id-0", text="Product managers code daily", prior=0.8, note="a meetup", set_on=TODAY
        )
    ]
    assert lines(form.entries) == ["Product managers code daily · probably right (80%)"]
    assert (form.text.value, form.prior.value) == ("", 0.5)
    form.entries.value = "id-0"
    form.prior.value = 0.2
    form.save.click()
    assert [each.prior for each in memory.assumptions()] == [0.2]
    form.entries.value = "id-0"
    form.remove.click()
    assert memory.assumptions() == []


def test_an_assumption_that_is_a_question_is_not_saved(memory):
    panel = open_panel(memory)
    panel.assumptions.text.value = "Do they code?"
    panel.assumptions.save.click()
    assert "Write a statement, not a question" in panel.assumptions.message.text


def test_a_belief_between_the_words_can_be_shown(memory):
    memory.save(Assumption(assumption_id="a", text="All is well", prior=0.42, set_on=TODAY))
    panel = open_panel(memory)
    panel.assumptions.entries.value = "a"
    assert panel.assumptions.prior.label == "rather wrong than right (42%)"
    panel.assumptions.new.click()
    assert panel.assumptions.prior.value == 0.5


def test_text_is_never_markup(memory):
    memory.save(edited(
        Goal(goal_id="g", contact_id="ada", text=HOSTILE, scale=(HOSTILE, "b", "c", "d", "e"), set_on=TODAY),
        {"measure": HOSTILE}, TODAY, TODAY,
    ))  # fmt: skip
    panel = open_panel(memory)
    panel.goals.entries.value = "g"
    assert HOSTILE in lines(panel.goals.entries)[0]
    assert HOSTILE in panel.goals.score.options[1][0]
    assert "&lt;b&gt;" in everything(panel)
    assert "<b>" not in everything(panel)


def test_errors_are_said_in_the_message_line(memory):
    panel = open_panel(memory)
    memory.fails = "save"
    write_goal(panel, "What a day is made of")
    assert panel.goals.message.text == "Unexpected RuntimeError: no save today"
    assert panel.goals.text.value == "What a day is made of"
    memory.fails = "goals"
    panel.show("ada")
    assert panel.message.text == "Unexpected RuntimeError: no goals today"


def test_it_follows_the_person_who_is_chosen(memory):
    memory.save(new_goal("A day", goal_id="g", set_on=TODAY, contact_id="ada"))
    panel, other = open_panel(memory, None), OtherPanel()
    follow(other, panel.show)
    assert not shown(panel.goals)
    other.choose("ada")
    assert (shown(panel.goals), len(panel.goals.entries.options)) == (True, 1)
    other.choose("bo")
    assert "somebody without a name" in panel.who.value
    assert panel.goals.entries.options == ()
    other.choose(None)
    assert not shown(panel.goals)


def test_the_draft_is_what_is_written(memory):
    panel = open_panel(memory)
    panel.goals.text.value, panel.assumptions.text.value = "A day", "All is well"
    draft = panel.draft()
    assert isinstance(draft, GoalsDraft)
    assert (draft.goal.text, draft.goal.contact_id, draft.assumption.text) == ("A day", "ada", "All is well")
