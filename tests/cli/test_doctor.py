import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from explorer_kit.store import Store
from tests.cli.conftest import Run, rows_of


def findings(run: Run, *arguments: object, exit_code: int = 0) -> dict[str, dict[str, Any]]:
    import json

    result = run("doctor", *arguments, "--json")
    assert result.exit_code == exit_code, result.output
    return {row["check"]: row for row in json.loads(result.stdout)}


def test_everything_in_order(run: Run, journal: Path):
    found = findings(run, "--journal", journal)
    assert found["journal"]["state"] == "ok"
    assert str(journal) in found["journal"]["detail"]
    assert "contacts 3" in found["rows"]["detail"]
    assert found["time zone"]["detail"] == "Europe/Berlin"
    assert found["lock"]["detail"] == "free"
    assert found["duckdb"]["detail"] == duckdb.__version__
    assert {row["state"] for row in found.values()} <= {"ok", "note"}


def test_the_rows_of_json_have_four_fields(run: Run, journal: Path):
    rows = rows_of(run("doctor", "--journal", journal, "--json"))
    assert {tuple(row) for row in rows} == {("check", "state", "detail", "advice")}


def test_before_anything_was_made(run: Run):
    found = findings(run)
    assert found["journal"]["state"] == found["sample"]["state"] == "note"
    assert "explorer-kit sample" in found["sample"]["advice"]


def test_nothing_is_made_by_looking(run: Run, tmp_path: Path):
    found = findings(run, "--journal", tmp_path / "typo.duckdb", exit_code=1)
    assert found["journal"]["state"] == "problem"
    assert "import" in found["journal"]["advice"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_journal_is_a_problem(run: Run, tmp_path: Path):
    (tmp_path / "me.duckdb").write_text("something else")
    found = findings(run, "--journal", tmp_path / "me.duckdb", exit_code=1)
    assert "no journal" in found["journal"]["detail"]


def test_settings_that_are_wrong_are_a_problem(run: Run, journal: Path):
    journal.with_suffix(".settings.toml").write_text('timezone = "Mars/Base"')
    found = findings(run, "--journal", journal, exit_code=1)
    assert "Mars/Base" in found["settings"]["detail"]


def test_an_owner_who_is_not_known_is_worth_a_note(run: Run, journal: Path):
    assert "--owner-email" in findings(run, "--journal", journal)["owner"]["advice"]


def test_who_has_the_journal_is_named(run: Run, journal: Path):
    with Store(journal).queue.turn("a long load", time.monotonic() + 5):
        found = findings(run, "--journal", journal, exit_code=1)
    assert "a long load" in found["lock"]["detail"]


@pytest.mark.parametrize("word", ["python", "journal", "time zone", "sample"])
def test_people_read_a_line_per_check(run: Run, journal: Path, word: str):
    lines = run("doctor", "--journal", journal).stdout.splitlines()
    assert any(line.split(": ")[0].endswith(word) for line in lines)
