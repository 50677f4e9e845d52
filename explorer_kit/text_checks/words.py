"""Lists of single words that ship with the package."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@cache
def word_list(name: str) -> re.Pattern[str]:
    """Return a pattern of the words of ``resources/checks/<name>.txt``.

    ``#`` begins a remark, ``*`` stands for any ending.
    """
    source = resources.files("explorer_kit.resources").joinpath("checks", f"{name}.txt")
    lines = (line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    words = [re.escape(word).replace(r"\*", r"[\w'-]*") for line in lines for word in line.split()]
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![\w'-])")
