"""Cells without end: read or refused in the time that their length allows."""

from __future__ import annotations

import contextlib

import pytest

from explorer_kit.errors import ImportFileError
from tests.importers.tracker_presets.exports import ID, OTHER_ID, read

LOGS = {
    f"Networking {ID}_all.csv": "Name,Company,Email,Notes\n",
    "Contacts-Grid view.csv": "Name,Company,Email,Notes\n",
    "hubspot.csv": "Record ID,First Name,Last Name,Email,Notes\n",
    "huntr.csv": "companyName,title,listName\n",
    f"Networking {ID}/Anna {OTHER_ID}.md": "# Anna Beispiel\n\nCompany: Acme\n",
}
LONG = [
    "(" * 100_000,
    "a:" * 50_000,
    "(https://www.notion.so/" * 10_000,
    " " * 100_000,
    "-" * 100_000,
    "%20" * 50_000,
]


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("cell", LONG, ids=["brackets", "colons", "links", "blanks", "hyphens", "percents"])
def test_a_long_cell_does_not_hold_up_a_load(name, cell):
    # with a pattern that tries every bracket against every other this would take minutes
    with contextlib.suppress(ImportFileError):
        read(LOGS[name] + cell + ",x\n(" + cell, name)
