"""What happened in a season: the truth that the raw exports are written from.

Days are in the owner's time zone, and talks start at a wall clock time there. A season holds only what had
happened, or was planned, by its ``as_of`` day: a reply that would have come later is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from explorer_kit.records import Channel, Outcome, Tie
from explorer_kit.sample.truth import Truth

TalkStatus = Literal["held", "cancelled", "no_show", "scheduled"]


@dataclass(frozen=True, slots=True)
class Owner:
    """The seeker whose season it is."""

    name: str = "Mira Sonnfeld"
    email: str = "mira.sonnfeld@example.org"
    linkedin: str = "mira-sonnfeld-sample"
    time_zone: str = "Europe/Berlin"
    school: str = "Hochschule Beispielstadt"


@dataclass(frozen=True, slots=True)
class Person:
    """A contact. ``linkedin`` is the slug; ``referred_by`` the name of the contact who named this one."""

    name: str
    organization: str
    industry: str
    role: str
    function: str
    seniority: str
    tie: Tie
    added_on: date
    email: str | None = None
    linkedin: str | None = None
    referred_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The first human answer to an outreach."""

    on: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill that a person named in a talk, and the level (0-7) they asked for, if they said one."""

    skill: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Talk:
    """An agreed talk; what only a held one has is empty otherwise."""

    starts_at: datetime
    medium: Channel
    planned_minutes: int
    status: TalkStatus
    actual_minutes: int | None = None
    thanked_on: date | None = None
    skills: tuple[NamedSkill, ...] = ()
    referred: tuple[str, ...] = ()
    next_follow_up: date | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A first outreach to a person, and all that came of it."""

    person: Person
    sent_on: date
    channel: Channel
    variant: str
    bounced: bool = False
    nudged_on: date | None = None
    reply: Reply | None = None
    talk: Talk | None = None
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class OwnLevels:
    """The seeker's own levels (0-7) as rated on one day."""

    on: date
    levels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Season:
    """A seeker's season, with the parameters it was drawn from.

    ``contacts`` are in the order in which they were added, ``requests`` in the order in which they were sent.
    """

    seed: int
    truth: Truth
    owner: Owner
    starts_on: date
    as_of: date
    contacts: tuple[Person, ...]
    requests: tuple[Request, ...]
    own_levels: tuple[OwnLevels, ...]

    def talks(self, status: TalkStatus = "held") -> list[tuple[Request, Talk]]:
        """Return the talks of one status with their requests, by their start."""
        found = [(r, r.talk) for r in self.requests if r.talk is not None and r.talk.status == status]
        return sorted(found, key=lambda pair: pair[1].starts_at)
