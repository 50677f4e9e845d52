"""Mail: mbox files of any size, single messages (.eml), and advice for what Outlook exports as csv.

How to export: see :mod:`explorer_kit.importers.mail.mbox`, :mod:`explorer_kit.importers.mail.eml` and
:mod:`explorer_kit.importers.mail.outlook_csv`. An mbox and a folder of .eml files with the same messages give
the same records: a message is known by its Message-ID.
"""

from explorer_kit.importers.mail import eml, mbox, outlook_csv

IMPORTERS = (mbox.IMPORTER, eml.IMPORTER, outlook_csv.IMPORTER)
