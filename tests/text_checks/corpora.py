"""Messages and questions written for the checks, each with the faults it has and why.

Their authors had the definitions and did not see the checks. Each file was run once before it was read; what
it then showed was used to mend the checks, so the scores now flatter. All people in them are invented.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "corpus"


@cache
def corpus(name: str) -> tuple[Mapping[str, Any], ...]:
    """Return the items of a file: id, the text and what belongs to it, ``expected`` codes, ``why``."""
    return tuple(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


@dataclass
class Score:
    """How often each code was found rightly, wrongly, or not."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    exact: int = 0
    items: int = 0

    def precision(self, code: str) -> float:
        """Of the findings of a code, the share that is right."""
        found = self.right[code] + self.wrong[code]
        return self.right[code] / found if found else 1.0

    def recall(self, code: str) -> float:
        """Of the faults of a code, the share that is found."""
        there = self.right[code] + self.missed[code]
        return self.right[code] / there if there else 1.0

    def table(self, title: str) -> str:
        """Return the score for people."""
        lines = [
            f"{title}: {self.exact} of {self.items} exactly right",
            f"  {'code':24}{'precision':>10}{'recall':>8}{'n':>5}",
        ]
        for code in sorted(self.right | self.wrong | self.missed):
            there = self.right[code] + self.missed[code]
            lines.append(f"  {code:24}{self.precision(code):10.2f}{self.recall(code):8.2f}{there:5}")
        return "\n".join(lines)


def score(items: Iterable[Mapping[str, Any]], codes_of: Callable[[Mapping[str, Any]], list[str]]) -> Score:
    """Compare what is found with what is there."""
    result = Score()
    for item in items:
        found, there = set(codes_of(item)), set(item["expected"])
        result.items += 1
        result.exact += found == there
        result.right.update(found & there)
        result.wrong.update(found - there)
        result.missed.update(there - found)
    return result
