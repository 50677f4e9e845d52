import datetime as dt
import time
from pathlib import Path

import pandas as pd
import pytest

from explorer_kit.errors import QueryError
from explorer_kit.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(tmp_path_factory.mktemp("query") / "me.duckdb")
    made.ensure()
    with made.writing() as connection:
        connection.execute("INSERT INTO contact_ids VALUES ('b', 'x'), ('a', NULL)")
    return made


def test_rows_come_with_their_names_and_types(store: Store):
    result = store.user_query("SELECT old, length(old) AS n, current FROM contact_ids ORDER BY old")
    assert result.columns == ("old", "n", "current")
    assert result.types == ("VARCHAR", "BIGINT", "VARCHAR")
    assert result.rows == [("a", 1, None), ("b", 1, "x")]


def test_a_frame_has_the_same(store: Store):
    frame = store.user_frame("SELECT old, length(old) AS n FROM contact_ids ORDER BY old")
    pd.testing.assert_frame_equal(frame, pd.DataFrame({"old": ["a", "b"], "n": [1, 1]}), check_dtype=False)


def test_an_empty_answer_keeps_its_columns(store: Store):
    assert list(store.user_frame("SELECT * FROM contact_ids WHERE false").columns) == ["old", "current"]
    assert store.user_query("SELECT * FROM contact_ids WHERE false").columns == ("old", "current")


def test_a_long_frame_is_whole(store: Store):
    frame = store.user_frame("SELECT range AS n FROM range(300000)")
    assert frame["n"].tolist() == list(range(300000))


def test_times_with_a_zone_work(store: Store):
    sql = (
        "SELECT DATE '2026-03-01' AS day, [1, 2] AS n, TIMESTAMPTZ '2026-03-01 12:00:00+02' AS at, "
        "NULL::TIMESTAMPTZ AS missing; -- a remark"
    )
    result = store.user_query(sql)
    noon = dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC)
    assert result.rows == [(dt.date(2026, 3, 1), [1, 2], noon, None)]
    assert result.types == ("DATE", "INTEGER[]", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE")
    assert store.user_frame(sql)["at"][0] == pd.Timestamp("2026-03-01 10:00", tz="UTC")


def test_times_with_a_zone_keep_their_order(store: Store):
    sql = "SELECT TIMESTAMPTZ '2026-01-01' + to_days(n::INTEGER) AS at FROM range(9) t(n) ORDER BY n % 3, n"
    assert [row[0].day - 1 for row in store.user_query(sql).rows] == [0, 3, 6, 1, 4, 7, 2, 5, 8]


def test_times_with_a_zone_in_a_list_are_explained(store: Store):
    with pytest.raises(QueryError, match="CAST them AS TIMESTAMP"):
        store.user_query("SELECT [TIMESTAMPTZ '2026-01-01']")


@pytest.mark.parametrize(
    "sql",
    [
        "FROM contact_ids",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "VALUES (1)",
        "DESCRIBE contacts",
        "SHOW TABLES",
        "SUMMARIZE contact_ids",
        "EXPLAIN SELECT 1",
        "PIVOT contact_ids ON current USING count(*)",
        "-- a remark\nPIVOT contact_ids ON current USING count(*)",
        "SELECT 1;",
        "SELECT ';' -- one statement; still",
    ],
)
def test_reading_is_allowed(store: Store, sql: str):
    assert store.user_query(sql).columns


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO contact_ids VALUES ('c', 'y')",
        "UPDATE contact_ids SET current = 'z'",
        "DELETE FROM contact_ids",
        "MERGE INTO contact_ids USING contact_ids AS n ON true WHEN MATCHED THEN DELETE",
        "TRUNCATE contact_ids",
        "DROP TABLE contact_ids",
        "ALTER TABLE contact_ids ADD COLUMN a INTEGER",
        "CREATE TABLE mine (a INTEGER)",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "CREATE MACRO m() AS 1",
        "SET threads = 1",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "SET VARIABLE x = 1",
        "PRAGMA threads = 1",
        "PRAGMA database_list",
        "CALL enable_logging()",
        "CHECKPOINT",
        "VACUUM",
        "ANALYZE",
        "BEGIN",
        "USE memory",
        "PREPARE p AS SELECT 1",
        "EXPLAIN ANALYZE DELETE FROM contact_ids",
        "LOAD httpfs",
        "DETACH me",
        "UPDATE EXTENSIONS",
        "COMMENT ON TABLE contact_ids IS 'x'",
    ],
)
def test_everything_else_is_refused_and_changes_nothing(store: Store, sql: str):
    before = store.path.read_bytes()
    with pytest.raises(QueryError) as caught:
        store.user_query(sql)
    assert "Error:" not in str(caught.value)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM '{file}'",
        "FROM read_text('{file}')",
        "FROM read_blob('{file}')",
        "FROM read_json('{file}')",
        "FROM read_parquet('{file}')",
        "FROM glob('{folder}/*')",
        "FROM sniff_csv('{file}')",
        "FROM parquet_metadata('{file}')",
        "FROM query('FROM read_text(''{file}'')')",
        "SELECT (SELECT content FROM read_text('{file}'))",
        "FROM read_csv('https://example.org/a.csv')",
        "FROM 'https://example.org/a.parquet'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "ATTACH ':memory:' AS other",
        "COPY contact_ids TO '{folder}/out.csv'",
        "COPY contact_ids FROM '{file}'",
        "COPY (SELECT 1) TO '{folder}/out.parquet'",
        "EXPORT DATABASE '{folder}/out'",
        "IMPORT DATABASE '{folder}'",
        "INSTALL httpfs",
        "SELECT getenv('HOME')",
    ],
)
def test_files_network_and_surroundings_are_out_of_reach(store: Store, tmp_path: Path, sql: str):
    file = tmp_path / "secret.csv"
    file.write_text("word\nsecret\n")
    with pytest.raises(QueryError):
        store.user_query(sql.format(file=file, folder=tmp_path))
    assert [item.name for item in tmp_path.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_blob('{journal}')",
        "FROM \"read_blob\"('{journal}')",
        "SELECT content FROM READ_TEXT /* all of it */ ('{journal}')",
        "FROM query('FROM read_blob(''{journal}'')')",
    ],
)
def test_the_journals_own_file_is_out_of_reach(store: Store, sql: str):
    with pytest.raises(QueryError, match="may not use files"):
        store.user_query(sql.format(journal=store.path))


def test_a_text_that_names_a_function_is_a_text(store: Store):
    result = store.user_query("SELECT 'read_csv(x)' AS text -- read_csv(y)")
    assert result.rows == [("read_csv(x)",)]


def test_variables_of_the_notebook_are_out_of_reach(store: Store):
    frame = pd.DataFrame({"a": [1]})
    with pytest.raises(QueryError, match="frame does not exist"):
        store.user_query("FROM frame")
    assert len(frame) == 1


def test_one_statement_at_a_time(store: Store):
    with pytest.raises(QueryError, match="2 statements"):
        store.user_query("SELECT 1; SELECT 2")
    with pytest.raises(QueryError, match="no statement"):
        store.user_query(" -- nothing")


def test_what_is_refused_is_named(store: Store):
    with pytest.raises(QueryError, match=r"DELETE is not allowed.*SELECT"):
        store.user_query("DELETE FROM contact_ids")
    with pytest.raises(QueryError, match="may not use files"):
        store.user_query("FROM read_csv('a.csv')")


def test_a_mistake_is_said_in_words(store: Store):
    with pytest.raises(QueryError, match=r"(?s)^Table with name contact does not exist.*Did you mean"):
        store.user_query("SELECT * FROM contact")
    with pytest.raises(QueryError, match=r"(?s)^syntax error"):
        store.user_query("SELEC 1")


@pytest.mark.parametrize("ask", ["user_query", "user_frame"])
def test_a_query_without_end_is_stopped(store: Store, ask: str):
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.3 s"):
        getattr(store, ask)("SELECT count(*) FROM range(10000000000) a, range(100000) b", seconds=0.3)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("ask", ["user_query", "user_frame"])
def test_too_many_rows_are_refused(store: Store, ask: str):
    with pytest.raises(QueryError, match=r"more than 1,000 rows.*LIMIT"):
        getattr(store, ask)("FROM range(100000000)", max_rows=1000)
    assert len(store.user_query("FROM range(1000)", max_rows=1000).rows) == 1000
