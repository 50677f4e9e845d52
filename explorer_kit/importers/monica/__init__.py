"""Monica, the personal CRM, version 4: contacts with calls, conversations, activities, notes and tasks.

How to export it: Settings > Export data > Export to JSON, and wait for the download (large accounts take
long, and some exports hang: start it again when few others use the server). The export to SQL is refused: it
holds passwords and keys of the account, and nothing of it is read, run or kept. Monica 5 exports no data but
the cards of your contacts (each contact > vCard, or all over CardDAV): load those as vCards.

A contact becomes a person; one that is only somebody's relative is skipped. A call that you made is a message
sent, one that the contact made a message received; so are the messages of a conversation, a day's together.
An activity is a talk that was held, with its text as a note; tasks and reminders are planned follow-ups; who
introduced a contact ("first met through") referred them. The export is a snapshot (R15): everything is known
again by its UUID (older versions give none to calls, notes and messages: those by contact and time).
"""

from __future__ import annotations

from explorer_kit.importers.base import Importer
from explorer_kit.importers.monica.reader import read, recognise

IMPORTER = Importer(
    source="monica.json",
    title="Monica (JSON)",
    recognise=recognise,
    read=read,
    snapshot=True,
)
