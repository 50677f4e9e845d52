"""vCards of every version and maker; the expected records are written by hand."""

from __future__ import annotations

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.records import MAIN, Note, Person, Referral, Skipped
from tests.importers.contacts.builders import (
    VCARD,
    card,
    note,
    outcomes,
    person,
    records,
    referrals,
    referrers,
    rejected,
    score,
    skipped,
    vcard,
    warned,
)

GOOGLE = vcard(
    "FN:José Álvarez, MBA",
    "N:Álvarez;José;;;MBA",
    "item1.EMAIL;TYPE=INTERNET:Jose.Alvarez@Example.org",
    "item1.X-ABLabel:Trabajo",
    "EMAIL;TYPE=INTERNET;TYPE=HOME:jose@example.net",
    "TEL;TYPE=CELL:+34 600 000 000",
    "ADR;TYPE=WORK:;;Calle Mayor 1;Madrid;;28001;España;",
    "ORG:Ejemplo\\, S.A.;Datos",
    "TITLE:Analista",
    "item2.URL:https\\://www.linkedin.com/in/Jose-Alvarez/",
    "item2.X-ABLabel:PROFILE",
    "PHOTO:https://lh5.example.com/-loYaxbDCXKY/WM7jnFD68_I/AAAAAAAAAA",
    "A/NYqgBiTD7dUevD5bnQo2VGs9u4rVX2CgwCOQCEAE/photo.jpg",
    "CATEGORIES:myContacts,Alumni",
    "NOTE:Met at the fair\\: asked about SQL\\n\\nCall in May",
)


def test_a_card_of_google():
    (found,) = records(VCARD, GOOGLE, "contacts (1).vcf")
    assert found.key == "contacts|jose alvarez mba"
    assert found.scope == "contacts"
    assert found.location == "card 1"
    assert found.items == (
        Person(
            name="José Álvarez, MBA",
            emails=("jose.alvarez@example.org", "jose@example.net"),
            phones=("+34 600 000 000",),
            linkedin="jose-alvarez",
            organization="Ejemplo, S.A.",
            position="Analista",
            location="Madrid, España",
            tags=("Alumni",),
        ),
        Note(text="Met at the fair: asked about SQL\n\nCall in May"),
    )


# --- names


def test_a_blank_line_in_the_name_ends_nothing():
    found = card("FN:Gábor Béla", "", "Szabó-Gyöngyösi", "N:Béla\\n\\nSzabó-Gyöngyösi;Gábor;;;", "TEL:1")
    assert person(found).name == "Gábor Béla Szabó-Gyöngyösi"
    assert person(found).phones == ("1",)


def test_without_a_full_name_the_parts_are_it():
    assert person(card("N:Beispiel;Anna;Maria;Dr.;PhD")).name == "Anna Maria Beispiel"


def test_an_empty_full_name_gives_way_to_the_parts():
    assert person(card("FN: ", "N:Beispiel;Anna")).name == "Anna Beispiel"


def test_an_escaped_semicolon_does_not_part_a_name():
    assert person(card("N:Beispiel\\;Muster;Anna")).name == "Anna Beispiel;Muster"


def test_an_address_in_place_of_the_name():
    found = person(card("FN:anna@example.org"))
    assert (found.name, found.emails) == (None, ("anna@example.org",))


def test_a_chinese_name():
    assert person(card("FN:王小明", "N:王;小明;;;")).name == "王小明"


# --- version 2.1


ANDROID = vcard(
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20=",
    "M=C3=BCller",
    "TEL;:+49 30 1234",
    "TEL;CELL;PREF:+49 170 1234",
    "EMAIL;X-Work:joerg@example.org",
    "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zeile eins=0D=0A=",
    "Zeile zwei: gr=C3=BC=C3=9Fe=",
    "",
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEAYABgAAD",
    " FNEMAIL4AAQSkZJRgABAQEAYABgAAD=",
    "",
    "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;J;1;;;",
    version="2.1",
)


def test_a_card_of_android():
    (found,) = records(VCARD, ANDROID, "00001.vcf")
    assert found.items == (
        Person(
            name="Jörg Müller",
            emails=("joerg@example.org",),
            phones=("+49 170 1234", "+49 30 1234"),
        ),
        Note(text="Zeile eins\nZeile zwei: grüße"),
    )


def test_a_line_of_a_coded_note_that_reads_like_a_property_is_the_notes():
    coded = "NOTE;ENCODING=QUOTED-PRINTABLE:Two ways:=0D=0A="
    found = card("FN:Anna Beispiel", coded, "TEL: ask her first=0D=0A=", "", "TEL:1", version="2.1")
    assert note(found) == "Two ways:\nTEL: ask her first"
    assert person(found).phones == ("1",)


def test_a_coded_name_cut_without_the_sign_for_it():
    found = card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20M=C3=BCll=", "=65r", version="2.1")
    assert person(found).name == "Jörg Müller"
    found = card("FN;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20M=C3=BCll", "=65r", version="2.1")
    assert person(found).name == "Jörg Müller"


def test_a_soft_break_before_a_blank_keeps_it():
    found = card("FN;ENCODING=QUOTED-PRINTABLE:Anna=", " Beispiel", version="2.1")
    assert person(found).name == "Anna Beispiel"


def test_another_charset_than_utf_8():
    found = card("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Andr=E9 Exemple", version="2.1")
    assert person(found).name == "André Exemple"


def test_a_charset_that_does_not_exist():
    found = card("FN;CHARSET=NONSENSE;ENCODING=QUOTED-PRINTABLE:Andr=E9 Exemple", version="2.1")
    assert person(found).name == "André Exemple"


@pytest.mark.parametrize("charset", ["UTF-7", "raw_unicode_escape", "utf-8"])
def test_a_charset_that_spells_no_letters(charset):
    coded = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:Anna +2AA-=5Cud800=00Beispiel"
    name = person(card(coded, version="2.1")).name
    assert name.startswith("Anna")
    assert "\x00" not in name
    assert name.encode("utf-8").decode("utf-8") == name


def test_letters_of_windows():
    data = vcard("FN:André Exemple").encode("cp1252")
    assert person(records(VCARD, data)[0]).name == "André Exemple"


def test_an_agents_card_within_a_card_is_nobodys():
    found = card(
        "FN:Anna Beispiel", "AGENT:", "BEGIN:VCARD", "FN:Bo Muster", "END:VCARD", "TEL:1", version="2.1"
    )
    assert person(found) == Person(name="Anna Beispiel", phones=("1",))


# --- version 4.0


FOUR = vcard(
    "KIND:individual",
    "FN:Anna Beispiel",
    "EMAIL;PREF=2:second@example.org",
    "EMAIL;PREF=1:first@example.org",
    'TEL;VALUE=uri;TYPE="voice,work":tel:+49-30-1234;ext=5',
    "IMPP:https://www.linkedin.com/in/anna-beispiel",
    "RELATED;TYPE=friend;VALUE=text:Bo Muster",
    "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    version="4.0",
)


def test_a_card_of_version_4():
    (found,) = records(VCARD, FOUR, "book.vcf")
    assert found.key == "uid|urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert found.items == (
        Person(
            name="Anna Beispiel",
            emails=("first@example.org", "second@example.org"),
            phones=("+49-30-1234",),
            linkedin="anna-beispiel",
        ),
    )


@pytest.mark.parametrize("kind", ["group", "org", "location", "GROUP"])
def test_what_is_no_person_is_skipped_with_a_reason(kind):
    data = vcard(f"KIND:{kind}", "FN:Choir", "EMAIL:choir@example.org", version="4.0")
    assert skipped(outcomes(VCARD, data)) == [("card 1", "no_identity")]


def test_apples_marks_for_groups_and_companies():
    data = vcard("X-ADDRESSBOOKSERVER-KIND:group", "FN:Choir") + vcard(
        "X-ABShowAs:COMPANY", "FN:Acme", "ORG:Acme"
    )
    assert skipped(outcomes(VCARD, data)) == [("card 1", "no_identity"), ("card 2", "no_identity")]


# --- profiles


@pytest.mark.parametrize(
    "line",
    [
        "URL:http://www.linkedin.com/in/Anna-Beispiel?trk=x",
        "URL;TYPE=WORK:de.linkedin.com/in/anna-beispiel/",
        "X-SOCIALPROFILE;type=linkedin;x-user=anna-beispiel:x-apple:anna-beispiel",
        "X-SOCIALPROFILE;type=linkedin:http\\://www.linkedin.com/in/anna-beispiel",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/anna-beispiel",
        "NOTE:Analyst\\nLinkedIn: https\\://www.linkedin.com/in/anna-beispiel",
        "URL:https://www.linkedin.com/in/",
    ],
)
def test_a_profile_wherever_it_stands(line):
    slug = person(card("FN:Anna Beispiel", line)).linkedin
    assert slug == (None if line.endswith("/in/") else "anna-beispiel")


def test_a_profile_within_a_sentence_may_be_somebody_elses():
    found = card("FN:Anna Beispiel", "NOTE:Met through https://www.linkedin.com/in/bo-muster at work")
    assert person(found).linkedin is None
    assert note(found) == "Met through https://www.linkedin.com/in/bo-muster at work"


def test_a_name_on_another_network_is_no_profile():
    assert person(card("FN:Anna Beispiel", "X-SOCIALPROFILE;type=twitter:x-apple:anna")).linkedin is None


# --- referrals


def test_a_labelled_field_names_the_referrer_who_has_a_card_of_their_own():
    data = vcard(
        "FN:Anna Beispiel", "item1.X-ABRELATEDNAMES:Bo Muster", "item1.X-ABLabel:Referred by"
    ) + vcard("FN:Bo Muster", "EMAIL:bo@example.org", "ORG:Acme")
    anna, _ = records(VCARD, data)
    assert referrers(anna) == [
        Person(slot="referrer:bo muster", name="Bo Muster", emails=("bo@example.org",), organization="Acme")
    ]
    assert [item for item in anna.items if isinstance(item, Referral)] == [
        Referral(referrer="referrer:bo muster", referred=MAIN)
    ]


def test_two_people_of_the_referrers_name_leave_a_bare_name():
    data = (
        vcard("FN:Anna Beispiel", "X-REFERRED-BY:Bo Muster")
        + vcard("FN:Bo Muster", "EMAIL:bo@example.org")
        + vcard("FN:Bo Muster", "EMAIL:other@example.org")
    )
    assert referrers(records(VCARD, data)[0]) == [Person(slot="referrer:bo muster", name="Bo Muster")]


@pytest.mark.parametrize("label", ["Freundin", "_$!<Sister>!$_", "Manager"])
def test_relatives_and_related_people_are_nobodys_referrers(label):
    found = card(
        "FN:Anna Beispiel",
        "RELATED;TYPE=contact:Bo Muster",
        "item1.X-ABRELATEDNAMES:Bo Muster",
        f"item1.X-ABLabel:{label}",
    )
    assert (referrers(found), referrals(found)) == ([], [])


def test_apples_own_way_of_writing_a_label():
    found = card("FN:Anna Beispiel", "item1.X-ABRELATEDNAMES:Bo Muster", "item1.X-ABLabel:_$!<ReferredBy>!$_")
    assert referrals(found) == [("referrer:bo muster", MAIN)]


@pytest.mark.parametrize("value", ["yes", "n/a", "TBD"])
def test_an_answer_is_no_referrer(value):
    assert referrals(card("FN:Anna Beispiel", f"X-REFERRED-BY:{value}")) == []


# --- who is left out


def test_the_owners_own_card_is_left_out_and_said():
    data = vcard("FN:Zoë Quill", "EMAIL:zoe@example.org") + vcard("FN:Anna Beispiel")
    found = outcomes(VCARD, data, owner_emails=("zoe@example.org",), owner_names=("Zoë Quill",))
    assert skipped(found) == [("card 1", "no_identity")]
    assert warned(found) == [""]


def test_somebody_of_the_owners_name_with_another_address_is_kept():
    found = card(
        "FN:Zoë Quill",
        "EMAIL:other@example.org",
        owner_emails=("zoe@example.org",),
        owner_names=("Zoë Quill",),
    )
    assert person(found).name == "Zoë Quill"


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Acme GmbH", "ORG:Acme GmbH"),
        ("FN:", "N:;;;;", "ORG:Acme GmbH", "TEL:1"),
        ("TEL:+49 30 1234",),
        ("FN:+49 30 1234", "N:;;;;"),
        ("BDAY:--05-20",),
    ],
)
def test_a_card_that_names_nobody(lines):
    assert skipped(outcomes(VCARD, vcard(*lines))) == [("card 1", "no_identity")]


def test_a_company_with_an_address_is_an_address_there():
    found = person(card("FN:Acme GmbH", "ORG:Acme GmbH", "EMAIL:info@example.org"))
    assert found == Person(emails=("info@example.org",), organization="Acme GmbH")


def test_the_same_card_twice_is_a_duplicate():
    one = vcard("FN:Anna Beispiel", "EMAIL:anna@example.org")
    assert [type(found) for found in outcomes(VCARD, one + one)][1] is Skipped
    assert skipped(outcomes(VCARD, one + one)) == [("card 2", "duplicate")]


def test_two_people_of_one_name_have_keys_of_their_own():
    data = vcard("FN:Anna Beispiel", "ORG:Acme") + vcard("FN:Anna Beispiel", "ORG:Beta")
    assert [found.key for found in records(VCARD, data, "book.vcf")] == [
        "book|anna beispiel",
        "book|anna beispiel|2",
    ]


@pytest.mark.parametrize("name", ["anna", "anna@example.org"])
def test_an_internal_address_is_no_address(name):
    found = card("FN:Anna Beispiel", f"EMAIL:/o=ExchangeLabs/ou=X/cn=Recipients/cn={name}")
    assert person(found).emails == ()


def test_a_name_that_cannot_be_read_is_rejected():
    data = "BEGIN:VCARD\nFN:An\ufffda Beispiel\nEND:VCARD\n"
    assert rejected(outcomes(VCARD, data)) == [("card 1", "bad_encoding")]


# --- files


def test_a_card_without_an_end_is_read_and_said():
    found = outcomes(VCARD, "BEGIN:VCARD\nFN:Anna Beispiel\nEMAIL:anna@exam")
    assert person(found[0]).name == "Anna Beispiel"
    assert "cut off" in found[-1].detail


def test_a_card_that_begins_within_another_ends_it():
    data = "BEGIN:VCARD\nFN:Anna Beispiel\nBEGIN:VCARD\nFN:Bo Muster\nEND:VCARD\n"
    assert [person(found).name for found in records(VCARD, data)] == ["Anna Beispiel", "Bo Muster"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_any_line_ends(end):
    data = vcard("FN:Anna Beispiel", "NOTE:one", " two", end=end)
    assert note(records(VCARD, data)[0]) == "onetwo"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode(encoding):
    data = vcard("FN:José Álvarez", "ORG:Ejemplo").encode(encoding)
    assert person(records(VCARD, data)[0]).name == "José Álvarez"


def test_a_fold_that_cuts_a_letter_in_two():
    data = vcard("FN:Zoë Quill").encode().replace("ë".encode(), b"\xc3\r\n \xab")
    assert person(records(VCARD, data)[0]).name == "Zoë Quill"


def test_markup_in_a_note_is_read_but_an_address_is_none():
    assert note(card("FN:Anna", "NOTE:<p>One</p><p>Two &amp; three</p>")) == "One\n\nTwo & three"
    assert note(card("FN:Anna", "NOTE:write to <anna@example.org>")) == "write to <anna@example.org>"


def test_text_without_a_card_is_refused_in_words():
    with pytest.raises(ImportFileError, match="no vCard") as caught:
        outcomes(VCARD, "Name,Email\nAnna,anna@example.org\n", "book.vcf")
    assert caught.value.code == "unrecognised"


def test_recognition_is_sure_or_says_no():
    assert score(VCARD, GOOGLE, "contacts.vcf") >= 0.95
    assert score(VCARD, "\n\n" + GOOGLE, "contacts.txt") >= 0.95
    assert score(VCARD, "X\nBEGIN:VCARD\nEND:VCARD", "book.vcf") >= 0.95
    assert score(VCARD, "Subject: my card\n\nBEGIN:VCARD\nEND:VCARD", "mail.eml") == 0
    assert score(VCARD, "BEGIN:VCALENDAR\nEND:VCALENDAR", "a.ics") == 0
    assert score(VCARD, "", "empty.vcf") == 0


def keys(data, name):
    return [found.key for found in records(VCARD, data, name)]


def test_the_files_of_a_takeout_are_one_book():
    anna, bo = vcard("FN:Anna Beispiel", "TEL:1"), vcard("FN:Bo Muster")
    everybody = keys(anna + bo, "Takeout/Contacts/All Contacts/All Contacts.vcf")
    assert everybody == ["takeout contacts|anna beispiel", "takeout contacts|bo muster"]
    assert keys(bo, "Takeout/Contacts/Friends/Friends.vcf") == everybody[1:]
    assert keys(bo, "Takeout/Contacts/Friends.vcf") == ["friends|bo muster"]


def test_people_of_one_name_in_a_takeout_are_told_apart_by_more_than_their_place():
    one = vcard("FN:Anna Beispiel", "ORG:Acme", "TEL:1")
    two = vcard("FN:Anna Beispiel", "ORG:Beta", "EMAIL:anna@example.org")
    three = vcard("FN:Anna Beispiel")
    assert keys(one + two + three, "Contacts/All Contacts/All Contacts.vcf") == [
        "takeout contacts|anna beispiel|1",
        "takeout contacts|anna beispiel|anna@example.org",
        "takeout contacts|anna beispiel|",
    ]
