"""Small address books for the tests: text in, what an importer says of it out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.contacts import IMPORTERS
from explorer_kit.records import Note, Person, Referral, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings

VCARD, GOOGLE, OUTLOOK = IMPORTERS
HEADERS = Path(__file__).parent / "headers"


def header_of(program):
    """Return the headers that a program writes, in their order."""
    with (HEADERS / f"{program}.csv").open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def source_file(data, name):
    data = data.encode() if isinstance(data, str) else data
    return SourceFile(name=name, opener=lambda: io.BytesIO(data), size=len(data))


def context(**settings):
    return ImportContext(settings=Settings(**settings))


def outcomes(importer, data, name="contacts", **settings):
    return list(importer.read(source_file(data, name), context(**settings)))


def records(importer, data, name="contacts", **settings):
    return [found for found in outcomes(importer, data, name, **settings) if isinstance(found, SourceRecord)]


def score(importer, data, name="contacts.csv"):
    return importer.recognise(source_file(data, name), context())


def skipped(found):
    return [(outcome.location, outcome.reason) for outcome in found if isinstance(outcome, Skipped)]


def rejected(found):
    return [(outcome.location, outcome.reason) for outcome in found if isinstance(outcome, Rejected)]


def warned(found):
    return [outcome.code for outcome in found if isinstance(outcome, Warned)]


def person(record):
    return next(item for item in record.items if isinstance(item, Person) and item.slot == "main")


def referrers(record):
    return [item for item in record.items if isinstance(item, Person) and item.slot != "main"]


def note(record):
    return next((item.text for item in record.items if isinstance(item, Note)), None)


def referrals(record):
    return [(item.referrer, item.referred) for item in record.items if isinstance(item, Referral)]


def vcard(*lines, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def card(*lines, version="3.0", **settings):
    """Return the only record of a file with one card."""
    (only,) = records(VCARD, vcard(*lines, version=version), "book.vcf", **settings)
    return only


def table(header, *rows, delimiter=",", end="\r\n", quoting=csv.QUOTE_MINIMAL):
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, header, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()
