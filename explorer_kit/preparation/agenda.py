"""The agenda of a talk: what to say at the opening and the end, what to ask in between, and how to listen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from explorer_kit.preparation.guide_items import Guide, GuideItem
from explorer_kit.preparation.page import Item, Line, Page, Section, Span, as_html, as_markdown, as_text, said
from explorer_kit.preparation.partial_dates import day_in_words
from explorer_kit.preparation.question_bank import QuestionBank, load_bank
from explorer_kit.preparation.questions import CATEGORY_WORDS
from explorer_kit.preparation.showing import one_line


def agenda_page(guide: Guide, *, starts: datetime | None = None, bank: QuestionBank | None = None) -> Page:
    """Return the agenda of a talk as a page; see :func:`agenda_markdown`."""
    words = bank or load_bank()
    person = guide.person
    who = ", ".join(text for text in map(one_line, (person.name, person.company)) if text)
    when = f"{day_in_words(starts.date())}, {starts:%H:%M}, " if starts else ""
    sections = [_section(item, guide, words) for item in guide.items if item.kind != "closing"]
    listening = tuple(Item(line=(Span(text=text),)) for text in words.listening.values())
    sections.append(Section(title="While you listen", items=listening))
    sections += [_section(item, guide, words) for item in guide.items if item.kind == "closing"]
    return Page(
        title=f"Talk with {who or 'somebody not named yet'}",
        lead=(*said(f"{when}{guide.minutes} minutes agreed, {guide.planned_minutes} planned."),
              *(line for problem in guide.problems() for line in said(problem, strong=True))),
        sections=tuple(sections),
    )  # fmt: skip


def _clock(item: GuideItem) -> str:
    return f"{item.starts}-{item.starts + item.minutes} min"


def _section(item: GuideItem, guide: Guide, words: QuestionBank) -> Section:
    if item.kind == "opening":
        return Section(title=f"{_clock(item)}: Opening", items=_spoken(words.opening.values(), guide))
    if item.kind == "closing":
        return Section(title=f"{_clock(item)}: Close", items=_spoken(words.closing.values(), guide))
    kind = CATEGORY_WORDS.get(item.category, "An assumption")
    asked: Line = (Span(text=item.text, strong=True),)
    below = [Item(line=(Span(text="Then:"), Span(text=text))) for text in item.follow_ups]
    below += [Item(line=(Span(text=text),)) for text in item.prompts]
    # what the heading says already is not said again
    lead = (asked, *(() if item.why.startswith("Covers:") else said(item.why)))
    return Section(title=f"{_clock(item)}: {kind}", lead=lead, items=tuple(below))


def _spoken(texts: Iterable[str], guide: Guide) -> tuple[Item, ...]:
    """Return words to be said, with the agreed time in them."""
    return tuple(Item(line=(Span(text=text.replace("{minutes}", str(guide.minutes))),)) for text in texts)


def agenda_markdown(guide: Guide, *, starts: datetime | None = None, bank: QuestionBank | None = None) -> str:
    """Return the agenda of a talk as CommonMark.

    Parameters
    ----------
    guide : Guide
        What is asked, and when.
    starts : datetime, optional
        When the talk begins, on the wall clock.
    bank : QuestionBank, optional
        Whose opening, closing and listening words are used; else the package's.
    """
    return as_markdown(agenda_page(guide, starts=starts, bank=bank))


def agenda_html(guide: Guide, *, starts: datetime | None = None, bank: QuestionBank | None = None) -> str:
    """Return the agenda of a talk as an HTML document, to be printed; see :func:`agenda_markdown`."""
    return as_html(agenda_page(guide, starts=starts, bank=bank))


def agenda_text(guide: Guide, *, starts: datetime | None = None, bank: QuestionBank | None = None) -> str:
    """Return the agenda of a talk as plain text, for a calendar entry; see :func:`agenda_markdown`."""
    return as_text(agenda_page(guide, starts=starts, bank=bank))
