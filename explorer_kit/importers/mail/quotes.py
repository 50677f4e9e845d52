"""Removing the history that a reply quotes, in English, German, French and Spanish mail programs.

What mail-parser-reply calls a header begins the history, and so do the lines it does not know. Where quoted
lines (``> …``) follow the header, only they are taken away: an answer may stand below or between them. Its
expressions look at a few short lines at a time only, because they take very long on very long ones.
"""

from __future__ import annotations

import re
from functools import cache

LANGUAGES = ["en", "de", "fr", "es"]
_MOST_LINES = 5000
_LONGEST_LINE = 300
_MOST_PLACES = 40
_WINDOW = 8

# what the last line of an attribution ends in, or the first line of a copied header begins with
_LAST_LINE = re.compile(r"(?:wrote|writes|schrieb|schreibt|écrit|escribió|escribio)\b|>\)?\s?:$", re.I)
_FIRST_LINE = re.compile(
    r"[*> ]*(?:From|Von|De|Sent|Gesendet|Envoyé|Enviado)[*]*\s?:|\W*-{2,}.{3,60}-{2,}\s*$"
    r"|Begin forwarded message|Anfang der weitergeleiteten",
    re.I,
)
_ATTRIBUTION = re.compile(
    r"^(?=.{0,250}\d)\s*(?:"
    r"On\b.{4,250}?\bwrote\s?:"
    r"|Am\b.{4,250}?\bschrieb\b.{0,120}?:"
    r"|Le\b.{4,250}?\ba écrit\b.{0,120}?:"
    r"|El\b.{4,250}?\bescribió\s?:"
    r")\s*$",
    re.I | re.S,
)
_SHORT_ATTRIBUTION = re.compile(
    r"^\S.{0,120}\b(?:wrote|writes|schrieb|schreibt|a écrit|escribió)\b.{0,60}:\s*$", re.I
)
_SEPARATOR = re.compile(
    r"^\s*[*_]*-{2,}\s*(?:Original(?:\s|-)?(?:Message|Nachricht)|Ursprüngliche (?:Nachricht|E-?Mail)"
    r"|Message (?:d'origine|original|transféré)|Mensaje original|Mensaje reenviado|Forwarded [Mm]essage"
    r"|Weitergeleitete Nachricht|Original Appointment|Ursprünglicher Termin)\s*-{2,}[*_]*\s*$"
    r"|^\s*(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-?Mail))\s*:?\s*$",
    re.I,
)
_FROM = re.compile(r"^[*\s]*(?:From|Von|De)[*]*\s?:\s*\S", re.I)
_OTHER_FIELD = re.compile(
    r"^[*\s]*(?:Sent|Date|To|Subject|Cc|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado(?: el)?|Fecha|Para"
    r"|Asunto)[*]*\s?:",
    re.I,
)
_RULE = re.compile(r"^\s*[_-]{20,}\s*$")
_QUOTED = re.compile(r"^>(?:[>\s]|$)")


def visible_text(text: str) -> str:
    """Return the text without quoted history; empty where nothing else is in it."""
    lines = text.replace("\u00a0", " ").replace("\u202f", " ").split("\n")
    places = 0
    index = 0
    while index < min(len(lines), _MOST_LINES) and places < _MOST_PLACES:
        if not _may_begin_history(lines[index][:_LONGEST_LINE].rstrip()):
            index += 1
            continue
        places += 1
        first, behind = _history_at(lines, index)
        if first is None:
            index += 1
        elif behind < len(lines) and _is_quoted(lines, behind):
            del lines[first:behind]
            index = first
        else:
            lines = lines[: _without_rule(lines, first)]
    return _without_quotes(lines)


def _may_begin_history(line: str) -> bool:
    return bool(_FIRST_LINE.match(line) or (line[-1:] == ":" and _LAST_LINE.search(line)))


def _history_at(lines: list[str], index: int) -> tuple[int | None, int]:
    """Return the lines ``[first, behind)`` of what announces history near a line; first is None: nothing."""
    if _SEPARATOR.match(lines[index][:_LONGEST_LINE]):
        return index, _next_text(lines, len(lines))
    for height in (1, 2, 3):
        first = index - height + 1
        if first >= 0 and _ATTRIBUTION.match(
            "\n".join(line[:_LONGEST_LINE] for line in lines[first : index + 1])
        ):
            return first, _next_text(lines, index + 1)
    behind = _next_text(lines, index + 1)
    if _SHORT_ATTRIBUTION.match(lines[index][:_LONGEST_LINE]) and _is_quoted(lines, behind):
        return index, behind
    if _is_copied_header(lines, index):
        return index, len(lines)
    return _by_library(lines, index)


def _is_copied_header(lines: list[str], index: int) -> bool:
    """Tell whether Outlook's block begins here: From, and two more fields within the next lines."""
    if not _FROM.match(lines[index][:_LONGEST_LINE]):
        return False
    following = lines[index + 1 : index + 7]
    return sum(bool(_OTHER_FIELD.match(line[:_LONGEST_LINE])) for line in following) >= 2


def _by_library(lines: list[str], index: int) -> tuple[int | None, int]:
    """Ask mail-parser-reply about an attribution in the lines around; blocks it takes too easily are left."""
    first = max(0, index - 2)
    window = [line.strip()[:_LONGEST_LINE] for line in lines[first : index + 1]]
    found = _library_header().search("\n".join(window))
    if found is None or _FROM.match(found[0].lstrip()) or _OTHER_FIELD.match(found[0].lstrip()):
        return None, 0
    return first + found.string.count("\n", 0, found.start()), _next_text(lines, index + 1)


@cache
def _library_header() -> re.Pattern[str]:
    from mailparser_reply.parser import EmailMessage  # type: ignore[import-untyped]

    pattern: re.Pattern[str] = EmailMessage("", list(LANGUAGES)).HEADER_REGEX
    return pattern


def _next_text(lines: list[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _is_quoted(lines: list[str], index: int) -> bool:
    return index < len(lines) and lines[index].startswith(">")


def _without_rule(lines: list[str], first: int) -> int:
    """Return where the rule above a copied header begins, else the header."""
    before = first
    while before and not lines[before - 1].strip():
        before -= 1
    return before - 1 if before and _RULE.match(lines[before - 1][:_LONGEST_LINE]) else first


def _without_quotes(lines: list[str]) -> str:
    """Leave out quoted lines; a single ``>5 years`` is no quotation."""
    kept: list[str] = []
    for index, line in enumerate(lines):
        near = lines[index - 1 : index] + lines[index + 1 : index + 2]
        if _QUOTED.match(line) or (line[:1] == ">" and any(other[:1] == ">" for other in near)):
            if kept and kept[-1].strip():
                kept.append("")
            continue
        kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
