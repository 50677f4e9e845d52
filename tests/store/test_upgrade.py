import datetime as dt
from pathlib import Path

import duckdb
import pytest

from explorer_kit.errors import JournalError
from explorer_kit.store import Store
from explorer_kit.store.upgrade import Schema

VERSION_TABLE = """-- Table: Versions.
CREATE TABLE schema_version (
    version INTEGER,          -- Number
    applied_at TIMESTAMP      -- When
);
"""
FIRST = f"""-- schema version 1
{VERSION_TABLE}
CREATE TABLE people (
    name VARCHAR              -- Name
);
"""
THIRD = f"""-- schema version 3
{VERSION_TABLE}
-- Table: People.
CREATE TABLE people (
    name VARCHAR,             -- Name, as given
    city VARCHAR,             -- Where
    country VARCHAR           -- Where at large
);
"""
STEPS = {
    2: "ALTER TABLE people ADD COLUMN city VARCHAR;",
    3: "ALTER TABLE people ADD COLUMN country VARCHAR; UPDATE people SET country = 'unknown';",
}


@pytest.fixture
def old(path: Path) -> Store:
    """A journal of version 1 with a person in it."""
    store = Store(path, schema=Schema(FIRST, {}))
    store.ensure()
    with store.writing() as connection:
        connection.execute("INSERT INTO people VALUES ('Ada Example')")
    return store


def names_beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_an_older_journal_is_upgraded_step_by_step(old: Store):
    new = Store(old.path, schema=Schema(THIRD, STEPS))
    new.ensure()
    assert new.version() == 3
    assert new.user_query("SELECT name, city, country FROM people").rows == [("Ada Example", None, "unknown")]
    assert new.user_query("SELECT version FROM schema_version ORDER BY 1").rows == [(1,), (3,)]


def test_the_backup_beside_it_is_the_old_journal(old: Store):
    Store(old.path, schema=Schema(THIRD, STEPS)).ensure()
    backup = f"me.backup-{dt.datetime.now().astimezone().date()}-v1.duckdb"
    assert names_beside(old.path) == [backup, "me.duckdb"]
    kept = Store(old.path.with_name(backup), schema=Schema(FIRST, {}))
    assert kept.version() == 1
    assert kept.user_query("FROM people").rows == [("Ada Example",)]


def test_a_second_backup_of_the_day_has_its_own_name(old: Store):
    today = dt.datetime.now().astimezone().date()
    earlier = old.path.with_name(f"me.backup-{today}-v1.duckdb")
    earlier.write_bytes(b"an earlier one")
    Store(old.path, schema=Schema(THIRD, STEPS)).ensure()
    assert earlier.read_bytes() == b"an earlier one"
    assert old.path.with_name(f"me.backup-{today}-v1-2.duckdb").exists()


def test_comments_come_with_the_new_version(old: Store):
    new = Store(old.path, schema=Schema(THIRD, STEPS))
    new.ensure()
    rows = new.user_query(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'people' ORDER BY column_index"
    ).rows
    assert rows == [("Name, as given",), ("Where",), ("Where at large",)]


def test_an_upgraded_journal_equals_a_new_one(old: Store, tmp_path: Path):
    schema = Schema(THIRD, STEPS)
    upgraded, made = Store(old.path, schema=schema), Store(tmp_path / "new.duckdb", schema=schema)
    upgraded.ensure()
    made.ensure()
    columns = "table_name, column_name, data_type, comment"
    question = f"SELECT {columns} FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    assert upgraded.user_query(question) == made.user_query(question)


@pytest.mark.parametrize(
    "steps",
    [STEPS | {3: "ALTER TABLE people ADD COLUMN country VARCHAR; SELECT * FROM nothing;"}, {2: STEPS[2]}],
    ids=["a step fails", "a step is missing"],
)
def test_a_failing_upgrade_leaves_the_journal_as_it_was(old: Store, steps: dict[int, str]):
    with pytest.raises(JournalError, match="from version 1 to 3 and is as before"):
        Store(old.path, schema=Schema(THIRD, steps)).ensure()
    assert old.version() == 1
    assert old.user_query("FROM people").columns == ("name",)
    assert names_beside(old.path) == ["me.duckdb"]


def test_a_newer_journal_is_refused_with_advice_and_kept(path: Path):
    Store(path, schema=Schema(THIRD, STEPS)).ensure()
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"version 3.*up to 1.*git pull"):
        Store(path, schema=Schema(FIRST, {})).ensure()
    assert path.read_bytes() == before


def test_two_processes_upgrade_once(old: Store, run_apart, tmp_path: Path):
    (tmp_path / "steps").mkdir()
    (tmp_path / "schema.sql").write_text(THIRD)
    for number, text in STEPS.items():
        (tmp_path / "steps" / f"{number:04}_more.sql").write_text(text)
    code = (
        "from explorer_kit.store.upgrade import Schema\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "Store(store.path, schema=Schema.load(folder / 'schema.sql', folder / 'steps')).ensure()"
    )
    both = [run_apart(old.path, code) for _ in range(2)]
    assert [process.communicate(timeout=60)[1] for process in both] == ["", ""]
    rows = Store(old.path, schema=Schema(THIRD, STEPS)).user_query("SELECT count(*) FROM schema_version").rows
    assert rows == [(2,)]


def test_the_package_has_a_migration_for_every_version():
    schema = Schema.load()
    assert sorted(schema.migrations) == list(range(2, schema.version + 1))


def test_the_backup_of_a_journal_with_a_log_is_whole(old: Store, run_apart):
    """A killed process leaves what it saved in the log beside the file; the backup must have it."""
    code = (
        "import os, signal, duckdb\n"
        "c = duckdb.connect(store.path); c.execute(\"INSERT INTO people VALUES ('Ben Example')\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    run_apart(old.path, code).communicate(timeout=60)
    assert old.path.with_name("me.duckdb.wal").exists()
    Store(old.path, schema=Schema(THIRD, STEPS)).ensure()
    (backup,) = old.path.parent.glob("me.backup-*.duckdb")
    with duckdb.connect(backup, read_only=True) as connection:
        assert len(connection.execute("FROM people").fetchall()) == 2
