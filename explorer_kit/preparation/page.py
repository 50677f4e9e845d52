"""A printable page: headings, paragraphs and lists of text, shown as Markdown, HTML or plain text.

What a page says is put together once, as text; how it is escaped is decided here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.preparation.showing import (
    html_text,
    lines,
    markdown_text,
    one_line,
    plain_text,
    web_address,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of text within a line; ``strong`` sets it off, ``link`` is the web address it leads to."""

    text: str
    strong: bool = False
    link: str = ""


Line = tuple[Span, ...]
"""What stands on one line: its spans are set apart by blanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list: its first line, and what stands below it."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page: heading, paragraphs, items."""

    title: str
    lead: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its title, the paragraphs under it, and its sections."""

    title: str
    lead: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()


def said(text: str, *, strong: bool = False) -> tuple[Line, ...]:
    """Return a text as lines of a page; nothing for an empty one."""
    return tuple((Span(text=line, strong=strong),) for line in lines(text))


def _markdown_span(span: Span) -> str:
    text = markdown_text(span.text)
    if address := web_address(span.link):
        return f"<{address}>" if one_line(span.text) == one_line(span.link) else f"{text} <{address}>"
    return f"**{text}**" if span.strong and text else text


def _html_span(span: Span) -> str:
    text = html_text(span.text)
    if address := web_address(span.link):
        return f'<a href="{html_text(address)}" rel="noopener noreferrer">{text}</a>'
    return f"<strong>{text}</strong>" if span.strong and text else text


def _plain_span(span: Span) -> str:
    text = plain_text(span.text)
    address = web_address(span.link)
    return f"{text} {address}" if address and address != text else text


def _markdown_line(line: Line) -> str:
    return " ".join(filter(None, map(_markdown_span, line)))


def _html_line(line: Line) -> str:
    return " ".join(filter(None, map(_html_span, line)))


def _plain_line(line: Line) -> str:
    return " ".join(filter(None, map(_plain_span, line)))


def as_markdown(page: Page) -> str:
    """Return a page as CommonMark."""
    blocks = [f"# {markdown_text(page.title)}", *map(_markdown_line, page.lead)]
    for section in page.sections:
        blocks += [f"## {markdown_text(section.title)}", *map(_markdown_line, section.lead)]
        items = ("\\\n  ".join(map(_markdown_line, (item.line, *item.below))) for item in section.items)
        blocks.append("\n".join(f"- {item}" for item in items))
    return "\n\n".join(filter(None, blocks)) + "\n"


def as_text(page: Page) -> str:
    """Return a page as plain text, for a calendar entry or a mail."""
    blocks = [plain_text(page.title), *map(_plain_line, page.lead)]
    for section in page.sections:
        rows = [plain_text(section.title).upper(), *map(_plain_line, section.lead)]
        for item in section.items:
            rows += [f"- {_plain_line(item.line)}", *(f"  {_plain_line(line)}" for line in item.below)]
        blocks.append("\n".join(rows))
    return "\n\n".join(filter(None, blocks)) + "\n"


def as_fragment(page: Page) -> str:
    """Return a page as HTML to be put into another page.

    The classes keep JupyterLab from reading ``$…$`` in it as a formula.
    """
    parts = [f"<h1>{html_text(page.title)}</h1>", *(f"<p>{_html_line(line)}</p>" for line in page.lead)]
    for section in page.sections:
        parts.append(f"<section><h2>{html_text(section.title)}</h2>")
        parts += [f"<p>{_html_line(line)}</p>" for line in section.lead]
        items = ("<br>".join(map(_html_line, (item.line, *item.below))) for item in section.items)
        parts += ["<ul>", *(f"<li>{item}</li>" for item in items), "</ul>"] if section.items else []
        parts.append("</section>")
    return '<article class="mathjax_ignore tex2jax_ignore">' + "\n".join(parts) + "</article>"


_STYLE = """\
@page { margin: 18mm; }
body { font: 11pt/1.4 sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin-bottom: .3em; }
li { margin-bottom: .4em; break-inside: avoid; } h2 { break-after: avoid; }
a { overflow-wrap: anywhere; }
"""


def as_html(page: Page) -> str:
    """Return a page as an HTML document of its own, to be printed."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html_text(page.title).replace('<bdi>', '').replace('</bdi>', '')}</title>\n"
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n{as_fragment(page)}\n</body>\n</html>\n"
    )
