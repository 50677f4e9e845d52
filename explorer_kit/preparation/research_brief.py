"""The research brief: what is known of a person before the talk, on one page, with what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from explorer_kit.preparation.brief_lines import event_item, fact_item, is_undated
from explorer_kit.preparation.page import Item, Page, Section, Span, as_html, as_markdown, said
from explorer_kit.preparation.partial_dates import day_in_words, first_day, last_day
from explorer_kit.preparation.research_facts import ResearchFact, is_stale, stale_after
from explorer_kit.preparation.showing import one_line
from explorer_kit.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierEvent:
    """Something that happened with the person before: a message, a reply, a talk."""

    text: str
    happened_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is known of a person; a name and nothing else is a brief, too.

    Attributes
    ----------
    name, company, position, industry : str
        Who it is; empty where not known.
    facts : tuple of ResearchFact
        In any order: the page has its own.
    mutual_contacts : tuple of str
        Names of those whom both know.
    earlier_events : tuple of EarlierEvent
        What happened so far.
    """

    name: str
    company: str = ""
    position: str = ""
    industry: str = ""
    facts: tuple[ResearchFact, ...] = ()
    mutual_contacts: tuple[str, ...] = ()
    earlier_events: tuple[EarlierEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of the brief: which facts it holds, in which order, and what to say where there are none."""

    title: str
    holds: Callable[[ResearchFact], bool]
    order: Callable[[ResearchFact], tuple[object, ...]]
    gap: str


def _oldest_first(fact: ResearchFact) -> tuple[object, ...]:
    begin = first_day(fact.happened)
    end = last_day(fact.until) or date.max
    return (begin is None, begin or date.max, end, one_line(fact.text), fact.fact_id)


def _newest_first(fact: ResearchFact) -> tuple[object, ...]:
    day = last_day(fact.until or fact.happened) or fact.seen_on
    age = date.max - day if day else timedelta.max
    return (day is None, age, one_line(fact.text), fact.fact_id)


_PARTS = (
    _Part(
        title="Career path",
        holds=lambda fact: fact.kind == "career_step",
        order=_oldest_first,
        gap="No career step yet: look for the profile, a biography or a talk.",
    ),
    _Part(
        title="Achievements",
        holds=lambda fact: fact.kind == "achievement",
        order=_newest_first,
        gap="No achievement yet: without one, the message has nothing specific to refer to.",
    ),
    _Part(
        title="Position",
        holds=lambda fact: fact.kind == "position",
        order=_newest_first,
        gap="Nothing on the position yet: what does the person do today, and since when?",
    ),
    _Part(
        title="Company",
        holds=lambda fact: fact.kind == "company" or (fact.kind == "other" and fact.subject == "company"),
        order=_newest_first,
        gap="Nothing on the company yet: what does it make, for whom, how large is it?",
    ),
    _Part(
        title="Industry news",
        holds=lambda fact: fact.kind == "news" or (fact.kind == "other" and fact.subject == "news"),
        order=_newest_first,
        gap="No news yet: what happened in the industry in the last weeks?",
    ),
    _Part(
        title="Notes",
        holds=lambda fact: fact.kind == "other" and fact.subject not in {"company", "news"},
        order=_newest_first,
        gap="",
    ),
)


def ordered_facts(facts: Iterable[ResearchFact]) -> tuple[ResearchFact, ...]:
    """Return facts in the order of the page.

    The career path from its first step on, undated steps last; then achievements, position, company, news
    and notes, the newest first.
    """
    given = list(facts)
    return tuple(fact for part in _PARTS for fact in sorted(filter(part.holds, given), key=part.order))


def gaps(brief: Brief) -> list[str]:
    """Return which parts of a brief are still empty, as sentences."""
    missing = [part.gap for part in _PARTS if part.gap and not any(map(part.holds, brief.facts))]
    unnamed = {
        "The name is not known yet.": not one_line(brief.name),
        "The company is not known yet.": not one_line(brief.company),
    }
    return [sentence for sentence, true in unnamed.items() if true] + missing


def recipient_facts(brief: Brief) -> tuple[str, ...]:
    """Return what a message can refer to: the texts of what the person did, the strongest first."""
    kinds = ("achievement", "career_step", "position", "other", "company", "news")
    facts = sorted(ordered_facts(brief.facts), key=lambda fact: kinds.index(fact.kind))
    return tuple(dict.fromkeys(text for fact in facts if (text := one_line(fact.text))))


def _age_line(brief: Brief, as_of: date, settings: Settings) -> str:
    stale = sum(is_stale(fact, as_of, stale_after(fact, settings)) for fact in brief.facts)
    undated = sum(map(is_undated, brief.facts))
    count = len(brief.facts)
    said_of_facts = f"{count} {'fact' if count == 1 else 'facts'}, {stale} of them stale"
    unknown = f", {undated} of unknown age" if undated else ""
    return (
        f"As of {day_in_words(as_of)}: {said_of_facts}{unknown} (facts are stale after "
        f"{settings.brief_stale_days} days, news after {settings.news_stale_days})."
    )


def brief_page(brief: Brief, as_of: date, settings: Settings) -> Page:
    """Return a brief as a page; see :func:`brief_markdown`."""
    who = [one_line(text) for text in (brief.position, brief.company, brief.industry) if one_line(text)]
    sections = [_section(part, brief, as_of, settings) for part in _PARTS]
    people = tuple(Item(line=(Span(text=name),)) for name in brief.mutual_contacts if one_line(name))
    newest = sorted(
        brief.earlier_events,
        key=lambda event: (date.max - (event.happened_on or date.min), event.text, event.source),
    )
    events = tuple(map(event_item, newest))
    sections += [
        Section(title="People you both know", items=people, lead=() if people else said("None known yet.")),
        Section(title="What happened so far", items=events, lead=() if events else said("Nothing yet.")),
    ]
    missing = tuple(Item(line=(Span(text=gap),)) for gap in gaps(brief))
    sections += [Section(title="Still missing", items=missing)] if missing else []
    return Page(
        title=f"Brief: {one_line(brief.name) or 'name not known'}",
        lead=(*said(", ".join(who)), *said(_age_line(brief, as_of, settings))),
        sections=tuple(section for section in sections if section.items or section.lead),
    )


def _section(part: _Part, brief: Brief, as_of: date, settings: Settings) -> Section:
    facts = sorted(filter(part.holds, brief.facts), key=part.order)
    items = tuple(fact_item(fact, is_stale(fact, as_of, stale_after(fact, settings))) for fact in facts)
    short = part.gap.split(":")[0].rstrip(".") + "." if part.gap else ""
    return Section(title=part.title, items=items, lead=() if items else said(short))


def brief_markdown(brief: Brief, as_of: date, settings: Settings) -> str:
    """Return a brief as one page of CommonMark.

    Parameters
    ----------
    brief : Brief
        What is known.
    as_of : date
        The day on which it is read: it decides what is stale.
    settings : Settings
        How old a fact and a piece of news may be.
    """
    return as_markdown(brief_page(brief, as_of, settings))


def brief_html(brief: Brief, as_of: date, settings: Settings) -> str:
    """Return a brief as one HTML document, to be printed; see :func:`brief_markdown`."""
    return as_html(brief_page(brief, as_of, settings))
