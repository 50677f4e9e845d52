"""Notices that a message could not be delivered: to whom, and which message it was.

The message that comes back inside the notice (``message/rfc822``) is not read as a message: only its To and
its Message-ID are looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer_kit.importers.mail.addresses import Address, read_addresses, read_email
from explorer_kit.importers.mail.headers import Headers, parse
from explorer_kit.importers.mail.message import Mail
from explorer_kit.importers.mail.owner import Owner
from explorer_kit.importers.mail.threads import answered_id, message_id

_DAEMON = re.compile(r"^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|bounces?|microsoftexchange)", re.I)
_SUBJECT = re.compile(
    r"undeliver|deliver(?:y|ed)? .{0,40}(?:fail|status|problem|returned)|failure notice|returned mail"
    r"|mail delivery|message not delivered|delivery (?:has )?fail|unzustellbar|nicht zugestellt"
    r"|zustell\w* fehl|non remis|non délivré|échec de la remise|no se pudo entregar"
    r"|no entregado|onbestelbaar|non recapitabile",
    re.I,
)
# what such a server sends with no address to return to is about a delivery, in whatever language
_SERVER = re.compile(r"^(?:mailer-?|mail-?|m)daemon", re.I)
_DELAY = re.compile(r"delay|warning|verzöger|retard|retras|ritard", re.I)
_IN_TEXT = re.compile(r"<?([\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)>?")
_HEADER_IN_TEXT = re.compile(r"^(?:To|Message-ID):[^\n]*(?:\n[ \t]+[^\n]*)*", re.M | re.I)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Bounce:
    """Who was not reached, and the id of the message that was meant for them (None: not told)."""

    people: tuple[Address, ...]
    about: str | None


def is_notice(mail: Mail) -> bool:
    """Tell whether a mail server wrote the message: a report, or a message of its daemon."""
    if mail.headers.word("content-type") == "multipart/report" or "x-failed-recipients" in mail.headers:
        return True
    email = (mail.sender and mail.sender.email) or ""
    empty_path = mail.headers.raw("return-path").strip() == "<>"
    if empty_path and _SERVER.match(email) and not _DELAY.search(mail.subject):
        return True
    return bool(_SUBJECT.search(mail.subject)) and (empty_path or bool(_DAEMON.match(email)))


def read_bounce(mail: Mail, owner: Owner) -> Bounce | None:
    """Return what a server's notice says; None for one of a delay, a success or a receipt."""
    kind = mail.headers.parameters("content-type").get("report-type", "").lower()
    if mail.headers.word("content-type") == "multipart/report" and kind not in ("", "delivery-status"):
        return None
    status = _statuses(mail)
    failed = [fields for fields in status if fields.word("action") in ("failed", "")]
    if status and not failed:
        return None
    original = _original(mail)
    about = message_id(original) or answered_id(mail.headers)
    meant = [found for field in original.every("to") for found in read_addresses(field)]
    named = _recipients(failed) or _addresses(mail.headers.every("x-failed-recipients")) or _in_text(mail)
    people = _meant(named, [address for address in meant if not owner.is_me(address)])
    return Bounce(tuple(address for address in people if not owner.is_me(address))[:_MOST], about)


def _statuses(mail: Mail) -> list[Headers]:
    """Return what the report says of each recipient."""
    blocks = [
        Headers(block.encode("utf-8", "replace"))
        for part in mail.parts
        if part.kind in ("message/delivery-status", "message/global-delivery-status")
        for block in part.text().split("\n\n")
    ]
    return [block for block in blocks if "final-recipient" in block or "original-recipient" in block]


def _original(mail: Mail) -> Headers:
    """Return the header of the message that came back, wherever it stands."""
    for part in mail.parts:
        if part.kind in ("message/rfc822", "message/global", "message/rfc822-headers", "text/rfc822-headers"):
            return parse(part.text().lstrip().encode("utf-8", "replace"))[0]
    found = _HEADER_IN_TEXT.findall(mail.text)
    return Headers("\n".join(found).encode("utf-8", "replace"))


def _recipients(statuses: list[Headers]) -> list[Address]:
    found = []
    for fields in statuses:
        for name in ("original-recipient", "final-recipient"):
            email = read_email(fields.raw(name).rpartition(";")[2])
            if email:
                found.append(Address(None, email))
                break
    return found


def _addresses(fields: list[str]) -> list[Address]:
    return [Address(None, found.email) for field in fields for found in read_addresses(field) if found.email]


def _in_text(mail: Mail) -> list[Address]:
    """Return the first address a notice in plain words names, other than the server's own."""
    for found in _IN_TEXT.findall(mail.text[:5000]):
        email = read_email(found)
        if email and not _DAEMON.match(email):
            return [Address(None, email)]
    return []


def _meant(named: list[Address], meant: list[Address]) -> list[Address]:
    """Return who the owner wrote to: a forwarding server names another address than the message does."""
    emails = {address.email for address in named}
    both = [address for address in meant if address.email in emails]
    if both:
        return both
    if len(meant) == 1:
        return meant
    return list({address.email: address for address in named}.values())
