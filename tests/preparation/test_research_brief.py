"""The brief is one page: what is known in order, where it is from, how old it is, and what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.preparation.research_brief import (
    Brief,
    EarlierEvent,
    brief_html,
    brief_markdown,
    gaps,
    ordered_facts,
    recipient_facts,
)
from explorer_kit.preparation.research_facts import ResearchFact
from explorer_kit.preparation.showing import lines
from explorer_kit.settings import Settings
from tests.preparation.hostile import HOSTILE, any_text, plain, rendered, seen, shown

AS_OF = date(2026, 11, 28)
SEEN = date(2026, 11, 1)


def fact(kind, text, **more) -> ResearchFact:
    values = {"fact_id": text, "source": "Profile", "seen_on": SEEN, "quoted": True, **more}
    return ResearchFact(kind=kind, text=text, **values)


KARIN = Brief(
    name="Karin Holm",
    company="Lindgren Logistics",
    position="Head of Planning",
    facts=(
        fact("news", "Port strike", subject="news", happened="2026-11", link="https://example.org/strike"),
        fact("news", "New toll", subject="news", happened="2026-06", quoted=False),
        fact("career_step", "Studied history", seen_on=date(2024, 1, 5)),
        fact("career_step", "Head of Planning", happened="2021"),
        fact("career_step", "Driver", happened="2012", until="2016"),
        fact("achievement", "Moved the depot to a night shift", happened="2023"),
    ),
    mutual_contacts=("Amina Diallo",),
    earlier_events=(
        EarlierEvent(text="Connected on LinkedIn", happened_on=date(2026, 1, 2), source="linkedin"),
        EarlierEvent(text="Replied", happened_on=date(2026, 11, 3)),
    ),
)

PAGE = r"""# Brief: Karin Holm

Head of Planning, Lindgren Logistics

As of 28 November 2026: 6 facts, 2 of them stale (facts are stale after 365 days, news after 90).

## Career path

- 2012 to 2016: Driver\
  quoted from Profile (seen 1 November 2026)
- 2021: Head of Planning\
  quoted from Profile (seen 1 November 2026)
- **\[stale\]** undated: Studied history\
  quoted from Profile (seen 5 January 2024)

## Achievements

- 2023: Moved the depot to a night shift\
  quoted from Profile (seen 1 November 2026)

## Position

Nothing on the position yet.

## Company

Nothing on the company yet.

## Industry news

- November 2026: Port strike\
  quoted from Profile (seen 1 November 2026) <https://example.org/strike>
- **\[stale\]** June 2026: New toll\
  inferred from Profile (seen 1 November 2026)

## People you both know

- Amina Diallo

## What happened so far

- 3 November 2026: Replied
- 2 January 2026: Connected on LinkedIn (linkedin)

## Still missing

- Nothing on the position yet: what does the person do today, and since when?
- Nothing on the company yet: what does it make, for whom, how large is it?
"""


def test_the_whole_page():
    assert brief_markdown(KARIN, AS_OF, Settings()) == PAGE


def test_the_html_says_the_same_as_the_markdown():
    html = brief_html(KARIN, AS_OF, Settings())
    body = html[html.index("<article") :]
    assert seen(body) == seen(rendered(PAGE))
    assert shown(html).links == ["https://example.org/strike"]


def test_a_name_and_a_company_are_enough():
    page = brief_markdown(Brief(name="Karin", company="Lindgren"), AS_OF, Settings())
    assert "No news yet." in page
    assert len(gaps(Brief(name="Karin", company="Lindgren"))) == 5
    assert gaps(Brief(name=" "))[:2] == ["The name is not known yet.", "The company is not known yet."]


def test_an_unknown_age_is_counted_and_not_called_stale():
    brief = replace(KARIN, facts=(fact("position", "Planner", seen_on=None, imported=True),))
    page = brief_markdown(brief, AS_OF, Settings())
    assert "1 fact, 0 of them stale, 1 of unknown age" in page
    assert "(day not known, from your logs)" in page


def test_the_settings_decide_what_is_stale():
    assert "0 of them stale" in brief_markdown(
        KARIN, AS_OF, Settings(brief_stale_days=3650, news_stale_days=3650)
    )


def test_what_a_message_can_refer_to_begins_with_what_was_achieved():
    assert recipient_facts(KARIN)[:2] == ("Moved the depot to a night shift", "Driver")


@given(st.permutations(KARIN.facts))
def test_the_order_of_the_facts_does_not_depend_on_how_they_come(facts):
    assert ordered_facts(facts) == ordered_facts(KARIN.facts)
    assert sorted(ordered_facts(facts), key=id) == sorted(facts, key=id)


def everywhere(value: str) -> Brief:
    made = tuple(
        fact(kind, value, subject=subject, source=value, link=value)
        for kind, subject in (
            ("career_step", "person"),
            ("company", "company"),
            ("other", "news"),
            ("other", "person"),
        )
    )
    return Brief(
        name=value, company=value, position=value, industry=value, facts=made, mutual_contacts=(value,),
        earlier_events=(EarlierEvent(text=value, source=value),),
    )  # fmt: skip


def check_page(value: str) -> None:
    brief = everywhere(value)
    html = brief_html(brief, AS_OF, Settings())
    article = html[html.index("<article") :]
    markdown = rendered(brief_markdown(brief, AS_OF, Settings()))
    assert set(shown(html).tags) <= {
        "html", "head", "meta", "title", "style", "body", "article", "section", "h1", "h2", "p", "ul", "li",
        "br", "a", "bdi", "strong",
    }  # fmt: skip
    assert set(shown(markdown).tags) <= {"h1", "h2", "p", "ul", "li", "br", "strong", "a"}
    assert all(link.startswith("http") for link in shown(html).links + shown(markdown).links)
    if not shown(html).links:
        assert seen(article) == seen(markdown)
    assert all(plain(line) in seen(article) for line in lines(value))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_stays_text_everywhere(value):
    check_page(value)


@given(any_text(max_size=30).filter(lambda value: value.isprintable()))
def test_any_text_stays_text_everywhere(value):
    check_page(value)
