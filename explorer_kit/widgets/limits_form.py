"""What of mail and calendars is to be taken: days, labels, words, people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as ipw

from explorer_kit.errors import SettingsError
from explorer_kit.importers.words import counted
from explorer_kit.settings import Limits
from explorer_kit.widgets import fields, markup

MOST_LABELS = 12
LISTS = ("labels", "without_labels", "words", "addresses", "without_addresses")


class LimitsForm(ipw.VBox):
    """The inputs for :class:`Limits`; empty ones take everything.

    Attributes
    ----------
    since, until : DatePicker
        First and last day.
    labels, without_labels, words, addresses, without_addresses : Text
        Several, divided by commas.
    remember : Checkbox
        Keep them for the next import.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        intro = "Mail and calendars hold far more than interviews. Try it out first, then take what you want."
        self.heading = ipw.HTML(markup.heading("What to take of mail and calendars", intro, level=4))
        self.since = fields.day_field("From this day on")
        self.until = fields.day_field("Up to this day")
        self.labels = fields.text_field("Only with these labels or calendars", hint="e.g. Career, Networking")
        self.without_labels = fields.text_field("Not with these labels", hint="e.g. Family")
        self.words = fields.text_field("Only with one of these words", hint="e.g. interview, 20 minutes")
        self.addresses = fields.text_field(
            "Only with these people", hint="addresses or @domains", width="260px"
        )
        self.without_addresses = fields.text_field("Not with these people", hint="addresses or @domains")
        self.found = ipw.HTML()
        self.remember = fields.tick_field("Remember this for the next import", value=True)
        self.fill(limits)
        self.children = (
            self.heading,
            fields.row(self.since, self.until, self.words),
            fields.row(self.labels, self.without_labels),
            self.found,
            fields.row(self.addresses, self.without_addresses),
            self.remember,
        )

    def fill(self, limits: Limits) -> None:
        """Show limits."""
        self.since.value, self.until.value = limits.since, limits.until
        for name in LISTS:
            getattr(self, name).value = ", ".join(getattr(limits, name))

    def limits(self) -> Limits:
        """Return what was entered.

        Raises
        ------
        SettingsError
            The last day lies before the first.
        """
        lists: dict[str, Any] = {name: _parts(getattr(self, name).value) for name in LISTS}
        return Limits(since=self.since.value, until=self.until.value, **lists)

    def problems(self) -> list[str]:
        """Return what is wrong with it, in sentences."""
        try:
            self.limits()
        except SettingsError as error:
            return [str(error)]
        return []

    def show_labels(self, labels: Mapping[str, int]) -> None:
        """Say which labels were found, the most frequent first."""
        common = sorted(labels.items(), key=lambda pair: (-pair[1], pair[0]))
        named = [f"{label} ({number:,})" for label, number in common[:MOST_LABELS]]
        if len(common) > MOST_LABELS:
            named.append(f"and {counted(len(common) - MOST_LABELS, 'more', 'more')}")
        words = f"Labels and calendars found: {', '.join(named)}." if named else ""
        self.found.value = markup.paragraph(words, quiet=True) if words else ""

    def on_change(self, action: Callable[[], object]) -> None:
        """Call ``action`` when an input changes."""
        for name in ("since", "until", *LISTS):
            getattr(self, name).observe(lambda _: action(), names="value")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
