"""An assumption as an open question that does not say what one expects to hear, where that can be worded.

Only claims of a few plain English forms are turned: that something happens often or seldom, or for many or
few; that something is needed. All others stay with the user as something to listen for: a question that
carries the claim ("Is it true that …?") would lead to it.
"""

from __future__ import annotations

import re

from explorer_kit.preparation.showing import one_line

_OFTEN = (
    r"daily|every (?:single )?day|each day|every week|weekly|all day(?: long)?|all the time|most of the time|"
    r"constantly|always|often|usually|mostly|regularly|frequently|sometimes|rarely|seldom|hardly ever|never"
)
_MANY = r"all|most|many|few|hardly any|almost all|nearly all|some|the majority of|the minority of"
_AT_THE_END = re.compile(rf"(.+?),? (?:{_OFTEN})", re.IGNORECASE)
# "a daily meeting": before a noun these two are no statement of how often
_WITHIN = re.compile(rf"(.+?) (?!daily|weekly)(?:{_OFTEN}) (.+)", re.IGNORECASE)
_NO_NOUN = r"(?!(?:you|that|this|it|they|who|what|in|of|a|an|is|are|important\w*|likely|often)\b)"
_QUANTITY = re.compile(rf"(?:{_MANY}) (?:of the )?{_NO_NOUN}(.+)", re.IGNORECASE)
_NEED = re.compile(
    r"(?:you|one|people|newcomers|beginners|everybody|everyone) (?:really )?"
    r"(?:needs?|requires?|must have|has to have|have to have) "
    r"(?!to\b)(.+?)(?: (?:in order )?to (.+)| ((?:for|in|as) .+))?",
    re.IGNORECASE,
)
# own person, denial, comparison, several claims: turned by a form they would change their sense
_NOT_TURNED = re.compile(
    r"\b(?:I|me|my|mine|we|our|us|not|no|nobody|none|nothing|than|because|but|if|unless|should)\b"
    r"|n['’]t\b|[;:.?!\"“”()]",
    re.IGNORECASE,
)


def neutral_question(claim: str) -> str:
    """Return an assumption as an open question; nothing where it cannot be asked without leading.

    Examples
    --------
    >>> neutral_question("Product managers code daily")
    'How often, if at all, does it happen that product managers code?'
    >>> neutral_question("You need a degree to get in")
    'What difference, if any, does it make to have a degree for somebody who wants to get in?'
    >>> neutral_question("The work is dull")
    ''
    """
    said = one_line(claim).rstrip(".!… ")
    if not said or len(said) > 120 or _NOT_TURNED.search(said):
        return ""
    if match := _NEED.fullmatch(said):
        whom = f" for somebody who wants to {match[2]}" if match[2] else f" {match[3]}" if match[3] else ""
        return f"What difference, if any, does it make to have {match[1]}{whom}?"
    if match := _QUANTITY.fullmatch(said):
        return f"How common is it, as far as you have seen, that {_inside(match[1])}?"
    clause = _without_frequency(said)
    return f"How often, if at all, does it happen that {_inside(clause)}?" if clause else ""


def _without_frequency(said: str) -> str:
    """Return a claim without the one word that says how often; nothing where there is none or several."""
    if len(re.findall(rf"\b(?:{_OFTEN})\b", said, re.IGNORECASE)) != 1:
        return ""
    if match := _AT_THE_END.fullmatch(said):
        return match[1]
    match = _WITHIN.fullmatch(said)
    return f"{match[1]} {match[2]}" if match else ""


def _inside(clause: str) -> str:
    """Return a clause as it stands inside a sentence: its first letter small, unless it begins with a name.

    A first word with another capital or a digit in it is taken for a name.
    """
    first = clause.split(maxsplit=1)[0]
    return clause if not first[1:].islower() and len(first) > 1 else clause[0].lower() + clause[1:]
