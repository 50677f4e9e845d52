"""Who is who: one doubtful pair at a time, side by side, to be decided; every decision can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as ipw

from explorer_kit.importers.words import counted
from explorer_kit.records import Decision
from explorer_kit.widgets import fields, markup
from explorer_kit.widgets.pair_view import pair_html, pair_line, plain_html, plain_pairs
from explorer_kit.widgets.panel import Panel
from explorer_kit.widgets.review_actions import ReviewActions, ReviewDraft

MOST_PAIRS = 500
"""So many are read at once; the likeliest come first."""

NO_PAIRS = "No pairs to look at: nobody in your journal looks like two people."
SAID = {
    "same": "{}: one person now.",
    "different": "{}: two people, and no longer asked about.",
    "later": "{}: put off. Tick the box to see them again.",
}
DECIDED = {"same": "one person", "different": "two people", "later": "put off"}


class ReviewPanel(Panel):
    """Pairs that may be one person, the likeliest first, and the decisions made on them.

    Parameters
    ----------
    actions : ReviewActions
        How to list pairs, decide, list decisions and take one back.
    on_change : callable, optional
        Called after every decision, so that charts can be drawn again.

    Attributes
    ----------
    pairs : list of mapping
        What is left to decide; the first is open.
    show_later : Checkbox
        Also show pairs that were put off.
    same, different, later : Button
        Decide on the pair that is open.
    join_plain, join_listed, leave_listed : Button
        Show all pairs of one full name that nothing speaks against; join those; or not.
    decisions : Select
        The decisions that hold; its value is a decision's id.
    take_back : Button
        Take the chosen decision back.
    """

    def __init__(self, actions: ReviewActions, on_change: Callable[[], None] | None = None) -> None:
        super().__init__(
            "Who is who",
            "Pairs that may be one person. None is joined unless you say so, and you can take back what you "
            "said.",
        )
        self._actions = actions
        self._on_change = on_change or (lambda: None)
        self.pairs: list[Mapping[str, Any]] = []
        self._listed: list[Mapping[str, Any]] = []
        self._make_inputs()
        self._make_buttons()
        self.compose(
            fields.row(self.left, self.show_later), self.pair,
            fields.row(self.same, self.different, self.later),
            fields.row(self.join_plain), self.plain, fields.row(self.join_listed, self.leave_listed),
            self.message, self.decisions, fields.row(self.take_back),
        )  # fmt: skip
        with self.at_work():
            self.refresh()

    def _make_inputs(self) -> None:
        self.left, self.pair, self.plain = ipw.HTML(), ipw.HTML(), ipw.HTML()
        self.show_later = fields.tick_field("Also show what I put off")
        self.decisions = fields.list_field("Decided", rows=4)
        self.on_input(self.show_later, self.refresh)
        self.on_input(self.decisions, lambda: None)

    def _make_buttons(self) -> None:
        self.same = fields.button("Same person", main=True, hint="Join the two")
        self.different = fields.button("Not the same", hint="Keep them apart and ask no more")
        self.later = fields.button("Later", hint="Ask again when I want to see what I put off")
        self.join_plain = fields.button("", hint="Show them first; nothing is joined yet")
        self.join_listed = fields.button("", main=True)
        self.leave_listed = fields.button("Not now")
        self.take_back = fields.button("Take it back")
        self.on_press(self.same, lambda: self._decide("same"), "Joining the two")
        self.on_press(self.different, lambda: self._decide("different"), "Keeping them apart")
        self.on_press(self.later, lambda: self._decide("later"), "Putting them off")
        self.on_press(self.join_plain, self._list_plain, "")
        self.on_press(self.join_listed, self._join_listed, "Joining them")
        self.on_press(self.leave_listed, self._leave_listed, "")
        self.on_press(self.take_back, self._take_back, "Taking it back")
        for each in (self.same, self.different, self.later):
            # a button that is disabled loses the focus: who decides by keyboard stays where they were
            each.on_click(lambda button: button.focus())

    def draft(self) -> ReviewDraft | None:
        """Return the pair that is open; None where nothing is left."""
        if not self.pairs:
            return None
        return ReviewDraft(str(self.pairs[0]["contact_a"]), str(self.pairs[0]["contact_b"]))

    def problems(self) -> list[str]:
        """Return what hinders a decision."""
        return [] if self.pairs else [NO_PAIRS]

    def refresh(self) -> None:
        """Read pairs and decisions again; the likeliest pair is opened."""
        frame = self._actions.suggestions(later=self.show_later.value, limit=MOST_PAIRS)
        self.pairs = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
        self._listed = []
        self.plain.value = ""
        self._show_pair()
        self._show_decisions()
        self.update_buttons()

    def update_buttons(self) -> None:
        """Offer what can be done now."""
        plain, listed = len(plain_pairs(self.pairs)), len(self._listed)
        self.join_plain.description = (
            f"Look at {counted(plain, 'pair', 'pairs')} of the same full name with nothing against"
        )
        self.join_listed.description = f"Join {'this pair' if listed == 1 else f'these {listed} pairs'}"
        for each in (self.same, self.different, self.later):
            each.disabled = not self.pairs
            fields.show(each, bool(self.pairs) and not listed)
        self.take_back.disabled = self.decisions.value is None
        self.join_plain.disabled = self.join_listed.disabled = self.leave_listed.disabled = False
        fields.show(self.pair, bool(self.pairs) and not listed)
        fields.show(self.join_plain, plain > 1 and not listed)
        fields.show(self.join_listed, listed > 0)
        fields.show(self.leave_listed, listed > 0)
        fields.show(self.take_back, bool(self.decisions.options))
        fields.show(self.decisions, bool(self.decisions.options))

    def _show_pair(self) -> None:
        left = sum(pair["decision"] != "later" for pair in self.pairs)
        off = len(self.pairs) - left
        words = f"{counted(left, 'pair', 'pairs')} left" + (f", {off:,} put off" if off else "")
        words += ", and more after these" if len(self.pairs) == MOST_PAIRS else ""
        self.left.value = markup.paragraph(words if self.pairs else NO_PAIRS)
        self.pair.value = pair_html(self.pairs[0]) if self.pairs else ""

    def _show_decisions(self) -> None:
        frame = self._actions.merges()
        rows: list[dict[str, Any]] = frame[frame["state"] != "taken back"].to_dict("records")  # type: ignore[assignment]
        self.decisions.options = [(_decision_line(row), str(row["merge_id"])) for row in rows]
        self.decisions.rows = min(max(len(rows), 2), 6)
        self.decisions.value = self.decisions.options[0][1] if rows else None

    def _decide(self, decision: Decision) -> None:
        draft = self.draft()
        if draft is None:
            return
        line = pair_line(self.pairs[0])
        self._actions.decide([(draft.contact_a, draft.contact_b, decision)])
        self._after(SAID[decision].format(line))

    def _list_plain(self) -> None:
        self._listed = plain_pairs(self.pairs)
        self.plain.value = plain_html(self._listed)

    def _join_listed(self) -> None:
        pairs = self._listed
        self._actions.decide([(str(pair["contact_a"]), str(pair["contact_b"]), "same") for pair in pairs])
        self._after(f"{counted(len(pairs), 'pair is', 'pairs are')} one person each now.")

    def _leave_listed(self) -> None:
        self._listed, self.plain.value = [], ""

    def _take_back(self) -> None:
        if self.decisions.value is None:
            return
        line = self.decisions.label
        self._actions.undo(self.decisions.value)
        self._after(f"Taken back: {line}.")

    def _after(self, said: str) -> None:
        self.refresh()
        self.message.say(said, "done")
        self._on_change()


def _decision_line(row: Mapping[str, Any]) -> str:
    state = "" if row["state"] == "holds" else f" ({row['state']})"
    return f"{row['decided_at']:%Y-%m-%d} · {pair_line(row)} · {DECIDED[row['decision']]}{state}"
