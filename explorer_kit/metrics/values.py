"""Check what somebody gave for a metric's parameters; say what is wrong and what would be right."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from explorer_kit.errors import MetricError
from explorer_kit.metrics.header import Metric, Param

LARGEST = 100_000
"""Largest whole number a parameter takes: days and counts of people stay far below it."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The moment up to which things have happened: naive UTC, and its day in the owner's zone.

    ``over_on`` is the first day that is not over: the day itself, at its end the next one. Of what is known
    by the day alone - a talk without a time, the last day of a window - one can tell that it is over only
    when its day is.
    """

    at: datetime
    on: date
    over_on: date


def as_of_in(value: object, zone: str) -> AsOf:
    """Return the moment that was meant.

    Parameters
    ----------
    value : datetime, date or str
        An aware datetime, a naive one in UTC, or a day, which means its end in the owner's zone; or one of
        them as ISO text.
    zone : str
        The owner's time zone (IANA).
    """
    if isinstance(value, str):
        value = _from_text(value.strip())
    here = ZoneInfo(zone)
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    elif isinstance(value, date):
        aware = datetime.combine(value, time.max, tzinfo=here)
    else:
        raise MetricError(f"as_of is {value!r}; give a time such as '2026-03-31T18:00:00Z', or a day.")
    if not date(1900, 1, 1) <= aware.date() <= date(9000, 1, 1):
        raise MetricError(f"as_of is {aware.date()}; give a day between 1900 and 9000.")
    return AsOf(
        at=aware.astimezone(UTC).replace(tzinfo=None),
        on=aware.astimezone(here).date(),
        over_on=(aware + timedelta(seconds=1)).astimezone(here).date(),
    )


def _from_text(text: str) -> date:
    try:
        return date.fromisoformat(text) if len(text) <= len("2026-03-31") else datetime.fromisoformat(text)
    except ValueError as error:
        raise MetricError(
            f"as_of is '{text}'; write it as a day (2026-03-31) or a time (2026-03-31T18:00:00Z)."
        ) from error


def checked(metric: Metric, values: Mapping[str, object]) -> dict[str, int | str]:
    """Return a value for every parameter but ``as_of``: what was given, else the default."""
    known = {param.name: param for param in metric.params}
    for name in values:
        if name not in known:
            raise MetricError(
                f"{metric.name} has no parameter '{name}'.{did_you_mean(name, known)} "
                f"Its parameters: {', '.join(known)}."
            )
    result: dict[str, int | str] = {}
    for name, param in known.items():
        if param.kind != "timestamp":
            value = values.get(name)
            given = param.default if value is None else value
            check = _whole_number if param.kind == "integer" else _option
            result[name] = check(metric.name, param, given)
    return result


def _whole_number(metric: str, param: Param, value: object) -> int:
    try:
        if isinstance(value, bool):
            raise TypeError
        number = int(value) if isinstance(value, str) else operator.index(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = -1
    if not 0 <= number <= LARGEST:
        raise MetricError(
            f"{metric}: {param.name} is {value!r}; it must be a whole number from 0 to {LARGEST}."
        )
    return number


def _option(metric: str, param: Param, value: object) -> str:
    if not isinstance(value, str) or value not in param.choices:
        raise MetricError(
            f"{metric}: {param.name} cannot be {value!r}.{did_you_mean(value, param.choices)} "
            f"It is one of: {', '.join(param.choices)}."
        )
    return value


def did_you_mean(wrong: object, right: Iterable[str]) -> str:
    """Return `` Did you mean 'channel'?`` where a name comes close, else nothing."""
    close = get_close_matches(str(wrong).lower(), list(right), n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else ""
