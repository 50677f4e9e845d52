"""More questions for a guide: the next best ones, or those of the bank that hold some words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as ipw

from explorer_kit.preparation.guide_items import Guide
from explorer_kit.preparation.questions import BankQuestion, filtered
from explorer_kit.widgets import fields, question_words
from explorer_kit.widgets.panel import Panel

MOST_ROWS = 6
NEXT_BEST, FOUND = "The next best questions", "Questions of the bank with these words"


class GuideMore(ipw.VBox):
    """A search and a list of what can be added.

    Attributes
    ----------
    find : Text
        Words of a question; without, the next best ones are listed.
    offered : Select
        What can be added; its value is a question's id.
    add : Button
        Add the chosen one at the end.
    """

    def __init__(
        self,
        panel: Panel,
        questions: Callable[[], Sequence[BankQuestion]],
        add: Callable[[BankQuestion], object],
    ) -> None:
        super().__init__()
        self._questions, self._add = questions, add
        self._guide: Guide | None = None
        self._offered: dict[str, BankQuestion] = {}
        self.find = fields.text_field("Find a question in the bank", hint="one or more words", live=True)
        self.offered = fields.list_field(NEXT_BEST, rows=5)
        self.nothing = fields.note("Nothing is left to add here: look for a word.")
        self.add = fields.button("Add it to the guide")
        self.children = (self.find, self.offered, self.nothing, fields.row(self.add))
        panel.on_input(self.find, self.refresh)
        panel.on_input(self.offered, lambda: None)
        panel.on_press(self.add, self._pressed, "Saving")

    def show_guide(self, guide: Guide) -> None:
        """Offer what is not in a guide."""
        self._guide = guide
        self.refresh()

    def refresh(self) -> None:
        """Look again for what can be added."""
        if self._guide is None:
            return
        words = self.find.value.strip()
        found = filtered(self._questions(), words=words) if words else self._guide.reserve
        there = {item.item_id for item in self._guide.items}
        self._offered = {each.question_id: each for each in found if each.question_id not in there}
        chosen = self.offered.value
        fields.label(self.offered, FOUND if words else NEXT_BEST)
        self.offered.options = [(question_words.line(each), key) for key, each in self._offered.items()]
        self.offered.rows = min(max(len(self._offered), 2), MOST_ROWS)
        self.offered.value = chosen if chosen in self._offered else None
        fields.show(self.offered, bool(self._offered))
        fields.show(self.nothing, not self._offered)
        self.update_buttons()

    def update_buttons(self) -> None:
        """Add where something is chosen."""
        self.add.disabled = self.offered.value is None

    def _pressed(self) -> None:
        if self.offered.value in self._offered:
            self._add(self._offered[self.offered.value])
