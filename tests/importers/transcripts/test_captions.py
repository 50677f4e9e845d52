from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.records import Attendee, Meeting, Moment, Person, SourceRecord, Turn
from tests.importers.transcripts.cases import (
    outcomes,
    people,
    record,
    scores,
    spoken,
    talk,
    turns,
    vtt,
    warnings,
)

ZOOM = """WEBVTT

1
00:00:03.000 --> 00:00:05.500
Rosa Selbst: Thank you for your time.

2
00:00:06.000 --> 00:00:09.000
Anna Beispiel: Two things: SQL &amp; patience.

3
00:00:09.500 --> 00:00:12.000
And remember: 10:30 is coffee.

4
00:00:12.500 --> 00:29:31.000
Anna Beispiel: Advice: ask.
"""
ZOOM_NAME = "GMT20260305-130012_Recording.transcript.vtt"

TEAMS = """WEBVTT

0f3b2a10-1111-4222-8333-444455556666/15-0
00:00:03.120 --> 00:00:05.500
<v Rosa Selbst>Thank you
for your time.</v>

0f3b2a10-1111-4222-8333-444455556666/16-0
00:00:06.000 --> 00:00:09.000
<v Zo&#235; O&#39;Quill>R&amp;D: fewer than
&lt;5 people.</v>

0f3b2a10-1111-4222-8333-444455556666/16-1
00:00:09.000 --> 00:00:10.000
<v Zo&#235; O&#39;Quill>Really.</v>
"""


def test_zoom_golden():
    assert outcomes(ZOOM, ZOOM_NAME) == [
        SourceRecord(
            key=ZOOM_NAME,
            location=ZOOM_NAME,
            items=(
                Person(name="Anna Beispiel"),
                Meeting(
                    starts=Moment(
                        instant=datetime(2026, 3, 5, 13, 0, 12),
                        wall=datetime(2026, 3, 5, 13, 0, 12),
                        zone="UTC",
                        day=date(2026, 3, 5),
                        precision="second",
                    ),
                    attendees=(Attendee(),),
                    evidence="record",
                    minutes=29.52,
                    medium="video",
                ),
                Turn(
                    who="",
                    speaker="Rosa Selbst",
                    number=1,
                    text="Thank you for your time.",
                    starts=3.0,
                    ends=5.5,
                    is_owner=True,
                ),
                Turn(
                    who="main",
                    speaker="Anna Beispiel",
                    number=2,
                    text="Two things: SQL & patience. And remember: 10:30 is coffee. Advice: ask.",
                    starts=6.0,
                    ends=1771.0,
                ),
            ),
        )
    ]


def test_teams_voices_have_ids_lines_and_entities():
    assert spoken(TEAMS) == [
        ("Rosa Selbst", "Thank you for your time."),
        ("Zoë O'Quill", "R&D: fewer than <5 people. Really."),
    ]
    assert people(TEAMS) == ["Zoë O'Quill"]
    assert [(turn.starts, turn.ends) for turn in turns(TEAMS)] == [(3.12, 5.5), (6.0, 10.0)]


def test_two_voices_in_one_cue_are_two_turns():
    text = vtt("<v Rosa Selbst>Yes?</v>\n<v.loud Anna Beispiel>No.</v>", "<v>Who is this?</v>")
    assert spoken(text) == [("Rosa Selbst", "Yes?"), ("Anna Beispiel", "No."), ("", "Who is this?")]


def test_a_voice_ends_where_its_tag_does():
    text = vtt("<v Rosa Selbst>Yes?</v>\nAnna Beispiel: No.", "<v Rosa Selbst>So\nit is.</v>")
    assert spoken(text) == [("Rosa Selbst", "Yes?"), ("Anna Beispiel", "No."), ("Rosa Selbst", "So it is.")]


def test_names_on_lines_of_their_own_and_illegal_blank_lines():
    text = """WEBVTT

00:00:01.000 --> 00:00:03.000
(Anna Beispiel)

Hello there

and welcome.

00:00:04.000 --> 00:00:06.000
(Rosa Selbst)
Hi.
(laughs)
"""
    assert spoken(text) == [("Anna Beispiel", "Hello there and welcome."), ("Rosa Selbst", "Hi. (laughs)")]


def test_comments_and_styles_are_not_speech():
    text = """WEBVTT - a talk
Kind: captions

STYLE
::cue { color: red }

NOTE duration:"00:57:54"

intro
00:01.000 --> 00:03.000 align:start position:0%
Anna Beispiel: Hello.

NOTE
a comment
of two lines

last
00:04.000 --> 00:06.000
It is <i>noteworthy</i>, <c.yellow>really</c><00:00:05.000> so.
"""
    assert spoken(text) == [("Anna Beispiel", "Hello. It is noteworthy, really so.")]


def test_empty_cues_count_for_the_length_only():
    text = vtt("Anna Beispiel: Hello.", "", "  ")
    assert spoken(text) == [("Anna Beispiel", "Hello.")]
    assert talk(text).minutes == 0.12  # the last cue ends at 7 s


def test_words_before_the_first_name_are_nobodys():
    assert spoken(vtt("one moment", "and on", "Anna Beispiel: Hello.")) == [
        ("", "one moment"),
        ("", "and on"),
        ("Anna Beispiel", "Hello."),
    ]


def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing():
    windows = ("\ufeff" + ZOOM.replace("\n", "\r\n")).encode()
    assert record(windows, ZOOM_NAME) == record(ZOOM, ZOOM_NAME)
    assert record(ZOOM.encode("utf-16"), ZOOM_NAME) == record(ZOOM, ZOOM_NAME)


def test_a_file_without_its_first_word_is_read_by_its_name():
    text = ZOOM.removeprefix("WEBVTT\n\n")
    assert scores(text, "talk.vtt") == {"transcript.vtt": 0.96}
    assert record(text, ZOOM_NAME) == record(ZOOM, ZOOM_NAME)


SRT = """1
00:00:01,000 --> 00:00:03,000
[SPEAKER_00]: Hello.

2
00:00:03,000 --> 00:00:04,000


3
00:00:04,500 --> 00:00:06,000
[SPEAKER_01] {\\an8}<font color="#fff">Hi</font> there. [laughs]

4
00:00:07,000 --> 00:00:08,250
And so on.
"""


@pytest.mark.parametrize("text", [SRT, "\ufeff" + SRT, SRT.replace("\n", "\r\n"), SRT.replace("\n", "\r")])
def test_srt(text: str):
    assert spoken(text, "talk.srt") == [
        ("SPEAKER_00", "Hello."),
        ("SPEAKER_01", "Hi there. [laughs] And so on."),
    ]
    assert people(text, "talk.srt") == []
    assert talk(text, "talk.srt").minutes == 0.14
    assert scores(text, "talk.txt") == {"transcript.srt": 0.96}


def test_srt_without_blank_lines_between_cues():
    text = "1\n00:01,0 --> 00:02,0\nIt was 1999.\n2\n00:02,0 --> 00:03,0\n42\n3\n00:03,0 --> 00:04,0\nYes.\n"
    assert [text for _, text in spoken(text, "talk.srt")] == ["It was 1999.", "42", "Yes."]


def test_a_number_that_is_said_is_no_id():
    text = (
        "WEBVTT\n\n00:01.0 --> 00:02.0\nHow many?\n\n00:02.0 --> 00:03.0\n42\n\n00:03.0 --> 00:04.0\nYes.\n"
    )
    assert [text for _, text in spoken(text)] == ["How many?", "42", "Yes."]


def test_captions_of_nobody_say_nothing_of_the_medium():
    text = vtt("It was a good talk.", "Indeed.")
    assert talk(text).medium is None
    assert [turn.speaker for turn in turns(text)] == ["", ""]


def test_a_talk_without_a_word_is_no_record():
    found = outcomes("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "talk.vtt")
    assert warnings(found) == ["no_rows"]
    assert len(found) == 1


def test_an_end_before_the_start_is_none():
    (turn,) = turns("WEBVTT\n\n00:05.000 --> 00:02.000\nHello.\n")
    assert (turn.starts, turn.ends) == (5.0, None)
