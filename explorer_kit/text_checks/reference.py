"""Tells whether a message refers to something in particular that the brief says of the recipient.

Each fact of the brief is a bag of terms: word stems, families of words with one meaning, numbers. A
sentence of the message (or two together) refers to a fact where it shares enough of them, and among these
something that is more than the employer, the present title, the field or a school: those fit too many people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.facts import Fact, facts_of
from explorer_kit.text_checks.finding import Finding, Span
from explorer_kit.text_checks.terms import Terms, terms_of

ENOUGH, OWN, SHARE = 1.2, 0.7, 0.28
"""What must be shared: the sum of weights (an ordinary word weighs 1), the part of it that is no common
ground, and the share of the fact's own weight. Chosen where the corpora of tests/text_checks show fewest
errors."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The fact that a message refers to (its text) and the words that do, or what is missing."""

    fact: str = ""
    span: Span | None = None
    finding: Finding | None = None


def reference(text: English, recipient_facts: list[str]) -> Reference:
    """Return to which fact a message refers, or the finding that it refers to none."""
    best = max(_matches(text, facts_of(recipient_facts)), key=lambda each: each[0], default=None)
    if best is None:
        return Reference(finding=missing())
    _, fact, span = best
    return Reference(fact=fact.text, span=span)


def missing() -> Finding:
    """Return the finding that a message refers to nothing in particular."""
    said = (
        "It names nothing in particular that this person has done. Name an achievement or a step of the path "
        "that stands in your brief; employer, title, field, school or praise fit too many people."
    )
    return Finding(code="no_specific_reference", explanation=said)


def _matches(text: English, facts: list[Fact]) -> Iterator[tuple[float, Fact, Span]]:
    for window in _windows(text):
        words = _without_sender(text.raw[window.start : window.end])
        terms = terms_of(words)
        for fact in facts:
            strength = _strength(terms, words, fact)
            if strength:
                yield strength - 0.0005 * (window.end - window.start), fact, window


_SENDER = re.compile(
    r"\b(?:I'm|I am|I've been|I have been|I was|I work|I teach|I run|I drive|I study|I make|I sell|"
    r"I repair|I read|I do|We keep|As an?|My)\b(?! (?:struck|impressed|writing|reaching|amazed|"
    r"fascinated|inspired|intrigued|curious|touched|moved))[^,;:.?!]*",
    re.IGNORECASE,
)


_GREETING = re.compile(
    r"^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to)\b"
    r"[^,:;!?\n]{0,60}[,:;!\n]",
    re.IGNORECASE,
)


def _without_sender(raw: str) -> str:
    """Leave out the greeting, and what the sender says of themselves: "I'm a fitter in a quarry"."""
    raw = _GREETING.sub(" ", raw)
    return _SENDER.sub(lambda match: match[0] if re.search(r"\byou", match[0], re.IGNORECASE) else " ", raw)


def _windows(text: English) -> Iterator[Span]:
    """Yield each sentence, and each with the next: what is said may be spread over two."""
    yield from text.sentences
    for first, second in zip(text.sentences, text.sentences[1:], strict=False):
        yield Span(first.start, second.end)


def _strength(said: Terms, words: str, fact: Fact) -> float:
    """Return how much of a fact is said; 0 where too little, or only what fits many."""
    keys = said.keys
    shared = [(term.shared_with(keys), term.common_ground) for term in fact.terms.all()]
    weight = sum(each for each, _ in shared)
    own = sum(each for each, common in shared if not common)
    if own < OWN or weight < min(ENOUGH, 0.75 * fact.terms.weight) or weight < SHARE * fact.terms.weight:
        return 0.0
    return 0.0 if fact.contradicted_by(said, words) else weight


_PARTICULAR = re.compile(
    r"\byou (?:also |recently |first |once |then |have |had |yourself |and your team )?(?!worked|"
    r"studied|graduated|mentioned|offered|asked|replied|accepted|posted|attended|need|indeed|used|"
    r"liked|wanted|seemed|looked|agreed)"
    r"(?:[a-z]{3,}ed|led|built|wrote|made|left|went|took|gave|spoke|won|ran|set up|started|began|"
    r"grew|taught|became|drove|cut|brought|rebuilt|sold|fought|found|came to|got (?:from|into))\b|"
    r"\byour (?:[\w'-]+ ){0,3}?(?:talk|article|essay|paper|book|lecture|keynote|podcast|interview|"
    r"column|study|thesis|post|report|research|work|project|move|switch|step|change|transition|"
    r"jump|path|route|decision|role) (?:on|about|from|to|in|of|with|for|at|into)\b"
)


def names_something(text: English) -> bool:
    """Tell whether a message speaks of anything in particular at all, where there is no brief."""
    return _PARTICULAR.search(text.low) is not None
