"""Small calendars for the tests: their text, what an importer makes of it, and a journal that loads it."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from explorer_kit import open_journal
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.calendars import IMPORTERS
from explorer_kit.records import Meeting, Note, Person, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings, save_settings

ME = "ich@example.org"
SETTINGS = Settings(owner_emails=(ME,), owner_names=("Ilse Ich",), timezone="Europe/Berlin")
BY_SOURCE = {importer.source: importer for importer in IMPORTERS}
I_COME = f"ATTENDEE;CN=Ilse Ich;PARTSTAT=ACCEPTED:mailto:{ME}"
ANNA_COMES = "ATTENDEE;CN=Anna Beispiel;PARTSTAT=ACCEPTED:mailto:anna@example.org"
BERLIN = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def event(*lines, uid="talk-1@example.org", start="DTSTART:20260305T130000Z", end="DTEND:20260305T133000Z"):
    """Return a VEVENT; an empty `uid`, `start` or `end` leaves the line out."""
    head = [f"UID:{uid}" if uid else "", start, end]
    return "\n".join(["BEGIN:VEVENT", *filter(None, head), *lines, "END:VEVENT"])


def calendar(*parts, name="Talks", method=None):
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar//EN"]
    head += [f"X-WR-CALNAME:{name}"] if name else []
    head += [f"METHOD:{method}"] if method else []
    return "\n".join([*head, *parts, "END:VCALENDAR", ""]).replace("\n", "\r\n")


def csv_of(*rows, delimiter=","):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n", delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


def columns(header):
    return next(csv.reader([header]))


def source_file(data, name="talks.ics"):
    data = data.encode() if isinstance(data, str) else data
    return SourceFile(
        name=name, opener=lambda: io.BytesIO(data), size=len(data), modified=datetime(2026, 6, 1)
    )


def outcomes(data, source="calendar.ics", name="talks.ics", settings=SETTINGS, **choices):
    context = ImportContext(settings=settings, **choices)
    return list(BY_SOURCE[source].read(source_file(data, name), context))


def records(found):
    return [outcome for outcome in found if isinstance(outcome, SourceRecord) and outcome.counted]


def record(data, **how):
    (found,) = records(outcomes(data, **how))
    return found


def meetings(found):
    return [item for item in found.items if isinstance(item, Meeting)]


def meeting(data, **how):
    (found,) = meetings(record(data, **how))
    return found


def people(found):
    return [item for item in found.items if isinstance(item, Person)]


def notes(found):
    return [item for item in found.items if isinstance(item, Note)]


def codes(found):
    return [outcome.code for outcome in found if isinstance(outcome, Warned) and outcome.code]


def remarks(found):
    return [outcome.detail for outcome in found if isinstance(outcome, Warned)]


def skipped(found):
    reasons = [outcome.reason for outcome in found if isinstance(outcome, Skipped)]
    return reasons + [each.skipped for each in records(found) if each.skipped]


def rejected(found):
    return [outcome for outcome in found if isinstance(outcome, Rejected)]


def journal_in(folder, settings=SETTINGS):
    journal = open_journal(folder / "me.duckdb")
    save_settings(journal.path, settings)
    return journal


def load(journal, data, name="talks.ics", as_of=datetime(2026, 6, 30, 12), **how):
    """Load one file, as if on 30 June 2026, and return its report."""
    data = data.encode() if isinstance(data, str) else data
    (report,) = journal.import_files(source_file(data, name), as_of=as_of, **how).files
    assert report.read == report.used + sum(report.skipped.values()) + sum(report.rejected.values())
    return report


def talks(journal, as_of=None):
    """Return (wall clock, status, title) of every talk in time order, as of a time (naive UTC)."""
    rows = journal.sql(
        "SELECT occurred_local, status, status_when_past, COALESCE(ends_at, "
        "CAST(counts_from_on AS TIMESTAMP)) AS over, heading FROM events WHERE kind = 'meeting' "
        "ORDER BY occurred_local, heading"
    )
    found = []
    for row in rows.itertuples():
        final = {"cancelled", "no_show", "declined"}
        status = row.status if as_of is None else row.status_when_past
        if as_of is not None and status not in final and row.over > as_of:
            status = "scheduled"
        found.append((f"{row.occurred_local:%m-%d %H:%M}", status, row.heading))
    return found
