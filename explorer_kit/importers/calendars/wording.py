"""Words of calendars: entries that were called off, places of meeting, text without dial-in blocks."""

from __future__ import annotations

import re

from explorer_kit.importers.folding import clean, clean_line, fold
from explorer_kit.importers.reading.markup import html_to_text, looks_like_html
from explorer_kit.importers.vocabulary import meanings
from explorer_kit.records import Channel

_CALLED_OFF = re.compile(
    r"^\s*\[?(?:cancell?ed(?: event)?|abgesagt(?:er termin)?|annul[ée]e?s?|[ée]v[ée]nement annul[ée]"
    r"|cancelad[oa]|evento cancelado)\]?\s*[:：-]\s+",
    re.I,
)
_VIDEO = re.compile(
    r"\b(?:zoom\.(?:us|com)/|meet\.google\.com/|teams\.(?:microsoft|live)\.com/|webex\.com/|whereby\.com/"
    r"|meet\.jit\.si/|gotomeet|bluejeans\.com/|join\.skype\.com/|facetime\.apple\.com/|around\.co/"
    r"|microsoft[ -]teams|google meet\b|zoom meeting|facetime)",
    re.I,
)
_PHONE = re.compile(r"(?:tel:|callto:)?\s*\+?[\d\s().\-/]{7,}(?:\s*(?:x|ext\.?|#)\s*\d+)?", re.I)
_VIDEO_WORDS = re.compile(
    r"\b(?:zoom|skype|webex|hangouts?|jitsi|video ?(?:call|chat|anruf|konferenz)|visio|online|virtual"
    r"|remote)\b",
    re.I,
)
_PHONE_WORDS = re.compile(
    r"\b(?:phone|telephone|telefon(?:at|isch)?|t[ée]l[ée]phone|tel[ée]fono|anruf)\b", re.I
)
_LINK = re.compile(r"https?://\S+|www\.\S+", re.I)
_NO_PLACE = frozenset({"", "tbd", "tba", "tbc", "n a", "na", "none", "offen", "unbekannt", "unknown", "?"})
# What Google and Microsoft put under a description: how to join, and nothing that anybody said.
_JOIN_BLOCKS = (
    re.compile(r"^-::~:~::~[^\n]*+\n.*?^-::~:~::~[^\n]*+(?:\n|\Z)", re.S | re.M),
    re.compile(
        r"^_{20,}+[^\n]*+\n(?=.{0,1500}?teams\.(?:microsoft|live)\.com).*?(?:^_{20,}+[^\n]*+(?:\n|\Z)|\Z)",
        re.S | re.M,
    ),
)


def is_called_off(title: str) -> bool:
    """Tell whether a title says that the entry was cancelled (``Canceled: …``, ``Abgesagt: …``)."""
    return _CALLED_OFF.match(title) is not None


def without_prefix(title: str) -> str:
    """Return a title without the word that says it was cancelled, to know the entry again by."""
    return _CALLED_OFF.sub("", title)


def said_in(description: str) -> str:
    """Return a description as text (R9), without the blocks that say how to join."""
    text = html_to_text(description) if looks_like_html(description) else clean(description)
    text = text.replace("\r\n", "\n")
    for block in _JOIN_BLOCKS:
        text = block.sub("", text)
    return text.strip()


def medium_of(place: str, links: str = "", *, has_room: bool = False) -> Channel | None:
    """Return how people meet: by what stands as the place, else by a link to join, else by a room booked.

    Parameters
    ----------
    place : str
        The location as written.
    links : str
        Conference links and the description; a place in words is stronger, for some calendars add a link to
        every entry.
    has_room : bool
        A room is among those invited.
    """
    by_place = _medium_of_place(clean_line(place))
    if by_place is not None:
        return by_place
    if _VIDEO.search(links):
        return "video"
    if re.search(r"\btel:\+?\d", links, re.I):
        return "phone"
    return "in_person" if has_room else None


def _medium_of_place(place: str) -> Channel | None:
    if _VIDEO.search(place):
        return "video"
    if _PHONE.fullmatch(place) or place.lower().startswith("tel:"):
        return "phone"
    rest = fold(_LINK.sub(" ", place))
    named = meanings("channel").get(rest)
    if named == "phone" or _PHONE_WORDS.search(place):
        return "phone"
    if named == "video" or _VIDEO_WORDS.search(rest):
        return "video"
    return None if rest in _NO_PLACE or not any(sign.isalpha() for sign in rest) else "in_person"
