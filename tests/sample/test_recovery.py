"""Over many seasons the realised shares come back to the truth they were drawn from (3 standard errors)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from math import sqrt
from statistics import mean, stdev

import pytest

from explorer_kit.sample import Request, Season, Talk, Truth, simulate
from explorer_kit.sample.words import functions

TRUTH = Truth()


@pytest.fixture(scope="module")
def seasons() -> list[Season]:
    return [simulate(seed) for seed in range(300)]


@pytest.fixture(scope="module")
def settled(seasons: list[Season]) -> list[Request]:
    """Delivered messages so old that no answer is still to come."""
    return [
        request
        for season in seasons
        for request in season.requests
        if not request.bounced and request.sent_on < season.as_of - timedelta(days=100)
    ]


@pytest.fixture(scope="module")
def held(seasons: list[Season]) -> list[tuple[Request, Talk]]:
    return [pair for season in seasons for pair in season.talks()]


def assert_recovered(outcomes: Iterable[tuple[bool, float]]) -> None:
    """Compare how often something happened with the sum of its probabilities."""
    happened, expected, variance = 0, 0.0, 0.0
    for outcome, probability in outcomes:
        happened += outcome
        expected += probability
        variance += probability * (1 - probability)
    assert variance > 20, "too few to tell"
    assert abs(happened - expected) < 3 * sqrt(variance)


def ever(request: Request) -> tuple[bool, float]:
    chance = TRUTH.ever_replied(request.person.tie, request.channel, request.variant)
    return request.reply is not None, chance


def within_days(days: int) -> Callable[[Request], tuple[bool, float]]:
    def answered(request: Request) -> tuple[bool, float]:
        soon = request.reply is not None and (request.reply.on - request.sent_on).days <= days
        return soon, TRUTH.replied_by(days, request.person.tie, request.channel, request.variant)

    return answered


@pytest.mark.parametrize("tie", ["cold", "alumni", "warm", "referred"])
def test_reply_shares_by_tie(settled, tie):
    assert_recovered(ever(request) for request in settled if request.person.tie == tie)


@pytest.mark.parametrize("channel", ["email", "linkedin", "linkedin_invitation", "phone", "in_person"])
def test_reply_shares_by_channel(settled, channel):
    assert_recovered(ever(request) for request in settled if request.channel == channel)


@pytest.mark.parametrize("variant", ["A", "B"])
def test_reply_shares_by_version(settled, variant):
    assert_recovered(ever(request) for request in settled if request.variant == variant)


@pytest.mark.parametrize("days", [0, 2, 6])
def test_waiting_times_before_any_nudge(settled, days):
    # the first nudges go out on day 9: seven business days and a weekend
    assert_recovered(map(within_days(days), settled))


def test_nudges_are_sent_to_their_share_of_the_silent(settled):
    silent = [request for request in settled if request.reply is None]
    # of those who would stay silent, 70 % are nudged and 20 % of these answer and leave the silent ones
    left = TRUTH.nudge_share * (1 - TRUTH.nudge_reply_share)
    share = left / (left + 1 - TRUTH.nudge_share)
    assert_recovered((request.nudged_on is not None, share) for request in silent)


@pytest.mark.parametrize("outcome", ["accepted", "declined", "deferred"])
def test_what_replies_say(settled, outcome):
    assert_recovered(
        (request.reply.outcome == outcome, TRUTH.outcome_share[request.person.tie][outcome])
        for request in settled
        if request.reply
    )


def test_emails_bounce(seasons):
    emails = [r for season in seasons for r in season.requests if r.channel == "email"]
    assert_recovered((request.bounced, TRUTH.bounce_share) for request in emails)


def test_agreed_talks_are_held(settled):
    cancelled = TRUTH.cancelled_share * (1 - TRUTH.rebooked_share)
    agreed = [request.talk for request in settled if request.talk]
    assert_recovered((talk.status == "cancelled", cancelled) for talk in agreed)
    assert_recovered((talk.status == "no_show", (1 - cancelled) * TRUTH.no_show_share) for talk in agreed)


def test_talks_overrun(held):
    over = [talk.actual_minutes - talk.planned_minutes for _, talk in held]
    assert abs(mean(over) - TRUTH.overrun) < 3 * stdev(over) / sqrt(len(over))
    assert stdev(over) == pytest.approx(TRUTH.spread, rel=0.05)


def test_thank_yous_are_mostly_quick(seasons):
    old = [talk for s in seasons for _, talk in s.talks() if talk.starts_at.date() < s.as_of - timedelta(7)]
    waits = [None if t.thanked_on is None else (t.thanked_on - t.starts_at.date()).days for t in old]
    assert_recovered((wait in (0, 1), TRUTH.thanked_within_a_day) for wait in waits)
    assert_recovered((wait in (2, 3, 4, 5), TRUTH.thanked_later) for wait in waits)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_referrals_per_talk(held, count):
    assert_recovered((len(talk.referred) == count, TRUTH.referrals_per_talk[count]) for _, talk in held)


def test_skills_are_named_as_often_as_the_function_does(held):
    for function, job in functions().items():
        talks = [talk for request, talk in held if request.person.function == function]
        for skill, probability in job["name"].items():
            named = sum(any(n.skill == skill for n in talk.skills) for talk in talks)
            # 36 comparisons at once: 4 standard errors
            spread = sqrt(len(talks) * probability * (1 - probability))
            assert abs(named - len(talks) * probability) < 4 * spread, (function, skill)


def test_levels_asked_lie_around_the_mean_of_the_skill(held):
    levels = [n.level for _, talk in held for n in talk.skills if n.skill == "SQL" and n.level is not None]
    assert abs(mean(levels) - 4.6) < 3 * stdev(levels) / sqrt(len(levels))
