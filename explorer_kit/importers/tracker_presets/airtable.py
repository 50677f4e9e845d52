"""Airtable: a view of a table as CSV.

How to get it: the view's menu (the arrow beside its name) > Download CSV. The file is called
``Table-View.csv``.

Airtable's cells: ``checked`` for a ticked box, linked records listed with commas and in quotation marks where
a name has a comma in it, attachments ``photo.png (https://...)``.
"""

from __future__ import annotations

import csv
import re

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.reading import Cell
from explorer_kit.importers.tracker.columns import fields
from explorer_kit.importers.tracker_presets.preset import Preset

_ATTACHMENT = re.compile(r"(?<!\s)\s*\(https?://[^()\s]{0,100}?airtable[^()\s]{0,2000}\)", re.I)
_VIEW = re.compile(
    r".+-.*\b(?:grid|gallery|kanban|calendar|list|timeline)(?: view)?(?: \d+)?(?: ?\(\d+\))?", re.I
)
_TICKED = re.compile(r"(?:^|,)checked(?:,|$)", re.M)
_INVERTED = re.compile(r"(?P<family>[^\s,]+), (?P<given>[^\s,]+)")
_PEOPLE = frozenset({"referred_by", "referrals_given"})
_PROSE = frozenset({"notes", "takeaways", "advice", "resources", "next_action", "how_found"})


def _knows(file: SourceFile, head: str) -> bool:
    if _VIEW.fullmatch(file.path.stem) or "airtableusercontent.com/" in head or "dl.airtable.com/" in head:
        return True
    return head.startswith("\ufeff") and _TICKED.search(head.replace("\r", "")) is not None


def _cell(field: str | None, text: str) -> Cell:
    text = _ATTACHMENT.sub("", text)
    is_label = field is not None and field not in _PROSE and fields()[field].kind in {"text", "list"}
    linked = _linked(text) if is_label else None
    if linked is None:
        return text
    if field in _PEOPLE:
        linked = [_INVERTED.sub(r"\g<given> \g<family>", name) for name in linked]
    return "; ".join(linked)


def _linked(text: str) -> list[str] | None:
    """Return the linked records in a cell, None where none of them is in quotation marks."""
    if not (text.startswith('"') or ',"' in text):
        return None
    try:
        (names,) = csv.reader([text.replace("\n", " ")], strict=True, skipinitialspace=True)
    except (csv.Error, ValueError):
        return None
    return [name.strip() for name in names if name.strip()]


PRESET = Preset(source="tracker.airtable", title="Airtable view", knows=_knows, cell=_cell)
IMPORTER = PRESET.importer()
