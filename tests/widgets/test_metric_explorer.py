"""A metric with its parameters, its rows and its SQL, on a real journal."""

import datetime as dt

import pytest

from explorer_kit import open_journal
from explorer_kit.journal import Journal
from explorer_kit.widgets.metric_explorer import MetricExplorer

from .conftest import write_interviews


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Journal:
    """A journal with the three interviews; nothing here writes to it."""
    folder = tmp_path_factory.mktemp("filled")
    journal = open_journal(folder / "journal.duckdb")
    (folder / "interviews").mkdir()
    journal.import_files(write_interviews(folder / "interviews"))
    return journal


@pytest.fixture
def explorer(filled: Journal) -> MetricExplorer:
    panel = filled.panel("metric", metric="skill_demand")
    assert isinstance(panel, MetricExplorer)
    return panel


def shares(explorer: MetricExplorer) -> dict:
    assert explorer.frame is not None
    return {
        (row.segment, row.skill): (row.people, row.interviewed)
        for row in explorer.frame.itertuples(index=False)
    }


def choose(explorer: MetricExplorer, label: str) -> None:
    explorer.row.value = dict(explorer.row.options)[label]


def test_the_inputs_come_from_the_header_of_the_metric(explorer):
    assert list(explorer.inputs.values) == ["as_of", "by", "few"]
    assert explorer.inputs.values["by"].label == "all"
    assert explorer.draft().params == {"by": "all", "few": 5}


def test_the_table_shows_the_answer(explorer):
    assert shares(explorer)[("all", "Quill")] == (3, 3)
    assert "Quill" in explorer.table.value


def test_another_value_is_asked_for_at_once(explorer):
    explorer.inputs.values["by"].value = "role"
    assert shares(explorer)[("writer", "Ledger")] == (1, 1)
    assert shares(explorer)[("developer", "Abacus")] == (1, 2)


def test_as_of_a_day_leaves_out_what_came_later(explorer):
    explorer.inputs.values["as_of"].value = dt.date(2026, 2, 11)
    assert shares(explorer)[("all", "Quill")] == (2, 2)


def test_the_rows_behind_a_row_are_its_people(explorer):
    choose(explorer, "Abacus")
    named = explorer.rows[explorer.rows["named"]]
    assert list(named["full_name"]) == ["Ada Beispiel"]
    assert "Ada Beispiel" in explorer.behind.value


def test_a_click_on_a_bar_opens_its_rows(explorer):
    explorer.chart.clicks.clicked = {"count": 1, "customdata": ["all", "ledger", "Ledger"]}
    assert explorer.row.label == "Ledger"
    assert "Cy Fictional" in explorer.behind.value


def test_a_click_opens_a_row_that_is_not_in_the_list(explorer):
    explorer.find.value = "abacus"
    assert [label for label, _ in explorer.row.options][1:] == ["Abacus"]
    explorer.chart.clicks.clicked = {"count": 1, "customdata": ["all", "ledger"]}
    assert explorer.row.label == "Ledger"


def test_what_is_looked_for_narrows_the_table(explorer):
    explorer.find.value = "abac"
    assert "Abacus" in explorer.table.value
    assert "Quill" not in explorer.table.value


def test_the_card_says_what_the_number_is(explorer):
    for words in ("A person counts once", "share between 0 and 1", "Wilson"):
        assert words in explorer.card.value


def test_the_sql_shown_gives_the_same_answer(explorer, filled):
    sql = filled.metric_sql("skill_demand", **explorer.draft().params)
    again = filled.sql(sql)
    assert again["people"].tolist() == explorer.frame["people"].tolist()
    assert "WITH" in explorer.query.value


def test_an_empty_journal_says_what_to_do(journal):
    panel = journal.panel("metric", metric="response_rate")
    assert isinstance(panel, MetricExplorer)
    assert panel.message.text == "There is nothing to show yet: import your logs first (notebook 01)."
    assert panel.message.tone == "info"
    assert panel.row.layout.display == "none"


def test_refresh_sees_what_was_loaded_since(journal, interviews):
    panel = journal.panel("metric", metric="skill_demand")
    assert isinstance(panel, MetricExplorer)
    journal.import_files(interviews)
    panel.again.click()
    assert shares(panel)[("all", "Quill")] == (3, 3)
    assert panel.message.text == ""


def test_every_metric_can_be_shown(explorer):
    for _, name in explorer.metric.options:
        explorer.metric.value = name
        assert explorer.message.tone != "error", explorer.message.text
        assert explorer.query.value


def test_a_value_that_cannot_be_is_explained_and_nothing_old_stays(explorer):
    explorer.inputs.values["few"].value = -3
    assert explorer.message.tone == "error"
    assert "few is -3" in explorer.message.text
    assert explorer.frame is None
    assert explorer.table.value == ""


def clicks(explorer) -> list[dict]:
    """A click on every bar and point of the chart that says which row it is, as the browser tells it."""
    told = [
        list(each)
        for trace in explorer.chart.figure.data
        if trace.customdata is not None
        for each in trace.customdata
    ]
    return [{"count": count, "customdata": each} for count, each in enumerate(told, start=1)]


@pytest.mark.parametrize(
    ("metric", "by"), [("skill_demand", "all"), ("skill_demand", "role"), ("interview_funnel", "tie")]
)
def test_every_bar_and_point_leads_to_its_records(explorer, metric, by):
    explorer.metric.value = metric
    explorer.inputs.values["by"].value = by
    counts = []
    for click in clicks(explorer):
        explorer.chart.clicks.clicked = click
        counts.append((click["customdata"][0], len(explorer.rows)))
        assert set(explorer.rows["segment"]) <= {click["customdata"][0]}
    assert counts
    assert max(count for _, count in counts) > 0
    assert explorer.message.tone != "error"


def test_a_point_of_one_measure_shows_the_records_of_that_measure_only(explorer):
    explorer.metric.value = "network_growth"
    for click in clicks(explorer):
        explorer.chart.clicks.clicked = click
        assert set(explorer.rows["measure"]) <= {click["customdata"][2]}


def test_a_point_between_two_rows_has_no_records(explorer):
    explorer.metric.value = "network_growth"
    explorer.chart.clicks.clicked = {"count": 1, "customdata": ["2020-01-01", "published", "talks"]}
    assert "No rows." in explorer.behind.value
    assert explorer.row.value == -1
