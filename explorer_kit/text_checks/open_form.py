"""Proposes how to ask so that there is something to tell: open forms of closed and double questions.

The proposal keeps the words of whoever asks. Where no rule fits it only adds what opens the question; it
never invents an object.
"""

from __future__ import annotations

import re

from explorer_kit.text_checks.asking import Part, parts_of
from explorer_kit.text_checks.closed import is_closed, is_closed_part
from explorer_kit.text_checks.double_barrelled import second_question
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Finding
from explorer_kit.text_checks.words import WORD

_RULES = (
    (
        r"(?:is|are|was|were) there (?:any |an? )?(?P<what>.+)",
        "What {what}, if any, {be} there, and what do they mean for you?",
    ),
    (r"do you (?:like|enjoy|love) (?P<what>.+)", "What do you like about {what}?"),
    (r"would you (?:recommend|advise) (?P<what>.+)", "What would you say to somebody who thinks of {what}?"),
    (
        r"(?:is|was) it (?:hard|difficult|tough|easy|simple) (?:for you )?to (?P<what>.+)",
        "What makes it hard or easy to {what}?",
    ),
    (r"(?:do you (?:think|believe|feel)|would you say)(?: that)? (?P<what>.+)", "How do you see it: {what}?"),
    (r"(?:have|had) you (?:ever )?(?P<what>.+)", "When, if ever, have you {what}, and what was it like?"),
    (
        r"(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have)\b.+",
        "{whole}, and what makes it so?",
    ),
    (
        r"(?:how (?:many|much|long|old|often|far|soon)|when|where|who|whom|which|what)\b.+",
        "{whole}, and how did that come about?",
    ),
)


def open_form(findings: list[Finding], parts: list[Part], raw: str) -> str:
    """Return a proposal for a question with these findings; empty where nothing sensible can be proposed.

    Parameters
    ----------
    findings : list of Finding
        What is wrong.
    parts : list of Part
        The questions in the text.
    raw : str
        The text as written.
    """
    codes = {finding.code for finding in findings}
    if not parts or codes & {"asks_for_job", "vague", "leading", "cannot_check"}:
        return ""
    if "double_barrelled" in codes:
        asked = next((part for part in parts if not is_closed_part(part)), None)
        proposal = _sentence(asked.span.of(raw)) if asked else _opened(parts[0], raw)
    else:
        proposal = _opened(parts[0], raw) if "closed" in codes else ""
    return proposal if _is_better(proposal) else ""


def _is_better(proposal: str) -> bool:
    """Tell whether a proposal is itself open, and one question."""
    english = English(proposal)
    parts = parts_of(english)
    return bool(parts) and not is_closed(parts, english.low) and not second_question(parts, english.low)


def _opened(part: Part, raw: str) -> str:
    core = re.sub(r"^(?:if|whether|that) ", "", part.core.strip().rstrip("?!. "))
    written = _as_written(core, part, raw)
    for pattern, proposal in _RULES:
        match = re.fullmatch(pattern, core)
        if match:
            start, end = match.span("what") if "what" in match.re.groupindex else (0, 0)
            be = "are" if core[start:end].split(" ")[0].endswith("s") else "is"
            return _sentence(proposal.format(what=written[start:end], be=be, whole=written))
    return ""


def _as_written(core: str, part: Part, raw: str) -> str:
    """Return the words of a part, which are in lower case, with the capitals they have in the text."""
    words = part.span.of(raw).lstrip()
    place = part.low.find(core)
    if place >= 0:
        return words[place : place + len(core)]
    # something was left out in the middle ("by any chance"): word by word then
    capitals = {English(word).low: word for word in WORD.findall(words)}
    return WORD.sub(lambda match: capitals.get(match[0], match[0]), core)


def _sentence(words: str) -> str:
    plain = words.strip().rstrip("?.!,;: ")
    return f"{plain[:1].upper()}{plain[1:]}?" if plain else ""
