"""Skill demand: which skills how many of the interviewed people named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.charts import dots, frames, words
from explorer_kit.charts.frames import Row
from explorer_kit.charts.theme import COLOURS, Chart, figure, nothing_to_show
from explorer_kit.statistics import wilson_interval

if TYPE_CHECKING:
    import pandas as pd

MOST_SKILLS, MOST_SKILLS_OF_GROUPS, MOST_GROUPS = 20, 12, 4
SPREAD = 0.62
_NEEDED = ("segment", "skill_id", "skill", "share", "low", "high", "people", "interviewed", "too_few")


def skill_demand(frame: pd.DataFrame) -> Chart:
    """Draw the skills that most of the interviewed people named.

    Parameters
    ----------
    frame : DataFrame
        As ``journal.metric("skill_demand", by=…)`` gives it: one row per segment and skill.

    Returns
    -------
    Chart
        A dot for each skill on a scale from 0 to 100 % of the people with its 95 % interval, "12 of 25"
        beside it. At most 20 skills of one group, or 12 skills of the four largest groups; the subtitle says
        of how many. Groups with too few people are drawn hollow.
    """
    rows = frames.rows_of(frame, "skill_demand", *_NEEDED, "median_level", "levels")
    title = f"Skill demand{frames.by(frame)}"
    if not rows:
        return nothing_to_show(title, "No skill is noted from a held talk up to this day.")
    groups, skills = _chosen(rows)
    place = {skill: number for number, skill in enumerate(skills)}
    series = []
    for number, group in enumerate(groups):
        shift = SPREAD * ((number + 0.5) / len(groups) - 0.5)
        own = {row["skill_id"]: row for row in rows if row["segment"] == group}
        marks = [
            _dot(place[skill] + shift, own.get(skill) or _unnamed(skill, group, rows)) for skill in skills
        ]
        series.append(dots.Series(_group_name(group, rows), COLOURS[number], marks))
    names = {row["skill_id"]: words.label(row["skill"]) for row in rows}
    alone = [row for row in rows if row["segment"] == groups[0]] if len(groups) == 1 else []
    beside = [dots.beside(place[row["skill_id"]], _numbers(row)) for row in alone if row["skill_id"] in place]
    return figure(
        dots.dot_traces(series),
        title,
        _subtitle(rows, groups, skills),
        xaxis=dots.share_axis("share of the interviewed people (95 % interval)"),
        yaxis=dots.name_axis([names[skill] for skill in skills]),
        annotations=beside,
        right=180 if alone else 24,
        height=dots.height_for(len(skills) * max(1.0, len(groups) / 2.4)),
    )


def _chosen(rows: list[Row]) -> tuple[list[str], list[str]]:
    """Return the largest groups, and the skills most people of these groups named."""
    size = {row["segment"]: row["interviewed"] for row in rows}
    groups = sorted(size, key=lambda name: (-size[name], name))[:MOST_GROUPS]
    people: dict[str, int] = {}
    name = {row["skill_id"]: row["skill"] for row in rows}
    for row in rows:
        if row["segment"] in groups:
            people[row["skill_id"]] = people.get(row["skill_id"], 0) + row["people"]
    most = MOST_SKILLS if len(groups) == 1 else MOST_SKILLS_OF_GROUPS
    return groups, sorted(people, key=lambda skill: (-people[skill], name[skill], skill))[:most]


def _unnamed(skill: str, group: str, rows: list[Row]) -> Row:
    """Return the row of a skill that nobody of a group named: the frame has none, and none is an answer."""
    size = next(row for row in rows if row["segment"] == group)
    name = next(row["skill"] for row in rows if row["skill_id"] == skill)
    low, high = wilson_interval(0, size["interviewed"])
    nobody = {
        "skill_id": skill,
        "skill": name,
        "people": 0,
        "share": 0.0,
        "low": low,
        "high": high,
        "levels": 0,
    }
    return {**size, **nobody}


def _group_name(group: str, rows: list[Row]) -> str:
    size = next(row["interviewed"] for row in rows if row["segment"] == group)
    return f"{words.label(words.group(group))} ({words.count(size, 'person', 'people')})"


def _dot(y: float, row: Row) -> dots.Dot:
    return dots.Dot(
        y=y,
        share=row["share"],
        low=row["low"],
        high=row["high"],
        trials=row["interviewed"],
        hover=_hover(row),
        key=[row["segment"], row["skill_id"], row["skill"]],
        few=bool(row["too_few"]),
    )


def _numbers(row: Row) -> str:
    return dots.part_of(row["people"], row["interviewed"], row["share"])


def _hover(row: Row) -> str:
    who = "" if row["segment"] == "all" else f", {words.safe(words.group(row['segment']))}"
    lines = [
        f"<b>{words.safe(row['skill'])}</b>{who}",
        f"named by {row['people']:,} of {row['interviewed']:,} people: {words.percent(row['share'])}",
        f"95 % interval: {words.between(row['low'], row['high'])}",
    ]
    if row["levels"]:
        lines.append(f"level asked for: {row['median_level']:g} of 7 (median of {row['levels']:,})")
    return "<br>".join([*lines, *(["too few to tell"] if row["too_few"] else [])])


def _subtitle(rows: list[Row], groups: list[str], skills: list[str]) -> str:
    every = {row["skill_id"] for row in rows}
    alone = (
        f"{words.count(rows[0]['interviewed'], 'person', 'people')} interviewed." if len(groups) == 1 else ""
    )
    return words.sentences(
        alone,
        words.showing(len(skills), len(every), "skills, the most named"),
        words.showing(len(groups), len(frames.segments_of(rows)), "groups, the largest"),
    )
