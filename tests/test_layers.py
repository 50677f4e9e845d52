"""The import contracts of pyproject.toml hold, and they bind."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(LINTER), "--no-logo", "--no-cache", "--config", str(ROOT / "pyproject.toml"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def package(folder: Path, files: dict[str, str]) -> Path:
    """Write a package of the same name with these modules, to see what the contracts say about it."""
    for name, text in {"__init__.py": "", **files}.items():
        file = folder / "explorer_kit" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        (file.parent / "__init__.py").touch()
    return folder


def test_every_contract_is_kept():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("statistics/intervals.py", "import explorer_kit.store"),
        ("importers/markdown.py", "from explorer_kit.metrics import catalog"),
        ("metrics/catalog.py", "import duckdb"),
        ("engines/spark.py", "import duckdb"),
        ("store/store.py", "def draw():\n    from plotly.graph_objects import Figure\n    return Figure"),
        ("charts/theme.py", "import ipywidgets"),
        ("journal.py", "import pyspark"),
        ("newcomer.py", ""),
    ],
)
def test_a_forbidden_import_is_found(tmp_path, module, text):
    files = {"metrics/catalog.py": "", "store/store.py": "", module: text}
    result = lint(package(tmp_path, files))
    assert result.returncode == 1
    assert f"explorer_kit.{module.removesuffix('.py').replace('/', '.')}" in result.stdout


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("store/store.py", "import duckdb"),
        ("engines/duckdb.py", "import duckdb\nimport explorer_kit.store.store"),
        ("charts/theme.py", "import plotly.graph_objects"),
        ("widgets/import_panel.py", "import ipywidgets, plotly\nimport explorer_kit.charts.theme"),
        ("cli.py", "import explorer_kit.errors"),
    ],
)
def test_a_permitted_import_is_left_alone(tmp_path, module, text):
    files = {"store/store.py": "", "charts/theme.py": "", "errors.py": "", module: text}
    result = lint(package(tmp_path, files))
    assert result.returncode == 0, result.stdout


def test_no_panel_knows_the_store():
    """A panel takes values and callables: so it is tested without a journal, and works on any."""
    below = re.compile(r"^\s*(from|import) explorer_kit\.(store|derivation|engines)\b", re.MULTILINE)
    panels = sorted((ROOT / "explorer_kit" / "widgets").rglob("*.py"))
    assert [file.name for file in panels if below.search(file.read_text("utf-8"))] == []


def test_only_notebooks_take_the_journal_from_the_package():
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "explorer_kit").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "explorer_kit"
        if any(alias.name == "open_journal" for alias in node.names)
    ]
    assert found == []
