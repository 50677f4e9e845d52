import pytest

from explorer_kit.importers.markdown.people import (
    Named,
    emails_in,
    is_owner,
    linkedin_slug,
    page_of,
    people_in,
)
from explorer_kit.settings import Settings


def names(text, **how):
    return [named.name for named in people_in(text, **how)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Zoë Quill]]", Named("Zoë Quill", "zoe quill")),
        ("[[people/Zoë Quill|Zo]]", Named("Zoë Quill", "zoe quill")),
        ("[[people/zoe-quill|Zoë Quill]]", Named("Zoë Quill", "zoe quill")),
        ("[[zoe-quill.md#Notes|Zoë Quill]]", Named("Zoë Quill", "zoe quill")),
        ("[[Zoë|Z]]", Named("Zoë", "zoe")),
        ("[Zoë Quill](people/Zoe%20Quill.md)", Named("Zoë Quill", "zoe quill")),
        ("[Zoë Quill](https://www.linkedin.com/in/Zo%C3%AB-Q/?x)", Named("Zoë Quill", None, None, "zoë-q")),
        ("[Zoë](mailto:Zoe@example.org)", Named("Zoë", None, "zoe@example.org")),
        ("Anna Beispiel <Anna@Example.org>", Named("Anna Beispiel", None, "anna@example.org")),
        ("anna@example.org", Named(None, None, "anna@example.org")),
        ("- @Anna Beispiel (Muster AG)", Named("Anna Beispiel")),
        ("**Anna Beispiel**", Named("Anna Beispiel")),
        ("Anna Beispiel, Ph.D.", Named("Anna Beispiel, Ph.D.")),
        ("Anna Beispiel, MBA (Muster AG)", Named("Anna Beispiel, MBA")),
        ("范子虚", Named("范子虚")),
    ],
)
def test_one_person(text, expected):
    assert people_in(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Beispiel, Max Muster", ["Anna Beispiel", "Max Muster"]),
        ("[[Anna Beispiel]], [[Max Muster|M]] and Kim Probe", ["Anna Beispiel", "Max Muster", "Kim Probe"]),
        ("[[Anna Beispiel]] [[Max Muster]]", ["Anna Beispiel", "Max Muster"]),
        (
            "Anna Beispiel und Max Muster & Kim Probe; X Y",
            ["Anna Beispiel", "Max Muster", "Kim Probe", "X Y"],
        ),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Anna, Max", ["Anna", "Max"]),
        ("Anna Beispiel, Anna Beispiel", ["Anna Beispiel"]),
        ("2, ?, -", []),
    ],
)
def test_several_people(text, expected):
    assert names(text) == expected


def test_a_field_of_one_person_may_put_the_family_name_first():
    assert names("Beispiel, Anna", several=False) == ["Beispiel, Anna"]
    assert names("Anna Beispiel, Max Muster", several=False) == ["Anna Beispiel", "Max Muster"]


@pytest.mark.parametrize(
    "named",
    [
        Named("Rosa Selbst"),
        Named("rosa selbst", "rosa"),
        Named("Selbst, Rosa"),
        Named("R.", None, "rosa@example.org"),
        Named("x", None, None, "rosa-s"),
        Named("me"),
        Named("R", "rosa selbst"),
    ],
)
def test_the_owner_is_recognised(named):
    owner = Settings(
        owner_names=("Rosa Selbst",),
        owner_emails=("Rosa@example.org",),
        owner_linkedin="https://linkedin.com/in/Rosa-S/",
    )
    assert is_owner(named, owner)
    assert not is_owner(named, Settings(owner_names=("Kim Probe",))) or named.name == "me"


def test_others_are_not_the_owner():
    assert not is_owner(
        Named("Rosa Anders", "rosa anders", "anders@example.org", "r"), Settings(owner_names=("Rosa Selbst",))
    )


def test_addresses():
    assert emails_in("mailto:A.B@Example.org, c@d, <e@example.com>") == ("a.b@example.org", "e@example.com")
    assert linkedin_slug("linkedin.com/in/J%C3%B6rg-M?trk=1") == "jörg-m"
    assert linkedin_slug("https://example.org/in/x") is None
    assert page_of("people\\Zoë Quill#Talks|Zo") == "zoe quill"
