"""A message for the user's own mail program: as a ``mailto:`` link, or as a draft in an ``.eml`` file.

Nothing is sent from here. Names come from files, so a header is made only of one line of text, and every
name that is not plain ASCII is encoded (RFC 2047).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from hashlib import sha256
from quopri import encodestring
from urllib.parse import quote

from explorer_kit.errors import ExplorerKitError
from explorer_kit.preparation.showing import clean, one_line

LONGEST_MAILTO = 2000
_LONGEST_PLAIN = 60
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+", re.ASCII)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*", re.ASCII)


class AddressError(ExplorerKitError):
    """An address cannot stand in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailtoLink:
    """A link that opens the mail program, and what may be wrong with it."""

    url: str
    warnings: tuple[str, ...] = ()


def address_problems(address: str) -> list[str]:
    """Return why an address cannot stand in a message, as sentences; none when it can."""
    if not address.strip():
        return ["There is no e-mail address."]
    return [] if _bare(address) else [f"'{one_line(address)}' is no e-mail address that can be written to."]


def _bare(address: str) -> str:
    """Return an address in ASCII, its domain as the mail knows it; nothing where it is none."""
    local, at, domain = address.strip().rpartition("@")
    try:
        candidate = f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    return candidate if _ADDRESS.fullmatch(candidate) else ""


def _checked(address: str) -> str:
    if problems := address_problems(address):
        raise AddressError(f"{problems[0]} Mend the address, or copy the text of the message instead.")
    return _bare(address)


def mailto(address: str, subject: str, body: str) -> MailtoLink:
    """Return a message as a link (RFC 6068): UTF-8, percent-encoded, lines ended by ``%0D%0A``.

    Parameters
    ----------
    address : str
        Whom it goes to; empty: the mail program asks.
    subject, body : str
        The message.

    Raises
    ------
    AddressError
        The address is none, or holds more than an address.
    """
    recipient = quote(_checked(address), safe="@") if address.strip() else ""
    text = clean(body).replace("\n", "\r\n")
    fields = [("subject", one_line(subject))] if one_line(subject) else []
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in [*fields, ("body", text)])
    url = f"mailto:{recipient}?{query}"
    warning = (
        f"The link has {len(url):,} characters; some mail programs cut it off after {LONGEST_MAILTO:,}. "
        "Save the message as a draft, or copy it."
    )
    return MailtoLink(url=url, warnings=(warning,) if len(url) > LONGEST_MAILTO else ())


def _is_plain(line: str) -> bool:
    """Return whether a line can stand in a header as it is: ASCII, no long word, nothing like an encoding."""
    return line.isascii() and "=?" not in line and all(len(word) < _LONGEST_PLAIN for word in line.split())


def _mailbox(name: str, address: str) -> str:
    """Return ``name <address>``, its name encoded or quoted as needed."""
    shown, bare = one_line(name), _checked(address)
    if not shown:
        return bare
    if _is_plain(shown) and len(shown) < _LONGEST_PLAIN:
        quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
        return f"{shown} <{bare}>" if _PLAIN_NAME.fullmatch(shown) else f'"{quoted}" <{bare}>'
    encoded = Header(shown, "utf-8", maxlinelen=70).encode(linesep="\n")
    return f"{encoded}\n <{bare}>" if len(encoded) + len(bare) > 60 else f"{encoded} <{bare}>"


def _unstructured(text: str) -> str:
    """Return the text of a header, encoded where it is not plain ASCII."""
    line = one_line(text)
    charset = "us-ascii" if _is_plain(line) else "utf-8"
    return Header(line, charset, maxlinelen=70).encode(linesep="\n")


def as_eml(
    *,
    subject: str,
    body: str,
    to_address: str,
    to_name: str = "",
    from_address: str = "",
    from_name: str = "",
    on: datetime | None = None,
    message_id: str | None = None,
) -> bytes:
    """Return a message as an ``.eml`` file that mail programs open as a draft (``X-Unsent: 1``).

    The same values give the same bytes.

    Parameters
    ----------
    subject, body : str
        The message.
    to_address, to_name, from_address, from_name : str
        Who it goes to and comes from; without ``from_address`` the mail program puts its own.
    on : datetime, optional
        An aware time for the Date; without one, the mail program dates it on sending.
    message_id : str, optional
        The Message-ID; without one it is made from the rest.

    Raises
    ------
    AddressError
        An address is none, or holds more than an address.
    """
    head = ["X-Unsent: 1"]
    if from_address.strip():
        head.append(f"From: {_mailbox(from_name, from_address)}")
    head += [f"To: {_mailbox(to_name, to_address)}", f"Subject: {_unstructured(subject)}"]
    if on is not None:
        head.append(f"Date: {format_datetime(on)}")
    said = (subject, body, to_address, to_name, from_address, from_name, str(on))
    digest = sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]
    domain = _bare(from_address).rpartition("@")[2] or "draft.invalid"
    head.append(f"Message-ID: {one_line(message_id or '') or f'<{digest}@{domain}>'}")
    head += [
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
    ]
    text = "\n".join([*head, "", encodestring(clean(body).encode("utf-8")).decode("ascii")])
    return text.replace("\n", "\r\n").encode("ascii", "replace")
