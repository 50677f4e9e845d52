"""Roles (R2), talks (R13) and their status (R4) of random people, against plain Python (oracles.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from explorer_kit.records import UNDATED, Attendee, Meeting, Message, Moment, SourceRecord
from explorer_kit.settings import Settings
from tests.derivation.cases import person
from tests.derivation.journals import Batch, Journal, day, record
from tests.derivation.oracles import DAY, Letter, Report, Talk, roles, talks_of

DAYS = 4
LOADED = 3
"""The day of the load: undated flags without any date count from it."""
NOW = datetime.combine(day(LOADED), datetime.min.time()) + timedelta(hours=10, minutes=7)
AS_OF = (LOADED - 1) * DAY + 10 * 60 + 7
SOURCES = ("calendar", "note", "crm")


def moment(minute: int | None, on: int | None) -> Moment:
    if minute is not None:
        return Moment.local(datetime.combine(day(1), datetime.min.time()) + timedelta(minutes=minute))
    return UNDATED if on is None else Moment.on(day(on))


def day_of(number: int | None) -> date | None:
    return None if number is None else day(number)


def a_letter(random: Random, taken: set[object]) -> Letter | None:
    """Draw a message; two that R2 could not tell apart in time are not drawn."""
    sent = random.random() < 0.6
    letter = Letter(sent, thanks=sent and random.random() < 0.4, group=random.random() < 0.1)
    shape = random.random()
    if shape < 0.55:
        letter.minute = random.randint(0, DAYS * DAY - 1)
    elif shape < 0.9:
        letter.day = random.randint(1, DAYS)
    if random.random() < 0.25:
        letter.role = random.choice(("nudge", "touch", "thank_you", "outreach")) if sent else "reply"
    if letter.role == "outreach" and letter.minute is None and letter.day is None:
        letter.role = None  # "contacted: yes" lies before everything else: worked by hand in test_roles.py
    if letter.order in taken:
        return None
    taken.add(letter.order)
    return letter


def a_report(random: Random) -> Report:
    source = random.choice(SOURCES)
    report = Report(source, cancelled=random.random() < 0.15, no_show=random.random() < 0.1)
    shape = random.random()
    if shape < 0.5:
        report.minute = random.randint(0, DAYS - 1) * DAY + 600 + random.choice((0, 3, 8, 14, 15, 16, 20, 30))
        report.minutes = random.choice((None, 20))
    elif shape < 0.8:
        report.day = random.randint(1, DAYS)
    else:
        report.counts_from = random.choice((None, 1, 2, 5))
        report.not_before = random.choice((None, 1, 3))
    if source == "calendar":
        report.answers, report.answer = True, random.choice(("accepted", "tentative", "declined", None))
        report.owner_declined = random.random() < 0.1
    return report


def mail(letter: Letter) -> Message:
    text = "Thank you for your time." if letter.thanks else None
    return Message(
        direction="outbound" if letter.sent else "inbound",
        at=moment(letter.minute, letter.day),
        text=text,
        role=letter.role,
        group=letter.group,
    )


def entry(report: Report) -> Meeting:
    return Meeting(
        starts=moment(report.minute, report.day),
        attendees=(Attendee(answer=report.answer),),
        evidence="record" if report.on else "flag",
        counts_from=day_of(report.counts_from),
        minutes=report.minutes,
        not_before=day_of(report.not_before),
        has_answers=report.answers,
        cancelled=report.cancelled,
        no_show=report.no_show,
        owner_declined=report.owner_declined,
    )


def load(people: dict[str, tuple[list[Letter], list[Report]]]) -> Journal:
    """Load everybody at once; the key of a record tells which letter or report it is."""
    files: dict[str, list[SourceRecord]] = {"mail": [], **{source: [] for source in SOURCES}}
    for name, (letters, reports) in people.items():
        files["mail"] += [record(f"mail|{name}|{n}", person(name), mail(x)) for n, x in enumerate(letters)]
        for place, report in enumerate(reports):
            files[report.source].append(record(f"log|{name}|{place}", person(name), entry(report)))
    journal = Journal(Settings(timezone="UTC"))
    journal.load_together(*(Batch(source, tuple(records)) for source, records in files.items()), at=NOW)
    return journal


def drawn(seed: int, count: int) -> dict[str, tuple[list[Letter], list[Report]]]:
    random = Random(seed)
    people = {}
    for number in range(count):
        taken: set[object] = set()
        letters = [letter for _ in range(random.randint(0, 6)) if (letter := a_letter(random, taken))]
        people[f"p{number}"] = letters, plain([a_report(random) for _ in range(random.randint(0, 5))])
    return people


BEHIND = """
SELECT o.native_id, COALESCE(e.subtype, e.kind) AS role, e.event_id, e.status, e.counts_from_on, e.ends_at
FROM events AS e JOIN event_sources USING (event_id) JOIN observations AS o USING (observation_id)
WHERE o.kind = $kind
"""


def found(journal: Journal, kind: str) -> dict[str, list[dict[str, Any]]]:
    """Return the reports of a kind by person, each with the event it became part of."""
    cursor = journal.connection.execute(BEHIND, {"kind": kind})
    names = [column[0] for column in cursor.description]
    people: dict[str, list[dict[str, Any]]] = {}
    for row in cursor.fetchall():
        values = dict(zip(names, row, strict=True))
        people.setdefault(values["native_id"].split("|")[1], []).append(values)
    return people


def place(row: dict[str, Any]) -> int:
    return int(row["native_id"].split("|")[2])


def described(talk: Talk) -> tuple[object, ...]:
    """Return what tells a talk from others; reports that nothing tells apart may change places."""
    facts = sorted(str((r.source, r.minute, r.day, r.not_before, r.cancelled)) for r in talk.reports)
    return (*facts,)


def plain(reports: list[Report]) -> list[Report]:
    """Leave out flags where two reports are of one day: R10 does not say which of its talks they mean."""
    days = [report.on for report in reports if report.on]
    return [report for report in reports if report.on or len(set(days)) == len(days)]


def distinct(reports: list[Report]) -> list[Report]:
    """Leave out reports that only their status tells from an earlier one: R13 could take either."""
    kept: dict[object, Report] = {}
    for number, report in enumerate(reports):
        kept.setdefault((report.source, report.minute, report.day) if report.on else number, report)
    return list(kept.values())


People = dict[str, tuple[list[Letter], list[Report]]]


def distinctly(people: People) -> People:
    return {name: (letters, distinct(reports)) for name, (letters, reports) in people.items()}


def check_roles(people: People) -> None:
    events = found(load(people), "message")
    for name, (letters, reports) in people.items():
        expected = roles(letters, talks_of(reports), LOADED)
        got = {place(row): row["role"] for row in events.get(name, [])}
        assert got == {letters.index(letter): role for letter, role in expected.items()}, (letters, reports)


def check_talks(
    people: People, fact: Callable[[Talk], object], column: Callable[[dict[str, Any]], object]
) -> None:
    events = found(load({name: ([], reports) for name, (_, reports) in people.items()}), "meeting")
    for name, (_, reports) in people.items():
        groups: dict[str, tuple[Talk, object]] = {}
        for row in events.get(name, []):
            talk, _ = groups.setdefault(row["event_id"], (Talk(), column(row)))
            talk.reports.append(reports[place(row)])
        got = Counter((described(talk), value) for talk, value in groups.values())
        assert got == Counter((described(talk), fact(talk)) for talk in talks_of(reports)), reports


@pytest.mark.parametrize("seed", range(3))
def test_roles_of_random_people(seed: int):
    check_roles(distinctly(drawn(seed, 300)))


@pytest.mark.parametrize("seed", range(10, 13))
def test_talks_of_random_people(seed: int):
    check_talks(drawn(seed, 300), lambda talk: None, lambda row: None)


def test_status_of_random_talks():
    people = distinctly(drawn(20, 300))
    check_talks(people, lambda talk: talk.status(AS_OF, LOADED), lambda row: row["status"])


def test_day_from_which_random_talks_count():
    people = distinctly(drawn(21, 300))
    check_talks(people, lambda talk: day(talk.counts_from(LOADED)), lambda row: row["counts_from_on"])


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 130))
def test_very_many_random_people(seed: int):
    people = drawn(seed, 2000)
    check_talks(people, lambda talk: None, lambda row: None)
    check_roles(distinctly(people))
    check_talks(distinctly(people), lambda talk: talk.status(AS_OF, LOADED), lambda row: row["status"])
