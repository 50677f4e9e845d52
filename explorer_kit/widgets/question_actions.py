"""What the question bank panel can ask for: the callables it is given.

The journal's own methods fit as they are: ``questions=journal.questions`` …
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.text_checks import Checked
from explorer_kit.widgets.kept_forms import Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionActions:
    """What can be done with questions.

    Attributes
    ----------
    questions : callable
        ``() → questions``: the user's own, then the bank's.
    save, remove : callable
        Save one of the user's own (it comes back with its id); take it away.
    check : callable
        ``(text) → Checked``: what is wrong with a question.
    drafts : Drafts
        Where what was typed is kept.
    """

    questions: Callable[[], Sequence[BankQuestion]]
    save: Callable[[BankQuestion], BankQuestion]
    remove: Callable[[BankQuestion], object]
    check: Callable[[str], Checked]
    drafts: Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDraft:
    """What is looked for in the bank, and the question that is written."""

    category: str | None
    topic: str | None
    role: str | None
    seniority: str | None
    words: str
    own: BankQuestion
