"""The user's own questions: checked while they are written, saved whatever is found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ipywidgets as ipw

from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.questions import CATEGORY_WORDS, BankQuestion, own_question, said_alike
from explorer_kit.preparation.showing import lines, one_line
from explorer_kit.widgets import fields, question_words
from explorer_kit.widgets.entry_form import EntryActions, EntryForm, EntryWords
from explorer_kit.widgets.kept_forms import KeptForms
from explorer_kit.widgets.option_text import option_text
from explorer_kit.widgets.question_actions import QuestionActions
from explorer_kit.widgets.topic_ticks import TopicTicks

WORDS = EntryWords(
    one="question", many="questions of your own", counted_one="question of your own",
    none="No question of your own yet.",
    title="What else do I want to ask?",
    intro="Your own questions come first in the bank. They are checked while you write.",
)  # fmt: skip


class OwnQuestionForm(EntryForm[BankQuestion]):
    """The user's own questions, and the form for one.

    Attributes
    ----------
    entries : Select
        The user's own; its value is the id of one, None while a new one is written.
    text : Textarea
        The question; it is checked at every key.
    category : Dropdown
        Its category.
    minutes : IntText
        How long its answer takes.
    topics : TopicTicks
        What its answer serves.
    follow_ups : Textarea
        Prompts to go deeper, one a line.
    findings, suggestion : HTML
        What the check found; the open form it proposes.
    take : Button
        Take the proposed wording.
    save, new, remove, put_back : Button
    """

    def __init__(self, actions: QuestionActions) -> None:
        self._actions = actions
        does = EntryActions[BankQuestion](
            stored=lambda: [each for each in actions.questions() if each.origin == "own"],
            key=lambda question: question.question_id, save=actions.save, remove=actions.remove,
        )  # fmt: skip
        super().__init__(WORDS, does, KeptForms("question", actions.drafts))
        self._proposal = ""
        self._make_inputs()
        self.compose(
            self.none, self.entries, self.which, self.text, self.findings,
            fields.row(self.suggestion, self.take), fields.row(self.category, self.minutes),
            self.topics, self.follow_ups,
            fields.row(self.save, self.new, self.remove, self.put_back), self.message,
        )  # fmt: skip

    def _make_inputs(self) -> None:
        self.text = fields.long_text_field("My question", rows=2)
        self.text.continuous_update = True
        self.text.placeholder = "How did you come to …?"
        self.findings, self.suggestion = ipw.HTML(), ipw.HTML()
        self.take = fields.button("Take this wording")
        categories = [(words, name) for name, words in CATEGORY_WORDS.items()]
        self.category = fields.choice_field("Category", categories, categories[0][1])
        self.minutes = fields.number_field("Minutes for the answer", 3, width="170px")
        self.topics = TopicTicks("Topics that its answer serves", load_bank().goals)
        self.follow_ups = fields.long_text_field("Then ask, one a line", rows=2)
        self.on_press(self.take, self._take, "")
        self.watch(
            text=self.text, category=self.category, minutes=self.minutes, topics=self.topics,
            follow_ups=self.follow_ups,
        )  # fmt: skip

    def draft(self) -> BankQuestion:
        """Return the question as it is in the form."""
        made = own_question(
            one_line(self.text.value), category=self.category.value, minutes=self.minutes.value,
            follow_ups=lines(self.follow_ups.value), goals=self.topics.value,
        )  # fmt: skip
        opened = self.opened
        if opened is not None:
            return replace(
                made, question_id=opened.question_id, roles=opened.roles, seniority=opened.seniority
            )
        # the id of words that were changed since belongs to what they became
        taken = self.records.get(made.question_id)
        other = taken is not None and said_alike(taken.text) != said_alike(made.text)
        return replace(made, question_id="") if other else made

    def line(self, record: BankQuestion) -> str:
        """Return a question on one line."""
        return option_text(record.text)

    def values(self, record: BankQuestion | None) -> dict[str, Any]:
        """Return what the inputs hold for a question."""
        known = record or BankQuestion()
        return {
            "text": known.text, "category": known.category, "minutes": known.minutes, "topics": known.goals,
            "follow_ups": "\n".join(known.follow_ups),
        }  # fmt: skip

    def after_input(self) -> None:
        """Check the question."""
        checked = self._actions.check(self.text.value) if one_line(self.text.value) else None
        self.findings.value = question_words.findings_html(checked) if checked else ""
        self._proposal = str(checked.facts.get("suggestion") or "") if checked else ""
        self.suggestion.value = question_words.suggestion_html(self._proposal) if self._proposal else ""
        for each in (self.suggestion, self.take):
            fields.show(each, bool(self._proposal))

    def _take(self) -> None:
        if self._proposal:
            self.text.value = self._proposal
