"""Proposes how to ask so that there is something to tell: open forms of closed and double questions.

The proposal keeps the words of whoever asks. Where no rule fits it only adds what opens the question; it
never invents an object.
"""

from __future__ import annotations

import re

from explorer_kit.text_checks.asking import Part
from explorer_kit.text_checks.finding import Finding

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
    (r"do you (?:think|believe|feel)(?: that)? (?P<what>.+)", "How do you see it: {what}?"),
    (r"would you say(?: that)? (?P<what>.+)", "How far do you find that {what}?"),
    (r"(?:have|had) you (?:ever )?(?P<what>.+)", "When, if ever, have you {what}, and what came of it?"),
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
    if not parts or codes & {"asks_for_job", "vague", "cannot_check"}:
        return ""
    if "double_barrelled" in codes:
        return _sentence(raw[parts[0].span.start : parts[0].span.end])
    if "leading" in codes:
        return ""
    return _opened(parts[0], raw) if "closed" in codes else ""


def _opened(part: Part, raw: str) -> str:
    core = re.sub(r"^(?:if|whether|that) ", "", part.core.strip().rstrip("?!. "))
    place = part.low.find(core)
    written = raw[part.span.start :].lstrip()[place : place + len(core)] if place >= 0 else core
    for pattern, proposal in _RULES:
        match = re.fullmatch(pattern, core)
        if match:
            start, end = match.span("what") if "what" in match.re.groupindex else (0, 0)
            be = "are" if core[start:end].split(" ")[0].endswith("s") else "is"
            return _sentence(proposal.format(what=written[start:end], be=be, whole=written))
    return ""


def _sentence(words: str) -> str:
    plain = words.strip().rstrip("?.!,;: ")
    return f"{plain[:1].upper()}{plain[1:]}?" if plain else ""
