"""What the chart of coverage by source draws."""

import pytest

from explorer_kit import charts
from tests.charts.helpers import NASTY, SAFE, drawn, everything_written, frame_of, notes


def row(period, source, events, alone=0, people=1, undated=0):
    return {"period": period, "source": source, "events": events, "told_alone": alone, "people": people,
            "undated": undated}  # fmt: skip


def chart(*rows, **params):
    return charts.source_coverage(frame_of("source_coverage", list(rows), **params))


def test_each_source_has_a_panel_the_largest_on_top():
    figure = drawn(chart(row("2026-01-01", "tracker", 2, 1), row("2026-01-01", "mail", 9, 4)))
    headings = [note["text"] for note in figure["layout"]["annotations"]]
    assert headings == ["mail · <b>9</b>, 4 alone", "tracker · <b>2</b>, 1 alone"]
    assert [(trace["name"], trace["y"]) for trace in figure["data"]] == [
        ("told by this source alone", [4]),
        ("told by others, too", [5]),
        ("told by this source alone", [1]),
        ("told by others, too", [1]),
    ]
    # one scale for all, so that panels can be compared
    assert figure["layout"]["yaxis"]["range"] == figure["layout"]["yaxis2"]["range"] == [0, 9]


def test_months_without_anything_keep_their_place():
    figure = drawn(chart(row("2026-01-01", "mail", 1), row("2026-03-01", "mail", 2)))
    assert figure["data"][1]["x"] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert figure["data"][1]["y"] == [1, 0, 2]
    assert figure["data"][1]["customdata"][0] == ["2026-01-01", "mail"]


def test_the_hover_says_it_in_words():
    figure = drawn(chart(row("2026-01-01", "linkedin.messages", 3, 1, 2)))
    assert figure["data"][0]["hovertext"] == [
        "<b>LinkedIn messages</b>, January 2026<br>3 events with 2 people<br>1 told by this source alone"
    ]


def test_what_has_no_day_is_said():
    figure = chart(row("2026-01-01", "tracker", 3, undated=4), row("2026-02-01", "tracker", 1, undated=4))
    assert "Without a day, and so in no bar: 4 from tracker." in drawn(figure)["layout"]["title"]["subtitle"][
        "text"
    ].replace("<br>", " ")


def test_many_sources_are_cut_and_it_says_so():
    figure = drawn(chart(*(row("2026-01-01", f"source {number:02}", 30 - number) for number in range(13))))
    assert len(figure["data"]) == 20
    assert "Showing 10 of 13 sources" in figure["layout"]["title"]["subtitle"]["text"]


@pytest.mark.parametrize("params", [{"period": "week"}, {}])
def test_weeks_are_called_weeks(params):
    figure = drawn(chart(row("2026-01-05", "mail", 3), **params))
    assert figure["layout"]["xaxis"]["title"]["text"] == "week"


def test_nothing_is_said_in_words():
    assert "import your logs first" in notes(chart())[0]


def test_names_from_a_file_stay_text():
    written = everything_written(chart(row("2026-01-01", NASTY, 3)))
    assert any(SAFE in text for text in written)
    assert not any(NASTY in text for text in written)
