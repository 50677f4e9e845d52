"""Making a journal's tables, and bringing those of an older version up to date."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from explorer_kit.errors import JournalError
from explorer_kit.store.comments import comments_in, version_of

HERE = Path(__file__).parent
_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables as they should be, and the ways there from older versions.

    Attributes
    ----------
    text : str
        The statements that make the tables, with their comments.
    migrations : dict of int to str
        Version → statements that lead to it from the version before.
    """

    text: str
    migrations: dict[int, str]

    @classmethod
    def load(cls, schema: Path = HERE / "schema.sql", migrations: Path = HERE / "migrations") -> Schema:
        """Read the schema and the folder of migrations (``0002_what_changes.sql`` …)."""
        found = {
            int(name[1]): path.read_text(encoding="utf-8")
            for path in sorted(migrations.glob("*.sql"))
            if (name := _NAME.fullmatch(path.name))
        }
        return cls(schema.read_text(encoding="utf-8"), found)

    @property
    def version(self) -> int:
        """The version of the tables."""
        return version_of(self.text)

    def create(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the tables in an empty database, in one transaction."""
        connection.begin()
        connection.execute(self.text)
        self._finish(connection)
        connection.commit()

    def upgrade(self, connection: duckdb.DuckDBPyConnection, version: int) -> None:
        """Lead the tables from an older version to this one, in one transaction; an error changes nothing."""
        connection.begin()
        try:
            for step in range(version + 1, self.version + 1):
                if step not in self.migrations:
                    raise JournalError(
                        f"There is no migration to version {step}: this copy of explorer_kit is damaged."
                    )
                connection.execute(self.migrations[step])
            self._finish(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def _finish(self, connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("\n".join(comment.to_sql() for comment in comments_in(self.text)))
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        connection.execute(
            "INSERT INTO schema_version (version, applied_at) VALUES (?, ?)", [self.version, now]
        )


def version_in(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Return the version of a journal's tables.

    Raises
    ------
    JournalError
        It is a DuckDB file, but no journal.
    """
    try:
        row = connection.execute("SELECT max(version) FROM schema_version").fetchall()[0]
    except duckdb.CatalogException as error:
        raise JournalError(
            f"{path} is a DuckDB file, but no journal of explorer_kit. Name another file; this one is "
            "left as it is."
        ) from error
    return int(row[0] or 0)


def newer_error(path: Path, found: int, known: int) -> JournalError:
    """Say that a journal comes from a newer version of the program."""
    return JournalError(
        f"{path} has tables of version {found}; this explorer_kit knows versions up to {known}. It was "
        "written by a newer explorer_kit: update yours (`git pull`, then `make setup`). The journal is "
        "left as it is."
    )


def back_up(path: Path, version: int) -> Path:
    """Copy a closed journal beside itself, named by day and version, and return the copy's path."""
    today = dt.datetime.now(dt.UTC).astimezone().date()
    for number in range(1, 1000):
        again = "" if number == 1 else f"-{number}"
        copy = path.with_name(f"{path.stem}.backup-{today}-v{version}{again}{path.suffix}")
        if not copy.exists():
            break
    partial = copy.with_name(copy.name + ".part")
    shutil.copy2(path, partial)
    partial.replace(copy)
    return copy
