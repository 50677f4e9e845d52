"""Two people side by side, as text: what is known of each, what speaks for one person and what against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorer_kit.widgets import markup
from explorer_kit.widgets.frames import MISSING, cell_text

_ROWS = (
    ("Also written", "spellings"), ("Organization", "organizations"), ("Position", "position"),
    ("E-mail", "emails"), ("LinkedIn", "linkedin_slug"), ("Telephone", "phones"), ("Known from", "sources"),
)  # fmt: skip


def pair_html(pair: Mapping[str, Any]) -> str:
    """Return a row of ``journal.suggestions()`` as a table of two people and the evidence below it."""
    told = {**pair, **{f"spellings_{side}": _other_spellings(pair, side) for side in "ab"}}
    rows = [(label, *(_text(told[f"{column}_{side}"]) for side in "ab")) for label, column in _ROWS]
    rows.append(("Touchpoints", *(_touchpoints(pair, side) for side in "ab")))
    shown = [row for row in rows if row[1:] != (MISSING, MISSING)]
    people = ["", *(_text(pair[f"name_{side}"]) for side in "ab")]
    return markup.comparison(people, shown) + markup.terms(
        {"For": _text(pair["evidence"]), "Against": against(pair) or "nothing that is known"}
    )


def against(pair: Mapping[str, Any]) -> str:
    """Return what speaks against a pair; empty where nothing is known."""
    text = _text(pair["against"])
    return "" if text == MISSING else text


def pair_line(pair: Mapping[str, Any]) -> str:
    """Return whom a pair is about, in one line."""
    one, other = _text(pair["name_a"]), _text(pair["name_b"])
    return f"{one} (twice)" if one == other else f"{one} and {other}"


def plain_pairs(pairs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the open pairs of one full name, with nothing against them, and nobody else they could be.

    Where one of the two is part of another pair, joining both would say that all of them are one person:
    those are left to be looked at.
    """
    return [
        pair
        for pair in pairs
        if "same_name" in pair["reasons"]
        and not against(pair)
        and pair["only_pair"]
        and _text(pair["decision"]) == MISSING
    ]


def plain_html(pairs: Sequence[Mapping[str, Any]]) -> str:
    """Return a table of pairs that are to be joined together."""
    rows = [
        (_text(pair["name_a"]), _who(pair, "a"), _text(pair["name_b"]), _who(pair, "b")) for pair in pairs
    ]
    return markup.table(["Name", "Known by", "Name", "Known by"], rows)


def _who(pair: Mapping[str, Any], side: str) -> str:
    known = [
        value
        for column in ("organizations", "emails", "linkedin_slug", "sources")
        if (value := _text(pair[f"{column}_{side}"])) != MISSING
    ]
    return "; ".join(known)


def _other_spellings(pair: Mapping[str, Any], side: str) -> list[str]:
    return [name for name in pair[f"names_{side}"] if name != pair[f"name_{side}"]]


def _touchpoints(pair: Mapping[str, Any], side: str) -> str:
    events, first, last = (pair[f"{column}_{side}"] for column in ("events", "first_on", "last_on"))
    if not events:
        return "none yet"
    days = _text(last) if _text(first) == _text(last) else f"{_text(first)} to {_text(last)}"
    return f"{int(events):,}" + ("" if days == MISSING else f", {days}")


def _text(value: Any) -> str:
    """Return a cell as text; pandas has several ways to say that there is none."""
    if not hasattr(value, "__len__") and value != value:
        return MISSING
    return cell_text(value)
