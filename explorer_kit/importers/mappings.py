"""Column mappings: given in a file, corrected in the panel, saved for tables with the same headers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from explorer_kit.errors import MappingError
from explorer_kit.importers.folding import fold
from explorer_kit.importers.observations import digest

Mapped = Mapping[str, str | None]
DATE_ORDER = "*date_order"
"""Key under which a saved mapping keeps the order of numeric dates; no header folds to it."""


def signature(header: Iterable[str]) -> str:
    """Return the id of a table's headers: equal for equal headers in any order of the columns."""
    return digest("mapping", *sorted(fold(name) for name in header if fold(name)))


def read_mapping(given: Mapped | Path | str) -> dict[str, str | None]:
    """Return a mapping that was given as such or as a JSON file of header → field.

    Raises
    ------
    MappingError
        The file is missing, is no JSON object, or a field is neither a text nor null.
    """
    if isinstance(given, Mapping):
        return dict(given)
    path = Path(given)
    try:
        loaded = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise MappingError(f"There is no mapping file {path}.") from error
    except (OSError, ValueError) as error:
        raise MappingError(f"{path} is no JSON: {error}. It holds one object: header → field.") from error
    if isinstance(loaded, dict) and isinstance(loaded.get("columns"), dict):
        loaded = loaded["columns"]
    if not isinstance(loaded, dict) or not all(
        item is None or isinstance(item, str) for item in loaded.values()
    ):
        raise MappingError(
            f'{path} must hold one object of header → field, such as {{"Who": "full_name"}}; '
            "null leaves a column out."
        )
    return loaded
