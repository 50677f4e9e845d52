"""One message: its header, the people in it, its folder and labels; the body is read only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.mail.addresses import Address, read_addresses
from explorer_kit.importers.mail.body import text_of
from explorer_kit.importers.mail.headers import Headers, parse
from explorer_kit.importers.mail.labels import gmail_labels, meaning_of_label
from explorer_kit.importers.mail.parts import Part, parts_of

_DELIVERED = ("delivered-to", "x-delivered-to", "envelope-to")
_EXPUNGED = 0x0008


@dataclass
class Mail:
    """A message of an mbox (``from_line``: its From_ line) or of a file of its own (None)."""

    data: bytes
    folder: str = ""
    from_line: bytes | None = None

    def __post_init__(self) -> None:
        self.headers: Headers
        self.headers, self.body = parse(self.data)

    @cached_property
    def sender(self) -> Address | None:
        """Who it is from."""
        return next(iter(self.people("from") or self.people("sender")), None)

    @cached_property
    def to(self) -> list[Address]:
        """Who it is to."""
        return self.people("to")

    def people(self, name: str) -> list[Address]:
        """Return the people of all fields of a name, each once."""
        found = [address for field in self.headers.every(name) for address in read_addresses(field)]
        return list({address.email or address.name: address for address in reversed(found)}.values())[::-1]

    @cached_property
    def delivered_to(self) -> list[str]:
        """Addresses it was delivered to, the last delivery first."""
        fields = [field for name in _DELIVERED for field in self.headers.every(name)[:1]]
        return [found.email for field in fields for found in read_addresses(field) if found.email]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels of Gmail, else the folder."""
        own = gmail_labels(self.headers.raw("x-gmail-labels"))
        return own or ((self.folder,) if self.folder else ())

    @cached_property
    def places(self) -> set[str]:
        """What its labels and its folder say it is: ``sent``, ``draft``, ``spam``, ``trash``."""
        found = {meaning_of_label(label) for label in self.labels}
        folder = meaning_of_label(self.folder)
        if folder != "sent" or not self.headers.raw("x-gmail-labels"):
            found.add(folder)  # its own labels know better what was sent than the name of the file
        if self.headers.raw("x-unsent").startswith("1"):
            found.add("draft")
        if "junk" in self.headers.raw("x-mozilla-keys").lower().split():
            found.add("spam")
        if _flags(self.headers.raw("x-mozilla-status")) & _EXPUNGED:
            found.add("trash")  # Thunderbird leaves deleted messages in the file until it tidies up
        return {meaning for meaning in found if meaning}

    @cached_property
    def subject(self) -> str:
        """The subject on one line."""
        return clean_line(self.headers.text("subject"))

    @cached_property
    def parts(self) -> list[Part]:
        """The parts that hold no others."""
        return parts_of(self.headers, self.body, unescape=self.from_line is not None)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return text_of(self.parts)


def _flags(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0
