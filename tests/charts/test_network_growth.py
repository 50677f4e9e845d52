"""What the chart of network growth draws."""

from datetime import date

import pytest

from explorer_kit import charts
from tests.charts.helpers import NASTY, SAFE, drawn, everything_written, frame_of, notes

JANUARY, FEBRUARY, APRIL = date(2026, 1, 1), date(2026, 2, 1), date(2026, 4, 1)
DAY = 24 * 60 * 60 * 1000


def row(period, segment="all", contacts=(0, 0), reachable=(0, 0), talks=(0, 0), **undated):
    """Return a row; each measure as (in all, new)."""
    missing = {"undated_contacts": 0, "undated_reachable": 0, "undated_talks": 0, **undated}
    return {"period": period, "segment": segment, "contacts": contacts[0], "new_contacts": contacts[1],
            "reachable": reachable[0], "new_reachable": reachable[1], "talks": talks[0],
            "new_talks": talks[1], **missing}  # fmt: skip


def chart(*rows, **params):
    return charts.network_growth(frame_of("network_growth", list(rows), **params))


def test_three_panels_over_one_axis():
    figure = drawn(chart(row(JANUARY, contacts=(5, 5), reachable=(2, 2), talks=(1, 1)),
                         row(FEBRUARY, contacts=(9, 4), reachable=(2, 0), talks=(3, 2))))  # fmt: skip
    contacts, reachable, talks = figure["data"]
    assert (contacts["y"], reachable["y"], talks["y"]) == ([5, 9], [2, 2], [1, 3])
    assert [trace.get("yaxis") for trace in figure["data"]] == ["y", "y2", "y3"]
    assert contacts["x"] == ["2026-01-01", "2026-02-01"]
    layout = figure["layout"]
    assert [layout[axis]["title"]["text"] for axis in ("yaxis", "yaxis2", "yaxis3")] == [
        "people",
        "people",
        "talks",
    ]
    assert (layout["barmode"], layout["xaxis"]["type"], layout["xaxis"]["title"]["text"]) == (
        "stack",
        "date",
        "month",
    )


def test_headings_tell_how_many_there_are_now():
    figure = chart(row(JANUARY, "a", contacts=(5, 5)), row(FEBRUARY, "a", contacts=(7, 2), talks=(2, 2)),
                   row(JANUARY, "b", contacts=(1, 1)), row(FEBRUARY, "b", contacts=(1, 0)))  # fmt: skip
    assert notes(figure) == ["contacts · <b>8</b>", "reachable people · <b>0</b>", "talks held · <b>2</b>"]


def test_a_bar_is_as_wide_as_its_month_nearly():
    contacts = drawn(chart(row(JANUARY), row(FEBRUARY)))["data"][0]
    assert contacts["width"] == pytest.approx([0.86 * 31 * DAY, 0.86 * 28 * DAY])
    assert contacts["offset"] == 0


def test_a_period_without_news_stands_as_the_one_before_it():
    contacts = drawn(chart(row(FEBRUARY, contacts=(5, 5)), row(APRIL, contacts=(6, 1))))["data"][0]
    assert contacts["x"] == ["2026-02-01", "2026-03-01", "2026-04-01"]
    assert contacts["y"] == [5, 5, 6]
    assert contacts["hovertext"][1] == "<b>March 2026</b><br>5 contacts in all<br>0 of them new"


def test_weeks():
    figure = drawn(
        chart(row(date(2026, 1, 5), contacts=(2, 2)), row(date(2026, 1, 19), contacts=(3, 1)), period="week")
    )
    contacts = figure["data"][0]
    assert contacts["x"] == ["2026-01-05", "2026-01-12", "2026-01-19"]
    assert contacts["width"] == pytest.approx([0.86 * 7 * DAY] * 3)
    assert contacts["hovertext"][0] == "<b>week of 5 January 2026</b><br>2 contacts in all<br>2 of them new"
    axis = figure["layout"]["xaxis"]
    assert (axis["tick0"], axis["dtick"]) == ("2026-01-05", 7 * DAY)
    assert axis["range"] == ["2026-01-05", "2026-01-26"]


def test_a_long_time_without_news_is_cut_and_told():
    news = row(JANUARY, contacts=(5, 5))
    figure = drawn(chart(news, row(date(2026, 12, 1), contacts=(5, 0))))
    assert figure["data"][0]["x"] == ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]
    assert figure["layout"]["title"]["subtitle"]["text"] == (
        "In all, by the end of each month.<br>Nothing new up to December 2026."
    )
    half_a_year = drawn(chart(news, row(date(2026, 7, 1), contacts=(5, 0))))
    assert len(half_a_year["data"][0]["x"]) == 7
    assert "Nothing new" not in half_a_year["layout"]["title"]["subtitle"]["text"]


def test_many_periods_have_few_labels():
    rows = [
        row(date(year, month, 1), contacts=(1, 1)) for year in range(2009, 2027) for month in range(1, 13)
    ]
    # 18 years are 216 months, at most 12 labels: every 18th month, rounded up to two years.
    assert drawn(chart(*rows))["layout"]["xaxis"]["dtick"] == "M24"
    # 4 years are 48: every 4th, rounded up to six, from January.
    axis = drawn(chart(*rows[3:51]))["layout"]["xaxis"]
    assert (axis["dtick"], axis["tick0"]) == ("M6", "2009-01-01")


def test_groups_are_stacked_the_largest_first_with_one_legend():
    figure = drawn(
        chart(row(JANUARY, "notes", contacts=(2, 2)), row(JANUARY, "tracker", contacts=(9, 9)), by="source")
    )
    names = [(trace["name"], trace["marker"]["color"], trace["showlegend"]) for trace in figure["data"]]
    assert names[:2] == [("tracker", "#0072B2", True), ("notes", "#E69F00", True)]
    assert [shown for _, _, shown in names[2:]] == [False] * 4
    assert figure["data"][0]["customdata"] == [["2026-01-01", "tracker", "contacts"]]


def test_of_many_groups_the_rest_is_added_up_in_grey():
    figure = drawn(chart(*(row(JANUARY, f"group {n}", contacts=(20 - n, 20 - n)) for n in range(9))))
    contacts = [trace for trace in figure["data"] if trace["yaxis"] == "y"]
    assert [trace["name"].replace("\N{NO-BREAK SPACE}", " ") for trace in contacts] == [
        "group 0", "group 1", "group 2", "group 3", "group 4", "4 others",
    ]  # fmt: skip
    assert contacts[-1]["y"] == [15 + 14 + 13 + 12]
    assert contacts[-1]["marker"]["color"] == "#888888"


def test_what_has_no_date_is_counted_once_per_group():
    figure = chart(row(JANUARY, "a", undated_contacts=3), row(FEBRUARY, "a", undated_contacts=3),
                   row(JANUARY, "b", undated_contacts=1, undated_talks=2),
                   row(FEBRUARY, "b", undated_contacts=1, undated_talks=2))  # fmt: skip
    assert drawn(figure)["layout"]["title"]["subtitle"]["text"] == (
        "In all, by the end of each month.<br>Without a date, and so in no bar: 4 contacts, 2 talks held."
    )


def test_nobody_has_half_a_person():
    layout = drawn(chart(row(JANUARY, contacts=(2, 2))))["layout"]
    assert layout["yaxis"]["dtick"] == 1
    assert layout["yaxis3"]["range"] == [0, 1]
    assert "dtick" not in drawn(chart(row(JANUARY, contacts=(50, 50))))["layout"]["yaxis"]


def test_text_of_the_data_stays_text():
    texts = everything_written(
        chart(row(JANUARY, NASTY, contacts=(2, 2)), row(JANUARY, "b", contacts=(1, 1)))
    )
    assert not [text for text in texts if "<b>bold" in text or "<a " in text or "$" in text or "%{" in text]
    assert any(SAFE in text for text in texts)
