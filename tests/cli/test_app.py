import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run, rows_of

PROGRAM = Path(sys.executable).with_name("explorer-kit")


def program(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def test_help_lists_the_commands_that_work(run: Run):
    text = run("--help").stdout
    listed = [line.split()[0] for line in text.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed == ["lab", "import", "metric", "sql", "export", "sample", "doctor", "check"]


def test_help_answers_at_once():
    took = []
    for _ in range(3):
        began = time.perf_counter()
        assert program("--help").returncode == 0
        took.append(time.perf_counter() - began)
    assert min(took) < 0.5


def test_starting_loads_nothing_heavy():
    heavy = "('pandas', 'numpy', 'duckdb', 'plotly', 'ipywidgets', 'rich')"
    code = f"import sys, explorer_kit.cli; print([m for m in {heavy} if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "[]"


def test_the_version_is_the_packages(run: Run):
    import explorer_kit

    assert run("--version").stdout.strip() == explorer_kit.__version__


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("import", "tracker.csv"),
        ("import", "--journal", "me.duckdb"),
        ("import", "tracker.csv", "--journal", "me.duckdb", "--date-order", "sideways"),
        ("import", "tracker.csv", "--journal", "me.duckdb", "--mapping", "missing.json"),
        ("import", "tracker.csv", "--journal", "me.duckdb", "--timezone", "Mars/Base"),
        ("import", "tracker.csv", "--journal", "me.duckdb", "--as-of", "yesterday"),
        ("metric",),
        ("metric", "response_rate", "--param", "by"),
        ("metric", "respnse_rate"),
        ("metric", "response_rate", "--param", "by=nonsense"),
        ("metric", "response_rate", "--param", "colour=red"),
        ("metric", "response_rate", "--as-of", "yesterday"),
        ("sql",),
        ("lab", "--port", "zero"),
        ("sample", "--seed", "x"),
        ("doctor", "--everything"),
    ],
)
def test_wrong_usage_is_2_and_said_on_stderr(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr) > 20
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_of_the_program_itself(tmp_path: Path):
    result = program("import", "tracker.csv", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--journal" in result.stderr


def test_a_failure_is_1_in_words_without_a_traceback(tmp_path: Path):
    result = program("sql", "DROP TABLE contacts", "--journal", tmp_path / "missing.duckdb")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("explorer-kit: There is no journal at")
    assert "Traceback" not in result.stderr


def test_an_error_of_the_system_is_said_too(run: Run, tmp_path: Path):
    (tmp_path / "file").touch()
    result = run("import", tmp_path, "--journal", tmp_path / "file" / "me.duckdb")
    assert result.exit_code == 1
    assert "file" in result.stderr


def test_the_program_loads_and_answers(interviews: Path, tmp_path: Path):
    journal = tmp_path / "me.duckdb"
    loaded = program("import", interviews, "--journal", journal, "--json")
    assert (loaded.returncode, loaded.stderr) == (0, "")
    asked = program("metric", "skill_demand", "--journal", journal, "--json")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert '"people": 3' in asked.stdout


def test_a_closed_pipe_is_no_crash(journal: Path):
    """As with ``explorer-kit sql ... | head -1``."""
    command = f"{PROGRAM} sql 'FROM range(200000)' --json --journal {journal} | head -1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert result.stdout == "[\n"
    assert "Traceback" not in result.stderr


def test_the_journal_may_be_named_by_the_environment(
    run: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("EXPLORER_KIT_JOURNAL", str(journal))
    assert rows_of(run("sql", "SELECT count(*) AS n FROM contacts", "--json")) == [{"n": 3}]


def test_a_journal_of_the_environment_that_is_not_there_is_not_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("EXPLORER_KIT_JOURNAL", str(tmp_path / "typo.duckdb"))
    result = run("sql", "FROM contacts")
    assert result.exit_code == 1
    assert "no journal at" in result.stderr
    assert list(tmp_path.iterdir()) == []
