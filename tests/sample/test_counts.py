"""The counts of a small season that is put together by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from explorer_kit.sample import NamedSkill, Owner, Person, Reply, Request, Season, Talk, Truth, season_counts

ADA = Person(
    "Ada Sample", "Fiktiva", "Media", "BI Analyst", "Business intelligence", "mid", "cold", date(2026, 1, 12)
)
TALK = Talk(
    datetime(2026, 1, 20, 12, 30),
    "video",
    30,
    "held",
    actual_minutes=33,
    thanked_on=date(2026, 1, 22),
    skills=(NamedSkill("SQL", 5), NamedSkill("Excel", None)),
    referred=("Bo Sample",),
)


@pytest.fixture
def counts() -> dict:
    cem, dot = replace(ADA, name="Cem Sample"), replace(ADA, name="Dot Sample", tie="warm")
    bo = replace(ADA, name="Bo Sample", tie="referred", referred_by="Ada Sample")
    requests = (
        Request(ADA, date(2026, 1, 13), "email", "A", reply=Reply(date(2026, 1, 14), "accepted"), talk=TALK),
        # answered on day 15: after the window
        Request(
            cem,
            date(2026, 1, 14),
            "linkedin",
            "A",
            nudged_on=date(2026, 1, 23),
            reply=Reply(date(2026, 1, 29), "declined"),
        ),
        Request(bo, date(2026, 2, 2), "email", "B", bounced=True),
        # too young to judge on the 15th
        Request(dot, date(2026, 2, 9), "email", "B"),
    )
    season = Season(
        seed=0,
        truth=Truth(),
        owner=Owner(),
        starts_on=date(2026, 1, 12),
        as_of=date(2026, 2, 15),
        contacts=(ADA, bo, cem, dot),
        requests=requests,
        own_levels=(),
    )
    return season_counts(season)


def test_requests_are_counted_as_the_response_rate_counts_them(counts):
    assert counts["requests"]["all"] == {
        "requests": 4,
        "bounced": 1,
        "replied": 2,
        "mature": 2,
        "answered_in_window": 1,
    }


def test_groups_share_out_the_whole(counts):
    by_tie = counts["requests"]["by_tie"]
    assert {tie: found["requests"] for tie, found in by_tie.items()} == {"cold": 2, "referred": 1, "warm": 1}
    assert counts["requests"]["by_variant"]["B"]["mature"] == 0
    assert counts["contacts_by_tie"] == {"cold": 2, "referred": 1, "warm": 1}


def test_what_came_of_them_is_counted(counts):
    assert counts["replies"] == {"accepted": 1, "declined": 1}
    assert counts["nudges"] == 1
    assert counts["talks"] == {"held": 1, "cancelled": 0, "no_show": 0, "scheduled": 0}
    assert counts["minutes"] == {"planned": 30, "actual": 33}
    # thanked on the second day after
    assert counts["thank_yous"] == {"sent": 1, "by_the_next_day": 0}
    assert counts["referrals"] == {"given": 1, "talks_with_referral": 1, "asked": 1, "held": 0}


def test_skills_count_people_and_keep_the_stated_levels(counts):
    assert counts["skills"] == {"Excel": {"people": 1, "levels": []}, "SQL": {"people": 1, "levels": [5]}}
