"""The program's own tables: what ``explorer-kit export`` writes.

How to export: ``explorer-kit export -o FOLDER`` (csv or Parquet), or ``journal.export(FOLDER)`` in a
notebook. Load the folder, a zip of it, or single files. A full export gives the same journal again. Tables of
people and events alone - ``contacts.csv``, ``events.csv`` and what belongs to them, from a program that
generates or collects them, with all columns or some - are taken as they are; people in them who also stand in
other logs are joined with these and worked out anew.

What is taken of tables without observations: contacts, events, event_contacts, interviews, organizations,
referrals, skill_mentions, skills (for their names) and self_ratings. ``interviews.csv`` may come later than
its events. A row that is known and says something else is a newer edition, by the date of its file; an empty
cell says nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.records import Outcomes

if TYPE_CHECKING:
    from explorer_kit.store.own_tables import Checked
    from explorer_kit.store.spool import Spool

TAKEN_ALONE = {
    "contacts", "events", "event_contacts", "interviews", "organizations", "referrals", "skill_mentions",
    "skills", "self_ratings",
}  # fmt: skip
_OBSERVED = ("observations", "record_editions", "record_items")
# what makes such rows of a log
_CODED = "Coded interviews load as Taguette or a REFI-QDA project gives them (csv, qdpx)."
_INSTEAD = {
    "turns": "Transcripts load as they are (vtt, srt, txt, json).",
    "codes": _CODED,
    "codings": _CODED,
    "excerpts": _CODED,
}
_PARQUET = b"PAR1"


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Tell a table by its name and its columns, the manifest by what it says."""
    from explorer_kit.store.bundles import MANIFEST, read_manifest

    head = file.head()
    if head.startswith(_PARQUET):
        return 1.0
    if file.path.name == MANIFEST:
        return 1.0 if read_manifest(head) else 0.0
    return 1.0 if file.suffix in {".csv", ".txt"} and _table_of(file, head) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield nothing: tables are taken set-wise."""
    return iter(())


def bulk(file: SourceFile, context: ImportContext, spool: Spool, part: int) -> Checked:
    """Check a table and leave it with the spool, to be taken by the journal.

    Raises
    ------
    ImportFileError
        It is no such table, of a newer version, or one that means nothing without the observations.
    """
    from explorer_kit.store.bundles import MANIFEST
    from explorer_kit.store.own_tables import Checked, OwnFile, check

    if file.path.name == MANIFEST:
        return Checked()
    head = file.head()
    table = _table_of(file, head)
    if table is None:
        raise ImportFileError(
            "unrecognised",
            f"{file.name} is none of the tables of explorer_kit. Its name must be that of a table, such as "
            "contacts.parquet, and its columns must have that table's ids.",
        )
    manifest = _manifest_beside(file)
    full = all(_beside(file, f"{name}{suffix}") for name in _OBSERVED for suffix in [_suffix(head)])
    if not full and table not in TAKEN_ALONE:
        raise ImportFileError("unrecognised", _alone(file.name, table, _suffix(head)))
    _refuse_newer(file, manifest)
    own = OwnFile(
        part=part,
        name=file.name,
        path=_on_disk(file, spool, part, _suffix(head)),
        table=table,
        bundle=str(PurePosixPath(file.where or file.name).parent),
        full=full,
        guarded=not head.startswith(_PARQUET) and "formula_guard" in manifest,
        settings=manifest.get("settings", {}),
        version=manifest.get("schema_version"),
        modified=file.modified,
    )
    return check(spool, own)


def _alone(name: str, table: str, suffix: str) -> str:
    """Say why a table means nothing without the observations, and what to load instead."""
    needed = ", ".join(f"{observed}{suffix}" for observed in _OBSERVED)
    instead = _INSTEAD.get(table, "")
    return (
        f"{name} cannot be taken alone: the table {table} is worked out from what a journal was told, which "
        f"stands in {needed} of the same export, and these are not beside it. Load the whole folder that "
        f"`explorer-kit export` wrote. {instead}"
    ).rstrip()


def _suffix(head: bytes) -> str:
    return ".parquet" if head.startswith(_PARQUET) else ".csv"


def _table_of(file: SourceFile, head: bytes) -> str | None:
    from explorer_kit.store.own_tables import header_of, table_of

    stem = PurePosixPath(file.path.name).stem
    return table_of(stem, None if head.startswith(_PARQUET) else header_of(head)[0])


def _beside(file: SourceFile, name: str) -> SourceFile | None:
    if file.path.name == name:
        return file
    return file.beside(name) if file.beside else None


def _manifest_beside(file: SourceFile) -> dict[str, Any]:
    from explorer_kit.store.bundles import MANIFEST, read_manifest

    found = _beside(file, MANIFEST)
    return (read_manifest(found.read()) if found and found.size < 1_000_000 else None) or {}


def _refuse_newer(file: SourceFile, manifest: dict[str, Any]) -> None:
    from explorer_kit.store.upgrade import Schema

    version = manifest.get("schema_version")
    if isinstance(version, int) and version > Schema.load().version:
        raise ImportFileError(
            "unreadable",
            f"{file.name} was exported by a newer explorer_kit (tables of version {version}). Update this "
            "one: `git pull`, then `make setup`.",
        )


def _on_disk(file: SourceFile, spool: Spool, part: int, suffix: str) -> Path:
    """Return where the file can be read; a member of a zip, or an upload, is unpacked beside the spool."""
    if file.where and Path(file.where).suffix.lower() == suffix:
        return Path(file.where)
    copy = spool.path.with_name(f"part-{part}{suffix}")
    with file.opener() as stream, copy.open("wb") as out:
        shutil.copyfileobj(stream, out, 1 << 20)
    return copy


IMPORTER = Importer(
    source="explorer_kit.tables",
    title="Tables of explorer_kit",
    recognise=recognise,
    read=read,
    bulk=bulk,
)
