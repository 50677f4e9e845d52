"""How a fact or an event reads on the page of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.preparation.page import Item, Line, Span
from explorer_kit.preparation.partial_dates import day_in_words, in_words
from explorer_kit.preparation.research_facts import ResearchFact, dated_on
from explorer_kit.preparation.showing import lines, one_line, web_address

if TYPE_CHECKING:
    from explorer_kit.preparation.research_brief import EarlierEvent


def is_undated(fact: ResearchFact) -> bool:
    """Return whether nobody knows how old a fact is."""
    return dated_on(fact) is None


def when(fact: ResearchFact) -> str:
    """Return when a fact happened, as one says it: ``May 2019 to 2021``, ``since 2021``."""
    begin, end = in_words(fact.happened), in_words(fact.until)
    if begin and end and begin != end:
        return f"{begin} to {end}"
    return begin or (f"until {end}" if end else "")


def fact_item(fact: ResearchFact, stale: bool) -> Item:
    """Return a fact with its date, its mark where it is stale, and where it is from."""
    first, *rest = lines(fact.text) or ["(nothing written)"]
    undated = "undated" if fact.kind == "career_step" else ""
    marks = [Span(text="[stale]", strong=True)] if stale else []
    begin = [Span(text=f"{date_text}:")] if (date_text := when(fact) or undated) else []
    text = [Span(text=first)]
    below: list[Line] = [(Span(text=line),) for line in rest]
    return Item(line=(*marks, *begin, *text), below=(*below, _origin(fact)))


def _origin(fact: ResearchFact) -> Line:
    manner = "quoted from" if fact.quoted else "inferred from"
    seen = f"seen {day_in_words(fact.seen_on)}" if fact.seen_on else "day not known"
    imported = ", from your logs" if fact.imported else ""
    source = one_line(fact.source) or "an unnamed source"
    told: list[Span] = [Span(text=manner), Span(text=source), Span(text=f"({seen}{imported})")]
    if web_address(fact.link):
        told.append(Span(text=fact.link, link=fact.link))
    elif one_line(fact.link):
        told.append(Span(text=fact.link))
    return tuple(told)


def event_item(event: EarlierEvent) -> Item:
    """Return an earlier event with its day and source."""
    first, *rest = lines(event.text) or ["(nothing written)"]
    day = Span(text=f"{day_in_words(event.happened_on) or 'undated'}:")
    source = [Span(text=f"({one_line(event.source)})")] if one_line(event.source) else []
    return Item(line=(day, Span(text=first), *source), below=tuple((Span(text=line),) for line in rest))
