"""One chart per metric: ``charts.<metric>(frame)`` takes the metric's frame and returns a plotly figure.

A chart is loaded when it is first asked for, so that a notebook pays only for what it shows.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["interview_funnel", "network_growth", "response_rate", "skill_demand", "source_coverage"]


class _Charts(ModuleType):
    """The package, in which the name of a chart is the chart, not the module that draws it."""

    def __setattr__(self, name: str, value: Any) -> None:
        # Python binds a submodule to its package under the very name of the function in it.
        super().__setattr__(name, getattr(value, name, value) if isinstance(value, ModuleType) else value)


def __getattr__(name: str) -> Any:
    """Load a chart on its first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"There is no chart '{name}'. Charts: {', '.join(__all__)}.")
    return getattr(import_module(f"{__name__}.{name}"), name)


def __dir__() -> list[str]:
    """List the charts, so that completion in a notebook finds them."""
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Charts
