"""Keys of names (R1) and of organizations (R8)."""

import pytest

from explorer_kit.derivation.names import fold, name_key, organization_key, skill_key


@pytest.mark.parametrize(
    "name",
    [
        "José Álvarez",
        "  jose   ALVAREZ ",
        "José Álvarez, MBA",
        "José Álvarez, PhD, MBA",
        "Dr. José Álvarez",
        "Prof. Dr. José Álvarez",
        "José Álvarez Ph.D.",
        "Alvarez, José",
        "José Álvarez (he/him)",
        "José\u00a0Álvarez",
        "Jose\u0301 A\u0301lvarez",
        "José\u200b Álvarez",
    ],
)
def test_spellings_of_one_name_have_one_key(name: str):
    assert name_key(name) == "jose alvarez"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Beispiel", "Anne Beispiel"), ("Anna Beispiel", "Anna Maria Beispiel"), ("Ma Yun", "Yun")],
)
def test_other_names_have_other_keys(one: str, other: str):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", [None, "", "Anna", "Dr.", "-", ", "])
def test_what_is_no_full_name_has_no_key(name: str | None):
    assert name_key(name) is None


def test_a_full_name_without_blanks_has_a_key():
    assert name_key("王小明") == "王小明"


def test_a_family_name_that_looks_like_a_degree_stays():
    assert name_key("Jack Ma") == "jack ma"
    assert name_key("Lin Ma, MA") == "lin ma"


@pytest.mark.parametrize(
    "name",
    [
        "Beispiel",
        "Beispiel GmbH",
        "BEISPIEL GMBH & Co. KG",
        "Beispiel AG",
        "Beispiel, Inc.",
        "Beispiel Inc",
        "Beispiel S.A.",
        "Beispiel S. A.",
        "Beispiel Ltd.",
        "Beispiel plc",
        " Beispiel  L.L.C. ",
        "Beispiel.",
    ],
)
def test_legal_forms_are_no_part_of_an_organization(name: str):
    assert organization_key(name) == "beispiel"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Muster & Söhne", "muster & sohne"),
        ("Plan A", "plan a"),
        ("A. B. Muster", "a. b. muster"),
        ("Cosa", "cosa"),
        ("GmbH", "gmbh"),
        ("Straße 7", "strasse 7"),
        (" . ", None),
        (None, None),
    ],
)
def test_only_legal_forms_at_the_end_are_dropped(name: str | None, key: str | None):
    assert organization_key(name) == key


@pytest.mark.parametrize(
    ("word", "key"),
    [("SQL", "sql"), ("C++", "c++"), ("C#", "c#"), (".NET", "net"), ("Power BI", "power-bi"), ("R", "r")],
)
def test_a_skill_is_known_by_its_folded_word(word: str, key: str):
    assert skill_key(word) == key


def test_folding_keeps_letters_of_other_scripts():
    assert fold("Ørsted ŁÓDŹ") == "orsted lodz"
    assert fold("Đorđe Þór") == "dorde thor"
    assert fold("Ελένη") == "ελενη"
