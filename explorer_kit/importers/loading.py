"""An import as a whole: parse outside the journal, then take everything in one commit and derive it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from explorer_kit.derivation.counts import count_parts, doubtful_pairs
from explorer_kit.derivation.derive import bring_up_to_date
from explorer_kit.derivation.intake import attach_spool, next_import_no, take
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.chosen_orders import remember_orders
from explorer_kit.importers.observations import digest
from explorer_kit.importers.own_loading import changed_records, count_own, restore, take_own
from explorer_kit.importers.parsing import Parser
from explorer_kit.importers.progress import Progress
from explorer_kit.importers.report import FileReport, ImportReport
from explorer_kit.importers.walking import find_files, given_together, is_container, name_of
from explorer_kit.settings import save_settings
from explorer_kit.store.spool import Spool

if TYPE_CHECKING:
    from explorer_kit.store import Store
    from explorer_kit.store.connections import Connection


class _DryRunError(Exception):
    """Raised inside a transaction to roll it back once its numbers are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How to load: the importers' context, the time it is said to happen, and what to tell meanwhile.

    Attributes
    ----------
    context : ImportContext
        Settings, mapping, date order.
    source : str or None
        The importer to use for every file; None: recognise.
    as_of : datetime or None
        Naive UTC time recorded for the load; None: now.
    dry_run : bool
        Count everything, keep nothing.
    single : bool
        Not a file but one record of it: what the rest of the file says is not touched.
    progress : callable or None
        Told about every file, how many of its bytes were read.
    """

    context: ImportContext
    source: str | None = None
    as_of: datetime | None = None
    dry_run: bool = False
    single: bool = False
    progress: Progress | None = None


def load(store: Store, paths: Sequence[Path | SourceFile], how: Load) -> ImportReport:
    """Import files, folders and zips into a journal: all of them in one commit, broken ones left out.

    A journal that is not there yet is made, unless there is nothing to put into it.

    Returns
    -------
    ImportReport
        One report per path, in the order given.
    """
    with Spool() as spool:
        parser = Parser(spool, how.context, how.source, how.progress)
        files = list(_parse(parser, given_together(paths), how.progress))
        if not store.path.exists():
            if not any(leaf.ok for file in files for leaf in file.leaves()):
                report = ImportReport(files=files, dry_run=how.dry_run)
                _gather(report)
                return report
            store.ensure()
            save_settings(store.path, how.context.settings)
        return finish(store, parser, files, how, [name_of(path) for path in paths])


def _parse(
    parser: Parser, paths: Sequence[Path | SourceFile], progress: Progress | None
) -> Iterator[FileReport]:
    for path in paths:
        name = name_of(path)
        parts = []
        for found in find_files(path):
            if progress:
                progress(0, found.file.size if found.file else 0, f"reading {found.name}")
            parts.append(parser.read(found))
        if not parts:
            yield FileReport.failed(name, "no_rows", f"There are no files in {name}.")
        elif is_container(path) and not (len(parts) == 1 and parts[0].path == name):
            folder = FileReport(path=name, parts=parts)
            yield folder
        else:
            parts[0].path = name
            yield parts[0]


def finish(
    store: Store,
    parser: Parser,
    files: list[FileReport],
    how: Load,
    paths: list[str],
    also: Callable[[Connection], object] | None = None,
) -> ImportReport:
    """Take what is on the spool into the journal and complete the reports.

    ``also`` is done in the same commit.
    """
    parser.spool.finish()
    now = how.as_of or datetime.now(UTC).replace(tzinfo=None)
    report = ImportReport(files=files, dry_run=how.dry_run)
    if how.progress:
        how.progress(0, 0, "working out what it means")
    try:
        with store.writing("an import") as connection:
            _take(connection, parser, report, how, now, paths)
            if also:
                also(connection)
            if how.dry_run:
                raise _DryRunError
    except _DryRunError:
        report.import_id = report.settings = None
    if report.settings and report.settings != how.context.settings:
        save_settings(store.path, report.settings)
    return report


def _gather(report: ImportReport) -> None:
    for file in report.files:
        if file.parts:
            file.gather()


def _take(
    connection: Connection,
    parser: Parser,
    report: ImportReport,
    how: Load,
    now: datetime,
    paths: list[str],
) -> None:
    attach_spool(connection, parser.spool.path)
    own = parser.spool.own
    report.settings = restore(connection, own, parser.reports, how.context.settings, now)
    if report.settings:  # the loads that are listed are those of the export
        _gather(report)
        return
    remember_orders(connection, parser.orders, now)
    import_no = next_import_no(connection)
    report.import_id = digest("import", str(import_no), now.isoformat())
    changed = take(connection, report.import_id, import_no, now, whole=not how.single)
    counted = take_own(connection, own, report.import_id, import_no, now)
    changed = changed_records(connection) if own else changed
    bring_up_to_date(connection, how.context.settings, now, changed=bool(changed))
    counts = count_parts(connection, report.import_id, import_no, parser.snapshots, derived=bool(changed))
    for part, leaf in parser.reports.items():
        found = counts[part]
        leaf.unchanged, leaf.superseded, leaf.gone = found.unchanged, found.superseded, found.gone
        leaf.added, leaf.found = found.added, found.found
    count_own(parser.reports, counted)
    report.doubtful = doubtful_pairs(connection)
    _gather(report)
    connection.execute(
        "INSERT INTO imports VALUES ($import_id, $import_no, $now, $paths, $report)",
        {
            "import_id": report.import_id,
            "import_no": import_no,
            "now": now,
            "paths": paths,
            "report": json.dumps(report.to_dicts(), ensure_ascii=False),
        },
    )
