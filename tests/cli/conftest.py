import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from explorer_kit.cli import app

PAGE = """---
title: {name}
summary: {summary}
date: {day}
categories:
- {role}
---

### What do you use to get the job done?

I write in [Vim][vim] and build with [Make][make].

[vim]: https://example.org/vim
[make]: https://example.org/make
"""
PEOPLE = [
    ("Ada Example", "Developer", "2024-03-05", "developer"),
    ("Ben Sample", "Writer", "2024-04-10", "writer"),
    ("Cleo Muster", "Developer", "2024-05-15", "developer"),
]

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_terminal_of_the_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may force colours or widths on programs."""
    for name in ("FORCE_COLOR", "COLUMNS", "TERMINAL_WIDTH", "PY_COLORS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Run ``explorer-kit`` in this process; unexpected exceptions are not swallowed."""

    def call(*arguments: object) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def interviews(tmp_path: Path) -> Path:
    """A folder of three published interviews, plainly invented."""
    return write_interviews(tmp_path / "interviews")


def write_interviews(folder: Path) -> Path:
    folder.mkdir()
    for name, summary, day, role in PEOPLE:
        page = PAGE.format(name=name, summary=summary, day=day, role=role)
        (folder / f"{name.split()[0].lower()}.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with the three interviews in it, to be copied."""
    folder = tmp_path_factory.mktemp("loaded")
    made = folder / "me.duckdb"
    arguments = (
        "import",
        write_interviews(folder / "interviews"),
        "--journal",
        made,
        "--timezone",
        "Europe/Berlin",
    )
    assert CliRunner().invoke(app, [str(argument) for argument in arguments]).exit_code == 0
    return made


@pytest.fixture
def journal(loaded: Path, tmp_path: Path) -> Path:
    """A journal of one's own with the three interviews in it."""
    for file in loaded.parent.glob("me.*"):
        shutil.copy(file, tmp_path)
    return tmp_path / loaded.name


def rows_of(result: Result) -> list[dict[str, Any]]:
    """Return what a command with ``--json`` wrote; anything else on stdout fails."""
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)
    assert isinstance(rows, list)
    return rows
