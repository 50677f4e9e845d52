"""What came of a talk - thanks, follow-ups, referrals - and how it came about: the request and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.importers.dates import Dated, DateReading, NotADate, PartialDate
from explorer_kit.importers.folding import fold
from explorer_kit.importers.markdown.facts import NoteFacts
from explorer_kit.importers.markdown.inline import plain_line
from explorer_kit.importers.markdown.participants import people_of
from explorer_kit.importers.markdown.persons import Slots, other_person
from explorer_kit.importers.markdown.talks import KnownDays
from explorer_kit.importers.phrases import read_channel, read_flag, read_reply
from explorer_kit.records import (
    MAIN,
    UNDATED,
    Direction,
    Item,
    Message,
    MessageRole,
    Moment,
    Outcome,
    PlannedFollowUp,
    Referral,
    Warned,
)

_THANKS = re.compile(r"\b(?:thank|dank|bedank|merci|remerci|gracias|agradec)")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_MESSAGES: tuple[tuple[str, Direction, MessageRole], ...] = (
    ("outreach", "outbound", "outreach"),
    ("reply", "inbound", "reply"),
    ("thank_you_sent", "outbound", "thank_you"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a note tells of one message: whether there was one, when, and (of a reply) what it said."""

    text: str
    happened: bool | None
    at: Moment = UNDATED
    outcome: Outcome | None = None
    understood: bool = True


def told_messages(facts: NoteFacts) -> dict[MessageRole, list[Told]]:
    """Return what fields and ticked tasks tell of the request, its answer and the thanks."""
    told: dict[MessageRole, list[Told]] = {
        role: [_told(facts, text, role) for text in facts.texts(field)] for field, _, role in _MESSAGES
    }
    for task in facts.content.tasks:
        if task.done and is_thanks(task.text):
            told["thank_you"].append(
                Told(task.text, True, Moment.on(task.done_on) if task.done_on else UNDATED)
            )
    return told


def known_days(facts: NoteFacts, told: dict[MessageRole, list[Told]]) -> KnownDays:
    """Return the days a note is sure of: that of the talk, those of messages, those of ticked tasks."""
    messages = (entry.at.day for entries in told.values() for entry in entries)
    return KnownDays.among((facts.day, *messages, *(task.done_on for task in facts.content.tasks)))


def messages(facts: NoteFacts, told: dict[MessageRole, list[Told]], known: KnownDays) -> Iterator[Message]:
    """Yield one message for each role of which the note tells; its day from whichever place has one."""
    for _, direction, role in _MESSAGES:
        happened = [entry for entry in told[role] if entry.happened]
        if not happened:
            continue
        at = next((entry.at for entry in happened if entry.at.day), UNDATED)
        yield Message(
            direction=direction,
            role=role,
            at=at,
            evidence="record" if at.day else "flag",
            counts_from=None if at.day else known.last,
            not_before=None if at.day else known.first,
            channel=read_channel(facts.line("outreach_channel") or "") if role == "outreach" else "unknown",
            outcome=next((entry.outcome for entry in happened if entry.outcome), None),
            variant=facts.line("variant") if role == "outreach" else None,
        )


def not_understood(facts: NoteFacts, told: dict[MessageRole, list[Told]]) -> Iterator[Warned]:
    """Yield a warning for each answer of which one cannot tell whether it is a yes."""
    for entry in (entry for entries in told.values() for entry in entries if not entry.understood):
        detail = f"{facts.file.name}: '{entry.text}' is no yes, no no and no date; it was left out."
        yield Warned(code="unrecognised_response", detail=detail)


def follow_ups(facts: NoteFacts) -> Iterator[PlannedFollowUp]:
    """Yield the follow-ups of fields and tasks; a ticked thank-you is a message instead.

    A task that is done and had no due day stands on the day on which it was ticked: no other is known.
    """
    for text in facts.texts("follow_up"):
        yield from _planned(facts, text)
    for task in facts.content.tasks:
        if task.given_up or (task.done and is_thanks(task.text)):
            continue
        day = task.due or (task.done_on if task.done else None)
        yield PlannedFollowUp(due=Moment.on(day) if day else UNDATED, text=task.text, done=task.done)


def referrals(facts: NoteFacts, slots: Slots) -> Iterator[Item]:
    """Yield who referred the note's person, and whom this one named, each with the people it takes (R7)."""
    known = dict(slots)
    for field, prefix in (("referred_by", "referrer"), ("referrals", "referred")):
        for named in people_of(facts, field):
            slot = known.get(named.slot)
            if slot is None:
                slot = known[named.slot] = f"{prefix}:{named.slot}"
                yield other_person(named, slot)
            if slot != MAIN:
                given = field == "referrals"
                yield Referral(referrer=MAIN if given else slot, referred=slot if given else MAIN)


def is_thanks(text: str) -> bool:
    """Tell whether a task is about saying thanks."""
    return _THANKS.search(fold(text)) is not None


def _told(facts: NoteFacts, text: str, role: MessageRole) -> Told:
    if role == "reply":
        reply = read_reply(text)
        return Told(text, reply.replied, _moment(facts, reply.when, text), reply.outcome, reply.understood)
    flag = read_flag(text)
    return Told(text, flag.value, _moment(facts, flag.when, text), None, flag.understood)


def _moment(facts: NoteFacts, when: DateReading | None, text: str) -> Moment:
    reading = facts.reading(text) if when is not None else NotADate()
    if isinstance(reading, PartialDate) and facts.day is not None:
        reading = reading.near(facts.day) or reading
    return reading.moment if isinstance(reading, Dated) else UNDATED


def _planned(facts: NoteFacts, written: str) -> Iterator[PlannedFollowUp]:
    text, flag = plain_line(written), read_flag(written)
    reading = facts.reading(text)
    due = _moment(facts, reading, text)
    if due.day is not None:
        rest = isinstance(reading, Dated | PartialDate) and bool(reading.rest)
        yield PlannedFollowUp(due=due, text=_ISO_DAY.sub("", text).strip(" ,:;–-") if rest else None)
    elif flag.value is not False and text and fold(text):
        yield PlannedFollowUp(text=None if flag.value else text)
