"""The block of ``key: value`` lines on top of a note, as text and nothing else.

YAML guesses types: ``time: 14:00`` becomes 840 and an impossible date an exception. So every value stays the
text that stands there; lists and mappings stay lists and mappings. Aliases are refused, because a few lines
of them unfold into gigabytes. What YAML cannot read is read line by line: people write ``title: Chat: X``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from explorer_kit.importers.folding import clean, clean_line, fold

Value = str | list["Value"] | dict[str, "Value"]

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_OPENING = re.compile(r"\s*^---[ \t]*\n", re.M)
_KEY_LINE = re.compile(r"(?P<key>[^\s#:\-\[{<>\"'`|*!][^:\n]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_LIST_LINE = re.compile(r"\s*-(?:[ \t]+(?P<value>.*))?$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a note.

    Attributes
    ----------
    values : mapping of str to Value
        By folded key (``"follow_up"`` and ``"Follow-up"`` are both ``"follow up"``).
    written : mapping of str to str
        The keys as the note spells them, by folded key.
    present : bool
        False where the note has no front matter.
    valid : bool
        False where YAML could not read it and the lines were read one by one.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    present: bool = False
    valid: bool = True

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return key and text of every field, in the order of the note."""
        return tuple((self.written[key], ", ".join(texts(value))) for key, value in self.values.items())


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter of a note and the body below it.

    Text between two rulers that has no ``key: value`` line is no front matter but body. Front matter that is
    never closed ends at its first line that is none of its own, and counts as invalid.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(), text
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return _unclosed(text, opening.end())
    block = text[opening.end() : closing.start()]
    front = _from_yaml(block) or _from_lines(block.split("\n"))
    if front.values or not block.strip():
        return front, text[closing.end() :].removeprefix("\n")
    return FrontMatter(), text


def texts(value: Value | None) -> tuple[str, ...]:
    """Return the texts in a value, in order, without empty ones.

    ``[[Zoë]]`` without quotes is a list in a list for YAML; it is a wikilink for everybody else, and so are
    its brothers in a longer list. A mapping gives ``key: value`` texts.
    """
    if value is None:
        return ()
    if isinstance(value, str):
        line = clean(value)
        return (line,) if line else ()
    if isinstance(value, dict):
        return tuple(f"{key}: {text}" for key, inner in value.items() for text in texts(inner) or ("",))
    if _is_wikilink(value):
        return (f"[[{', '.join(_words(value[0]))}]]",)
    return tuple(text for inner in value for text in texts(inner))


def shortened(value: Value, most: int) -> Value:
    """Return a value with each text in it cut to ``most`` characters."""
    if isinstance(value, str):
        return value[:most]
    if isinstance(value, dict):
        return {key: shortened(inner, most) for key, inner in value.items()}
    return [shortened(inner, most) for inner in value]


def _is_wikilink(value: list[Value]) -> bool:
    return len(value) == 1 and isinstance(value[0], list) and bool(_words(value[0]))


def _words(value: Value) -> list[str]:
    """Return the strings of a flat list; nothing for any other value."""
    if not isinstance(value, list) or not all(isinstance(inner, str) for inner in value):
        return []
    return [clean_line(str(inner)) for inner in value if str(inner).strip()]


class _Strings(yaml.BaseLoader):
    """A loader that leaves every scalar a string and refuses aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not read", None)
        return super().compose_node(parent, index)


def _from_yaml(block: str) -> FrontMatter | None:
    try:
        # BaseLoader makes strings, lists and mappings only: nothing in a file can name a class or a function.
        loaded = yaml.load(block, Loader=_Strings)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(loaded, dict):
        return FrontMatter(present=True) if not block.strip() else None
    return _front((str(key), value) for key, value in loaded.items())


def _front(pairs: Iterator[tuple[str, Value]], *, valid: bool = True) -> FrontMatter:
    values: dict[str, Value] = {}
    written: dict[str, str] = {}
    for key, value in pairs:
        folded = fold(key)
        if folded:
            values[folded] = value
            written.setdefault(folded, clean_line(key))
    return FrontMatter(values, written, present=True, valid=valid)


def _unclosed(text: str, start: int) -> tuple[FrontMatter, str]:
    lines = text[start:].split("\n")
    own = 0
    while own < len(lines) and (_KEY_LINE.match(lines[own]) or (own and _LIST_LINE.match(lines[own]))):
        own += 1
    if not own:
        return FrontMatter(), text
    return _from_lines(lines[:own]), "\n".join(lines[own:])


def _from_lines(lines: list[str]) -> FrontMatter:
    """Read ``key: value`` lines one by one; list lines and indented lines belong to the key above."""
    pairs: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        matched = _KEY_LINE.match(line)
        listed = _LIST_LINE.match(line)
        if matched:
            current = pairs.setdefault(matched["key"], [])
            current.append(_unquoted(matched["value"] or ""))
        elif listed:
            current.append(_unquoted(listed["value"] or ""))
        elif line.strip() and line[0] in " \t":
            current.append(_unquoted(line))
    return _front(((key, _single(found)) for key, found in pairs.items()), valid=False)


def _single(found: list[str]) -> Value:
    filled: list[Value] = [text for text in found if text]
    return filled[0] if len(filled) == 1 else filled or ""


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    is_flow_list = text.startswith("[") and text.endswith("]") and "[[" not in text
    return text[1:-1] if is_flow_list else text
