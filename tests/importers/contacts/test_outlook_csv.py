"""Outlook's CSV in all its headers; the expected records are written by hand."""

from __future__ import annotations

import csv

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.records import MAIN, Note, Person, Referral
from tests.importers.contacts.builders import (
    GOOGLE,
    OUTLOOK,
    header_of,
    outcomes,
    person,
    records,
    referrals,
    score,
    skipped,
    table,
)

OUTLOOK_COM = header_of("outlook_com")
CLASSIC = header_of("outlook_english")
GMAIL = header_of("outlook_of_gmail")
GERMAN = header_of("outlook_german")
FRENCH = header_of("outlook_french")
SPANISH = header_of("outlook_spanish")


def test_the_header_of_outlook_com():
    anna = {
        "First Name": "Anna",
        "Middle Name": "Maria",
        "Last Name": "Beispiel",
        "Title": "Dr.",
        "E-mail Address": "Anna@Example.org",
        "E-mail 2 Address": "anna@example.net",
        "Home Phone": "+49 30 2",
        "Business Phone": "+49 30 1",
        "Job Title": "Analyst",
        "Company": "Acme",
        "Business City": "Berlin",
        "Business Country/Region": "Germany",
        "Web Page": "https://www.linkedin.com/in/anna-beispiel/",
        "Birthday": "0/0/00",
        "Notes": "Met at the fair",
        "Referred By": "Bo Muster",
        "Categories": "Alumni;Data people",
    }
    data = "\ufeff" + table(OUTLOOK_COM, anna)
    (found,) = records(OUTLOOK, data, "contacts.csv")
    assert found.key == "contacts|anna maria beispiel"
    assert found.items == (
        Person(
            name="Anna Maria Beispiel",
            emails=("anna@example.org", "anna@example.net"),
            phones=("+49 30 1", "+49 30 2"),
            linkedin="anna-beispiel",
            organization="Acme",
            position="Analyst",
            location="Berlin, Germany",
            tags=("Alumni", "Data people"),
        ),
        Person(slot="referrer:bo muster", name="Bo Muster"),
        Note(text="Met at the fair"),
        Referral(referrer="referrer:bo muster", referred=MAIN),
    )


X500 = "/o=ExchangeLabs/ou=Exchange Administrative Group (ABC)/cn=Recipients/cn=12345-anna"


def test_an_internal_address_is_taken_from_the_name_shown():
    anna = {
        "First Name": "Anna",
        "Last Name": "Beispiel",
        "E-mail Address": X500,
        "E-mail Type": "EX",
        "E-mail Display Name": "Anna Beispiel (Anna@Example.org)",
        "E-mail 2 Address": "anna@example.net",
        "E-mail 2 Type": "SMTP",
        "E-mail 2 Display Name": "Anna Beispiel (other@example.com)",
    }
    (found,) = records(OUTLOOK, table(CLASSIC, anna))
    assert person(found).emails == ("anna@example.org", "anna@example.net")


@pytest.mark.parametrize("kind", ["EX", ""])
@pytest.mark.parametrize("internal", [X500, f"{X500}@example.org", "/O=ACME/CN=anna@example.org"])
def test_an_internal_address_is_never_an_address(kind, internal):
    anna = {
        "First Name": "Anna",
        "E-mail Address": internal,
        "E-mail Type": kind,
        "E-mail Display Name": "Anna B",
    }
    assert person(records(OUTLOOK, table(CLASSIC, anna))[0]).emails == ()


def test_a_name_that_stands_only_beside_the_address():
    anna = {"E-mail Address": "anna@example.org", "E-mail Display Name": "Anna Beispiel (anna@example.org)"}
    assert person(records(OUTLOOK, table(CLASSIC, anna))[0]).name == "Anna Beispiel"


def test_the_german_header_of_92_columns():
    assert len(GERMAN) == 92
    joerg = {
        "Anrede": "Herr",
        "Vorname": "Jörg",
        "Nachname": "Müller",
        "Firma": "Beispiel GmbH",
        "Position": "Prüfer",
        "Ort geschäftlich": "Köln",
        "Land/Region geschäftlich": "Deutschland",
        "Telefon geschäftlich": "+49 221 1",
        "Mobiltelefon": "+49 170 1",
        "Benutzer 1": "https://www.linkedin.com/in/joerg-mueller",
        "E-Mail-Adresse": "joerg@example.org",
        "E-Mail-Typ": "SMTP",
        "E-Mail: Angezeigter Name": "Jörg Müller (joerg@example.org)",
        "Empfohlen von": "Änne Muster",
        "Geburtstag": "0.0.00",
        "Jahrestag": "0.0.00",
        "Kategorien": "Alumni;Fachleute",
        "Notizen": "Zeile 1\nZeile 2",
    }
    data = table(GERMAN, joerg, quoting=csv.QUOTE_ALL).encode("cp1252")
    (found,) = records(OUTLOOK, data, "Kontakte.csv")
    assert found.items == (
        Person(
            name="Jörg Müller",
            emails=("joerg@example.org",),
            phones=("+49 170 1", "+49 221 1"),
            linkedin="joerg-mueller",
            organization="Beispiel GmbH",
            position="Prüfer",
            location="Köln, Deutschland",
            tags=("Alumni", "Fachleute"),
        ),
        Person(slot="referrer:anne muster", name="Änne Muster"),
        Note(text="Zeile 1\nZeile 2"),
        Referral(referrer="referrer:anne muster", referred=MAIN),
    )


def test_the_french_header_has_its_title_twice():
    cells = dict.fromkeys(range(len(FRENCH)), "")
    cells |= {0: "Mme", 1: "Zoë", 3: "Exemple", 5: "Société X", 7: "Acheteuse", 9: "Lyon", 10: "France"}
    cells |= {13: "+33 4", 15: "+33 6", 16: "zoe@example.org", 17: "SMTP", 22: "0/0/00"}
    cells |= {23: "Anciens;Données", 26: "Une note", 30: "Bo Muster"}
    data = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in (FRENCH, cells.values())).encode(
        "cp1252"
    )
    (found,) = records(OUTLOOK, data)
    assert person(found) == Person(
        name="Zoë Exemple",
        emails=("zoe@example.org",),
        phones=("+33 6", "+33 4"),
        organization="Société X",
        position="Acheteuse",
        location="Lyon, France",
        tags=("Anciens", "Données"),
    )
    assert referrals(found) == [("referrer:bo muster", MAIN)]


def test_the_spanish_header():
    jose = {
        "Nombre": "José",
        "Apellidos": "Muñoz Modelo",
        "Organización": "Ejemplo",
        "Puesto": "Analista",
        "Ciudad de trabajo": "Madrid",
        "Móvil": "+34 6",
        "Dirección de correo electrónico": "jose@example.org",
        "Dirección del correo electrónico 2": "jose@example.net",
        "Categorías": "Antiguos",
        "Notas": "Una nota",
        "Recomendado por": "Bo Muster",
    }
    (found,) = records(OUTLOOK, table(SPANISH, jose).encode("cp1252"))
    assert person(found) == Person(
        name="José Muñoz Modelo",
        emails=("jose@example.org", "jose@example.net"),
        phones=("+34 6",),
        organization="Ejemplo",
        position="Analista",
        location="Madrid",
        tags=("Antiguos",),
    )
    assert referrals(found) == [("referrer:bo muster", MAIN)]


def test_gmails_way_of_writing_it():
    anna = {
        "First Name": "Anna",
        "Last Name": "Beispiel",
        "E-mail Address": "anna@example.org",
        "Company": "Acme",
        "Job Title": "Analyst",
        "Categories": "Alumni;myContacts",
        "Business City": "Berlin",
        "Business Country": "Germany",
    }
    (found,) = records(OUTLOOK, table(GMAIL, anna))
    assert person(found) == Person(
        name="Anna Beispiel",
        emails=("anna@example.org",),
        organization="Acme",
        position="Analyst",
        location="Berlin, Germany",
        tags=("Alumni",),
    )


def test_a_company_without_a_person_is_skipped():
    data = table(CLASSIC, {"Company": "Acme", "E-mail Display Name": "Acme"}, {"First Name": "Anna"})
    assert skipped(outcomes(OUTLOOK, data)) == [("row 2", "no_identity")]


@pytest.mark.parametrize("header", [OUTLOOK_COM, CLASSIC, GMAIL, GERMAN, FRENCH, SPANISH])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig"])
def test_recognition_is_sure(header, encoding):
    data = (",".join(f'"{name}"' for name in header) + "\r\n").encode(encoding)
    assert score(OUTLOOK, data) >= 0.95
    assert score(GOOGLE, data) == 0


@pytest.mark.parametrize(
    "header",
    [
        '"Subject","Body","From: (Name)","From: (Address)","From: (Type)","Categories","Sensitivity"',
        '"Subject","Start Date","Start Time","End Date","End Time","Categories","Priority","Sensitivity"',
        "First name,Last name,E-mail address,Company,Job title,Mobile phone,Categories,Priority,Referred by",
        "Vorname,Nachname,E-Mail-Adresse,Firma,Position,Mobiltelefon,Notizen,Datum Kontakt,Empfohlen von",
    ],
)
def test_trackers_mail_and_calendars_are_not_taken(header):
    assert score(OUTLOOK, header + "\r\n") == 0


def test_another_table_is_refused_in_words():
    with pytest.raises(ImportFileError, match="headers of Outlook") as caught:
        outcomes(OUTLOOK, "Name,Email\nAnna,anna@example.org\n")
    assert caught.value.code == "unrecognised"
