import threading
from pathlib import Path

import duckdb
import pytest

from explorer_kit.errors import JournalBusyError, JournalError, QueryError
from explorer_kit.store import Store
from explorer_kit.store.upgrade import Schema

ROW = "INSERT INTO contact_ids VALUES ('{}', 'x')"


def olds(store: Store) -> list[str]:
    with store.reading() as connection:
        return [row[0] for row in connection.execute("SELECT old FROM contact_ids ORDER BY old").fetchall()]


def test_making_a_store_opens_nothing(path: Path):
    Store(path)
    assert not path.exists()


def test_a_missing_journal_is_made_with_its_folder(tmp_path: Path):
    store = Store(tmp_path / "data" / "private" / "me.duckdb")
    store.ensure()
    assert [file.name for file in store.path.parent.iterdir()] == ["me.duckdb"]
    assert store.version() == Schema.load().version


def test_an_existing_journal_stays_as_it_is(store: Store):
    with store.writing() as connection:
        connection.execute(ROW.format("a"))
    store.ensure()
    assert olds(store) == ["a"]


def test_every_table_and_column_carries_its_comment(store: Store):
    with store.reading() as connection:
        silent = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL "
            "UNION ALL SELECT table_name, NULL FROM duckdb_tables() WHERE comment IS NULL"
        ).fetchall()
        said = connection.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'imports' AND column_name = 'import_no'"
        ).fetchall()
    assert silent == []
    assert said == [("Running number; later loads have higher ones",)]


def test_what_was_cut_off_while_making_is_made_again(path: Path):
    path.with_name("me.duckdb.new").write_bytes(b"half a file")
    Store(path).ensure()
    assert [file.name for file in path.parent.iterdir()] == ["me.duckdb"]


def test_a_copy_is_whole(store: Store, tmp_path: Path):
    with store.writing() as connection:
        connection.execute(ROW.format("a"))
    store.copy_to(tmp_path / "copy.duckdb")
    assert olds(Store(tmp_path / "copy.duckdb")) == olds(store) == ["a"]


def test_a_journal_is_replaced_as_a_whole(store: Store, run_apart):
    leave_a_log = (
        "import os, signal, duckdb\n"
        "c = duckdb.connect(store.path); c.execute(\"INSERT INTO contact_ids VALUES ('old', 'x')\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    run_apart(store.path, leave_a_log).communicate(timeout=60)
    new = Store(store.path.with_name("other.duckdb"))
    new.ensure()
    with new.writing() as connection:
        connection.execute(ROW.format("new"))
    store.replace(new.path)
    assert olds(store) == ["new"]
    assert [file.name for file in store.path.parent.iterdir()] == ["me.duckdb"]


def test_a_broken_journal_can_be_replaced_one_in_use_cannot(store: Store):
    new = Store(store.path.with_name("other.duckdb"))
    new.ensure()
    with duckdb.connect(store.path), pytest.raises(JournalBusyError):
        Store(store.path, wait_seconds=0.1).replace(new.path)
    store.path.write_bytes(b"broken")
    store.replace(new.path)
    assert store.version() == Schema.load().version


def test_reading_a_missing_journal_says_how_to_make_one(path: Path):
    store = Store(path / "deep" / "me.duckdb")
    for operation in (lambda: store.ensure(create=False), store.version, store.writing().__enter__):
        with pytest.raises(JournalError, match=r"no journal at .*me\.duckdb.*explorer-kit import"):
            operation()
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"name,company\nAda Example,Acme\n" * 500, b"SQLite format 3\0" * 300]
)
def test_another_kind_of_file_is_refused_and_kept(path: Path, content: bytes):
    path.write_bytes(content)
    with pytest.raises(JournalError, match="is no journal"):
        Store(path).ensure()
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(JournalError, match="is a folder"):
        Store(tmp_path).ensure()


def test_a_database_of_something_else_is_refused_and_kept(path: Path):
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name VARCHAR)")
    with pytest.raises(JournalError, match="no journal of explorer_kit"):
        Store(path).ensure()
    with duckdb.connect(path, read_only=True) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("recipes",)]


def test_what_is_written_stays(store: Store):
    with store.writing() as connection:
        connection.execute(ROW.format("a"))
    assert olds(Store(store.path)) == ["a"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, duckdb.Error])
def test_a_failure_takes_everything_back(store: Store, failure: type[BaseException]):
    def fail() -> None:
        with store.writing() as connection:
            connection.execute(ROW.format("a"))
            connection.execute("CREATE TABLE half (done INTEGER)")
            raise failure

    with pytest.raises(failure):
        fail()
    assert olds(store) == []
    with pytest.raises(QueryError, match="half does not exist"):
        store.user_query("FROM half")


def test_a_failing_statement_takes_everything_back(store: Store):
    with pytest.raises(duckdb.CatalogException), store.writing() as connection:
        connection.execute(f"{ROW.format('a')}; INSERT INTO no_such_table VALUES (1)")
    assert olds(store) == []


def test_readers_cannot_write(store: Store):
    with store.reading() as connection, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection.execute(ROW.format("a"))


def test_every_connection_counts_in_utc(store: Store):
    question = "SELECT current_setting('TimeZone')"
    with store.writing() as connection:
        assert connection.execute(question).fetchall() == [("UTC",)]
    with store.reading() as connection:
        assert connection.execute(question).fetchall() == [("UTC",)]
        with store.reading() as inner:
            assert inner.execute(question).fetchall() == [("UTC",)]
    assert store.user_query(question).rows == [("UTC",)]


def test_reading_within_reading_uses_what_is_open(store: Store):
    with store.reading() as outer, Store(store.path).reading() as inner:
        assert outer.execute("SELECT 1").fetchall() == inner.execute("SELECT 1").fetchall()
    assert not store.path.with_name("me.duckdb.lock").exists()


@pytest.mark.parametrize(
    ("outer", "inner"), [("reading", "writing"), ("writing", "reading"), ("writing", "writing")]
)
def test_what_would_wait_for_itself_is_refused_at_once(path: Path, outer: str, inner: str):
    store = Store(path)
    store.ensure()
    with getattr(store, outer)(), pytest.raises(JournalError, match=f"{inner} within {outer}"):
        getattr(store, inner)().__enter__()
    with store.writing() as connection:
        connection.execute(ROW.format("after"))


def test_nothing_is_held_between_operations(store: Store):
    with store.writing() as connection:
        connection.execute(ROW.format("a"))
    store.user_query("FROM contact_ids")
    with store.reading() as connection:
        rows = connection.sql("FROM contact_ids")
    with duckdb.connect(store.path) as connection:  # other configuration: refused if anything were open
        assert connection.execute("SELECT count(*) FROM contact_ids").fetchall() == [(1,)]
    del rows
    assert [file.name for file in store.path.parent.iterdir()] == ["me.duckdb"]


def test_a_connection_of_ones_own_is_named(store: Store):
    impatient = Store(store.path, wait_seconds=0.1)
    with duckdb.connect(store.path):
        for operation in (impatient.reading, impatient.writing):
            with pytest.raises(JournalBusyError, match="this program opened by itself"), operation():
                pass
    assert olds(store) == []


def test_another_program_is_named_by_its_number(store: Store, run_apart):
    other = run_apart(
        store.path, "import duckdb, time; c = duckdb.connect(store.path); print('open'); time.sleep(60)"
    )
    other.stdout.readline()
    with pytest.raises(JournalBusyError, match=rf"process {other.pid} .*waited 0 s"):
        Store(store.path, wait_seconds=0.2).version()


def test_threads_of_one_kernel_read_write_and_ask_at_once(store: Store):
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(6):
                if number % 3 == 0:
                    with store.writing() as connection:
                        connection.execute(ROW.format(f"{number}-{step}-a"))
                        connection.execute(ROW.format(f"{number}-{step}-b"))
                elif number % 3 == 1:
                    assert len(olds(store)) % 2 == 0
                else:
                    assert store.user_query("SELECT count(*) % 2 FROM contact_ids").rows == [(0,)]
        except BaseException as error:  # noqa: BLE001
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(olds(store)) == 2 * 6 * 2


def test_a_table_named_as_a_journal_is_none_and_is_left_as_it_is(tmp_path: Path):
    table = tmp_path / "a.csv"
    table.write_text("a,b\n1,2\n")
    with pytest.raises(JournalError, match="is no journal"):
        Store(table).version()
    assert table.read_text() == "a,b\n1,2\n"
