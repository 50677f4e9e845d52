import csv
import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from explorer_kit import __version__
from explorer_kit.errors import ExplorerKitError
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from explorer_kit.store.bundles import export, read_manifest
from explorer_kit.store.cells import read

SETTINGS = Settings(timezone="Europe/Berlin", owner_names=("Ina Sucherin",))
# what spreadsheets run, what csv readers stumble over, and what only looks like it
TEXTS = [
    "=1+1", "+49 30 1", "-x", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1", "''=1", "'tis", "'", "a=1",
    "", " ", "NULL", "null", "\\N", '"', '""', "a,b", "a\nb", "a\r\nb", "a\rb", "#c", "é😀\u2028",
    "\ufeffx", "\\", "a;b",
]  # fmt: skip


@pytest.fixture
def full(store: Store) -> Store:
    """A journal with a row of every nasty text, with lists, times, numbers and nulls."""
    with store.writing() as connection:
        for number, text in enumerate(TEXTS):
            connection.execute(
                "INSERT INTO contacts (contact_id, full_name, names, emails)"
                " VALUES ($id, $text, $names, $none)",
                {"id": f"c{number:02}", "text": text, "names": [text, None, "x"], "none": None},
            )
        connection.execute(
            "INSERT INTO events (event_id, occurred_at, occurred_on, attempt, in_funnel, sources)"
            " VALUES ('e', '2026-03-01 09:30:00.25', '2026-03-01', -3, FALSE, [])"
        )
        connection.execute(
            """INSERT INTO saved_mappings VALUES ('s', 'tracker', '{"=a": null}', '2026-03-01')"""
        )
        connection.execute(
            "INSERT INTO skill_mentions (mention_id, required_level) VALUES ('m', 0.1), ('n', -0.0)"
        )
    return store


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_table_is_a_file_and_the_manifest_says_what_they_are(full: Store, tmp_path: Path):
    done = export(full, tmp_path / "out", SETTINGS)
    manifest = json.loads((done.folder / "manifest.json").read_text("utf-8"))
    with full.reading() as connection:
        tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert {path.stem for path in done.folder.glob("*.csv")} == tables - {"schema_version"}
    assert manifest["program"] == "explorer_kit"
    assert manifest["program_version"] == __version__
    assert manifest["schema_version"] == full.schema.version
    assert manifest["format"] == "csv"
    assert manifest["settings"]["timezone"] == "Europe/Berlin"
    assert manifest["tables"]["contacts"] == len(TEXTS) == done.rows["contacts"]
    assert manifest["tables"]["turns"] == 0


def test_cells_are_iso_times_json_lists_and_empty_nulls(full: Store, tmp_path: Path):
    export(full, tmp_path / "out", SETTINGS)
    (event,) = rows_in(tmp_path / "out" / "events.csv")
    assert event["occurred_at"] == "2026-03-01T09:30:00.25"
    assert event["occurred_on"] == "2026-03-01"
    assert (event["attempt"], event["in_funnel"], event["sources"]) == ("-3", "false", "[]")
    line = (tmp_path / "out" / "contacts.csv").read_text("utf-8").split("\nc13,")[1]
    assert line.startswith('"",')  # an empty text is written; what is missing is not
    (first, *_) = rows_in(tmp_path / "out" / "contacts.csv")
    assert json.loads(first["names"]) == ["=1+1", None, "x"]
    assert first["emails"] == ""


def test_no_cell_starts_a_formula(full: Store, tmp_path: Path):
    export(full, tmp_path / "out", SETTINGS)
    names = [row["full_name"] for row in rows_in(tmp_path / "out" / "contacts.csv")]
    assert [name for name in names if name[:1] in set("=+-@\t\r\n＝＋－＠") and name] == []
    assert names[:2] == ["'=1+1", "'+49 30 1"]
    assert names[8:13] == ["''=1", "'''=1", "'tis", "'", "a=1"]


def test_texts_are_read_back_exactly(full: Store, tmp_path: Path):
    export(full, tmp_path / "out", SETTINGS)
    with duckdb.connect() as connection:
        cells = ", ".join(
            [read("full_name", "VARCHAR", guarded=True), read("names", "VARCHAR[]", guarded=True)]
        )
        found = connection.execute(
            f"SELECT {cells} FROM read_csv($path, header = true, all_varchar = true, nullstr = '',"
            " allow_quoted_nulls = false, quote = '\"', escape = '\"', delim = ',') ORDER BY contact_id",
            {"path": str(tmp_path / "out" / "contacts.csv")},
        ).fetchall()
    assert found == [(text, [text, None, "x"]) for text in TEXTS]


def test_parquet_keeps_the_types(full: Store, tmp_path: Path):
    export(full, tmp_path / "out", SETTINGS, format="parquet")
    with duckdb.connect() as connection:
        path = {"path": str(tmp_path / "out" / "events.parquet")}
        found = connection.execute(
            "SELECT occurred_at, occurred_on, attempt, in_funnel, sources, text FROM read_parquet($path)",
            path,
        ).fetchall()
        path = {"path": str(tmp_path / "out" / "contacts.parquet")}
        names = connection.execute(
            "SELECT full_name FROM read_parquet($path) ORDER BY contact_id", path
        ).fetchall()
    assert found == [(datetime(2026, 3, 1, 9, 30, 0, 250000), date(2026, 3, 1), -3, False, [], None)]
    assert [name for (name,) in names] == TEXTS  # no apostrophes: a Parquet file is no spreadsheet


def test_the_same_journal_gives_the_same_bytes(full: Store, tmp_path: Path):
    with full.writing() as connection:
        connection.execute("CREATE TEMP TABLE turned AS SELECT * FROM contacts ORDER BY contact_id DESC")
        connection.execute("DELETE FROM contacts; INSERT INTO contacts FROM turned")
    one, two = (export(full, tmp_path / name, SETTINGS).folder for name in ("one", "two"))
    with full.writing() as connection:
        connection.execute("CREATE TEMP TABLE turned AS SELECT * FROM contacts ORDER BY contact_id")
        connection.execute("DELETE FROM contacts; INSERT INTO contacts FROM turned")
    three = export(full, tmp_path / "three", SETTINGS).folder
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes() == (three / path.name).read_bytes()


@pytest.mark.parametrize("again", ["csv", "parquet"])
def test_an_earlier_export_is_replaced_whole(full: Store, tmp_path: Path, again: str):
    export(full, tmp_path / "out", SETTINGS)
    export(full, tmp_path / "out", SETTINGS, format=again)  # type: ignore[arg-type]
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".json", f".{again}"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_empty_folder_is_taken(store: Store, tmp_path: Path):
    (tmp_path / "out").mkdir()
    assert (export(store, tmp_path / "out", SETTINGS).folder / "contacts.csv").exists()


@pytest.mark.parametrize("name", ["thesis.txt", "contacts.csv", "manifest.json"])
def test_a_folder_with_anything_else_is_left_as_it_is(store: Store, tmp_path: Path, name: str):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("{}", "utf-8")
    with pytest.raises(ExplorerKitError, match=f"no earlier export.*{name}.*left as it is"):
        export(store, tmp_path / "out", SETTINGS)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
    assert {path.name for path in tmp_path.iterdir()} >= {"out"}


def test_a_stray_file_in_an_earlier_export_is_not_lost(store: Store, tmp_path: Path):
    export(store, tmp_path / "out", SETTINGS)
    (tmp_path / "out" / "remarks.txt").write_text("keep me", "utf-8")
    with pytest.raises(ExplorerKitError, match=r"remarks\.txt"):
        export(store, tmp_path / "out", SETTINGS)


def test_a_file_is_no_folder(store: Store, tmp_path: Path):
    (tmp_path / "out").write_text("x", "utf-8")
    with pytest.raises(ExplorerKitError, match="is a file"):
        export(store, tmp_path / "out", SETTINGS)


def test_another_format_is_refused(store: Store, tmp_path: Path):
    with pytest.raises(ExplorerKitError, match="csv, parquet"):
        export(store, tmp_path / "out", SETTINGS, format="xlsx")  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_what_breaks_midway_leaves_the_earlier_export(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    export(full, tmp_path / "out", SETTINGS)
    before = sorted((path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir())
    monkeypatch.setattr("explorer_kit.store.bundles.written", lambda name, kind: "no_such_function()")
    with pytest.raises(duckdb.Error):
        export(full, tmp_path / "out", SETTINGS)
    assert sorted((path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir()) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nothing", '{"program": "another"}', '{"program": "explorer_kit", "tables": 1}']
)
def test_only_our_manifest_is_one(text: str):
    assert read_manifest(text) is None
