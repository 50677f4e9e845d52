from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.transcripts import whisper
from explorer_kit.records import Meeting, Moment, SourceRecord, Turn
from tests.importers.transcripts.cases import (
    OWNER,
    as_file,
    outcomes,
    people,
    scores,
    spoken,
    turns,
    warnings,
)

NAME = "2026-03-05 Anna.json"


def segment(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "seek": 0, "start": 2.0 * number, "end": 2.0 * number + 1.5, "text": text,
        "tokens": [50364, 50464], "temperature": 0.0, "avg_logprob": -0.25, "compression_ratio": 1.1,
        "no_speech_prob": 0.01,
    } | more  # fmt: skip


def whisper_file(*segments: dict[str, Any], **more: Any) -> str:
    text = " ".join(str(each.get("text", "")) for each in segments)
    return json.dumps({"text": text, "segments": list(segments), "language": "en"} | more)


def test_whisper_golden():
    content = whisper_file(
        segment(0, " Thank you for your time."),
        segment(1, " Sure &amp; gladly."),
        segment(2, " Transcribed by https://otter.ai"),
    )
    found = outcomes(content, NAME)
    assert found[-1] == SourceRecord(
        key=NAME,
        location=NAME,
        items=(
            Meeting(
                starts=Moment(day=date(2026, 3, 5), precision="day"),
                attendees=(),
                evidence="record",
                minutes=0.06,
            ),
            Turn(speaker="", number=1, text="Thank you for your time.", starts=0.0, ends=1.5),
            Turn(speaker="", number=2, text="Sure & gladly.", starts=2.0, ends=3.5),
        ),
    )
    assert warnings(found) == []


def test_whisperx_tells_speakers_by_segments_or_words():
    content = json.dumps(
        {
            "segments": [
                segment(
                    0, " Hello.", speaker="SPEAKER_00", words=[{"word": "Hello.", "speaker": "SPEAKER_01"}]
                ),
                segment(1, " Well, hi.", words=[{"word": "Well,", "speaker": "SPEAKER_01"}, {"word": "hi."}]),
                {
                    "start": 4,
                    "end": 6,
                    "text": " Yes no",
                    "words": [
                        {"word": "Yes", "start": 4, "end": 5, "speaker": "SPEAKER_01"},
                        {"word": "no", "speaker": "SPEAKER_00"},
                    ],
                },
                segment(4, " Who?"),
            ],
            "word_segments": [],
        }
    )
    assert spoken(content, NAME) == [
        ("SPEAKER_00", "Hello."),
        ("SPEAKER_01", "Well, hi. Yes"),
        ("SPEAKER_00", "no"),
        ("", "Who?"),
    ]
    assert people(content, NAME) == []


def test_names_written_over_the_marks_are_people():
    content = whisper_file(
        segment(0, "Hi.", speaker="Rosa Selbst"), segment(1, "Hi.", speaker="Anna Beispiel")
    )
    assert people(content, NAME) == ["Anna Beispiel"]
    assert [turn.is_owner for turn in turns(content, NAME)] == [True, False]


def test_a_text_alone_is_a_turn_of_nobody_without_times():
    content = json.dumps({"text": "All that was said."})
    assert spoken(content, NAME) == [("", "All that was said.")]
    assert warnings(outcomes(content, NAME)) == ["no_timestamps"]


def test_segments_without_times():
    content = json.dumps({"segments": [{"text": "One."}, {"text": "Two."}]})
    assert spoken(content, NAME) == [("", "One."), ("", "Two.")]
    assert warnings(outcomes(content, NAME)) == ["no_timestamps"]


@pytest.mark.parametrize("value", [True, "5", None, float("nan"), float("inf"), -1, 10**400])
def test_a_time_that_is_none(value: object):
    (turn,) = turns(json.dumps({"segments": [segment(0, "Hi.", start=value, end=value)]}), NAME)
    assert (turn.starts, turn.ends) == (None, None)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"version": "1.0-preview.1", "app_version": "4.0.0", "account": {"data": []}}),
        json.dumps({"text": "a", "id": 5, "user": "b"}),
        json.dumps({"segments": [1, 2]}),
        json.dumps([{"text": "a"}]),
        json.dumps({"segments": []}),
        '{"text": "a", ',
        "{" * 50_000,
        '{"a":' * 50_000,
    ],
)
def test_other_json_is_not_claimed(content: str):
    assert scores(content, "export.json") == {}


def test_a_long_file_is_recognised_by_its_head():
    content = whisper_file(*(segment(number, "word " * 50) for number in range(400)))
    assert len(content) > 100_000
    assert scores(content, "talk.json") == {"transcript.whisper": 0.95}
    x = json.dumps({"segments": [segment(number, "word " * 50) for number in range(400)]})
    assert scores(x, "talk.json") == {"transcript.whisper": 0.95}


@pytest.mark.parametrize(
    ("content", "code"),
    [('{"segments": [{"text": "Hi', "unreadable"), ('{"a": 1}', "unrecognised"), ("", "empty_file")],
)
def test_what_is_no_transcript_is_refused(content: str, code: str):
    with pytest.raises(ImportFileError) as caught:
        list(whisper.read(as_file(content, NAME), ImportContext(settings=OWNER)))
    assert caught.value.code == code
