"""The invented words of the sample: people and organizations, roles, skills and what notes say.

They live in ``texts/*.toml``, because they are text to read and extend, not code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """Return the word list ``people``, ``roles``, ``skills`` or ``notes``."""
    text = (files("explorer_kit.sample") / "texts" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def functions() -> dict[str, dict[str, Any]]:
    """Return functions: weight, titles by seniority, and ``name`` (skill → probability)."""
    found: dict[str, dict[str, Any]] = words("roles")["functions"]
    return found


def skills() -> dict[str, dict[str, Any]]:
    """Return skill → ``asked``, ``own``, ``gain`` (levels, 0-7) and ``remarks``."""
    return words("skills")
