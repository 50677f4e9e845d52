"""A guide in words: the time that is planned, what did not fit, and the agenda."""

from __future__ import annotations

from explorer_kit.importers.words import counted
from explorer_kit.preparation.agenda import agenda_page
from explorer_kit.preparation.guide_items import Guide
from explorer_kit.preparation.page import as_fragment
from explorer_kit.widgets import markup
from explorer_kit.widgets.guide_actions import GuideDraft


def planned_html(guide: Guide) -> str:
    """Return how many minutes are planned, and what to think about."""
    asked = sum(item.kind in {"question", "assumption"} for item in guide.items)
    minutes = counted(guide.minutes, "minute", "minutes")
    words = f"{counted(asked, 'question', 'questions')}; {minutes} agreed, {guide.planned_minutes} planned."
    return markup.heading(words, level=4) + _list((*guide.problems(), *guide.warnings()))


def left_out_html(guide: Guide) -> str:
    """Return what is not in a guide, and why."""
    if not guide.did_not_fit:
        return ""
    return markup.heading("What did not fit", level=4) + _list(guide.did_not_fit)


def _list(sentences: tuple[str, ...]) -> str:
    items = "".join(f"<li>{markup.text(sentence)}</li>" for sentence in sentences)
    return f"<ul class='ek-findings'>{items}</ul>" if items else ""


def agenda_fragment(draft: GuideDraft) -> str:
    """Return the agenda as it will be written, to be put into the panel."""
    if draft.guide is None:
        return ""
    return f"<div class='ek-agenda'>{as_fragment(agenda_page(draft.guide, starts=draft.starts))}</div>"
