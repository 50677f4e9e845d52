"""The whole journal as files: one per table, csv or Parquet, and a manifest that says what they are.

They are the program's own tables (FORMATS.md 14): loading them again gives the same journal.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from explorer_kit.errors import ExplorerKitError
from explorer_kit.store.cells import GUARD, written
from explorer_kit.store.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from explorer_kit.settings import Settings

Format = Literal["csv", "parquet"]
MANIFEST = "manifest.json"
PROGRAM = "explorer_kit"
# which migrations a file went through is about that file; the manifest tells the version
NOT_EXPORTED = {"schema_version"}
# those that a journal made of the export takes over
TOLD_SETTINGS = (
    "owner_names", "owner_emails", "owner_linkedin", "owner_schools", "timezone", "reply_window_days",
    "as_of",
)  # fmt: skip

_COLUMNS = """
SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal ORDER BY table_oid, column_index
"""


@dataclass(frozen=True, slots=True)
class Export:
    """What was written where: the folder, and the number of rows of every table."""

    folder: Path
    rows: dict[str, int]


def export(store: Store, folder: Path, settings: Settings, *, format: Format = "csv") -> Export:  # noqa: A002
    """Write every table into a folder of its own, in one step: it appears complete or not at all.

    Rows are in a fixed order: the same journal gives the same csv files, byte by byte.

    Parameters
    ----------
    store : Store
        The journal.
    folder : Path
        New, empty, or an earlier export, which is replaced.
    settings : Settings
        The owner's; with them the tables were derived.
    format : {"csv", "parquet"}
        Of the files.

    Raises
    ------
    ExplorerKitError
        The format is neither, or the folder holds something else and is left as it is.
    """
    if format not in ("csv", "parquet"):
        raise ExplorerKitError(f"There is no format '{format}' to export to. Formats: csv, parquet.")
    folder = Path(folder).expanduser().absolute()
    _check_replaceable(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        new = scratch / "new"
        new.mkdir()
        with store.reading() as connection:
            rows = _write_tables(connection, new, format)
        manifest = _manifest(store.schema.version, settings, format, rows)
        (new / MANIFEST).write_text(_text(manifest), "utf-8")
        if folder.exists():
            folder.rename(scratch / "old")
        new.rename(folder)
    finally:
        if (scratch / "old").exists() and not folder.exists():
            (scratch / "old").rename(folder)
        shutil.rmtree(scratch, ignore_errors=True)
    return Export(folder, rows)


def _write_tables(connection: DuckDBPyConnection, folder: Path, format: Format) -> dict[str, int]:  # noqa: A002
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in connection.execute(_COLUMNS).fetchall():
        tables.setdefault(table, []).append((column, kind))
    rows = {}
    for table in sorted(tables.keys() - NOT_EXPORTED):
        cells = (
            ", ".join(f'{written(name, kind)} AS "{name}"' for name, kind in tables[table])
            if format == "csv"
            else "*"
        )
        how = "FORMAT csv, HEADER, NULLSTR ''" if format == "csv" else "FORMAT parquet, COMPRESSION zstd"
        file = str(folder / f"{table}.{format}").replace("'", "''")
        source = f"(SELECT {cells} FROM (SELECT * FROM {table} ORDER BY ALL))"
        rows[table] = int(connection.execute(f"COPY {source} TO '{file}' ({how})").fetchall()[0][0])
    return rows


def _manifest(version: int, settings: Settings, format: Format, rows: dict[str, int]) -> dict[str, Any]:  # noqa: A002
    from explorer_kit import __version__

    guard = {"formula_guard": GUARD} if format == "csv" else {}
    told = {name: getattr(settings, name) for name in TOLD_SETTINGS}
    return {
        "program": PROGRAM,
        "program_version": __version__,
        "schema_version": version,
        "format": format,
        **guard,
        "settings": {name: value for name, value in told.items() if value is not None},
        "tables": rows,
    }


def _text(manifest: dict[str, Any]) -> str:
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"


def read_manifest(text: str | bytes) -> dict[str, Any] | None:
    """Return what a manifest says; None where the text is none of this program's."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    is_ours = isinstance(found, dict) and found.get("program") == PROGRAM
    return found if is_ours and isinstance(found.get("tables", {}), dict) else None


def _check_replaceable(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier export."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ExplorerKitError(f"{folder} is a file; an export is a folder. Name another one.")
    inside = {path.name for path in folder.iterdir()}
    manifest = read_manifest((folder / MANIFEST).read_bytes()) if MANIFEST in inside else None
    known = {f"{table}.{manifest.get('format')}" for table in manifest["tables"]} if manifest else set()
    if others := sorted(inside - known - ({MANIFEST} if manifest else set())):
        raise ExplorerKitError(
            f"{folder} is no earlier export, or holds more than one: {', '.join(others[:3])}"
            f"{' …' if len(others) > 3 else ''}. It is left as it is; name a new or an empty folder."
        )
