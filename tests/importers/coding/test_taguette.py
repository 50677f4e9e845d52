"""Taguette: highlights in as many rows as they have tags, and the codebook."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit import open_journal
from explorer_kit.errors import ImportFileError
from explorer_kit.importers.coding.taguette import IMPORTER
from explorer_kit.importers.tracker import IMPORTER as TRACKER
from explorer_kit.records import Code, Coding, Outcomes, Person, SourceRecord
from tests.importers.coding.projects import CONTEXT, as_file, codings, left_out, people, records, remarks

HEADER = "id,document,tag,content\r\n"
ROWS = (
    '1,Interview Anna Beispiel.docx,skills,"SQL, every day"\r\n'
    '1,Interview Anna Beispiel.docx,daily work,"SQL, every day"\r\n'
    "2,Focus group 3.docx,,Nobody reads reports.\r\n"
)
CODEBOOK = (
    "tag,description,number of highlights,number of documents\r\n"
    "skills,What they use,1,1\r\n"
    "daily work,,1,1\r\n"
)


def read(text: str | bytes, name: str = "all_tags.csv") -> list[Outcomes]:
    return list(IMPORTER.read(as_file(text, name), CONTEXT))


def test_a_highlight_is_one_record_with_all_its_tags():
    found = read(HEADER + ROWS)
    first, second = records(found)
    assert first == SourceRecord(
        key="Interview Anna Beispiel.docx|1|" + first.key.rpartition("|")[2],
        location="row 2",
        items=(
            Person(name="Anna Beispiel", page="document:interview anna beispiel"),
            Coding(who="main", text="SQL, every day", code="skills", document="Interview Anna Beispiel.docx"),
            Coding(
                who="main", text="SQL, every day", code="daily work", document="Interview Anna Beispiel.docx"
            ),
        ),
        scope="all tags",
    )
    assert second.items == (Coding(text="Nobody reads reports.", document="Focus group 3.docx"),)
    assert remarks(found) == ["all_tags.csv: 3 rows tell of 2 highlights: a row for each of their tags."]


def test_a_codebook_gives_codes_with_their_descriptions():
    found = [record.items for record in records(read(CODEBOOK, "codebook.csv"))]
    assert found == [(Code(name="skills", description="What they use"),), (Code(name="daily work"),)]


def test_a_codebook_with_a_column_for_the_tag_above_is_one_too():
    text = "tag,parent,description,number of highlights\nskills.sql,skills,Queries,3\n"
    assert [record.items for record in records(read(text))] == [
        (Code(name="skills.sql", description="Queries"),)
    ]


def test_a_workbook_is_read_like_the_csv():
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["id", "document", "tag", "content"], ["7", "x.docx", "skills", "R\nand Python"]):
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    (coding,) = codings(read(buffer.getvalue(), "all_tags.xlsx"))
    assert (coding.text, coding.code) == ("R\nand Python", "skills")


def test_a_newer_export_keeps_the_key_whatever_the_tags_and_the_file_are_called():
    before = records(read(HEADER + "1,x.docx,a,Text\n"))[0].key
    assert records(read(HEADER + "1,x.docx,b,Text\n", "all_tags (1).csv"))[0].key == before


def test_highlights_of_two_projects_with_one_number_are_two():
    assert len({record.key for record in records(read(HEADER + "1,x.docx,a,Text\n1,x.docx,a,Other\n"))}) == 2


def test_blank_rows_are_skipped_and_rows_without_content_rejected():
    found = read(HEADER + "1,x.docx,a,Text\n,,,\n2,x.docx,a,\n3,x.docx,a\n4,x.docx,a,b,c\n")
    assert left_out(found) == ["blank_row", "ragged_row", "ragged_row", "ragged_row"]
    assert len(codings(found)) == 1


def test_a_stroke_in_a_tag_makes_no_path():
    assert codings(read(HEADER + "1,x,pros/cons,Text\n"))[0].code == "pros / cons"


def test_an_export_without_rows_says_so():
    assert [getattr(outcome, "code", "") for outcome in read(HEADER)] == ["no_rows"]


def test_it_is_told_from_a_tracker_by_its_columns():
    for text in (HEADER + ROWS, CODEBOOK):
        file = as_file(text, "all_tags.csv")
        assert IMPORTER.recognise(file, CONTEXT) > TRACKER.recognise(file, CONTEXT)
    for text in ("Name,Company\nAda,x\n", "tag,description,price\na,b,c\n", ""):
        assert IMPORTER.recognise(as_file(text or "x", "log.csv"), CONTEXT) == 0


def test_another_table_is_refused():
    with pytest.raises(ImportFileError, match="neither the columns id, document, tag, content"):
        read("a,b\n1,2\n")


@settings(max_examples=60)
@given(st.binary(max_size=80))
def test_any_bytes_behind_the_header_are_read_or_refused(tail):
    with contextlib.suppress(ImportFileError):
        read(HEADER.encode() + tail)


def test_recoding_a_highlight_changes_its_codes(tmp_path: Path):
    journal = open_journal(tmp_path / "me.duckdb")
    path, book = tmp_path / "all_tags.csv", tmp_path / "codebook.csv"
    path.write_text(HEADER + ROWS, "utf-8")
    book.write_text(CODEBOOK, "utf-8")
    first = journal.import_files(path, book).files
    assert [(file.source, file.read, file.used) for file in first] == [("coding.taguette", 2, 2)] * 2
    path.write_text(HEADER + ROWS.replace("daily work", "routine"), "utf-8")
    (file,) = journal.import_files(path).files
    assert (file.unchanged, file.superseded) == (1, 1)
    coded = journal.sql(
        "SELECT e.quote, c.path FROM codings JOIN excerpts AS e USING (excerpt_id)"
        " JOIN codes AS c USING (code_id) ORDER BY ALL"
    )
    assert coded.values.tolist() == [["SQL, every day", "routine"], ["SQL, every day", "skills"]]
    assert journal.sql("SELECT path FROM codes ORDER BY path").path.tolist() == [
        "daily work",
        "routine",
        "skills",
    ]


def test_all_passages_of_a_document_are_one_persons(tmp_path: Path):
    journal = open_journal(tmp_path / "me.duckdb")
    path = tmp_path / "all_tags.csv"
    path.write_text(HEADER + "1,Anna Beispiel.txt,a,One\n2,Anna Beispiel.txt,a,Two\n", "utf-8")
    journal.import_files(path)
    assert journal.sql(
        "SELECT COUNT(*) AS n, COUNT(DISTINCT contact_id) AS people FROM excerpts"
    ).values.tolist() == [[2, 1]]
    assert len(people(read(path.read_text()))) == 2
