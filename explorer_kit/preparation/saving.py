"""Records of this package as plain values that JSON can hold, and back: for drafts and saved guides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from explorer_kit.errors import ExplorerKitError

Record = TypeVar("Record")


class SavedRecordError(ExplorerKitError):
    """What was saved is no such record."""


def to_plain(record: object) -> Any:
    """Return a record as dicts, lists, texts, numbers and None; dates as ISO text."""
    if is_dataclass(record) and not isinstance(record, type):
        return {field.name: to_plain(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, tuple | list):
        return [to_plain(value) for value in record]
    return record.isoformat() if isinstance(record, date) else record


def from_plain(kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Return the record that :func:`to_plain` made plain; what a newer version added has its default.

    Fields that the record does not have are left out, so that a draft of another version still opens.

    Raises
    ------
    SavedRecordError
        A value cannot be what the record needs.
    """
    try:
        read = _read(kind, values)
    except (TypeError, ValueError, AttributeError) as error:
        raise SavedRecordError(f"What was saved is no {kind.__name__}: {error}.") from error
    assert isinstance(read, kind)
    return read


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if value is None else _read(next(part for part in parts if part is not NoneType), value)
    if origin is tuple:
        return _read_tuple(parts, value)
    if is_dataclass(kind):
        return _read_record(kind, value)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if kind is float and type(value) is int:
        return float(value)
    expected = (type(parts[0]) if origin is Literal else kind) if kind is not Any else object
    if type(value) is not expected:
        raise TypeError(f"{value!r} is no {expected.__name__}")
    return value


def _read_tuple(parts: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"{value!r} is no list")
    kinds = [parts[0]] * len(value) if parts[1:] == (...,) else parts
    return tuple(_read(kind, item) for kind, item in zip(kinds, value, strict=True))


def _read_record(kind: Any, value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], value[name]) for name in hints if name in value})
