"""From a metric and checked values to one finished query.

Options of ``choice`` parameters are replaced by the SQL that the metric's own file gives for them; every
other value is bound by the engine and never becomes part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from explorer_kit.metrics.header import Metric

_NAME = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A query and the values of its parameters.

    Attributes
    ----------
    sql : str
        One statement with ``$name`` parameters, as the engine runs it.
    bindings : dict
        A value for each of them, and no other.
    """

    sql: str
    bindings: dict[str, object]

    @property
    def text(self) -> str:
        """The statement with its values written out, to be read, copied and run as it stands."""
        return _NAME.sub(lambda found: literal(self.bindings[found[1]]), self.sql)


def render(
    metric: Metric, sql: str, values: Mapping[str, object], keys: Mapping[str, object] | None = None
) -> Query:
    """Return the query for one of the metric's statements.

    ``values`` are checked and complete; ``keys`` are values of columns, which may bear a parameter's name.
    """
    for param in metric.params:
        if param.choices:
            sql = sql.replace("{" + param.name + "}", param.choices[str(values[param.name])])
    wanted = dict.fromkeys(_NAME.findall(sql))
    bound = {**values, **(keys or {})}
    return Query(sql, {name: bound[name] for name in wanted})


def literal(value: object) -> str:
    """Return a value as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value.isoformat(sep=' ')}'"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value)
