"""The bank is looked through; own questions are checked while written, and saved whatever is found."""

import pytest

from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.text_checks import check_question
from explorer_kit.widgets.question_actions import QuestionActions, QuestionDraft
from explorer_kit.widgets.question_bank_panel import NOTHING_FOUND, QuestionBankPanel
from tests.widgets.memory import HOSTILE, Memory, everything, lines, shown

CLOSED = "Is it hard to get into analytics?"
OPEN = "What makes it hard or easy to get into analytics?"


@pytest.fixture
def memory() -> Memory:
    return Memory()


def open_panel(memory: Memory) -> QuestionBankPanel:
    return QuestionBankPanel(
        QuestionActions(
            questions=memory.questions, save=memory.save, remove=memory.remove, check=check_question,
            drafts=memory.drafts,
        )
    )  # fmt: skip


def write(panel: QuestionBankPanel, text: str) -> None:
    panel.own.text.value = text
    panel.own.save.click()


def test_all_questions_are_listed_as_they_are_asked(memory):
    panel = open_panel(memory)
    assert "4 questions." in panel.count.value
    assert lines(panel.questions)[0] == "How did you come to your company?"


def test_filters_leave_those_that_meet_all_of_them(memory):
    panel = open_panel(memory)
    panel.category.value = "career_path"
    assert "2 of 4 questions." in panel.count.value
    panel.search.value = "surp"  # of a follow-up
    assert lines(panel.questions) == ["How did you come to your company?"]
    panel.category.value = panel.search.value = ""
    panel.topic.value = "change_ahead"
    assert lines(panel.questions) == ["What is changing in your field?"]
    panel.topic.value, panel.role.value = "", "founder"  # not what is for managers only
    assert "3 of 4 questions." in panel.count.value
    panel.seniority.value = "early"
    assert "3 of 4 questions." in panel.count.value
    assert panel.draft().role == "founder"


def test_where_nothing_fits_it_is_said(memory):
    panel = open_panel(memory)
    panel.search.value = "zebra"
    assert NOTHING_FOUND in panel.count.value
    assert not shown(panel.questions)


def test_the_chosen_question_is_shown_with_all_that_is_known(memory):
    panel = open_panel(memory)
    panel.questions.value = "how-begun"
    for words in ("How did you come to your company?", "What surprised you?", "4 minutes", "Entry routes"):
        assert words in panel.shown.value
    assert "Until now" not in panel.shown.value
    assert not shown(panel.edit)
    panel.questions.value = "what-changes"
    assert "asked 2 times, 1.5 insights each time on average" in panel.shown.value
    panel.questions.value = "what-to-read"
    assert "<dd>manager</dd>" in panel.shown.value


def test_the_chosen_one_stays_chosen_while_it_is_in_the_list(memory):
    panel = open_panel(memory)
    panel.questions.value = "how-begun"
    panel.search.value = "come"
    assert panel.questions.value == "how-begun"
    panel.search.value = "week"
    assert panel.questions.value is None
    assert "Choose a question" in panel.shown.value


def test_a_finding_tells_its_words_and_why_and_an_open_form_can_be_taken(memory):
    panel = open_panel(memory)
    panel.own.text.value = CLOSED
    for words in ("Closed", f"<q>{CLOSED}</q>", "answered with yes, no", "You can save it all the same."):
        assert words in panel.own.findings.value
    assert OPEN in panel.own.suggestion.value
    panel.own.take.click()
    assert panel.own.text.value == OPEN
    assert "Nothing speaks against it" in panel.own.findings.value
    assert not shown(panel.own.take)


def test_the_check_is_made_at_every_key(memory):
    assert open_panel(memory).own.text.continuous_update is True


def test_a_question_is_saved_in_spite_of_findings(memory):
    panel = open_panel(memory)
    panel.own.category.value = "direct_advice"
    panel.own.minutes.value = 5
    panel.own.topics.ticks["fit"].value = True
    panel.own.follow_ups.value = "Why?\n\n What then? "
    write(panel, CLOSED)
    assert panel.own.message.text == "Saved. You have 1 question of your own now."
    (saved,) = memory.of(BankQuestion)
    assert (saved.text, saved.category, saved.minutes, saved.origin) == (CLOSED, "direct_advice", 5, "own")
    assert (saved.goals, saved.follow_ups) == (("fit",), ("Why?", "What then?"))
    assert lines(panel.questions)[0] == f"{CLOSED} · your own"
    assert "5 questions." in panel.count.value


def test_another_language_cannot_be_checked_and_can_be_saved(memory):
    panel = open_panel(memory)
    panel.own.text.value = "Was hat sich in den letzten Jahren in Ihrem Beruf am meisten verändert?"
    assert "Cannot be checked" in panel.own.findings.value
    assert "You can save it all the same." in panel.own.findings.value
    panel.own.save.click()
    assert len(memory.of(BankQuestion)) == 1


def test_an_own_question_is_changed_from_the_bank_and_keeps_its_id(memory):
    panel = open_panel(memory)
    write(panel, CLOSED)
    (saved,) = memory.of(BankQuestion)
    panel.questions.value = saved.question_id
    assert shown(panel.edit)
    panel.edit.click()
    assert panel.own.text.value == CLOSED
    write(panel, OPEN)
    (changed,) = memory.of(BankQuestion)
    assert (changed.question_id, changed.text) == (saved.question_id, OPEN)
    write(panel, CLOSED)  # the words it had before: a question of their own again
    assert sorted(each.text for each in memory.of(BankQuestion)) == [CLOSED, OPEN]


def test_an_own_question_is_removed_and_put_back(memory):
    panel = open_panel(memory)
    write(panel, OPEN)
    panel.own.entries.value = panel.own.entries.options[0][1]
    panel.own.remove.click()
    assert "4 questions." in panel.count.value
    panel.own.put_back.click()
    assert "5 questions." in panel.count.value


def test_the_same_words_are_one_question(memory):
    panel = open_panel(memory)
    write(panel, OPEN)
    write(panel, OPEN.lower())
    assert len(memory.of(BankQuestion)) == 1


def test_what_cannot_be_a_question_is_not_saved(memory):
    panel = open_panel(memory)
    panel.own.minutes.value = 0
    panel.own.save.click()
    assert "Write the question. An answer takes from 1 to 30 minutes." in panel.own.message.text
    assert panel.problems() == ["Write the question.", "An answer takes from 1 to 30 minutes."]


def test_what_is_typed_is_there_again(memory):
    panel = open_panel(memory)
    panel.own.text.value, panel.own.minutes.value = "How come", 7
    panel.own.topics.ticks["fit"].value = True
    again = open_panel(memory)
    assert (again.own.text.value, again.own.minutes.value, again.own.topics.value) == (
        "How come",
        7,
        ("fit",),
    )
    assert again.own.topics.ticks["fit"].value is True


def test_text_is_never_markup(memory):
    panel = open_panel(memory)
    memory.save(BankQuestion(question_id="x", text=HOSTILE, follow_ups=(HOSTILE,), origin="own"))
    panel.refresh()
    panel.own.text.value = f"Do you like {HOSTILE}?"
    panel.questions.value = "x"
    assert HOSTILE in lines(panel.questions)[0]
    assert "&lt;b&gt;" in panel.shown.value
    assert "&lt;b&gt;" in panel.own.findings.value
    assert "<b>" not in everything(panel)


def test_errors_are_said_in_the_message_line(memory):
    panel = open_panel(memory)
    memory.fails = "save"
    write(panel, OPEN)
    assert panel.own.message.text == "Unexpected RuntimeError: no save today"
    memory.fails = "questions"
    panel.refresh()
    assert panel.message.text == "Unexpected RuntimeError: no questions today"


def test_the_draft_tells_what_is_looked_for_and_written(memory):
    panel = open_panel(memory)
    panel.category.value, panel.search.value, panel.own.text.value = "career_path", "week", OPEN
    draft = panel.draft()
    assert isinstance(draft, QuestionDraft)
    assert (draft.category, draft.topic, draft.words, draft.own.text) == ("career_path", None, "week", OPEN)
