"""Huntr and Teal: boards of job applications.

How to get the files: Huntr: Settings > Download my data (``USER_JOBS_USER_FULL_DATA_DOWNLOAD...csv``). Teal:
Job Tracker > Export. Both are low in value here: they name organizations and jobs, but neither the people one
talked with nor a day of contact, so that nothing in them is part of a conversation. Every row is read and
counted as skipped for want of a person; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.reading import SheetRow, cell_text, read_table_file
from explorer_kit.importers.tracker.reader import TABLE_SUFFIXES
from explorer_kit.importers.tracker_presets.preset import SURE, head_text, headers
from explorer_kit.records import Outcomes, Skipped, Warned

_HUNTR_FILE = "user_jobs_user_full_data_download"
_HUNTR = frozenset({"companyname", "listname"})
_HUNTR_OLD = frozenset({"employer", "job title", "list", "date saved"})
_TEAL = frozenset({"company name", "job title", "status", "job url"})
_ORGANIZATION = frozenset({"companyname", "company name", "employer"})


def _is_huntr(file: SourceFile, names: set[str]) -> bool:
    named = file.path.name.lower().startswith(_HUNTR_FILE) and bool(_ORGANIZATION & names)
    return named or names >= _HUNTR or names >= _HUNTR_OLD


def _is_teal(file: SourceFile, names: set[str]) -> bool:
    return names >= _TEAL


def _recognise(
    knows: Callable[[SourceFile, set[str]], bool], file: SourceFile, context: ImportContext
) -> float:
    if file.suffix not in TABLE_SUFFIXES or context.mapping:
        return 0.0  # a mapping of the user's can find people in any table
    return SURE if knows(file, headers(head_text(file))) else 0.0


def _read(title: str, file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    table = read_table_file(file.read(), file.name)
    organizations: dict[str, None] = {}
    for sheet in table.sheets:
        header, *rows = [row for row in sheet.rows if not row.is_blank] or [SheetRow(1, ())]
        names = [cell_text(cell).strip().casefold() for cell in header.cells]
        place = next((index for index, name in enumerate(names) if name in _ORGANIZATION), None)
        for row in rows:
            texts = [cell_text(cell) for cell in row.cells]
            if place is not None and place < len(texts) and clean_line(texts[place]):
                organizations.setdefault(clean_line(texts[place]))
            yield Skipped(location=f"row {row.number}", reason="no_identity", raw=" | ".join(texts))
    named = ", ".join(list(organizations)[:5]) + (" …" if len(organizations) > 5 else "")
    yield Warned(
        detail=f"{file.name}: {title} lists jobs at {len(organizations)} organizations ({named}), but no "
        "people and no day of contact. Keep whom you talk with in a table that has a column for their names."
    )


def _importer(source: str, title: str, knows: Callable[[SourceFile, set[str]], bool]) -> Importer:
    return Importer(
        source=source,
        title=f"{title} job board",
        recognise=partial(_recognise, knows),
        read=partial(_read, title),
    )


HUNTR = _importer("tracker.huntr", "Huntr", _is_huntr)
TEAL = _importer("tracker.teal", "Teal", _is_teal)
