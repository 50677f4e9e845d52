"""What the chart of response rates draws."""

import pytest

from explorer_kit import charts
from tests.charts.helpers import NASTY, SAFE, drawn, everything_written, frame_of, notes, shared

NBSP = "\N{NO-BREAK SPACE}"


def row(segment, answered, mature, **others):
    counts = {"immature": 0, "bounced": 0, "undated": 0, "answered_undated": 0, **others}
    return {"segment": segment, **shared(answered, mature, "response_rate"),
            "answered": answered, "mature": mature,
            "n": mature + counts["immature"] + counts["bounced"] + counts["undated"], **counts}  # fmt: skip


def chart(*rows, **params):
    return charts.response_rate(frame_of("response_rate", list(rows), **params))


def test_one_group_with_its_interval():
    (trace,) = drawn(chart(row("all", 3, 10)))["data"]
    assert (trace["x"], trace["y"]) == ([0.3], [0])
    # 0.1078 to 0.6032: 0.1922 below and 0.3032 above 0.3
    assert trace["error_x"]["arrayminus"] == pytest.approx([0.1922], abs=0.0001)
    assert trace["error_x"]["array"] == pytest.approx([0.3032], abs=0.0001)
    assert trace["hovertext"] == [
        f"<b>all</b><br>3 of 10 answered: 30{NBSP}%<br>95 % interval: 11 to 60{NBSP}%"
    ]
    assert trace["customdata"] == [["all"]]
    assert trace["hoverinfo"] == "text"


def test_the_numbers_stand_beside_each_line():
    figure = chart(
        row("email", 3, 10), row("phone", 9, 30), row("form", 1, 3), row("video", 0, 0, immature=2)
    )
    assert drawn(figure)["layout"]["yaxis"]["ticktext"] == ["phone", "e-mail", "form", "video"]
    assert notes(figure) == [
        f"9 of 30 · 30{NBSP}%",
        f"3 of 10 · 30{NBSP}%",
        "1 of 3 · too few to tell",
        "none old enough yet",
    ]


def test_the_axis_is_labelled_in_percent():
    axis = drawn(chart(row("all", 3, 10)))["layout"]["xaxis"]
    assert axis["title"]["text"] == "answered within the window (95 % interval)"
    assert axis["ticktext"] == [f"{number}{NBSP}%" for number in (0, 25, 50, 75, 100)]


def test_too_few_are_drawn_hollow_and_the_legend_says_so():
    firm, few = drawn(chart(row("email", 3, 5), row("phone", 3, 4)))["data"]
    assert (firm["marker"]["color"], firm["showlegend"]) == ("#0072B2", False)
    assert few["marker"]["color"] == "rgba(0, 0, 0, 0)"
    assert (few["name"], few["showlegend"]) == ("fewer than 5: too few to tell", True)
    assert "too few to tell" in few["hovertext"][0]
    assert "too few" not in firm["hovertext"][0]


def test_a_group_with_nothing_to_judge_has_no_dot():
    (trace,) = drawn(chart(row("email", 3, 10), row("phone", 0, 0, immature=4)))["data"]
    assert trace["customdata"] == [["email"]]


def test_what_is_in_no_share_is_counted():
    figure = chart(row("email", 3, 10, immature=2, bounced=1), row("phone", 1, 6, immature=1, undated=1))
    subtitle = drawn(figure)["layout"]["title"]["subtitle"]["text"]
    assert subtitle == "Not in the shares: 3 too young to judge, 1 bounced, 1 without any date."
    assert drawn(figure)["data"][0]["hovertext"][0].endswith("<br>2 too young to judge<br>1 bounced")


def test_answers_without_a_day_are_told():
    hover = drawn(chart(row("all", 3, 10, answered_undated=2)))["data"][0]["hovertext"][0]
    assert hover.endswith("2 answers without a day of their own")


def test_months_come_in_order_and_groups_by_size():
    months = chart(row("2026-02", 1, 5), row("2026-01", 1, 9), row("2025-12", 1, 6))
    assert drawn(months)["layout"]["yaxis"]["ticktext"] == ["2025-12", "2026-01", "2026-02"]
    groups = chart(row("a", 1, 5), row("b", 1, 9), row("c", 1, 9))
    assert drawn(groups)["layout"]["yaxis"]["ticktext"] == ["b", "c", "a"]


def test_of_many_groups_the_largest_are_shown_and_it_says_so():
    figure = chart(*(row(f"group {number:03}", 1, 5 + number) for number in range(319)))
    layout = drawn(figure)["layout"]
    assert layout["yaxis"]["ticktext"][0] == "group 318"
    assert len(layout["yaxis"]["ticktext"]) == 20
    assert layout["title"]["subtitle"]["text"] == "Showing 20 of 319 groups, the largest ones."


def test_more_lines_are_higher():
    assert chart(row("a", 1, 5)).layout.height < chart(*(row(str(n), 1, 5) for n in range(9))).layout.height


def test_the_title_names_the_groups_where_they_are_known():
    assert (
        drawn(chart(row("email", 3, 10), by="channel"))["layout"]["title"]["text"]
        == "Response rate by channel"
    )
    assert drawn(chart(row("all", 3, 10), by="all"))["layout"]["title"]["text"] == "Response rate"


def test_text_of_the_data_stays_text():
    texts = everything_written(chart(row(NASTY, 3, 10, immature=1)))
    assert not [text for text in texts if "<b>bold" in text or "<a " in text or "$" in text or "%{" in text]
    assert any(SAFE in text for text in texts)
