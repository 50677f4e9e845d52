"""vCard text, version 2.1 to 4.0, as it really is: from bytes to properties.

Libraries refuse whole files for one blank line, cut names at a comma, and lose what follows a line break that
an exporter forgot to mark. Here a line that is no property goes on with the property before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer_kit.importers.contacts.vcard_values import decoded, unescaped
from explorer_kit.importers.reading.text import decode, utf16_without_mark

_PROPERTIES = frozenset(
    {
        "ADR", "AGENT", "ANNIVERSARY", "BDAY", "CALADRURI", "CALURI", "CATEGORIES", "CLASS", "CLIENTPIDMAP",
        "CONTACT-URI", "CREATED", "EMAIL", "EXPERTISE", "FBURL", "FN", "GENDER", "GEO", "GRAMGENDER", "HOBBY",
        "IMPP", "INTEREST", "KEY", "KIND", "LABEL", "LANG", "LANGUAGE", "LOGO", "MAILER", "MEMBER", "N",
        "NAME", "NICKNAME", "NOTE", "ORG", "ORG-DIRECTORY", "PHOTO", "PRODID", "PROFILE", "PRONOUNS",
        "RELATED", "REV", "ROLE", "SOCIALPROFILE", "SORT-STRING", "SOUND", "SOURCE", "TEL", "TITLE", "TZ",
        "UID", "URL", "VERSION", "XML",
    }
)  # fmt: skip
_HEAD = re.compile(r"(?:(?P<group>[A-Za-z0-9_-]{1,60})\.)?(?P<name>[A-Za-z][A-Za-z0-9-]{0,60})(?=[;:])")
_PARAMETER = re.compile(r'(?:[^;"]|"[^"]*"?)+')
_LONGEST_HEAD = 2_000
_LINE_END = re.compile(rb"\r+\n|\r")
# behind an equals sign it may be a soft break of quoted-printable text: that is seen to by the property
_FOLD = re.compile(rb"(?<!=)\n[ \t]")
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})
# cut text goes on after a blank, a note on a new line; an address or data without anything in between
_JOINED_BY = {"NOTE": "\n"} | dict.fromkeys(("FN", "N", "ORG", "TITLE", "ROLE"), " ")


@dataclass(slots=True)
class Property:
    """A property of a card: ``item1.EMAIL;TYPE=work:anna@example.org``; its name is in capitals."""

    name: str
    group: str
    params: dict[str, list[str]]
    value: str

    @property
    def types(self) -> frozenset[str]:
        """Its types, and the bare parameters of version 2.1, in capitals."""
        return frozenset(word.upper() for word in self.params.get("TYPE", ()))

    @property
    def preference(self) -> int:
        """How much it is preferred: 1 most, 100 where nothing is said."""
        number = next(iter(self.params.get("PREF", ())), "")
        if number.isdecimal() and len(number) < 4:
            return int(number)
        return 1 if "PREF" in self.types else 100

    @property
    def text(self) -> str:
        """The value without escapes."""
        return unescaped(self.value)


@dataclass(slots=True)
class RawCard:
    """The properties of one card; ``closed`` tells that its end was there."""

    properties: list[Property] = field(default_factory=list)
    closed: bool = False

    def all(self, *names: str) -> list[Property]:
        """Return the properties of these names that hold something, the preferred ones first."""
        found = [entry for entry in self.properties if entry.name in names and entry.value.strip()]
        return sorted(found, key=lambda entry: entry.preference)

    def first(self, *names: str) -> str:
        """Return the preferred value of these names as it is in the file; empty where there is none."""
        return next((entry.value for entry in self.all(*names)), "")


def cards_in(data: bytes) -> tuple[list[RawCard], tuple[str, ...]]:
    """Return the cards in a file, and the warning codes of its encoding.

    Folded lines are joined as bytes, for a fold may cut a letter in two. A card within a card (that of an
    agent) is left out.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(data):
        data = decode(data).text.encode("utf-8", "replace")
    lines = _LINE_END.sub(b"\n", data)
    read = decode(_FOLD.sub(b"", lines))
    return list(_cards(read.text.split("\n"))), read.warnings


def _cards(lines: list[str]) -> Iterator[RawCard]:
    card: _Open | None = None
    inner = 0
    for line in lines:
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            if card is not None and (inner or card.is_at_agent):
                inner += 1
                continue
            if card is not None:
                yield card.finished(closed=False)
            card = _Open()
        elif mark == "END:VCARD":
            if inner:
                inner -= 1
            elif card is not None:
                yield card.finished(closed=True)
                card = None
        elif card is not None and not inner:
            card.take(line)
    if card is not None:
        yield card.finished(closed=False)


class _Open:
    """A card that is being read; the pieces of its last property wait until it is known to be whole."""

    def __init__(self) -> None:
        self._card = RawCard()
        self._last: Property | None = None
        self._pieces: list[str] = []

    @property
    def is_at_agent(self) -> bool:
        return self._last is not None and self._last.name == "AGENT" and not "".join(self._pieces).strip()

    def take(self, line: str) -> None:
        """Take one line: a new property, the rest of the last one, or a blank line, which says nothing."""
        if self._last is not None and self._is_soft_broken:
            self._pieces += ["\n", line]
            return
        entry = _property(line)
        if entry is not None:
            self._settle()
            self._last, self._pieces = entry, [entry.value]
        elif line.strip() and self._last is not None:
            self._pieces += self._going_on(line, self._last)

    @staticmethod
    def _going_on(line: str, last: Property) -> tuple[str, str]:
        if _is_quoted(last):
            return "\n", line
        if line[0] in " \t":
            return "", line[1:]
        return _JOINED_BY.get(last.name, ""), line

    @property
    def _is_soft_broken(self) -> bool:
        return _is_quoted(self._last) and self._pieces[-1].rstrip().endswith("=")

    def _settle(self) -> None:
        if self._last is None:
            return
        last = self._last
        last.value = decoded("".join(self._pieces), last.params)
        self._card.properties.append(last)
        self._last = None

    def finished(self, *, closed: bool) -> RawCard:
        self._settle()
        self._card.closed = closed
        return self._card


def _is_quoted(entry: Property | None) -> bool:
    return entry is not None and "QUOTED-PRINTABLE" in (
        word.upper() for word in entry.params.get("ENCODING", ())
    )


def _property(line: str) -> Property | None:
    """Return the property that a line begins, None for a line that begins none."""
    match = _HEAD.match(line)
    if match is None:
        return None
    name = match["name"].upper()
    if name not in _PROPERTIES and not name.startswith("X-"):
        return None
    colon = _colon(line)
    if colon is None:
        return None
    params: dict[str, list[str]] = {}
    for text in _PARAMETER.findall(line[match.end() : colon]):
        key, equals, value = text.strip().partition("=")
        if not equals:
            key, value = "ENCODING" if key.upper() in _BARE_ENCODINGS else "TYPE", key
        words = [word.strip().strip('"') for word in value.split(",")]
        params.setdefault(key.strip().upper(), []).extend(word for word in words if word)
    return Property(name, (match["group"] or "").lower(), params, line[colon + 1 :])


def _colon(line: str) -> int | None:
    """Return where the value begins: behind the first colon that no quotation marks enclose."""
    plain = line.find(":", 0, _LONGEST_HEAD)
    if plain < 0 or '"' not in line[:plain]:
        return plain if plain >= 0 else None
    quoted = False
    for index, sign in enumerate(line[:_LONGEST_HEAD]):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return index
    return plain
