"""What panels of the preparation ask a journal for, kept in memory."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_items import Guide, Interviewee
from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.widgets.kept_forms import Drafts

TODAY = date(2026, 11, 10)
HOSTILE = '<b>"it\'s"</b> $x^2$ 🦊 שלום'
QUESTIONS = [
    BankQuestion(question_id="how-begun", text="How did you come to {company}?", minutes=4, place=1,
                 follow_ups=("What surprised you?",), goals=("entry_routes",)),
    BankQuestion(question_id="first-week", text="What was your first week like?", minutes=3, place=2,
                 goals=("daily_reality",)),
    BankQuestion(question_id="what-changes", category="industry_trends", minutes=4,
                 text="What is changing in {industry}?", place=3, goals=("change_ahead",), asked=2,
                 insights=1.5),
    BankQuestion(question_id="what-to-read", category="direct_advice", text="What would you read first?",
                 minutes=3, place=4, goals=("learning_resources",), roles=("manager",)),
]  # fmt: skip
PERSON = Interviewee(name="Ada Beispiel", roles=("manager",), company="Acme GmbH", industry="Logistics")


class Memory:
    """A journal of one person, "ada", and of those who have no name."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}
        self.drafts_kept: dict[tuple[str, str], dict[str, Any]] = {}
        self.guides: dict[str, tuple[str, Guide]] = {}
        self.held: list[date] = []
        self.asked: set[str] = set()
        self.fails = ""
        self.written: list[Any] = []
        self.guide_saves = 0

    def interviewee(self, contact_id: str) -> Interviewee:
        return PERSON if contact_id == "ada" else Interviewee()

    def save(self, record: Any) -> Any:
        self.fail_if_asked("save")
        if problems := record.problems():
            raise ValueError(problems)
        name = next(name for name in ("goal_id", "assumption_id", "question_id") if hasattr(record, name))
        saved = replace(record, **{name: getattr(record, name) or f"id-{len(self.entries)}"})
        self.entries[getattr(saved, name)] = saved
        return saved

    def remove(self, record: Any) -> None:
        self.entries = {key: each for key, each in self.entries.items() if each != record}

    def goals(self, contact_id: str) -> list[Goal]:
        self.fail_if_asked("goals")
        return [each for each in self.of(Goal) if each.contact_id == contact_id]

    def assumptions(self) -> list[Assumption]:
        return self.of(Assumption)

    def questions(self) -> list[BankQuestion]:
        self.fail_if_asked("questions")
        return [*self.of(BankQuestion), *QUESTIONS]

    def of(self, kind: type) -> list[Any]:
        return [each for each in self.entries.values() if isinstance(each, kind)]

    def fail_if_asked(self, what: str) -> None:
        if self.fails == what:
            raise RuntimeError(f"no {what} today")

    @property
    def drafts(self) -> Drafts:
        return Drafts(load=self.draft, save=self.save_draft)

    def draft(self, form: str, about: str = "") -> dict[str, Any]:
        return self.drafts_kept.get((form, about), {})

    def save_draft(self, form: str, content: dict[str, Any], about: str = "") -> None:
        self.drafts_kept[form, about] = content

    def open_guide(self, contact_id: str) -> tuple[str, Guide] | None:
        return self.guides.get(contact_id)

    def save_guide(self, guide: Guide, contact_id: str, *, guide_id: str = "") -> str:
        self.fail_if_asked("save")
        self.guide_saves += 1
        guide_id = guide_id or f"guide-{len(self.guides)}"
        self.guides[contact_id] = guide_id, guide
        return guide_id

    def write(self, draft: Any) -> Path:
        self.fail_if_asked("write")
        self.written.append(draft)
        return Path("guides/ada.md")


class OtherPanel:
    """A panel in which a person is chosen."""

    def __init__(self, chosen: str | None = None) -> None:
        self.chosen = chosen
        self._callbacks: list[Any] = []

    def on_choose(self, callback: Any) -> None:
        self._callbacks.append(callback)

    def choose(self, contact_id: str | None) -> None:
        self.chosen = contact_id
        for callback in self._callbacks:
            callback()


def shown(widget: Any) -> bool:
    return bool(widget.layout.display != "none")


def everything(widget: Any) -> str:
    """Return all markup that a panel shows."""
    own = str(getattr(widget, "value", "")) if type(widget).__name__ in {"HTML", "MessageLine"} else ""
    return own + "".join(everything(child) for child in getattr(widget, "children", ()))


def lines(entries: Any) -> list[str]:
    """Return what a list shows, without the signs at which it may be broken."""
    return [line.replace("\u200b", "") for line, _ in entries.options]
