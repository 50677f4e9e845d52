"""The inputs of a metric's parameters, made from its header."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as ipw

from explorer_kit.metrics.header import Param
from explorer_kit.widgets import fields

AS_OF = "as_of"
# where the parameter's name alone would leave people guessing
LABELS = {
    AS_OF: "As of (empty: latest)",
    "few": "Too few: fewer than",
    "window_days": "Window in days",
}


class MetricInputs(ipw.Box):
    """One input per parameter, side by side.

    Attributes
    ----------
    values : dict of str to widget
        Parameter → input; its value is what the parameter takes, None where nothing was chosen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.add_class("ek-row")
        self.children: tuple[ipw.Widget, ...]
        self.values: dict[str, Any] = {}
        self._changed: Callable[[], object] = lambda: None

    def show_params(self, params: tuple[Param, ...]) -> None:
        """Show these parameters; the as-of day that was chosen stays."""
        as_of = self.values[AS_OF].value if AS_OF in self.values else None
        self.values = {param.name: _input(param) for param in params}
        if AS_OF in self.values:
            self.values[AS_OF].value = as_of
        for each in self.values.values():
            each.observe(lambda _: self._changed(), names="value")
        self.children = tuple(self.values.values())

    def on_change(self, action: Callable[[], object]) -> None:
        """Call ``action`` when a value is changed."""
        self._changed = action

    def read(self) -> dict[str, Any]:
        """Return parameter → value, without those that were left empty."""
        return {name: each.value for name, each in self.values.items() if each.value is not None}


def _input(param: Param) -> Any:
    name = _label(param.name)
    if param.kind == "choice":
        options = [(choice.replace("_", " "), choice) for choice in param.choices]
        made = fields.choice_field(name, options, param.default, width="180px")
    elif param.kind == "timestamp":
        made = fields.day_field(name)
    else:
        made = fields.number_field(name, int(param.default or 0))
        made.continuous_update = False
    made.tooltip = param.about or None
    return made


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " ").capitalize())
