"""What the chart of skill demand draws."""

import pytest

from explorer_kit import charts
from explorer_kit.statistics import wilson_interval
from tests.charts.helpers import NASTY, SAFE, drawn, everything_written, frame_of, notes, shared

NBSP = "\N{NO-BREAK SPACE}"


def row(skill, people, interviewed=25, segment="all", **others):
    return {"segment": segment, "skill_id": skill.lower(), "skill": skill, **shared(people, interviewed),
            "people": people, "interviewed": interviewed, "levels": 0, "talks": people,
            "too_few": interviewed < 5, **others}  # fmt: skip


def chart(*rows, **params):
    return charts.skill_demand(frame_of("skill_demand", list(rows), **params))


def test_the_most_named_skill_is_on_top():
    figure = chart(row("Writing", 5), row("SQL", 12), row("Excel", 5))
    (trace,) = drawn(figure)["data"]
    assert drawn(figure)["layout"]["yaxis"]["ticktext"] == ["SQL", "Excel", "Writing"]
    assert trace["x"] == pytest.approx([12 / 25, 0.2, 0.2])
    assert trace["y"] == [0, 1, 2]
    beside = {note["y"]: note["text"] for note in drawn(figure)["layout"]["annotations"]}
    assert beside == {0: f"12 of 25 · 48{NBSP}%", 1: f"5 of 25 · 20{NBSP}%", 2: f"5 of 25 · 20{NBSP}%"}
    assert trace["customdata"][0] == ["all", "sql", "SQL"]


def test_the_hover_says_it_in_words():
    hover = drawn(chart(row("SQL", 3, 10, median_level=4.5, levels=2)))["data"][0]["hovertext"][0]
    assert hover == (
        f"<b>SQL</b><br>named by 3 of 10 people: 30{NBSP}%<br>95 % interval: 11 to 60{NBSP}%"
        "<br>level asked for: 4.5 of 7 (median of 2)"
    )


def test_of_many_skills_the_most_named_are_shown_and_it_says_so():
    figure = chart(*(row(f"Skill {number:03}", 413 - number, 500) for number in range(412)))
    layout = drawn(figure)["layout"]
    assert (
        layout["title"]["subtitle"]["text"]
        == "500 people interviewed.<br>Showing 20 of 412 skills, the most named."
    )
    assert layout["yaxis"]["ticktext"][0] == "Skill 000"
    assert len(layout["yaxis"]["ticktext"]) == 20


def test_the_unit_is_on_the_axis():
    assert drawn(chart(row("SQL", 3)))["layout"]["xaxis"]["title"]["text"] == (
        "share of the interviewed people (95 % interval)"
    )


def test_one_person_is_too_few_to_tell():
    figure = chart(row("SQL", 1, 1))
    (trace,) = drawn(figure)["data"]
    assert (trace["name"], trace["showlegend"]) == ("fewer than 5: too few to tell", True)
    assert notes(figure) == ["1 of 1 · too few to tell"]
    assert drawn(figure)["layout"]["title"]["subtitle"]["text"] == "1 person interviewed."


def test_groups_are_told_apart_and_a_group_that_did_not_name_it_is_a_zero():
    figure = drawn(chart(
        row("SQL", 6, 10, "developer"), row("Writing", 2, 10, "developer"), row("Writing", 8, 9, "writer"),
        by="role",
    ))  # fmt: skip
    developer, writer = figure["data"]
    assert (developer["name"], writer["name"]) == ("developer (10 people)", "writer (9 people)")
    assert figure["layout"]["yaxis"]["ticktext"] == ["Writing", "SQL"]
    assert writer["x"] == pytest.approx([8 / 9, 0])
    assert writer["error_x"]["array"][1] == pytest.approx(wilson_interval(0, 9)[1])
    assert writer["customdata"][1] == ["writer", "sql", "SQL"]
    assert [round(y) for y in developer["y"]] == [0, 1]
    assert developer["y"][0] < writer["y"][0]
    assert figure["layout"]["title"]["text"] == "Skill demand by role"


def test_of_many_groups_the_largest_are_shown_and_it_says_so():
    rows = [row(f"Skill {skill}", 3, 10 + n, f"role {n}") for n in range(319) for skill in range(3)]
    figure = drawn(chart(*rows, by="role"))
    assert [trace["name"] for trace in figure["data"]] == [
        "role 318 (328 people)", "role 317 (327 people)", "role 316 (326 people)", "role 315 (325 people)",
    ]  # fmt: skip
    assert figure["layout"]["title"]["subtitle"]["text"] == "Showing 4 of 319 groups, the largest."


def test_a_small_group_is_hollow_and_the_legend_names_it():
    figure = drawn(chart(row("SQL", 2, 3, "a"), row("SQL", 1, 3, "b"), row("SQL", 9, 12, "c")))
    legend = [trace["name"] for trace in figure["data"] if trace["showlegend"]]
    assert legend == ["c (12 people)", "a (3 people), too few", "b (3 people), too few"]


def test_a_long_name_is_cut_on_the_axis_and_whole_in_the_hover():
    name = "A very long name of a skill that would crowd the chart out"
    figure = drawn(chart(row(name, 3)))
    assert figure["layout"]["yaxis"]["ticktext"] == ["A very long name of a skill tha…"]
    assert name in figure["data"][0]["hovertext"][0]


def test_two_skills_of_one_name_keep_their_own_lines():
    figure = drawn(chart({**row("R", 9), "skill_id": "r-language"}, {**row("R", 4), "skill_id": "r-letter"}))
    assert figure["layout"]["yaxis"]["ticktext"] == ["R", "R"]
    assert figure["data"][0]["y"] == [0, 1]


def test_text_of_the_data_stays_text():
    texts = everything_written(chart(row(NASTY, 3, 10, NASTY), row("SQL", 2, 9, "writer")))
    assert not [text for text in texts if "<b>bold" in text or "<a " in text or "$" in text or "%{" in text]
    assert any(SAFE in text for text in texts)
