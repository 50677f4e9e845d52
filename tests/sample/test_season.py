"""What must hold in every season, whatever is drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.sample import simulate
from explorer_kit.sample.talks import business_days_after

SEEDS = st.integers(0, 10**6)


def test_the_default_season_has_the_promised_size():
    season = simulate()
    assert (len(season.contacts), len(season.requests), len(season.talks("held"))) == (120, 80, 25)
    assert all(season.talks(status) for status in ("cancelled", "no_show", "scheduled"))
    assert {r.reply.outcome for r in season.requests if r.reply} == {"accepted", "declined", "deferred"}


def test_no_number_of_the_default_season_hangs_on_its_last_day():
    season = simulate()
    assert season.as_of - timedelta(days=14) not in {request.sent_on for request in season.requests}
    assert season.as_of not in {talk.starts_at.date() for _, talk in season.talks("scheduled")}


def test_the_same_seed_gives_the_same_season_whatever_the_hashes():
    code = "from explorer_kit.sample import simulate; import sys; sys.stdout.write(repr(simulate(5)))"
    seasons = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert seasons == {repr(simulate(5)).encode()}


def test_another_seed_gives_another_season():
    assert simulate(1).requests != simulate(2).requests


@given(seed=SEEDS)
@settings(max_examples=40)
def test_people_are_distinct(seed):
    people = simulate(seed).contacts
    assert len({person.name for person in people}) == len(people)
    for addresses in ([p.email for p in people if p.email], [p.linkedin for p in people if p.linkedin]):
        assert len(set(addresses)) == len(addresses)


@given(seed=SEEDS)
@settings(max_examples=40)
def test_one_thing_follows_another(seed):
    season = simulate(seed)
    for request in season.requests:
        assert season.starts_on <= request.person.added_on <= request.sent_on < season.as_of
        assert request.sent_on.weekday() < 5
        if request.nudged_on:
            assert request.nudged_on >= business_days_after(request.sent_on, 7)
            assert request.reply is None or request.reply.on >= request.nudged_on
        if request.reply:
            assert not request.bounced
            assert request.sent_on <= request.reply.on < season.as_of
        assert (request.talk is not None) == bool(request.reply and request.reply.outcome == "accepted")
        if request.talk and request.reply:
            assert request.talk.starts_at.date() > request.reply.on
            assert request.talk.starts_at.weekday() < 5
            assert (request.talk.status == "scheduled") == (request.talk.starts_at.date() >= season.as_of)


@given(seed=SEEDS)
@settings(max_examples=40)
def test_only_held_talks_have_a_course(seed):
    season = simulate(seed)
    for _, talk in season.talks("held"):
        assert talk.actual_minutes is not None
        assert talk.thanked_on is None or talk.starts_at.date() <= talk.thanked_on < season.as_of
        assert len({named.skill for named in talk.skills}) == len(talk.skills)
        assert all(named.level is None or 0 <= named.level <= 7 for named in talk.skills)
    for status in ("cancelled", "no_show", "scheduled"):
        for _, talk in season.talks(status):
            assert (talk.actual_minutes, talk.thanked_on, talk.skills, talk.referred) == (None, None, (), ())


@given(seed=SEEDS)
@settings(max_examples=40)
def test_the_referred_were_named_in_a_talk_before_they_were_asked(seed):
    season = simulate(seed)
    named_on = {
        (request.person.name, name): talk.starts_at.date()
        for request, talk in season.talks()
        for name in talk.referred
    }
    referred = {(p.referred_by, p.name): p.added_on for p in season.contacts if p.tie == "referred"}
    assert referred == named_on
    for request in season.requests:
        if request.person.referred_by:
            assert request.sent_on > named_on[request.person.referred_by, request.person.name]


@given(seed=SEEDS)
@settings(max_examples=20)
def test_who_is_written_to_has_the_address_for_it(seed):
    for request in simulate(seed).requests:
        if request.channel == "email":
            assert request.person.email
        elif request.channel.startswith("linkedin"):
            assert request.person.linkedin


def test_own_levels_grow():
    first, middle, last = simulate().own_levels
    assert first.on < middle.on < last.on
    assert all(a[1] <= b[1] <= c[1] for a, b, c in zip(first.levels, middle.levels, last.levels, strict=True))
    assert dict(first.levels)["SQL"] < dict(last.levels)["SQL"]


@pytest.mark.parametrize(("contacts", "requests"), [(0, 0), (5, 0), (3, 3), (2000, 1500)])
def test_a_season_can_have_any_size(contacts, requests):
    season = simulate(3, contacts=contacts, requests=requests)
    assert (len(season.contacts), len(season.requests)) == (contacts, requests)


def test_a_season_can_lie_anywhere():
    season = simulate(3, starts_on=date(2024, 2, 1), as_of=date(2024, 5, 1))
    assert min(person.added_on for person in season.contacts) >= date(2024, 2, 1)
    assert max(request.sent_on for request in season.requests) < date(2024, 5, 1)


def test_more_requests_than_contacts_are_refused():
    with pytest.raises(ValueError, match="81 requests need at least as many contacts, not 80"):
        simulate(contacts=80, requests=81)


def test_a_season_of_a_week_is_refused():
    with pytest.raises(ValueError, match="four weeks"):
        simulate(starts_on=date(2026, 1, 12), as_of=date(2026, 1, 19))


def test_business_days_leave_out_weekends():
    # Thursday 15 January 2026: Friday is the first day, Monday the second, and so on to Monday the 26th
    assert business_days_after(date(2026, 1, 15), 1) == date(2026, 1, 16)
    assert business_days_after(date(2026, 1, 15), 2) == date(2026, 1, 19)
    assert business_days_after(date(2026, 1, 15), 7) == date(2026, 1, 26)
    assert business_days_after(date(2026, 1, 17), 1) == date(2026, 1, 19)
