"""Google's CSV, old and new; the expected records are written by hand."""

from __future__ import annotations

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.records import MAIN, Note, Person, Referral, Rejected
from tests.importers.contacts.builders import (
    GOOGLE,
    OUTLOOK,
    VCARD,
    context,
    header_of,
    outcomes,
    person,
    records,
    referrals,
    referrers,
    rejected,
    score,
    skipped,
    table,
    warned,
)

OLD = header_of("google_old")
NEW = header_of("google_new")

ANNA_OLD = {
    "Name": "Anna Beispiel",
    "Given Name": "Anna",
    "Family Name": "Beispiel",
    "Birthday": " --05-20",
    "Notes": "Met at the fair",
    "Group Membership": "Alumni ::: * myContacts",
    "E-mail 1 - Type": "Home",
    "E-mail 1 - Value": "anna@example.net",
    "E-mail 2 - Type": "* Work",
    "E-mail 2 - Value": "Anna@Example.org ::: anna.b@example.org",
    "Phone 1 - Type": "Mobile",
    "Phone 1 - Value": "+49 170 1 ::: +49 30 2",
    "Organization 1 - Name": "Acme",
    "Organization 1 - Title": "Analyst",
    "Website 1 - Type": "Profile",
    "Website 1 - Value": "http://www.linkedin.com/in/Anna-Beispiel",
    "Custom Field 1 - Type": "Referred by",
    "Custom Field 1 - Value": "Bo Muster",
}
ANNA = Person(
    name="Anna Beispiel",
    emails=("anna@example.org", "anna.b@example.org", "anna@example.net"),
    phones=("+49 170 1", "+49 30 2"),
    linkedin="anna-beispiel",
    organization="Acme",
    position="Analyst",
    tags=("Alumni",),
)
BO = Person(slot="referrer:bo muster", name="Bo Muster")


def test_the_old_header():
    (found,) = records(GOOGLE, table(OLD, ANNA_OLD), "google.csv")
    assert (found.key, found.scope, found.location) == ("google|anna beispiel", "google", "row 2")
    assert found.items == (
        ANNA,
        BO,
        Note(text="Met at the fair"),
        Referral(referrer="referrer:bo muster", referred=MAIN),
    )


def test_of_several_organizations_in_a_cell_the_first_counts():
    cells = {"Organization 1 - Name": "Acme ::: Beta", "Organization 1 - Title": "Analyst ::: Lead"}
    (found,) = records(GOOGLE, table(OLD, {"Name": "Anna Beispiel"} | cells))
    assert (person(found).organization, person(found).position) == ("Acme", "Analyst")


def test_the_old_file_in_utf_16_says_the_same():
    data = b"\xff\xfe" + table(OLD, ANNA_OLD | {"Notes": "Zoë"}).encode("utf-16-le")
    (found,) = records(GOOGLE, data, "google.csv")
    assert found.items[:2] == (ANNA, BO)
    assert found.items[2] == Note(text="Zoë")


ANNA_NEW = {
    "First Name": "Anna",
    "Middle Name": "Maria",
    "Last Name": "Beispiel",
    "Name Suffix": "PhD",
    "Organization Name": "Acme",
    "Organization Title": "Analyst",
    "Birthday": " --05-20",
    "Notes": "LinkedIn: https://www.linkedin.com/in/anna-beispiel\nknows SQL",
    "Labels": "* myContacts ::: * starred ::: Alumni ::: * friends",
    "E-mail 1 - Label": "* Other",
    "E-mail 1 - Value": "anna@example.org",
    "E-mail 2 - Label": "",
    "E-mail 2 - Value": "anna@example.net",
    "Phone 1 - Value": "+49 30 1",
    "Address 1 - City": "Berlin",
    "Address 1 - Country": "DE",
}


def test_the_new_header():
    (found,) = records(GOOGLE, table(NEW, ANNA_NEW), "contacts (2).csv")
    assert found.key == "contacts|anna maria beispiel"
    assert found.items == (
        Person(
            name="Anna Maria Beispiel",
            emails=("anna@example.org", "anna@example.net"),
            phones=("+49 30 1",),
            linkedin="anna-beispiel",
            organization="Acme",
            position="Analyst",
            location="Berlin, DE",
            tags=("Alumni", "friends"),
        ),
        Note(text="LinkedIn: https://www.linkedin.com/in/anna-beispiel\nknows SQL"),
    )


def only(**cells):
    (found,) = records(GOOGLE, table(NEW, {"First Name": "Anna", "Last Name": "Beispiel"} | cells))
    return found


@pytest.mark.parametrize("kind", ["Custom Field", "Relation"])
@pytest.mark.parametrize("label", ["Referred by", "* Referred By", "Empfohlen von", "Recommandé par"])
def test_fields_of_ones_own_that_name_the_referrer(kind, label):
    cells = {f"{kind} 1 - Label": label, f"{kind} 1 - Value": "Bo Muster"}
    assert referrals(only(**cells)) == [("referrer:bo muster", MAIN)]


@pytest.mark.parametrize("label", ["Sister", "Manager", "Met at", ""])
def test_other_fields_and_relations_refer_nobody(label):
    cells = {"Relation 1 - Label": label, "Relation 1 - Value": "Bo Muster"}
    assert referrals(only(**cells)) == []


def test_two_referrers_joined_in_one_cell():
    found = only(
        **{"Custom Field 1 - Label": "Referred by", "Custom Field 1 - Value": "Bo Muster ::: Cy Modelo"}
    )
    assert [referrer.name for referrer in referrers(found)] == ["Bo Muster", "Cy Modelo"]


def test_the_referrer_has_the_addresses_of_their_own_row():
    data = table(
        NEW,
        {
            "First Name": "Anna",
            "Custom Field 1 - Label": "Referred by",
            "Custom Field 1 - Value": "Bo Muster",
        },
        {"First Name": "Bo", "Last Name": "Muster", "E-mail 1 - Value": "bo@example.org"},
    )
    (bo,) = referrers(records(GOOGLE, data)[0])
    assert bo.emails == ("bo@example.org",)


def test_a_profile_in_a_field_of_ones_own():
    cells = {"Custom Field 1 - Label": "LinkedIn", "Custom Field 1 - Value": "linkedin.com/in/anna-beispiel"}
    assert person(only(**cells)).linkedin == "anna-beispiel"


def test_rows_that_name_nobody_are_skipped():
    data = table(
        NEW,
        {"Organization Name": "Acme", "File As": "Acme", "Phone 1 - Value": "1"},
        {"Labels": "* myContacts"},
        {"File As": "Beispiel, Anna"},
    )
    found = outcomes(GOOGLE, data)
    assert skipped(found) == [("row 2", "no_identity"), ("row 3", "no_identity")]
    assert person(records(GOOGLE, data)[0]).name == "Beispiel, Anna"


def test_blank_rows_and_repeated_rows_are_skipped():
    rows = table(NEW, {"First Name": "Anna"}, {}, {"First Name": "Anna"})
    assert skipped(outcomes(GOOGLE, rows)) == [("row 3", "blank_row"), ("row 4", "duplicate")]


def test_the_owners_own_row_is_left_out():
    data = table(NEW, {"First Name": "Zoë", "E-mail 1 - Value": "zoe@example.org"}, {"First Name": "Anna"})
    found = outcomes(GOOGLE, data, owner_emails=("ZOE@example.org",))
    assert skipped(found) == [("row 2", "no_identity")]


def test_a_row_that_runs_over_is_rejected_and_can_be_seen():
    data = table(NEW, {"First Name": "Anna"}).rstrip("\r\n") + ",too,many\r\n"
    found = outcomes(GOOGLE, data)
    assert rejected(found) == [("row 2", "ragged_row")]
    assert "ragged_rows" in warned(found)


def test_saved_again_by_a_spreadsheet_with_semicolons():
    assert person(records(GOOGLE, table(NEW, ANNA_NEW, delimiter=";"))[0]).name == "Anna Maria Beispiel"


def test_a_header_alone_is_said():
    assert warned(outcomes(GOOGLE, table(NEW))) == ["no_rows"]


def test_another_table_is_refused_in_words():
    with pytest.raises(ImportFileError, match="headers of Google") as caught:
        outcomes(GOOGLE, "Name,Email\nAnna,anna@example.org\n")
    assert caught.value.code == "unrecognised"


@pytest.mark.parametrize("header", [OLD, NEW])
def test_recognition_is_sure(header):
    data = table(header, {})
    assert score(GOOGLE, data) >= 0.95
    assert score(OUTLOOK, data) == score(VCARD, data) == 0
    assert score(GOOGLE, b"\xff\xfe" + data.encode("utf-16-le")) >= 0.95


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "Name,Email,Organization,Date contacted,Labels",
        "First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Record ID",
        "Given Name,Family Name,Name,Email",
        "",
    ],
)
def test_other_tables_are_not_taken(header):
    assert score(GOOGLE, header + "\n") == score(OUTLOOK, header + "\n") == 0


def test_a_row_that_was_mended_is_the_row_it_would_have_been():
    anna = {"First Name": "Anna", "Last Name": "Beispiel"}
    data = table(NEW, anna, anna | {"Organization Name": "Acme"}).rstrip("\r\n") + ",over\r\n"
    (wrong,) = [found for found in outcomes(GOOGLE, data, "book.csv") if isinstance(found, Rejected)]
    given = dict(wrong.fields)
    assert given["(cell beyond the header 1)"] == "over"
    given["E-mail 1 - Value"] = "anna@example.org"
    assert GOOGLE.mend is not None
    (mended,) = GOOGLE.mend(tuple(given.items()), wrong.remember, wrong.location, context())
    assert (mended.key, mended.location) == ("book|anna beispiel|2", "row 3")
    assert mended.items == (Person(name="Anna Beispiel", emails=("anna@example.org",), organization="Acme"),)


def test_as_many_columns_as_somebody_has_addresses():
    header = [*NEW, "E-mail 12 - Label", "E-mail 12 - Value"]
    (found,) = records(GOOGLE, table(header, {"First Name": "Anna", "E-mail 12 - Value": "anna@example.org"}))
    assert person(found).emails == ("anna@example.org",)
