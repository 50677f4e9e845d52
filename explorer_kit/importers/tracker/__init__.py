"""Tracker tables: the spreadsheet in which people keep whom they asked, who answered, and what was said.

How to get the file: save or download the spreadsheet as .xlsx (all sheets) or .csv (one sheet). Google
Sheets: File > Download. Notion: ... > Export > Markdown & CSV. Airtable: the view's menu > Download CSV. No
headers are prescribed: columns are recognised by name in four languages, and others can be mapped.

A row is about one person. It becomes the person, the first message, nudges, the answer, the talk, the
thank-you, notes, skills, referrals and the planned follow-up, as far as its cells say so (FORMATS.md R4-R7,
R10, R12, R15).
"""

from __future__ import annotations

from explorer_kit.importers.base import Importer
from explorer_kit.importers.tracker.look import preview
from explorer_kit.importers.tracker.mending import mend
from explorer_kit.importers.tracker.reader import read, recognise

IMPORTER = Importer(
    source="tracker",
    title="Tracker table",
    recognise=recognise,
    read=read,
    snapshot=True,
    preview=preview,
    mend=mend,
)
