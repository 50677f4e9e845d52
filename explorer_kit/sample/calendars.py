"""The season's calendar as Google exports it: talks with people whose address is known, and two holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from explorer_kit.sample.model import Owner, Request, Season, Talk
from explorer_kit.sample.people import slug

# whole days: no talks
ALL_DAY = (("Holiday", 100, 12), ("Moving house", 40, 1))
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
_PLACES = {"video": "https://meet.example.org/{slug}", "phone": "by phone", "in_person": "Café Beispiel"}


def calendar_talks(season: Season) -> list[tuple[Request, Talk]]:
    """Return the talks to which somebody was invited by mail, by their start."""
    found = [(r, r.talk) for r in season.requests if r.talk and r.person.email]
    return sorted(found, key=lambda pair: pair[1].starts_at)


def write_calendar(season: Season, folder: Path) -> None:
    """Write ``mira.sonnfeld.ics``, named after the owner's address."""
    owner = season.owner
    head = [
        "BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{owner.email}",
        f"X-WR-TIMEZONE:{owner.time_zone}",
        *(_ZONE.split("\n") if f"TZID:{owner.time_zone}\n" in _ZONE else ()),
    ]  # fmt: skip
    entries = [_talk(owner, request, talk, season.as_of) for request, talk in calendar_talks(season)]
    entries += [_all_day(season, *each) for each in ALL_DAY]
    lines = [line for part in (head, *entries, ["END:VCALENDAR"]) for line in part]
    text = "\r\n".join(_folded(line) for line in lines) + "\r\n"
    (folder / f"{owner.email.partition('@')[0]}.ics").write_bytes(text.encode("utf-8"))


def _talk(owner: Owner, request: Request, talk: Talk, as_of: date) -> list[str]:
    person, zone = request.person, ZoneInfo(owner.time_zone)
    ends = talk.starts_at + timedelta(minutes=talk.planned_minutes)
    booked = request.reply.on if request.reply else as_of
    stamp = f"{datetime.combine(booked, time(18), zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    cancelled = talk.status == "cancelled"
    key = (person.email or "").partition("@")[0]
    place = _PLACES.get(talk.medium, "").format(slug=key)
    return [
        "BEGIN:VEVENT",
        f"DTSTART;TZID={owner.time_zone}:{talk.starts_at:%Y%m%dT%H%M%S}",
        f"DTEND;TZID={owner.time_zone}:{ends:%Y%m%dT%H%M%S}", f"DTSTAMP:{stamp}",
        f"ORGANIZER;CN={owner.name}:mailto:{owner.email}", f"UID:{key}.sample@example.org",
        _attendee(person.name, person.email or "", "ACCEPTED"),
        _attendee(owner.name, owner.email, "ACCEPTED"),
        f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{1 if cancelled else 0}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}", f"SUMMARY:Talk with {_escaped(person.name)}",
        f"LOCATION:{_escaped(place)}", "TRANSP:OPAQUE", "END:VEVENT",
    ]  # fmt: skip


def _attendee(name: str, email: str, answer: str) -> str:
    return f'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN="{name}":mailto:{email}'


def _all_day(season: Season, title: str, after: int, days: int) -> list[str]:
    first = season.starts_on + timedelta(days=after)
    return [
        "BEGIN:VEVENT", f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first + timedelta(days=days):%Y%m%d}", f"DTSTAMP:{first:%Y%m%d}T060000Z",
        f"UID:{slug(title)}.sample@example.org", f"SUMMARY:{title}", "STATUS:CONFIRMED", "END:VEVENT",
    ]  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Return a line folded after 75 bytes, never within a character."""
    parts, part = [], ""
    for sign in line:
        if len((part + sign).encode()) > 74:
            parts.append(part)
            part = " "
        part += sign
    return "\r\n".join([*parts, part])
