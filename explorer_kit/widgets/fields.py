"""The inputs of the panels: each with its label above it, all of one look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as ipw

from explorer_kit.widgets.markup import label_text, paragraph


def label(widget: Any, words: str) -> Any:
    """Give an input its label; words from a file are shown as they are, not set as a formula."""
    maths = "$" in words or "\\" in words
    widget.description_allow_html = maths
    widget.description = label_text(words) if maths else words
    return widget


def _field(widget: Any, words: str, width: str) -> Any:
    widget.layout.width = width
    widget.add_class("ek-field")
    return label(widget, words)


def text_field(
    name: str, value: str = "", *, hint: str = "", width: str = "260px", live: bool = False
) -> ipw.Text:
    """Return an input for one line of text.

    Its value is told when it is left or Enter is pressed; with ``live``, for a search, at each key. While the
    kernel is busy, keys wait in the page and a button pressed after them does not: a form would be saved with
    half a word.
    """
    return _field(ipw.Text(value=value, placeholder=hint, continuous_update=live), name, width)


def long_text_field(name: str, value: str = "", *, rows: int = 3, width: str = "100%") -> ipw.Textarea:
    """Return an input for several lines of text; its value is told when it is left."""
    return _field(ipw.Textarea(value=value, rows=rows, continuous_update=False), name, width)


def choice_field(
    name: str, options: Sequence[tuple[str, Any]], value: Any = None, *, width: str = "260px"
) -> ipw.Dropdown:
    """Return a list to choose one thing from; ``options`` are pairs of what is shown and what is meant."""
    return _field(ipw.Dropdown(options=list(options), value=value), name, width)


def list_field(
    name: str, options: Sequence[tuple[str, Any]] = (), *, rows: int = 6, width: str = "100%"
) -> ipw.Select:
    """Return a list that stays open, to choose one thing from."""
    return _field(ipw.Select(options=list(options), value=None, rows=rows), name, width)


def day_field(name: str, *, width: str = "180px") -> ipw.DatePicker:
    """Return an input for a day; empty means none."""
    return _field(ipw.DatePicker(), name, width)


def number_field(name: str, value: float, *, whole: bool = True, width: str = "140px") -> Any:
    """Return an input for a number, whole or with decimals."""
    kind = ipw.IntText if whole else ipw.FloatText
    return _field(kind(value=value), name, width)


def tick_field(name: str, value: bool = False) -> ipw.Checkbox:
    """Return a box to tick."""
    box = label(ipw.Checkbox(value=value, indent=False), name)
    box.add_class("ek-tick")
    return box


def upload_field(name: str) -> ipw.FileUpload:
    """Return a button that opens the browser's own choice of files."""
    upload = ipw.FileUpload(description=name, multiple=True, layout=ipw.Layout(width="auto"))
    upload.add_class("ek-upload")
    return upload


def button(name: str, *, main: bool = False, hint: str = "") -> ipw.Button:
    """Return a button; ``main`` marks the one that does what the panel is for."""
    made = ipw.Button(
        description=name,
        button_style="primary" if main else "",
        tooltip=hint or None,
        layout=ipw.Layout(width="auto"),
    )
    made.add_class("ek-button")
    return made


def row(*children: Any) -> ipw.Box:
    """Return inputs side by side; they wrap where there is no room."""
    box = ipw.Box(list(children))
    box.add_class("ek-row")
    return box


def note(sentence: str = "") -> ipw.HTML:
    """Return a quiet line of text."""
    return ipw.HTML(paragraph(sentence, quiet=True) if sentence else "")


def show(widget: Any, visible: bool) -> None:
    """Show a widget or take it off the page, with its room."""
    widget.layout.display = None if visible else "none"
