"""Address books in a journal: they join what other sources say of a person, and later editions add to it."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime

import pytest

from explorer_kit import open_journal
from explorer_kit.settings import Settings, save_settings
from tests.importers.contacts.builders import header_of, table, vcard

AS_OF = datetime(2026, 6, 1, 12)
BY_MAIL = "Name,Email,Date contacted,How\nAnna,anna@example.org,2026-03-02,email\n"
BY_PROFILE = "Name,LinkedIn,Date contacted,How\nA. Beispiel,https://www.linkedin.com/in/anna-beispiel,2026-03-05,LinkedIn\n"
ANNA = vcard(
    "FN:Anna Beispiel",
    "EMAIL:Anna@Example.org",
    "item1.URL:https\\://www.linkedin.com/in/Anna-Beispiel/",
    "item1.X-ABLabel:LinkedIn",
)
BO = vcard("FN:Bo Muster", "EMAIL:bo@example.org")


@pytest.fixture
def journal(tmp_path):
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, Settings(timezone="Europe/Berlin", owner_emails=("zoe@example.org",)))
    return found


@pytest.fixture
def write(tmp_path):
    """Write a file; ``day`` is its date, by which the newer edition is known."""

    def write_file(name, text, day=1):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        moment = datetime(2026, 4, day).timestamp()
        os.utime(path, (moment, moment))
        return path

    return write_file


def contacts(journal, columns="full_name"):
    found = journal.sql(f"SELECT {columns} FROM contacts ORDER BY full_name")
    return [tuple(row) for row in found.itertuples(index=False)]


def test_a_card_joins_the_address_and_the_profile_of_other_sources(journal, write):
    paths = (write("mail.csv", BY_MAIL), write("profiles.csv", BY_PROFILE), write("book.vcf", ANNA))
    report = journal.import_files(*paths, as_of=AS_OF)
    assert report.files[2].source == "contacts.vcard"
    assert contacts(journal, "full_name, linkedin_slug") == [("Anna Beispiel", "anna-beispiel")]
    kinds = journal.sql("SELECT kind FROM events ORDER BY occurred_on").kind
    assert list(kinds) == ["outreach", "follow_up"]


def test_a_card_joins_a_connection_and_a_tracker_row(journal, write):
    connections = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "A.,Beispiel,https://www.linkedin.com/in/anna-beispiel,,Acme,Analyst,08 Feb 2026\n"
    )
    paths = (write("Connections.csv", connections), write("book.vcf", ANNA), write("mail.csv", BY_MAIL))
    report = journal.import_files(*paths, as_of=AS_OF)
    assert [file.source for file in report.files] == ["linkedin.connections", "contacts.vcard", "tracker"]
    ((emails, slug, company, sources),) = contacts(journal, "emails, linkedin_slug, organization, sources")
    assert (list(emails), slug, company) == (["anna@example.org"], "anna-beispiel", "Acme")
    assert list(sources) == ["contacts.vcard", "linkedin.connections", "tracker"]


def test_the_order_of_loading_changes_nothing(tmp_path, write):
    mail, profiles, book = (
        write("mail.csv", BY_MAIL),
        write("profiles.csv", BY_PROFILE),
        write("book.vcf", ANNA),
    )
    seen = []
    for number, order in enumerate([(mail, profiles, book), (book, profiles, mail)]):
        journal = open_journal(tmp_path / f"{number}.duckdb")
        for path in order:
            journal.import_files(path, as_of=AS_OF)
        seen.append([journal.sql(f"FROM {name} ORDER BY ALL").astype(str) for name in ("contacts", "events")])
    assert all(one.equals(other) for one, other in zip(*seen, strict=True))


def test_a_newer_edition_adds_what_is_new_and_doubles_nothing(journal, write):
    journal.import_files(write("contacts.vcf", ANNA), as_of=AS_OF)
    newer = ANNA.replace("END:VCARD", "ORG:Acme\r\nNOTE:knows SQL\r\nEND:VCARD") + BO
    (file,) = journal.import_files(write("contacts (1).vcf", newer, day=2), as_of=AS_OF).files
    assert (file.read, file.used, file.superseded, file.unchanged, file.gone) == (2, 2, 1, 0, 0)
    assert file.added == {"contacts": 1, "events": 1}
    assert contacts(journal, "full_name, COALESCE(organization, '')") == [
        ("Anna Beispiel", "Acme"),
        ("Bo Muster", ""),
    ]


def test_a_card_that_gets_an_address_is_no_second_person(journal, write):
    journal.import_files(write("contacts.vcf", vcard("FN:Anna Beispiel")), as_of=AS_OF)
    journal.import_files(write("contacts.vcf", ANNA, day=2), as_of=AS_OF)
    assert contacts(journal) == [("Anna Beispiel",)]


def test_a_card_that_is_gone_is_reported_and_kept(journal, write):
    journal.import_files(write("contacts.vcf", ANNA + BO), as_of=AS_OF)
    (file,) = journal.import_files(write("contacts.vcf", ANNA, day=2), as_of=AS_OF).files
    assert (file.unchanged, file.gone) == (1, 1)
    assert contacts(journal) == [("Anna Beispiel",), ("Bo Muster",)]


def test_loading_twice_changes_nothing(journal, write):
    path = write("contacts.vcf", ANNA + BO)
    journal.import_files(path, as_of=AS_OF)
    (file,) = journal.import_files(path, as_of=AS_OF).files
    assert (file.read, file.unchanged, file.added) == (2, 2, {})


def test_referred_by_becomes_one_referral_over_all_books(journal, write):
    google = table(
        header_of("google_new"),
        {
            "First Name": "Anna",
            "Last Name": "Beispiel",
            "E-mail 1 - Value": "anna@example.org",
            "Custom Field 1 - Label": "Referred by",
            "Custom Field 1 - Value": "Bo Muster",
        },
        {"First Name": "Bo", "Last Name": "Muster", "E-mail 1 - Value": "bo@example.org"},
    )
    outlook = table(
        header_of("outlook_com"),
        {
            "First Name": "Anna",
            "Last Name": "Beispiel",
            "E-mail Address": "anna@example.org",
            "Referred By": "Bo Muster",
        },
        {"First Name": "Bo", "Last Name": "Muster", "E-mail Address": "bo@example.org"},
        {"First Name": "Zoë", "E-mail Address": "zoe@example.org"},
    )
    paths = write("google.csv", google), write("outlook.csv", outlook)
    report = journal.import_files(*paths, as_of=AS_OF)
    assert [file.source for file in report.files] == ["contacts.google_csv", "contacts.outlook_csv"]
    assert report.files[1].skipped == {"no_identity": 1}
    found = journal.sql(
        "SELECT a.full_name AS referrer, b.full_name AS referred, b.tie FROM referrals"
        " JOIN contacts AS a ON a.contact_id = referrer_id JOIN contacts AS b ON b.contact_id = referred_id"
    )
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("Bo Muster", "Anna Beispiel", "referred")
    ]
    assert contacts(journal) == [("Anna Beispiel",), ("Bo Muster",)]


@pytest.mark.parametrize("kind", ["vcf", "csv"])
def test_a_takeout_has_a_file_for_each_label_and_each_person_once(journal, tmp_path, kind):
    anna = {"First Name": "Anna", "Last Name": "Beispiel"}
    people = {
        "vcf": [vcard("FN:Anna Beispiel", "TEL:1"), BO],
        "csv": [
            table(header_of("google_new"), row)
            for row in (anna, {"First Name": "Bo", "E-mail 1 - Value": "bo@example.org"})
        ],
    }[kind]
    labels = {"All Contacts": people[0], "Friends": people[0], "Alumni": people[1]}
    path = tmp_path / "takeout-20260401.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for label, text in labels.items():
            archive.writestr(f"Takeout/Contacts/{label}/{label}.{kind}", text)
    (file,) = journal.import_files(path, as_of=AS_OF).files
    source = {"vcf": "contacts.vcard", "csv": "contacts.google_csv"}[kind]
    assert (file.ok, {part.source for part in file.parts}) == (True, {source})
    names = [name for (name,) in contacts(journal)]
    assert names == ["Anna Beispiel", "Bo Muster" if kind == "vcf" else "Bo"]


def test_two_books_with_people_of_one_name_stay_apart(journal, write):
    one, two = vcard("FN:Anna Beispiel", "ORG:Acme"), vcard("FN:Anna Beispiel", "ORG:Beta")
    journal.import_files(write("work.vcf", one), write("private.vcf", two), as_of=AS_OF)
    found = sorted(contacts(journal, "full_name, organization"))
    assert found == [("Anna Beispiel", "Acme"), ("Anna Beispiel", "Beta")]
