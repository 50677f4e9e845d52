"""What the review panel can ask for: the callables it is given.

The journal's own methods fit as they are: ``suggestions=journal.suggestions`` …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from explorer_kit.records import Decision

if TYPE_CHECKING:
    import pandas as pd


class Suggestions(Protocol):
    """List the pairs that may be one person."""

    def __call__(self, *, later: bool = False, limit: int = 1_000_000) -> pd.DataFrame:
        """Return at most ``limit`` pairs, the likeliest first; with ``later`` also those put off, last."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewActions:
    """What can be done with pairs of people.

    Attributes
    ----------
    suggestions : callable
        ``(later=…) → DataFrame`` with the columns of ``journal.suggestions``.
    decide : callable
        ``([(contact_a, contact_b, decision), …])``: take decisions, all or none.
    merges : callable
        ``() → DataFrame`` with the columns of ``journal.merges``.
    undo : callable
        ``(merge_id)``: take a decision back.
    """

    suggestions: Suggestions
    decide: Callable[[Iterable[tuple[str, str, Decision]]], object]
    merges: Callable[[], pd.DataFrame]
    undo: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """The pair that is open: the ids of the two."""

    contact_a: str
    contact_b: str
