"""Finds lengths of time as people write them: in minutes, in parts of an hour, from clock to clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.text_checks.finding import Span
from explorer_kit.text_checks.number_words import ONES, TENS

# with a misspelling that is often met; seventy and eighty minutes nobody asks for in words
_TENS = {word: value for word, value in TENS.items() if value not in {70, 80}} | {"fourty": 40}
_WORDS = {word: value for value, word in enumerate(ONES)} | _TENS
_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(ONES[1:10])}))?|{'|'.join(reversed(ONES[1:]))}|"
    r"a couple of dozen|two dozen|a dozen)"
)
_NUMBER = rf"(?:\d{{1,4}}(?:[.,]\d+)?|½|¼|¾|{_WORD})"
_MINUTE = r"(?:minutes?|minuets?|minutos|mins?\b\.?|m\b|'(?!\w))"
_SINGLES = (
    (
        r"(?:(?:an?|one|1) )?hours? and (?:a half|half|1/2)|(?:one|1) and a half hours?|"
        r"1[.,]5 ?-?(?:hours?|hrs?|h)\b",
        90.0,
    ),
    (
        r"(?:three|3)[ -](?:quarters?|fourths)(?: of)?(?: an)?[ -]hour|¾ (?:of an )?hour|3/4 (?:of an )?hour",
        45.0,
    ),
    (
        r"half (?:past)?(?:an? |of an )?-?hour|half[ -]an[ -](?:hour|hr)|half hr|half[ -]?hour|half-an-hour|"
        r"(?:1/2|½|0[.,]5) ?(?:of )?(?:an? )?(?:hours?|hrs?|h)\b",
        30.0,
    ),
    (r"(?:a )?third of an hour|(?:1/3|⅓) (?:of )?(?:an )?hour", 20.0),
    (
        r"(?:(?:an?|one) )?quarter[ -](?:of )?(?:an[ -])?hour|(?:1/4|¼|"
        r"0[.,]25) ?(?:of )?(?:an )?(?:hours?|hrs?|h)\b",
        15.0,
    ),
    (r"(?:an|one|1|a full|a whole|a solid|1[.,]0) ?-?(?:hour\b)|(?<![\w.])1 ?-?(?:hr|h)\b|one hr\b", 60.0),
)
_HOURS = re.compile(rf"({_NUMBER})(?: ?(?:-|to|or) ?{_NUMBER})? ?-?(?:hours?|hrs?)\b")
_COUNTED = re.compile(
    rf"(?<![\w.:/$€£-])(?P<low>{_NUMBER})(?: ?{_MINUTE})?(?P<open>\+)?"
    rf"(?:(?: ?- ?| ?/ ?| (?:to|or|and|until|up to|or maybe|maybe|or at most|"
    rf", at most) )(?P<high>{_NUMBER}))?"
    rf"(?P<over>\+)?[ -]?{_MINUTE}"
)
_SECONDS = re.compile(rf"(?<![\w.,])(\d,\d\d\d|{_NUMBER}) ?-?(?:seconds?|secs?)\b")
_JOINED = re.compile(
    r" ?(?:-|to|or|and|or maybe|up to|,? ?maybe|or even|or so,? maybe) ?(?:at most |up to |maybe |"
    r"a full |even )?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in minutes, from the least to the most that is said, and where it stands."""

    low: float
    high: float
    span: Span
    clock: bool = False


def durations(low: str) -> list[Duration]:
    """Return the lengths of time that a text (lower case) names, in order; ranges as one."""
    found: list[Duration] = []
    for each in sorted(_all(low), key=lambda one: (one.span.start, -one.span.end)):
        if found and each.span.start < found[-1].span.end:
            continue
        found.append(each)
    return _joined(low, found)


def _joined(low: str, single: list[Duration]) -> list[Duration]:
    """Unite "20 minutes to half an hour"."""
    united: list[Duration] = []
    for each in single:
        before = united[-1] if united else None
        if (
            before
            and not each.clock
            and not before.clock
            and _JOINED.fullmatch(low[before.span.end : each.span.start])
        ):
            ends = (before.low, before.high, each.low, each.high)
            united[-1] = Duration(min(ends), max(ends), Span(before.span.start, each.span.end))
        else:
            united.append(each)
    return united


def _all(low: str) -> Iterator[Duration]:
    for pattern, minutes in _SINGLES:
        for match in re.finditer(rf"(?<![\w/.,]){pattern}", low):
            yield Duration(minutes, minutes, Span(*match.span()))
    for match in _HOURS.finditer(low):
        minutes = 60 * _value(match[1])
        yield Duration(minutes, minutes, Span(*match.span()))
    for match in _COUNTED.finditer(low):
        least = _value(match["low"])
        most = _value(match["high"]) if match["high"] else least
        if match["open"] or match["over"]:
            most = max(most, 2 * least)
        yield Duration(min(least, most), max(least, most), Span(*match.span()))
    for match in _SECONDS.finditer(low):
        minutes = _value(match[1]) / 60
        yield Duration(minutes, minutes, Span(*match.span()))
    yield from _clock_spans(low)


def _value(word: str) -> float:
    if word[0].isdigit():
        return float(re.sub(r",(?=\d{3}$)", "", word).replace(",", "."))
    if word in {"½", "¼", "¾"}:
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[word]
    if "dozen" in word:
        return 12.0 if word == "a dozen" else 24.0
    return float(sum(_WORDS[part] for part in re.split(r"[ -]", word)))


# {0} stands for the side of the span, a or b
_HALF_DAY = r"(?: ?(?P<{0}half>a\.?m\.?|p\.?m\.?|o'clock)(?!\w))?"
_COUNT = rf"(?:{_WORD}|[0-9]{1, 2})"
_SAID = (
    r"(?P<{0}part>half|quarter|"
    + _COUNT
    + r"(?: minutes)?) (?P<{0}side>past|to|after|before|till) (?P<{0}of>"
    + _COUNT
    + ")"
)
_TIME = (
    r"(?:(?P<{0}noon>noon|midday|midnight)|" + _SAID + r"|(?P<{0}plain>\d\d\d\d)(?: ?h(?:ours|rs)?)?|"
    r"(?P<{0}hour>\d\d?|" + _WORD + r")(?:[:.h](?P<{0}minute>\d\d))?)" + _HALF_DAY
)
_CLOCK = re.compile(
    rf"(?<![\w.:/])(?P<lead>from |between |at |say |"
    rf"around )?{_TIME.replace('{0}', 'a')} ?(?P<sign>-|to|till|until|til|through|and|"
    rf",? ending(?: at)?|,? finishing(?: at)?) ?(?:about |around )?"
    rf"{_TIME.replace('{0}', 'b')}(?![\w%]|[:.]\d| ?(?:minutes|mins?|people|years|months|weeks|"
    rf"days|hours|percent))"
)


def _clock_spans(low: str) -> Iterator[Duration]:
    for match in _CLOCK.finditer(low):
        begins, ends = _minutes_of(match, "a"), _minutes_of(match, "b")
        if begins is None or ends is None or not _is_clock(match):
            continue
        minutes = (ends - begins) % 720
        yield Duration(minutes, minutes, Span(*match.span()), clock=True)


def _is_clock(match: re.Match[str]) -> bool:
    """Tell a time from any two numbers: by its shape, or by the words before it."""
    sure = any(match[f"{side}{name}"] for side in "ab" for name in ("noon", "minute", "half", "side"))
    if match["sign"] == "and" and match["lead"] != "between ":
        return False
    return (
        sure
        or (match["lead"] in {"from ", "between "} and not match["aplain"] and not match["bplain"])
        or bool(
            match["aplain"]
            and match["bplain"]
            and match["aplain"][0] in "012"
            and not match["aplain"].startswith(("19", "20"))
        )
    )


def _minutes_of(match: re.Match[str], side: str) -> float | None:
    if match[f"{side}noon"]:
        return 0.0
    if match[f"{side}side"]:
        part = match[f"{side}part"]
        shift = {"half": 30.0, "quarter": 15.0}.get(part) or _value(part.removesuffix(" minutes"))
        hour = 60 * _value(match[f"{side}of"])
        return hour + shift if match[f"{side}side"] in {"past", "after"} else hour - shift
    if match[f"{side}plain"]:
        plain = match[f"{side}plain"]
        return 60 * float(plain[:2]) + float(plain[2:])
    hour, minute = _value(match[f"{side}hour"]), float(match[f"{side}minute"] or 0)
    return 60 * hour + minute if hour <= 24 and minute < 60 else None
