"""What do I want to find out? The goals of one talk, and the assumptions that all talks test."""

from __future__ import annotations

import ipywidgets as ipw

from explorer_kit.widgets import fields, markup
from explorer_kit.widgets.assumption_form import AssumptionForm
from explorer_kit.widgets.goal_form import GoalForm
from explorer_kit.widgets.goals_actions import GoalsActions, GoalsDraft
from explorer_kit.widgets.panel import Panel
from explorer_kit.widgets.whom import NOBODY, talk_with


class GoalsPanel(Panel):
    """Goals and assumptions, each with a list and a form.

    Parameters
    ----------
    actions : GoalsActions
        What can be done with them.
    contact_id : str, optional
        With whom the talk is; without, only assumptions can be written.

    Attributes
    ----------
    contact_id : str
        With whom the talk is; empty while nobody was chosen.
    goals : GoalForm
        ``goals.entries``, ``goals.text``, ``goals.measure``, ``goals.levels``, ``goals.save``,
        ``goals.score`` …
    assumptions : AssumptionForm
        ``assumptions.entries``, ``assumptions.text``, ``assumptions.prior``, ``assumptions.save`` …
    """

    def __init__(self, actions: GoalsActions, contact_id: str | None = None) -> None:
        super().__init__(
            "What do I want to find out?",
            "Set it down before the talk, so that you can tell afterwards whether you did. What you type is "
            "kept.",
        )
        self._actions = actions
        self.contact_id = ""
        self.who = ipw.HTML()
        self.goals = GoalForm(actions)
        self.assumptions = AssumptionForm(actions)
        self.compose(self.who, self.message, self.goals, self.assumptions)
        with self.at_work():
            self.assumptions.begin()
        self.show(contact_id)

    def show(self, contact_id: str | None) -> None:
        """Show the goals of the talk with somebody; with None, those of nobody."""
        with self.at_work():
            self.message.say("")
            self.contact_id = contact_id or ""
            fields.show(self.goals, False)
            self.who.value = markup.paragraph(NOBODY)
            if self.contact_id:
                self.who.value = markup.paragraph(talk_with(self._actions.interviewee(self.contact_id)))
                self.goals.show(self.contact_id)
                fields.show(self.goals, True)

    def draft(self) -> GoalsDraft:
        """Return what is written in the two forms."""
        return GoalsDraft(self.goals.draft(), self.assumptions.draft())

    def problems(self) -> list[str]:
        """Return what hinders saving the goal."""
        return self.goals.problems() if self.contact_id else [NOBODY]
