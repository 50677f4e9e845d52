"""What every panel has: a heading, one message line, and buttons that cannot be pressed twice.

JupyterLab shows nothing of an error in a callback, and queues clicks while one runs. So everything a panel
does goes through :meth:`Panel.at_work`: it disables the buttons, says what is being done, and turns an error
into the panel's message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import ipywidgets as ipw

from explorer_kit.errors import ExplorerKitError
from explorer_kit.widgets import markup

Tone = Literal["info", "busy", "done", "warning", "error"]
SIGNS: dict[str, str] = {"info": "", "busy": "… ", "done": "✓ ", "warning": "⚠ ", "error": "✗ "}


class MessageLine(ipw.HTML):
    """The one place where a panel says what happened.

    Attributes
    ----------
    text : str
        What it says now; empty when it says nothing.
    tone : str
        ``info``, ``busy``, ``done``, ``warning`` or ``error``.
    """

    text: str = ""
    tone: Tone = "info"

    def say(self, text: str, tone: Tone = "info") -> None:
        """Say a sentence; it replaces the one before."""
        self.text, self.tone = text, tone
        role = "alert" if tone == "error" else "status"
        self.value = (
            f"<div class='ek-message ek-{tone}' role='{role}'>{SIGNS[tone]}{markup.text(text)}</div>"
            if text
            else ""
        )


class Panel(ipw.VBox):
    """A form with a heading and a message line.

    Parameters
    ----------
    title, intro : str
        The heading and the sentence under it; without a title there is none (a panel within a panel).

    Attributes
    ----------
    message : MessageLine
        What the panel says.
    buttons : list of Button
        Disabled while the panel works.
    """

    def __init__(self, title: str = "", intro: str = "") -> None:
        super().__init__()
        self.add_class("ek-panel")
        self.heading = ipw.HTML(markup.stylesheet() + (markup.heading(title, intro) if title else ""))
        self.message = MessageLine()
        self.buttons: list[ipw.Button] = []
        self._busy = False

    def compose(self, *children: Any) -> None:
        """Put the heading and these widgets into the panel, in the order in which Tab visits them."""
        self.children = (self.heading, *children)

    def problems(self) -> list[str]:
        """Return, in sentences, what still hinders the main button."""
        return []

    def on_press(self, button: ipw.Button, action: Callable[[], object], doing: str) -> None:
        """Let a button do something; ``doing`` is said while it lasts ("Reading the file")."""
        self.buttons.append(button)

        def pressed(_: ipw.Button) -> None:
            with self.at_work(doing):
                action()

        button.on_click(pressed)

    def on_input(self, widget: Any, action: Callable[[], object], doing: str = "") -> None:
        """Do something when the value of an input changes."""

        def changed(_: object) -> None:
            with self.at_work(doing):
                action()

        widget.observe(changed, names="value")

    @contextmanager
    def at_work(self, doing: str = "") -> Iterator[None]:
        """Keep the buttons disabled meanwhile, and say in the panel what went wrong, if anything does."""
        outermost = not self._busy
        self._busy = True
        for each in self.buttons if outermost else ():
            each.disabled = True
        if doing:
            self.message.say(f"{doing} …", "busy")
        try:
            yield
        except ExplorerKitError as error:
            self.message.say(str(error), "error")
        except Exception as error:  # noqa: BLE001 - in a callback nobody else would ever hear of it
            self.message.say(f"Unexpected {type(error).__name__}: {error}", "error")
        else:
            if outermost and self.message.tone == "busy":
                self.message.say("")
        finally:
            if outermost:
                self._busy = False
                self.update_buttons()

    def update_buttons(self) -> None:
        """Enable the buttons that can be pressed now; a panel says which."""
        for each in self.buttons:
            each.disabled = False
