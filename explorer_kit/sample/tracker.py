"""The tracker as the seeker keeps it: one row a person, filled in the way people fill in spreadsheets.

What the cells say is true, but not always complete or tidy: a date may be text, a yes may be an ``x``, and
two rows need mending. What an import should find is in :func:`explorer_kit.sample.counts.tracker_counts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from explorer_kit.records import Channel, Outcome, Tie
from explorer_kit.sample.dice import Dice
from explorer_kit.sample.model import Person, Request, Season, Talk
from explorer_kit.sample.words import words

Cell = date | time | int | str | None
Row = dict[str, Cell]

# groups (the merged cells above the header) and their columns, in order
GROUPS: dict[str, tuple[str, ...]] = {
    "Who": ("Name", "Company", "Role", "Email", "LinkedIn", "How I know them", "Referred by"),
    "About them": ("Industry", "Function", "Seniority", "Date added"),
    "First contact": ("Date contacted", "How", "Message version", "Followed up"),
    "Answer": ("Replied?", "Reply date"),
    "Talk": ("Interview date", "Time", "Minutes", "Interview status"),
    "Afterwards": ("Thank-you sent", "Next follow-up", "Notes"),
}
HEADER = tuple(column for columns in GROUPS.values() for column in columns)
DATE_COLUMNS = (
    "Date added",
    "Date contacted",
    "Followed up",
    "Reply date",
    "Interview date",
    "Thank-you sent",
    "Next follow-up",
)

# strftime would follow the machine's language
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_TIES: dict[Tie, tuple[str, ...]] = {
    "cold": ("cold", "cold", "Cold"),
    "alumni": ("alumni", "Alumni", "alumni"),
    "warm": ("warm", "former colleague", "friend", "warm"),
    "referred": ("referral", "referred"),
}
_CHANNELS: dict[Channel, tuple[str, ...]] = {
    "email": ("Email", "email", "Email", "e-mail"),
    "linkedin": ("LinkedIn", "LinkedIn", "LinkedIn message"),
    "linkedin_invitation": ("LinkedIn invitation", "LinkedIn invite"),
    "phone": ("phone",),
    "in_person": ("in person",),
}
_ANSWERS: dict[Outcome, tuple[str, ...]] = {
    "accepted": ("yes", "Yes", "yes", "y", "x"),
    "declined": ("declined", "declined", "no, declined"),
    "deferred": ("later", "not now", "later"),
}
_STATUS = {"cancelled": "cancelled", "no_show": "no-show", "scheduled": "scheduled"}
# a reply without a date is only written where the talk followed within this many days of the message, so that
# "answered within two weeks" does not depend on how the missing date is read
SURE_DAYS = 14


@dataclass(frozen=True)
class TrackerRow:
    """One data row: its cells, and the season's request behind it, if there is one."""

    cells: Row
    request: Request | None = None


def tracker_rows(season: Season) -> list[TrackerRow]:
    """Return the rows of all contacts in the order in which they were added; all dates are still dates."""
    dice = Dice(season.seed, "tracker")
    requests = {request.person.name: request for request in season.requests}
    return [_row(dice, person, requests.get(person.name)) for person in season.contacts]


def _row(dice: Dice, person: Person, request: Request | None) -> TrackerRow:
    cells: Row = dict.fromkeys(HEADER)
    cells |= _who(dice, person)
    if request is None:
        remark = dice.pick(words("notes")["remarks"]["idea"])
        return TrackerRow(cells | {"Notes": remark if dice.chance(0.25) else None})
    cells |= _first_contact(dice, request) | _answer(dice, request) | _notes(dice, request)
    if request.talk:
        cells |= _talk(dice, request.talk)
    elif request.ask_again_on:
        cells["Next follow-up"] = request.ask_again_on
    return TrackerRow(cells, request)


def _who(dice: Dice, person: Person) -> Row:
    page = f"linkedin.com/in/{person.linkedin}"
    return {
        "Name": person.name,
        "Company": person.organization,
        "Role": person.role,
        "Email": person.email,
        "LinkedIn": (f"https://www.{page}/" if dice.chance(0.6) else page) if person.linkedin else None,
        "How I know them": dice.pick(_TIES[person.tie]),
        "Referred by": person.referred_by,
        "Industry": person.industry if dice.chance(0.9) else None,
        "Function": person.function if dice.chance(0.9) else None,
        "Seniority": person.seniority if dice.chance(0.85) else None,
        "Date added": person.added_on,
    }


def _first_contact(dice: Dice, request: Request) -> Row:
    nudged = request.nudged_on
    by_hand = "yes" if dice.chance(0.2) else nudged
    return {
        "Date contacted": request.sent_on,
        "How": dice.pick(_CHANNELS[request.channel]),
        "Message version": request.variant,
        "Followed up": by_hand if nudged else ("no" if dice.chance(0.1) else None),
    }


def _answer(dice: Dice, request: Request) -> Row:
    reply = request.reply
    if reply is None:
        silent = "no" if dice.chance(0.4) else None
        return {"Replied?": "bounced" if request.bounced else silent, "Reply date": None}
    said = dice.pick(_ANSWERS[reply.outcome])
    if (
        request.nudged_on
        and reply.on >= request.nudged_on
        and reply.outcome == "accepted"
        and dice.chance(0.5)
    ):
        said = "yes (after 1 nudge)"
    talk = request.talk
    sure = (
        talk
        and talk.status == "held"
        and talk.starts_at.date() <= request.sent_on + timedelta(days=SURE_DAYS)
    )
    return {"Replied?": said, "Reply date": None if sure and dice.chance(0.35) else reply.on}


def _talk(dice: Dice, talk: Talk) -> Row:
    start = talk.starts_at.time()
    shown = f"{start:%H:%M}" if dice.chance(0.2) else start
    return {
        "Interview date": talk.starts_at.date(),
        "Time": shown if dice.chance(0.8) else None,
        "Minutes": talk.actual_minutes if dice.chance(0.75) else None,
        "Interview status": _STATUS.get(talk.status) or ("held" if dice.chance(0.6) else None),
        "Thank-you sent": _thanks(dice, talk.thanked_on),
        "Next follow-up": talk.next_follow_up,
    }


def _thanks(dice: Dice, on: date | None) -> Cell:
    if on is None:
        return None
    forms: tuple[tuple[Cell, float], ...] = (
        (on, 0.72),
        ("yes", 0.1),
        ("x", 0.08),
        (f"sent {on.day} {MONTHS[on.month - 1][:3]}", 0.1),
    )
    return forms[dice.weighted({index: weight for index, (_, weight) in enumerate(forms)})][0]


def _notes(dice: Dice, request: Request) -> Row:
    held = request.talk is not None and request.talk.status == "held"
    kind = "held" if held else request.reply.outcome if request.reply else ""
    remarks = words("notes")["remarks"].get(kind, [])
    return {"Notes": dice.pick(remarks) if remarks and dice.chance(0.5) else None}
