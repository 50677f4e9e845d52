"""Read a metric's file: the header in words, and the two queries under it.

The header is made of comment lines ``-- Field: value``; ``--   more`` goes on with the field above it::

    -- Param: by choice(all, channel) = all - groups to compare
    -- Choice: by.channel = o.channel
    -- Column: segment varchar - the group

The SQL has three parts, so that a number and the rows behind it cannot disagree: common table expressions,
then under ``-- Result`` the query that counts, and under ``-- Rows`` the query that lists what was counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer_kit.errors import MetricError

_FIELD = re.compile(r"-- (\w+): +(.*)")
_MORE = re.compile(r"-- {3,}(.*)")
_PARAM = re.compile(r"(\w+) (timestamp|integer|choice)(?:\(([\w, ]+)\))?(?: = (\w+))?(?: - (.*))?")
_CHOICE = re.compile(r"(\w+)\.(\w+) = (.+)")
_COLUMN = re.compile(r"(\w+) (\w+(?:\[\])?)(?: - (.*))?")
_SECTION = re.compile(r"^-- (Result|Rows)\n", re.MULTILINE)
_ONCE = ("Title", "Definition", "Unit", "Grain", "Reference")
_MANY = ("Param", "Choice", "Column", "Key", "Row")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: ``timestamp``, ``integer`` or ``choice``; ``choices`` maps each option to its SQL."""

    name: str
    kind: str
    default: str | None
    about: str
    choices: dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result: name, SQL type in lower case, and what it means."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Metric:
    """Everything the file of one metric says.

    ``keys`` are the columns of ``columns`` that name one number's rows; ``row_columns`` are the columns of
    those rows. ``sql`` and ``rows_sql`` still hold ``$parameters`` and ``{choices}``.
    """

    name: str
    title: str
    definition: str
    unit: str
    grain: str
    reference: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    keys: tuple[Column, ...]
    row_columns: tuple[Column, ...]
    sql: str
    rows_sql: str


def parse(name: str, text: str) -> Metric:
    """Return the metric that a file holds; ``name`` is the file's stem.

    Raises
    ------
    MetricError
        A field is missing, unknown or malformed; the message names the file and the line.
    """
    fields, body = _split(name, text)
    absent = [field for field in _ONCE if len(fields[field]) != 1]
    sections = _SECTION.split(body)
    if absent or [sections[1::2]] != [["Result", "Rows"]]:
        raise MetricError(
            f"{name}.sql must have each of {', '.join(_ONCE)} once, and '-- Result' before '-- Rows'."
        )
    common, result, rows = sections[0], sections[2], sections[4]
    choices = [_matched(name, "Choice", _CHOICE, value) for value in fields["Choice"]]
    return Metric(
        name=name,
        **{field.lower(): fields[field][0] for field in _ONCE},
        params=tuple(_param(name, value, choices) for value in fields["Param"]),
        columns=_columns(name, "Column", fields),
        keys=_columns(name, "Key", fields),
        row_columns=_columns(name, "Row", fields),
        sql=(common + result).strip(),
        rows_sql=(common + rows).strip(),
    )


def _split(name: str, text: str) -> tuple[dict[str, list[str]], str]:
    """Return the header's values by field, and what follows the header."""
    fields: dict[str, list[str]] = {field: [] for field in (*_ONCE, *_MANY)}
    lines = text.splitlines(keepends=True)
    current: list[str] = []
    for number, line in enumerate(lines):
        if not line.startswith("--"):
            return fields, "".join(lines[number:])
        found, more = _FIELD.match(line), _MORE.match(line)
        if found and found[1] in fields:
            current = fields[found[1]]
            current.append(found[2].strip())
        elif more and current:
            current[-1] += " " + more[1].strip()
        else:
            raise MetricError(f"{name}.sql, line {number + 1}: no field of a header: {line.strip()}")
    return fields, ""


def _param(name: str, value: str, choices: list[tuple[str, ...]]) -> Param:
    """Return the parameter of one ``Param`` line with the SQL of its options."""
    param, kind, options, default, about = _matched(name, "Param", _PARAM, value)
    sql = {option: text for owner, option, text in choices if owner == param}
    listed = [option.strip() for option in (options or "").split(",") if option.strip()]
    if (kind == "choice") != bool(listed) or listed != list(sql) or (listed and default not in listed):
        raise MetricError(
            f"{name}.sql: {param} needs one 'Choice' line per option, in the same order, and a default."
        )
    return Param(param, kind, default, about or "", sql)


def _columns(name: str, field: str, fields: dict[str, list[str]]) -> tuple[Column, ...]:
    found = [_matched(name, field, _COLUMN, value) for value in fields[field]]
    return tuple(Column(column, kind, about or "") for column, kind, about in found)


def _matched(name: str, field: str, pattern: re.Pattern[str], value: str) -> tuple[str, ...]:
    if not (found := pattern.fullmatch(value)):
        raise MetricError(f"{name}.sql: '{value}' is not how a '{field}' is written.")
    return found.groups()
