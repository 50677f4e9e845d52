"""Whether a goal can be told met from missed, and the five levels it can end on.

Goal attainment scaling (Kiresuk and Sherman 1968, Community Mental Health Journal 4, 443-453) words five
outcomes of a goal beforehand: -2 much less than expected, 0 as expected, +2 much more.
"""

from __future__ import annotations

import re

from explorer_kit.preparation.showing import one_line

Scale = tuple[str, str, str, str, str]

SCALE_POINTS = (-2, -1, 0, 1, 2)
SCALE_WORDS: Scale = (
    "much less than expected",
    "somewhat less than expected",
    "as expected",
    "somewhat more than expected",
    "much more than expected",
)
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
# "what one must do" counts nothing
_ONE = r"one (?!(?:must|can|could|should|would|may|might|has|have|does|do|needs?|is|was|will|of|gets)\b)"
_MEASURED = re.compile(
    rf"\d|%|\b(?:{'|'.join(_NUMBERS[1:])}|dozen|half|twice|both|pair|couple|percent)\b|\b{_ONE}"
    r"|\b(?:at least|at most|no more than|how (?:many|much|often|long))\b"
    r"|\b(?:name[sd]?|naming|lists?|listed|listing|rank(?:s|ed|ing)?|count(?:s|ed|ing)?|score[sd]?|rate[sd]?)\b"
    r"|\b(?:decid\w+|decision|choose|chosen|choosing|rule out|ruled out|yes or no|pass or fail)\b"
    r"|\b(?:write down|written down)\b"
    r"|\b(?:an? (?:introduction|referral|address|date|name|figure|example|case|estimate))\b"
    r"|\b(?:zwei|drei|vier|fünf|nennen|entscheiden|auflisten|deux|trois|quatre|cinq|nommer|décider|lister)\b"
    r"|\b(?:dos|tres|cuatro|cinco|nombrar|decidir|enumerar)\b"
    r"|\b(?:can (?:explain|describe|draw|say|tell)|be able to|each of|every one of)\b",
    re.IGNORECASE,
)
# hours, dates and years measure the way, not what is counted at the end
_NO_COUNT_AFTER = (
    r"(?!\s*(?:%|percent|minutes?|hours?|days?|weeks?|months?|years?|am\b|pm\b|o'clock|euros?|dollars?|[€$£:./-]\d?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December))"
)
_COUNTED = re.compile(
    rf"(?<![\w.,:/-])(?<!\b(?:by|on|in) )(?<!level )({_COUNT})\b{_NO_COUNT_AFTER}", re.IGNORECASE
)


# "in 2027", "within 20 minutes", "the list": no outcome
_NO_MEASURE = re.compile(
    r"\b(?:in|within|for|after|since|by|until) (?:about )?"
    r"(?:\d{4}|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?))\b"
    r"|^\d+ (?:minutes?|hours?)\b|\bthe list\b",
    re.IGNORECASE,
)


def has_measure(text: str) -> bool:
    """Return whether a wording says how one will know that a goal was met.

    It counts, names, lists, ranks or decides something: "three tools they use weekly", "decide whether to
    take the course". "Learn more about the industry" does not. Of German, French and Spanish only numbers and
    a few verbs are known.
    """
    return _MEASURED.search(_NO_MEASURE.sub(" ", one_line(text))) is not None


def _counted(measure: str) -> int | None:
    """Return the number of things a measure counts, where it counts any."""
    match = _COUNTED.search(measure)
    if match is None:
        return None
    word = match[1].lower()
    if word == "one" and not re.match(_ONE, measure[match.start() :], re.IGNORECASE):
        return None
    number = int(word) if word.isdigit() else _NUMBERS.index(word) + 1
    return number or None


def default_scale(measure: str) -> Scale:
    """Return five levels to start from, for the user to edit.

    Where the measure counts something, the levels count it, too; else they say how much of it was reached.
    """
    said = one_line(measure).rstrip(".") or "what you set out to learn"
    number = _counted(said)
    if number is None:
        return (
            "Nothing towards it.",
            f"Part of it: not yet all of \"{said}\".",
            f"As set: {said}.",
            "As set, and something beyond it.",
            "Far more than was set.",
        )  # fmt: skip
    return _counting(number, said)


def _counting(number: int, said: str) -> Scale:
    step = max(1, number // 4)
    if number == 1:
        lower = ("None, and no idea where to look.", "None, but I know where to look.")
    else:
        low = number - 1 - step
        lower = (
            "None." if low <= 0 else f"At most {low}.",
            f"{number - 1}." if step == 1 or number - step <= 1 else f"{number - step} to {number - 1}.",
        )
    middle = f"{number}, as set: {said}."
    more = f"{number + 1}." if step == 1 else f"{number + 1} to {number + step}."
    return (*lower, middle, more, f"{number + step + 1} or more.")
