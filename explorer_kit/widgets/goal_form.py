"""The goals of one talk: written with a measure and five levels before it, scored after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import ipywidgets as ipw

from explorer_kit.preparation.goals import Goal, edited, new_goal, scored
from explorer_kit.preparation.measures import SCALE_POINTS, SCALE_WORDS, Scale, default_scale
from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.showing import one_line
from explorer_kit.widgets import fields, goal_words
from explorer_kit.widgets.entry_form import EntryActions, EntryForm, EntryWords
from explorer_kit.widgets.goals_actions import GoalsActions
from explorer_kit.widgets.kept_forms import KeptForms
from explorer_kit.widgets.topic_ticks import TopicTicks

WORDS = EntryWords(
    one="goal", many="goals",
    none="No goal yet. One or two are enough for a talk of 20 minutes.",
)  # fmt: skip
NO_LEVELS: Scale = ("", "", "", "", "")


class GoalForm(EntryForm[Goal]):
    """Goals of a talk, and the form for one.

    Attributes
    ----------
    entries : Select
        The goals; its value is a goal's id, None while a new one is written.
    text, measure : Text
        What is to be found out, and how one will know.
    levels : tuple of Text
        What -2, -1, 0, +1 and +2 mean; proposed until they are worded by hand.
    propose : Button
        Propose the levels again.
    topics : TopicTicks
        Topics that serve the goal; none: told from its words.
    took_place : Checkbox
        Offer the score of a talk that is not recorded as held.
    score : Dropdown
        What was reached, with its level in words; empty: not scored.
    save_score, save, new, remove, put_back : Button
    """

    def __init__(self, actions: GoalsActions) -> None:
        self._actions = actions
        self.contact_id = ""
        self._held: Sequence[date] = ()
        self._proposed = NO_LEVELS
        self._scoring: Goal | None = None
        does = EntryActions[Goal](
            stored=lambda: actions.goals(self.contact_id), key=lambda goal: goal.goal_id,
            save=actions.save, remove=actions.remove,
        )  # fmt: skip
        super().__init__(WORDS, does, KeptForms("goal", actions.drafts))
        self._make_inputs()
        self._make_score()
        self.compose(
            self.none, self.entries, self.which, self.text, self.measure, self.pointer, self.above,
            *self.levels,
            fields.row(self.propose), self.topics,
            fields.row(self.save, self.new, self.remove, self.put_back), self.message,
            self.took_place, self.score, fields.row(self.save_score), self.trace,
        )  # fmt: skip

    def _make_inputs(self) -> None:
        self.text = fields.text_field("I want to find out", hint="what a day is made of", width="100%")
        self.measure = fields.text_field(
            "How I will know that I did", hint="name three tasks that fill most of the week", width="100%"
        )
        self.pointer = ipw.HTML()
        self.above = fields.note("What each result would mean, against what I expect:")
        self.levels = tuple(
            fields.text_field(
                f"{goal_words.point(point)}: {words.removesuffix(' than expected')}", width="100%"
            )
            for point, words in zip(SCALE_POINTS, SCALE_WORDS, strict=True)
        )
        for each in self.levels:
            each.add_class("ek-level")
        self.propose = fields.button("Propose the levels again", hint="From the measure as it is now")
        self.on_press(self.propose, self._propose, "")
        self.topics = TopicTicks(
            "Topics of the questions that serve it (none ticked: told from its words)", load_bank().goals
        )
        levels = {f"level{number}": field for number, field in enumerate(self.levels)}
        self.watch(text=self.text, measure=self.measure, topics=self.topics, **levels)

    def _make_score(self) -> None:
        self.took_place = fields.tick_field("The talk took place: score this goal")
        self.score = fields.choice_field("What was reached", [goal_words.NOT_SCORED], "", width="100%")
        self.save_score = fields.button("Save the score")
        self.trace = ipw.HTML()
        self.on_input(self.took_place, self.update_buttons)
        self.on_press(self.save_score, self._save_score, "Saving the score")

    def show(self, contact_id: str) -> None:
        """Show the goals of the talk with somebody."""
        self.contact_id = contact_id
        self._held = self._actions.talks_held(contact_id)
        self.begin(contact_id)

    def draft(self) -> Goal:
        """Return the goal as it is in the form."""
        scale: Any = tuple(one_line(field.value) for field in self.levels)
        text, measure = one_line(self.text.value), one_line(self.measure.value)
        opened, today = self.opened, self._actions.today()
        if opened is None:
            made = new_goal(text, measure, goal_id="", set_on=today, contact_id=self.contact_id)
            return replace(made, scale=scale, topics=self.topics.value)
        change = {"text": text, "measure": measure, "scale": scale, "topics": self.topics.value}
        return edited(opened, change, today, self._held_on(opened))

    def line(self, record: Goal) -> str:
        """Return a goal on one line."""
        return goal_words.line(record)

    def values(self, record: Goal | None) -> dict[str, Any]:
        """Return what the inputs hold for a goal."""
        goal = record or Goal(scale=NO_LEVELS)
        levels = {f"level{number}": words for number, words in enumerate(goal.scale)}
        return {"text": goal.text, "measure": goal.measure, "topics": goal.topics, **levels}

    def open_entry(self, key: str) -> None:
        """Put a goal into the form, or with an empty id a new one."""
        self.took_place.value = False
        super().open_entry(key)
        self._proposed = self._proposal()
        self.update_buttons()

    def after_input(self) -> None:
        """Point a missing measure out; propose levels while they are not worded by hand."""
        words = tuple(field.value for field in self.levels)
        if not self._filling and words in (self._proposed, NO_LEVELS):
            self._fill_levels()
        self.pointer.value = goal_words.pointers_html(self.draft())
        self.update_buttons()

    def update_buttons(self) -> None:
        """Offer what can be done now."""
        super().update_buttons()
        goal = self.opened
        words = tuple(field.value for field in self.levels)
        fields.show(self.propose, bool(self._proposal()[0]) and words != self._proposal())
        held = goal is not None and self._held_on(goal) is not None
        scoring = goal is not None and (held or self.took_place.value or goal.score is not None)
        fields.show(self.took_place, goal is not None and not held and goal.score is None)
        for each in (self.score, self.save_score):
            fields.show(each, scoring)
        self._show_score(goal)

    def _show_score(self, goal: Goal | None) -> None:
        if goal != self._scoring:
            self._scoring = goal
            self.score.options = goal_words.score_options(goal)
            self.score.value = "" if goal is None or goal.score is None else goal.score
        self.trace.value = goal_words.trace_html(goal) if goal else ""

    def _held_on(self, goal: Goal) -> date | None:
        """Return the day of the talk that a goal was set for, once it was held."""
        return min((day for day in self._held if goal.set_on and day >= goal.set_on), default=None)

    def _proposal(self) -> Scale:
        said = one_line(self.measure.value) or one_line(self.text.value)
        return default_scale(said) if said else NO_LEVELS

    def _fill_levels(self) -> None:
        self._proposed = self._proposal()
        self._filling = True
        for field, words in zip(self.levels, self._proposed, strict=True):
            field.value = words
        self._filling = False

    def _propose(self) -> None:
        self._fill_levels()
        self.keep_typed()

    def _save_score(self) -> None:
        if self.opened is None:
            return
        if self.score.value == "":
            self.message.say("Choose what was reached.", "error")
            return
        goal = scored(self.opened, self.score.value, self._actions.today())
        self._do.save(goal)
        self.after_saving(goal.goal_id, f"Scored {goal_words.point(self.score.value)}.")
