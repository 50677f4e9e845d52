import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer_kit.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "me.duckdb"


@pytest.fixture
def store(path: Path) -> Store:
    """A new journal whose table of superseded ids serves as a place to write to."""
    made = Store(path, wait_seconds=20)
    made.ensure()
    return made


@pytest.fixture
def run_apart():
    """Start another Python process with code that knows the journal as ``store``; it ends with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(journal: Path, code: str) -> subprocess.Popen[str]:
        head = "from pathlib import Path\nfrom explorer_kit.store import Store\n"
        head += f"store = Store(Path({str(journal)!r}))\n"
        process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", head + code],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
