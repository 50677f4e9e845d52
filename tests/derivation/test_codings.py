"""Codes, excerpts and codings: what several coders, programs and editions say of the same passage."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.derivation.code_paths import code_id, parts_of
from explorer_kit.records import Code, Coding, Item, Meeting, Moment, Person
from tests.derivation.journals import NOW, Batch, Journal, Row, day, on, only, record

ANNA = Person(name="Anna Beispiel", page="document:anna")
TOOL = "coding.refi_qda"


@pytest.fixture
def journal() -> Journal:
    return Journal()


def mark(text: str = "SQL every day", code: str | None = "SQL", **more: Any) -> Coding:
    return Coding(text=text, code=code, **({"document": "Anna.docx"} | more))


def codes(journal: Journal) -> dict[str, Row]:
    return {row["path"]: row for row in journal.rows("SELECT * FROM codes")}


# --- codes


def test_a_code_of_a_codebook_is_listed_without_any_passage(journal: Journal):
    journal.load(TOOL, record("c", Code(name="Skills", description="What they use", color="#ff0000")))
    row = only(journal.table("codes"))
    assert (row["name"], row["path"], row["parent_id"]) == ("Skills", "Skills", None)
    assert (row["description"], row["color"], row["sources"]) == ("What they use", "#ff0000", [TOOL])


def test_a_nested_code_hangs_under_its_parent_even_if_no_codebook_lists_that(journal: Journal):
    journal.load(TOOL, record("c", Code(name="Skills/Data/SQL")))
    found = codes(journal)
    assert sorted(found) == ["Skills", "Skills/Data", "Skills/Data/SQL"]
    assert found["Skills/Data/SQL"]["name"] == "SQL"
    assert found["Skills/Data/SQL"]["parent_id"] == found["Skills/Data"]["code_id"]
    assert found["Skills/Data"]["parent_id"] == found["Skills"]["code_id"]
    assert found["Skills"]["parent_id"] is None


def test_a_folder_of_codes_does_not_take_the_description_of_a_code_in_it(journal: Journal):
    journal.load(TOOL, record("c", Code(name="Skills/SQL", description="Queries", color="#00ff00")))
    assert (codes(journal)["Skills"]["description"], codes(journal)["Skills"]["color"]) == (None, None)
    assert codes(journal)["Skills/SQL"]["description"] == "Queries"


def test_the_same_path_in_two_programs_is_one_code_spelled_as_the_codebook_has_it(journal: Journal):
    journal.load("coding.taguette", record("h1", mark(code="skills")), record("h2", mark("x", "skills")))
    journal.load(TOOL, record("c", Code(name="Skills")))
    row = only(journal.table("codes"))
    assert (row["path"], row["sources"]) == ("Skills", ["coding.refi_qda", "coding.taguette"])
    assert {coding["code_id"] for coding in journal.table("codings")} == {row["code_id"]}


def test_a_code_that_was_renamed_has_its_new_name_only(journal: Journal):
    journal.load(TOOL, record("c", Code(name="Skils")), file_at=datetime(2026, 5, 1))
    journal.load(TOOL, record("c", Code(name="Skills")), file_at=datetime(2026, 5, 2))
    assert list(codes(journal)) == ["Skills"]


def test_codes_that_differ_in_signs_are_two():
    assert code_id("C#") != code_id("C++")
    assert code_id(" Café ") == code_id("cafe")


def test_a_stroke_between_blanks_belongs_to_a_name():
    assert [part.name for part in parts_of("Pros / Cons/Pay")] == ["Pros / Cons", "Pay"]
    assert parts_of("//") == ()


# --- excerpts


def test_a_passage_without_a_person_is_an_excerpt_of_nobody(journal: Journal):
    journal.load(TOOL, record("s", mark(starts=10, ends=23)))
    row = only(journal.table("excerpts"))
    assert (row["quote"], row["document"], row["contact_id"]) == ("SQL every day", "Anna.docx", None)
    assert (row["starts_sign"], row["ends_sign"], row["kind"]) == (10, 23, "quote")
    assert journal.contacts() == []


def test_a_passage_belongs_to_the_person_who_said_it(journal: Journal):
    journal.load(TOOL, record("s", ANNA, mark(who="main")))
    assert only(journal.table("excerpts"))["contact_id"] == journal.contact("Anna Beispiel")["contact_id"]


def test_a_passage_that_was_marked_but_not_coded_is_an_excerpt_without_codings(journal: Journal):
    journal.load(TOOL, record("s", mark(code=None)))
    assert only(journal.table("excerpts"))["quote"] == "SQL every day"
    assert (journal.table("codings"), journal.table("codes")) == ([], [])


def test_two_codes_on_one_passage_are_one_excerpt_with_two_codings(journal: Journal):
    journal.load(
        TOOL, record("s", mark(code="SQL", starts=1, ends=14), mark(code="Daily", starts=1, ends=14))
    )
    excerpt = only(journal.table("excerpts"))
    assert [row["excerpt_id"] for row in journal.table("codings")] == [excerpt["excerpt_id"]] * 2


def test_two_coders_of_one_passage_are_kept_apart(journal: Journal):
    journal.load(TOOL, record("s", mark(coder="Cleo", starts=1, ends=14)))
    journal.load("coding.other", record("t", mark(coder="Dario", starts=1, ends=14)))
    assert only(journal.table("excerpts"))["sources"] == ["coding.other", "coding.refi_qda"]
    assert sorted(row["coder"] for row in journal.table("codings")) == ["Cleo", "Dario"]


def test_the_same_coding_in_two_files_is_one(journal: Journal):
    journal.load(TOOL, record("s", mark(coder="Cleo", starts=1, ends=14)))
    journal.load("coding.other", record("t", mark(coder="Cleo", starts=1, ends=14)))
    assert len(journal.table("codings")) == 1


def test_the_same_words_at_two_places_are_two_excerpts(journal: Journal):
    journal.load(
        TOOL, record("s", mark("Yes.", starts=1, ends=5)), record("t", mark("Yes.", starts=9, ends=13))
    )
    assert len(journal.table("excerpts")) == 2


def test_passages_without_a_document_are_told_apart_by_their_records(journal: Journal):
    journal.load(TOOL, record("s", mark(document=None)), record("t", mark(document=None)))
    assert len(journal.table("excerpts")) == 2


def test_a_code_taken_off_in_a_newer_edition_is_off(journal: Journal):
    both = (mark(code="SQL"), mark(code="Daily"))
    journal.load(TOOL, record("s", *both), file_at=datetime(2026, 5, 1))
    journal.load(TOOL, record("s", mark(code="Daily")), file_at=datetime(2026, 5, 2))
    assert len(journal.table("codings")) == 1
    assert list(codes(journal)) == ["Daily"]


# --- the talk and the day


def test_a_passage_is_of_the_only_talk_with_its_person(journal: Journal):
    journal.load(
        "note", record("n", Person(name="Anna Beispiel", page="document:anna"), Meeting(starts=on(3)))
    )
    journal.load(TOOL, record("s", ANNA, mark(who="main")))
    row, talk = only(journal.table("excerpts")), only(journal.events("meeting"))
    assert row["interview_id"] == talk["event_id"]
    assert row["counts_from_on"] == talk["counts_from_on"] == day(4)


def test_of_two_talks_with_a_person_none_is_guessed(journal: Journal):
    talks = [record(str(n), ANNA, Meeting(starts=on(n))) for n in (3, 9)]
    journal.load("note", *talks)
    journal.load(TOOL, record("s", ANNA, mark(who="main")))
    assert only(journal.table("excerpts"))["interview_id"] is None


def test_a_talk_that_was_cancelled_is_not_the_one(journal: Journal):
    journal.load("note", record("a", ANNA, Meeting(starts=on(3), cancelled=True)))
    journal.load("note", record("b", ANNA, Meeting(starts=on(9))))
    journal.load(TOOL, record("s", ANNA, mark(who="main")))
    assert only(journal.table("excerpts"))["counts_from_on"] == day(10)


def test_a_second_talk_that_comes_later_takes_the_guess_back(journal: Journal):
    journal.load("note", record("a", ANNA, Meeting(starts=on(3))))
    journal.load(TOOL, record("s", ANNA, mark(who="main")))
    journal.load("note", record("b", ANNA, Meeting(starts=on(9))))
    assert only(journal.table("excerpts"))["interview_id"] is None


def test_a_passage_with_a_talk_in_its_own_record_belongs_to_that(journal: Journal):
    journal.load("note", record("a", ANNA, Meeting(starts=on(3))))
    journal.load("form", record("b", ANNA, Meeting(starts=on(9)), mark(who="main")))
    assert only(journal.table("excerpts"))["counts_from_on"] == day(10)


def test_without_a_talk_a_passage_counts_from_its_coding_else_from_its_load(journal: Journal):
    journal.load(TOOL, record("s", mark("a", at=on(5)), mark("b", at=Moment())))
    days = {row["quote"]: row["counts_from_on"] for row in journal.table("excerpts")}
    assert days == {"a": day(5), "b": NOW.date()}


# --- any order, twice, anew


def test_a_person_who_is_found_later_is_the_passages_person_then(journal: Journal):
    journal.load(TOOL, record("s", ANNA, mark(who="main")))
    before = only(journal.table("excerpts"))["contact_id"]
    journal.load("note", record("n", ANNA, Meeting(starts=on(3))))
    row = only(journal.table("excerpts"))
    assert row["contact_id"] == journal.contact("Anna Beispiel")["contact_id"]
    assert before in {pair["old"] for pair in journal.table("contact_ids")}


BEN = Person(name="Ben Muster", page="document:ben")
PEOPLE = st.sampled_from([(), (ANNA,), (BEN,)])
MARKS = st.builds(
    Coding,
    text=st.sampled_from(["Yes.", "SQL every day"]),
    code=st.sampled_from([None, "Skills/SQL", "skills/sql", "Skills", "Daily"]),
    document=st.sampled_from([None, "Anna.docx", "anna.docx", "Ben.docx"]),
    coder=st.sampled_from([None, "Cleo", "Dario"]),
    starts=st.sampled_from([None, 3]),
)
ITEMS = st.one_of(MARKS, st.builds(Code, name=st.sampled_from(["Skills", "Skills/SQL", "Pay"])))


@st.composite
def loads(draw: st.DrawFn) -> list[Batch]:
    batches = []
    for number in range(draw(st.integers(2, 3))):
        people: tuple[Item, ...] = draw(PEOPLE)
        talks: bool = draw(st.booleans())
        talk: tuple[Item, ...] = (Meeting(starts=on(3 + number)),) if people and talks else ()
        said = [
            Coding(who="main" if people else "", text=item.text, code=item.code, document=item.document,
                   coder=item.coder, starts=item.starts) if isinstance(item, Coding) else item
            for item in draw(st.lists(ITEMS, min_size=1, max_size=3))
        ]  # fmt: skip
        key, source = draw(st.sampled_from("ab")), draw(st.sampled_from([TOOL, "coding.taguette"]))
        dated = datetime(2026, 5, 1 + number)
        batches.append(Batch(source, (record(key, *people, *talk, *said),), dated, f"{number}.qdpx"))
    return batches


@settings(max_examples=5)
@given(loads(), st.randoms(use_true_random=False))
def test_any_order_and_twice_and_anew_give_the_same_tables(batches: list[Batch], dice: random.Random):
    one = Journal()
    for batch in batches:
        one.load_together(batch)
    expected = one.derived()
    one.derive_everything()
    assert one.derived() == expected
    shuffled = [*batches, dice.choice(batches)]
    dice.shuffle(shuffled)
    other = Journal()
    for batch in shuffled:
        other.load_together(batch)
    assert other.derived() == expected


@settings(max_examples=5)
@given(loads())
def test_every_coding_has_its_excerpt_and_code_and_every_code_its_parent(batches: list[Batch]):
    journal = Journal()
    journal.load_together(*batches)
    excerpts = {row["excerpt_id"] for row in journal.table("excerpts")}
    known = {row["code_id"] for row in journal.table("codes")}
    assert all(row["excerpt_id"] in excerpts and row["code_id"] in known for row in journal.table("codings"))
    assert {row["parent_id"] for row in journal.table("codes")} <= known | {None}
    people = {row["contact_id"] for row in journal.contacts()}
    assert {row["contact_id"] for row in journal.table("excerpts")} <= people | {None}
