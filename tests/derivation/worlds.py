"""Small random worlds: a handful of people with shared and unshared keys, told of by several sources.

A world is a list of files (`Batch`), each with its own date, so that the order of editions never depends on
the order of loads. Many worlds live side by side in one journal: everything in a world carries its number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from explorer_kit.records import (
    Attendee,
    Connection,
    Item,
    Meeting,
    Message,
    MessageRole,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SelfRating,
    SkillMention,
    SourceRecord,
)
from tests.derivation.journals import Batch, day, local, on, record

NAMES = ("Anna Beispiel", "Anna Beispiel", "Ánna Beispiel, PhD", "Ben Muster", "Cleo")
ORGANIZATIONS = ("Acme GmbH", "Acme GmbH", "acme", "Beta Ltd", None)
WORDS = ("SQL", "sql", "Python")
THANKS = "Thank you for your time."
TEXTS = ("May I ask you about your work?", THANKS, "Thanks in advance for your help.", None)
DAYS = 3
ROLES: tuple[MessageRole, ...] = ("outreach", "outreach", "reply", "nudge", "touch", "thank_you")


class World:
    """Draws the records of one world; `number` keeps its people apart from those of all others."""

    def __init__(self, number: int, random: Random) -> None:
        self.number, self.random = number, random

    def maybe(self, value: str, chance: float = 0.5) -> str | None:
        return value if self.random.random() < chance else None

    def person(self, slot: str = "main") -> Person:
        draw, number = self.random, self.number
        name, organization = draw.choice(NAMES), draw.choice(ORGANIZATIONS)
        email, page = (
            self.maybe(f"{draw.choice('aab')}{number}@example.org"),
            self.maybe(f"P{draw.choice('ab')}"),
        )
        linkedin = self.maybe(f"{draw.choice('aab')}-{number}", 0.2)
        return Person(
            slot=slot,
            name=f"{name.replace(' ', f' W{number} ', 1)}" if " " in name else name,
            organization=organization and f"{number} {organization}",
            emails=(email,) if email else (),
            linkedin=linkedin,
            page=page and f"{page} {number}",
            position=self.maybe(draw.choice("xyz")),
            industry=self.maybe(draw.choice("xy")),
            school=self.maybe("Example U", 0.1),
            known_since=on(draw.randint(1, DAYS)) if draw.random() < 0.1 else Moment(),
        )

    def moment(self) -> Moment:
        draw = self.random
        number = draw.randint(1, DAYS)
        if draw.random() < 0.4:
            return on(number)
        zone = "unknown" if draw.random() < 0.1 else None
        return local(number, draw.choice((9, 10, 16)), draw.choice((0, 10, 20)), zone)

    def message(self) -> Message:
        draw = self.random
        return Message(
            direction=draw.choice(("outbound", "outbound", "inbound")),
            at=self.moment(),
            channel=draw.choice(("email", "email", "linkedin", "unknown")),
            text=draw.choice(TEXTS),
            group=draw.random() < 0.1,
            variant=self.maybe("v"),
        )

    def line(self) -> Message:
        draw = self.random
        role = draw.choice(ROLES)
        flag = draw.random() < 0.4
        bounded = flag and draw.random() < 0.7
        return Message(
            direction="inbound" if role == "reply" else "outbound",
            role=role,
            evidence="flag" if flag else "record",
            at=Moment() if flag else on(draw.randint(1, DAYS)),
            channel=draw.choice(("email", "unknown")),
            outcome=draw.choice(("accepted", None)),
            variant=draw.choice(("u", None)),
            counts_from=day(draw.randint(1, DAYS)) if bounded else None,
            not_before=day(draw.randint(1, 2)) if bounded else None,
        )

    def meeting(self, slots: Sequence[str], answers: bool = False) -> Meeting:
        draw = self.random
        flag = not answers and draw.random() < 0.2
        people = tuple(
            Attendee(who=slot, answer=draw.choice(("accepted", "declined", None)) if answers else None)
            for slot in slots
        )
        return Meeting(
            attendees=people,
            starts=Moment() if flag else self.moment(),
            evidence="flag" if flag else "record",
            not_before=day(draw.randint(1, DAYS)) if flag else None,
            has_answers=answers,
            counts_from=day(draw.randint(1, DAYS)) if flag else None,
            cancelled=draw.random() < 0.1,
            no_show=draw.random() < 0.1,
            minutes=draw.choice((None, 20.0)),
            read_for_skills=draw.random() < 0.5,
        )

    def row(self) -> list[Item]:
        draw = self.random
        items: list[Item] = [self.person(), *(self.line() for _ in range(draw.randint(0, 3)))]
        if draw.random() < 0.4:
            items.append(self.meeting(["main"]))
        if draw.random() < 0.3:
            items += [self.person("referrer"), Referral(referrer="referrer", referred="main")]
        if draw.random() < 0.3:
            items.append(Note(text="n", in_meeting=draw.random() < 0.5))
        return items

    def mail(self) -> list[Item]:
        return [self.person(), self.message()]

    def entry(self) -> list[Item]:
        if self.random.random() < 0.3:
            return [self.person(), self.person("b"), self.meeting(["main", "b"], answers=True)]
        return [self.person(), self.meeting(self.random.choice((["main"], ["main"], [])), answers=True)]

    def note(self) -> list[Item]:
        draw = self.random
        items: list[Item] = [self.person()]
        if draw.random() < 0.4:
            items.append(self.person("b"))
        slots = [item.slot for item in items if isinstance(item, Person)]
        items += [
            self.meeting(draw.choice((slots, ["main"]))),
            Note(who=draw.choice(slots), text="learned", heading=draw.choice(("H", None)), in_meeting=True),
            SkillMention(who=draw.choice(slots), word=draw.choice(WORDS), quote=self.maybe("q")),
        ]
        if len(slots) > 1:
            items.append(Referral(referrer=draw.choice(slots), referred=draw.choice(slots)))
        return items

    def card(self) -> list[Item]:
        draw = self.random
        extra: list[Item] = [
            Connection(at=self.moment(), requested_only=draw.random() < 0.3),
            PlannedFollowUp(due=self.moment(), text="call"),
            SelfRating(word=draw.choice(WORDS), level=2.0, at=on(3)),
        ]
        return [self.person(), *draw.sample(extra, draw.randint(0, 2))]

    def batch(self, number: int, earlier: Sequence[Batch] = ()) -> Batch:
        """Draw a file; it may be a newer edition of an earlier one, with most records as they were."""
        draw = self.random
        makers: dict[str, Callable[[], list[Item]]] = {
            "tracker": self.row,
            "mail": self.mail,
            "calendar": self.entry,
            "markdown.note": self.note,
            "contacts.card": self.card,
            "form": self.row,
        }
        again = draw.choice(earlier) if earlier and draw.random() < 0.4 else None
        source = again.source if again else draw.choice(list(makers))
        known = (
            {entry.key: entry for entry in again.records if isinstance(entry, SourceRecord)} if again else {}
        )
        keys = draw.sample([f"{self.number}-{letter}" for letter in "klm"], draw.randint(1, 3))
        records = [
            known[key] if key in known and draw.random() < 0.7 else record(key, *makers[source](), scope="s")
            for key in keys
        ]
        return Batch(source, tuple(records), datetime(2026, 3, 1) + timedelta(days=number), f"{number}.csv")

    def batches(self, most: int = 4) -> list[Batch]:
        made: list[Batch] = []
        for number in range(self.random.randint(2, most)):
            made.append(self.batch(number, made))
        return made


def worlds(seed: int, count: int, most: int = 4) -> dict[int, list[Batch]]:
    """Return many worlds under their numbers."""
    random = Random(seed)
    return {number: World(number, Random(random.random())).batches(most) for number in range(count)}


def side_by_side(chosen: dict[int, list[Batch]]) -> list[tuple[Batch, ...]]:
    """Return the first files of all worlds, the second files of all worlds, and so on."""
    longest = max(len(batches) for batches in chosen.values())
    return [
        tuple(batches[place] for batches in chosen.values() if place < len(batches))
        for place in range(longest)
    ]


def halves(batch: Batch) -> tuple[Batch, Batch]:
    middle = len(batch.records) // 2
    return replace(batch, records=batch.records[:middle]), replace(batch, records=batch.records[middle:])


def smaller(world: list[Batch]) -> list[list[Batch]]:
    """Return the same world with one file, one record or one item less, each in turn."""
    found = []
    for place, batch in enumerate(world):
        found.append(world[:place] + world[place + 1 :])
        for number, entry in enumerate(batch.records):
            rest = batch.records[:number] + batch.records[number + 1 :]
            found.append([*world[:place], replace(batch, records=rest), *world[place + 1 :]])
            assert isinstance(entry, SourceRecord)
            for item in range(len(entry.items)):
                less = replace(entry, items=entry.items[:item] + entry.items[item + 1 :])
                records = (*batch.records[:number], less, *batch.records[number + 1 :])
                found.append([*world[:place], replace(batch, records=records), *world[place + 1 :]])
    return found
