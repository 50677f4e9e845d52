"""The closed lists of words in the journal's tables: what a column may hold, and nothing else.

The comments of the schema say the same to people.
"""

from __future__ import annotations

from typing import get_args

from explorer_kit.records import (
    ENTRY_KINDS,
    Channel,
    Decision,
    Direction,
    Evidence,
    MessageRole,
    Outcome,
    Precision,
    Tie,
)

EVENT_KINDS = ("outreach", "reply", "meeting", "note", "follow_up", "referral", "connection")
_ENDED = ("held", "cancelled", "no_show", "declined", "unconfirmed", "candidate")

CLOSED: dict[str, dict[str, tuple[str, ...]]] = {
    "observations": {
        "kind": (
            "person", "message", "meeting", "attendee", "note", "skill", "referral", "planned", "connection",
            "self_rating", "turn", "code", "coding", "organization", *ENTRY_KINDS,
        ),
        "person_role": ("organizer", "attendee"),
        "time_precision": get_args(Precision),
        "evidence": get_args(Evidence),
        "direction": get_args(Direction),
        "channel": get_args(Channel),
        "stated_role": get_args(MessageRole),
        "outcome": get_args(Outcome),
        "delivery": ("bounced",),
        "tie": get_args(Tie),
    },
    "contacts": {"tie": get_args(Tie)},
    "events": {
        "kind": EVENT_KINDS,
        "time_precision": get_args(Precision),
        "channel": get_args(Channel),
        "direction": get_args(Direction),
        "delivery": ("bounced",),
        "status": ("scheduled", *_ENDED),
        "status_when_past": _ENDED,
        "outcome": get_args(Outcome),
    },
    "event_contacts": {"role": ("main", "organizer", "attendee", "referrer", "referred")},
    "interviews": {"medium": get_args(Channel)},
    "excerpts": {
        "kind": ("insight", "advice", "trend", "resource", "skill", "evidence", "referral", "quote"),
    },
    "skill_mentions": {"origin": ("marked", "confirmed", "tagged", "suggested", "rejected")},
    "merges": {"decision": get_args(Decision)},
    "merge_suggestions": {"decision": tuple(word for word in get_args(Decision) if word != "same")},
    "rejected_rows": {"state": ("open", "mended", "dismissed", "replaced")},
    "person_keys": {
        "key_kind": ("email", "linkedin", "page", "name_organization", "name", "organization", "own"),
    },
    "entries": {"kind": ENTRY_KINDS},
    "research_facts": {
        "subject": ("person", "company", "news"),
        "kind": ("career_step", "achievement", "position", "company", "news", "other"),
    },
    "questions": {"category": ("career_path", "industry_trends", "direct_advice")},
    "templates": {
        "variant": get_args(Tie),
        "channel": ("email", "linkedin", "linkedin_invitation", "phone"),
    },
    "contact_blocks": {"kind": ("words", "family", "address", "local_part", "phone", "talk")},
}  # fmt: skip
"""Table → column → its words."""

SUBTYPES: dict[str, tuple[str, ...]] = {
    "follow_up": ("nudge", "touch", "thank_you", "planned"),
    "connection": ("connected", "connection_request"),
}
"""Kind of an event → the words of its subtype; of other kinds the list is open."""


def words_of(table: str, column: str) -> tuple[str, ...]:
    """Return the words that a column may hold; none: it may hold any text."""
    return CLOSED.get(table, {}).get(column, ())
