"""What a label or folder means, in the languages of mail programs: sent, draft, spam or trash."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.mail.decoding import decode_words

_ROOTS = ("[gmail]/", "[google mail]/", "inbox/", "inbox.")
_BOXES = (".mbox", ".mbx", ".sbd", ".eml")
_PLUMBING = {"cur", "new", "messages"}  # folders of a Maildir or of Apple Mail, which say nothing


@cache
def _meanings() -> dict[str, str]:
    source = files("explorer_kit.resources") / "mail_folders.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {fold(word): meaning for meaning, words in table.items() for word in words}


def meaning_of_label(label: str) -> str | None:
    """Return ``sent``, ``draft``, ``spam`` or ``trash``; None for any other label."""
    lowered = label.strip().lower()
    for root in _ROOTS:
        lowered = lowered.removeprefix(root)
    return _meanings().get(fold(lowered))


def gmail_labels(field: str) -> tuple[str, ...]:
    """Return the labels of a raw ``X-Gmail-Labels`` field: a comma list, quoted where a label has a comma."""
    if not field:
        return ()
    text = decode_words(field)
    try:
        cells = next(csv.reader([text], skipinitialspace=True), [])
    except csv.Error:
        cells = text.split(",")
    return tuple(dict.fromkeys(label for cell in cells if (label := clean_line(cell))))


def folder_of(file: SourceFile, *, is_message: bool = False) -> str:
    """Return the mail folder a file is, or a single message lies in: ``Spam.mbox``, ``Spam/1.eml``."""
    *above, name = ("", *file.path.parts)
    if is_message or name.lower() == "mbox":
        name = next((part for part in reversed(above) if part.lower() not in _PLUMBING), "")
    for ending in _BOXES:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return clean_line(name)
