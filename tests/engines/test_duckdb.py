"""What a query on DuckDB gives back."""

from datetime import date

import duckdb
import pytest

from explorer_kit.engines.base import Result
from explorer_kit.engines.duckdb import run


def ask(sql: str, **bindings: object) -> Result:
    with duckdb.connect(":memory:") as connection:
        return run(connection, sql, bindings)


def test_columns_types_and_plain_rows():
    result = ask("SELECT 1::BIGINT AS n, 'a' AS word, NULL::DATE AS day, 0.5::DOUBLE AS share")
    assert result.columns == ("n", "word", "day", "share")
    assert result.types == ("BIGINT", "VARCHAR", "DATE", "DOUBLE")
    assert result.rows == [(1, "a", None, 0.5)]


def test_values_are_bound_by_name():
    assert ask("SELECT $word AS word, $day + 1 AS next", word="O'Hara", day=date(2026, 1, 31)).records() == [
        {"word": "O'Hara", "next": date(2026, 2, 1)}
    ]


def test_the_connection_is_free_for_the_next_query():
    with duckdb.connect(":memory:") as connection:
        run(connection, "SELECT * FROM range(5000)", {})
        assert run(connection, "SELECT 2 AS n", {}).rows == [(2,)]


@pytest.mark.parametrize("rows", ["", "WHERE FALSE"])
def test_a_frame_has_the_same_dtypes_with_and_without_rows(rows):
    sql = (
        "SELECT 1::BIGINT AS n, 0.5::DOUBLE AS x, 'a' AS w, DATE '2026-01-31' AS d, TRUE AS b FROM range(1) "
    )
    frame = ask(sql + rows).frame()
    assert [str(dtype) for dtype in frame.dtypes] == ["int64", "float64", "str", "datetime64[us]", "bool"]


def test_empty_cells_stay_empty():
    frame = ask("SELECT UNNEST([1, NULL])::BIGINT AS n, UNNEST([TRUE, NULL]) AS b, NULL::DOUBLE AS x").frame()
    assert [str(dtype) for dtype in frame.dtypes] == ["Int64", "boolean", "float64"]
    assert frame.isna().to_numpy().tolist() == [[False, False, True], [True, True, True]]


def test_what_was_asked_for_is_noted_on_the_frame():
    assert ask("SELECT 1 AS n").frame(params={"by": "channel"}).attrs == {"params": {"by": "channel"}}


def test_lists_stay_lists():
    assert ask("SELECT ['a', 'b'] AS words").frame()["words"].tolist() == [["a", "b"]]
