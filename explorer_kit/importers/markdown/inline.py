"""What a reader sees of a line of Markdown: links become their words, and references are remembered.

Only what stands in the way of reading is taken out: links, images, escapes, entities and HTML tags.
Emphasis stays as written. Code keeps every character.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass

from explorer_kit.importers.folding import clean_line

# Possessive and bounded, so that a page of brackets costs no more than a page of text.
_LABEL = r"(?:\\.|[^\[\]\\]|\[[^\[\]]{0,300}\]){0,500}+"
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|"
    "iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|"
    "tt|u|ul|video"
)
_TOKEN = re.compile(
    rf"""
    (?P<ticks>(?<![\\`])`+)(?!`)(?P<code>.{{1,2000}}?)(?<!`)(?P=ticks)(?!`)
    |\\(?P<escaped>[!-/:-@\[-`{{-~])
    |(?P<embed>!\[\[[^\[\]\n]{{0,300}}\]\])
    |\[\[(?P<wiki>[^\[\]\n]{{1,300}})\]\]
    |(?P<image>!)?\[(?P<label>{_LABEL})\](?:
        \((?P<target>(?:[^()\n]|\([^()\n]*\)){{0,2000}}+)\)
        |\[(?P<slug>[^\[\]]{{0,300}})\]
     )
    |\[(?P<shortcut>[^\[\]\\]{{1,300}})\](?![\[(:])
    |<(?P<address>(?:https?|mailto):[^<>\s]+)>
    |(?P<tag></?(?:{_TAGS})(?:\s[^<>]*)?/?>)
    |(?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,30}});)
    """,
    re.X | re.I | re.S,
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>(?!\^)(?:\\.|[^\[\]\\]){1,300})\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*$",
    re.M,
)
_BREAK = re.compile(r"<br\b", re.I)
_PICTURE = re.compile(r"<img\b[^<>]*\balt=(?P<quote>[\"'])(?P<words>.*?)(?P=quote)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference link: where its word stands in the plain text, the word, the folded label it points at."""

    start: int
    end: int
    word: str
    label: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Text as a reader sees it, with the reference links in it."""

    text: str
    references: tuple[Reference, ...] = ()


def fold_label(label: str) -> str:
    """Return a reference label as Markdown compares labels: case and runs of blanks do not matter."""
    return " ".join(label.split()).casefold()


def take_definitions(text: str) -> tuple[str, frozenset[str]]:
    """Return text without its link definitions, and their folded labels."""
    labels = frozenset(fold_label(match["label"]) for match in _DEFINITION.finditer(text))
    return _DEFINITION.sub("", text), labels


def plain(text: str, defined: Collection[str] = (), *, marked: bool = False) -> Plain:
    """Return a paragraph as a reader sees it.

    Parameters
    ----------
    text : str
        One paragraph, list item or line.
    defined : collection of str
        The folded labels that have a definition.
    marked : bool
        True for published interviews: a reference counts even without a definition (a site that lost a
        link has not lost the mention), unless it stands right behind a word like the index in ``a[i][j]``.
    """
    parts: list[str] = []
    references: list[Reference] = []
    done = length = 0
    for match in _TOKEN.finditer(text):
        word, label = _seen(match, defined, marked)
        before = text[done : match.start()]
        length += len(before)
        parts += [before, word]
        if label is not None and word:
            references.append(Reference(length, length + len(word), clean_line(word), label))
        length += len(word)
        done = match.end()
    return Plain("".join((*parts, text[done:])), tuple(references))


def plain_line(text: str, defined: Collection[str] = ()) -> str:
    """Return `plain` text on one line."""
    return clean_line(plain(text, defined).text)


def link_words(target: str) -> str:
    """Return what a wikilink shows: its alias, else the last part of its path without a section."""
    path, _, alias = target.partition("|")
    page = path.split("#")[0].split("^")[0].rstrip("/").rsplit("/", 1)[-1]
    return clean_line(alias.rsplit("|", 1)[-1]) or clean_line(page.removesuffix(".md")) or clean_line(path)


def _seen(match: re.Match[str], defined: Collection[str], marked: bool) -> tuple[str, str | None]:
    """Return what is seen of a token, and the label it refers to if it is a reference."""
    if match["label"] is not None:
        return _linked(match, defined, marked)
    if match["wiki"] is not None:
        return link_words(match["wiki"]), None
    if match["shortcut"] is not None:
        is_link = fold_label(match["shortcut"]) in defined
        return (match["shortcut"] if is_link else match[0]), None
    if match["tag"]:
        return _tag(match["tag"]), None
    if match["entity"]:
        return html.unescape(match[0]), None
    return (
        match["code"] or match["escaped"] or match["address"] or ("" if match["embed"] else match[0])
    ), None


def _tag(tag: str) -> str:
    """Return what is seen of a tag: a line break, the words of a picture, else nothing."""
    picture = _PICTURE.match(tag)
    if picture is not None:
        return html.unescape(picture["words"])
    return "\n" if _BREAK.match(tag) else ""


def _linked(match: re.Match[str], defined: Collection[str], marked: bool) -> tuple[str, str | None]:
    label = plain(match["label"], defined).text
    if match["target"] is not None or match["image"]:
        return label, None
    target = fold_label(match["slug"] or match["label"])
    behind_word = match.start() > 0 and (
        match.string[match.start() - 1].isalnum() or match.string[match.start() - 1] == "]"
    )
    if target.startswith("^") or not (target in defined or (marked and not behind_word)):
        return match[0], None
    return label, target
