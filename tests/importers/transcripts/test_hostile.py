"""Whatever a file holds, it is read or refused: no other exception, and no long wait."""

from __future__ import annotations

import random
import time

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.observations import rows_of
from explorer_kit.importers.transcripts import IMPORTERS
from explorer_kit.records import SourceRecord
from tests.importers.transcripts.cases import OWNER, as_file, docx
from tests.importers.transcripts.test_captions import SRT, TEAMS, ZOOM
from tests.importers.transcripts.test_meet import GEMINI, MEET
from tests.importers.transcripts.test_otter import OTTER
from tests.importers.transcripts.test_teams import TEAMS as TEAMS_WORD
from tests.importers.transcripts.test_whisper import segment, whisper_file

WHISPER = whisper_file(
    segment(0, "Hello.", speaker="SPEAKER_00", words=[{"word": "Hello."}]), segment(1, "Hi.")
)
TEXTS = [text.encode() for text in (ZOOM, TEAMS, SRT, OTTER, MEET, GEMINI, WHISPER)]
WORDS = [TEAMS_WORD, docx(*MEET.split("\n"))]
SNIPPETS = (
    b"-->", b"<v ", b"</v>", b"\0", b"\n", b"\r", b"{", b"[", b'"', b"::", b"&#9999999999;", b": ", b"  0:03",
    b"99:99:99.999999999", b"\xff\xfe", b"NOTE", b"null", b"1e999", b"-1", b"2026/99/99 99:99 XX",
    "📖 Transcript".encode(), b"\xe2\x80\xae", b"\xed\xa0\x80", b"Attendees\n",
)  # fmt: skip
LONG = 300_000


def read_all(data: bytes, name: str) -> None:
    """Let every importer look at a file and read it, whether it claims it or not."""
    context = ImportContext(settings=OWNER)
    for importer in IMPORTERS:
        file = as_file(data, name)
        assert 0 <= importer.recognise(file, context) <= 1
        try:
            found = list(importer.read(file, context))
        except ImportFileError:
            continue
        for each in found:
            if isinstance(each, SourceRecord):
                assert list(rows_of(importer.source, each))


def mutated(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(data) + 1)
        other = dice.randrange(len(data) + 1)
        way = dice.randrange(4)
        if way == 0:
            data = data[:place]
        elif way == 1:
            data = data[:place] + dice.choice(SNIPPETS) + data[place:]
        elif way == 2:
            data = data[: min(place, other)] + data[max(place, other) :]
        else:
            data = data[:place] + dice.randbytes(dice.randint(1, 6)) + data[place + 3 :]
    return data


@pytest.mark.parametrize("seed", range(20))
def test_mutated_files_are_read_or_refused(seed: int):
    dice = random.Random(seed)
    for data in (*TEXTS, *WORDS):
        read_all(
            mutated(data, dice), dice.choice(["a.vtt", "a.srt", "a.txt", "a.json", "a.docx", "a.md", "a"])
        )


@pytest.mark.parametrize(
    ("name", "head", "unit"),
    [
        ("a.vtt", "WEBVTT\n\n00:00.0 --> 00:01.0\n", unit)
        for unit in ("a", "a ", "<v ", "<v a>", "<", "{\\", "&amp", "A: ", "[", "(", "\n", "> ")
    ]
    + [("a.vtt", "WEBVTT\n\n", unit) for unit in ("--> ", "0:0 --> 0:1\n", "1")]
    + [("a.vtt", "WEBVTT\n\n00:00.0 -->", " ")]
    + [("a.txt", "Anna Beispiel  0:03\n", unit) for unit in ("a", " ", "a ", "\n", "b  0:04\n")]
    + [
        ("a.txt", "Chat - Transcript\nAttendees\nA B\nTranscript\n", unit)
        for unit in ("- ", "*", "[", " ", "a - ")
    ]
    + [("a.json", head, unit) for head, unit in (('{"text":"', "a"), ("{", " "), ('{"segments":', "["))],
)
def test_many_signs_are_read_or_refused_at_once(name: str, head: str, unit: str):
    data = (head + unit * (LONG // len(unit))).encode()
    start = time.process_time()
    read_all(data, name)
    # all importers in a row, and a machine that has other things to do; what is quadratic takes minutes
    assert time.process_time() - start < 20
