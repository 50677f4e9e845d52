"""Analytics for exploratory interviews, in a notebook.

What notebooks import from here::

    from explorer_kit import charts, open_journal

    journal = open_journal()  # the sample, or the journal named by EXPLORER_KIT_JOURNAL
    charts.response_rate(journal.metric("response_rate", by="channel"))

Importing the package is cheap: pandas, plotly, ipywidgets and duckdb are loaded by the first thing that needs
them, so that the command line answers at once and a notebook's first cell is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer_kit import charts, statistics
    from explorer_kit.journal import open_journal

__version__ = "0.1.0"

__all__ = ["__version__", "charts", "open_journal", "statistics"]

# public name → the module that holds it, and the attribute there (none: the module itself)
_LAZY: dict[str, tuple[str, str | None]] = {
    "charts": ("explorer_kit.charts", None),
    "open_journal": ("explorer_kit.journal", "open_journal"),
    "statistics": ("explorer_kit.statistics", None),
}


def __getattr__(name: str) -> Any:
    """Load a public name on its first use (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module 'explorer_kit' has no attribute {name!r}")
    module_name, attribute = _LAZY[name]
    module = import_module(module_name)
    value = module if attribute is None else getattr(module, attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the lazy names too, so that completion in a notebook finds them."""
    return sorted({*globals(), *_LAZY})
