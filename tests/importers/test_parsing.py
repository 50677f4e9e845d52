"""One file after the other onto the spool: counted, and nothing left of a broken one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

import duckdb
import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.parsing import Parser
from explorer_kit.importers.report import FileReport
from explorer_kit.importers.walking import Found
from explorer_kit.records import Note, Outcomes, Person, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings
from explorer_kit.store.spool import Spool


def record(key: str, text: str = "n") -> SourceRecord:
    return SourceRecord(key=key, location=f"row {key}", items=(Person(name="Anna Beispiel"), Note(text=text)))


@pytest.fixture
def parser() -> Iterator[Parser]:
    with Spool() as spool:
        yield Parser(spool, ImportContext(settings=Settings()))


def take(
    parser: Parser, outcomes: Iterable[Outcomes], snapshot: bool = False, name: str = "log.csv"
) -> FileReport:
    importer = Importer(
        source="tracker",
        title="Tracker",
        recognise=lambda file, context: 1.0,
        read=lambda file, context: iter(outcomes),
        snapshot=snapshot,
    )
    file = SourceFile(name=name, opener=lambda: BytesIO(b""))
    return parser.take(file, lambda: (importer, iter(outcomes)))


def spooled(parser: Parser, table: str) -> list[tuple[object, ...]]:
    parser.spool.finish()
    with duckdb.connect(parser.spool.path, read_only=True) as connection:
        return connection.execute(
            f"SELECT part, COUNT(*) FROM {table} GROUP BY part ORDER BY part"
        ).fetchall()


def broken(*first: Outcomes, error: Exception) -> Iterator[Outcomes]:
    yield from first
    raise error


def test_every_record_read_is_counted_once(parser: Parser):
    bad = Rejected(location="row 4", reason="no_identity", message="Nobody is named.")
    report = take(parser, [record("1"), record("2"), Skipped(location="", reason="blank_row"), bad, bad])
    assert (report.read, report.used, report.skipped, report.rejected) == (
        5,
        2,
        {"blank_row": 1},
        {"no_identity": 2},
    )
    assert report.message == "5 records read, 2 used, 1 skipped, 2 rejected."
    assert (report.ok, report.source) == (True, "tracker")


def test_a_record_told_twice_in_a_file_is_a_duplicate(parser: Parser):
    report = take(parser, [record("1"), record("1")])
    assert (report.used, report.skipped) == (1, {"duplicate": 1})


def test_a_warning_is_no_record_and_is_told_once(parser: Parser):
    report = take(
        parser, [Warned(code="ragged_rows", detail="Row 2"), Warned(code="ragged_rows", detail="Row 3")]
    )
    assert (report.read, report.warnings, report.details) == (0, ["ragged_rows"], ["Row 2", "Row 3"])


def test_a_warning_without_words_has_those_of_its_code(parser: Parser):
    report = take(parser, [Warned(code="invalid_front_matter", detail="Line 2"), Warned(code="nul_byte")])
    assert report.warnings == ["invalid_front_matter", "nul_byte"]
    words = f"{report.path}: the file holds characters that no text has; they were left out."
    assert report.details == ["Line 2", words]


def test_files_are_numbered_parts(parser: Parser):
    take(parser, [record("1")])
    take(parser, [record("1"), record("2")])
    assert spooled(parser, "record_editions") == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ImportFileError("corrupt_zip", "It is cut off."), "corrupt_zip"),
        (OSError("gone"), "unreadable"),
        (EOFError("end"), "unreadable"),
    ],
)
def test_a_file_that_breaks_half_way_leaves_nothing(parser: Parser, error: Exception, code: str):
    bad = Rejected(location="row 4", reason="no_identity", message="Nobody is named.")
    report = take(parser, broken(record("1"), bad, error=error), snapshot=True)
    take(parser, [record("2")], snapshot=True)
    assert (report.ok, report.error, report.read, report.used) == (False, code, 0, 0)
    assert (report.skipped, report.rejected, report.path) == ({}, {}, "log.csv")
    assert parser.snapshots == [2]
    assert spooled(parser, "observations") == [(2, 2)]


def test_a_mistake_in_an_importer_is_not_hidden(parser: Parser):
    with pytest.raises(ZeroDivisionError):
        take(parser, broken(record("1"), error=ZeroDivisionError()))


def test_a_rejected_row_keeps_what_is_needed_to_mend_it(parser: Parser):
    cells, kept = (("Name", ""), ("Who?", "x")), (("sheet", "2026"),)
    take(parser, [Rejected(location="row 4", reason="no_identity", message="m", fields=cells, remember=kept)])
    parser.spool.finish()
    with duckdb.connect(parser.spool.path, read_only=True) as connection:
        (row,) = connection.execute("SELECT fields, remember, raw FROM rejected_rows").fetchall()
    assert row == ('[["Name", ""], ["Who?", "x"]]', '[["sheet", "2026"]]', '[["Name", ""], ["Who?", "x"]]')


@pytest.mark.parametrize(
    ("name", "inside", "code"),
    [
        ("a/photo.png", True, "unrecognised"),
        ("photo.png", False, "binary_not_csv"),
        ("a/log.csv", True, "binary_not_csv"),
    ],
)
def test_a_picture_in_a_folder_is_no_broken_log(parser: Parser, name: str, inside: bool, code: str):
    found = Found(name, error=ImportFileError("binary_not_csv", "No text."), inside=inside)
    assert parser.read(found).error == code


def test_a_file_of_no_known_kind_is_not_recognised(parser: Parser):
    file = SourceFile(name="poem.xyz", opener=lambda: BytesIO(b"roses are red"), size=13)
    report = parser.read(Found("poem.xyz", file=file))
    assert (report.ok, report.error) == (False, "unrecognised")


def test_a_source_that_does_not_exist_is_said():
    with Spool() as spool:
        parser = Parser(spool, ImportContext(settings=Settings()), source="no.such.source")
        file = SourceFile(name="log.csv", opener=lambda: BytesIO(b"Name\nAnna Beispiel\n"))
        report = parser.read(Found("log.csv", file=file))
    assert "no.such.source" in report.message


def test_words_that_quote_a_monstrous_cell_are_shortened(parser: Parser):
    cell = "x" * 1_000_000
    assert len(take(parser, [Warned(code="", detail=cell)]).details[0]) < 2100
    assert len(take(parser, broken(error=ImportFileError("unrecognised", cell))).message) < 2100
