"""From headers to fields: what can be told from the words, corrected by what the user said."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from explorer_kit.errors import MappingError
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.reading.sheets import Cell, cell_text, is_blank
from explorer_kit.importers.tracker.columns import (
    bare,
    field_by_words,
    field_of,
    field_within,
    fields,
    template_overlay,
)

# Headers that say little without the merged cell above them.
_VAGUE = frozenset(
    {
        "date",
        "datum",
        "fecha",
        "when",
        "wann",
        "quand",
        "cuando",
        "time",
        "method",
        "how",
        "via",
        "status",
        "notes",
    }
    | {
        "comments",
        "type",
        "sent",
        "done",
        "name",
        "y n",
        "yes no",
        "response",
        "email",
        "minutes",
        "duration",
    }
)


def header_names(cells: Sequence[Cell]) -> tuple[tuple[int, str], ...]:
    """Return (column index, name) of columns with a header; repeated names are numbered: ``Notes (2)``."""
    names: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = "" if is_blank(cell) else clean_line(cell_text(cell))
        if name:
            seen[name] = seen.get(name, 0) + 1
            names.append((index, name if seen[name] == 1 else f"{name} ({seen[name]})"))
    return tuple(names)


def guess_fields(cells: Sequence[Cell], groups: Sequence[Cell] = ()) -> dict[int, str]:
    """Return column index → field, as far as headers (and the merged cells above them) tell.

    Exact names are given out first, then longer headers that contain a known one; a field that holds one
    value is given to one column.
    """
    headers = {index: cell_text(cell) for index, cell in enumerate(cells) if not is_blank(cell)}
    overlay = template_overlay({fold(header) for header in headers.values()})
    above = _spread(groups, len(cells))
    found: dict[int, str] = {}
    for index, header in headers.items():
        own = overlay.get(fold(header)) or field_of(header)
        grouped = field_of(f"{above[index]} {header}") if above[index] and _is_vague(header, own) else None
        _give(found, index, grouped or own)
    for index, header in headers.items():
        if index not in found:
            _give(found, index, field_of(f"{above[index]} {header}") if above[index] else None)
            _give(found, index, field_within(header) or field_by_words(header))
    return _names_mended(found)


def resolve(
    names: Sequence[tuple[int, str]], guessed: Mapping[int, str], given: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Return header → field for all named columns: what the user gave, else the guess, else None.

    Raises
    ------
    MappingError
        The user named a field that does not exist.
    """
    wanted = {fold(header): field for header, field in given.items() if not header.startswith("*")}
    _check(wanted)
    taken = {field for _, name in names if (field := wanted.get(fold(name))) is not None}
    mapping: dict[str, str | None] = {}
    for index, name in names:
        guess = guessed.get(index)
        if fold(name) in wanted:
            mapping[name] = wanted[fold(name)]
        else:
            free = guess is not None and (fields()[guess].many or guess not in taken)
            mapping[name] = guess if free else None
    return mapping


def _check(wanted: Mapping[str, str | None]) -> None:
    for header, field in wanted.items():
        if field is not None and field not in fields():
            close = difflib.get_close_matches(field, fields(), n=1)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            raise MappingError(
                f"The mapping sends column '{header}' to '{field}', which is no field.{hint} "
                f"Fields: {', '.join(fields())}."
            )


def _give(found: dict[int, str], index: int, field: str | None) -> None:
    if field is not None and index not in found and (fields()[field].many or field not in found.values()):
        found[index] = field


def _is_vague(header: str, field: str | None) -> bool:
    return field is None or bare(header) in _VAGUE


def _spread(groups: Sequence[Cell], width: int) -> list[str]:
    """Return the merged cell above each column: its text stands in the first of the columns it covers."""
    above: list[str] = []
    for index in range(width):
        cell = groups[index] if index < len(groups) else None
        above.append(cell_text(cell) if not is_blank(cell) else (above[-1] if above else ""))
    return above


def _names_mended(found: dict[int, str]) -> dict[int, str]:
    """Settle what ``Name``, ``Nom`` and ``Nombre`` mean by the columns beside them.

    ``Vorname, Name``: the second is the family name. ``Nom`` or ``Nombre`` alone is the whole name.
    """
    column = {
        field: index for index, field in found.items() if field in {"full_name", "first_name", "last_name"}
    }
    if "full_name" in column and "first_name" in column and "last_name" not in column:
        found[column["full_name"]] = "last_name"
    if len(column) == 1 and "full_name" not in column:
        found[next(iter(column.values()))] = "full_name"
    return found
