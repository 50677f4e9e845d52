"""Addresses in headers: ``"Doe, Jane" <jane@example.org>``, with the names and the faults people give them.

An X.500 address of Exchange (``/o=…``, ``IMCEAEX-…``) is never an e-mail address: such a person has a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.mail.decoding import decode_words

_TOKEN = re.compile(
    r"(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)"
    r'|"(?P<quoted>(?:[^"\\]++|\\.){0,100}+)"'
    r"|\((?P<comment>[^()]*)\)"
    r"|<(?P<angle>[^<>]*)>"
    r"|(?P<end>[,;:])"
    r'|(?P<plain>[^",;:<>()=]+|.)',
    re.S,
)
_EMAIL = re.compile(r"[^\s@<>\"'(),:;\\/=]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SIMPLE = re.compile(r"([^\"<>,;:@()=\\]*)<([^\s<>@]+@[^\s<>@]+)>")
_WRAPPED = re.compile(r"(['\"])(.*)\1", re.S)
_LONGEST_NAME = 200
_LONGEST_FIELD = 100_000
# for Gmail dots in a name are nothing, and its two domains one
_GMAIL = {"gmail.com", "googlemail.com"}


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address as a header gives them; either may be missing, not both."""

    name: str | None
    email: str | None


def read_email(text: str) -> str | None:
    """Return an e-mail address in lower case; None where a text is none."""
    text = text.strip().strip("'\"").removeprefix("mailto:").removeprefix("MAILTO:").rstrip(".")
    if text[:8].upper().startswith(("IMCEAEX-", "IMCEA")) or not _EMAIL.fullmatch(text):
        return None
    return text.lower()


def own_key(email: str) -> str:
    """Return what all forms of an address have in common: without ``+tag``; for Gmail without dots."""
    local, _, domain = email.lower().rpartition("@")
    local = local.partition("+")[0] or local
    return f"{local.replace('.', '')}@gmail.com" if domain in _GMAIL else f"{local}@{domain}"


def read_name(text: str, email: str | None) -> str | None:
    """Return a display name as a reader sees it; None for an address that stands in its place."""
    name = clean_line(decode_words(text))
    while wrapped := _WRAPPED.fullmatch(name):
        name = wrapped[2].strip()
    name = _EMAIL.sub("", name).strip(' <>()"\t,;') if "@" in name else name.strip(" ,;")
    known = not name or name.lower() == email or not any(char.isalpha() for char in name)
    return None if known else name[:_LONGEST_NAME]


def read_addresses(field: str) -> list[Address]:
    """Return the people of a header field whose encoded words are not yet read, in its order.

    Names of groups (``undisclosed-recipients:;``) and names without an address are left out; a comma that
    stands in a name without quotation marks does not make two people of it.
    """
    simple = _SIMPLE.fullmatch(field.strip())
    if simple:
        email = read_email(simple[2])
        name = read_name(simple[1], email)
        return [Address(name, email)] if email or name else []
    return _Reader().read(field)


class _Reader:
    """Goes through the tokens of a field."""

    def __init__(self) -> None:
        self.found: list[Address] = []
        self._clear()
        self.before = ""

    def _clear(self) -> None:
        self.name = ""
        self.comment = ""
        self.angle: str | None = None

    def read(self, field: str) -> list[Address]:
        for token in _TOKEN.finditer(field[:_LONGEST_FIELD]):
            kind = token.lastgroup
            if kind == "end" and token["end"] == ":":
                self._clear()
                self.before = ""
            elif kind == "end":
                self._finish()
            elif kind == "comment":
                self.comment = token["comment"]
            elif kind == "angle":
                self.angle = token["angle"]
            elif kind == "quoted":
                self.name += " " + re.sub(r"\\(.)", r"\1", token["quoted"]) + " "
            elif token[0] != '"':  # one that is never closed
                self.name += token[0]
        self._finish()
        return self.found

    def _finish(self) -> None:
        written = self.angle if self.angle is not None else self.name
        email = read_email(written)
        label = self.name if self.angle is not None else self.comment
        if self.angle is not None and self.before and label.strip():
            label = f"{self.before}, {label.strip()}"
        name = read_name(label, email)
        if email or (self.angle and name):
            self.found.append(Address(name, email))
        nobody = self.angle is None and email is None
        self.before = self.name.strip() if nobody and len(self.name.split()) <= 3 else ""
        self._clear()
