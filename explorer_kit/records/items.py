"""What a record can say: people, and what happened with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from explorer_kit.records.moments import UNDATED, Moment
from explorer_kit.records.words import MAIN, Channel, Direction, Evidence, MessageRole, Outcome, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as one source record names them; text is kept as written, e-mails and slugs cleaned."""

    slot: str = MAIN
    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    linkedin: str | None = None
    page: str | None = None
    """Page that a wikilink points at: the same page is the same person."""
    organization: str | None = None
    position: str | None = None
    location: str | None = None
    industry: str | None = None
    function: str | None = None
    seniority: str | None = None
    school: str | None = None
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tie: Tie | None = None
    tier: str | None = None
    known_since: Moment = UNDATED
    anchor: str | None = None
    """Forms: an observation that names the contact whom the form was about; it is the same person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to or from a person, or the note that one was sent or received.

    ``evidence`` is ``message`` for the message itself, ``record`` where a log says on which day it was
    sent, ``flag`` where a log only says that it was, ``bounce`` for the notice that an outbound message did
    not arrive (``about``: its own id, as the key of its record has it; ``delivery`` is ``bounced``). ``role``
    is what a log's column calls it (a real message has none: R2 decides). ``counts_from`` (flags): the latest
    known date of the row (R10); ``not_before``: its earliest known date. ``thread``: the source's id of the
    conversation.
    """

    who: str = MAIN
    direction: Direction = "outbound"
    at: Moment = UNDATED
    channel: Channel = "unknown"
    evidence: Evidence = "message"
    role: MessageRole | None = None
    counts_from: date | None = None
    not_before: date | None = None
    outcome: Outcome | None = None
    delivery: str | None = None
    variant: str | None = None
    attempt: int | None = None
    subject: str | None = None
    text: str | None = None
    text_raw: str | None = None
    group: bool = False
    """More than one other person in To: kept, but not in the funnel (R2)."""
    thread: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A person at a meeting: role ``organizer`` or ``attendee``; answer as iCalendar words it, if known."""

    who: str = MAIN
    role: str = "attendee"
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A talk: facts only; its status is computed for an as-of time (FORMATS.md R4).

    ``has_answers`` is true where the source gives each attendee's answer; without, a past talk that was
    neither cancelled nor a no-show counts as held. ``read_for_skills``: the record is one in which skills
    would have been noted, so that "none named" means none (the denominator of skill_demand). ``label`` tells
    the meetings of one record apart (recurring entries: the start of the occurrence); empty if there is one.
    """

    starts: Moment = UNDATED
    ends: Moment = UNDATED
    attendees: tuple[Attendee, ...] = (Attendee(),)
    evidence: Evidence = "record"
    counts_from: date | None = None
    not_before: date | None = None
    has_answers: bool = False
    cancelled: bool = False
    no_show: bool = False
    owner_declined: bool = False
    minutes: float | None = None
    planned_minutes: float | None = None
    medium: Channel | None = None
    title: str | None = None
    target_role: str | None = None
    read_for_skills: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something learned or written down; ``heading`` is the question or section it stands under.

    ``kind`` is ``note``, ``answer``, ``takeaway``, ``advice``, ``trend``, ``resource``, ``quote``.
    """

    who: str = MAIN
    text: str
    heading: str | None = None
    kind: str = "note"
    at: Moment = UNDATED
    in_meeting: bool = False
    off_record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillMention:
    """A skill or tool a person named, marked as such in the source.

    ``word`` is the word in the text, ``skill`` the source's own key for it (a link's slug), if it has one;
    ``required_level`` is on the 0-7 scale.
    """

    who: str = MAIN
    word: str
    skill: str | None = None
    required_level: float | None = None
    quote: str | None = None
    heading: str | None = None
    in_meeting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """``referrer`` and ``referred`` are slots: the first named the second, in an explicit field (R7)."""

    referrer: str
    referred: str
    offered: Moment = UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFollowUp:
    """A follow-up the user means to make, due on a day; ``done`` when the source ticks it off."""

    who: str = MAIN
    due: Moment = UNDATED
    text: str | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A connection on a network, or the request for one (``direction`` tells whose)."""

    who: str = MAIN
    at: Moment = UNDATED
    requested_only: bool = False
    direction: Direction | None = None
    channel: Channel = "linkedin"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfRating:
    """The owner's own level in a skill (0-7) on a day."""

    word: str
    level: float
    at: Moment = UNDATED
