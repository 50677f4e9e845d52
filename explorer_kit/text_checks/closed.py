"""Tells closed questions: answered by yes or no, by one fact or number, or by a pick from options named."""

from __future__ import annotations

import re

from explorer_kit.text_checks.asking import Part
from explorer_kit.text_checks.phrases import load

_OPEN_HEAD = re.compile(
    r"(?:(?:in|to|from|for|by|with|on|of|under|through|at|about|into) (?:what|which|how)\b|what|"
    r"what's|whats|how|how's|hows|why)\b"
)
_YES_NO = re.compile(
    r"(?:if|whether|do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|might|"
    r"must|am|shall|"
    r"dont|doesnt|didnt|isnt|arent|wasnt|werent|wouldnt|couldnt|shouldnt|cant|wont|havent|hasnt|"
    r"(?:do|does|did|is|are|was|were|have|has|had|could|would|should|must|ca|wo)n't|ain't)\b"
)
_QUESTION_WORD = re.compile(r"\b(?:what|how|why|who|whom|whose|where|when|which|whats|hows)\b")
_OPTIONS = re.compile(
    r"(?:\b(?:better|prefer|rather|best|more|choose|pick|easier|harder|likelier|faster|safer|"
    r"cheaper|stronger|first)\b[^?]*?[,:] ?(?:an? |the |by |in |at )?[\w' -]{2,40} or (?:an? |the |"
    r"by |in |at )?[\w' -]{2,40}|"
    r"\b(?:more|mostly|mainly|rather)\b [^?,]{2,50} or (?:more|mostly|mainly|rather)? ?[^?,]{2,50}|"
    r"(?:which|whether|who)\b[^?]*[:,] [\w' -]{2,30} or [\w' -]{2,30}|"
    r": [\w' -]{2,30} or [\w' -]{2,30})\?"
)
_AS_OPTIONS = re.compile(
    r"^(?:would|do|did|could|can|will) you (?:describe|call|see|rate|class|count|"
    r"name)\b[^?]*\bas\b[^?]*\bor\b"
)
_REQUEST = re.compile(
    r"(?:any |some |your )?(?:thoughts?|advice|tips?|pointers|suggestions?|ideas?|insights?|"
    r"words? of wisdom|wisdom|feedback|comments?|lessons?|recommendations?)\b"
)
_WHICH = re.compile(r"which\b")
_SEVERAL = re.compile(
    r"which (?:of (?:the|your|these|those) )?(?:\w+ )?\w+s (?:do|did|have|are|were|would|will|can|"
    r"could|should|come|tend|help|make|matter|go|get|need|take|seem|"
    r"most|usually|really|still|shape|drive|cause|give|keep|sell|work|\w+ed|you|people|new|make)\b"
)
_AGENDA = re.compile(
    r"(?:tell|describe|explain|walk|talk|share|show|take|paint|outline|sketch|compare|help me)\b"
)


def is_closed(parts: list[Part], continued: str) -> bool:
    """Tell whether every part can be answered so.

    Parameters
    ----------
    parts : list of Part
        The questions of one text, in order.
    continued : str
        All that is asked, in lower case: an open word after a yes or no opens it ("…, and why?").
    """
    if load("questions").lists["open_extension"].search(continued):
        return False
    return bool(parts) and all(_is_closed(part) for part in parts)


def is_closed_part(part: Part) -> bool:
    """Tell whether one part alone is closed."""
    return _is_closed(part)


def _is_closed(part: Part) -> bool:
    lists = load("questions").lists
    core = part.core.strip()
    if lists["fact"].match(core) or (part.framed and lists["fact_object"].match(core)):
        return True
    if _WHICH.match(core):
        return _is_closed_choice(core)
    if _OPEN_HEAD.match(core) or core.startswith("where"):
        return _OPTIONS.search(part.low) is not None
    return _AS_OPTIONS.search(part.low) is not None or _is_closed_statement(part, core)


def _is_closed_choice(core: str) -> bool:
    """Tell of "which ...?" whether it asks for one thing, or for one of those it names."""
    if _OPTIONS.search(core):
        return True
    return not _SEVERAL.match(core) and load("questions").lists["which_open"].match(core) is None


def _is_closed_statement(part: Part, core: str) -> bool:
    """Tell of a part without a question word whether it asks for yes or no."""
    if part.framed or _AGENDA.match(core):
        return _YES_NO.match(core) is not None or core.startswith("that ")
    if _YES_NO.match(core):
        return True
    # a statement with a question mark: "So you went straight to sea?"; but not "Thoughts?"
    return part.asks_aloud and not _QUESTION_WORD.search(core) and not _REQUEST.match(core)
