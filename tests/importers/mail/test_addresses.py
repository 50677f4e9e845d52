"""Names and addresses as headers write them."""

from __future__ import annotations

import pytest

from explorer_kit.importers.mail.addresses import Address, own_key, read_addresses, read_email
from tests.importers.mail.messages import ME, message, people

ANNA = "anna@example.com"


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (ANNA, [(None, ANNA)]),
        (f"<{ANNA}>", [(None, ANNA)]),
        ("Anna Muster <ANNA@Example.com>", [("Anna Muster", ANNA)]),
        (f'"Muster, Anna" <{ANNA}>', [("Muster, Anna", ANNA)]),
        (f"Muster, Anna <{ANNA}>", [("Muster, Anna", ANNA)]),  # no quotation marks
        (f"\"'Muster, Anna'\" <{ANNA}>", [("Muster, Anna", ANNA)]),
        (f"'{ANNA}' <{ANNA}>", [(None, ANNA)]),
        (f'"{ANNA}" <{ANNA}>', [(None, ANNA)]),
        (f"{ANNA} (Anna Muster)", [("Anna Muster", ANNA)]),
        (f"=?iso-8859-1?Q?Anna_M=FCller?= <{ANNA}>", [("Anna Müller", ANNA)]),
        (f"=?utf-8?Q?M=C3=BCller,_Anna?= <{ANNA}>", [("Müller, Anna", ANNA)]),  # a comma in an encoded word
        (f'"=?utf-8?B?TcO8bGxlcg==?= A." <{ANNA}>', [("Müller A.", ANNA)]),
        (f"Anna <{ANNA}>, bob@example.net; Cleo <cleo@example.net>",
         [("Anna", ANNA), (None, "bob@example.net"), ("Cleo", "cleo@example.net")]),
        (f"Team: Anna <{ANNA}>, bob@example.net;", [("Anna", ANNA), (None, "bob@example.net")]),
        ("undisclosed-recipients:;", []),
        ("undisclosed recipients", []),
        ("Anna Muster", []),
        (f'"Anna \\"Ann\\" Muster" <{ANNA}>', [('Anna "Ann" Muster', ANNA)]),
        (f"<mailto:{ANNA}>", [(None, ANNA)]),
        (f"Zoe\u0308 <{ANNA}>", [("Zoë", ANNA)]),
        ('"Anna Muster" </o=ExchangeLabs/ou=Group (X)/cn=Recipients/cn=ab-anna>', [("Anna Muster", None)]),
        ("Anna Muster <IMCEAEX-_O=LABS_OU=X_CN=RECIPIENTS_CN=AB@example.com>", [("Anna Muster", None)]),
        ("</o=ExchangeLabs/cn=Recipients/cn=ab>", []),
        (f'"unclosed <{ANNA}>', [("unclosed", ANNA)]),
        (",,;,", []),
        ("", []),
    ],
)  # fmt: skip
def test_people_of_a_field(field, found):
    assert read_addresses(field) == [Address(*each) for each in found]


@pytest.mark.parametrize(
    "text", ["", "a", "a@b", "/o=X/cn=a@example.org", "a b@example.org", "@example.org", "a@"]
)
def test_what_is_no_address(text):
    assert read_email(text) is None


@pytest.mark.parametrize(
    ("email", "key"),
    [
        ("Jane+Jobs@Example.org", "jane@example.org"),
        ("ja.ne@example.org", "ja.ne@example.org"),
        ("ja.ne+x@" + "googlemail.com", "jane@" + "gmail.com"),
    ],
)
def test_forms_of_an_own_address_have_one_key(email, key):
    assert own_key(email) == key


def test_raw_letters_of_eight_bits_are_utf8_else_windows_1252():
    for name, encoding in (("José", "utf-8"), ("José", "cp1252"), ("Łukasz", "utf-8"), ("“Jo”", "cp1252")):
        data = message(to=None, more=[b"To: " + f"{name} Muster <{ANNA}>".encode(encoding)])
        assert people(data)[0].name == f"{name} Muster", encoding


def test_a_contact_of_exchange_without_an_address_has_a_name():
    (found,) = people(message(to='"Muster, Anna" </o=ExchangeLabs/cn=Recipients/cn=ab>'))
    assert (found.name, found.emails) == ("Muster, Anna", ())


def test_a_person_twice_in_to_is_one():
    assert len(people(message(to=f"Anna <{ANNA}>, {ANNA.upper()}, Jane <{ME}>"))) == 1
