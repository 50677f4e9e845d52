from pathlib import Path

from tests.cli.conftest import Run, rows_of

COUNT = "SELECT count(*) AS n FROM contacts"


def test_the_sample_is_written_where_it_is_wanted(run: Run, tmp_path: Path):
    journal = tmp_path / "sample.duckdb"
    result = run("sample", "--journal", journal)
    assert result.exit_code == 0
    assert str(journal) in result.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["sample.duckdb", "sample.settings.toml"]
    assert rows_of(run("sql", COUNT, "--journal", journal, "--json"))[0]["n"] >= 30


def test_another_seed_is_another_season(run: Run, tmp_path: Path):
    names = []
    for seed in (3, 4):
        run("sample", "--journal", tmp_path / "sample.duckdb", "--seed", seed)
        query = "SELECT full_name FROM contacts ORDER BY 1"
        names.append(run("sql", query, "--journal", tmp_path / "sample.duckdb", "--json").stdout)
    assert names[0] != names[1]


def test_ones_own_journal_is_never_replaced(run: Run, journal: Path):
    before = journal.read_bytes()
    result = run("sample", "--journal", journal)
    assert result.exit_code == 1
    assert "not the sample" in result.stderr
    assert journal.read_bytes() == before


def test_without_a_journal_the_private_copy_is_made_and_asked(run: Run):
    assert run("sample").exit_code == 0
    assert rows_of(run("sql", COUNT, "--json"))[0]["n"] >= 30
