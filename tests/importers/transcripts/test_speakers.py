from __future__ import annotations

import pytest

from explorer_kit.importers.transcripts.speakers import cast_of, is_nobody, plain_name
from explorer_kit.records import Person, Turn
from explorer_kit.settings import Settings
from tests.importers.transcripts.cases import OWNER, outcomes, people, record, remarks, turns, vtt


@pytest.mark.parametrize(
    "name",
    [
        "Unknown Speaker",
        "Speaker 1",
        "SPEAKER_00",
        "Speaker A",
        "Speaker",
        "Sprecher 2",
        "Unbekannter Sprecher",
        "Locuteur 1",
        "Hablante 2",
        "Guest 3",
        "S1",
        "iPhone",
        "+49 30 5550100",
        "",
        "Otter.ai",
        "OtterPilot",
        "Rosa's OtterPilot",
        "Rosa's Notetaker (Otter.ai)",
        "Fireflies.ai Notetaker Rosa",
        "read.ai meeting notes",
        "Fathom",
        "tl;dv Bot",
        "Gemini",
        "Zoom AI Companion",
        "Anna Beispiel's Presentation",
        "Anna Beispiel’s Presentation",
        "Anna Beispiel (Presentation)",
        "Präsentation von Anna Beispiel",
    ],
)
def test_nobody(name: str):
    assert is_nobody(name)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Beispiel",
        "Fathom Muster",
        "Anna Otter",
        "Gemini Beispiel",
        "anna@example.org",
        "Guest Muster",
        "S. Iri",
        "王小明",
    ],
)
def test_somebody(name: str):
    assert not is_nobody(name)


@pytest.mark.parametrize(
    "written",
    [
        "Anna Beispiel (Guest)",
        "Anna Beispiel [she/her]",
        "Anna Beispiel (Unverified) (Northwind)",
        " Anna  Beispiel",
    ],
)
def test_what_services_add_is_no_part_of_a_name(written: str):
    assert plain_name(written) == "Anna Beispiel"


def test_an_address_in_the_place_of_a_name_is_an_address():
    cast = cast_of(["Anna@Example.org", "Zoë Quill <zoe@example.net>"], [], {}, OWNER)
    assert cast.people == (
        Person(slot="main", emails=("anna@example.org",)),
        Person(slot="speaker:zoe@example.net", name="Zoë Quill", emails=("zoe@example.net",)),
    )


@pytest.mark.parametrize(
    "name",
    [
        "Rosa Selbst",
        "rosa selbst",
        "Selbst, Rosa",
        "Rosa Selbst (she/her)",
        "rosa@example.org",
        "You",
        "Anyone (You)",
        "Me",
    ],
)
def test_the_owner_is_told_from_others(name: str):
    cast = cast_of([name, "Anna Beispiel"], [], {}, OWNER)
    assert [person.name for person in cast.people] == ["Anna Beispiel"]
    assert cast.own == {name}


def test_the_owner_is_told_by_an_address_that_a_name_is_linked_to():
    cast = cast_of(["R. S.", "Anna Beispiel"], [], {"R. S.": "rosa@example.org"}, OWNER)
    assert cast.own == {"R. S."}


def test_the_given_name_alone_is_the_owners_where_somebody_else_speaks():
    text = vtt("Rosa: Hello.", "Anna Beispiel: Hi.", "Rosa: So.", "Anna Beispiel: Yes.")
    assert people(text) == ["Anna Beispiel"]
    assert [turn.is_owner for turn in turns(text)] == [True, False, True, False]
    assert any("given name" in remark for remark in remarks(outcomes(text, "talk.vtt")))


def test_somebody_of_the_owners_given_name_is_not_the_owner_where_the_owner_speaks():
    text = vtt("Rosa: Hello.", "Rosa Selbst: Hi.", "Rosa: So.")
    assert people(text) == ["Rosa"]


def test_one_person_spelled_in_two_ways_is_one():
    text = vtt("Anna Beispiel: Hello.", "Rosa Selbst: Hi.", "Anna Beispiel (Guest): Back.")
    found = record(text, "talk.vtt")
    assert people(text) == ["Anna Beispiel"]
    assert [item.who for item in found.items if isinstance(item, Turn)] == ["main", "", "main"]


def test_an_owner_who_is_not_known_is_asked_for():
    text = vtt("Rosa Selbst: Hello.", "Anna Beispiel: Hi.")
    unknown = Settings()
    assert people(text, settings=unknown) == ["Rosa Selbst", "Anna Beispiel"]
    (remark,) = remarks(outcomes(text, "talk.vtt", unknown))
    assert "--owner-name" in remark


def test_a_transcript_that_names_nobody_says_what_to_do():
    (remark,) = remarks(outcomes(vtt("Speaker 1: Hello.", "Speaker 2: Hi."), "talk.vtt"))
    assert "SPEAKER_00" in remark
