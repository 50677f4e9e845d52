"""What was measured, as a table on the screen and as files under ``build/benchmarks``."""

from __future__ import annotations

import json
import os
import platform
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "benchmarks"


@dataclass(frozen=True)
class Table:
    """A table of measurements; ``against`` says what the ratios are told against, and how it was measured."""

    name: str
    title: str
    against: str
    rows: Sequence[Mapping[str, Any]]

    def text(self) -> str:
        """Return the table as Markdown, numbers with three figures and right-aligned."""
        names = list(self.rows[0])
        cells = [[shown(row[name]) for name in names] for row in self.rows]
        widths = [max(len(line[place]) for line in [names, *cells]) for place in range(len(names))]
        numeric = [isinstance(self.rows[0][name], int | float) for name in names]
        rule = [
            "-" * (width - 1) + ":" if right else "-" * width
            for width, right in zip(widths, numeric, strict=True)
        ]
        lines = [
            " | ".join(
                cell.rjust(width) if right else cell.ljust(width)
                for cell, width, right in zip(line, widths, numeric, strict=True)
            )
            for line in [names, rule, *cells]
        ]
        body = "\n".join(f"| {line} |" for line in lines)
        return f"## {self.title}\n\n{textwrap.fill(self.against, 110)}\n\n{body}\n"


def shown(value: Any) -> str:
    """Return a cell's text: three figures are all that a measurement bears."""
    if isinstance(value, float):
        digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
        return f"{value:,.{digits}f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def machine() -> dict[str, Any]:
    """Describe what the numbers were measured with."""
    return {
        "python": platform.python_version(),
        "duckdb": version("duckdb"),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "load_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def publish(table: Table, folder: Path = BUILD) -> None:
    """Print a table and write it as ``<name>.md`` and ``<name>.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{table.name}.md").write_text(table.text(), "utf-8")
    content = {"title": table.title, "against": table.against, "machine": machine(), "rows": list(table.rows)}
    (folder / f"{table.name}.json").write_text(json.dumps(content, indent=1), "utf-8")
    print(f"\n{table.text()}")
