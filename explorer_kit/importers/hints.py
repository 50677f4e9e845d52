"""Sentences of free text that may tell of a referral (R7): shown to the user, never counted.

Who referred whom is taken from explicit fields only. What people write in notes and messages ("Ben suggested
that I talk to you") is a hint: the report of a load names the first of them, and where such a thing belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.records import Message, Note, Referral, SourceRecord

# all folded: "m'a" is "m a"
_HINT = re.compile(
    r"\b(?:introduced (?:me|us)|referred me|connected me (?:with|to)|put (?:me|us) in (?:touch|contact)"
    r"|pointed me to (?:you|him|her)|recommended (?:me|you) to"
    r"|(?:suggested|recommended)(?: that)? (?:i|we) (?:talk|speak|contact|write|reach|get)"
    r"|gave me your (?:name|address|contact|email|number)"
    r"|(?:got|have) your (?:name|address|contact|email|number) from|you should (?:talk|speak) (?:to|with)"
    r"|hat (?:mich|uns) (?:an|auf) (?:\w+ ){1,4}(?:verwiesen|aufmerksam gemacht)"
    r"|hat (?:mir|uns) (?:sie|dich|empfohlen (?:mit|sie|dich|ihnen|dir))|hat den kontakt hergestellt"
    r"|habe (?:ihren|deinen) (?:namen|kontakt) von"
    r"|m a (?:recommande|conseille) (?:de )?(?:vous|te|parler|contacter)|m a presente a"
    r"|m a mise? en (?:contact|relation)|m a donne (?:votre|ton|vos|tes) (?:nom|contact|coordonnees|adresse)"
    r"|me (?:recomendo|aconsejo) (?:que|hablar|contactar|escribir)|me presento a|me puso en contacto"
    r"|me dio (?:su|tu) (?:nombre|contacto|correo))\b"
)
# what is only asked or wished for has not happened
_WISH = re.compile(
    r"\b(?:could|would|can|might|please|if|konnten?|wurden?|bitte|pourriez|pourrais|podrias?)\b"
)
# looked for first: folding every sentence of a mailbox would take longer than all the rest
_STEMS = (
    "introduc", "referred", "pointed me", "put me", "put us", "connected me", "suggested", "recom",
    "gave me your", "you should", "your name", "your address", "your contact", "your email", "your number",
    "hat mich", "hat uns", "hat mir", "hat den", "habe ihren", "habe deinen", "m'a ", "m\u2019a ", "me acons",
    "me pres", "me puso", "me dio",
)  # fmt: skip
_SENTENCE = re.compile(r"(?:[^.!?\n]|\n(?!\n))+[.!?]?")
_LONGEST_TEXT, _LONGEST_QUOTE = 20_000, 120


def referral_hint(text: str) -> str | None:
    """Return the first sentence of a text that may tell of a referral, on one line; None without one."""
    if not _may_hold(text):
        return None
    for match in _SENTENCE.finditer(text[:_LONGEST_TEXT]):
        sentence = match[0]
        if not _may_hold(sentence) or sentence.endswith("?"):
            continue
        folded = fold(sentence)
        if _HINT.search(folded) and not _WISH.search(folded):
            quote = clean_line(sentence)
            return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]} …"
    return None


def _may_hold(text: str) -> bool:
    lower = text.lower().replace("\n", " ")
    return any(stem in lower for stem in _STEMS)


class ReferralHints:
    """Counts the records of a file in whose text a referral may be told, and remembers the first."""

    def __init__(self) -> None:
        self.count = 0
        self._first = ""

    def look_at(self, record: SourceRecord) -> None:
        """Look at the texts of a record, unless a field of it says who referred whom."""
        if any(isinstance(item, Referral) for item in record.items):
            return
        quote = next((quote for text in _texts(record) if (quote := referral_hint(text))), None)
        if quote is not None:
            self.count += 1
            self._first = self._first or f"{record.location}: '{quote}'"

    def remark(self, file: str) -> str | None:
        """Return what to tell of them; None where there are none."""
        if not self.count:
            return None
        texts = "1 text" if self.count == 1 else f"{self.count:,} texts, the first of them"
        return (
            f"{file}: a referral may be told in {texts} {self._first}. Free text counts for nothing: write "
            "who referred whom in a field, such as 'Referred by' of a tracker or referred_by:: of a note."
        )


def _texts(record: SourceRecord) -> Iterator[str]:
    for item in record.items:
        if isinstance(item, Message | Note) and item.text:
            yield item.text
