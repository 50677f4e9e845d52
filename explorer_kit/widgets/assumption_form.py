"""Assumptions about a career: what one believes, how firmly, and why; the same in all talks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from explorer_kit.preparation.assumptions import ANCHORS, Assumption, prior_words
from explorer_kit.preparation.showing import one_line
from explorer_kit.widgets import fields
from explorer_kit.widgets.entry_form import EntryActions, EntryForm, EntryWords
from explorer_kit.widgets.goals_actions import GoalsActions
from explorer_kit.widgets.kept_forms import KeptForms
from explorer_kit.widgets.option_text import option_text

NO_IDEA = 0.5
WORDS = EntryWords(
    one="assumption", many="assumptions",
    none="No assumption yet. What do you take for granted about this work?",
    title="What do I believe already?",
    intro="Statements that can turn out wrong. You write each of them once; every talk can test it.",
)  # fmt: skip


class AssumptionForm(EntryForm[Assumption]):
    """Assumptions, and the form for one.

    Attributes
    ----------
    entries : Select
        The assumptions; its value is the id of one, None while a new one is written.
    text : Text
        The statement.
    prior : Dropdown
        How likely it is held to be right, 0 to 1, with its words.
    note : Text
        Where the belief comes from.
    save, new, remove, put_back : Button
    """

    def __init__(self, actions: GoalsActions) -> None:
        self._actions = actions
        does = EntryActions[Assumption](
            stored=actions.assumptions, key=lambda belief: belief.assumption_id, save=actions.save,
            remove=actions.remove,
        )  # fmt: skip
        super().__init__(WORDS, does, KeptForms("assumption", actions.drafts))
        self.text = fields.text_field("I believe that", hint="product managers code daily", width="100%")
        self.prior = fields.choice_field("How sure I am", _priors(), NO_IDEA, width="300px")
        self.note = fields.text_field("Why I believe it", hint="where it comes from", width="560px")
        self.watch(text=self.text, prior=self.prior, note=self.note)
        self.compose(
            self.none, self.entries, self.which, self.text, fields.row(self.prior, self.note),
            fields.row(self.save, self.new, self.remove, self.put_back), self.message,
        )  # fmt: skip

    def draft(self) -> Assumption:
        """Return the assumption as it is in the form."""
        known = self.opened or Assumption(set_on=self._actions.today())
        return replace(
            known, text=one_line(self.text.value), prior=self.prior.value, note=one_line(self.note.value)
        )

    def line(self, record: Assumption) -> str:
        """Return an assumption on one line."""
        return option_text(record.text, f"{prior_words(record.prior)} ({record.prior:.0%})")

    def values(self, record: Assumption | None) -> dict[str, Any]:
        """Return what the inputs hold for an assumption."""
        belief = record or Assumption(prior=NO_IDEA)
        return {"text": belief.text, "prior": belief.prior, "note": belief.note}

    def open_entry(self, key: str) -> None:
        """Put an assumption into the form, or with an empty id a new one."""
        belief = self.records.get(key)
        self._filling = True
        self.prior.options = _priors(belief.prior if belief else NO_IDEA)
        super().open_entry(key)


def _priors(prior: float = NO_IDEA) -> list[tuple[str, float]]:
    """Return the beliefs to choose from; one that has no words of its own is among them."""
    priors = sorted({value for value, _ in ANCHORS} | {prior}, reverse=True)
    return [(f"{prior_words(value)} ({value:.0%})", value) for value in priors]
