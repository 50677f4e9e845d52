"""What a message is called, which one it answers, and which conversation it is part of."""

from __future__ import annotations

import re
from hashlib import blake2b

from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.mail.headers import Headers
from explorer_kit.importers.observations import digest

_ID = re.compile(r"<\s*([^<>]+?)\s*>")
_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|antw|antwort|wg|sv|vs|tr|rv|res|enc|fwd?|fw|ref|odp|r|i)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+",
    re.I,
)
_LONGEST_ID = 500


def ids_in(text: str) -> list[str]:
    """Return the message ids in a field, without their brackets."""
    found = [re.sub(r"\s+", "", match) for match in _ID.findall(text)]
    if not found and text.strip():
        found = text.split()[:1]
    return [name[:_LONGEST_ID] for name in found if name]


def message_id(headers: Headers) -> str | None:
    """Return the message's own id; None where it has none."""
    return next(iter(ids_in(headers.raw("message-id"))), None)


def answered_id(headers: Headers) -> str | None:
    """Return the id of the message it answers: In-Reply-To, else the last of References."""
    answered = ids_in(headers.raw("in-reply-to"))
    references = ids_in(headers.raw("references"))
    named = [name for name in answered if "@" in name] or references[-1:]
    return named[0] if named else None


def bare_subject(subject: str) -> str:
    """Return a subject without the Re:, AW:, WG:, SV:, TR: and Fwd: that programs put before it."""
    return clean_line(_PREFIX.sub("", subject))


def thread_of(headers: Headers, subject: str) -> str | None:
    """Return the conversation: Gmail's number, the first of References, In-Reply-To, or the subject.

    A message that answers nothing begins the conversation that others refer to by its id: its own id is it,
    as theirs is then the first of References.
    """
    gmail = headers.raw("x-gm-thrid").strip()
    if gmail:
        return gmail
    before = [name for field in ("references", "in-reply-to") for name in ids_in(headers.raw(field))[:1]]
    if before:
        return before[0]
    bare = bare_subject(subject)
    own = message_id(headers) if bare == subject else None
    return own or bare or None


def made_key(headers: Headers, text: str) -> str:
    """Return a key for a message without an id: from who wrote it, when, and what."""
    return "no-id:" + digest(headers.text("from"), headers.text("date"), headers.text("subject"), text)


def short_hash(name: str) -> int:
    """Return 64 bits that stand for an id."""
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big")
