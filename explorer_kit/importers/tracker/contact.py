"""Messages of a row: outreach, nudges, the answer, the thank-you.

A date makes a message of that day (evidence ``record``); a yes, or a status that comes after, makes one
without a date (evidence ``flag``) that lies between the row's other days (R10).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from explorer_kit.importers.dates import Dated, NumericDate, PartialDate
from explorer_kit.importers.phrases import Status, read_channel, read_status
from explorer_kit.importers.tracker.row import Row, Said
from explorer_kit.records import UNDATED, Channel, Message, MessageRole, Moment, Outcome


@dataclass(frozen=True, slots=True)
class Implied:
    """What a status says of the steps before it; only where the row has no own column for the step."""

    contacted: bool = False
    nudged: bool = False
    outcome: Outcome | None = None
    bounced: bool = False
    met: bool = False
    thanked: bool = False


_IMPLIED: dict[Status | None, Implied] = {
    "outreach_sent": Implied(contacted=True),
    "bumped": Implied(contacted=True, nudged=True),
    "final_sent": Implied(contacted=True, nudged=True),
    "bounced": Implied(contacted=True, bounced=True),
    "replied": Implied(contacted=True, outcome="unclassified"),
    "declined": Implied(contacted=True, outcome="declined"),
    "scheduled": Implied(contacted=True, outcome="accepted"),
    "completed": Implied(contacted=True, outcome="accepted", met=True),
    "thanked": Implied(contacted=True, outcome="accepted", met=True, thanked=True),
    "follow_up_due": Implied(contacted=True),
}


def implied(row: Row) -> Implied:
    """Return what the row's status implies."""
    return _IMPLIED.get(read_status(row.cell("status")), Implied())


def messages(row: Row) -> list[Message]:
    """Return the messages of a row, in the order in which they belong."""
    replies = _replies(row)
    nudges = _nudges(row)
    thanks = _thanks(row)
    return [*_outreach(row, answered=bool(replies), nudged=bool(nudges)), *nudges, *replies, *thanks]


def flagged(row: Row, message: Message) -> Message:
    """Return a message without a date, to lie between the known days of its row."""
    return replace(message, evidence="flag", counts_from=row.last_day, not_before=row.first_day)


def _at(row: Row, message: Message, at: Moment) -> Message:
    if at.day is None:
        return flagged(row, message)
    return replace(message, evidence="record", at=at)


def _outreach(row: Row, *, answered: bool, nudged: bool) -> list[Message]:
    """Return the first message: on its day, or without one where the row says or implies that it was sent."""
    status = implied(row)
    bounced = status.bounced or any(
        said.answer.bounced
        for name in ("replied", "reply_outcome")
        for said in row.said.get(name, ())
        if said.answer
    )
    message = Message(
        role="outreach",
        channel=read_channel(row.cell("channel")),
        variant=row.text("variant"),
        delivery="bounced" if bounced else None,
    )
    sent = row.happened("contacted_on", "contacted")
    if sent:
        return [_at(row, message, sent[0][1])]
    last = row.happened("last_contact_on")
    if last and message.channel == "unknown":
        message = replace(message, channel=_form(last[0][0]))
    if last and read_status(row.cell("status")) == "outreach_sent":
        return [_at(row, message, last[0][1])]  # the message was the last contact
    refused = row.denied("contacted_on", "contacted") and not answered
    known = bounced or answered or nudged or bool(last) or status.contacted
    return [flagged(row, message)] if known and not refused else []


def _form(said: Said) -> Channel:
    """Return the channel that stands beside a day: ``2026-03-02, phone``."""
    told = said.date if isinstance(said.date, Dated | NumericDate | PartialDate) else None
    return read_channel(told.rest if told else None)


def _nudges(row: Row) -> list[Message]:
    """Return second messages; whether a dated one is a nudge or a touch is for the derivation (R2)."""
    sent = row.happened("follow_up_on")
    dated = [_at(row, Message(), at) for _, at in sent if at.day is not None]
    if sent:
        return dated or [flagged(row, Message(role="nudge"))]
    counted = any(said.nudges for name in ("replied", "reply_outcome") for said in row.said.get(name, ()))
    status = implied(row)
    if status.nudged and not row.denied("follow_up_on"):
        last = row.happened("last_contact_on")
        return [_at(row, Message(role="nudge"), last[0][1] if last else UNDATED)]
    return [flagged(row, Message(role="nudge"))] if counted else []


def _replies(row: Row) -> list[Message]:
    """Return the answer: on its day if one is known, with the outcome that its words, or a talk, tell."""
    answers = row.happened("replied_on", "replied", "reply_outcome")
    status = implied(row)
    asked = [said for name in ("replied_on", "replied", "reply_outcome") for said in row.said.get(name, ())]
    settled = any(said.value is not None for said in asked)
    if not answers and (settled or status.outcome is None):
        return []
    message = Message(direction="inbound", role="reply", outcome=_outcome(row, [said for said, _ in answers]))
    return [_at(row, message, answers[0][1] if answers else UNDATED)]


def _outcome(row: Row, answers: list[Said]) -> Outcome:
    """Return what the answer was: its own words, else the status, else accepted where a talk followed."""
    told = [said.answer.outcome for said in answers if said.answer and said.answer.outcome]
    clear = [outcome for outcome in told if outcome != "unclassified"]
    if clear:
        return cast(Outcome, clear[0])
    status = implied(row).outcome
    if status is not None and status != "unclassified":
        return status
    return "accepted" if row.happened("meeting_on") else "unclassified"


def _thanks(row: Row) -> list[Message]:
    role: MessageRole = "thank_you"
    sent = row.happened("thanked_on", "thanked")
    if sent:
        return [_at(row, Message(role=role), sent[0][1])]
    implied_only = implied(row).thanked and not row.denied("thanked_on", "thanked")
    return [flagged(row, Message(role=role))] if implied_only else []
