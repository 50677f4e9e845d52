"""Mail that Outlook exported as csv is refused with advice: it has no dates."""

from __future__ import annotations

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import importer_for
from tests.importers.mail.messages import context, source_file

COLUMNS = {
    "en": [
        f"{person}: ({what})"
        for person in ("From", "To", "CC", "BCC")
        for what in ("Name", "Address", "Type")
    ],
    "de": [
        f"{person}: ({what})" for person in ("Von", "An", "CC", "BCC") for what in ("Name", "Adresse", "Typ")
    ],
    "fr": [
        f"{person} : ({what})" for person in ("De", "À", "Cc", "Cci") for what in ("nom", "adresse", "type")
    ],
}


@pytest.mark.parametrize("language", COLUMNS)
def test_it_is_refused_with_what_to_do_instead(language):
    header = ",".join(f'"{name}"' for name in ["Subject", "Body", *COLUMNS[language], "Importance"])
    row = '"Coffee?","Hello\r\nAnna","Jane","/o=ExchangeLabs/cn=Recipients/cn=ab","EX"'
    file = source_file(f"{header}\r\n{row}\r\n".encode("cp1252"), "mail.csv")
    importer = importer_for(file, context())
    with pytest.raises(ImportFileError) as error:
        next(iter(importer.read(file, context())))
    assert error.value.code == "needs_conversion"
    assert "readpst" in error.value.message
    assert "no dates" in error.value.message


def test_the_header_of_classic_outlook_in_full():
    people = [
        f"{name}: ({what})" for name in ("From", "To", "CC", "BCC") for what in ("Name", "Address", "Type")
    ]
    more = ["Billing Information", "Categories", "Importance", "Mileage", "Sensitivity"]
    header = ",".join(f'"{name}"' for name in ["Subject", "Body", *people, *more])
    row = '"Re: Café","Hello,\r\nAnna\r\n","Doe, Jane","/o=ExchangeLabs/cn=ab","EX","Muster, Anna;Roe, Ben"'
    file = source_file(f"{header}\r\n{row}\r\n".encode("cp1252"), "Gesendete Elemente.CSV")
    assert importer_for(file, context()).source == "mail.outlook_csv"


@pytest.mark.parametrize(
    "header",
    [
        "Name,E-mail,Organization,Date contacted",
        '"First Name","Last Name","E-mail Address","E-mail Type","E-mail Display Name"',
        "Duration (min),Cost (EUR),Distance (km),Length (m),Time (h),Level (0-7)",
    ],
)
def test_other_tables_are_not_refused(header):
    importer = importer_for(source_file(f"{header}\r\na,b,c,d,e\r\n".encode(), "t.csv"), context())
    assert importer.source != "mail.outlook_csv"
