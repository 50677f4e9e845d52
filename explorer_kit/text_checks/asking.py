"""Where a text asks: its parts, each one question, and what stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Span
from explorer_kit.text_checks.phrases import load

_WH = r"(?:what|what's|whats|how|how's|hows|why|where|where's|when|who|who's|whom|whose|which)\b"
_PREPOSED = (
    r"(?:(?:in|at|to|from|for|by|with|on|of|under|through|during|since|until|about|into) (?:what|which|"
    r"whom|whose|how)\b)"
)
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|might|must|am|shall|"
    r"dont|doesnt|didnt|isnt|arent|wasnt|werent|wouldnt|couldnt|shouldnt|cant|wont|havent|hasnt|"
    r"(?:do|does|did|is|are|was|were|have|has|had|could|would|should|must|ca|wo)n't|ain't)\b"
)
_TELL = (
    r"(?:please |just |kindly |do |first |now )*(?:say (?:something|a few|a word|more) |state |"
    r"talk about |elaborate on |tell (?:me|us)|describe|explain|walk (?:me|us)|talk (?:me|us)|"
    r"share|show (?:me|us)|"
    r"give (?:me|us)|take (?:me|us)|let me (?:know|in on)|help me (?:to )?understand|paint|outline|"
    r"sketch|list|name|compare)\b"
)
_LEAD_IN = (
    r"(?:(?:so|and|also|well|then|but|now|ok|okay|plus|first|secondly|finally|or|oh|hi|hello|"
    r"by the way|on another note|on a different note|separately|in addition|besides|lastly|similarly|"
    r"anyway)\b[, ]*)*"
)
_SUBJECT = (
    r"(?= (?:you|your|yours|it|there|the|a|an|that|this|these|those|they|he|she|we|i|one|someone|"
    r"somebody|anyone|anybody|people|any|most|all|some|every|everyone|my|our|their|his|her|its|no|\w+))"
)
HEAD = re.compile(rf"(?:{_WH}|{_PREPOSED}|{_TELL}|{_AUXILIARY}{_SUBJECT})")
_ASKS = re.compile(rf"{_LEAD_IN}(?:{_WH}|{_PREPOSED}|{_AUXILIARY} |{_TELL})")
_ASIDE = (
    r"(?:(?:in your (?:opinion|view|experience|eyes|field|case)|if (?:you'd|you would) (?:rather|"
    r"prefer)|if you (?:like|will|may|can)|by the way|on (?:another|a different) (?:note|subject)|"
    r"to change the subject|more generally|at the same time|secondly|separately|for that matter|"
    r"(?:[\w']+ ){1,5}[\w']+(?=,))[, ]+)?"
)
_CUT = re.compile(
    rf"(?:(?:[,;:–-] ?|\s)(?:and also|and then|as well as|in addition|and|also|plus|or|but|then|;|"
    rf"-|–)|[;/]| -)[, ]+{_LEAD_IN}{_ASIDE}"
    rf"(?=(?:{_WH}|{_PREPOSED}|{_TELL}|whether\b|(?:do|does|did)\b(?! (?:mention|keep|pass|put|"
    rf"send|let|forward|remember|bear|drop|think|give)\b)|{_AUXILIARY} (?:you|your|it|there|the|"
    rf"they|he|she|we|i|that|this|people|any|a|an|most|all|some|someone)\b))"
)
_PLUS_NOUN = re.compile(
    r"(?:, | )(?:plus|and also|as well as|in addition to) (?=(?:the|your|a|an|his|her|their|how|what|why) )"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One question: where it stands, and its words (lower case) without a polite frame around them."""

    span: Span
    low: str
    core: str
    framed: bool

    @property
    def asks_aloud(self) -> bool:
        """True where it ends in a question mark."""
        return self.low.rstrip().endswith("?")


def parts_of(text: English) -> list[Part]:
    """Return the questions of a text in order; statements that lead to them are left out.

    Where nothing asks, the last sentence is taken for the question.
    """
    asking = [span for span in text.sentences if _is_asking(text.low[span.start : span.end])]
    if not asking:
        asking = list(text.sentences[-1:])
    return [part for span in asking for part in _parts(text, span)]


_PARENTHESIS = re.compile(
    r",? (?:if (?:you (?:would|will|like|don't mind|can|could|may)|i may(?: ask)?|that's (?:ok|"
    r"okay|all right|not too personal)|it's not (?:rude|too personal)[^,?]*)|please|by any chance|"
    r"if anything|if any|generally speaking|in your (?:view|opinion|experience)),? ?(?=\W|\w)"
)


def _is_asking(low: str) -> bool:
    if low.rstrip(" \"')").endswith("?"):
        return True
    return (
        bool(_ASKS.match(low)) or load("questions").lists["polite"].match(low) is not None or _late_head(low)
    )


def _late_head(low: str) -> bool:
    """Tell whether a sentence asks behind an introduction, without a question mark.

    "One thing: how do you …", "I wanted to ask how you …".
    """
    return bool(
        re.search(
            rf"(?:[:,] |\bask (?:you )?)(?:{_WH}|{_PREPOSED}) (?:\w+ )?(?:do|does|did|is|are|was|"
            rf"were|you|a|an|the|people|has|have)\b",
            low,
        )
    )


def _parts(text: English, span: Span) -> list[Part]:
    start = span.start + _introduction(text.low[span.start : span.end])
    low = text.low[start : span.end]
    cuts = [match for match in _CUT.finditer(low) if match.start() > 3]
    if not cuts and re.match(_TELL, low):
        cuts = list(_PLUS_NOUN.finditer(low))
    begins = [0, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), len(low)]
    return [_part(low[begin:end], start + begin) for begin, end in zip(begins, ends, strict=True)]


def _part(low: str, at: int) -> Part:
    core = re.sub(rf"^{_LEAD_IN}", "", _PARENTHESIS.sub(" ", low.strip()))
    core = re.sub(
        r"^(?:roughly|approximately|exactly|precisely|just|about|in your (?:view|opinion|"
        r"experience)),? (?=\w)",
        "",
        core,
    )
    frame = load("questions").lists["polite"].match(core)
    framed = frame is not None
    if frame:
        core = core[frame.end() :]
        core = re.sub(
            r"^(?:me|us|to me|with me|for me|please|a bit|a little|something|more|exactly|perhaps|"
            r"in a few words|briefly)\b[, ]*",
            "",
            core,
        )
        core = re.sub(r"^(?:me|us|a bit|a little|more|please|briefly|exactly)\b[, ]*", "", core)
    return Part(Span(at, at + len(low.rstrip())), low.strip(), core, framed)


_CLAUSE = re.compile(
    rf"{_LEAD_IN}(?:when|whenever|where|wherever|if|since|as|while|once|after|before|although|"
    rf"because|given|now that)\b"
    rf"(?! (?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|might|may|"
    rf"must)\b)[^,?]*, +(?={_LEAD_IN}(?:{_WH}|{_PREPOSED}|{_TELL}|{_AUXILIARY} ))"
)


_BEGINS = re.compile(rf"{_LEAD_IN}(?:{_WH}|{_PREPOSED}|{_TELL}|{_AUXILIARY} )")
_GOES_ON = re.compile(
    rf"{_LEAD_IN}(?:{_WH}|{_PREPOSED}|{_TELL}|{_AUXILIARY} (?:you|your|it|there|the|they|he|she|we|"
    rf"i|that|this|people|any|a)\b)"
)


def _introduction(low: str) -> int:
    """Return where the question begins: behind "In your first year, " or "Since ..., "."""
    clause = _CLAUSE.match(low)
    if clause:
        return clause.end()
    if _BEGINS.match(low) or load("questions").lists["polite"].match(low):
        return 0
    for match in re.finditer(r"(?:[,:;]|\s-|\bask(?: you)?)\s+", low):
        rest = low[match.end() :]
        if _GOES_ON.match(rest) and not _is_tag(rest):
            return match.end()
    return 0


def _is_tag(rest: str) -> bool:
    return load("questions").lists["tags"].match(rest) is not None or len(rest.split()) <= 3
