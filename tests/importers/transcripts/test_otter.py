from __future__ import annotations

from datetime import date

import pytest

from explorer_kit.importers.folding import clean_line
from explorer_kit.records import Attendee, Meeting, Moment, Person, SourceRecord, Turn
from tests.importers.transcripts.cases import outcomes, people, scores, spoken, talk, warnings

OTTER = """Rosa Selbst  0:03  
Thank you for your time.

Anna Beispiel  0:09  
Sure. Two things: SQL
and patience.

Anna Beispiel  0:41  
And coffee.

Unknown Speaker  1:02:11  
Hello?

Transcribed by https://otter.ai
"""  # noqa: W291
NAME = "2026-03-05 Anna Beispiel.txt"


def test_otter_golden():
    assert outcomes(OTTER, NAME) == [
        SourceRecord(
            key=NAME,
            location=NAME,
            items=(
                Person(name="Anna Beispiel"),
                Meeting(
                    starts=Moment(day=date(2026, 3, 5), precision="day"),
                    attendees=(Attendee(),),
                    evidence="record",
                    minutes=62.18,
                ),
                Turn(
                    speaker="Rosa Selbst",
                    number=1,
                    text="Thank you for your time.",
                    starts=3.0,
                    is_owner=True,
                ),
                Turn(
                    who="main",
                    speaker="Anna Beispiel",
                    number=2,
                    text="Sure. Two things: SQL\nand patience.\nAnd coffee.",
                    starts=9.0,
                ),
                Turn(speaker="Unknown Speaker", number=3, text="Hello?", starts=3731.0),
            ),
        )
    ]


def test_line_ends_and_marks_change_nothing():
    assert outcomes(("\ufeff" + OTTER.replace("\n", "\r\n")).encode(), NAME) == outcomes(OTTER, NAME)


def test_blanks_at_the_ends_of_lines_may_be_gone():
    trimmed = "\n".join(line.rstrip() for line in OTTER.split("\n"))
    assert outcomes(trimmed, NAME) == outcomes(OTTER, NAME)


def test_an_export_without_times_says_so():
    text = (
        "Rosa Selbst\nThank you.\n\nAnna Beispiel\nSure.\nAnd more.\n\nWe met in spring.\nIt was nice.\n\n"
        "Transcribed by https://otter.ai\n"
    )
    assert spoken(text, NAME) == [
        ("Rosa Selbst", "Thank you."),
        ("Anna Beispiel", "Sure.\nAnd more."),
        ("", "We met in spring.\nIt was nice."),
    ]
    assert warnings(outcomes(text, NAME)) == ["no_timestamps"]
    assert talk(text, NAME).minutes is None


def test_only_what_looks_like_otter_is_claimed():
    assert scores("Dear Anna,\n\nthe train leaves at  10:30\n", "letter.txt") == {}
    assert scores("Transcribed by https://otter.ai\n", "letter.txt") == {}
    assert scores("Name  Time\nAnna Beispiel  10:30\n", "log.csv") == {}
    assert scores(OTTER, "anna.txt") == {"transcript.otter": 0.97}
    assert scores(OTTER.removesuffix("Transcribed by https://otter.ai\n"), "anna.txt") == {
        "transcript.otter": 0.95
    }


@pytest.mark.parametrize("sentence", ["Coffee was at,  10:30", "Coffee was at 10:30"])
def test_a_sentence_that_ends_with_a_time_is_speech(sentence: str):
    text = OTTER.replace("And coffee.", f"{sentence}\nand tea.")
    assert people(text, NAME) == ["Anna Beispiel"]
    assert spoken(text, NAME)[1][1].endswith(f"{clean_line(sentence)}\nand tea.")
