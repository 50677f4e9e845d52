"""Address books: who somebody is, over all sources - e-mail addresses beside the LinkedIn profile.

How to export them. Google: contacts.google.com > Export > Google CSV, Outlook CSV or vCard; or Takeout >
Contacts. Outlook: File > Open & Export > Import/Export > Export to a file > Comma Separated Values; on
outlook.com: People > Manage > Export. Apple Contacts, iCloud and phones: select all > Export vCard (.vcf).

A card or row becomes a person, its note and, where an explicit field says "Referred by", a referral (R7);
relatives and "related" people are nobody's referrers. Nothing here tells of a talk or a message. Each file
is a snapshot (R15). A vCard is known again by its UID; a card without one, and a row of a table, by the name
within its file (without download marks such as ``(1)``), else by its first e-mail address, else its profile;
people of one name count by their place among them. The files of a Takeout are one book.
"""

from __future__ import annotations

from explorer_kit.importers.base import Importer
from explorer_kit.importers.contacts import google_csv, outlook_csv, vcard

IMPORTERS = (
    Importer(
        source="contacts.vcard",
        title="Contacts (vCard)",
        recognise=vcard.recognise,
        read=vcard.read,
        snapshot=True,
    ),
    Importer(
        source="contacts.google_csv",
        title="Google contacts (CSV)",
        recognise=google_csv.recognise,
        read=google_csv.read,
        mend=google_csv.mend,
        snapshot=True,
    ),
    Importer(
        source="contacts.outlook_csv",
        title="Outlook contacts (CSV)",
        recognise=outlook_csv.recognise,
        read=outlook_csv.read,
        mend=outlook_csv.mend,
        snapshot=True,
    ),
)
