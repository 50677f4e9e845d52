"""The journal as notebooks use it: it delegates, it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer_kit.engines import duckdb as engine
from explorer_kit.errors import ExplorerKitError, JournalError
from explorer_kit.importers import mending
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.mappings import Mapped, read_mapping
from explorer_kit.importers.previewing import preview
from explorer_kit.importers.progress import Progress
from explorer_kit.journal.identity import People
from explorer_kit.journal.preparing import Preparing
from explorer_kit.metrics import catalog
from explorer_kit.metrics.rendering import Query
from explorer_kit.settings import Limits, Settings, load_settings, save_settings
from explorer_kit.store.bundles import Export, Format, export

if TYPE_CHECKING:
    import pandas as pd

    from explorer_kit.engines.base import Result
    from explorer_kit.importers.preview import Preview
    from explorer_kit.importers.report import ImportReport
    from explorer_kit.store import Store
    from explorer_kit.widgets.panel import Panel

Given = Path | str | SourceFile

_MEANINGS = """
SELECT table_name AS "table", column_name AS "column", data_type AS type, comment AS meaning
FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index
"""


class Journal(People, Preparing):
    """One journal file: load logs into it, ask it questions. Made by :func:`explorer_kit.open_journal`.

    Parameters
    ----------
    store : Store
        The file.
    make_sample : callable, optional
        Given for the private copy of the sample: makes it new.
    settings : Settings, optional
        Of a journal that is not there yet: the first load that has something to read makes it.
    """

    def __init__(
        self,
        store: Store,
        make_sample: Callable[[Path], None] | None = None,
        settings: Settings | None = None,
    ) -> None:
        self._store = store
        self._make_sample, self._first_settings = make_sample, settings

    def __repr__(self) -> str:
        return f"Journal({str(self.path)!r})"

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._store.path

    @property
    def is_sample(self) -> bool:
        """True for the private copy of the sample."""
        return self._make_sample is not None

    @property
    def settings(self) -> Settings:
        """The settings in the TOML file beside the journal."""
        return (None if self.path.exists() else self._first_settings) or load_settings(self.path)

    def import_files(
        self,
        *paths: Given,
        as_: str | None = None,
        mapping: Mapped | Path | str | None = None,
        dry_run: bool = False,
        date_order: str | None = None,
        as_of: datetime | None = None,
        limits: Limits | None = None,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Load files, folders and zips; broken ones are reported and do not stop the others.

        Parameters
        ----------
        *paths : path
            Files, folders or zips.
        as_ : str, optional
            The source all files are read as; without it each file is recognised.
        mapping : mapping or path, optional
            Header → field for tracker tables (None: leave the column out), or a JSON file of it.
        dry_run : bool
            Count everything, keep nothing.
        date_order : {"day", "month", "year"}, optional
            How numeric dates are read that could be read in two ways.
        as_of : datetime, optional
            Naive UTC time recorded for the load; now, if not given.
        limits : Limits, optional
            What of mail and calendars is taken; everything, if not given.
        progress : callable, optional
            Told ``(done, total, label)`` while it works: bytes of the file that is being read.

        Returns
        -------
        ImportReport
            One report per path; loading the same files again changes nothing.
        """
        how = Load(
            context=self._context(mapping, date_order, limits),
            source=as_,
            as_of=as_of or self._sample_time(),
            dry_run=dry_run,
            progress=progress,
        )
        return load(self._store, _as_given(paths), how)

    def preview(
        self, *paths: Given, mapping: Mapped | Path | str | None = None, date_order: str | None = None
    ) -> Preview:
        """Say what files are and how the columns of tables would be read, without loading them."""
        return preview(_as_given(paths), self._context(mapping, date_order))

    def save_mapping(self, mapping: Mapped, date_order: str | None = None) -> None:
        """Remember how tables with exactly these headers are read."""
        mending.save_mapping(self._store, mapping, date_order)

    def remember_limits(self, limits: Limits) -> None:
        """Keep in the settings what of mail and calendars is wanted, for the next import in the panel."""
        save_settings(self.path, replace(self.settings, limits=limits))

    def rejected(self) -> pd.DataFrame:
        """Return the open rejected rows: rejected_id, file, location, reason, message, raw, fields (JSON)."""
        return self.sql(mending.OPEN_ROWS)

    def mend(self, rejected_id: str, fields: Mapping[str, str]) -> ImportReport:
        """Load a rejected row again with other cells (header → text); it is then no longer open."""
        return mending.mend(self._store, rejected_id, fields, self._context(), self._sample_time())

    def dismiss(self, rejected_id: str) -> None:
        """Leave a rejected row out for good; it stays listed in ``rejected_rows``."""
        mending.dismiss(self._store, rejected_id)

    def metric(self, name: str, *, as_of: object = None, **params: Any) -> pd.DataFrame:
        """Return a metric's table; columns, units and definition stand in the metric's header.

        Parameters
        ----------
        name : str
            A metric of :func:`explorer_kit.metrics.catalog.names`.
        as_of : datetime, date or text, optional
            What had happened by then (naive: UTC; a day: its end in the owner's zone); now, if not given,
            and for the sample its own date.
        **params
            The metric's parameters.
        """
        return self.metric_result(name, as_of=as_of, **params).frame(metric=name, params=params)

    def metric_result(self, name: str, *, as_of: object = None, **params: Any) -> Result:
        """Return a metric's table as plain rows."""
        return self._run(catalog.query(name, self._values(as_of, params), zone=self.settings.timezone))

    def metric_rows(
        self, name: str, row: Mapping[str, Any], *, as_of: object = None, **params: Any
    ) -> pd.DataFrame:
        """Return the records that one row of a metric's table counts: who, what, when, from which source."""
        values = self._values(as_of, params)
        return self._run(catalog.rows_query(name, values, row, zone=self.settings.timezone)).frame()

    def metric_sql(self, name: str, *, as_of: object = None, **params: Any) -> str:
        """Return the SQL of a metric with its values, to be read and run with :meth:`sql`."""
        return catalog.query(name, self._values(as_of, params), zone=self.settings.timezone).text

    def sql(self, query: str) -> pd.DataFrame:
        """Run a query of one's own: it may read the tables, and nothing else.

        Raises
        ------
        QueryError
            In words: what is not allowed, or what failed.
        """
        return self._store.user_frame(query)

    def tables(self) -> pd.DataFrame:
        """Return what the tables hold: one row per column with table, column, type and meaning."""
        return self.sql(_MEANINGS)

    def export(self, folder: Path | str, *, format: Format = "csv") -> Export:  # noqa: A002
        """Write every table into a folder, as csv or Parquet; ``import_files(folder)`` takes it back."""
        return export(self._store, Path(folder), self.settings, format=format)

    def panel(self, name: str, **options: Any) -> Panel:
        """Return a panel by its name; one that does not exist is told together with those that do."""
        from explorer_kit.journal.panels import make_panel

        return make_panel(self, name, **options)

    def reset_sample(self) -> None:
        """Make the sample as it was at first.

        Raises
        ------
        JournalError
            This journal is not the sample: nothing of one's own is ever reset.
        """
        if self._make_sample is None:
            raise JournalError(f"{self.path} is not the sample: nothing was changed.")
        self._make_sample(self.path)

    def _run(self, query: Query) -> Result:
        with self._store.reading() as connection:
            return engine.run(connection, query.sql, query.bindings)

    def _values(self, as_of: object, params: Mapping[str, Any]) -> dict[str, Any]:
        moment = as_of if as_of is not None else self.settings.as_of or datetime.now(UTC)
        return {**params, "as_of": moment}

    def _context(
        self,
        mapping: Mapped | Path | str | None = None,
        date_order: str | None = None,
        limits: Limits | None = None,
    ) -> ImportContext:
        if date_order not in (None, "day", "month", "year"):
            raise ExplorerKitError(f"date_order is '{date_order}'; it can be day, month or year.")
        return ImportContext(
            settings=self.settings,
            mapping=None if mapping is None else read_mapping(mapping),
            date_order=date_order,
            saved_mappings=mending.saved_mappings(self._store),
            limits=limits or Limits(),
        )

    def _sample_time(self) -> datetime | None:
        return datetime.fromisoformat(self.settings.as_of) if self.settings.as_of else None


def _as_given(paths: Sequence[Given]) -> list[Path | SourceFile]:
    return [path if isinstance(path, SourceFile) else Path(path).expanduser() for path in paths]
