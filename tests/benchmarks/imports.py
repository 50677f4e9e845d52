"""Records per second of an import against plainly parsing the same files in the same process."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from explorer_kit.importers.base import ImportContext, importer_for
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.walking import find_files
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from tests.benchmarks.tables import Table

SETTINGS = Settings(timezone="Europe/Berlin")
NOW = datetime(2026, 11, 1, 12)
NOTES = {".md", ".markdown"}
CONTEXT = ImportContext(settings=SETTINGS)
AGAINST = (
    "Reference: parsing the same files and looking at every cell, line or field, in the same process: "
    "csv.reader, calamine, or text with YAML front matter and headings. 'reading' is the importer "
    "alone (bytes to records); 'import' also keeps, clusters and derives, in one commit; 'again' is "
    "the same import with nothing changed. Rates and ratios are of processor seconds; 'wall' is what "
    "the clock says meanwhile."
)


@dataclass(frozen=True, order=True)
class Spent:
    """Seconds: of the processors, which other work on the machine hardly changes, and of the clock."""

    cpu: float
    wall: float


def timed(work: Callable[..., Any], *given: Any) -> tuple[Spent, Any]:
    """Return the time a call takes, and what it returns."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work(*given)
    return Spent(time.process_time() - cpu, time.perf_counter() - wall), result


def parse_csv(path: Path) -> int:
    """Look at every cell of a csv file; return the number of rows under the header."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for row in csv.reader(file) if any(cell for cell in row)) - 1


def parse_xlsx(path: Path) -> int:
    """Look at every cell of a workbook's sheet; return the number of rows under the header."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return sum(1 for row in sheet.iter_rows() if any(cell for cell in row)) - 1


def parse_notes(folder: Path) -> int:
    """Read every note, its front matter and its sections; return the number of notes."""
    count = 0
    for path in sorted(path for path in folder.iterdir() if path.suffix in NOTES):
        _, front, body = re.split(r"^---$", path.read_text("utf-8"), maxsplit=2, flags=re.M)
        fields = yaml.load(front, Loader=yaml.CSafeLoader)
        sections = re.split(r"^#{2,3} ", body, flags=re.M)
        count += bool(fields) and all(section is not None for section in sections)
    return count


def read_records(path: Path) -> int:
    """Let the importer read the files under a path without keeping anything; return what came out."""
    count = 0
    for found in find_files(path):
        if found.file is not None:
            count += sum(1 for _ in importer_for(found.file, CONTEXT).read(found.file, CONTEXT))
    return count


def measure(title: str, path: Path, parse: Callable[[Path], int], journal: Path) -> dict[str, Any]:
    """Measure one import into a new journal; every record must be used, and the second time be known.

    Raises
    ------
    AssertionError
        The import and the plain parsing do not see the same number of records.
    """
    store = Store(journal)
    store.ensure()
    how = Load(context=replace(CONTEXT), as_of=NOW)
    plain, count = min((timed(parse, path) for _ in range(3)), key=lambda pair: pair[0])
    reading, _ = timed(read_records, path)
    taking, report = timed(load, store, [path], how)
    known, again = timed(load, store, [path], how)
    assert report.ok, report.to_dicts()
    assert report.files[0].used == count, report.files[0].message
    assert again.files[0].unchanged == count, again.files[0].message
    return {
        "files": title,
        "records": count,
        "plain /s": count / plain.cpu,
        "reading /s": count / reading.cpu,
        "import /s": count / taking.cpu,
        "reading : plain": reading.cpu / plain.cpu,
        "import : plain": taking.cpu / plain.cpu,
        "again : import": known.cpu / taking.cpu,
        "import s": taking.cpu,
        "wall s": taking.wall,
        "again wall s": known.wall,
        "MB": journal.stat().st_size / 1e6,
    }


def table(name: str, title: str, rows: list[dict[str, Any]]) -> Table:
    """Return measurements of imports as a table."""
    return Table(name, title, AGAINST, rows)
