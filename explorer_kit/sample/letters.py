"""The messages of a season: who wrote what to whom, at which minute and on which road.

The season knows days only. Times and words are drawn from a stream of their own, so that they change nothing
of what happened; a message never comes before the one it answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from explorer_kit.sample.dice import Dice
from explorer_kit.sample.model import Person, Request, Season
from explorer_kit.sample.words import words

Kind = Literal["outreach", "nudge", "reply", "confirm", "thanks"]
Road = Literal["email", "linkedin", "linkedin_invitation"]

# from when to when (hours of the owner's day) a kind of message is written
_HOURS: dict[Kind, tuple[int, int]] = {
    "outreach": (7, 10),
    "nudge": (8, 11),
    "reply": (12, 18),
    "confirm": (19, 21),
    "thanks": (8, 12),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One message; ``at`` is the owner's wall clock, ``sent`` tells that the owner wrote it."""

    kind: Kind
    road: Road
    person: Person
    at: datetime
    sent: bool
    subject: str
    text: str
    bounced: bool = False


def letters(season: Season) -> list[Letter]:
    """Return all messages of a season that went by mail or LinkedIn, by time."""
    writer = _Writer(Dice(season.seed, "letters"), season.owner.name)
    found = [letter for request in season.requests for letter in writer.correspondence(request)]
    return sorted(found, key=lambda letter: (letter.at, letter.person.name))


class _Writer:
    def __init__(self, dice: Dice, owner: str) -> None:
        self._dice = dice
        self._owner = {"owner": owner, "first": owner.partition(" ")[0]}
        self._words = words("letters")

    def correspondence(self, request: Request) -> list[Letter]:
        """Return what went to and fro for one request, in order."""
        road = self._road(request)
        if road is None:
            return self._thanks(request, "email") if request.person.email else []
        later: Road = "linkedin" if road == "linkedin_invitation" else road
        first = self._outreach(request, road)
        found = [first]
        if request.nudged_on:
            text = self._dice.pick(self._words["nudge"]["texts"])
            found.append(self._letter("nudge", later, request, request.nudged_on, True, first.subject, text))
        if request.reply:
            text = self._dice.pick(self._words["reply"][request.reply.outcome])
            found.append(self._letter("reply", later, request, request.reply.on, False, first.subject, text))
            found += self._confirmation(request, later, first.subject)
        return found + self._thanks(request, later)

    @staticmethod
    def _road(request: Request) -> Road | None:
        """Return the road of a request; calls and meetings in person leave no message."""
        channel = request.channel
        return channel if channel in ("email", "linkedin", "linkedin_invitation") else None

    def _outreach(self, request: Request, road: Road) -> Letter:
        own = self._words["outreach"]
        reference = self._dice.pick(own["references"])
        if request.person.referred_by:
            reference = own["by_referral"].format(referrer=request.person.referred_by) + " " + reference
        text = self._dice.pick(own["invitations"]) if road == "linkedin_invitation" else own[request.variant]
        subject = self._dice.pick(own["subjects"])
        return self._letter("outreach", road, request, request.sent_on, True, subject, text, reference)

    def _confirmation(self, request: Request, road: Road, subject: str) -> list[Letter]:
        """Return the answer to a yes; it is sent on the day of the yes, or never written down."""
        if request.reply is None or request.talk is None or not self._dice.chance(0.6):
            return []
        text = self._dice.pick(self._words["confirm"]["texts"])
        return [self._letter("confirm", road, request, request.reply.on, True, subject, text)]

    def _thanks(self, request: Request, road: Road) -> list[Letter]:
        talk = request.talk
        if talk is None or talk.thanked_on is None:
            return []
        own = self._words["thanks"]
        letter = self._letter(
            "thanks", road, request, talk.thanked_on, True,
            self._dice.pick(own["subjects"]), self._dice.pick(own["texts"]),
        )  # fmt: skip
        ended = talk.starts_at + timedelta(minutes=talk.actual_minutes or talk.planned_minutes)
        if letter.at < ended:
            wait = timedelta(minutes=self._dice.between(20, 150))
            letter = replace(letter, at=min(ended + wait, datetime.combine(talk.thanked_on, time(23, 50))))
        return [letter]

    def _letter(
        self, kind: Kind, road: Road, request: Request, day: date, sent: bool, subject: str, text: str,
        reference: str = "",
    ) -> Letter:  # fmt: skip
        person = request.person
        filled = {
            "name": person.name, "organization": person.organization, "role": person.role,
            "reference": reference,
        } | self._owner  # fmt: skip
        low, high = _HOURS[kind]
        at = datetime.combine(day, time(low)) + timedelta(minutes=self._dice.below((high - low) * 60))
        return Letter(
            kind, road, person, at, sent, subject.format(**filled), text.format(**filled),
            bounced=kind == "outreach" and request.bounced,
        )  # fmt: skip
