"""What the guide panel can ask for: the callables it is given, and what is entered in it.

The journal's own methods fit as they are: ``questions=journal.questions``, ``goals=journal.goals`` …
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_items import Guide, Interviewee
from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.widgets.kept_forms import Drafts


class SaveGuide(Protocol):
    """Save the guide of a talk with somebody."""

    def __call__(self, guide: Guide, contact_id: str, *, guide_id: str = "") -> str:
        """Return its id; saved again under it, it is replaced."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideDraft:
    """A talk as it is planned.

    Attributes
    ----------
    contact_id, guide_id : str
        With whom; the saved guide (empty while there is none).
    guide : Guide or None
        What is asked; None while it is not built.
    minutes : int
        The agreed time.
    starts : datetime or None
        When it begins, on the owner's wall clock.
    edition : int
        How often it was written as a calendar file.
    """

    contact_id: str
    guide_id: str = ""
    guide: Guide | None = None
    minutes: int = 20
    starts: datetime | None = None
    edition: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideActions:
    """What can be done with the guide of a talk.

    Attributes
    ----------
    interviewee : callable
        ``(contact_id) → Interviewee``.
    questions, assumptions : callable
        ``() → questions`` of the bank and the user's own; ``() → assumptions``.
    goals, asked_before : callable
        ``(contact_id) → goals`` of the talk; ``→ ids`` of what the person was asked before.
    open_guide : callable
        ``(contact_id) → (id, guide)`` of the talk that is still ahead, or None.
    save_guide : callable
        Save a guide under its id.
    save_markdown, save_html, save_ics : callable
        ``(GuideDraft) → Path``: write the agenda, the talk as a calendar file, and say where.
    timezone : str
        The owner's, in words.
    drafts : Drafts
        Where the agreed time and the beginning are kept.
    """

    interviewee: Callable[[str], Interviewee]
    questions: Callable[[], Sequence[BankQuestion]]
    assumptions: Callable[[], Sequence[Assumption]]
    goals: Callable[[str], Sequence[Goal]]
    asked_before: Callable[[str], Collection[str]]
    open_guide: Callable[[str], tuple[str, Guide] | None]
    save_guide: SaveGuide
    save_markdown: Callable[[GuideDraft], Path]
    save_html: Callable[[GuideDraft], Path]
    save_ics: Callable[[GuideDraft], Path]
    timezone: str
    drafts: Drafts
