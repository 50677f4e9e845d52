"""A fact says where it is from and how old it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from explorer_kit.preparation.research_facts import ResearchFact, imported_fact, is_stale, stale_after
from explorer_kit.settings import Settings

SEEN = date(2026, 3, 1)
FACT = ResearchFact(
    fact_id="f1", contact_id="c1", kind="career_step", text="Moved the depot to a night shift",
    source="Trade journal", link="https://example.org/depot", seen_on=SEEN, happened="2019", until="2021-05",
)  # fmt: skip


def test_a_complete_fact_has_no_problems():
    assert FACT.problems() == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": " \n"}, "Write down what you found out."),
        ({"source": ""}, "Say where it is from"),
        ({"seen_on": None}, "Give the day on which you saw it."),
        ({"link": "javascript:alert(1)"}, "The link must be a web address"),
        ({"kind": "rumour"}, "A fact tells one of: career_step"),
        ({"subject": "dog"}, "A fact is about one of: person"),
        ({"happened": "May 2019"}, "'May 2019' is no date"),
        ({"until": "2018"}, "It ends before it begins."),
        ({"happened": ""}, "Say when it began"),
    ],
)
def test_each_problem_is_one_sentence(change, words):
    (problem,) = replace(FACT, **change).problems()
    assert problem.startswith(words)


def test_a_step_within_one_year_is_right():
    assert replace(FACT, happened="2019-05", until="2019").problems() == []


def test_what_the_logs_say_needs_no_day():
    fact = imported_fact(contact_id="c1", kind="position", text="Planner", source="LinkedIn", seen_on=None)
    assert fact.problems() == []
    assert fact.fact_id == imported_fact(
        contact_id="c1", kind="position", text="Planner", source="LinkedIn", seen_on=None
    ).fact_id  # fmt: skip


@pytest.mark.parametrize(("days", "stale"), [(0, False), (365, False), (366, True)])
def test_a_fact_is_stale_a_day_after_its_time(days, stale):
    assert is_stale(FACT, SEEN + timedelta(days=days), 365) is stale


def test_news_age_faster_and_from_their_own_day():
    settings = Settings(brief_stale_days=365, news_stale_days=90)
    news = replace(FACT, kind="news", subject="news", happened="2026-01", until="")
    assert (stale_after(FACT, settings), stale_after(news, settings)) == (365, 90)
    assert not is_stale(news, date(2026, 1, 31) + timedelta(days=90), 90)
    assert is_stale(news, date(2026, 1, 31) + timedelta(days=91), 90)


def test_news_of_this_year_are_as_old_as_the_day_they_were_seen_at_most():
    news = replace(FACT, kind="news", happened="2026", until="")
    assert is_stale(news, SEEN + timedelta(days=91), 90)


def test_a_fact_without_a_day_is_not_known_to_be_stale():
    assert not is_stale(replace(FACT, seen_on=None), date(2099, 1, 1), 1)
