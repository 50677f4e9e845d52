"""The benchmarks themselves work, at sizes of fifty: `make bench` runs the same code at full size."""

import json

import pytest

from explorer_kit.metrics import names
from tests.benchmarks import imports, mail, metrics, own_tables, saving, starting
from tests.benchmarks.headlines import FOLDER, IN_TABLE
from tests.benchmarks.journals import make_journal
from tests.benchmarks.mailboxes import write_mbox
from tests.benchmarks.notes import write_notes
from tests.benchmarks.tables import Table, publish
from tests.benchmarks.trackers import write_csv, write_xlsx

TINY = 50


def test_every_metric_has_a_query_by_hand():
    assert set(names()) == set(IN_TABLE) == {file.stem for file in FOLDER.glob("*.sql")}


def test_metrics_and_queries_by_hand_agree(tmp_path):
    table = metrics.measure(tmp_path, sizes=[20 * TINY], repeats=1)
    assert [row["metric"] for row in table.rows] == names()


@pytest.mark.parametrize(
    ("write", "plain", "name"),
    [(write_csv, imports.parse_csv, "t.csv"), (write_xlsx, imports.parse_xlsx, "t.xlsx")],
)
def test_a_tracker_is_read_whole(tmp_path, write, plain, name):
    row = imports.measure(name, write(tmp_path / name, TINY), plain, tmp_path / "journal.duckdb")
    assert row["records"] == TINY


def test_notes_are_read_whole(tmp_path):
    folder = write_notes(tmp_path / "talks", TINY)
    row = imports.measure("notes", folder, imports.parse_notes, tmp_path / "journal.duckdb")
    assert row["records"] == TINY


def test_mail_is_read_whole(tmp_path):
    row = mail.measure(write_mbox(tmp_path / "mail.mbox", 0.5), tmp_path / "journal.duckdb")
    assert 0 < row["used"] < row["messages"]


def test_own_tables_are_read_whole(tmp_path):
    table = own_tables.measure(tmp_path, events=20 * TINY)
    assert [row["format"] for row in table.rows] == ["csv", "parquet"]


def test_starting_is_measured(tmp_path):
    assert all(row["ms"] > 0 for row in starting.measure(tmp_path, TINY, repeats=1).rows)


def test_one_more_record_is_one_more_contact(tmp_path):
    (row,) = saving.measure(tmp_path, [TINY], repeats=1).rows
    assert row["ratio"] == 1


def test_a_journal_has_the_size_asked_for_and_is_the_same_for_a_seed(tmp_path):
    made = [make_journal(tmp_path / f"{number}.duckdb", 20 * TINY) for number in range(2)]
    assert made[0]["events"] == 20 * TINY
    assert made[0]["contacts"] == 2 * TINY
    sizes = [{name: count for name, count in one.items() if name != "seconds"} for one in made]
    assert sizes[0] == sizes[1]


def test_a_table_is_printed_and_written(tmp_path, capsys):
    publish(Table("t", "A title", "Against nothing.", [{"what": "a", "ms": 1234.5, "n": 2000}]), tmp_path)
    assert (
        "| a    | 1,234 | 2,000 |"
        in (tmp_path / "t.md").read_text("utf-8")
        == capsys.readouterr().out.strip() + "\n"
    )
    assert json.loads((tmp_path / "t.json").read_text("utf-8"))["rows"] == [
        {"what": "a", "ms": 1234.5, "n": 2000}
    ]
