from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.records import Attendee, Meeting, Moment, Person, SourceRecord, Turn
from tests.importers.transcripts.cases import docx, outcomes, people, scores, spoken, talk, warnings

MEET = """Coffee chat - 2026/03/05 14:00 CET - Transcript
Attendees
Rosa Selbst, Anna Beispiel, Anna Beispiel's Presentation, Zoë Quill, Rosa's Notetaker (Otter.ai)
Transcript
Rosa Selbst: Hello: welcome.
Anna Beispiel: Hi.
The rule: ask.

00:05:00

Rosa Selbst: Why?
Anna Beispiel: Honestly: I do not know.
It is Sunday: we rest.
Transcription ended after 00:29:31

This editable transcript was computer generated and might contain errors. People can also change it.
"""
GOLDEN = SourceRecord(
    key="Coffee chat.txt",
    location="Coffee chat.txt",
    items=(
        Person(name="Anna Beispiel"),
        Person(slot="speaker:zoe quill", name="Zoë Quill"),
        Meeting(
            starts=Moment(
                instant=datetime(2026, 3, 5, 13),
                wall=datetime(2026, 3, 5, 14),
                zone="Europe/Berlin",
                day=date(2026, 3, 5),
                precision="minute",
            ),
            attendees=(Attendee(), Attendee(who="speaker:zoe quill")),
            evidence="record",
            minutes=29.52,
            medium="video",
            title="Coffee chat",
        ),
        Turn(speaker="Rosa Selbst", number=1, text="Hello: welcome.", is_owner=True),
        Turn(who="main", speaker="Anna Beispiel", number=2, text="Hi.\nThe rule: ask."),
        Turn(speaker="Rosa Selbst", number=3, text="Why?", starts=300.0, is_owner=True),
        Turn(
            who="main",
            speaker="Anna Beispiel",
            number=4,
            text="Honestly: I do not know.\nIt is Sunday: we rest.",
        ),
    ),
)
GEMINI = """📝 Notes
Mar 5, 2026
Coffee chat
Invited Rosa Selbst Anna Beispiel Max Muster
Summary
Anna Beispiel: told of her work, which nobody said in these words.
Suggested next steps
Rosa Selbst: will write.
📖 Transcript
Mar 5, 2026
Coffee chat - Transcript
00:00:00

Rosa Selbst: Hello.
Anna Beispiel: Hi.

00:02:10

Anna Beispiel: Learn SQL.
Transcription ended after 00:03:00
"""


def test_meet_text_golden():
    assert outcomes(MEET, "Coffee chat.txt") == [GOLDEN]


def test_meet_word_says_the_same():
    lines = [line for line in MEET.split("\n") if line]
    found = outcomes(docx(*lines), "Coffee chat.txt")
    assert found == [GOLDEN]
    assert scores(docx(*lines), "Coffee chat.docx") == {"transcript.meet": 0.97}


def test_meet_markdown_says_the_same():
    text = MEET.replace("Coffee chat -", "# **Coffee chat \\-").replace(
        "Transcript\nAtt", "Transcript**\n\n### Att"
    )
    text = text.replace("\nRosa Selbst:", "\n**Rosa Selbst:**").replace(
        "\nAnna Beispiel:", "\n**Anna Beispiel:**"
    )
    (found,) = outcomes(text.replace("\nTranscript\n", "\n\n### Transcript\n"), "Coffee chat.md")
    assert isinstance(found, SourceRecord)
    assert found.items == GOLDEN.items


@pytest.mark.parametrize("as_word", [False, True])
def test_of_notes_by_gemini_only_the_transcript_is_taken(as_word: bool):
    content = docx(*(line for line in GEMINI.split("\n") if line)) if as_word else GEMINI
    name = "Coffee chat - 2026_03_05 14_00 CET - Notes by Gemini.txt"
    assert spoken(content, name) == [("Rosa Selbst", "Hello."), ("Anna Beispiel", "Hi.\nLearn SQL.")]
    assert people(content, name) == ["Anna Beispiel"]
    meeting = talk(content, name)
    assert (meeting.starts.instant, meeting.minutes, meeting.title) == (
        datetime(2026, 3, 5, 13),
        3.0,
        "Coffee chat",
    )


def test_the_day_of_notes_by_gemini_counts_where_no_time_is_told():
    assert talk(GEMINI, "notes.txt").starts == Moment.on(date(2026, 3, 5))


def test_a_line_of_the_notes_that_reads_like_the_heading_begins_nothing():
    text = GEMINI.replace("Summary\n", "Transcript\nSummary\n")
    assert spoken(text, "notes.txt") == spoken(GEMINI, "notes.txt")


def test_the_footer_is_nobodys_words_where_the_end_is_missing():
    text = MEET.replace("Transcription ended after 00:29:31\n", "")
    assert spoken(text, "chat.txt") == spoken(MEET, "chat.txt")


def test_notes_without_a_transcript_are_no_talk():
    text = GEMINI.partition("📖")[0] + "📖 Transcript\n"
    found = outcomes(text, "notes.txt")
    assert warnings(found) == ["no_rows"]
    assert len(found) == 1


def test_names_that_are_linked_to_addresses_have_them():
    lines = [line for line in MEET.split("\n") if line]
    content = docx(*lines, mail={"Anna Beispiel": "Anna@Example.org", "Rosa Selbst": "rosa@example.org"})
    (found,) = outcomes(content, "chat.docx")
    assert isinstance(found, SourceRecord)
    assert found.items[0] == Person(name="Anna Beispiel", emails=("anna@example.org",))
    linked = GEMINI.replace(
        "Invited Rosa Selbst Anna", "Invited [Anna Beispiel](mailto:anna@example.org) Anna"
    )
    (found,) = [each for each in outcomes(linked, "notes.md") if isinstance(each, SourceRecord)]
    assert found.items[0] == Person(name="Anna Beispiel", emails=("anna@example.org",))


def test_a_transcript_in_german():
    text = (
        "Kaffee - 2026/03/05 14:00 MEZ - Transkript\nTeilnehmer\nRosa Selbst, Anna Beispiel\nTranskript\n"
        "Anna Beispiel: Regel: fragen.\nTranskription beendet nach 00:10:00\n"
    )
    assert spoken(text, "kaffee.txt") == [("Anna Beispiel", "Regel: fragen.")]
    assert (talk(text, "kaffee.txt").minutes, talk(text, "kaffee.txt").title) == (10.0, "Kaffee")


def test_without_marks_and_end_there_are_no_times():
    text = MEET.replace("00:05:00\n", "").partition("Transcription ended")[0]
    assert warnings(outcomes(text, "chat.txt")) == ["no_timestamps"]
    assert talk(text, "chat.txt").minutes is None


@pytest.mark.parametrize(
    "text",
    [
        "Attendees\nRosa Selbst\n",
        "Transcript\n",
        "My notes\n📖 Books to read\n",
        "# Chat - Transcript\n\ntext\n",
        "",
    ],
)
def test_what_only_sounds_like_meet_is_not_claimed(text: str):
    assert scores(text, "note.md") == {}
