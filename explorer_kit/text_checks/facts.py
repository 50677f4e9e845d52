"""The facts of a research brief that a message can refer to, and what in them fits too many people.

Of use are achievements and steps of a path; what somebody is now, and where they studied, is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer_kit.text_checks.terms import Terms, stem, terms_of
from explorer_kit.text_checks.words import word_list

_PRESENT = re.compile(
    r"^(?:(?:he|she|they|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})(?:,.*?,)? )?(?:also |now |currently |today )?"
    r"(?:is|are|works|holds|teaches|runs|leads|heads|chairs|lectures|owns|manages|directs|serves|"
    r"sits|lives|speaks|works as|acts as|oversees|supervises)\b"
    r"(?! (?:used|adopted|known|read|taught|sold|shown|played|quoted|cited|credited|named|based on|"
    r"the first|the only|the youngest|responsible for the))",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:a|an|the|currently|now|present|today|since \d{4}|current \w+:?)[, ]+)*(?:[\w'&-]+ ){0,4}?"
    r"(?:head|chief|director|manager|owner|lead|leader|principal|senior|professor|keeper|editor|"
    r"partner|president|officer|founder|chair|"
    r"[\w-]{3,}(?:er|or|ist|ian|ant|ent|ect|man|woman|nurse|chef|cook|clerk|master|"
    r"wright))s?\b(?:[\w ,&'-]*)\b(?:of|at|for|in|with|to)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|became|began|left|led|made|won|wrote|built|brought|went|took|ran|"
    r"grew|got|gave|found|held|kept|"
    r"met|paid|put|rose|sold|bought|saw|set|spent|spoke|stood|taught|told|thought|drove|drew|"
    r"fought|flew|chose|came|cut|did|"
    r"fell|hired|lost|rebuilt|rode|sang|sent|shot|sank|sailed|swam|swapped|threw|withdrew|overcame|"
    r"laid|sought|struck|hit|beat|dug|fed|spun|quit|gave|has|have)\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:studied|graduated|alumn\w+|attended|educated|degree (?:in|from)|bachelor\w*|"
    r"master'?s? (?:in|from|degree)|ph\.?d\.? (?:in|from)|class of|schooled)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:retrained|switched|left|moved|while|at night|evenings?|after|before|dropped out|first in)\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(r"\b(?:at|for|of|with|from|joined|to|by)\s+(?:the\s+)?((?:[A-Z][\w'&-]+\s?)+)")
_SHORT = 3
# something that goes on now is an achievement only where there is much to say of it
_RICH = 4.0
_OPPOSITES = (
    ("open", "close"), ("reopen", "close"), ("start", "end"), ("join", "leave"), ("join", "left"),
    ("hire", "fire"), ("raise", "lower"), ("increase", "reduce"), ("increas", "decreas"), ("grow", "shrink"),
    ("double", "halve"), ("rise", "fall"), ("rose", "fell"), ("win", "lose"), ("won", "lost"),
    ("pass", "fail"), ("support", "oppose"), ("accept", "reject"), ("buy", "sell"), ("bought", "sold"),
    ("build", "demolish"), ("built", "demolish"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """An achievement or a step of the path, as the brief words it."""

    text: str
    terms: Terms

    def contradicted_by(self, said: Terms, words: str) -> bool:
        """Tell whether a text says the same with another number, the opposite, or the way back."""
        return self._other_number(said) or self._opposite(said) or self._way_back(words)

    def _way_back(self, words: str) -> bool:
        mine, theirs = _move(self.text), _move(words)
        if not mine or not theirs:
            return False
        return bool(mine[0] & theirs[1] and mine[1] & theirs[0])

    def _other_number(self, said: Terms) -> bool:
        for mine in self.terms.counted:
            if not mine.keys or len(mine.unit) <= _SHORT or word_list("function_like").fullmatch(mine.unit):
                continue
            theirs = [each for each in said.counted if stem(each.unit) == stem(mine.unit)]
            if theirs and not any(each.keys & mine.keys for each in said.counted):
                return True
        return False

    def _opposite(self, said: Terms) -> bool:
        mine, theirs = self.terms.keys, said.keys
        for one, other in _OPPOSITES:
            for here, there in ((one, other), (other, one)):
                here_key, there_key = f"w:{stem(here)}", f"w:{stem(there)}"
                if here_key in mine and there_key in theirs and not (here_key in theirs or there_key in mine):
                    return True
        return False


_MOVES = re.compile(
    r"\b(?:from|left|leaving|swapped|swapping|gave up|quit|traded)\s+([^.;:!?]{2,50}?)"
    r"\s+(?:to|for|into)\s+([^.,;:!?]{2,40})",
    re.IGNORECASE,
)


def _move(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words of where somebody came from and of where they went; None without such a move."""
    match = _MOVES.search(text)
    return (terms_of(match[1]).keys, terms_of(match[2]).keys) if match else None


def facts_of(recipient_facts: list[str]) -> list[Fact]:
    """Return the facts of a brief that a message may refer to.

    Left out are the present position and a school; the words of these, and names of employers, are marked in
    the others as common ground.
    """
    texts = [text.strip() for text in recipient_facts if text.strip()]
    shared = frozenset().union(*(_common_ground(text) for text in texts))
    kept = [text for text in texts if not is_position(text) and not is_school(text)]
    return [Fact(text, terms_of(text).with_common_ground(shared)) for text in kept]


def is_position(text: str) -> bool:
    """Tell whether a fact only says what the person is or does now: "Hydrogeologist at Stratum West"."""
    if _PRESENT.match(text):
        return True
    return not _PAST.search(text) and (bool(_TITLE.match(text)) or terms_of(text).weight < _RICH)


def is_school(text: str) -> bool:
    """Tell whether a fact only says where the person studied."""
    return bool(_SCHOOL.search(text)) and not _STEP.search(text)


def _common_ground(text: str) -> frozenset[str]:
    if is_position(text) or is_school(text):
        return frozenset(f"w:{stem(term.word)}" for term in terms_of(text).words)
    names = " ".join(match[1] for match in _EMPLOYER.finditer(text))
    return frozenset(f"w:{stem(word.lower())}" for word in re.findall(r"[A-Z][\w-]+", names))
