"""The items of a guide, one row each: when, what, why, and the buttons to change it.

Rows are kept and filled again rather than made anew: the focus stays where it is, and a change is quick.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import ipywidgets as ipw

from explorer_kit.preparation.guide_items import Guide, GuideItem
from explorer_kit.widgets import fields, markup
from explorer_kit.widgets.panel import Panel

FRAME = {
    "opening": (
        "Opening",
        "Thank them, say what it is about, confirm the time. The words are in the agenda.",
    ),
    "closing": ("Close", "Thanks, what you take with you, whom else to ask. The words are in the agenda."),
}


class GuideRow(ipw.Box):
    """One item.

    Attributes
    ----------
    item : GuideItem
        What it shows.
    words : HTML
        When, what and why.
    minutes : IntText
        How long it takes.
    up, down, remove : Button
        For questions; not for opening and close.
    """

    def __init__(self) -> None:
        super().__init__()
        self.add_class("ek-guide-row")
        self.item = GuideItem(item_id="")
        self.clock, self.words = ipw.HTML(), ipw.HTML()
        self.clock.add_class("ek-clock")
        self.words.add_class("ek-what")
        self.minutes = fields.number_field("Minutes", 3, width="118px")
        self.up = fields.button("Up", hint="Ask it earlier")
        self.down = fields.button("Down", hint="Ask it later")
        self.remove = fields.button("Remove", hint="Take it out of the guide")
        changes = fields.row(self.minutes, self.up, self.down, self.remove)
        self.children = (self.clock, fields.row(self.words, changes))

    def fill(self, item: GuideItem, starts: datetime | None, first: bool, last: bool) -> None:
        """Show an item; the first question cannot go up, the last not down."""
        self.item = item
        self.clock.value = f"<span>{clock(item, starts)}</span>"
        self.words.value = item_html(item)
        self.minutes.value = item.minutes
        in_frame = item.kind in FRAME
        for each, hidden in ((self.up, in_frame), (self.down, in_frame), (self.remove, in_frame)):
            each.layout.visibility = "hidden" if hidden else "visible"
        self.up.disabled, self.down.disabled = in_frame or first, in_frame or last
        self.remove.disabled = in_frame


class GuideRows(ipw.VBox):
    """All items of a guide.

    Parameters
    ----------
    panel : Panel
        Whose buttons and message these are.
    move, remove, retime : callable
        ``(item_id, "up" or "down")``, ``(item_id)``, ``(item_id, minutes)``.

    Attributes
    ----------
    rows : list of GuideRow
        Those that are shown, in order.
    """

    def __init__(
        self,
        panel: Panel,
        move: Callable[[str, str], object],
        remove: Callable[[str], object],
        retime: Callable[[str, int], object],
    ) -> None:
        super().__init__()
        self._panel, self._move, self._remove, self._retime = panel, move, remove, retime
        self._made: list[GuideRow] = []
        self._shown: list[GuideRow] = []
        self._filling = False
        self._ends: tuple[int, int] = (0, 0)
        self._last = ("", "")

    @property
    def rows(self) -> list[GuideRow]:
        """Those that are shown, in order."""
        return list(self._shown)

    def show_guide(self, guide: Guide | None, starts: datetime | None) -> None:
        """Show the items of a guide; none without one."""
        items = guide.items if guide else ()
        while len(self._made) < len(items):
            self._made.append(self._new_row())
        self._filling = True
        asked = [place for place, item in enumerate(items) if item.kind not in FRAME]
        self._ends = (asked[0], asked[-1]) if asked else (0, 0)
        for place, item in enumerate(items):
            self._made[place].fill(item, starts, place == self._ends[0], place == self._ends[1])
        self._filling = False
        if len(items) != len(self._shown):
            self._shown = self._made[: len(items)]
            self.children = tuple(self._shown)

    def update_buttons(self) -> None:
        """Disable what cannot be done with an item."""
        for place, row in enumerate(self.rows):
            in_frame = row.item.kind in FRAME
            row.up.disabled = in_frame or place == self._ends[0]
            row.down.disabled = in_frame or place == self._ends[1]
            row.remove.disabled = in_frame

    def _new_row(self) -> GuideRow:
        row = GuideRow()
        panel = self._panel
        panel.on_press(row.up, lambda: self._pressed(row, "up"), "Saving")
        panel.on_press(row.down, lambda: self._pressed(row, "down"), "Saving")
        panel.on_press(row.remove, lambda: self._remove(row.item.item_id), "Saving")
        panel.on_input(row.minutes, lambda: self._retimed(row))
        for each in (row.up, row.down):
            each.on_click(self._follow)
        return row

    def _pressed(self, row: GuideRow, direction: str) -> None:
        self._last = (row.item.item_id, direction)
        self._move(row.item.item_id, direction)

    def _follow(self, _: object) -> None:
        """Put the focus on the button that was pressed, where its question is now."""
        item_id, direction = self._last
        for row in self.rows:
            if row.item.item_id == item_id:
                pressed = row.up if direction == "up" else row.down
                (row.remove if pressed.disabled else pressed).focus()

    def _retimed(self, row: GuideRow) -> None:
        if not self._filling:
            self._retime(row.item.item_id, row.minutes.value)


def clock(item: GuideItem, starts: datetime | None) -> str:
    """Return when an item is due: on the wall clock, else in minutes of the talk."""
    ends = item.starts + item.minutes
    if starts is None:
        return f"{item.starts}–{ends} min"
    begin, end = (starts + timedelta(minutes=minute) for minute in (item.starts, ends))
    return f"{begin:%H:%M}–{end:%H:%M}"


def item_html(item: GuideItem) -> str:
    """Return what is asked and why it is in, what to ask then, and what to listen for."""
    if item.kind in FRAME:
        title, why = FRAME[item.kind]
        return f"<p class='ek-question'>{title}</p>{markup.paragraph(why, quiet=True)}"
    why = f"<p class='ek-quiet'>{markup.text(item.why)}</p>" if item.why else ""
    then = "".join(f"<li>{markup.text(each)}</li>" for each in item.follow_ups)
    listen = "".join(f"<p class='ek-pointer'>{markup.text(each)}</p>" for each in item.prompts)
    folded = f"<details><summary>Then ask</summary><ul>{then}</ul></details>" if then else ""
    return f"<p class='ek-question'>{markup.text(item.text)}</p>{why}{listen}{folded}"
