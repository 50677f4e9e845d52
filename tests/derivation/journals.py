"""A journal in memory that takes records as an import does: spool, intake, derivation, counts.

`Journal.load("tracker", record(...))` is one import of one file; what came of it is read as small rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import duckdb

from explorer_kit.derivation.decisions import Decided, apply, decide, undo
from explorer_kit.derivation.derive import derive_everything
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.loading import Load, finish, load
from explorer_kit.importers.parsing import Parser
from explorer_kit.importers.report import ImportReport
from explorer_kit.records import Decision, Item, Moment, Outcomes, SourceRecord
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from explorer_kit.store.spool import Spool
from explorer_kit.store.upgrade import Schema

Row = dict[str, Any]
ZONE = "Europe/Berlin"
NOW = datetime(2026, 6, 30, 12)
TABLES = (
    "imports",
    "observations",
    "record_items",
    "record_editions",
    "rejected_rows",
    "person_mentions",
    "person_keys",
    "contacts",
    "contact_ids",
    "organizations",
    "events",
    "event_contacts",
    "event_sources",
    "interviews",
    "skills",
    "skill_mentions",
    "turns",
    "self_ratings",
    "codes",
    "excerpts",
    "codings",
    "referrals",
    "merge_suggestions",
    "contact_blocks",
    "merges",
    "derived_with",
)
DERIVED = {
    "contacts": "*",
    "contact_ids": "*",
    "events": "* EXCLUDE (status)",
    "event_contacts": "*",
    "event_sources": "*",
    "interviews": "*",
    "referrals": "*",
    "skills": "*",
    "skill_mentions": "*",
    "turns": "*",
    "self_ratings": "*",
    "codes": "*",
    "excerpts": "*",
    "codings": "*",
    "organizations": "*",
    "merge_suggestions": "*",
    "contact_blocks": "*",
    "person_mentions": "*",
    "person_keys": "*",
}


def day(number: int) -> date:
    """Day 1 is 1 March 2026, a Sunday; winter time in Berlin ends on day 29."""
    return date.fromordinal(date(2026, 3, 1).toordinal() + number - 1)


def on(number: int) -> Moment:
    return Moment.on(day(number))


def local(number: int, hour: int = 12, minute: int = 0, zone: str | None = None) -> Moment:
    return Moment.local(
        datetime.combine(day(number), datetime.min.time()).replace(hour=hour, minute=minute), zone=zone
    )


def record(key: str, *items: Item, scope: str = "", **edition: Any) -> SourceRecord:
    return SourceRecord(key=key, location=f"entry {key}", items=items, scope=scope, **edition)


@dataclass(frozen=True)
class Batch:
    """One file: its source, its records and its date."""

    source: str
    records: tuple[Outcomes, ...]
    file_at: datetime | None = None
    name: str = "log.csv"


@cache
def empty_database() -> duckdb.DuckDBPyConnection:
    """Make the tables once for all tests of a process."""
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    Schema.load().create(connection)
    return connection


@dataclass
class Journal:
    """A fresh journal; only one at a time lives in a process: making one empties the last."""

    settings: Settings = field(default_factory=lambda: Settings(timezone=ZONE, owner_schools=("Example U",)))
    path: Path = Path(__file__)
    """Stands for the journal's file, which is there; its tables are in memory."""

    def __post_init__(self) -> None:
        self.connection = empty_database()
        for table in TABLES:
            self.connection.execute(f"DELETE FROM {table}")

    @contextmanager
    def writing(self, what: str = "") -> Iterator[duckdb.DuckDBPyConnection]:
        """Do as the store does: a transaction, rolled back by any exception."""
        self.connection.begin()
        try:
            yield self.connection
        except BaseException:
            self.connection.rollback()
            raise
        else:
            self.connection.commit()
        finally:
            self.connection.execute("DETACH DATABASE IF EXISTS spool")

    def load(
        self,
        source: str,
        *records: Outcomes,
        file_at: datetime | None = None,
        at: datetime = NOW,
        name: str = "log.csv",
        dry_run: bool = False,
    ) -> ImportReport:
        """Import one file."""
        return self.load_together(Batch(source, records, file_at, name), at=at, dry_run=dry_run)

    def load_together(self, *batches: Batch, at: datetime = NOW, dry_run: bool = False) -> ImportReport:
        """Import several files in one call."""
        context = ImportContext(settings=self.settings)
        with Spool() as spool:
            parser = Parser(spool, context)
            reports = [parser.take(as_file(batch), partial(as_read, batch)) for batch in batches]
            how = Load(context=context, as_of=at, dry_run=dry_run)
            return finish(cast(Store, self), parser, reports, how, [batch.name for batch in batches])

    def load_files(self, *files: SourceFile, at: datetime = NOW) -> ImportReport:
        """Import whole files as a user does, each by the importer that knows it."""
        how = Load(context=ImportContext(settings=self.settings), as_of=at)
        return load(cast(Store, self), files, how)

    def decide(self, pair: Sequence[str], decision: Decision, at: datetime = NOW) -> str:
        """Decide on two contacts; return the decision's id, nothing if it held already."""
        one, other = pair
        with self.writing() as connection:
            ids = decide(connection, [Decided(one, other, decision)], self.settings, at)
        return ids[0] if ids else ""

    def undo(self, merge_id: str, at: datetime = NOW) -> None:
        with self.writing() as connection:
            undo(connection, merge_id, self.settings, at)

    def anchored(self, *decisions: tuple[str, str, str, str], at: datetime = NOW) -> None:
        """Store decisions (id, anchor, anchor, decision; none: it is taken back) as they are, and derive."""
        with self.writing() as connection:
            for merge_id, *rest in decisions:
                known = {"id": merge_id, "at": at}
                connection.execute("UPDATE merges SET undone_at = $at WHERE merge_id = $id", known)
                if rest[2]:
                    connection.execute(
                        "INSERT INTO merges VALUES (?, ?, ?, ?, NULL, ?, NULL)", [merge_id, *rest, at]
                    )
            apply(connection, [each[0] for each in decisions], self.settings, at)

    def derive_everything(self, at: datetime = NOW) -> None:
        with self.writing():
            derive_everything(self.connection, self.settings, at)

    def rows(self, query: str) -> list[Row]:
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def events(self, kind: str | None = None, **equal: Any) -> list[Row]:
        """Return events in time order (undated last), by kind and by any columns."""
        rows = self.rows(
            "SELECT * FROM events ORDER BY occurred_on NULLS LAST, occurred_local, kind, event_id"
        )
        wanted = {"kind": kind, **equal} if kind else equal
        return [row for row in rows if all(row[name] == value for name, value in wanted.items())]

    def story(self, name: str | None = None) -> list[str]:
        """Return what happened with a person in time order, as short words: `outreach 1`, `reply 4`."""
        rows = self.rows(
            "SELECT e.kind, e.subtype, e.occurred_on FROM events AS e JOIN contacts AS c USING (contact_id)"
            f" WHERE {'TRUE' if name is None else f'c.full_name = {name!r}'}"
            " ORDER BY e.occurred_on NULLS LAST, e.occurred_local, e.kind, e.subtype, e.event_id"
        )
        return [f"{row['subtype'] or row['kind']} {number(row['occurred_on'])}" for row in rows]

    def contacts(self) -> list[Row]:
        return self.rows("SELECT * FROM contacts ORDER BY full_name, contact_id")

    def contact(self, name: str) -> Row:
        (row,) = [row for row in self.contacts() if name in row["names"]]
        return row

    def people(self) -> list[list[str]]:
        """Return the spellings of every contact: who was joined with whom."""
        return sorted(row["names"] for row in self.contacts())

    def table(self, name: str) -> list[Row]:
        return self.rows(f"SELECT * FROM {name} ORDER BY ALL")

    def derived(self) -> dict[str, list[str]]:
        """Return all that was derived as sorted texts, for comparing journals whole."""
        return {
            table: sorted(
                json.dumps(row, default=str, sort_keys=True, ensure_ascii=False)
                for row in self.rows(f"SELECT {columns} FROM {table}")
            )
            for table, columns in DERIVED.items()
        }


def number(moment: date | None) -> int | None:
    return None if moment is None else (moment - day(1)).days + 1


def as_file(batch: Batch) -> SourceFile:
    return SourceFile(name=batch.name, opener=lambda: BytesIO(b""), modified=batch.file_at)


def as_read(batch: Batch) -> tuple[Importer, Iterator[Outcomes]]:
    importer = Importer(
        source=batch.source,
        title=batch.source,
        recognise=lambda file, context: 1.0,
        read=lambda file, context: iter(batch.records),
        snapshot=batch.source.startswith("tracker"),
    )
    return importer, iter(batch.records)


def only(rows: Sequence[Row]) -> Row:
    assert len(rows) == 1, rows
    return rows[0]
