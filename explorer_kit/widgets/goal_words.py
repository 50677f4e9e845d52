"""Goals in words: on a line of a list, their levels, and what was changed after the talk."""

from __future__ import annotations

from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.measures import SCALE_POINTS
from explorer_kit.widgets import markup
from explorer_kit.widgets.option_text import option_text

FIELDS = {
    "text": "The goal", "measure": "How I will know", "scale": "The levels", "topics": "Topics",
    "score": "The score",
}  # fmt: skip
NOT_SCORED: tuple[str, int | str] = ("not scored yet", "")


def point(score: int) -> str:
    """Return a point of the scale as it is read: −2, 0, +1."""
    return f"{score:+d}".replace("-", "−") if score else "0"


def line(goal: Goal) -> str:
    """Return a goal on one line: what it is, and its score or what it lacks."""
    score = "" if goal.score is None else point(goal.score)
    lacks = "no measure" if goal.pointers() else ""
    return option_text(goal.text, score, lacks, "changed after the talk" if goal.edited_after_talk else "")


def score_options(goal: Goal | None) -> list[tuple[str, int | str]]:
    """Return the scores to choose from, each with its level in words."""
    if goal is None:
        return [NOT_SCORED]
    return [NOT_SCORED, *(
        (f"{point(score)}: {words}", score) for score, words in zip(SCALE_POINTS, goal.scale, strict=True)
    )]  # fmt: skip


def pointers_html(goal: Goal) -> str:
    """Return what to think about, under the measure."""
    return "".join(f"<p class='ek-pointer'>{markup.text(each)}</p>" for each in goal.pointers())


def trace_html(goal: Goal) -> str:
    """Return what was changed after the talk, and when; nothing where nothing was."""
    if not goal.edited_after_talk:
        return ""
    rows = [
        (edit.edited_on.isoformat(), FIELDS.get(edit.field, edit.field), edit.before, edit.after)
        for edit in goal.edited_after_talk
    ]
    heading = markup.heading("Changed after the talk", level=4)
    return heading + markup.table(["Day", "What", "Before", "After"], rows)
