"""REFI-QDA: codes, passages, coders, cases, and the ways in which programs write them."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit import open_journal
from explorer_kit.errors import ImportFileError
from explorer_kit.importers.coding.refi_qda import IMPORTER
from explorer_kit.records import Code, Coding, Moment, Person, SourceRecord
from tests.importers.coding.projects import (
    ANNA,
    CODES,
    CONTEXT,
    HEAD,
    as_file,
    codes,
    codings,
    left_out,
    outcomes,
    packed,
    people,
    project,
    records,
    remarks,
    selection,
    text_source,
)

BOM = "\ufeff"


def quotes(data: bytes | str) -> list[str]:
    return [coding.text for coding in codings(outcomes(data))]


def one(selections: str, text: bytes | str = ANNA) -> str:
    """Return the text of the one passage of a project with one document."""
    (quote,) = quotes(packed(project(text_source(selections)), {"s1.txt": text}))
    return quote


# --- golden


def test_a_project_gives_its_codes_and_its_passages():
    found = outcomes(packed(project(text_source(selection(6, 9, "C2", "C3")))))
    coding = Coding(
        who="main", text="SQL", code="Skills/Statistics", document="Anna Beispiel", coder="Cleo Coder",
        starts=6, ends=9, at=Moment.at(datetime.fromisoformat("2026-03-06T10:00:00+00:00")),
    )  # fmt: skip
    (passage,) = [record for record in records(found) if isinstance(record.items[-1], Coding)]
    assert passage == SourceRecord(
        key="p1",
        location="document 'Anna Beispiel', signs 6 to 9",
        items=(
            Person(name="Anna Beispiel", page="document:anna beispiel"),
            coding,
            Coding(**{name: getattr(coding, name) for name in coding.__slots__} | {"code": "Pay / hours"}),
        ),
        scope="study",
    )
    assert codes(found) == [
        Code(name="Skills", description="What they use", color="#FF0000"),
        Code(name="Skills/Statistics"),
        Code(name="Pay / hours"),
    ]
    assert remarks(found) == []


def test_a_codebook_alone_gives_its_codes():
    book = f'{HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="T">{CODES[10:-11]}</CodeBook>'
    found = outcomes(book, "codebook.qdc")
    assert [code.name for code in codes(found)] == ["Skills", "Skills/Statistics", "Pay / hours"]
    assert [record.key for record in records(found)] == ["codebook|c1", "codebook|c2", "codebook|c3"]


def test_a_passage_without_a_code_is_kept():
    (coding,) = codings(outcomes(packed(project(text_source(selection(6, 9))))))
    assert (coding.text, coding.code, coding.coder) == ("SQL", None, None)


def test_a_missing_user_leaves_the_coder_open_and_a_user_without_a_name_goes_by_the_id():
    found = codings(outcomes(packed(project(text_source(
        selection(6, 9, "C1", user="", guid="a") + selection(6, 9, "C1", user="U2", guid="b")
        + selection(6, 9, "C1", user="U9", guid="c"))))))  # fmt: skip
    assert [coding.coder for coding in found] == [None, "dc", None]


def test_identifiers_are_compared_without_case_and_braces():
    (coding,) = codings(outcomes(packed(project(text_source(selection(6, 9, "{c2}", user="u1"))))))
    assert (coding.code, coding.coder) == ("Skills/Statistics", "Cleo Coder")


def test_a_code_that_the_codebook_lacks_leaves_the_passage_uncoded_and_is_told():
    found = outcomes(packed(project(text_source(selection(6, 9, "C9")))))
    assert [coding.code for coding in codings(found)] == [None]
    assert remarks(found) == ["study.qdpx: 1 times a code is meant that the codebook lacks."]


def test_text_within_the_xml_is_read_as_well():
    inline = '<TextSource guid="S1" name="x"><PlainTextContent>' + ANNA + "</PlainTextContent>"
    found = outcomes(project(inline + selection(6, 9, "C1") + "</TextSource>"), "study.qde")
    assert [coding.text for coding in codings(found)] == ["SQL"]


def test_a_whole_document_can_be_coded():
    (coding,) = codings(outcomes(packed(project(text_source('<Coding><CodeRef targetGUID="C1"/></Coding>')))))
    assert (coding.text, coding.starts, coding.ends, coding.code) == (ANNA, 0, len(ANNA), "Skills")


def test_a_recordings_transcript_is_read_at_its_marks():
    audio = (
        '<AudioSource guid="A" name="Anna.m4a"><Transcript guid="T" plainTextPath="internal://s1.txt">'
        '<SyncPoint guid="a" timeStamp="0" position="6"/><SyncPoint guid="b" timeStamp="9" position="9"/>'
        '<TranscriptSelection guid="x" fromSyncPoint="A" toSyncPoint="B"><Coding><CodeRef targetGUID="C1"/>'
        "</Coding></TranscriptSelection></Transcript></AudioSource>"
    )
    assert quotes(packed(project(audio))) == ["SQL"]


def test_the_text_of_a_pdf_stands_in_its_representation_and_its_areas_are_counted_as_skipped():
    pdf = (
        '<PDFSource guid="D" name="Paper" path="internal://d.pdf"><PDFSelection guid="q" page="1"/>'
        f'<Representation guid="R" plainTextPath="internal://s1.txt">{selection(6, 9, "C1")}</Representation>'
        "</PDFSource>"
    )
    found = outcomes(packed(project(pdf)))
    assert [coding.text for coding in codings(found)] == ["SQL"]
    assert left_out(found) == ["not_a_note"]
    assert "1 passages of pictures, PDF pages or recordings" in remarks(found)[0]


@pytest.mark.parametrize(
    "path",
    ["relative://Anna.txt", "absolute:///texts/Anna.txt", "absolute:///texts/s1.txt", "internal://gone.txt"],
)
def test_texts_outside_the_archive_are_listed_and_never_opened(path):
    source = text_source(selection(6, 9, "C1") + selection(1, 2, guid="P2"), path=path, name="Anna far away")
    found = outcomes(packed(project(source)))
    assert (codings(found), left_out(found)) == ([], ["not_a_note", "not_a_note"])
    assert remarks(found) == [
        "study.qdpx: the texts of 'Anna far away' are not in the file; their passages were left out. Export "
        "the project with its documents."
    ]


def test_the_project_may_have_any_name_and_lie_in_a_folder():
    xml = project(text_source(selection(6, 9, "C1")))
    assert quotes(packed(xml, qde="My Study.QDE")) == ["SQL"]
    assert quotes(packed(xml, folder="My Study/")) == ["SQL"]


@pytest.mark.parametrize("name", ["backup.qde", "zz.qde", "sources/a.qde", "a.txt"])
def test_beside_the_project_other_files_do_no_harm(name):
    buffer = io.BytesIO(packed(project(text_source(selection(6, 9, "C1")))))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, project(text_source(selection(0, 5, "C2")), name="Backup"))
    assert quotes(buffer.getvalue()) == ["SQL"]


def test_of_several_projects_of_other_names_the_first_is_read():
    buffer = io.BytesIO(packed(project(text_source(selection(6, 9, "C1"))), qde="one.qde"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("two.qde", project(text_source(selection(0, 5, "C2")), name="Two"))
    assert quotes(buffer.getvalue()) == ["SQL"]


# --- where a passage stands


@pytest.mark.parametrize("mark", ["", BOM], ids=["plain", "marked"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_positions_of_the_specification_hold_with_and_without_a_byte_order_mark(mark, ends):
    text = ANNA.replace("\n", ends)
    start = text.index("Statistics")
    data = packed(project(text_source(selection(start, start + 10, "C1"))), {"s1.txt": mark + text})
    (coding,) = codings(outcomes(data))
    assert (coding.text, coding.starts, coding.ends) == ("Statistics", 21, 31)


@pytest.mark.parametrize(
    ("stored", "counted"),
    [
        (BOM + ANNA, BOM + ANNA),
        (ANNA.replace("\n", "\r\n"), ANNA),
        (ANNA, ANNA.replace("\n", "\r\n")),
        (BOM + ANNA.replace("\n", "\r\n"), BOM + ANNA),
    ],
    ids=["mark counted", "crlf counted once", "lf counted twice", "mark counted, crlf once"],
)
def test_shifted_positions_are_told_by_the_words_that_stand_there(stored, counted):
    places = [(counted.index(word), word) for word in ("Statistics", "matters", "more")]
    marks = "".join(selection(start, start + len(word), "C1", guid=word) for start, word in places)
    found = codings(outcomes(packed(project(text_source(marks)), {"s1.txt": stored})))
    assert [(coding.text, coding.starts) for coding in found] == [
        ("Statistics", 21), ("matters", 32), ("more", 40),
    ]  # fmt: skip


def test_the_name_of_a_passage_decides_where_the_words_do_not():
    # both "a b" and "b a" begin and end with words
    text = "a b a b a b"
    assert one(selection(3, 6, "C1", name="b a"), BOM + text) == "b a"
    assert one(selection(2, 5, "C1"), text) == "b a"


def test_positions_in_utf_16_units_are_seen_after_a_sign_beyond_them():
    text = "🙂🙂 we said yes"
    units = len("🙂🙂 we ".encode("utf-16-le")) // 2
    (coding,) = codings(
        outcomes(
            packed(project(text_source(selection(units, units + 4, "C1", name="said"))), {"s1.txt": text})
        )
    )
    assert (coding.text, coding.starts, coding.ends) == ("said", 6, 10)


@pytest.mark.parametrize("mark", ["", BOM], ids=["plain", "marked"])
def test_where_neither_words_nor_names_tell_the_mark_is_not_counted(mark):
    # signs without blanks between them: every place begins and ends within a "word"
    assert one(selection(4, 6, "C1"), f"{mark}我们每天使用数据库") == "使用"


def test_code_points_are_what_counts_after_a_sign_beyond_the_first_plane():
    assert one(selection(6, 10, "C1"), "🙂🙂 we said yes") == "said"


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (5, 5), (9, 3), (60, 400), ("", 5), ("six", 9), ("9" * 5000, 9)]
)
def test_a_passage_outside_its_text_is_rejected(start, end):
    found = outcomes(
        packed(project(text_source(selection(start, end, "C1") + selection(6, 9, "C1", guid="P2"))))
    )
    assert left_out(found) == ["ragged_row"]
    assert [coding.text for coding in codings(found)] == ["SQL"]


def test_two_passages_with_one_identifier_are_kept_apart():
    found = outcomes(packed(project(text_source(selection(6, 9, "C1") + selection(0, 5, "C1")))))
    assert [record.key for record in records(found)[-2:]] == ["p1", "p1#2"]


# --- whose passage it is


def case(name: str, *sources: str, selections: tuple[str, ...] = ()) -> str:
    refs = "".join(f'<SourceRef targetGUID="{guid}"/>' for guid in sources)
    refs += "".join(f'<SelectionRef targetGUID="{guid}"/>' for guid in selections)
    named = f' name="{name}"' if name else ""
    return f'<Case guid="X"{named}>{refs}</Case>'


def whose(cases: str, document: str = "P07") -> list[str | None]:
    source = text_source(selection(6, 9, "C1"), name=document)
    return [
        person.name for person in people(outcomes(packed(project(source, cases=f"<Cases>{cases}</Cases>"))))
    ]


def test_a_case_names_the_person_of_its_documents():
    assert whose(case("Ben Muster", "S1")) == ["Ben Muster"]


def test_a_case_of_a_passage_goes_before_that_of_its_document():
    assert whose(case("Ben Muster", "S1") + case("Cem Test", selections=("P1",))) == ["Cem Test"]


def test_a_case_without_a_name_says_nothing_and_the_documents_name_does():
    assert whose(case("", "S1"), "Interview Anna Beispiel") == ["Anna Beispiel"]


def test_two_people_in_one_document_leave_open_who_said_it():
    assert whose(case("Ben Muster", "S1") + case("Cem Test", "S1"), "Anna Beispiel") == []


@pytest.mark.parametrize("name", ["P07", "Female", "Acme GmbH", "Focus group"])
def test_a_case_that_is_no_name_is_no_person(name):
    assert whose(case(name, "S1")) == []


def test_all_documents_of_a_case_are_one_person():
    two = text_source(selection(6, 9, "C1")) + text_source(
        selection(0, 5, guid="P2"), guid="S2", name="Second"
    )
    found = outcomes(packed(project(two, cases=f"<Cases>{case('Ben Muster', 'S1', 'S2')}</Cases>")))
    assert {person.page for person in people(found)} == {"case:study:ben muster"}


# --- told from other files


def test_a_project_is_known_by_what_is_in_it():
    data = packed(project(text_source(selection(6, 9, "C1"))))
    assert IMPORTER.recognise(as_file(data, "anything.zip"), CONTEXT) > 0.95
    assert IMPORTER.recognise(as_file(project(""), "project.xml"), CONTEXT) > 0.95
    assert IMPORTER.recognise(as_file(project("").encode("utf-16"), "p.qde"), CONTEXT) > 0.95
    assert IMPORTER.recognise(as_file("Name,Tag\nAda,x\n", "log.csv"), CONTEXT) == 0
    assert IMPORTER.recognise(as_file("<rss/>", "feed.xml"), CONTEXT) == 0


# --- hostile


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [BOMB, XXE, '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'])
def test_xml_that_declares_anything_is_refused(declared):
    xml = project(text_source(selection(6, 9, "C1"), name="&a;")).replace(HEAD, HEAD + declared)
    with pytest.raises(ImportFileError, match="declares entities") as caught:
        outcomes(packed(xml))
    assert caught.value.code == "unreadable"


def test_a_zip_bomb_is_refused():
    with pytest.raises(ImportFileError) as caught:
        outcomes(packed(project(""), {"s1.txt": bytes(40 << 20)}))
    assert caught.value.code == "suspicious_zip"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed("<Project"), "unreadable"),
        (packed("<html/>"), "unrecognised"),
        (packed('<?xml version="1.0" encoding="klingon"?><Project/>'), "unreadable"),
        (packed(project(""))[:-30], "corrupt_zip"),
        (b"PK\x03\x04", "corrupt_zip"),
        (b"", "unreadable"),
        (b"\x00" * 50, "unreadable"),
    ],
)
def test_a_broken_file_is_one_clear_error(data, code):
    with pytest.raises(ImportFileError) as caught:
        outcomes(data)
    assert caught.value.code == code


def test_a_zip_without_a_project_says_so():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ImportFileError, match="holds no project"):
        outcomes(buffer.getvalue())


@pytest.mark.parametrize("depth", [65, 20_000])
def test_codes_nested_without_end_are_refused(depth):
    deep = '<Code name="a">' * depth + "</Code>" * depth
    book = f'{HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{deep}</Codes></CodeBook>'
    with pytest.raises(ImportFileError, match="more than 64 deep"):
        outcomes(book, "c.qdc")


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_a_project_with_any_bytes_changed_is_read_or_refused(seed):
    dice = random.Random(seed)
    xml = bytearray(
        project(
            text_source(selection(6, 9, "C2") + selection(0, 5, guid="P2")), cases=case("A B", "S1")
        ).encode()
    )
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(xml))
        xml[place : place + dice.randint(0, 5)] = dice.choice(
            [b"", b"<", b'"', b"\xff", b"9999", b"</Code>", b"\x00"]
        )
    data = packed(bytes(xml)) if dice.random() < 0.7 else bytes(xml)
    if dice.random() < 0.3:
        data = data[: dice.randrange(len(data))]
    with contextlib.suppress(ImportFileError):
        outcomes(data)


# --- in the journal


def test_a_project_comes_into_the_journal_as_one_file(tmp_path: Path):
    path = tmp_path / "study.zip"
    path.write_bytes(packed(project(text_source(selection(6, 9, "C2") + selection(0, 5, guid="P2")))))
    journal = open_journal(tmp_path / "me.duckdb")
    (file,) = journal.import_files(path).files
    assert (file.source, file.read, file.used, file.parts) == ("coding.refi_qda", 5, 5, [])
    assert file.added == {"contacts": 1, "excerpts": 2}
    rows = journal.sql(
        "SELECT e.quote, c.path, coder, full_name FROM excerpts AS e JOIN contacts USING (contact_id)"
        " LEFT JOIN codings AS k USING (excerpt_id) LEFT JOIN codes AS c USING (code_id) ORDER BY starts_sign"
    )
    assert rows.fillna("").values.tolist() == [
        ["I use", "", "", "Anna Beispiel"],
        ["SQL", "Skills/Statistics", "Cleo Coder", "Anna Beispiel"],
    ]
    (again,) = journal.import_files(path).files
    assert (again.used, again.unchanged, again.added) == (5, 5, {})
