from datetime import datetime
from pathlib import Path

from explorer_kit.derivation.intake import attach_spool, take
from explorer_kit.store import Store
from explorer_kit.store.spool import Spool

# DuckDB keeps rows in groups of 122,880; more than one group is written by several threads
MANY = 130_000


def test_what_is_inserted_in_bulk_after_an_empty_spool_is_found_in_the_same_commit(tmp_path: Path):
    store = Store(tmp_path / "me.duckdb")
    store.ensure()
    with Spool() as spool:
        spool.finish()
        with store.writing() as connection:
            attach_spool(connection, spool.path)
            take(connection, "i", 1, datetime(2026, 6, 30))
            for table, column in (
                ("record_editions", "record_key"),
                ("record_items", "record_key"),
                ("observations", "observation_id"),
                ("rejected_rows", "rejected_id"),
            ):
                connection.execute(
                    f"INSERT INTO {table} ({column}) SELECT CAST(i AS VARCHAR) FROM range({MANY}) AS t(i)"
                )
                found = connection.execute(f"SELECT {column} FROM {table}").fetchall()
                assert len(found) == MANY, table
