"""Which topics of the bank a sentence is about, told from its words; the user can say otherwise."""

from __future__ import annotations

import re

from explorer_kit.preparation.showing import one_line

# beginnings of words; with a full stop at the end: the whole word
_WORDS: dict[str, tuple[str, ...]] = {
    "daily_reality": (
        "daily.", "day.", "days.", "week.", "weeks.", "routine", "task", "everyday", "typical",
        "meetings.",
        "actually do.", "code.", "codes.", "coding.",
    ),
    "entry_routes": (
        "get in.", "getting in.", "enter", "entry", "hire", "hiring", "recruit", "first job",
        "break into.", "junior",
        "degree", "certificat", "way in.", "apply", "application", "internship", "qualif",
    ),
    "skills_needed": (
        "skill", "abilit", "know how.", "tool", "language", "sql.", "python.", "excel.",
        "need to know.", "able to.",
        "programming", "technical", "code.", "codes.", "coding.", "statistics.", "mathematics.",
    ),
    "market": (
        "market.", "markets.", "demand", "grow", "shrink", "shortage", "vacanc", "compan",
        "employer", "sector",
        "customer",
    ),
    "change_ahead": (
        "future", "chang", "trend", "ai.", "artificial", "automat", "replac", "next years.",
        "regulat", "disappear",
    ),
    "culture": (
        "cultur", "team", "colleague", "boss", "management style.", "hierarch", "atmosphere",
        "remote", "hybrid",
    ),
    "unwritten_rules": (
        "unwritten", "politic", "nobody says.", "nobody tells.", "really matters.", "promot",
        "insider", "unspoken",
    ),
    "turning_points": (
        "career", "path.", "turning", "mistake", "misstep", "fail", "regret", "decision", "switch",
    ),
    "money_and_hours": (
        "pay.", "pays.", "paid.", "salar", "wage", "money.", "earn", "hours.", "overtime",
        "part-time", "weekend",
        "shift.", "shifts.", "workload", "stress", "cost",
    ),
    "learning_resources": (
        "read.", "reading.", "book", "course", "learn", "podcast", "train", "resource", "study",
        "watch", "practise",
    ),
    "fit": (
        "suit", "fit.", "fits.", "for me.", "enjoy", "personalit", "introvert", "happy.",
        "happier.", "boring",
        "right for.",
    ),
}  # fmt: skip


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(word[:-1]) + r"\b" if word.endswith(".") else re.escape(word) for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE)


_PATTERNS = {topic: _pattern(words) for topic, words in _WORDS.items()}
TOPICS = tuple(_WORDS)
"""The topics of the question bank, in its order."""


def topics_of(*texts: str) -> tuple[str, ...]:
    """Return the topics that the words of English texts point at, in the order of the bank; often none."""
    said = one_line(" ".join(texts))
    return tuple(topic for topic, pattern in _PATTERNS.items() if pattern.search(said))
