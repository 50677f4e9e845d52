"""The rows of one file of the program's own tables: what is good, what is rejected, what comes twice."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from explorer_kit.errors import ImportFileError
from explorer_kit.store import cells
from explorer_kit.store.own_columns import Columns
from explorer_kit.store.own_tables import (
    SOURCE,
    WITH_IDS,
    Checked,
    OwnFile,
    OwnTable,
    header_of,
    own_tables,
    required,
)

if TYPE_CHECKING:
    from explorer_kit.store.spool import Spool

# bytes of one row; DuckDB would otherwise reserve sixteen times as much
LONGEST = 16_000_000
_CHUNK = 1 << 22

# the reader tells several mistakes of one line
_BROKEN_LINES = """
SELECT MIN(line) AS line, ANY_VALUE(csv_line) AS raw, BOOL_OR(error_type = 'INVALID ENCODING') AS encoding,
    MIN(CASE error_type WHEN 'MISSING COLUMNS' THEN 'It has too few columns.'
        WHEN 'TOO MANY COLUMNS' THEN 'It has too many columns.'
        WHEN 'UNQUOTED VALUE' THEN 'A quotation mark is not closed, or stands within a cell.'
        WHEN 'INVALID ENCODING' THEN 'It is not UTF-8.' ELSE 'It cannot be read as csv.' END) AS message
FROM {rejects} GROUP BY byte_position
"""

_DAYS = "{days} of its rows have a day where a time belongs: they are of that day, without one."

_REJECT = """
INSERT INTO rejected_rows BY NAME
SELECT $part AS part, MD5(CONCAT_WS(CHR(31), $source, $file, reason, raw)) AS rejected_id, $source AS source,
    $name AS file, location, reason, message, raw, fields, '[]' AS remember
FROM ({rows})
"""


def is_utf8(path: Path) -> bool:
    """Tell whether a file is UTF-8 from its first byte to its last."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


class Rows:
    """Checks the rows of one file on a spool."""

    def __init__(self, spool: Spool, file: OwnFile) -> None:
        self.spool, self.file = spool, file
        self.run = spool.connection.execute
        kinds = own_tables()[file.table]
        self.checked = Checked()
        self.ids = f"ids_{file.part}"
        self.rejects = f"rejects_{file.part}"
        path = str(file.path).replace("'", "''")
        if file.path.suffix.lower() == ".parquet":
            found = self._columns_of_parquet(path)
            self.careful = self.plain = f"read_parquet('{path}')"
        else:
            found, sign = self._columns_of_csv()
            columns = ", ".join(f"'{cells.quoted(name)}': 'VARCHAR'" for name in found)
            how = (
                f"auto_detect = false, header = true, delim = '{sign}', quote = '\"', escape = '\"',"
                f" nullstr = '', allow_quoted_nulls = false, max_line_size = {LONGEST},"
                f" buffer_size = {2 * LONGEST}, columns = {{{columns}}}"
            )
            self.plain = f"read_csv('{path}', {how})"
            self.careful = (
                f"read_csv('{path}', {how}, store_rejects = true, rejects_table = '{self.rejects}',"
                f" rejects_scan = 'scans_{file.part}')"
            )
        self.columns = Columns(table=file.table, kinds=kinds, found=found, guarded=file.guarded)

    def check(self) -> Checked:
        """Count, list what is rejected, and leave the file's good rows as one of the spool's own tables."""
        self._know_columns()
        self.run(
            f"CREATE TEMP TABLE {self.ids} AS SELECT {self._id()} AS id, {self._reason()} AS reason,"
            f" {self.columns.only_day()} AS only_day{self._every_sign()} FROM {self.careful}"
        )
        broken = self._broken_lines()
        bad = dict(
            self.run(
                f"SELECT reason, COUNT(*) FROM {self.ids} WHERE reason IS NOT NULL GROUP BY 1"
            ).fetchall()
        )
        rows, days = self.run(
            f"SELECT COUNT(*), COUNT(*) FILTER (only_day AND reason IS NULL) FROM {self.ids}"
        ).fetchall()[0]
        self.checked.read = rows + broken
        if days:
            self.checked.remarks.append(_DAYS.format(days=days))
        for reason, count in bad.items():
            self.checked.rejected[reason] = self.checked.rejected.get(reason, 0) + count
        if bad:
            self._reject_rows()
        self.checked.duplicates = self._count_twice()
        sql = f"SELECT {self.columns.values()} FROM {self.plain}"
        # a damaged Parquet file may show it only where its pages are read: that is to happen here
        if bad or broken or self.checked.duplicates or self.file.path.suffix.lower() == ".parquet":
            self._copy_good()
            sql = f"SELECT * EXCLUDE (row_id) FROM spool.own_{self.file.part}"
        whole = self.checked.used == self.checked.read
        self.spool.own.append(OwnTable(file=self.file, sql=sql, rows=self.checked.used, complete=whole))
        return self.checked

    def _every_sign(self) -> str:
        """Read every column of a file that is no UTF-8: a wrong letter is told only where it is read."""
        if self.careful is self.plain or is_utf8(self.file.path):
            return ""
        columns = ", ".join(f'"{name}"' for name in self.columns.found)
        return f", LENGTH(CONCAT_WS('', {columns})) AS width"

    def _columns_of_csv(self) -> tuple[dict[str, str], str]:
        with self.file.path.open("rb") as stream:
            names, sign = header_of(stream.read(1 << 16))
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ImportFileError(
                "unrecognised",
                f"{self.file.name} has the column {twice[0]} twice; which one counts is not known.",
            )
        return dict.fromkeys(names, "VARCHAR"), sign

    def _columns_of_parquet(self, path: str) -> dict[str, str]:
        rows = self.run(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()
        return {row[0]: row[1] for row in rows}

    def _know_columns(self) -> None:
        """Refuse a table without its ids; remark on columns that it does not have."""
        found, kinds = self.columns.found, self.columns.kinds
        if missing := [name for name in required(self.file.table) if name not in found]:
            raise ImportFileError(
                "unrecognised",
                f"{self.file.name} has no column {missing[0]}, so it is not the table {self.file.table} of "
                f"explorer_kit. Found: {', '.join(found)}.",
            )
        if unknown := [name for name in found if name not in kinds]:
            self.checked.remarks.append(
                f"The table {self.file.table} has no column {', '.join(unknown)}: left out."
            )

    def _id(self) -> str:
        first = next(iter(self.columns.kinds))
        return self.columns.value(first) if self.file.table in WITH_IDS else "NULL"

    def _reason(self) -> str:
        """Return the expression of the reason for which a row is rejected; null: it is good."""
        lacking = " OR ".join(
            f"COALESCE(CAST(\"{name}\" AS VARCHAR), '') = ''" for name in required(self.file.table)
        )
        whens = [f"WHEN {lacking} THEN 'no_identity'"]
        for dates, reason in ((True, "invalid_date"), (False, "ragged_row")):
            if bad := self.columns.bad(dates=dates):
                whens.append(f"WHEN {' OR '.join(found.condition for found in bad)} THEN '{reason}'")
        return f"CASE {' '.join(whens)} END"

    def _reject_rows(self) -> None:
        found = [bad.said() for dates in (True, False) for bad in self.columns.bad(dates=dates)]
        needed = " or ".join(required(self.file.table))
        cells_ = ", ".join(
            f"['{cells.quoted(name)}', CAST(\"{name}\" AS VARCHAR)]" for name in self.columns.found
        )
        rows = f"""
            SELECT 'row ' || (1 + number) AS location, reason, CASE WHEN reason = 'no_identity'
                THEN 'There is no {needed}.'
                ELSE 'These are no values of their columns: '
                    || CONCAT_WS(', ', {", ".join(found) or "''"}) || '.' END
                AS message, fields, fields AS raw
            FROM (SELECT *, ROW_NUMBER() OVER () AS number, {self._reason()} AS reason,
                CAST(TO_JSON([{cells_}]) AS VARCHAR) AS fields FROM {self.careful})
            WHERE reason IS NOT NULL"""
        self._list(rows)

    def _broken_lines(self) -> int:
        """List the lines that are no rows of the table's width, and return how many there are."""
        if self.careful is self.plain:
            return 0
        rejects = f"(SELECT DISTINCT line, byte_position, csv_line, error_type FROM {self.rejects})"
        lines = _BROKEN_LINES.format(rejects=rejects)
        counts = self.run(f"SELECT encoding, COUNT(*) FROM ({lines}) GROUP BY encoding").fetchall()
        for encoding, count in counts:
            self.checked.rejected["bad_encoding" if encoding else "ragged_row"] = count
        if counts:
            self._list(
                f"""SELECT 'line ' || line AS location, message, COALESCE(raw, '') AS raw, '[]' AS fields,
                    CASE WHEN encoding THEN 'bad_encoding' ELSE 'ragged_row' END AS reason FROM ({lines})"""
            )
        return sum(count for _, count in counts)

    def _list(self, rows: str) -> None:
        values = {
            "part": self.file.part,
            "source": SOURCE,
            "name": self.file.name,
            "file": self.file.path.name,
        }
        self.run(_REJECT.format(rows=rows), values)

    def _count_twice(self) -> int:
        """Count the rows whose id came before, in this file or an earlier one of this load."""
        if self.file.table not in WITH_IDS:
            return 0
        self.earlier = [
            f"ids_{other.file.part}" for other in self.spool.own if other.file.table == self.file.table
        ]
        found = self.run(
            f"SELECT COUNT(*) - COUNT(DISTINCT id) FROM {self.ids} WHERE reason IS NULL"
        ).fetchall()[0][0]
        if self.earlier:  # all of them at once: an id may stand in several
            before = " UNION ALL ".join(f"SELECT id FROM {ids} WHERE reason IS NULL" for ids in self.earlier)
            found += self.run(
                f"SELECT COUNT(DISTINCT id) FROM {self.ids} WHERE reason IS NULL AND id IN ({before})"
            ).fetchall()[0][0]
        return int(found)

    def _copy_good(self) -> None:
        """Copy the good rows, each once, onto the spool."""
        own = f"own_{self.file.part}"
        self.run("SET preserve_insertion_order = true")
        self.run(
            f"CREATE TABLE {own} AS SELECT {self.columns.values()}, ROW_NUMBER() OVER () AS row_id"
            f" FROM {self.careful} WHERE {self._reason()} IS NULL"
        )
        self.run("SET preserve_insertion_order = false")
        if self.checked.duplicates:
            first = next(iter(self.columns.kinds))
            self.run(
                f"DELETE FROM {own} WHERE row_id NOT IN (SELECT MIN(row_id) FROM {own} GROUP BY {first})"
            )
            for ids in self.earlier:
                self.run(f"DELETE FROM {own} WHERE {first} IN (SELECT id FROM {ids} WHERE reason IS NULL)")
