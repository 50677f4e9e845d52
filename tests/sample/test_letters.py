"""The messages of a season: as many as happened, in the order in which they can have been written."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from explorer_kit.sample import simulate
from explorer_kit.sample.letters import letters
from explorer_kit.sample.words import skills

ROADS = ("email", "linkedin", "linkedin_invitation")
ORDER = ["outreach", "nudge", "reply", "confirm", "thanks"]


@pytest.fixture(scope="module", params=[3133, 1, 2])
def season(request):
    return simulate(request.param)


@pytest.fixture(scope="module")
def written(season):
    return letters(season)


def test_there_is_a_message_for_everything_that_went_by_mail_or_linkedin(season, written):
    by_road = [request for request in season.requests if request.channel in ROADS]
    kinds = Counter(letter.kind for letter in written)
    assert kinds["outreach"] == len(by_road)
    assert kinds["nudge"] == sum(request.nudged_on is not None for request in by_road)
    assert kinds["reply"] == sum(request.reply is not None for request in by_road)
    assert {letter.sent for letter in written if letter.kind == "reply"} == {False}
    assert {letter.sent for letter in written if letter.kind != "reply"} == {True}


def test_messages_are_written_on_their_days(season, written):
    requests = {request.person.name: request for request in season.requests}
    for letter in written:
        request = requests[letter.person.name]
        days = {
            "outreach": request.sent_on,
            "nudge": request.nudged_on,
            "reply": request.reply and request.reply.on,
            "confirm": request.reply and request.reply.on,
            "thanks": request.talk and request.talk.thanked_on,
        }
        assert letter.at.date() == days[letter.kind], letter


def test_nobody_answers_what_was_not_written_yet(written):
    people: dict[str, list[str]] = {}
    for letter in written:
        people.setdefault(letter.person.name, []).append(letter.kind)
    for kinds in people.values():
        assert kinds == sorted(kinds, key=ORDER.index)


def test_thanks_come_after_the_talk_and_nowhere_else(season, written):
    talks = {request.person.name: talk for request, talk in season.talks()}
    for letter in written:
        assert ("thank" in letter.text.lower()) == (letter.kind == "thanks"), letter.text
        if letter.kind == "thanks":
            talk = talks[letter.person.name]
            assert letter.at >= talk.starts_at + timedelta(minutes=talk.actual_minutes)


def test_no_message_names_a_skill_or_keeps_a_gap(written):
    for letter in written:
        assert "{" not in letter.text + letter.subject
        assert not [skill for skill in skills() if f" {skill.lower()} " in f" {letter.text.lower()} "]
