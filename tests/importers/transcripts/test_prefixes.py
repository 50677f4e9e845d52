"""Which beginnings of lines are speakers; each file here is a few cues of Zoom."""

from __future__ import annotations

import pytest

from tests.importers.transcripts.cases import spoken, vtt


def speakers(*cues: str) -> list[str]:
    return [speaker for speaker, _ in spoken(vtt(*cues))]


@pytest.mark.parametrize(
    "line",
    [
        "My advice: learn SQL.",
        "The Rule: never on Fridays.",
        "Remember: ask.",
        "Note: that was long.",
        "It is like this: you ask.",
        "Two things: first, SQL.",
        "Question: why?",
        "Mein Rat: lern SQL.",
        "Erste Frage: warum?",
        "Mon Conseil: demande.",
        "Mi Consejo: pregunta.",
        "at 10:30 we began",
        "see https://example.org/a: it is there",
        "Python: I use it daily.",
        "Well, Python: I use it daily.",
        "[music]",
        "[Music] Nice.",
        "(laughter)",
        "What I told them was this, Rosa: ask.",
        "e.g.: SQL",
    ],
)
def test_a_colon_in_speech_makes_no_speaker(line: str):
    cues = ("Anna Beispiel: Hello.", "So.", line)
    assert spoken(vtt(*cues)) == [("Anna Beispiel", f"Hello. So. {line}")]


@pytest.mark.parametrize(
    "name",
    [
        "Anna Beispiel",
        "José Álvarez",
        "Juan de la Cruz",
        "Dr. Anna Beispiel",
        "Anna Beispiel (Northwind)",
        "Anna B.",
        "O'Neil-Muster Zoë",
        "王 小明",
        "Speaker 1",
        "SPEAKER_00",
        "Unknown Speaker",
        "Sprecher 2",
        "+49 30 5550100",
    ],
)
def test_a_name_that_comes_once_is_a_speaker(name: str):
    assert speakers("hello", f"{name}: Hello.", "and so on") == ["", name]


def test_one_word_is_a_speaker_if_it_comes_again():
    assert speakers("Anna: Hello.", "Rosa: Hi.", "so.", "Anna: And?", "Rosa: So!") == [
        "Anna",
        "Rosa",
        "Anna",
        "Rosa",
    ]


def test_one_word_is_a_speaker_where_every_cue_has_one():
    assert speakers("Anna: Hello.", "Rosa: Hi.") == ["Anna", "Rosa"]


def test_what_people_call_themselves_is_a_speaker_if_the_file_begins_with_it():
    assert speakers("anna92: Hello.", "so", "Rosa Selbst: Hi.", "anna92: Yes.") == [
        "anna92",
        "Rosa Selbst",
        "anna92",
    ]


def test_a_surname_that_is_a_word_is_a_speaker_if_it_comes_often():
    cues = ("Kim Point: Yes.", "Rosa Selbst: So?") * 3
    assert speakers(*cues) == ["Kim Point", "Rosa Selbst"] * 3


def test_the_owner_is_known_by_name():
    assert speakers("hello", "Rosa Selbst: Hi.") == ["", "Rosa Selbst"]


def test_two_speakers_in_one_cue():
    assert spoken(vtt("- Rosa Selbst: Yes?\n- Anna Beispiel: No.")) == [
        ("Rosa Selbst", "Yes?"),
        ("Anna Beispiel", "No."),
    ]


def test_a_name_alone_on_its_line_speaks_below():
    assert spoken(vtt("Anna Beispiel:\nHello.")) == [("Anna Beispiel", "Hello.")]
