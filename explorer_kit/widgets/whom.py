"""Panels that follow the person chosen in another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.showing import plain_text

NOBODY = "Choose a person first: the one you want to talk with."


class Whom(Protocol):
    """A panel in which a person is chosen."""

    @property
    def chosen(self) -> str | None:
        """The contact's id; None while nobody is chosen."""
        ...

    def on_choose(self, callback: Callable[..., object]) -> object:
        """Call ``callback`` whenever another person is chosen."""
        ...


def follow(whom: Whom, show: Callable[[str | None], object]) -> None:
    """Show the person who is chosen, now and after every other choice."""
    whom.on_choose(lambda *_: show(whom.chosen))
    show(whom.chosen)


def talk_with(person: Interviewee) -> str:
    """Return with whom a talk is, in a line: "Talk with Karin Holm, Acme GmbH"."""
    known = [text for text in map(plain_text, (person.name, person.company)) if text]
    return f"Talk with {', '.join(known) or 'somebody without a name'}"
