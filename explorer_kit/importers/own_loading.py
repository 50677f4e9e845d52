"""The program's own tables within a load: a whole export taken over as it is, or rows added and counted."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from explorer_kit.derivation.derive import derive_everything
from explorer_kit.derivation.own_export import can_take_over, take_over, unite
from explorer_kit.derivation.own_leftovers import OwnCounts
from explorer_kit.derivation.own_tables import take_rows
from explorer_kit.errors import SettingsError
from explorer_kit.importers.parsing import sentence
from explorer_kit.settings import Settings, is_untouched, settings_from

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from explorer_kit.importers.report import FileReport
    from explorer_kit.store.connections import Connection
    from explorer_kit.store.own_tables import OwnTable

_WAITING = (
    "{count} of its rows are of people who are not in the journal yet: they are kept, and count as soon as "
    "the people are loaded."
)


def restore(
    connection: Connection,
    tables: list[OwnTable],
    reports: Mapping[int, FileReport],
    settings: Settings,
    now: datetime,
) -> Settings | None:
    """Take a whole export into a journal that is still empty; it is then the journal that was exported.

    Returns
    -------
    Settings or None
        The settings that the journal has now; None: it was no such load, and nothing was done.
    """
    if any(connection.execute(f"SELECT 1 FROM spool.{name} LIMIT 1").fetchall() for name in _SPOOLED):
        return None
    if not tables or not can_take_over(connection, tables):
        return None
    exported = _settings(tables[0].file.settings)
    if exported and is_untouched(settings):
        settings = exported
    count_own(reports, take_over(connection, tables))
    derived_with = connection.execute("SELECT timezone, schools FROM derived_with").fetchall()
    mine = (settings.timezone, list(settings.owner_schools))
    if derived_with and derived_with != [mine]:
        connection.execute("UPDATE derived_with SET timezone = ?, schools = ?", list(mine))
        derive_everything(connection, settings, now)
    return settings


_SPOOLED = ("observations", "record_editions", "rejected_rows")


def _settings(table: Mapping[str, Any]) -> Settings | None:
    known = {field.name for field in fields(Settings)}
    try:
        return settings_from({name: value for name, value in table.items() if name in known}, "the export")
    except SettingsError:
        return None


def take_own(
    connection: Connection, tables: list[OwnTable], import_id: str, import_no: int, now: datetime
) -> dict[int, OwnCounts]:
    """Add what own tables say to the journal, and the records it changes to ``changed_records``."""
    counts: dict[int, OwnCounts] = {}
    if whole := [table for table in tables if table.file.full]:
        counts |= unite(connection, whole)
    if rows := [table for table in tables if not table.file.full]:
        counts |= take_rows(connection, rows, import_id, import_no, now)
    return counts


def changed_records(connection: Connection) -> int:
    """Return how many records are to be derived again."""
    return int(connection.execute("SELECT COUNT(*) FROM changed_records").fetchall()[0][0])


def count_own(reports: Mapping[int, FileReport], counts: Mapping[int, OwnCounts]) -> None:
    """Complete the reports of own tables: what was known already, what waits, what is new."""
    for part, count in counts.items():
        report = reports[part]
        report.unchanged = count.unchanged
        if count.added:
            report.added = {count.table: count.added}
        report.superseded = count.superseded
        report.details += count.told
        if count.waiting:
            report.skipped["no_identity"] = count.waiting
            report.details.append(_WAITING.format(count=count.waiting))
        if count.kept_out:
            report.skipped["duplicate"] = report.skipped.get("duplicate", 0) + count.kept_out
        if count.rejected:
            report.rejected["no_identity"] = report.rejected.get("no_identity", 0) + count.rejected
        if left_out := count.waiting + count.kept_out + count.rejected:
            report.used -= left_out
            report.message = sentence(report)
