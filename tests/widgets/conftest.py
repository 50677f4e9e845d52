"""A real journal with three invented interviews, for panels that ask it."""

from pathlib import Path

import pytest

from explorer_kit import open_journal
from explorer_kit.journal import Journal

INTERVIEW = """---
title: {name}
summary: {summary}
date: {day}
categories:
- {role}
---

### Who are you, and what do you do?

I am {name}, and I make things up.

### What do you use?

{words}

{links}
"""
LINKS = {"Quill": "quill", "Abacus": "abacus", "Ledger": "ledger"}
PEOPLE = (
    ("Ada Beispiel", "developer", "2026-01-10", ("Quill", "Abacus")),
    ("Bo Muster", "developer", "2026-02-09", ("Quill",)),
    ("Cy Fictional", "writer", "2026-02-12", ("Quill", "Ledger")),
)


def write_interviews(folder: Path) -> Path:
    """Write the three interviews; two developers and a writer name Quill, one of each one thing more."""
    for name, role, day, tools in PEOPLE:
        words = " ".join(f"I work with [{tool}][{LINKS[tool]}]." for tool in tools)
        links = "\n".join(f"[{LINKS[tool]}]: https://example.org/{LINKS[tool]}" for tool in tools)
        text = INTERVIEW.format(name=name, summary=role.title(), day=day, role=role, words=words, links=links)
        file = folder / f"{name.lower().replace(' ', '.')}.markdown"
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return open_journal(tmp_path / "journal.duckdb")


@pytest.fixture
def interviews(tmp_path: Path) -> Path:
    """The folder with the three interviews."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    return write_interviews(folder)
