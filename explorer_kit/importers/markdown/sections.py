"""The body of a note, cut at its headings into sections and those into paragraphs, list items, quotes, code.

Headings need no blank behind their signs from the second level on (``###What?`` is one for every reader, and
no tag); a heading without words is none. Comments and the queries of plugins are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from explorer_kit.importers.markdown.inline import plain_line, take_definitions

BlockKind = Literal["text", "quote", "code", "blank"]

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?:(?P<words>[ \t]+.*|(?<=##)[^#\s].*))?$")
_FENCE = re.compile(r" {0,3}(?:[-*+] +)?(?P<signs>`{3,}|~{3,})(?P<language>[^`\n]*)$")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_COMMENTS = (("<!--", "-->"), ("%%", "%%"))
_QUERIES = ("dataview", "dataviewjs", "tasks", "query", "button", "mermaid")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, line of quotation (without its sign), code block or blank line, as written."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; ``heading`` is None above the first one."""

    heading: str | None
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The sections of a note, and the folded labels of its link definitions."""

    sections: tuple[Section, ...]
    labels: frozenset[str] = frozenset()


def read_body(text: str, deepest: int = 6) -> Body:
    r"""Cut the text below the front matter into sections.

    Parameters
    ----------
    text : str
        With ``\n`` line ends.
    deepest : int
        Headings below this level are paragraphs of the section they stand in.
    """
    shown, labels = take_definitions(_without_comments(text))
    sections: list[Section] = []
    heading, level, own = None, 0, list[str]()
    in_fence = ""
    for line in shown.split("\n"):
        in_fence, is_code = _fence_after(line, in_fence)
        found = None if is_code else _HEADING.fullmatch(line)
        if found is None:
            own.append(line)
            continue
        words = plain_line((found["words"] or "").rstrip(" \t#"), labels)
        if words and len(found["signs"]) > deepest:
            own += ["", words, ""]
        elif words:
            sections.append(Section(heading, level, tuple(_blocks(own))))
            heading, level, own = words, len(found["signs"]), []
    sections.append(Section(heading, level, tuple(_blocks(own))))
    return Body(tuple(section for section in sections if section.heading or section.blocks), labels)


def joined(lines: Iterable[str]) -> str:
    """Return lines as one text: no blanks at their ends, never more than one blank line in a row."""
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def _without_comments(text: str) -> str:
    """Take comments out; one that is never closed is text."""
    for opening, closing in _COMMENTS:
        kept, done = [], 0
        while (start := text.find(opening, done)) >= 0:
            end = text.find(closing, start + len(opening))
            if end < 0:
                break
            kept.append(text[done:start])
            done = end + len(closing)
        text = "".join((*kept, text[done:]))
    return text


def _fence_after(line: str, open_fence: str) -> tuple[str, bool]:
    """Return the fence that is open after a line, and whether the line is part of a code block."""
    found = _FENCE.fullmatch(line)
    if open_fence:
        closes = found is not None and found["signs"].startswith(open_fence) and not found["language"].strip()
        return ("" if closes else open_fence), True
    return (found["signs"], True) if found else ("", False)


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks of a section, without blank ones at its ends."""
    found = list(_grouped(lines))
    while found and found[-1].kind == "blank":
        found.pop()
    while found and found[0].kind == "blank":
        found.pop(0)
    yield from found


def _grouped(lines: list[str]) -> Iterator[Block]:
    in_fence, language = "", ""
    paragraph: list[str] = []
    code: list[str] = []
    for line in lines:
        before = in_fence
        in_fence, is_code = _fence_after(line, in_fence)
        kind = _kind(line, is_code)
        if kind != "text" or _LIST_ITEM.match(line):
            yield from _paragraph(paragraph)
        if is_code:
            language = language if before else line.strip(" `~").casefold()
            code.append(line)
            if not in_fence:
                yield from _code(code, language)
        elif kind == "text":
            paragraph.append(line)
        else:
            yield Block(kind, _QUOTE.sub("", line, count=1).strip())
    yield from _paragraph(paragraph)
    yield from _code(code, language)


def _kind(line: str, is_code: bool) -> BlockKind:
    if is_code:
        return "code"
    if not line.strip():
        return "blank"
    return "quote" if _QUOTE.match(line) else "text"


def _paragraph(lines: list[str]) -> Iterator[Block]:
    if lines:
        yield Block("text", "\n".join(lines))
        lines.clear()


def _code(lines: list[str], language: str) -> Iterator[Block]:
    if lines and language.split(" ", maxsplit=1)[0] not in _QUERIES:
        yield Block("code", "\n".join(lines))
    lines.clear()
