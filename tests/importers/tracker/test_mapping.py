from __future__ import annotations

import time

import pytest

from explorer_kit.errors import MappingError
from explorer_kit.importers.tracker.columns import field_by_words, field_of, field_within, fields, synonyms
from explorer_kit.importers.tracker.mapping import guess_fields, header_names, resolve


def guessed(*headers, groups=()):
    found = guess_fields(headers, groups)
    return [found.get(index) for index in range(len(headers))]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name", "full_name"),
        ("E-Mail-Adresse", "email"),
        ("  LinkedIn\u00a0URL * ", "linkedin"),
        ("Date\nContacted ", "contacted_on"),
        ("Date contacted (dd/mm/yyyy)", "contacted_on"),
        ("3. Date of Interview", "meeting_on"),
        ("Thank-you sent?", "thanked"),
        ("THANK YOU NOTE", "thanked"),
        ("How I know them", "tie"),
        ("Mutual Connection", "notes"),
        ("Next Action Date", "next_follow_up_on"),
        ("Last Contact", "last_contact_on"),
        ("Referrals Given", "referrals_given"),
        ("Empfohlen von", "referred_by"),
        ("Kontaktiert am", "contacted_on"),
        ("Gesprächsnotizen", "takeaways"),
        ("Fähigkeiten", "skills"),
        ("Date de l’entretien", "meeting_on"),
        ("Prise de contact", "contacted_on"),
        ("Réponse ?", "replied"),
        ("Correo electrónico", "email"),
        ("Fecha de la entrevista", "meeting_on"),
        ("Próximo paso", "next_action"),
        ("full_name", "full_name"),
        ("meeting_end_time", "meeting_end_time"),
        ("Zodiac sign", None),
        ("", None),
    ],
)
def test_headers_are_known_in_four_languages(header, field):
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Date of first contact with this person", "contacted_on"),
        ("When was the interview date", "meeting_on"),
        ("Name of the company I wrote to", None),
    ],
)
def test_a_longer_header_is_known_by_the_words_in_it(header, field):
    assert field_within(header) == field


def test_every_field_can_be_written_by_its_own_name():
    assert {synonyms()[name.replace("_", " ")] for name in fields()} == set(fields())


def test_a_careerostop_table_uses_its_own_meanings():
    header = [
        "Company Name",
        "Contact",
        "E-mail",
        "Date Applied",
        "Application Summary",
        "Interview",
        "Follow-Up",
        "Status",
    ]
    assert guessed(*header) == [
        "organization",
        "full_name",
        "email",
        "contacted_on",
        "notes",
        "meeting_on",
        "thanked",
        "status",
    ]


def test_the_outreach_template():
    header = [
        "Name",
        "Company",
        "Title",
        "How Found",
        "Mutual Connection",
        "Status",
        "Last Contact",
        "Next Action",
        "Next Action Date",
        "Interest Area",
        "Notes",
        "Email",
        "LinkedIn",
    ]
    assert guessed(*header) == [
        "full_name",
        "organization",
        "position",
        "how_found",
        "notes",
        "status",
        "last_contact_on",
        "next_action",
        "next_follow_up_on",
        "industry",
        "notes",
        "email",
        "linkedin",
    ]


def test_the_table_that_universities_advise_to_keep():
    header = ["Full name", "Position", "Company", "First meeting", "Date & form of last contact", "Details"]
    assert guessed(*header) == [
        "full_name",
        "position",
        "organization",
        "meeting_on",
        "last_contact_on",
        "takeaways",
    ]
    assert guessed("Date of last contact", "Form of last contact") == ["last_contact_on", "channel"]


@pytest.mark.parametrize("second", ["Advocacy", "Alumni", "Advocacy/Alumni"])
def test_a_lamp_list(second):
    assert guessed("List", second, "Motivation", "Posting", "Contact") == [
        "organization",
        "tie",
        "tier",
        "notes",
        "full_name",
    ]


def test_hubspot_and_notion_wordings():
    header = [
        "Record ID",
        "First Name",
        "Last Name",
        "Email",
        "Phone Number",
        "Lead Status",
        "Create Date",
        "Associated Company",
    ]
    assert guessed(*header) == [
        None,
        "first_name",
        "last_name",
        "email",
        "phone",
        "status",
        "added_on",
        "organization",
    ]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("Vorname", "Name"), ["first_name", "last_name"]),
        (("Prénom", "Nom"), ["first_name", "last_name"]),
        (("Nombre", "Apellidos"), ["first_name", "last_name"]),
        (("Nom", "Société"), ["full_name", "organization"]),
        (("Nombre", "Empresa"), ["full_name", "organization"]),
        (("Name", "First name", "Last name"), ["full_name", "first_name", "last_name"]),
    ],
)
def test_a_word_for_name_means_what_the_columns_beside_it_leave(headers, expected):
    assert guessed(*headers) == expected


def test_a_field_of_one_value_goes_to_one_column_and_notes_to_several():
    assert guessed("Name", "Status", "Stage", "Notes", "Comments") == [
        "full_name",
        "status",
        None,
        "notes",
        "notes",
    ]


def test_the_merged_cell_above_tells_what_a_vague_header_means():
    groups = ("Who", None, "Outreach", None, "Interview", None, "Thank you", None)
    assert guessed("Name", "Company", "Date", "Method", "Date", "Notes", "Sent", "Date", groups=groups) == [
        "full_name",
        "organization",
        "contacted_on",
        "channel",
        "meeting_on",
        "takeaways",
        "thanked",
        "thanked_on",
    ]


def test_repeated_headers_get_numbers_and_blank_ones_no_name():
    assert header_names(("Notes", None, "Notes", " Date\nsent ")) == (
        (0, "Notes"),
        (2, "Notes (2)"),
        (3, "Date sent"),
    )


def resolved(headers, given):
    return resolve(header_names(headers), guess_fields(headers), given)


def test_what_the_user_says_comes_first_and_takes_the_field_from_a_guess():
    assert resolved(("Name", "Firm", "Who"), {"who ": "full_name", "FIRM": None}) == {
        "Name": None,
        "Firm": None,
        "Who": "full_name",
    }


def test_a_field_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(MappingError, match=r"'organisation', which is no field. Did you mean 'organization'"):
        resolved(("Firm",), {"Firm": "organisation"})


def test_headers_of_another_file_in_a_mapping_do_no_harm():
    assert resolved(("Name",), {"Elsewhere": "email"}) == {"Name": "full_name"}


# --- headers that are known by their words


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Datum Kontakt", "contacted_on"),
        ("Wann geschrieben", "contacted_on"),
        ("Thanked them on", "thanked_on"),
        ("Gesprächsdatum Anna", "meeting_on"),
        ("Quand ai-je eu la réponse", "replied_on"),
        ("fecha en que hablamos por llamada", "meeting_on"),
        ("Day of the next contact", "next_follow_up_on"),
        ("Notes on call", None),
        ("Thoughts on the meeting", None),
        ("Contract date", None),
        ("Geburtstag", None),
        ("Firma X", None),
    ],
)
def test_a_word_for_a_day_beside_a_word_for_what_happened_is_a_date_column(header, field):
    assert field_by_words(header) == field


@pytest.mark.parametrize("cell", ["- " * 100_000, "a b " * 100_000, "(" * 200_000, "contact " * 50_000])
def test_a_monstrous_cell_in_the_place_of_a_header_takes_no_time(cell):
    began = time.process_time()
    assert guessed("Name", cell)[0] == "full_name"
    assert time.process_time() - began < 3
