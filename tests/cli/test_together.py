"""Several programs on one journal, and killed ones: the journal is as before the load or complete."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer_kit.store import Store
from tests.cli.conftest import PAGE, Run, rows_of

PROGRAM = Path(sys.executable).with_name("explorer-kit")
COUNTS = "SELECT (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM imports) AS imports"


def write_many(folder: Path, count: int, letter: str) -> Path:
    """Write interviews with so many people, each with a name of her own."""
    folder.mkdir()
    for number in range(count):
        page = PAGE.format(
            name=f"{letter}{number:03} Example", summary="Tester", day="2024-03-05", role="tester"
        )
        (folder / f"{letter}{number:03}.md").write_text(page, encoding="utf-8")
    return folder


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [str(PROGRAM), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_a_load(run: Run, folder: Path, journal: Path, seconds: float) -> None:
    """Kill a load after a while; the journal is whole, and the next load is not held up."""
    before = rows_of(run("sql", COUNTS, "--journal", journal, "--json"))[0] if journal.exists() else None
    process = start("import", folder, "--journal", journal)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    if journal.exists():
        after = rows_of(run("sql", COUNTS, "--journal", journal, "--json"))[0]
        complete = {"contacts": 40, "imports": (before["imports"] if before else 0) + 1}
        assert after in (before or {"contacts": 0, "imports": 0}, complete)
        assert Store(journal).queue.is_idle()


@pytest.mark.parametrize("seconds", [0.3, 0.7])
def test_a_load_that_is_killed_is_complete_or_not_there(run: Run, tmp_path: Path, seconds: float):
    folder, journal = write_many(tmp_path / "talks", 40, "A"), tmp_path / "me.duckdb"
    kill_a_load(run, folder, journal, seconds)
    (report,) = rows_of(run("import", folder, "--journal", journal, "--json"))
    assert (report["ok"], report["used"]) == (True, 40)
    assert rows_of(run("sql", COUNTS, "--journal", journal, "--json"))[0]["contacts"] == 40
    leftovers = {file.name for file in tmp_path.iterdir()} - {"talks", "me.duckdb", "me.settings.toml"}
    assert leftovers == set()


def test_two_loads_and_two_readers_at_once(run: Run, tmp_path: Path):
    journal = tmp_path / "me.duckdb"
    folders = [write_many(tmp_path / letter, 15, letter) for letter in "AB"]
    assert run("import", write_many(tmp_path / "C", 1, "C"), "--journal", journal).exit_code == 0
    running = [start("import", folder, "--journal", journal, "--json") for folder in folders]
    running += [start("sql", COUNTS, "--journal", journal, "--json") for _ in range(2)]
    outcomes = [(process.communicate(timeout=120)[1], process.returncode) for process in running]
    assert outcomes == [("", 0)] * 4
    assert rows_of(run("sql", COUNTS, "--journal", journal, "--json")) == [{"contacts": 31, "imports": 3}]


@pytest.mark.soak
def test_forty_killed_loads(run: Run, tmp_path: Path):
    chance = random.Random(20261123)
    folder, journal = write_many(tmp_path / "talks", 40, "A"), tmp_path / "me.duckdb"
    for _ in range(40):
        kill_a_load(run, folder, journal, chance.uniform(0.1, 1.2))
