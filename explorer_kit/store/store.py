"""The store: one file, short transactions, writers in turn, readers in between."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from explorer_kit.errors import JournalBusyError, JournalError
from explorer_kit.store import upgrade
from explorer_kit.store.access import Access
from explorer_kit.store.connections import connect, missing_error
from explorer_kit.store.query import Bounds, Result, answer, as_frame, as_result
from explorer_kit.store.queue import Queue
from explorer_kit.store.upgrade import Schema

if TYPE_CHECKING:
    import pandas as pd


class Store:
    """A journal's file. Making a store opens nothing; every operation opens, works and closes.

    Parameters
    ----------
    path : Path
        The file, as a rule ``*.duckdb``.
    wait_seconds : float
        How long an operation waits for others before it gives up with :class:`JournalBusyError`.
    schema : Schema, optional
        The tables to expect; those of this package unless a test says otherwise.

    Notes
    -----
    Instants are UTC: every connection has ``TimeZone`` set to it.
    """

    def __init__(self, path: Path, *, wait_seconds: float = 30.0, schema: Schema | None = None) -> None:
        self.path = Path(path)
        self._schema = schema
        self._access = Access(self.path, wait_seconds)

    @property
    def queue(self) -> Queue:
        """Who works on the journal and who waits."""
        return self._access.queue

    @property
    def schema(self) -> Schema:
        """The tables to expect, read when first asked for."""
        if self._schema is None:
            self._schema = Schema.load()
        return self._schema

    def ensure(self, *, create: bool = True) -> None:
        """Make sure that the journal is there with the tables of this version.

        A missing one is made (``create``), an older one is upgraded with a dated backup beside it.

        Raises
        ------
        JournalError
            The file is missing and not to be made, is no journal, or is of a newer version.
        """
        if create and not self.path.exists():
            self._create()
        if self.version() < self.schema.version:
            self._upgrade()

    def version(self) -> int:
        """Return the version of the tables in the file; a newer one than known is an error."""
        with self.reading() as connection:
            found = upgrade.version_in(connection, self.path)
        if found > self.schema.version:
            raise upgrade.newer_error(self.path, found, self.schema.version)
        return found

    @contextlib.contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a read-only connection for the length of the block; within another one, a cursor of it."""
        with self._access.reading() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self, what: str = "saving") -> Iterator[duckdb.DuckDBPyConnection]:
        """Wait for the turn and give a connection in a transaction: committed at the end of the block.

        Any exception rolls everything back. ``what`` tells others what they are waiting for. While the block
        runs nobody else can read: prepare as much as can be before it.
        """
        if not self.path.exists():  # DuckDB would make an empty one
            raise missing_error(self.path)
        with (
            self._access.exclusive(what) as deadline,
            self._access.connected("writing", deadline) as connection,
        ):
            connection.begin()
            try:
                yield connection
            except BaseException:
                with contextlib.suppress(duckdb.Error):  # the transaction may be gone already
                    connection.rollback()
                raise
            try:
                connection.commit()
            except duckdb.Error as error:
                raise JournalError(
                    f"{self.path} could not be written, nothing was changed: {error}"
                ) from error

    def user_query(self, sql: str, *, seconds: float = 60.0, max_rows: int = 1_000_000) -> Result:
        """Run a person's own SQL, which may only read the tables, and return plain rows.

        Raises
        ------
        QueryError
            In words: what is not allowed, or what failed.
        """
        with self._access.shared("query") as connection:
            return answer(connection, sql, Bounds(seconds, max_rows), as_result)

    def user_frame(self, sql: str, *, seconds: float = 60.0, max_rows: int = 1_000_000) -> pd.DataFrame:
        """Run a person's own SQL as :meth:`user_query` does and return a DataFrame."""
        with self._access.shared("query") as connection:
            return answer(connection, sql, Bounds(seconds, max_rows), as_frame)

    def replace(self, new: Path) -> None:
        """Put another, closed journal in this one's place, in one step; whatever was here is gone.

        Raises
        ------
        JournalBusyError
            Another program kept this journal open.
        """
        with self._access.exclusive("replacing the journal") as deadline:
            if self.path.exists():
                try:
                    with self._access.connected("writing", deadline):
                        pass  # nobody reads it now
                except JournalBusyError:
                    raise
                except JournalError:
                    pass  # it is broken: all the better if it is replaced
            # a log left behind by a crash belongs to the old file
            self.path.with_name(self.path.name + ".wal").unlink(missing_ok=True)
            new.replace(self.path)

    def copy_to(self, copy: Path) -> None:
        """Write a whole copy of the journal into a new file, while nobody writes."""
        with self._access.exclusive("copying the journal") as deadline:
            self._settle(deadline)
            shutil.copyfile(self.path, copy)

    def _settle(self, deadline: float) -> int:
        """Take what stands in the log into the file, close it, and return the version of the tables."""
        with self._access.connected("writing", deadline) as connection:
            version = upgrade.version_in(connection, self.path)
            connection.execute("CHECKPOINT")
        return version

    def _create(self) -> None:
        """Make the file under another name first: it appears complete or not at all."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise JournalError(f"The folder {self.path.parent} cannot be made: {error.strerror}.") from error
        with self._access.exclusive("creating the journal") as deadline:
            if self.path.exists():
                return
            new = self.path.with_name(self.path.name + ".new")
            for leftover in (new, new.with_name(new.name + ".wal")):
                leftover.unlink(missing_ok=True)
            with contextlib.closing(connect(new, "writing", deadline)) as connection:
                self.schema.create(connection)
            new.replace(self.path)

    def _upgrade(self) -> None:
        with self._access.exclusive("upgrading the journal") as deadline:
            version = self._settle(deadline)
            if version >= self.schema.version:  # another process was quicker
                return
            backup = upgrade.back_up(self.path, version)
            try:
                with self._access.connected("writing", deadline) as connection:
                    self.schema.upgrade(connection, version)
            except (duckdb.Error, JournalError) as error:
                backup.unlink()
                raise JournalError(
                    f"{self.path} could not be upgraded from version {version} to {self.schema.version} "
                    f"and is as before: {error}"
                ) from error
