"""What the cells of own tables may hold, and what becomes of a row with anything else."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from explorer_kit.store import Store
from tests.importers.own_cases import CONTACTS, EVENTS, fresh, rows, take, write


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh(tmp_path / "me.duckdb")


def events(*given: dict[str, str]) -> list[list[str]]:
    """Return a table of events of Ada's, numbered from e1."""
    names = ["event_id", "kind", "contact_id", *dict.fromkeys(name for cells in given for name in cells)]
    names = list(dict.fromkeys(names))
    filled = [
        {"event_id": f"e{number}", "kind": "outreach", "contact_id": "c1"} | cells
        for number, cells in enumerate(given, start=1)
    ]
    return [names, *([cells.get(name, "") for name in names] for cells in filled)]


UNKNOWN: list[tuple[dict[str, str], str]] = [
    ({"kind": "dance"}, "kind 'dance'"),
    ({"kind": "follow_up", "subtype": "hug"}, "subtype 'hug'"),
    ({"kind": "connection", "subtype": "nudge"}, "subtype 'nudge'"),
    ({"kind": "meeting", "status": "maybe"}, "status 'maybe'"),
    ({"kind": "meeting", "status_when_past": "scheduled"}, "status_when_past 'scheduled'"),
    ({"kind": "reply", "outcome": "perhaps"}, "outcome 'perhaps'"),
    ({"channel": "pigeon"}, "channel 'pigeon'"),
    ({"channel": "Email"}, "channel 'Email'"),
    ({"direction": "up"}, "direction 'up'"),
    ({"delivery": "lost"}, "delivery 'lost'"),
    ({"time_precision": "hour"}, "time_precision 'hour'"),
]
OTHERS = {
    "contacts": ([["contact_id", "tie"], ["c2", "banana"]], "tie 'banana'"),
    "event_contacts": ([["event_id", "contact_id", "role"], ["e1", "c1", "king"]], "role 'king'"),
    "interviews": ([["interview_id", "medium"], ["i1", "smoke"]], "medium 'smoke'"),
    "skill_mentions": (
        [["mention_id", "skill_id", "contact_id", "origin"], ["m1", "sql", "c1", "x"]], "origin 'x'"
    ),
}  # fmt: skip


def test_a_word_that_is_in_no_list_rejects_its_row(store: Store, tmp_path: Path):
    given = events(*(cells for cells, _ in UNKNOWN), {"channel": "email"})
    done = take(store, write(tmp_path / "own", contacts=CONTACTS, events=given))["events.csv"]
    assert (done.read, done.used, done.rejected) == (12, 1, {"ragged_row": 11})
    listed = rows(store, "SELECT message FROM rejected_rows ORDER BY CAST(location[5:] AS INTEGER)")
    for (message,), (_, said) in zip(listed, UNKNOWN, strict=True):
        assert said in message
        assert "it can be" in message
    assert rows(store, "SELECT event_id FROM events") == [("e12",)]


def test_every_table_has_its_lists(store: Store, tmp_path: Path):
    done = take(store, write(tmp_path / "own", **{name: given for name, (given, _) in OTHERS.items()}))
    assert {name: leaf.rejected for name, leaf in done.items()} == {
        f"{name}.csv": {"ragged_row": 1} for name in OTHERS
    }
    listed = dict(rows(store, "SELECT file, message FROM rejected_rows"))
    for name, (_, said) in OTHERS.items():
        assert any(said in message for file, message in listed.items() if file.endswith(f"{name}.csv"))


def test_the_words_of_the_lists_and_of_open_ones_are_taken(store: Store, tmp_path: Path):
    given = [
        ["event_id", "kind", "subtype", "contact_id", "channel", "time_precision"],
        ["e1", "note", "takeaway", "c1", "", ""],
        ["e2", "follow_up", "thank_you", "c1", "phone", "none"],
    ]
    done = take(store, write(tmp_path / "own", contacts=CONTACTS, events=given))["events.csv"]
    assert (done.used, done.rejected) == (2, {})


def test_quoted_cells_without_anything_are_empty_ones(store: Store, tmp_path: Path):
    """Writers that quote everything write an empty cell as two quotation marks."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "contacts.csv").write_text('"contact_id","full_name","tie"\n"c1","Ada Example",""\n', "utf-8")
    (folder / "events.csv").write_text(
        '"event_id","kind","contact_id","occurred_at","channel","interview_id"\n'
        '"e1","outreach","c1","","",""\n', "utf-8"
    )  # fmt: skip
    done = take(store, folder)
    assert {name: leaf.rejected for name, leaf in done.items()} == {"contacts.csv": {}, "events.csv": {}}
    assert rows(store, "SELECT channel, occurred_at, interview_id FROM events") == [("unknown", None, None)]
    assert rows(store, "SELECT tie FROM contacts") == [("cold",)]


TIMES = """SELECT occurred_at, occurred_local, occurred_on, time_precision FROM events ORDER BY event_id"""


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_day_where_a_time_belongs_stays_a_day(store: Store, tmp_path: Path, kind: str):
    given = [
        ["event_id", "kind", "contact_id", "occurred_at", "time_precision"],
        ["e1", "outreach", "c1", "2026-03-01", ""],
        ["e2", "reply", "c1", "2026-03-02T00:00:00", ""],
        ["e3", "reply", "c1", "2026-03-03", "second"],
        ["e4", "reply", "c1", "", ""],
    ]
    folder = write(tmp_path / "own", contacts=CONTACTS, events=given)
    if kind == "parquet":
        read = f"read_csv('{folder / 'events.csv'}', all_varchar = true)"
        duckdb.sql(f"COPY (FROM {read}) TO '{folder / 'events.parquet'}' (FORMAT parquet)")
        (folder / "events.csv").unlink()
    done = take(store, folder)[f"events.{kind}"]
    assert rows(store, TIMES) == [
        (None, None, date(2026, 3, 1), "day"),
        # midnight in UTC is one o'clock in Berlin, and a time as good as any other
        (datetime(2026, 3, 2, 0), datetime(2026, 3, 2, 1), date(2026, 3, 2), "second"),
        (None, None, date(2026, 3, 3), "day"),
        (None, None, None, "none"),
    ]
    assert done.details == [
        "2 of its rows have a day where a time belongs: they are of that day, without one."
    ]


def test_a_column_of_days_in_parquet_stays_days(store: Store, tmp_path: Path):
    folder = write(tmp_path / "own", contacts=CONTACTS)
    query = (
        "SELECT 'e1' AS event_id, 'outreach' AS kind, 'c1' AS contact_id, DATE '2026-03-01' AS occurred_at"
    )
    duckdb.sql(f"COPY ({query}) TO '{folder / 'events.parquet'}' (FORMAT parquet)")
    take(store, folder)
    assert rows(store, TIMES) == [(None, None, date(2026, 3, 1), "day")]


def test_the_start_of_a_talk_may_be_a_day_and_a_day_of_its_own_goes_before(store: Store, tmp_path: Path):
    given = [
        ["event_id", "kind", "contact_id", "starts_at", "occurred_at", "occurred_on"],
        ["e1", "meeting", "c1", "2026-03-01", "", ""],
        ["e2", "meeting", "c1", "", "2026-03-02", "2026-03-12"],
        ["e3", "meeting", "c1", "2026-03-03T09:00:00", "2026-03-03", ""],
    ]
    take(store, write(tmp_path / "own", contacts=CONTACTS, events=given))
    assert rows(store, TIMES) == [
        (None, None, date(2026, 3, 1), "day"),
        (None, None, date(2026, 3, 12), "day"),
        # the start is known to the second, whatever else is only a day
        (datetime(2026, 3, 3, 9), datetime(2026, 3, 3, 10), date(2026, 3, 3), "second"),
    ]
    assert rows(store, "SELECT starts_at, ends_at FROM events WHERE event_id = 'e1'") == [(None, None)]


def test_a_contact_first_seen_on_a_day(store: Store, tmp_path: Path):
    given = [["contact_id", "full_name", "first_seen_at"], ["c1", "Ada Example", "2026-03-01"]]
    take(store, write(tmp_path / "own", contacts=given))
    # a day counts from its start in Berlin
    assert rows(store, "SELECT first_seen_on, first_seen_at FROM contacts") == [
        (date(2026, 3, 1), datetime(2026, 2, 28, 23))
    ]


def test_every_way_to_write_an_offset_is_understood(store: Store, tmp_path: Path):
    ways = {
        "2026-03-05T15:00:00Z": datetime(2026, 3, 5, 15),
        "2026-03-05T15:00:00+01": datetime(2026, 3, 5, 14),
        "2026-03-05T15:00:00+0100": datetime(2026, 3, 5, 14),
        "2026-03-05T15:00:00.5-05:30": datetime(2026, 3, 5, 20, 30, 0, 500000),
        "2026-03-05 15:00": datetime(2026, 3, 5, 15),
    }
    given = events(*({"occurred_at": cell} for cell in ways))
    take(store, write(tmp_path / "own", contacts=CONTACTS, events=given))
    assert rows(store, "SELECT occurred_at FROM events ORDER BY event_id") == [(at,) for at in ways.values()]


def test_what_is_no_time_is_an_invalid_date(store: Store, tmp_path: Path):
    cells = ["infinity", "-infinity", "epoch", "2026-02-30", "2026-03-05T15", "soon"]
    given = events(*({"occurred_at": cell} for cell in cells), {"occurred_on": "infinity"})
    done = take(store, write(tmp_path / "own", contacts=CONTACTS, events=given))["events.csv"]
    assert (done.read, done.rejected) == (7, {"invalid_date": 7})


def test_a_monstrous_word_is_not_quoted_whole(store: Store, tmp_path: Path):
    take(store, write(tmp_path / "own", events=[*EVENTS, ["e9", "x" * 50_000, "", "c1", "", ""]]))
    ((message,),) = rows(store, "SELECT message FROM rejected_rows")
    assert len(message) < 1000
