from __future__ import annotations

from datetime import date

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, importer_for
from explorer_kit.records import Attendee, Meeting, Moment, Person, SourceRecord, Turn
from tests.importers.transcripts.cases import OWNER, as_file, docx, outcomes, scores, spoken, talk, zipped

TEAMS = docx(
    "Coffee chat-20260305_130012-Meeting Recording",
    "March 5, 2026, 1:00PM",
    "34m 12s",
    "Rosa Selbst started transcription",
    "Rosa Selbst   0:03\nThank you for your time.",
    "Anna Beispiel   0:09\nTwo things: SQL & <patience>.",
    "And coffee.",
    "Anna Beispiel   1:02:03\nRight.",
    "Unknown Speaker  1:02:10\nHello?",
)


def test_teams_word_golden():
    assert outcomes(TEAMS, "chat.docx") == [
        SourceRecord(
            key="chat.docx",
            location="chat.docx",
            items=(
                Person(name="Anna Beispiel"),
                Meeting(
                    starts=Moment(day=date(2026, 3, 5), precision="day"),
                    attendees=(Attendee(),),
                    evidence="record",
                    minutes=34.2,
                    medium="video",
                    title="Coffee chat",
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
                    text="Two things: SQL & <patience>.\nAnd coffee.\nRight.",
                    starts=9.0,
                ),
                Turn(speaker="Unknown Speaker", number=3, text="Hello?", starts=3730.0),
            ),
        )
    ]


@pytest.mark.parametrize("together", [False, True])
def test_times_above_the_names(together: bool):
    paragraphs = [
        "0:0:5.100 --> 0:0:8.250",
        "Rosa Selbst",
        "Hello.",
        "0:0:8.500 --> 0:1:10.300",
        "Anna Beispiel",
        "Hi.",
    ]
    joined = ["\n".join(paragraphs[:3]), "\n".join(paragraphs[3:])]
    content = docx(*(joined if together else paragraphs))
    found = outcomes(content, "2026-03-05 chat.docx")
    assert isinstance(found[0], SourceRecord)
    assert found[0].items[2:] == (
        Turn(speaker="Rosa Selbst", number=1, text="Hello.", starts=5.1, ends=8.25, is_owner=True),
        Turn(who="main", speaker="Anna Beispiel", number=2, text="Hi.", starts=8.5, ends=70.3),
    )
    assert talk(content, "2026-03-05 chat.docx").minutes == 1.17


def test_text_that_was_struck_out_or_is_there_for_old_programs_is_not_read():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('Anna Beispiel')}<w:r><w:tab/></w:r>{run.format('0:09')}</w:p>"
        f"<w:p><w:del>{run.format('Bad ')}</w:del>{run.format('Good')}"
        f'<mc:AlternateContent xmlns:mc="x"><mc:Choice>{run.format("!")}</mc:Choice>'
        f"<mc:Fallback>{run.format('?')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert spoken(docx(body=body), "chat.docx") == [("Anna Beispiel", "Good!")]


def test_a_letter_is_refused_as_before():
    letter = docx("Dear Anna,", "thank you for  your time.", "Rosa")
    assert scores(letter, "letter.docx") == {}
    with pytest.raises(ImportFileError, match="is a document, not a table") as caught:
        importer_for(as_file(letter, "letter.docx"), ImportContext(settings=OWNER))
    assert caught.value.code == "binary_not_csv"


def test_the_name_of_a_word_document_does_not_matter():
    assert scores(TEAMS, "chat.txt") == {"transcript.teams": 0.96}


def test_entities_are_not_resolved():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    )
    content = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb})
    assert scores(content, "bomb.docx") == {}


def test_a_document_of_zeros_is_not_unpacked():
    content = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "\0" * (8 << 20)})
    assert scores(content, "zeros.docx") == {}
