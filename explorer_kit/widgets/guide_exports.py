"""The buttons that write a guide beside the journal: Markdown, HTML, and the talk for a calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets as ipw

from explorer_kit.widgets import fields
from explorer_kit.widgets.guide_actions import GuideActions, GuideDraft
from explorer_kit.widgets.panel import Panel

BUILD_FIRST = "Build the guide first."
NO_START = "Say when the talk begins: its day and its time."


class GuideExports(ipw.Box):
    """Three buttons.

    Parameters
    ----------
    panel : Panel
        Whose buttons and message these are.
    actions : GuideActions
        What writes.
    draft : callable
        ``() → GuideDraft``: the talk as it is planned now.
    after_ics : callable
        Called after a calendar file was written: the next one is a newer edition.

    Attributes
    ----------
    markdown, html, ics : Button
    """

    def __init__(
        self,
        panel: Panel,
        actions: GuideActions,
        draft: Callable[[], GuideDraft],
        after_ics: Callable[[], object],
    ) -> None:
        super().__init__()
        self.add_class("ek-row")
        self._panel, self._draft, self._after_ics = panel, draft, after_ics
        self.markdown = fields.button("Save as Markdown")
        self.html = fields.button("Save as HTML", hint="To be printed")
        self.ics = fields.button("Save the talk as .ics", hint="For your own calendar")
        panel.on_press(self.markdown, lambda: self._write(actions.save_markdown), "Writing it")
        panel.on_press(self.html, lambda: self._write(actions.save_html), "Writing it")
        panel.on_press(self.ics, lambda: self._write_ics(actions.save_ics), "Writing it")
        self.children = (self.markdown, self.html, self.ics)

    def _write(self, write: Callable[[GuideDraft], Path]) -> bool:
        draft = self._draft()
        if draft.guide is None:
            self._panel.message.say(BUILD_FIRST, "error")
            return False
        self._panel.message.say(f"Written: {write(draft)}", "done")
        return True

    def _write_ics(self, write: Callable[[GuideDraft], Path]) -> None:
        draft = self._draft()
        if draft.guide is not None and draft.starts is None:
            self._panel.message.say(NO_START, "error")
        elif self._write(write):
            self._after_ics()
