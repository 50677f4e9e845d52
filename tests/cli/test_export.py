import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_all_tables_are_written_and_the_command_says_so(run: Run, journal: Path, tmp_path: Path):
    result = run("export", "-o", tmp_path / "out", "--journal", journal)
    assert result.exit_code == 0
    assert str(tmp_path / "out") in result.stdout
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["tables"]["contacts"] == 3
    assert manifest["settings"]["timezone"] == "Europe/Berlin"
    assert f"{len(manifest['tables'])} tables with {sum(manifest['tables'].values())} rows" in result.stdout
    assert len((tmp_path / "out" / "contacts.csv").read_text("utf-8").splitlines()) == 4


def test_parquet_is_written_if_wanted(run: Run, journal: Path, tmp_path: Path):
    assert run("export", "-o", tmp_path / "out", "--format", "parquet", "--journal", journal).exit_code == 0
    assert (tmp_path / "out" / "contacts.parquet").read_bytes()[:4] == b"PAR1"


def test_a_folder_of_ones_own_is_left_alone(run: Run, journal: Path, tmp_path: Path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "draft.txt").write_text("x", "utf-8")
    result = run("export", "-o", tmp_path / "thesis", "--journal", journal)
    assert result.exit_code == 1
    assert "draft.txt" in result.stderr
    assert "left as it is" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("-o", "out", "--format", "xlsx")])
def test_wrong_usage_is_said(run: Run, arguments: tuple[str, ...]):
    assert run("export", *arguments).exit_code == 2


def test_a_journal_that_is_not_there_is_not_made(run: Run, tmp_path: Path):
    result = run("export", "-o", tmp_path / "out", "--journal", tmp_path / "none.duckdb")
    assert result.exit_code == 1
    assert not (tmp_path / "none.duckdb").exists()
    assert not (tmp_path / "out").exists()
