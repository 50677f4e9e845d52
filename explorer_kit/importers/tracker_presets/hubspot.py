"""HubSpot: contacts as CSV or Excel.

How to get it: CRM > Contacts > the view you want > Export view, with all columns. Which columns there are is
up to you. Activities (mails, calls, notes) are an export of their own and not in it: the last contact is all
that is told of them.

A row is known by its ``Record ID``, whatever the view or the file is called. Lists are joined by ``;``: of
several companies the first is taken, it is the primary one. ``Last Activity Date`` is not read: a note to
oneself is an activity, too.
"""

from __future__ import annotations

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.reading import Cell, cell_text
from explorer_kit.importers.tracker.logs import Hints
from explorer_kit.importers.tracker.reader import glance
from explorer_kit.importers.tracker_presets.preset import Preset, headers

_WHO = frozenset({"first name", "last name", "email"})
_HINTS: Hints = {
    "Record ID": None,
    "Record ID - Contact": None,
    "Contact owner": None,
    "Lead Status": "status",
    "Lifecycle Stage": None,
    "Associated Company": "organization",
    "Associated Company (Primary)": "organization",
    "Company Name": "organization",
    "Associated Company IDs": None,
    "Create Date": "added_on",
    "Last Contacted": "last_contact_on",
    "Last Activity Date": None,
    "Last Engagement Date": None,
    "Last Modified Date": None,
    "Next Activity Date": "next_follow_up_on",
    "Number of times contacted": None,
    "Original Source": "how_found",
    "Original Traffic Source": "how_found",
    "LinkedIn URL": "linkedin",
    "LinkedIn Bio": None,
}


def _knows(file: SourceFile, head: str) -> bool:
    names = headers(head) if head else _workbook_headers(file)
    return bool({"record id", "record id - contact"} & names) and len(_WHO & names) >= 2


def _workbook_headers(file: SourceFile) -> set[str]:
    table = glance(file)
    rows = table.sheets[0].rows if table and table.sheets else ()
    return {cell_text(cell).strip().casefold() for cell in rows[0].cells} if rows else set()


def _cell(field: str | None, text: str) -> Cell:
    if field == "organization":
        return next((part.strip() for part in text.split(";") if part.strip()), text)
    return text


PRESET = Preset(
    source="tracker.hubspot",
    title="HubSpot contacts",
    knows=_knows,
    hints=_HINTS,
    cell=_cell,
    native=("Record ID", "hubspot"),
)
IMPORTER = PRESET.importer()
