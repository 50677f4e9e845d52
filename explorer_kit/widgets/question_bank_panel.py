"""What can I ask? The bank of questions, to be looked through, and the user's own."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw

from explorer_kit.importers.words import counted
from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.questions import CATEGORY_WORDS, ROLES, SENIORITIES, BankQuestion, filtered
from explorer_kit.widgets import fields, markup, question_words
from explorer_kit.widgets.own_question_form import OwnQuestionForm
from explorer_kit.widgets.panel import Panel
from explorer_kit.widgets.question_actions import QuestionActions, QuestionDraft
from explorer_kit.widgets.topic_ticks import topic_words

ALL = ("all", "")
FEWEST_ROWS, MOST_ROWS = 3, 9
NOTHING_FOUND = "No question fits all of this. Take a filter away, or write your own below."


class QuestionBankPanel(Panel):
    """Questions to choose from, and a form for one's own.

    Parameters
    ----------
    actions : QuestionActions
        What can be done with them.

    Attributes
    ----------
    category, topic, role, seniority : Dropdown
        Show only such questions; empty: all.
    search : Text
        Words that a question, its follow-ups or its topics hold.
    questions : Select
        Those that are left; its value is a question's id.
    count, shown : HTML
        How many there are; the chosen one.
    edit : Button
        Open the chosen one in the form, where it is the user's own.
    own : OwnQuestionForm
        ``own.entries``, ``own.text``, ``own.category``, ``own.topics``, ``own.minutes``, ``own.follow_ups``,
        ``own.take``, ``own.save``, ``own.remove`` …
    """

    def __init__(self, actions: QuestionActions) -> None:
        super().__init__(
            "What can I ask?",
            "Open questions for each part of the talk. Look through them, and add your own.",
        )
        self._actions = actions
        self._questions: dict[str, BankQuestion] = {}
        self._filling = False
        self._make_inputs()
        self.own = OwnQuestionForm(actions)
        self.own.on_change(self.refresh)
        self.compose(
            fields.row(self.category, self.topic, self.role, self.seniority, self.search), self.message,
            self.count, self.questions, self.shown, fields.row(self.edit), self.own,
        )  # fmt: skip
        self.refresh()
        with self.own.at_work():
            self.own.begin()

    def _make_inputs(self) -> None:
        self.category = _filter(
            "Category", [(words, name) for name, words in CATEGORY_WORDS.items()], "250px"
        )
        self.topic = _filter("Topic", [(topic_words(topic), topic) for topic in load_bank().goals], "170px")
        self.role = _filter("Can be put to", [(role.replace("_", " "), role) for role in ROLES], "180px")
        self.seniority = _filter("Seniority", [(each, each) for each in SENIORITIES], "120px")
        self.search = fields.text_field("Search", hint="one or more words", width="170px", live=True)
        self.questions = fields.list_field("Questions", rows=MOST_ROWS)
        self.count, self.shown = ipw.HTML(), ipw.HTML()
        self.edit = fields.button("Change this question", hint="In the form below")
        for each in (self.category, self.topic, self.role, self.seniority, self.search):
            self.on_input(each, self._show_list)
        self.on_input(self.questions, self._show_question)
        self.on_press(self.edit, self._edit, "")

    def draft(self) -> QuestionDraft:
        """Return what is looked for, and the question in the form."""
        return QuestionDraft(
            category=self.category.value or None, topic=self.topic.value or None,
            role=self.role.value or None, seniority=self.seniority.value or None,
            words=self.search.value, own=self.own.draft(),
        )  # fmt: skip

    def problems(self) -> list[str]:
        """Return what hinders saving the question in the form."""
        return self.own.problems()

    def refresh(self) -> None:
        """Read the questions again."""
        with self.at_work():
            self._questions = {each.question_id: each for each in self._actions.questions()}
            self._show_list()

    def update_buttons(self) -> None:
        """Offer to change the chosen question where it is the user's own."""
        super().update_buttons()
        chosen = self._questions.get(self.questions.value or "")
        fields.show(self.edit, chosen is not None and chosen.origin == "own")

    def _show_list(self) -> None:
        found = filtered(
            self._questions.values(), category=self.category.value or None, goal=self.topic.value or None,
            role=self.role.value or None, seniority=self.seniority.value or None, words=self.search.value,
        )  # fmt: skip
        chosen = self.questions.value
        self._filling = True
        self.questions.options = [(question_words.line(each), each.question_id) for each in found]
        self.questions.rows = min(max(len(found), FEWEST_ROWS), MOST_ROWS)
        ids = {each.question_id for each in found}
        self.questions.value = chosen if chosen in ids else None
        self._filling = False
        fields.show(self.questions, bool(found))
        of_all = counted(len(self._questions), "question", "questions")
        words = of_all if len(found) == len(self._questions) else f"{len(found):,} of {of_all}"
        self.count.value = markup.paragraph(f"{words}." if found else NOTHING_FOUND)
        self._show_question()

    def _show_question(self) -> None:
        if self._filling:
            return
        chosen = self._questions.get(self.questions.value or "")
        hint = "Choose a question to see its follow-ups." if self.questions.options else ""
        self.shown.value = (
            question_words.question_html(chosen) if chosen else markup.paragraph(hint, quiet=True)
        )

    def _edit(self) -> None:
        self.own.open_entry(self.questions.value or "")
        self.own.text.focus()


def _filter(name: str, options: list[tuple[str, Any]], width: str) -> ipw.Dropdown:
    return fields.choice_field(name, [ALL, *options], "", width=width)
