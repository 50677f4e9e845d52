"""When a talk is and how long it takes: what is agreed with the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import ipywidgets as ipw

from explorer_kit.preparation.guide_items import LONGEST_TALK
from explorer_kit.widgets import fields
from explorer_kit.widgets.panel import Panel

USUAL = 20


class GuideStart(ipw.Box):
    """The agreed minutes, the day and the time.

    Attributes
    ----------
    minutes : IntText
        The agreed time.
    day : DatePicker
        The day; empty while none is agreed.
    time : TimePicker
        When it begins, on the owner's wall clock.
    """

    def __init__(self, panel: Panel, timezone: str) -> None:
        super().__init__()
        self.add_class("ek-row")
        self.minutes = fields.number_field("Minutes agreed", USUAL, width="120px")
        self.day = fields.day_field("Day, if agreed")
        self.time = fields.label(ipw.TimePicker(), f"Begins at ({timezone} time)")
        self.time.layout.width = "220px"
        self.time.add_class("ek-field")
        self.children = (self.minutes, self.day, self.time)
        self._filling = False
        self._panel = panel

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` when something else is entered."""
        for each in (self.minutes, self.day, self.time):
            self._panel.on_input(each, lambda: None if self._filling else callback())

    def starts(self) -> datetime | None:
        """Return when the talk begins, on the wall clock; None while day or time is missing."""
        if self.day.value is None or self.time.value is None:
            return None
        return datetime.combine(self.day.value, self.time.value.replace(second=0, microsecond=0, tzinfo=None))

    def problems(self) -> list[str]:
        """Return what is wrong with the agreed time."""
        possible = 1 <= self.minutes.value <= LONGEST_TALK
        return [] if possible else [f"A talk takes from 1 to {LONGEST_TALK} minutes."]

    def plain(self) -> dict[str, Any]:
        """Return what is entered, to be kept."""
        day, begins = self.day.value, self.time.value
        return {
            "minutes": self.minutes.value,
            "day": day.isoformat() if day else None,
            "time": f"{begins:%H:%M}" if begins else None,
        }

    def fill(self, kept: Mapping[str, Any]) -> None:
        """Show what was kept."""
        self._filling = True
        minutes = kept.get("minutes")
        self.minutes.value = minutes if isinstance(minutes, int) else USUAL
        self.day.value = date.fromisoformat(kept["day"]) if kept.get("day") else None
        self.time.value = time.fromisoformat(kept["time"]) if kept.get("time") else None
        self._filling = False
