"""The spool: what was parsed, with its types, on its way to the journal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from explorer_kit.store.spool import BATCH, Spool


def rows(spool: Spool, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(spool.path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_values_come_back_with_the_types_of_the_journal():
    row = {
        "observation_id": "1",
        "emails": ("a@example.org", 'b"c'),
        "on_day": date(2026, 3, 1),
        "instant_at": datetime(2026, 3, 1, 12, 0, 1),
        "attempt": 2,
        "minutes": 2.5,
        "cancelled": False,
        "text": "é\n,",
    }
    with Spool() as spool:
        spool.add("observations", 1, row)
        spool.finish()
        names = ", ".join(row)
        (found,) = rows(spool, f"SELECT {names} FROM observations")
    expected = {**row, "emails": list(row["emails"])}  # type: ignore[call-overload]
    assert found == tuple(expected.values())


@pytest.mark.parametrize(
    "text", ["", "NULL", "nan", "1e5", "2026-03-01", "'; DROP TABLE x", "a\x00b", "王小明", "👋"]
)
def test_text_stays_text(text: str):
    with Spool() as spool:
        spool.add("observations", 1, {"observation_id": "1", "text": text, "word": text})
        spool.finish()
        assert rows(spool, "SELECT text, word FROM observations") == [(text, text)]


def test_half_a_character_does_not_stop_a_load():
    with Spool() as spool:
        spool.add("observations", 1, {"text": "a\ud83db", "emails": ("\ud83d",)})
        spool.finish()
        assert rows(spool, "SELECT text FROM observations") == [("a?b",)]


def test_an_empty_list_is_no_null():
    with Spool() as spool:
        spool.add("observations", 1, {"emails": (), "phones": None})
        spool.finish()
        assert rows(spool, "SELECT emails, phones FROM observations") == [([], None)]


def test_what_no_row_has_is_null():
    with Spool() as spool:
        spool.add("observations", 1, {"observation_id": "1"})
        spool.add("observations", 2, {"word": "w"})
        spool.finish()
        found = rows(spool, "SELECT part, observation_id, word, text FROM observations ORDER BY part")
    assert found == [(1, "1", None, None), (2, None, "w", None)]


def test_a_type_of_a_later_row_is_not_guessed_from_earlier_ones():
    with Spool() as spool:
        for number in range(BATCH + 10):
            spool.add("observations", 1, {"word": "7" if number < BATCH else "seven", "attempt": None})
        spool.finish()
        assert rows(spool, "SELECT COUNT(*), COUNT(DISTINCT word) FROM observations") == [(BATCH + 10, 2)]


def test_a_broken_file_leaves_nothing_behind():
    with Spool() as spool:
        for number in range(BATCH + 10):  # some written already, some waiting
            spool.add("observations", 1 + number % 2, {"word": "w"})
        spool.add("rejected_rows", 2, {"rejected_id": "r"})
        spool.discard(2)
        spool.finish()
        assert rows(spool, "SELECT DISTINCT part FROM observations") == [(1,)]
        assert rows(spool, "SELECT COUNT(*) FROM rejected_rows") == [(0,)]


def test_a_name_that_is_no_column_is_refused():
    with Spool() as spool:
        spool.add("observations", 1, {"no_such_column": "x"})
        with pytest.raises(KeyError, match="observations has no column no_such_column"):
            spool.finish()


def test_the_file_is_gone_afterwards():
    with Spool() as spool:
        path = spool.path
        assert path.exists()
    assert not path.parent.exists()


def test_the_file_is_gone_after_an_error():
    paths = []

    def fail() -> None:
        with Spool() as spool:
            paths.append(spool.path)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not paths[0].parent.exists()
