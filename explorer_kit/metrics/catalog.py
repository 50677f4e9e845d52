"""Which metrics there are, what each of them takes and gives, and the query that answers it.

Nothing here touches a journal: ``query`` and ``rows_query`` return SQL with its bindings, for any engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from explorer_kit.errors import MetricError
from explorer_kit.metrics.header import Column, Metric, parse
from explorer_kit.metrics.rendering import Query, render
from explorer_kit.metrics.values import as_of_in, checked, did_you_mean


@cache
def _metrics() -> dict[str, Metric]:
    """Read every ``.sql`` beside this file, by name."""
    found = [file for file in files(__package__).iterdir() if file.name.endswith(".sql")]
    parsed = [parse(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8")) for file in found]
    return {metric.name: metric for metric in sorted(parsed, key=lambda metric: metric.name)}


def names() -> list[str]:
    """Return the names of all metrics, in alphabetical order."""
    return list(_metrics())


def find(name: str) -> Metric:
    """Return one metric by its name.

    Raises
    ------
    MetricError
        There is none of this name; the message names the closest one and lists all.
    """
    metrics = _metrics()
    if name not in metrics:
        raise MetricError(
            f"There is no metric '{name}'.{did_you_mean(name, metrics)} Metrics: {', '.join(metrics)}."
        )
    return metrics[name]


def query(name: str, values: Mapping[str, object], *, zone: str = "UTC") -> Query:
    """Return the query of a metric.

    Parameters
    ----------
    name : str
        The metric.
    values : mapping
        Parameters by name; ``as_of`` is needed (a metric never reads the clock), the others have defaults.
        Numbers may come as text, as a command line gives them.
    zone : str
        The owner's time zone: the day of ``as_of`` is the day there.

    Raises
    ------
    MetricError
        No such metric or parameter, or a value that cannot be; the message says what can.
    """
    metric = find(name)
    return render(metric, metric.sql, _complete(metric, values, zone))


def rows_query(
    name: str, values: Mapping[str, object], key: Mapping[str, object] | None = None, *, zone: str = "UTC"
) -> Query:
    """Return the query of the rows behind a metric's numbers: who, what and when, one row per thing counted.

    Parameters
    ----------
    name, values, zone
        As for :func:`query`.
    key : mapping
        Cells of the row to look behind (its ``keys``: segment, stage, skill_id ...); a row of the result as
        it stands will do, other columns are left alone. A key that is absent or None narrows nothing.
    """
    metric = find(name)
    values = _complete(metric, values, zone)
    keys = {column.name: _cell(name, column, (key or {}).get(column.name)) for column in metric.keys}
    return render(metric, metric.rows_sql, values, keys)


def _complete(metric: Metric, values: Mapping[str, object], zone: str) -> dict[str, object]:
    """Return checked values for everything a query of the metric can ask for."""
    if values.get("as_of") is None:
        raise MetricError(f"{metric.name} needs as_of: the time up to which things have happened.")
    moment = as_of_in(values["as_of"], zone)
    times = {"as_of": moment.at, "as_of_on": moment.on, "as_of_over_on": moment.over_on}
    return {**checked(metric, values), **times}


def _cell(name: str, column: Column, value: object) -> object:
    """Return a key's value as its column's type; days may come as text or as a timestamp at midnight."""
    if value is None or value != value:  # NaN and NaT, as a frame has them
        return None
    try:
        if column.type == "date":
            return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise MetricError(f"{name}: {column.name} is {value!r}; it must be a day (2026-03-31).") from error
    return str(value)
