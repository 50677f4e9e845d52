"""The panels that prepare a talk, for a journal: goals, questions, guide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer_kit.journal import guide_files, talks

if TYPE_CHECKING:
    from explorer_kit.journal.facade import Journal
    from explorer_kit.widgets.kept_forms import Drafts
    from explorer_kit.widgets.panel import Panel
    from explorer_kit.widgets.whom import Whom


def _goals_panel(journal: Journal, *, whom: Whom | None = None, contact_id: str | None = None) -> Panel:
    from explorer_kit.widgets.goals_actions import GoalsActions
    from explorer_kit.widgets.goals_panel import GoalsPanel
    from explorer_kit.widgets.whom import follow

    panel = GoalsPanel(
        GoalsActions(
            interviewee=journal.interviewee,
            goals=journal.goals,
            assumptions=journal.assumptions,
            save=journal.save_entry,
            remove=journal.remove_entry,
            talks_held=lambda contact: talks.held_on(journal, contact),
            today=journal.today,
            drafts=_drafts(journal),
        ),
        contact_id,
    )
    if whom is not None:
        follow(whom, panel.show)
    return panel


def _questions_panel(journal: Journal) -> Panel:
    from explorer_kit.text_checks import check_question
    from explorer_kit.widgets.question_actions import QuestionActions
    from explorer_kit.widgets.question_bank_panel import QuestionBankPanel

    return QuestionBankPanel(
        QuestionActions(
            questions=journal.questions,
            save=journal.save_entry,
            remove=journal.remove_entry,
            check=check_question,
            drafts=_drafts(journal),
        )
    )


def _guide_panel(journal: Journal, *, whom: Whom | None = None, contact_id: str | None = None) -> Panel:
    from explorer_kit.widgets.guide_actions import GuideActions
    from explorer_kit.widgets.guide_panel import GuidePanel
    from explorer_kit.widgets.whom import follow

    panel = GuidePanel(
        GuideActions(
            interviewee=journal.interviewee,
            questions=journal.questions,
            assumptions=journal.assumptions,
            goals=journal.goals,
            asked_before=journal.asked_before,
            open_guide=lambda contact: talks.open_guide(journal, contact),
            save_guide=journal.save_guide,
            save_markdown=lambda draft: guide_files.write_markdown(journal, draft),
            save_html=lambda draft: guide_files.write_html(journal, draft),
            save_ics=lambda draft: guide_files.write_ics(journal, draft),
            timezone=journal.settings.timezone,
            drafts=_drafts(journal),
        ),
        contact_id,
    )
    if whom is not None:
        follow(whom, panel.show)
    return panel


def _drafts(journal: Journal) -> Drafts:
    from explorer_kit.widgets.kept_forms import Drafts

    return Drafts(load=journal.draft, save=journal.save_draft)


GUIDE_PANELS: dict[str, Callable[..., Panel]] = {
    "goals": _goals_panel,
    "guide": _guide_panel,
    "questions": _questions_panel,
}
"""``panel("goals", whom=…)`` and ``panel("guide", whom=…)`` follow the person chosen in another panel."""
