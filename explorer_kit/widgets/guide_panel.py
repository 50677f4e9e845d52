"""What do I have in hand for the talk? The guide: built for the minutes, changed by hand, written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as ipw

from explorer_kit.preparation.guide_changes import added, moved, removed, retimed, with_minutes
from explorer_kit.preparation.guide_items import Guide
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.widgets import fields, guide_words, markup
from explorer_kit.widgets.guide_actions import GuideActions, GuideDraft
from explorer_kit.widgets.guide_exports import BUILD_FIRST, GuideExports
from explorer_kit.widgets.guide_more import GuideMore
from explorer_kit.widgets.guide_rows import GuideRow, GuideRows
from explorer_kit.widgets.guide_start import GuideStart
from explorer_kit.widgets.panel import Panel
from explorer_kit.widgets.whom import NOBODY, talk_with

FORM = "guide"
OTHER_MINUTES = "Saved; the questions stay. Build it again to choose anew for these minutes."


class GuidePanel(Panel):
    """The guide of a talk; every change is saved at once.

    Parameters
    ----------
    actions : GuideActions
        What can be done with it.
    contact_id : str, optional
        With whom the talk is.

    Attributes
    ----------
    contact_id, guide_id : str
        With whom; the saved guide (empty while there is none).
    guide : Guide or None
        What is asked.
    start : GuideStart
        ``start.minutes``, ``start.day``, ``start.time``.
    build : Button
        Build the guide; again, with what was added by hand still in it.
    rows : list of GuideRow
        The items: ``item``, ``minutes``, ``up``, ``down``, ``remove``.
    more : GuideMore
        ``more.find``, ``more.offered``, ``more.add``.
    take_back : Button
        Take the last change back.
    show_agenda : Button
        Show the agenda with the words to open and to close with.
    files : GuideExports
        ``files.markdown``, ``files.html``, ``files.ics``: write it beside the journal.
    planned, left_out, agenda : HTML
        The time that is planned; what did not fit; the agenda.
    """

    def __init__(self, actions: GuideActions, contact_id: str | None = None) -> None:
        super().__init__(
            "What do I have in hand for the talk?",
            "The questions that fit the person, the minutes, your goals and your assumptions, in the order "
            "of the talk. Every change is saved.",
        )
        self._actions = actions
        self.contact_id = self.guide_id = ""
        self.guide: Guide | None = None
        self._before: list[Guide] = []
        self._edition = 0
        self._make_parts()
        self._make_buttons()
        self.compose(
            self.who, self.start, fields.row(self.build, self.take_back, self.files), self.message,
            self.planned, self._rows, self.left_out, self._add_heading, self.more,
            fields.row(self.show_agenda), self.agenda,
        )  # fmt: skip
        self.show(contact_id)

    def _make_parts(self) -> None:
        self.who, self.planned, self.left_out, self.agenda = (ipw.HTML() for _ in range(4))
        self._add_heading = ipw.HTML(markup.heading("Something else to ask?", level=4))
        self.start = GuideStart(self, self._actions.timezone)
        self.start.on_change(self._agreed)
        self._rows = GuideRows(
            self,
            move=self._move,
            remove=lambda item_id: self._change(lambda guide: removed(guide, item_id)),
            retime=lambda item_id, minutes: self._change(lambda guide: retimed(guide, item_id, minutes)),
        )
        self.more = GuideMore(
            self, self._actions.questions, lambda one: self._change(lambda guide: added(guide, one))
        )

    def _make_buttons(self) -> None:
        self.build = fields.button("Build the guide", main=True)
        self.take_back = fields.button("Take the last change back")
        self.show_agenda = fields.button("Show the agenda")
        self._agenda_shown = False
        self.on_press(self.build, self._build, "Building the guide")
        self.on_press(self.take_back, self._take_back, "Taking it back")
        self.files = GuideExports(self, self._actions, self.draft, self._next_edition)
        self.on_press(self.show_agenda, self._toggle_agenda, "")

    @property
    def rows(self) -> list[GuideRow]:
        """The items, in the order of the talk."""
        return self._rows.rows

    def draft(self) -> GuideDraft:
        """Return the talk as it is planned."""
        return GuideDraft(
            contact_id=self.contact_id, guide_id=self.guide_id, guide=self.guide,
            minutes=self.start.minutes.value, starts=self.start.starts(), edition=self._edition,
        )  # fmt: skip

    def problems(self) -> list[str]:
        """Return what hinders the guide."""
        return self.start.problems() if self.contact_id else [NOBODY]

    def show(self, contact_id: str | None) -> None:
        """Show the guide for somebody, as it was left; with None, that of nobody."""
        with self.at_work():
            self.message.say("")
            self.contact_id, self.guide_id, self.guide = contact_id or "", "", None
            self._before = []
            self.more.find.value = ""
            self.who.value = markup.paragraph(NOBODY)
            kept: dict[str, Any] = {}
            if self.contact_id:
                self.who.value = markup.paragraph(talk_with(self._actions.interviewee(self.contact_id)))
                kept = self._actions.drafts.load(FORM, self.contact_id)
                self.guide_id, self.guide = self._actions.open_guide(self.contact_id) or ("", None)
            minutes = {"minutes": self.guide.minutes} if self.guide else {}
            self._edition = int(kept.get("edition", 0))
            self.start.fill({**kept, **minutes})
            self._show_guide()

    def update_buttons(self) -> None:
        """Offer what can be done now."""
        super().update_buttons()
        there = self.guide is not None
        self.build.description = "Build it again" if there else "Build the guide"
        self.build.button_style = "" if there else "primary"
        self.show_agenda.description = "Hide the agenda" if self._agenda_shown else "Show the agenda"
        for each in (self.start, self.build):
            fields.show(each, bool(self.contact_id))
        for part in (
            self.files,
            self._rows,
            self._add_heading,
            self.more,
            self.show_agenda,
            self.planned,
        ):
            fields.show(part, there)
        fields.show(self.take_back, bool(self._before))
        fields.show(self.agenda, there and self._agenda_shown)
        self._rows.update_buttons()
        self.more.update_buttons()

    def _show_guide(self) -> None:
        starts = self.start.starts()
        self._rows.show_guide(self.guide, starts)
        self.planned.value = guide_words.planned_html(self.guide) if self.guide else ""
        self.left_out.value = guide_words.left_out_html(self.guide) if self.guide else ""
        self._show_agenda()
        if self.guide:
            self.more.show_guide(self.guide)
        self.update_buttons()

    def _show_agenda(self) -> None:
        shown = self.guide is not None and self._agenda_shown
        self.agenda.value = guide_words.agenda_fragment(self.draft()) if shown else ""

    def _toggle_agenda(self) -> None:
        self._agenda_shown = not self._agenda_shown
        self._show_agenda()

    def _build(self) -> None:
        if problems := self.problems():
            self.message.say(" ".join(problems), "error")
            return
        do, pinned = (
            self._actions,
            [item.item_id for item in self.guide.items if item.pinned] if self.guide else [],
        )
        built = build_guide(
            do.questions(), self.start.minutes.value, person=do.interviewee(self.contact_id),
            goals=do.goals(self.contact_id), assumptions=do.assumptions(),
            asked_before=do.asked_before(self.contact_id), pinned=pinned,
        )  # fmt: skip
        self._set(built, "Built and saved.")

    def _move(self, item_id: str, direction: Any) -> None:
        self._change(lambda guide: moved(guide, item_id, direction))

    def _change(self, change: Callable[[Guide], Guide], said: str = "Saved.") -> None:
        if self.guide is None:
            self.message.say(BUILD_FIRST, "error")
            return
        changed = change(self.guide)
        if changed != self.guide:
            self._set(changed, said)
        else:
            self._show_guide()

    def _set(self, guide: Guide, said: str, *, back: bool = False) -> None:
        """Show a guide at once, then save it: saving takes a moment."""
        if self.guide is not None and not back:
            self._before.append(self.guide)
        self.guide = guide
        self._show_guide()
        self.guide_id = self._actions.save_guide(guide, self.contact_id, guide_id=self.guide_id)
        problems = guide.problems()
        self.message.say(" ".join([said, *problems]), "warning" if problems else "done")

    def _take_back(self) -> None:
        if self._before:
            guide = self._before.pop()
            self.start.fill({**self.start.plain(), "minutes": guide.minutes})
            self._set(guide, "Taken back.", back=True)

    def _agreed(self) -> None:
        """Take another agreed time or beginning: the clock is set again, the questions stay."""
        self._keep_start()
        if problems := self.problems():
            self.message.say(" ".join(problems), "error")
            return
        self.message.say("")
        if self.guide is not None and self.guide.minutes != self.start.minutes.value:
            self._change(lambda guide: with_minutes(guide, self.start.minutes.value), OTHER_MINUTES)
        else:
            self._show_guide()

    def _next_edition(self) -> None:
        self._edition += 1
        self._keep_start()

    def _keep_start(self) -> None:
        content = {**self.start.plain(), "edition": self._edition}
        self._actions.drafts.save(FORM, content, self.contact_id)
