"""Tells two questions in one: those that have separate answers."""

from __future__ import annotations

import re
from itertools import pairwise

from explorer_kit.text_checks.asking import Part
from explorer_kit.text_checks.phrases import load

_CLEFT = re.compile(r"\b(?:is|was) it (?=[\w ]{2,30} (?:where|who|that|when)\b)")


def second_question(parts: list[Part], low: str) -> Part | None:
    """Return the part that asks for something else than those before it; None where all ask one thing.

    "And why", "how and why", and a part that refers back ("and what triggers it") deepen the same object.
    """
    lists = load("questions").lists
    for before, part in pairwise(parts):
        said = _CLEFT.sub("", low[before.span.end : part.span.end].lstrip(" ,;:.?!-"))
        joined = said if said.startswith("and ") else f"and {said}"
        if lists["open_extension"].match(joined) or lists["open_extension"].match(said):
            continue
        if lists["deepening"].search(joined):
            continue
        return part
    if parts and lists["second_thing"].search(low):
        return parts[-1]
    return None
