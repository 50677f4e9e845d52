"""Notes as files in memory, and what an importer makes of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TypeVar

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.markdown_note import IMPORTER as MARKDOWN_NOTE
from explorer_kit.records import Item, Outcomes, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings

OWNER = Settings(owner_names=("Rosa Selbst",), owner_emails=("rosa@example.org",), timezone="Europe/Berlin")
Kind = TypeVar("Kind")


def as_file(content: str | bytes, name: str = "notes/note.md") -> SourceFile:
    """Return a file in memory."""
    data = content.encode() if isinstance(content, str) else content
    return SourceFile(name=name, opener=lambda: io.BytesIO(data), size=len(data))


def context(date_order: str | None = None) -> ImportContext:
    """Return the context of Rosa Selbst, the owner."""
    return ImportContext(settings=OWNER, date_order=date_order)


def outcomes(
    content: str | bytes,
    name: str = "notes/note.md",
    importer: Importer = MARKDOWN_NOTE,
    date_order: str | None = None,
) -> list[Outcomes]:
    """Return everything an importer says of a file."""
    return list(importer.read(as_file(content, name), context(date_order)))


def items(content: str | bytes, name: str = "notes/note.md", **choices: str) -> tuple[Item, ...]:
    """Return the items of the one record in a note; warnings do not matter."""
    records = [one for one in outcomes(content, name, **choices) if not isinstance(one, Warned)]  # type: ignore[arg-type]
    assert len(records) == 1
    assert isinstance(records[0], SourceRecord), records
    return records[0].items


def only(kind: type[Kind], found: Sequence[Item]) -> list[Kind]:
    """Return the items of one kind, in order."""
    return [item for item in found if isinstance(item, kind)]


def warnings(found: Sequence[Outcomes]) -> list[str]:
    """Return the codes of warnings."""
    return [one.code for one in found if isinstance(one, Warned)]


def skipped(found: Sequence[Outcomes]) -> list[str]:
    """Return the reasons of what was left out."""
    return [one.reason for one in found if isinstance(one, Skipped)]
