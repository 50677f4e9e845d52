"""Small exports for the tests: files in all shapes of LinkedIn's, and what is made of them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from explorer_kit.importers.base import ImportContext, Importer, SourceFile, importers
from explorer_kit.records import Item, Outcomes, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings

Some = TypeVar("Some", bound=Item)

URL = "https://www.linkedin.com/in/"
NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You '
    "will only see email addresses for connections who have allowed their connections to see or download "
    'their email address, using this setting."\n\n'
)
CONNECTIONS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
CONNECTIONS_2021 = [name for name in CONNECTIONS if name != "URL"]
MESSAGES = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
]  # fmt: skip
MESSAGES_2023 = MESSAGES[:10]
MESSAGES_2022 = [name for name in MESSAGES_2023 if name != "RECIPIENT PROFILE URLS"]
INVITATIONS = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
PROFILE = ["First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary"]

OLIVE, ANNA, BEN, CLEO = "Olive Owner", "Anna Beispiel", "Ben Muster", "Cléo Exemple"
SLUGS = {OLIVE: "olive-owner", ANNA: "anna-beispiel", BEN: "ben-muster-1a2b", CLEO: "cléo-exemple"}
PROFILE_CSV = "First Name,Last Name,Maiden Name,Headline\nOlive,Owner,,Explorer\n"


def url(name: str) -> str:
    """Return the address of a person's profile, as LinkedIn encodes it; empty for who has none."""
    return URL + quote(SLUGS[name]) if name in SLUGS else ""


def csv_of(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, quoted: bool = False, delimiter: str = ","
) -> str:
    """Return a csv without a newline at its end, as LinkedIn writes it."""
    buffer = io.StringIO()
    style = csv.unix_dialect if quoted else csv.excel
    csv.writer(buffer, style, lineterminator="\n", delimiter=delimiter).writerows([header, *rows])
    return buffer.getvalue().removesuffix("\n")


def message(
    sender: str, to: str | Sequence[str], date: str, content: str, thread: str = "2-aaa", **more: str
) -> dict[str, str]:
    """Return a row of messages.csv by header."""
    names = [to] if isinstance(to, str) else list(to)
    return {
        "CONVERSATION ID": thread,
        "FROM": sender,
        "SENDER PROFILE URL": url(sender),
        "TO": ", ".join(names),
        "RECIPIENT PROFILE URLS": ",".join(filter(None, map(url, names))),
        "DATE": date,
        "CONTENT": content,
        "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No",
        "IS CONVERSATION DRAFT": "No",
        **more,
    }


def messages_csv(*rows: dict[str, str], header: Sequence[str] = MESSAGES, quoted: bool = False) -> str:
    return csv_of(header, [[row.get(name, "") for name in header] for row in rows], quoted=quoted)


def export_of(data: str | bytes, name: str, **beside: str | bytes) -> SourceFile:
    """Return a file with others beside it, by their names without the ending."""
    siblings = {f"{stem}.csv".casefold(): source_file(text, f"{stem}.csv") for stem, text in beside.items()}
    file = source_file(data, name)
    return SourceFile(
        name=name,
        opener=file.opener,
        size=file.size,
        modified=file.modified,
        beside=lambda wanted: siblings.get(wanted.casefold()),
    )


def source_file(data: str | bytes, name: str) -> SourceFile:
    content = data.encode() if isinstance(data, str) else data
    return SourceFile(
        name=name, opener=lambda: io.BytesIO(content), size=len(content), modified=datetime(2026, 6, 1)
    )


def zip_of(files: dict[str, str]) -> bytes:
    """Return a zip with files by their paths in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 6, 1, 12, 0, 0)), text)
    return buffer.getvalue()


def importer(name: str) -> Importer:
    return importers()[f"linkedin.{name}"]


def context(order: str | None = None, **settings: object) -> ImportContext:
    return ImportContext(settings=Settings(**settings), date_order=order)  # type: ignore[arg-type]


def outcomes(source: str, file: SourceFile, order: str | None = None, **settings: object) -> list[Outcomes]:
    return list(importer(source).read(file, context(order, **settings)))


def records(found: Iterable[Outcomes]) -> list[SourceRecord]:
    return [outcome for outcome in found if isinstance(outcome, SourceRecord)]


def skipped(found: Iterable[Outcomes]) -> list[str]:
    return [outcome.reason for outcome in found if isinstance(outcome, Skipped)]


def rejected(found: Iterable[Outcomes]) -> list[Rejected]:
    return [outcome for outcome in found if isinstance(outcome, Rejected)]


def warned(found: Iterable[Outcomes]) -> list[str]:
    return [outcome.code for outcome in found if isinstance(outcome, Warned) and outcome.code]


def remarks(found: Iterable[Outcomes]) -> list[str]:
    return [outcome.detail for outcome in found if isinstance(outcome, Warned) and not outcome.code]


def items(kind: type[Some], found: Iterable[Outcomes]) -> list[Some]:
    return [item for record in records(found) for item in record.items if isinstance(item, kind)]
