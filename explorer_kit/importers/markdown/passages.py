"""The body of a note as passages to keep, fields and tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.markdown.fields import (
    InlineField,
    Known,
    Task,
    bracketed_fields,
    read_task,
    whole_line_field,
)
from explorer_kit.importers.markdown.inline import plain
from explorer_kit.importers.markdown.sections import Block, Body, Section, joined
from explorer_kit.importers.markdown.sentences import sentences_of

_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)\][+-]?[ \t]*(?P<title>.*)")
_LIST_SIGN = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text under a heading: all that is the note's own, or one quotation."""

    kind: Literal["text", "quote"]
    text: str
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What the body of a note holds."""

    passages: tuple[Passage, ...]
    fields: tuple[InlineField, ...]
    tasks: tuple[Task, ...]


def read_content(body: Body, known: Known) -> Content:
    """Take the body of a note apart.

    Parameters
    ----------
    body : Body
        The sections.
    known : callable
        Canonical key of a field's key, or None for keys that are not fields of ours.
    """
    readers = [_Reader(section, body.labels, known) for section in body.sections]
    return Content(
        tuple(passage for reader in readers for passage in reader.passages()),
        tuple(field for reader in readers for field in reader.fields),
        tuple(task for reader in readers for task in reader.tasks),
    )


class _Reader:
    """Reads one section."""

    def __init__(self, section: Section, labels: Iterable[str], known: Known) -> None:
        self._heading = section.heading
        self._labels = frozenset(labels)
        self._known = known
        self._quotes: list[list[str]] = []
        self._lines: list[str] = []
        self._open: tuple[int, int] | None = None
        self.fields: list[InlineField] = []
        self.tasks: list[Task] = []
        before = None
        for block in section.blocks:
            self._take(block, continues=before == block.kind == "quote")
            before = block.kind

    def passages(self) -> Iterator[Passage]:
        """Yield the section's text, then its quotations."""
        text = joined(self._lines)
        if text:
            yield Passage("text", text, self._heading)
        for quote in self._quotes:
            words = joined(quote)
            if words:
                yield Passage("quote", words, self._heading)

    def _take(self, block: Block, *, continues: bool) -> None:
        if block.kind == "quote":
            self._take_quote(block.text, continues=continues)
        elif block.kind == "text":
            task = read_task(block.text.split("\n")[0])
            if task is None:
                self._take_lines(block.text)
            else:
                self._take_task(task, block.text)
        else:
            self._lines.append(block.text)
            self._open = None

    def _take_task(self, task: Task, text: str) -> None:
        """Keep a task; its further lines belong to it, and a field in it counts."""
        fields, shown = bracketed_fields(task.text, self._known)
        self.fields += [replace(field, heading=self._heading) for field in fields]
        words = clean_line(" ".join((self._plain(shown), *text.split("\n")[1:])))
        if words:
            self.tasks.append(replace(task, text=words))

    def _take_quote(self, line: str, *, continues: bool) -> None:
        callout = _CALLOUT.fullmatch(line)
        if callout and callout["kind"].casefold() not in ("quote", "cite"):
            # a callout is a box of one's own words, not what somebody said
            self._lines += ["", self._plain(callout["title"])]
            self._quotes.append([])
            self._in_callout = True
            return
        if callout or not continues:
            self._quotes.append([])
            self._in_callout = False
        target = self._lines if self._in_callout else self._quotes[-1]
        target.append(self._plain(callout["title"] if callout else line))

    _in_callout = False

    def _take_lines(self, text: str) -> None:
        for line in text.split("\n"):
            field = whole_line_field(line, self._known)
            if field is not None:
                self.fields.append(replace(field, heading=self._heading))
                self._open = (len(self.fields) - 1, _indent(line))
                continue
            fields, shown = bracketed_fields(line, self._known)
            seen = self._plain(shown)
            self.fields += [self._within(field, seen) for field in fields]
            if not self._explains(line, seen):
                self._lines.append(seen)

    def _explains(self, line: str, seen: str) -> bool:
        """Give a field the lines that are indented below it as its context: alone they mean nothing."""
        if self._open is None or _indent(line) <= self._open[1]:
            self._open = None
            return False
        place = self._open[0]
        words = clean_line(_LIST_SIGN.sub("", seen, count=1))
        before = self.fields[place].context
        self.fields[place] = replace(self.fields[place], context=f"{before} {words}" if before else words)
        return True

    def _within(self, field: InlineField, seen: str) -> InlineField:
        value = self._plain(field.value)
        start = max(0, seen.find(value))
        sentence = sentences_of(seen, [(start, start + len(value))]).around(start, start + len(value))
        return replace(field, heading=self._heading, context=sentence)

    def _plain(self, text: str) -> str:
        return plain(text, self._labels).text


def _indent(line: str) -> int:
    stripped = line.expandtabs(4)
    return len(stripped) - len(stripped.lstrip())
