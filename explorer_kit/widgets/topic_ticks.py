"""Topics to tick: several of a short list at once, without a held key."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets as ipw
from traitlets import Tuple

from explorer_kit.widgets import fields, markup


class TopicTicks(ipw.VBox):
    """Boxes to tick under one label.

    Parameters
    ----------
    label : str
        What is ticked.
    topics : mapping of str to str
        The topics, and what each means (its hint).

    Attributes
    ----------
    value : tuple of str
        Those that are ticked, in the order of the list.
    ticks : dict of str to Checkbox
        The box of each topic.
    """

    value = Tuple()

    def __init__(self, label: str, topics: Mapping[str, str]) -> None:
        super().__init__()
        self.add_class("ek-topics")
        self.ticks = {topic: fields.tick_field(topic_words(topic)) for topic in topics}
        for topic, box in self.ticks.items():
            box.tooltip = topics[topic]
            box.observe(self._ticked, names="value")
        self.children = (ipw.HTML(f"<span class='ek-label'>{markup.text(label)}</span>"),
                         fields.row(*self.ticks.values()))  # fmt: skip
        self.observe(self._set, names="value")

    def _ticked(self, _: object) -> None:
        self.value = tuple(topic for topic, box in self.ticks.items() if box.value)

    def _set(self, _: object) -> None:
        wanted = self.value
        for topic, box in self.ticks.items():
            box.unobserve(self._ticked, names="value")
            box.value = topic in wanted
            box.observe(self._ticked, names="value")


def topic_words(topic: str) -> str:
    """Return a topic as people read it: "Daily reality"."""
    return topic.replace("_", " ").capitalize()
