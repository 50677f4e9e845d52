"""What was written down of a contact: calls, conversations, notes, tasks, reminders; and activities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from explorer_kit.importers.monica.account import Account
from explorer_kit.importers.monica.people import FieldType
from explorer_kit.importers.monica.values import (
    Thing,
    as_list,
    flag_of,
    line_of,
    moment_of,
    text_of,
    words_of,
)
from explorer_kit.importers.phrases import read_channel
from explorer_kit.records import (
    MAIN,
    Attendee,
    Channel,
    Direction,
    Item,
    Meeting,
    Message,
    Moment,
    Note,
    PlannedFollowUp,
    Referral,
)

ATTENDEE = "attendee:"


def contact_items(contact: Thing, account: Account) -> Iterator[Item]:
    """Yield a contact as a person, what is said about them, and who introduced them (R7)."""
    yield account.people[contact.uuid]
    introducer = text_of(contact.properties.get("first_met_through"))
    known = introducer in account.people and introducer not in account.own and introducer != contact.uuid
    if known:
        yield account.mention(introducer, "referrer")
    description = words_of(contact.properties.get("description"))
    if description:
        yield Note(text=description)
    if known:
        yield Referral(referrer="referrer", referred=MAIN)


def call_items(call: Thing) -> Iterator[Item]:
    """Yield a call: ``contact_called`` means that the *contact* called."""
    says = call.properties
    inbound = flag_of(says.get("contact_called"))
    at = moment_of(says.get("called_at"))
    yield _message("inbound" if inbound else "outbound", at, "phone", words_of(says.get("content")))


def conversation_items(conversation: Thing, account: Account) -> Iterator[Item]:
    """Yield the messages of a conversation: what one side wrote on a day is one message.

    People copy such messages by hand and by day; a log's line about a day is one message everywhere (R16).
    """
    says = conversation.properties
    kind = account.types.get(text_of(says.get("contact_field_type")), FieldType())
    happened = moment_of(says.get("happened_at"))
    days: dict[tuple[object, Direction], tuple[Moment, list[str]]] = {}
    for message in (Thing.of(entry) for entry in as_list(says.get("messages"))):
        direction: Direction = "outbound" if flag_of(message.properties.get("written_by_me")) else "inbound"
        written = moment_of(message.properties.get("written_at"))
        at = written if written.day else happened
        _, texts = days.setdefault((at.day, direction), (at, []))
        texts.append(words_of(message.properties.get("content")))
    for (_, side), (at, texts) in days.items():
        text = "\n\n".join(text for text in texts if text)
        yield _message(side, at, kind.channel, text, thread=conversation.uuid or None)


def note_items(note: Thing) -> Iterator[Item]:
    """Yield a note, written when it was made."""
    text = words_of(note.properties.get("body"))
    if text:
        yield Note(text=text, at=moment_of(note.created))


def task_items(task: Thing) -> Iterator[Item]:
    """Yield a task as a planned follow-up; Monica's tasks have no day."""
    says = task.properties
    yield PlannedFollowUp(text=_told(task), done=flag_of(says.get("completed")))


def reminder_items(reminder: Thing) -> Iterator[Item]:
    """Yield a reminder as a planned follow-up of its first day; one that is switched off is done."""
    says = reminder.properties
    due = moment_of(says.get("initial_date"))
    yield PlannedFollowUp(due=due, text=_told(reminder), done=flag_of(says.get("inactive")))


def activity_items(activity: Thing, uuids: list[str], account: Account) -> Iterator[Item]:
    """Yield an activity: a talk that was held with these contacts, and its text."""
    says = activity.properties
    starts = moment_of(says.get("happened_at"))
    slots = [MAIN, *(f"{ATTENDEE}{uuid}" for uuid in uuids[1:])]
    for uuid, slot in zip(uuids, slots, strict=True):
        yield account.mention(uuid, slot)
    channel = read_channel(account.activity_types.get(text_of(says.get("type")), ""))
    yield Meeting(
        starts=starts,
        attendees=tuple(Attendee(who=slot) for slot in slots),
        medium=cast("Channel", channel) if channel in ("phone", "video", "in_person") else None,
        title=line_of(says.get("summary")),
    )
    text = _told(activity, "summary")
    if text:
        yield Note(text=text, in_meeting=True)


def _told(thing: Thing, title: str = "title") -> str | None:
    """Return title and description together; a description that repeats the title adds nothing."""
    texts = (words_of(thing.properties.get(key)) for key in (title, "description"))
    return "\n\n".join(dict.fromkeys(text for text in texts if text)) or None


def _message(
    direction: Direction, at: Moment, channel: Channel, text: str, thread: str | None = None
) -> Message:
    return Message(
        direction=direction,
        at=at,
        channel=channel,
        evidence="record",
        text=text or None,
        thread=thread,
    )
