"""The vocabulary: what one source record can say, as frozen dataclasses.

An importer (or a form) turns every source record - a row, a note, a card, a message - into one
:class:`SourceRecord` that holds the people it names and the things it says about them. Nothing here is
interpreted: whether a message is a first outreach or a nudge, and whether two people are one, is decided
by the derivation, which reads these records from the table ``observations``.

People are named inside a record by a *slot*: ``"main"`` is the person the record is about; every other
person gets a slot of the importer's choosing (``"referrer"``, ``"attendee:anna beispiel"``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Precision = Literal["second", "minute", "day", "none"]
Direction = Literal["outbound", "inbound"]
Channel = Literal[
    "email", "linkedin", "linkedin_invitation", "phone", "in_person", "video", "form", "unknown"
]
Tie = Literal["cold", "alumni", "warm", "referred"]
Outcome = Literal["accepted", "declined", "deferred", "unclassified"]
Evidence = Literal["message", "record", "flag", "bounce"]
MessageRole = Literal["outreach", "nudge", "touch", "thank_you", "reply"]

MAIN = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something happened, exactly as far as the source says it (FORMATS.md R5, R10).

    Attributes
    ----------
    instant : datetime or None
        Naive UTC, only where the source gave an offset, Z or a resolvable zone.
    wall : datetime or None
        The wall clock as written.
    zone : str or None
        None: ``wall`` is read in the owner's zone; ``"unknown"``: the zone is not known and the instant
        stays empty; else the IANA name the source gave.
    day : date or None
        The day as written.
    precision : str
        ``second``, ``minute``, ``day`` or ``none``.
    """

    instant: datetime | None = None
    wall: datetime | None = None
    zone: str | None = None
    day: date | None = None
    precision: Precision = "none"

    @classmethod
    def at(cls, instant: datetime, precision: Precision = "second", zone: str | None = None) -> Moment:
        """Return the moment of an aware datetime; its own wall clock is kept beside the instant."""
        if instant.tzinfo is None:
            raise ValueError("Moment.at needs an aware datetime; use Moment.local for a wall clock.")
        utc = instant.astimezone(UTC).replace(tzinfo=None)
        wall = instant.replace(tzinfo=None)
        return cls(instant=utc, wall=wall, zone=zone or "UTC", day=wall.date(), precision=precision)

    @classmethod
    def local(cls, wall: datetime, precision: Precision = "minute", zone: str | None = None) -> Moment:
        """Return a wall clock in the owner's zone (or in no known zone, with ``zone="unknown"``)."""
        return cls(wall=wall, zone=zone, day=wall.date(), precision=precision)

    @classmethod
    def on(cls, day: date) -> Moment:
        """Return a day without a time."""
        return cls(day=day, precision="day")


UNDATED = Moment()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a talk's transcript: what one speaker said before another spoke.

    ``who`` is the slot of the person speaking, empty for the owner and for a speaker nobody can name;
    ``speaker`` the name or mark as written ("SPEAKER_00"); ``number`` counts from 1; ``starts`` and ``ends``
    are seconds from the beginning, where the source has them.
    """

    who: str = ""
    speaker: str
    number: int
    text: str
    starts: float | None = None
    ends: float | None = None
    is_owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of a codebook; ``name`` is its path from the top: ``Skills/Statistics``."""

    name: str
    description: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A passage that a coder marked, with the code put on it (none: an excerpt without a code).

    ``document`` is the text it stands in; ``starts`` and ``ends`` are code points in it, where known;
    ``who``: the slot of the person who said it, empty where the source does not tell.
    """

    who: str = ""
    text: str
    code: str | None = None
    document: str | None = None
    coder: str | None = None
    starts: int | None = None
    ends: int | None = None
    at: Moment = UNDATED


Item = (
    Person
    | Message
    | Meeting
    | Note
    | SkillMention
    | Referral
    | PlannedFollowUp
    | Connection
    | SelfRating
    | Turn
    | Code
    | Coding
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source record: the row, note, card or message, and all that it says.

    Attributes
    ----------
    key : str
        Identifies the record over its editions: the native id, or sheet and key columns, or the note's
        path (R15). Unique within one file.
    location : str
        Where the user finds it: ``sheet 'Outreach', row 7``.
    items : tuple of Item
        Notes and skills with ``in_meeting``, and turns, belong to its :class:`Meeting`: there is one, or
        there are several with labels of their own (then notes belong to no single one).
    scope : str
        The snapshot it belongs to (a sheet); records of a scope that are missing in a newer file of it are
        reported as gone. Empty for sources that are no snapshots.
    sequence, modified : int or None, datetime or None
        What the source says of its edition (iCalendar SEQUENCE, LAST-MODIFIED as naive UTC).
    counted : bool
        False for what belongs to a source record that was counted already. A record without items says
        nothing any more: it supersedes what earlier editions said (an instance that was excluded).
    skipped : str
        Counted as skipped, for this reason, although what it says is kept (a bounce).
    labels : tuple of str
        Mail labels, calendar and category names: the user can limit an import to some.
    """

    key: str
    location: str
    items: tuple[Item, ...]
    scope: str = ""
    sequence: int | None = None
    modified: datetime | None = None
    counted: bool = True
    skipped: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A source record that is left out on purpose; ``reason`` is a code of FORMATS.md."""

    location: str
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A source record that cannot be used as it is; it is listed, can be mended and loaded again.

    ``fields`` are the cells under their own headers, in order, for mending; ``raw`` the text as read;
    ``remember`` is what the importer needs to read the mended record as part of its file: sheet, date order.
    """

    location: str
    reason: str
    message: str
    raw: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    remember: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning about the file as a whole; ``code`` is one of FORMATS.md, ``detail`` for the reader.

    Without a code it is a remark: nothing is wrong, but the reader should know.
    """

    code: str = ""
    detail: str = ""


Outcomes = SourceRecord | Skipped | Rejected | Warned
