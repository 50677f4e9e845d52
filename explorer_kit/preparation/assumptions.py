"""Assumptions about a career, to be tested over many talks: what one believes, and how firmly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from explorer_kit.preparation.showing import one_line
from explorer_kit.preparation.topics import topics_of

ANCHORS: tuple[tuple[float, str], ...] = (
    (0.05, "almost certainly wrong"),
    (0.2, "probably wrong"),
    (0.35, "rather wrong than right"),
    (0.5, "no idea"),
    (0.65, "rather right than wrong"),
    (0.8, "probably right"),
    (0.95, "almost certainly right"),
)
"""Words for a belief, to choose from: how likely it is that the assumption is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something believed of a role or an industry before the talks.

    Attributes
    ----------
    assumption_id : str
        Its own id; the assumption is the same in every talk.
    text : str
        A statement that can turn out wrong: "product managers code daily".
    prior : float
        How likely it was held to be right when it was set, from 0 to 1; :data:`ANCHORS` has words for it.
    set_on : date or None
        The day it was set.
    note : str
        Where the belief comes from.
    topics : tuple of str
        Topics of the question bank it belongs to; empty: told from its words.
    """

    assumption_id: str = ""
    text: str = ""
    prior: float = 0.5
    set_on: date | None = None
    note: str = ""
    topics: tuple[str, ...] = ()

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when the assumption can be saved."""
        text = one_line(self.text)
        outside = not math.isfinite(self.prior) or not 0 <= self.prior <= 1
        found = {
            "Write down what you assume.": not text,
            "Write a statement, not a question: one that can turn out right or wrong.": text.endswith(
                ("?", "？")
            ),
            "The belief lies between 0 and 1; 0.5 means that you have no idea.": outside,
            "A belief of exactly 0 or 1 cannot change, whatever you hear: take 0.05 or 0.95.": self.prior
            in (0, 1),
            "Give the day on which you wrote it down.": self.set_on is None,
        }
        return [sentence for sentence, true in found.items() if true]

    def belongs_to(self) -> tuple[str, ...]:
        """Return the topics it belongs to: as set, else as its words tell."""
        return self.topics or topics_of(self.text)


def prior_words(prior: float) -> str:
    """Return the words nearest to a belief; of two equally near, those nearer to "no idea"."""
    return min(ANCHORS, key=lambda anchor: (round(abs(anchor[0] - prior), 9), abs(anchor[0] - 0.5)))[1]
