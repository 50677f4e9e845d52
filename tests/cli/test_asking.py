from pathlib import Path

from explorer_kit.metrics import catalog
from tests.cli.conftest import Run, rows_of


def test_a_metric_as_rows(run: Run, journal: Path):
    rows = rows_of(run("metric", "skill_demand", "--journal", journal, "--param", "by=role", "--json"))
    vim = {row["segment"]: (row["people"], row["interviewed"]) for row in rows if row["skill"] == "Vim"}
    assert vim == {"developer": (2, 2), "writer": (1, 1)}
    assert all(row["median_level"] is None for row in rows)


def test_a_metric_as_a_table(run: Run, journal: Path):
    text = run("metric", "skill_demand", "--journal", journal).stdout
    assert "skill" in text.splitlines()[1]
    assert "Vim" in text


def test_a_metric_as_of_a_day(run: Run, journal: Path):
    """Ada spoke on 5 March, Ben on 10 April, Cleo on 15 May 2024."""
    for day, people in (("2024-03-04", 0), ("2024-03-31", 1), ("2024-04-30", 2), ("2024-05-31", 3)):
        rows = rows_of(run("metric", "skill_demand", "--journal", journal, "--as-of", day, "--json"))
        assert max((row["people"] for row in rows), default=0) == people


def test_the_list_has_every_metric_with_its_parameters(run: Run):
    rows = rows_of(run("metric", "list", "--json"))
    assert [row["name"] for row in rows] == catalog.names()
    demand = next(row for row in rows if row["name"] == "skill_demand")
    by = next(item for item in demand["params"] if item["name"] == "by")
    assert by["default"] == "all"
    assert "role" in by["choices"]
    assert {"name", "title", "definition", "unit", "grain", "params", "columns"} <= demand.keys()


def test_the_list_for_people_names_every_metric(run: Run):
    text = run("metric", "list").stdout
    for name in catalog.names():
        assert catalog.find(name).title in text
        assert catalog.find(name).definition in text


def test_an_unknown_metric_names_the_closest(run: Run, journal: Path):
    result = run("metric", "skil_demand", "--journal", journal)
    assert "Did you mean 'skill_demand'?" in result.stderr


def test_sql_as_rows(run: Run, journal: Path):
    columns = "full_name, first_seen_on AS day, NULL AS nothing, 'nan'::DOUBLE AS no_number"
    query = f"SELECT {columns} FROM contacts ORDER BY full_name"
    rows = rows_of(run("sql", query, "--journal", journal, "--json"))
    assert rows[0] == {"full_name": "Ada Example", "day": "2024-03-05", "nothing": None, "no_number": None}
    assert len(rows) == 3


def test_sql_without_rows_is_an_empty_array(run: Run, journal: Path):
    assert rows_of(run("sql", "FROM contacts WHERE false", "--journal", journal, "--json")) == []


def test_sql_as_a_table(run: Run, journal: Path):
    assert "Cleo Muster" in run("sql", "FROM contacts", "--journal", journal).stdout


def test_sql_that_would_change_something_is_refused(run: Run, journal: Path):
    result = run("sql", "DELETE FROM contacts", "--journal", journal, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "DELETE is not allowed" in result.stderr


def test_sql_reads_no_files(run: Run, journal: Path, interviews: Path):
    result = run("sql", f"FROM read_text('{interviews / 'ada.md'}')", "--journal", journal)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "may not use files" in result.stderr


def test_asking_a_missing_journal_does_not_make_one(run: Run, tmp_path: Path):
    for command in (("sql", "FROM contacts"), ("metric", "skill_demand")):
        result = run(*command, "--journal", tmp_path / "typo.duckdb")
        assert result.exit_code == 1
        assert "no journal at" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_as_of_may_come_as_a_parameter_and_must_be_a_day_that_can_be(run: Run, journal: Path):
    asked = ("metric", "response_rate", "--journal", journal, "--json")
    given = run(*asked, "--param", "as_of=2026-06-30")
    assert given.exit_code == 0
    assert given.stdout == run(*asked, "--as-of", "2026-06-30").stdout
    assert run(*asked, "--as-of", "9999-12-31").exit_code == 2
