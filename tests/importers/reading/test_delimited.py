from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.reading.delimited import read_delimited
from explorer_kit.importers.reading.delimiter import declared_delimiter, find_delimiter


def rows(text, delimiter=None):
    sheet, _ = read_delimited(text, delimiter)
    return [(row.number, row.cells) for row in sheet.rows]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name,City\nAda,Kiel\n", ","),
        ("Name;City\nAda;Kiel\n", ";"),
        ("Name\tCity\nAda\tKiel\n", "\t"),
        ("Name|City\nAda|Kiel\n", "|"),
        ("Name;City;Minutes\nProbe, Ada;Kiel;20,5\nMuster, Bo;Ulm;30,0\n", ";"),
        ("Name,Tags\nAda,a|b|c\nBo,b|c|d\n", ","),
        ("Name,Tags\nAda,a;b;c\nBo,b;c;d\nCy,c;d;e\n", ","),
        ("My tracker, spring\n\nName;City;Mail\nAda;Kiel;a@example.org\nBo;Ulm;b@example.org\n", ";"),
        ('Name,Note\nAda,"one; two; three"\nBo,"four; five; six"\n', ","),
        ("Name\nAda\nBo\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_under_which_widths_agree_wins(text, delimiter):
    assert find_delimiter(text.split("\n")) == delimiter


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [("sep=;", ";"), ('"sep=,"', ","), ("SEP=|", "|"), ("sep=\t", "\t"), ("sep=;;;;", ";")],
)
def test_a_first_line_may_declare_the_delimiter(line, delimiter):
    assert declared_delimiter(line) == delimiter


def test_a_declared_delimiter_beats_what_the_rows_look_like():
    assert rows("sep=;\na,b;c\nd,e;f\n") == [(2, ("a,b", "c")), (3, ("d,e", "f"))]


def test_an_ordinary_first_line_declares_nothing():
    assert declared_delimiter("separator;name") is None


def test_blank_lines_are_rows_and_numbers_count_lines():
    assert rows("Name,City\n\nAda,Kiel") == [(1, ("Name", "City")), (2, ()), (3, ("Ada", "Kiel"))]


def test_a_cell_of_several_lines_keeps_them_and_the_next_row_its_line_number():
    text = 'Name,Note,City\nAda,"first\nsecond, too",Kiel\nBo,x,Ulm\n'
    assert rows(text)[1:] == [(2, ("Ada", "first\nsecond, too", "Kiel")), (4, ("Bo", "x", "Ulm"))]


def test_unusual_line_separators_inside_a_cell_start_no_row():
    assert rows("Name,Note\nAda,one\u2028two\x0bthree\x85four\n")[1] == (
        2,
        ("Ada", "one\u2028two\x0bthree\x85four"),
    )


UNCLOSED = 'Name,Note,City\nAda,"never closed,Kiel\nBo,fine,Ulm\nCy,fine,Bonn\n'


def test_a_quote_that_is_never_closed_costs_only_its_own_row():
    sheet, warnings = read_delimited(UNCLOSED)
    assert [row.cells for row in sheet.rows] == [
        ("Name", "Note", "City"),
        ("Ada", "never closed", "Kiel"),
        ("Bo", "fine", "Ulm"),
        ("Cy", "fine", "Bonn"),
    ]
    assert [row.damage for row in sheet.rows] == [None, "unbalanced_quote", None, None]
    assert warnings == ("unbalanced_quote",)


def test_a_quote_closed_by_a_later_rows_quote_swallows_nothing():
    sheet, _ = read_delimited('Name,Note,City\nAda,"open,Kiel\nBo,fine,Ulm\nCy,"a, b",Bonn\nDi,x,Jena\n')
    assert [row.cells[0] for row in sheet.rows] == ["Name", "Ada", "Bo", "Cy", "Di"]
    assert sheet.rows[3].cells == ("Cy", "a, b", "Bonn")


def test_two_broken_quotes_cost_two_rows():
    sheet, _ = read_delimited('N,A,B\n1,"x,y\n2,x,y\n3,"x,y\n4,x,y\n')
    assert [row.cells[0] for row in sheet.rows] == ["N", "1", "2", "3", "4"]


def test_careless_quotes_that_pair_up_are_no_damage():
    sheet, warnings = read_delimited('Name,City\n"Jane "JJ" Doe",Kiel\nBo,Ulm\n')
    assert sheet.rows[1].cells[1] == "Kiel"
    assert sheet.rows[2].cells == ("Bo", "Ulm")
    assert warnings == ()


def test_inches_in_an_unquoted_cell_are_text():
    sheet, warnings = read_delimited('Name,Note\nAda,a 5" disk\n')
    assert sheet.rows[1].cells == ("Ada", 'a 5" disk')
    assert warnings == ()


def test_a_long_quoted_note_with_commas_is_no_damage():
    note = "one, two\nthree, four, five\nsix"
    sheet, warnings = read_delimited(f'Name,Note,City\nAda,"{note}",Kiel\nBo,x,Ulm\n')
    assert sheet.rows[1].cells == ("Ada", note, "Kiel")
    assert warnings == ()


def test_a_cell_longer_than_the_csv_modules_default_limit_is_read():
    note = "word " * 40_000
    assert rows(f"Name,Note\nAda,{note}x\n")[1] == (2, ("Ada", note + "x"))


def test_a_short_row_is_padded_and_a_long_one_marked():
    sheet, _ = read_delimited(
        "Title\nName,City,Mail\nAda,Kiel\nBo,Ulm,b@example.org,extra\nCy,Bonn,c@example.org,,\n"
    )
    below = sheet.below(1)
    assert [row.cells for row in below] == [
        ("Ada", "Kiel", None),
        ("Bo", "Ulm", "b@example.org", "extra"),
        ("Cy", "Bonn", "c@example.org"),
    ]
    assert [row.damage for row in below] == [None, "ragged_row", None]
    assert sheet.short_rows(1) == 1


plain_cell = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\x1a"), max_size=12)


@given(st.lists(st.lists(plain_cell, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_proper_file_is_read_as_the_csv_module_reads_it(table):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    sheet, warnings = read_delimited(buffer.getvalue(), ",")
    assert [[cell or "" for cell in row.cells] for row in sheet.rows] == table
    assert warnings == ()


@given(st.text(st.sampled_from('ab",;\n\t '), max_size=80))
def test_no_text_makes_it_fail_or_stop_early(text):
    sheet, _ = read_delimited(text, ",")
    lines = text.removesuffix("\n").split("\n")
    last = [row.number for row in sheet.rows][-1:] or [0]
    assert last[0] <= len(lines)
    read = "".join(str(cell or "") for row in sheet.rows for cell in row.cells)
    assert read.count("a") == text.count("a")
    assert read.count("b") == text.count("b")
