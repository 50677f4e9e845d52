"""From a message to its record: who it is to or from, when, in which conversation, with which words (R2).

A message is mine if its From is an address of mine; it is sent to the people in its To. One with more than
one other person in To is kept for each of them as a group message; Cc and Bcc make nobody anything. Any other
message is from its From, if it was to me: my address is in its To or Cc, it was delivered to me (Bcc, an
alias), or the server that took it in says so. What is neither from me nor to me is left out as
``no_identity`` and counted in a remark, and so is what I sent to nobody but myself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from explorer_kit.importers.mail.addresses import Address, read_email
from explorer_kit.importers.mail.bounces import is_notice, read_bounce
from explorer_kit.importers.mail.clock import read_from_line, read_moment, read_received
from explorer_kit.importers.mail.exclusions import is_machine, reason_to_skip
from explorer_kit.importers.mail.message import Mail
from explorer_kit.importers.mail.owner import Owner
from explorer_kit.importers.mail.quotes import visible_text
from explorer_kit.importers.mail.threads import made_key, message_id, thread_of
from explorer_kit.records import (
    MAIN,
    UNDATED,
    Direction,
    Item,
    Message,
    Moment,
    Outcomes,
    Person,
    Rejected,
    Skipped,
    SourceRecord,
)

_RECEIVED_FOR = re.compile(r"\bfor\s+<?([^\s<>;]+@[^\s<>;]+)>?", re.I)
NOT_MINE = "not mine"
"""``raw`` of a skipped message that is neither from nor to the owner."""
TO_NOBODY = "to nobody else"
"""``raw`` of a skipped message of the owner's that names nobody else in its To."""


def outcome_of(mail: Mail, owner: Owner, location: str) -> Outcomes:
    """Return what one message says: a record, or why it is none."""
    if not mail.places & {"spam", "trash", "draft"} and is_notice(mail):
        return _notice(mail, owner, location)
    reason = reason_to_skip(mail, owner)
    if reason:
        return Skipped(location=location, reason=reason, raw=mail.subject)
    if mail.sender is None:
        return _nobody(mail, location)
    return _sent(mail, owner, location) if owner.is_me(mail.sender) else _received(mail, owner, location)


def moment_of(mail: Mail) -> Moment | None:
    """Return when a message was sent, undated if nothing tells; None where its Date cannot be read."""
    written = mail.headers.text("date")
    if written:
        return read_moment(written)
    moment = read_from_line(mail.from_line) if mail.from_line else None
    received = mail.headers.every("received")
    if moment is None and received:
        moment = read_received(received[0])
    return moment or UNDATED


def key_of(mail: Mail) -> str:
    """Return the Message-ID without brackets, else a hash of the message."""
    return message_id(mail.headers) or made_key(mail.headers, mail.text)


def _sent(mail: Mail, owner: Owner, location: str) -> Outcomes:
    others = [address for address in mail.to if not owner.is_me(address)]
    people = [address for address in others if not is_machine(address)]
    if others and not people:
        return Skipped(location=location, reason="notification", raw=mail.subject)
    people = [address for address in people if address.email not in owner.lists]
    if others and not people:
        return Skipped(location=location, reason="bulk", raw=mail.subject)
    if not people:
        return Skipped(location=location, reason="no_identity", raw=TO_NOBODY)
    return _record(mail, "outbound", people, len(others) > 1, location)


def _received(mail: Mail, owner: Owner, location: str) -> Outcomes:
    if mail.sender is None or not _is_to_me(mail, owner):
        return Skipped(location=location, reason="no_identity", raw=NOT_MINE)
    others = [address for address in mail.to if not owner.is_me(address)]
    return _record(mail, "inbound", [mail.sender], len(others) > 1, location)


def _is_to_me(mail: Mail, owner: Owner) -> bool:
    if any(owner.is_me(address) for name in ("to", "cc", "bcc") for address in mail.people(name)):
        return True
    if owner.any_of_mine(mail.delivered_to):
        return True
    named = [_RECEIVED_FOR.search(field) for field in mail.headers.every("received")[:3]]
    return owner.any_of_mine(email for match in named if match and (email := read_email(match[1])))


def _record(
    mail: Mail, direction: Direction, people: list[Address], group: bool, location: str
) -> SourceRecord | Rejected:
    at = moment_of(mail)
    if at is None:
        return _undatable(mail, location)
    text = mail.text
    message = Message(
        direction=direction,
        at=at,
        channel="email",
        subject=mail.subject or None,
        text=visible_text(text) or None,
        text_raw=text or None,
        group=group,
        thread=thread_of(mail.headers, mail.subject),
    )
    items: list[Item] = []
    for address in people:
        slot = MAIN if len(people) == 1 else f"to:{address.email or address.name}"
        items += [_person(address, slot), replace(message, who=slot)]
    return SourceRecord(key=key_of(mail), location=location, items=tuple(items), labels=mail.labels)


def _notice(mail: Mail, owner: Owner, location: str) -> Outcomes:
    """Return what a mail server's notice says of a message of mine: it did not arrive."""
    bounce = read_bounce(mail, owner)
    at = moment_of(mail)
    if bounce is None:
        return Skipped(location=location, reason="notification", raw=mail.subject)
    if at is None or not bounce.people:
        return Skipped(location=location, reason="bounce", raw=mail.subject)
    items: list[Item] = []
    for address in bounce.people:
        slot = MAIN if len(bounce.people) == 1 else f"to:{address.email}"
        message = Message(
            who=slot, at=at, channel="email", evidence="bounce", delivery="bounced", about=bounce.about
        )
        items += [_person(address, slot), message]
    return SourceRecord(
        key=key_of(mail), location=location, items=tuple(items), skipped="bounce", labels=mail.labels
    )


def _person(address: Address, slot: str) -> Person:
    return Person(slot=slot, name=address.name, emails=(address.email,) if address.email else ())


def _nobody(mail: Mail, location: str) -> Rejected:
    message = (
        "This message names no sender that can be read. Complete its From line in the file, or leave it."
    )
    return Rejected(location=location, reason="no_identity", message=message, raw=_beginning(mail))


def _undatable(mail: Mail, location: str) -> Rejected:
    written = mail.headers.text("date")[:200]
    message = (
        f"The date '{written}' of this message cannot be read. Correct its Date line in the file and load it "
        "again, or leave it out."
    )
    fields = (("From", mail.headers.text("from")), ("Date", written), ("Subject", mail.subject))
    return Rejected(
        location=location, reason="invalid_date", message=message, raw=_beginning(mail), fields=fields
    )


def _beginning(mail: Mail) -> str:
    return "\n".join(f"{name}: {mail.headers.text(name)[:200]}" for name in ("from", "to", "date", "subject"))
