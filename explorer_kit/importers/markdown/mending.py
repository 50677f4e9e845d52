"""A rejected note: its fields to mend, and the same note again when they are mended."""

from __future__ import annotations

import io
import json

from explorer_kit.importers.base import Fields, SourceFile
from explorer_kit.importers.markdown.document import Document
from explorer_kit.records import Rejected


def rejected_note(file: SourceFile, document: Document, reason: str, needed: str, message: str) -> Rejected:
    """Return a note as rejected: its front matter to mend, with the field it needs, and all of its text."""
    fields = document.front.fields()
    if all(name != needed for name, _ in fields):
        fields = (*fields, (needed, ""))
    return Rejected(
        location=file.name,
        reason=reason,
        message=message,
        raw=document.text,
        fields=fields,
        remember=(("name", file.name), ("key", file.note_key), ("body", document.body)),
    )


def mended_file(fields: Fields, remember: Fields, location: str) -> SourceFile:
    """Return the note with mended front matter as a file under its old name.

    A name in JSON quotes is a string for YAML, too, whatever signs it holds.
    """
    kept = dict(remember)
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in fields
    ]
    text = "\n".join(["---", *lines, "---", kept.get("body", "")])
    data = text.encode("utf-8", "surrogatepass")
    return SourceFile(
        name=kept.get("name", location),
        opener=lambda: io.BytesIO(data),
        size=len(data),
        key=kept.get("key", ""),
    )
