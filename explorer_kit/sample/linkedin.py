"""The season as LinkedIn exports it: the files of ``Basic_LinkedInDataExport``, unpacked."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from explorer_kit.sample.dice import Dice
from explorer_kit.sample.doubtful import doubtful
from explorer_kit.sample.letters import Letter, letters
from explorer_kit.sample.model import Person, Season
from explorer_kit.sample.tracker import MONTHS

_PREAMBLE = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will \
only see email addresses for connections who have allowed their connections to see them."

"""
CONNECTIONS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
MESSAGES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
INVITATIONS = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl")
HIDDEN_MEMBERS = 2
Row = tuple[str, ...]


def write_linkedin(season: Season, folder: Path) -> None:
    """Write connections, messages, invitations, and the profile and skills that LinkedIn adds."""
    written = letters(season)
    connections = _table(CONNECTIONS, _connections(season))
    _write(folder / "Connections.csv", _PREAMBLE + connections)
    _write(folder / "messages.csv", _table(MESSAGES, _messages(season, written), quoted=True))
    _write(folder / "Invitations.csv", _table(INVITATIONS, _invitations(season, written)))
    given, _, family = season.owner.name.partition(" ")
    _write(
        folder / "Profile.csv",
        _table(
            ("First Name", "Last Name", "Headline"), [(given, family, "Controller at a publishing house")]
        ),
    )
    _write(folder / "Skills.csv", _table(("Name",), [("Budgeting",), ("Forecasting",)]))


def connected_people(season: Season) -> list[tuple[Person, date]]:
    """Return who is connected, and since when: whom the owner knew, and who answered on LinkedIn."""
    dice = Dice(season.seed, "connections")
    answered = {r.person.name: r.reply.on for r in season.requests if r.reply and "linkedin" in r.channel}
    found = []
    for person in season.contacts:
        known = dice.share()
        if not person.linkedin:
            continue
        if person.name in answered:
            found.append((person, answered[person.name]))
        elif person.tie in ("alumni", "warm") and known < 0.5:
            days = (person.added_on - season.starts_on).days
            found.append((person, season.starts_on + timedelta(days=int(known * 2 * days))))
    return found


def _connections(season: Season) -> list[Row]:
    rows: list[Row] = [
        (*_split(person.name), _url(person.linkedin), "", person.organization, person.role, _day(since))
        for person, since in connected_people(season)
    ]
    rows += [
        (*_split(each.name), _url(each.linkedin), "", each.organization, "", _day(season.starts_on))
        for each in doubtful(season)
    ]
    return rows + [("", "", "", "", "", "", _day(season.starts_on))] * HIDDEN_MEMBERS


def _messages(season: Season, written: list[Letter]) -> list[Row]:
    """Return the rows, newest first as LinkedIn has them, with an advertisement and a draft."""
    zone = ZoneInfo(season.owner.time_zone)
    mine = (season.owner.name, _url(season.owner.linkedin))
    rows: list[Row] = []
    for letter in (each for each in written if each.road == "linkedin"):
        theirs = (letter.person.name, _url(letter.person.linkedin))
        sender, to = (mine, theirs) if letter.sent else (theirs, mine)
        rows.append(_message(f"2-{letter.person.linkedin}", sender, to, _utc(letter.at, zone), letter.text))
    late = _utc(datetime.combine(season.as_of, time()) - timedelta(days=20), zone)
    advert = '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%, an offer for you</p>'
    rows.append(_message("2-advert", ("LinkedIn Member", ""), mine, late, advert, title="An offer"))
    for row in [row for row in rows if row[2] == mine[0]][:1]:
        rows.append(_message(row[0], mine, (row[4], row[5]), late, "Hello, one more", draft="Yes"))
    return sorted(rows, key=lambda row: row[6], reverse=True)


def _message(
    thread: str, sender: tuple[str, str], to: tuple[str, str], at: str, text: str, *, title: str = "",
    draft: str = "No",
) -> Row:  # fmt: skip
    return (thread, title, *sender, *to, at, "", text, "INBOX", "", draft, "No")


def _invitations(season: Season, written: list[Letter]) -> list[Row]:
    mine = season.owner
    return [
        (
            mine.name, each.person.name, _sent_at(each.at), each.text, "OUTGOING", _url(mine.linkedin),
            _url(each.person.linkedin),
        )
        for each in written
        if each.road == "linkedin_invitation"
    ]  # fmt: skip


def _split(name: str) -> tuple[str, str]:
    given, _, family = name.rpartition(" ")
    return (given, family) if given else (family, "")


def _url(slug: str | None) -> str:
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


def _day(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1][:3]} {day.year}"


def _utc(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.replace(tzinfo=zone).astimezone(ZoneInfo('UTC')):%Y-%m-%d %H:%M:%S} UTC"


def _sent_at(at: datetime) -> str:
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M} {half}"


def _table(header: tuple[str, ...], rows: Sequence[Row], *, quoted: bool = False) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow(header)
    writer.writerows(rows)
    # LinkedIn writes no line end behind the last row
    return stream.getvalue().removesuffix("\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
