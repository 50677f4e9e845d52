"""Text into HTML for the panels: everything that comes from a file is shown as text, never as markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

SHORT = len("2026-12-31 23:59")


@cache
def stylesheet() -> str:
    """Return the style element that every panel carries."""
    return f"<style>{files('explorer_kit.widgets').joinpath('theme.css').read_text('utf-8')}</style>"


def text(value: object) -> str:
    """Return a value as text that a browser shows as it is written."""
    return html.escape(str(value))


def label_text(value: str) -> str:
    """Return the label of an input as markup in which JupyterLab does not see ``$…$`` as a formula."""
    return f"<code>{text(value).replace('$', '&#36;')}</code>"


def heading(title: str, intro: str = "", level: int = 3) -> str:
    """Return a heading and the sentence under it."""
    below = f"<p class='ek-quiet'>{text(intro)}</p>" if intro else ""
    return f"<h{level}>{text(title)}</h{level}>{below}"


def paragraph(sentence: str, *, quiet: bool = False) -> str:
    """Return one paragraph of text."""
    kind = " class='ek-quiet'" if quiet else ""
    return f"<p{kind}>{text(sentence)}</p>"


def table(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: frozenset[int] = frozenset()
) -> str:
    """Return a table of text; the columns whose positions are in ``numbers`` are set to the right.

    Short cells, dates among them, are not broken.
    """

    def kind(position: int, value: str, tag: str) -> str:
        if position in numbers:
            return " class=ek-number"
        return " class=ek-short" if tag == "td" and len(value) <= SHORT else ""

    def cells(values: Sequence[str], tag: str) -> str:
        return "".join(
            f"<{tag}{kind(position, value, tag)}>{text(value)}</{tag}>"
            for position, value in enumerate(values)
        )

    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    return (
        "<div class='ek-scroll' role='region' aria-label='table' tabindex='0'>"
        f"<table><thead><tr>{cells(header, 'th')}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def comparison(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table that sets things side by side: each row begins with what is compared."""
    head = "".join(f"<th scope='col'>{text(value)}</th>" for value in header)
    body = "".join(
        f"<tr><th scope='row'>{text(label)}</th>" + "".join(f"<td>{text(value)}</td>" for value in values)
        + "</tr>"
        for label, *values in rows
    )  # fmt: skip
    return (
        "<div class='ek-scroll ek-pair' role='region' aria-label='comparison' tabindex='0'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def terms(pairs: Mapping[str, str]) -> str:
    """Return a list of terms and what they mean; those without a meaning are left out."""
    return (
        "<dl>"
        + "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in pairs.items() if value)
        + "</dl>"
    )


def folded(summary: str, code: str) -> str:
    """Return code behind a line that opens it."""
    return f"<details><summary>{text(summary)}</summary><pre>{text(code)}</pre></details>"
