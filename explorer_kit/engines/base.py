"""What every engine gives back: plain rows, to be printed, or turned into a frame for a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pandas as pd

# dtype of a column without and with empty cells; a type that is not listed stays as Python objects
_DTYPES = {
    "BIGINT": ("int64", "Int64"),
    "INTEGER": ("int64", "Int64"),
    "DOUBLE": ("float64", "float64"),
    "BOOLEAN": ("bool", "boolean"),
    "VARCHAR": ("str", "str"),
    "DATE": ("datetime64[us]", "datetime64[us]"),
    "TIMESTAMP": ("datetime64[us]", "datetime64[us]"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query.

    Attributes
    ----------
    columns : tuple of str
        Names, in order.
    types : tuple of str
        Upper-case SQL types: BIGINT, DOUBLE, VARCHAR, DATE, BOOLEAN, TIMESTAMP, VARCHAR[].
    rows : list of tuple
        Plain Python values (int, float, str, bool, date, datetime, list); None where SQL says NULL.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """Return one dict per row, for json and for tables that are printed."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self, **attrs: object) -> pd.DataFrame:
        """Return a pandas frame whose dtypes follow the SQL types, with no row as with many.

        Days become ``datetime64``; whole numbers with empty cells the nullable ``Int64``. ``attrs`` are noted
        on the frame: what was asked for, so that a chart can say so in its title.
        """
        import pandas as pd

        series: dict[str, Any] = {}
        for place, (name, kind) in enumerate(zip(self.columns, self.types, strict=True)):
            values = [row[place] for row in self.rows]
            full, gappy = _DTYPES.get(kind, ("object", "object"))
            series[name] = pd.Series(values, dtype=gappy if None in values else full)
        frame = pd.DataFrame(series, columns=list(self.columns))
        frame.attrs.update(attrs)
        return frame


class Run(Protocol):
    """The one function of an engine's module."""

    def __call__(self, connection: Any, sql: str, bindings: Mapping[str, object]) -> Result:
        """Run one query; ``bindings`` holds a value for each ``$name`` in it, and no other."""
        ...
