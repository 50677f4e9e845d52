"""Small exports of the programs for which there are presets, and what comes of them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from explorer_kit.importers.base import ImportContext, Importer, SourceFile, importer_for
from explorer_kit.records import MAIN, Outcomes, Person, SourceRecord
from explorer_kit.settings import Settings

CONTEXT = ImportContext(settings=Settings())
ID = "1f3a9c0b7d5e4f62a8b1c3d4e5f60718"
OTHER_ID = "2e4b8d1c6a7f4053b9c2d3e4f5061829"
LINK = f"https://www.notion.so/Anna-{OTHER_ID}?pvs=21"


def csv_of(*rows: list[str], mark: bool = False) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return ("\ufeff" if mark else "") + buffer.getvalue()


def as_file(text: str | bytes, name: str, siblings: Mapping[str, str] | None = None) -> SourceFile:
    data = text.encode() if isinstance(text, str) else text

    def beside(other: str) -> SourceFile | None:
        known = {key.casefold(): key for key in siblings or {}}
        key = known.get(other.casefold())
        return as_file((siblings or {})[key], key) if key else None

    return SourceFile(
        name=name,
        opener=lambda: io.BytesIO(data),
        size=len(data),
        modified=datetime(2026, 6, 1),
        beside=beside,
    )


def read(text: str | bytes, name: str, **context: Any) -> list[Outcomes]:
    """Return what the importer that is most sure of a file yields."""
    file, how = as_file(text, name), replace(CONTEXT, **context)
    return list(importer_for(file, how).read(file, how))


def importer(text: str | bytes, name: str, **context: Any) -> Importer:
    return importer_for(as_file(text, name), replace(CONTEXT, **context))


def records(found: list[Outcomes]) -> list[SourceRecord]:
    return [outcome for outcome in found if isinstance(outcome, SourceRecord)]


def main(record: SourceRecord) -> Person:
    return next(item for item in record.items if isinstance(item, Person) and item.slot == MAIN)


def of(kind: type, record: SourceRecord) -> list[Any]:
    return [item for item in record.items if isinstance(item, kind)]


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()
