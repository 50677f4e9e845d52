"""Finds numbers and lengths of time, however they are written: "a year and a half" is "18 months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.text_checks.number_words import ONES, ORDINALS, PERCENT, SHARES, TENS

_ONES = {word: value for value, word in enumerate(ONES)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
}
_MINUTES = {
    "minute": 1,
    "min": 1,
    "hour": 60,
    "day": 1440,
    "week": 10_080,
    "fortnight": 20_160,
    "month": 43_200,
    "year": 518_400,
    "decade": 5_184_000,
    "century": 51_840_000,
}
_YEARS = range(1900, 2100)
# beyond, a row of digits is no number that anybody counts with
_TOO_LARGE = 1e15
_AND_A_HALF = ["and", "a", "half"]
_TOKEN = re.compile(r"[£$€]?\d[\d.,]*\d|[£$€]?\d|[^\W\d_]+(?:'[^\W\d_]+)?|%|½|¼|¾|⅓")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the word it counts (its stem is not taken), and the names under which it may be met.

    ``keys``: ``n:20`` the number, ``s:1/3`` a share, ``d:15`` a length of time in minutes.
    """

    keys: frozenset[str]
    unit: str
    word: str
    small: bool
    large: bool = False


def quantities(low: str) -> list[Quantity]:
    """Return the numbers of a text (lower case), in order."""
    tokens = [token.lstrip("£$€") for token in _TOKEN.findall(low.replace("-", " "))]
    return list(_read(tokens))


def _read(tokens: list[str]) -> Iterator[Quantity]:
    place = 0
    while place < len(tokens):
        value, length = _number(tokens, place)
        if length:
            quantity = _quantity(tokens, place, value, length)
            yield quantity
            place += length + any(key.startswith("d:") for key in quantity.keys)
        else:
            yield from _without_number(tokens, place)
            place += 1


def _without_number(tokens: list[str], place: int) -> Iterator[Quantity]:
    """Yield what a token counts that is no number: "half", "twice", "a decade", "a year and a half"."""
    token, following = tokens[place], tokens[place + 1 : place + 4]
    if token == "half" and (following[:1] == ["hour"] or following[:2] == ["an", "hour"]):
        yield Quantity(frozenset({"d:30", "n:30"}), "minutes", token, small=False)
    if token == "quarter" and following == ["of", "an", "hour"]:
        yield Quantity(frozenset({"d:15", "n:15"}), "minutes", token, small=False)
    if token in SHARES or token in ORDINALS:
        yield _special(token, following[0] if following else "")
    elif _single(token) in {"decade", "century"}:
        minutes = _MINUTES[_single(token)]
        keys = {f"d:{minutes}", f"n:{minutes // _MINUTES['year']}"}
        yield Quantity(frozenset(keys), "year", token, small=False)
    elif _single(token) == "fortnight":
        yield Quantity(frozenset({f"d:{_MINUTES['fortnight']}", "n:2"}), "weeks", token, small=False)
    elif token in {"year", "month"} and place and tokens[place - 1] in {"a", "one"}:
        half = following == _AND_A_HALF
        minutes = int(_MINUTES[token] * (1.5 if half else 1))
        yield Quantity(frozenset({f"d:{minutes}"}), token, token, small=not half)


def _special(token: str, unit: str) -> Quantity:
    keys = set()
    if token in SHARES:
        keys.add(f"s:{SHARES[token]}")
    if token in ORDINALS:
        keys.add(f"n:{ORDINALS[token]}")
    small = token in {"first", "second", "once", "single", "pair", "couple"}
    return Quantity(frozenset(keys), unit, token, small=small)


def _quantity(tokens: list[str], place: int, value: float, length: int) -> Quantity:
    unit = tokens[place + length] if place + length < len(tokens) else ""
    if value >= _TOO_LARGE:
        return Quantity(frozenset(), unit, tokens[place], small=False, large=True)
    keys = {f"n:{value:.15g}"}
    single = _single(unit)
    if single in _MINUTES:
        keys.add(f"d:{int(value * _MINUTES[single])}")
        if single == "decade":
            keys.add(f"n:{value * 10:g}")
    if unit in {"%", "percent", "per"} and f"{value:g}" in PERCENT:
        keys.add(f"s:{PERCENT[f'{value:g}']}")
    if unit in SHARES:
        keys.add(f"s:{SHARES[unit]}")
    large = value >= 1_000 and value not in _YEARS
    return Quantity(frozenset(keys), unit, tokens[place], small=value in {1, 2}, large=large)


def _single(unit: str) -> str:
    """Return the singular of a unit of time; other words only lose their s."""
    return "century" if unit == "centuries" else unit.rstrip("s")


def _number(tokens: list[str], place: int) -> tuple[float, int]:
    """Return the number that begins at a place, and of how many tokens it is."""
    total = current = 0.0
    length = 0
    for at, token in enumerate(tokens[place:], place):
        plain = token.replace(",", "")
        if plain.replace(".", "", 1).isdigit():
            if length:
                break
            current = float(plain)
        elif token in _ONES:
            current += _ONES[token]
        elif token in TENS:
            current += TENS[token]
        elif token in _SCALES and (length or _is_a(tokens, at)) and _counts(token, tokens[place]):
            current = max(current, 1) * _SCALES[token]
            if _SCALES[token] >= 1_000:
                total, current = total + current, 0.0
        elif not (token == "and" and length and _goes_on(tokens, at)):
            break
        length += 1
    if length and tokens[place + length : place + length + 3] == _AND_A_HALF:
        return total + current + 0.5, length + 3
    return total + current, length


def _is_a(tokens: list[str], at: int) -> bool:
    """Tell whether a scale is counted once: "a hundred"."""
    return at > 0 and tokens[at - 1] == "a"


def _counts(scale: str, first: str) -> bool:
    """Tell whether a scale belongs to a number: the letters k and m only to digits."""
    return len(scale) > 1 or first[0].isdigit()


def _goes_on(tokens: list[str], at: int) -> bool:
    """Tell whether an "and" stands within a number: "two hundred and five"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return tokens[at - 1] in {"hundred", "thousand", "million"} and (following in _ONES or following in TENS)
