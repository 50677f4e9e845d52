"""Small trackers for the tests: a csv or workbook in, its outcomes out."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import openpyxl

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.tracker import IMPORTER
from explorer_kit.records import Meeting, Message, Note, Person, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings


def context(**choices):
    return ImportContext(settings=Settings(), **choices)


def source_file(data, name="log.csv"):
    data = data.encode() if isinstance(data, str) else data
    return SourceFile(
        name=name, opener=lambda: io.BytesIO(data), size=len(data), modified=datetime(2026, 6, 1)
    )


def csv_of(*rows):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def workbook_of(**sheets):
    """Return the bytes of a workbook; a sheet's name with a leading ``hidden_`` hides it."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name.removeprefix("hidden_"))
        for row in rows:
            sheet.append(row)
        if name.startswith("hidden_"):
            sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def outcomes(data, name="log.csv", **choices):
    return list(IMPORTER.read(source_file(data, name), context(**choices)))


def records(data, name="log.csv", **choices):
    return [outcome for outcome in outcomes(data, name, **choices) if isinstance(outcome, SourceRecord)]


def skipped(found):
    return [outcome.reason for outcome in found if isinstance(outcome, Skipped)]


def rejected(found):
    return [outcome for outcome in found if isinstance(outcome, Rejected)]


def warnings(found):
    return [outcome.code for outcome in found if isinstance(outcome, Warned)]


def record(header, *cells, **choices):
    """Return the only record of a csv with one row."""
    (only,) = records(csv_of(header, cells), **choices)
    return only


def main(found):
    return next(item for item in found.items if isinstance(item, Person) and item.slot == "main")


def of(kind, found):
    return [item for item in found.items if isinstance(item, kind)]


def messages(found):
    return of(Message, found)


def talk(found):
    (only,) = of(Meeting, found)
    return only


def notes(found):
    return of(Note, found)
