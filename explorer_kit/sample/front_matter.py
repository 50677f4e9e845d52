"""The front matter of a talk's note, in the spellings that people use."""

from __future__ import annotations

from explorer_kit.records import Channel
from explorer_kit.sample.dice import Dice
from explorer_kit.sample.model import Request, Talk

_TAGS = {
    "Data analytics": "analytics",
    "Business intelligence": "bi",
    "Data engineering": "data-engineering",
    "Product management": "product",
    "User research": "research",
}
_MEDIA: dict[Channel, str] = {"video": "video", "phone": "phone", "in_person": "in person"}


def front_matter(dice: Dice, request: Request, talk: Talk, also: set[str]) -> str:
    """Return the YAML block of a note, with its ``---`` lines.

    Parameters
    ----------
    dice : Dice
        Decides on the spelling: person or attendees, a quoted time, a flat list of tags.
    request, talk : Request, Talk
        Whom the talk was with, and how it went.
    also : set of str
        What stands here and not in the body: ``referrals``, ``thanks``.
    """
    person = request.person
    link = f"[[{person.name}]]"
    people = [f'person: "{link}"'] if dice.chance(0.7) else ["attendees:", f'  - "{link}"']
    time = f"{talk.starts_at:%H:%M}"
    lines = [
        "type: informational interview",
        f"date: {talk.starts_at.date()}",
        f'time: "{time}"' if dice.chance(0.5) else f"time: {time}",
        *people,
        f"company: {person.organization}",
        f"role: {person.role}",
        f"planned_minutes: {talk.planned_minutes}",
        f"minutes: {talk.actual_minutes}",
        f"medium: {_MEDIA[talk.medium]}",
    ]
    if "thanks" in also and talk.thanked_on:
        lines.append(f"thank_you_sent: {talk.thanked_on}")
    if "referrals" in also and talk.referred:
        lines += ["referrals:", *(f'  - "[[{name}]]"' for name in talk.referred)]
    lines.append(f"tags: [interview, {_TAGS[person.function]}]")
    return "\n".join(["---", *lines, "---"])
