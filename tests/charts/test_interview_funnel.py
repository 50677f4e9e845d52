"""What the chart of the funnel draws."""

import pytest

from explorer_kit import charts
from tests.charts.helpers import NASTY, SAFE, drawn, everything_written, frame_of, notes, shared

NBSP = "\N{NO-BREAK SPACE}"
BEFORE = {"identified": None, "asked": "identified", "replied": "asked", "scheduled": "replied",
          "held": "scheduled", "thanked": "held", "referred": "held", "nurtured": "held"}  # fmt: skip


def stages(segment, *people, outside=0):
    """Return the rows of one group; of the people who replied, ``outside`` were never asked."""
    number = dict(zip(BEFORE, people, strict=True))
    rows = []
    for step, (stage, previous) in enumerate(BEFORE.items(), start=1):
        row = {
            "segment": segment,
            "step": step,
            "stage": stage,
            "people": number[stage],
            "previous": previous,
        }
        if previous:
            came = number[stage] - (outside if stage == "replied" else 0)
            row |= {"previous_people": number[previous], "from_previous": came}
            row |= shared(came, number[previous], "share_of_previous")
        rows.append(row)
    return rows


def chart(*rows, **params):
    return charts.interview_funnel(frame_of("interview_funnel", list(rows), **params))


SEASON = stages("all", 120, 80, 32, 24, 20, 14, 12, 4)


def test_bars_of_people_and_dots_of_shares():
    bars, shares = drawn(chart(*SEASON))["data"]
    assert bars["type"] == "bar"
    assert bars["x"] == [120, 80, 32, 24, 20, 14, 12, 4]
    assert bars["text"] == ["120", "80", "32", "24", "20", "14", "12", "4"]
    assert bars["y"] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert shares["y"] == [1, 2, 3, 4, 5, 6, 7]
    assert shares["x"] == pytest.approx([80 / 120, 0.4, 0.75, 20 / 24, 0.7, 0.6, 0.2])
    assert (shares["xaxis"], shares["yaxis"]) == ("x2", "y2")
    assert bars["customdata"][1] == ["all", "asked"]


def test_shares_say_of_what():
    assert notes(chart(*SEASON)) == [
        "",
        f"80 of 120 identified · 67{NBSP}%", f"32 of 80 asked · 40{NBSP}%", f"24 of 32 replied · 75{NBSP}%",
        f"20 of 24 scheduled · 83{NBSP}%", f"14 of 20 held · 70{NBSP}%", f"12 of 20 held · 60{NBSP}%",
        f"4 of 20 held · 20{NBSP}%",
    ]  # fmt: skip


def test_units_are_on_both_axes():
    layout = drawn(chart(*SEASON))["layout"]
    assert layout["xaxis"]["title"]["text"] == "people"
    assert layout["xaxis2"]["title"]["text"] == "share of the stage before (95 % interval)"
    assert layout["yaxis"]["ticktext"] == list(BEFORE)


def test_stages_that_nobody_reached_are_there_without_a_share_of_nothing():
    figure = chart(*stages("all", 3, 0, 0, 0, 0, 0, 0, 0))
    bars, few = drawn(figure)["data"]
    assert bars["x"] == [3, 0, 0, 0, 0, 0, 0, 0]
    assert few["y"] == [1]
    assert few["name"] == "fewer than 5: too few to tell"
    assert notes(figure)[1:3] == [
        "0 of 3 identified · too few to tell",
        "none asked yet",
    ]


def test_people_who_skipped_a_stage_are_told():
    bars, _ = drawn(chart(*stages("all", 20, 10, 8, 6, 5, 5, 5, 5, outside=3)))["data"]
    assert bars["hovertext"][2] == (
        f"<b>replied</b><br>8 people<br>5 of 10 asked: 50{NBSP}%<br>95 % interval: 24 to 76{NBSP}%"
        "<br>3 of them without having been asked on record"
    )
    assert "on record" not in bars["hovertext"][3]


def test_groups_have_a_colour_each_and_one_legend():
    figure = drawn(
        chart(*stages("cold", 50, 40, 9, 8, 7, 6, 5, 5), *stages("warm", 20, 20, 9, 8, 7, 6, 5, 5), by="tie")
    )
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    dots = [trace for trace in figure["data"] if trace["type"] == "scatter"]
    assert [(bar["name"], bar["marker"]["color"], bar["showlegend"]) for bar in bars] == [
        ("cold", "#0072B2", True),
        ("warm", "#E69F00", True),
    ]
    assert [(dot["name"], dot["showlegend"]) for dot in dots] == [("cold", False), ("warm", False)]
    assert bars[0]["y"][0] < 0 < bars[1]["y"][0]
    assert figure["layout"]["title"]["text"] == "Interview funnel by tie"


def test_of_many_groups_those_asked_most_are_shown():
    rows = [row for n in range(9) for row in stages(f"group {n}", 90, 10 + n, 5, 5, 5, 5, 5, 5)]
    figure = drawn(chart(*rows))
    names = [trace["name"] for trace in figure["data"] if trace["type"] == "bar"]
    assert names == [f"group {n}" for n in (8, 7, 6, 5, 4)]
    assert figure["layout"]["title"]["subtitle"]["text"] == "Showing 5 of 9 groups, those asked most."


def test_text_of_the_data_stays_text():
    texts = everything_written(chart(*stages(NASTY, 50, 40, 9, 8, 7, 6, 5, 5), *SEASON))
    assert not [text for text in texts if "<b>bold" in text or "<a " in text or "$" in text or "%{" in text]
    assert any(SAFE in text for text in texts)
