"""What a guide for a talk consists of: items with their times, and what did not fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from explorer_kit.preparation.questions import BankQuestion

ItemKind = Literal["opening", "question", "assumption", "closing"]

CLOSING_MINUTES = 3
USUAL_MINUTES = (15, 30)
LONGEST_TALK = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewee:
    """What decides which questions fit a person; empty where not known."""

    name: str = ""
    roles: tuple[str, ...] = ()
    seniority: str = ""
    company: str = ""
    industry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideItem:
    """One item of a guide.

    Attributes
    ----------
    item_id : str
        Unique within the guide.
    kind : str
        opening, question, assumption (a question made from one), closing.
    text : str
        What to ask, worded for the person; empty for opening and closing.
    minutes, starts : int
        How long it may take, and the minute of the talk at which it begins.
    category : str
        The category of the question; empty for others.
    question_id, assumption_id : str
        Where it comes from.
    follow_ups, prompts : tuple of str
        What to ask after the answer; what to listen for in it, not to be read out.
    why : str
        Why it is in, as a sentence.
    pinned : bool
        The user put it in: it stays whatever the time.
    """

    item_id: str
    kind: ItemKind = "question"
    text: str = ""
    minutes: int = 3
    starts: int = 0
    category: str = ""
    question_id: str = ""
    assumption_id: str = ""
    follow_ups: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    why: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The guide of a talk.

    Attributes
    ----------
    minutes : int
        The agreed time.
    items : tuple of GuideItem
        Opening, questions in order, closing.
    person : Interviewee
        Whom it is for.
    did_not_fit : tuple of str
        What is not in it, and why, as sentences.
    reserve : tuple of BankQuestion
        The next best questions, the best first: for an exchange, or if time is left.
    """

    minutes: int
    items: tuple[GuideItem, ...]
    person: Interviewee = Interviewee()
    did_not_fit: tuple[str, ...] = ()
    reserve: tuple[BankQuestion, ...] = ()

    @property
    def planned_minutes(self) -> int:
        """The sum of its items' minutes."""
        return sum(item.minutes for item in self.items)

    @property
    def spare_minutes(self) -> int:
        """What is left of the agreed time; negative where it is exceeded."""
        return self.minutes - self.planned_minutes

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when the guide can be saved."""
        over = -self.spare_minutes
        possible = 1 <= self.minutes <= LONGEST_TALK
        found = {
            f"The talk has {self.minutes} minutes; it must have 1 to {LONGEST_TALK}.": not possible,
            f"The guide takes {over} {'minute' if over == 1 else 'minutes'} more than agreed: take something "
            "out, or shorten it.": over > 0,
        }
        return [sentence for sentence, true in found.items() if true]

    def warnings(self) -> list[str]:
        """Return what to think about, as sentences; they hinder nothing."""
        shortest, longest = USUAL_MINUTES
        asked = any(item.kind in {"question", "assumption"} for item in self.items)
        usual = shortest <= self.minutes <= longest
        agreed = f"people agree to {shortest} to {longest}"
        found = {
            f"A talk of {self.minutes} minutes is unusual; {agreed}.": not usual,
            "There is no question in the guide.": not asked,
            f"{self.spare_minutes} minutes are still free.": asked and self.spare_minutes >= 3,
        }
        return [sentence for sentence, true in found.items() if true]


def frame_minutes(minutes: int) -> tuple[int, int]:
    """Return how long opening and closing take: 3 minutes each; in a talk of less than 20, the opening 2."""
    if minutes < 2 + CLOSING_MINUTES:
        return max(0, minutes) // 4, max(0, minutes) // 2
    return (3 if minutes >= 20 else 2), CLOSING_MINUTES


def clocked(guide: Guide) -> Guide:
    """Return a guide whose items begin when those before them end."""
    items, minute = [], 0
    for item in guide.items:
        items.append(replace(item, starts=minute))
        minute += item.minutes
    return replace(guide, items=tuple(items))
