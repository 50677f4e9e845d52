"""Mail that classic Outlook exported as csv: refused, because that file has no dates.

How to export instead: in the new Outlook or in Thunderbird save the messages as .eml files; or export a data
file (.pst) from classic Outlook (File > Open & Export > Import/Export > Export to a file > Outlook Data File)
and turn that into mbox with ``readpst``, or by importing it into Thunderbird.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.reading import decode
from explorer_kit.records import Outcomes

# "From: (Name)","From: (Address)","From: (Type)", in whatever language
_COLUMN = re.compile(r"(?:^|[\",;\t])\s*([^\",;\t:()]{1,20}):? ?\(([^\",;\t()]{2,12})\)")
_LONGEST_HEADER = 4000


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say whether the first line has Outlook's columns: name, address and type of From, To, CC and BCC."""
    if file.suffix not in (".csv", ".txt", ""):
        return 0.0
    head = decode(file.head(_LONGEST_HEADER)).text.lstrip("\n").partition("\n")[0]
    columns = [(match[1].strip().lower(), match[2].strip().lower()) for match in _COLUMN.finditer(head)]
    people = {person for person, _ in columns}
    return 0.99 if len(columns) >= 6 and len(people) >= 2 and len(people) * 3 <= len(columns) + 2 else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Refuse the file.

    Raises
    ------
    ImportFileError
        ``needs_conversion``, always, with what to do instead.
    """
    raise ImportFileError(
        "needs_conversion",
        f"{file.name} is mail that Outlook wrote as csv, which holds no dates, so nothing in it can be "
        "timed. Save the messages as .eml, or export an Outlook data file (.pst) and turn it into mbox with "
        "readpst or by importing it into Thunderbird; then load that.",
    )


IMPORTER = Importer(
    source="mail.outlook_csv",
    title="Mail (Outlook csv)",
    recognise=recognise,
    read=read,
    family="mail",
    refuses=True,
)
