"""The vocabulary: what one source record can say, as frozen dataclasses.

An importer (or a form) turns every source record - a row, a note, a card, a message - into one
:class:`SourceRecord` that holds the people it names and the things it says about them. Nothing here is
interpreted: whether a message is a first outreach or a nudge, and whether two people are one, is decided
by the derivation, which reads these records from the table ``observations``.

People are named inside a record by a *slot*: ``"main"`` is the person the record is about; every other
person gets a slot of the importer's choosing (``"referrer"``, ``"attendee:anna beispiel"``).
"""

from __future__ import annotations

from explorer_kit.records.entries import (
    ENTRY_KINDS,
    Entry,
    EntryKind,
)
from explorer_kit.records.items import (
    Attendee,
    Connection,
    Meeting,
    Message,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SelfRating,
    SkillMention,
)
from explorer_kit.records.moments import (
    UNDATED,
    Moment,
)
from explorer_kit.records.outcomes import (
    Item,
    Outcomes,
    Rejected,
    Skipped,
    SourceRecord,
    Warned,
)
from explorer_kit.records.passages import (
    Code,
    Coding,
    Turn,
)
from explorer_kit.records.words import (
    MAIN,
    Channel,
    Decision,
    Direction,
    Evidence,
    MessageRole,
    Outcome,
    Precision,
    Tie,
)

__all__ = [
    "ENTRY_KINDS",
    "MAIN",
    "UNDATED",
    "Attendee",
    "Channel",
    "Code",
    "Coding",
    "Connection",
    "Decision",
    "Direction",
    "Entry",
    "EntryKind",
    "Evidence",
    "Item",
    "Meeting",
    "Message",
    "MessageRole",
    "Moment",
    "Note",
    "Outcome",
    "Outcomes",
    "Person",
    "PlannedFollowUp",
    "Precision",
    "Referral",
    "Rejected",
    "SelfRating",
    "SkillMention",
    "Skipped",
    "SourceRecord",
    "Tie",
    "Turn",
    "Warned",
]
