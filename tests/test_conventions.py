"""Conventions that matter are tests: they bind every file from the moment it appears.

Each check gathers what breaks it, so that the message is the list of places to mend.
"""

import ast
import importlib
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "explorer_kit"
MODULES = sorted(PACKAGE.rglob("*.py"))
IMPORTERS = [
    file
    for pattern in ("*.py", "*/__init__.py")
    for file in (PACKAGE / "importers").glob(pattern)
    if "\nIMPORTER" in file.read_text("utf-8")
]
METRICS = sorted((PACKAGE / "metrics").glob("*.sql"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

LONGEST_FILE = 250
# the vocabulary is one file on purpose, and most of it is the docstring of each concept
LONGER_FOR_A_REASON: dict[str, int] = {}
MOST_CODE_CELLS, MOST_CODE_LINES = 10, 45
HEAVY = ("anywidget", "duckdb", "ipywidgets", "numpy", "pandas", "plotly")
EMAIL = re.compile(r"[\w.%+-]+@((?:[\w-]+\.)+[A-Za-z]{2,})")
# the machine that mails copies of messages; mail is told apart by it
SERVICE = "messages-noreply@linkedin.com"
EXAMPLE_DOMAIN = re.compile(r"(^|\.)example\.(com|net|org)$", re.IGNORECASE)
# split, so that this file does not hold what it looks for
PATHS = ["wor" + "k/", "roo" + "t/", "hom" + "e/", "User" + "s/", "op" + "t/", "private/va" + "r/"]
REGISTRIES = ["pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.org", "--(extra-)?index" + "-url"]
NOT_FOR_SHARING = re.compile(rf"(?<![\w.~-])/({'|'.join(PATHS)})|[A-Z]:\\Users|{'|'.join(REGISTRIES)}")


def where(file: Path, line: int | None = None) -> str:
    place = file.relative_to(ROOT).as_posix()
    return place if line is None else f"{place}:{line}"


def public_definitions(
    body: list[ast.stmt],
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Yield the public functions and classes, and the public methods of those classes.

    A signature marked `@overload` is left out: the function below it carries the words.
    """
    for node in body:
        if not isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) or node.name.startswith("_"):
            continue
        if any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from public_definitions(node.body)


def tracked_texts() -> Iterator[tuple[Path, str]]:
    """Yield every text file that git knows; other files (pictures, workbooks) are left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git repository: there is no list of the project's files")
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        try:
            yield file, file.read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def lines_matching(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for file, text in tracked_texts():
        for match in pattern.finditer(text):
            yield where(file, text.count("\n", 0, match.start()) + 1), match


def test_every_public_thing_is_explained():
    unexplained = []
    for file in MODULES:
        tree = ast.parse(file.read_text("utf-8"))
        if not ast.get_docstring(tree):
            unexplained.append(where(file))
        unexplained += [
            f"{where(file, node.lineno)} {node.name}"
            for node in public_definitions(tree.body)
            if not ast.get_docstring(node)
        ]
    assert unexplained == []


def test_no_file_grows_too_long():
    lengths = {where(file): file.read_text("utf-8").count("\n") for file in MODULES}
    allowed = {name: LONGER_FOR_A_REASON.get(name, LONGEST_FILE) for name in lengths}
    assert {name: lines for name, lines in lengths.items() if lines > allowed[name]} == {}


def test_every_importer_tells_how_to_get_its_file():
    docstrings = {
        where(file): ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "" for file in IMPORTERS
    }
    silent = [name for name, text in docstrings.items() if "export" not in text.lower()]
    assert silent == []


def test_no_importer_lets_a_library_guess_at_a_users_file():
    """Sniffers of csv lose rows without a word, and readers of dates guess (FORMATS.md, findings 1 and 2)."""
    guessing = re.compile(
        r"\b(?:read_csv\w*|sniff_csv|read_excel|to_datetime|Sniffer)\("
        r"|\b(?:import|from) date(?:parser|util)\b"
    )
    found = [
        f"{where(file)}: {match[0]}"
        for file in sorted((PACKAGE / "importers").rglob("*.py"))
        for match in guessing.finditer(file.read_text("utf-8"))
    ]
    assert found == []


def test_every_metric_has_a_test_of_its_name():
    missing = [f"tests/metrics/test_{file.stem}.py" for file in METRICS]
    assert [name for name in missing if not (ROOT / name).exists()] == []


def test_every_chart_has_a_metric_and_a_test_of_its_name():
    problems = []
    for file in sorted((PACKAGE / "charts").glob("*.py")):
        names = {node.name for node in public_definitions(ast.parse(file.read_text("utf-8")).body)}
        if file.stem not in names:  # the theme and other helpers
            continue
        if not (PACKAGE / "metrics" / f"{file.stem}.sql").exists():
            problems.append(f"{where(file)}: no metric of this name")
        if not (ROOT / "tests" / "charts" / f"test_{file.stem}.py").exists():
            problems.append(f"{where(file)}: no test of this name")
    assert problems == []


def test_every_column_of_the_schema_is_commented():
    schema = PACKAGE / "store" / "schema.sql"
    lines = schema.read_text("utf-8").splitlines() if schema.exists() else []
    problems, in_table = [], False
    for number, (before, line) in enumerate(pairwise(["", *lines]), start=1):
        if line.startswith("CREATE TABLE"):
            in_table = True
            if not before.startswith("-- Table: "):
                problems.append(f"{where(schema, number)}: no '-- Table: …' above the table")
        elif line.startswith(")"):
            in_table = False
        elif in_table and line.strip() and not re.search(r"-- \S", line):
            problems.append(f"{where(schema, number)}: {line.strip()}")
    assert problems == []


def test_importing_the_package_loads_nothing_heavy():
    code = f"import sys, explorer_kit; print([m for m in {HEAVY!r} if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_lazy_names_are_offered_by_completion():
    import explorer_kit

    assert {"charts", "open_journal", "statistics", "__version__"} <= set(dir(explorer_kit))
    with pytest.raises(AttributeError, match="no_such_thing"):
        explorer_kit.no_such_thing  # noqa: B018


def test_readme_mentions_every_command():
    if importlib.util.find_spec("explorer_kit.cli") is None:
        return
    import typer

    cli = importlib.import_module("explorer_kit.cli")
    commands = getattr(typer.main.get_command(cli.app), "commands", {})
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = [name for name in commands if f"explorer-kit {name}" not in readme]
    assert commands
    assert missing == []


def test_the_readme_says_of_every_source_how_to_get_it():
    from explorer_kit.importers.base import importers

    readme = (ROOT / "README.md").read_text("utf-8")
    assert [source for source in importers() if f"`{source}`" not in readme] == []


def test_nothing_tells_of_a_machine_or_a_registry():
    found = [f"{place}: {match[0]}" for place, match in lines_matching(NOT_FOR_SHARING)]
    assert found == []


def test_all_addresses_are_invented():
    found = [
        f"{place}: {match[0]}"
        for place, match in lines_matching(EMAIL)
        if not EXAMPLE_DOMAIN.search(match[1]) and match[0] != SERVICE
    ]
    assert found == []


def test_notebooks_are_short_and_hold_no_logic_and_no_output():
    problems = []
    for file in NOTEBOOKS:
        cells = json.loads(file.read_text("utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        sources = ["".join(cell["source"]) for cell in code]
        lines = [line for source in sources for line in source.splitlines() if line.strip()]
        complaints = {
            f"more than {MOST_CODE_CELLS} code cells": len(code) > MOST_CODE_CELLS,
            f"more than {MOST_CODE_LINES} lines of code": len(lines) > MOST_CODE_LINES,
            "defines a function or class": any(
                re.match(r"\s*(async def|def|class)\s", line) for line in lines
            ),
            "stores outputs or counts": any(cell["outputs"] or cell["execution_count"] for cell in code),
            "does not start with a title": not re.match("# .+", "".join(cells[0]["source"]) if cells else ""),
        }
        problems += [f"{where(file)}: {complaint}" for complaint, true in complaints.items() if true]
    assert problems == []


def test_the_lock_holds_every_dependency_by_hash():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", lock.split("\n", 1)[1])
    locked = {re.split(r"[=\[ ]", entry, maxsplit=1)[0] for entry in entries}
    wanted = re.findall(
        r'^    "([\w-]+)[^"]*",$', (ROOT / "pyproject.toml").read_text("utf-8").split("[tool.")[0], re.M
    )
    assert [name for name in wanted if name.lower() not in locked] == []
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_changelog_knows_the_version():
    import explorer_kit

    assert f"## [{explorer_kit.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
