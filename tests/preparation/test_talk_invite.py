"""A talk reads back from its calendar file as it was, whatever its texts hold."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from icalendar import Calendar

from explorer_kit.preparation.agenda import agenda_text
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.preparation.interview_guide import build_guide
from explorer_kit.preparation.question_bank import load_bank
from explorer_kit.preparation.showing import clean, one_line
from explorer_kit.preparation.talk_invite import InviteError, TalkInvite, as_ics
from tests.preparation.hostile import HOSTILE, any_text

WRITTEN = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
TALK = TalkInvite(
    interview_id="i1",
    starts=datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")),
    minutes=20,
    title="Talk with Karin Holm",
    description="Goals; questions, and \\ more\n\nsecond paragraph",
    place="+49 30 5550 100",
    link="https://example.org/call?id=1",
)


def unfolded(ics: bytes) -> list[str]:
    """Read a calendar file as strictly as RFC 5545 has it: lines of 75 octets at most, ended by CRLF."""
    assert ics.endswith(b"\r\n")
    physical = ics[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    return b"\r\n".join(physical).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def unescaped(text: str) -> str:
    signs, kept = iter(text), []
    for sign in signs:
        kept.append(sign if sign != "\\" else {"n": "\n", "N": "\n"}.get(following := next(signs), following))
        if sign == "\\":
            assert following in "\\;,nN"
        else:
            assert sign not in ";,"
    return "".join(kept)


def test_the_file_of_a_talk_worked_by_hand():
    assert unfolded(as_ics(TALK, written_at=WRITTEN)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//explorer_kit//preparation//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Talk with Karin Holm",
        "DTSTART:20261201T080000Z",
        "DTEND:20261201T082000Z",
        "DTSTAMP:20261128T083000Z",
        "UID:4d7f254e-b145-51bc-ba48-b9c2d66c5084",
        "SEQUENCE:0",
        "DESCRIPTION:Goals\\; questions\\, and \\\\ more\\n\\nsecond paragraph",
        "LAST-MODIFIED:20261128T083000Z",
        "LOCATION:+49 30 5550 100",
        "STATUS:CONFIRMED",
        "URL:https://example.org/call?id=1",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_an_edition_keeps_the_identity_of_its_talk():
    first, second = (
        as_ics(TALK, written_at=WRITTEN),
        as_ics(replace(TALK, edition=1, cancelled=True), written_at=WRITTEN),
    )
    uids = [line for ics in (first, second) for line in unfolded(ics) if line.startswith("UID:")]
    assert uids[0] == uids[1]
    assert {"SEQUENCE:1", "STATUS:CANCELLED"} <= set(unfolded(second))
    assert b"UID" in first
    assert uids[0].encode() not in as_ics(replace(TALK, interview_id="i2"), written_at=WRITTEN)


def check(value: str) -> None:
    talk = replace(TALK, title=f"Talk with {value}", description=f"{value}\n{value}", place=value, link="")
    ics = as_ics(talk, written_at=WRITTEN)
    lines = unfolded(ics)
    said = dict(line.split(":", 1) for line in lines)
    expected = (one_line(talk.title), clean(talk.description).strip(), one_line(value))
    assert (
        unescaped(said["SUMMARY"]),
        unescaped(said.get("DESCRIPTION", "")),
        unescaped(said.get("LOCATION", "")),
    ) == expected
    assert len(lines) == 17 - ("DESCRIPTION" not in said) - ("LOCATION" not in said)
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    read = (str(event["SUMMARY"]), str(event.get("DESCRIPTION", "")), str(event.get("LOCATION", "")))
    assert read == expected


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_reads_back_as_it_was(value):
    check(value)


@given(any_text(max_size=120))
def test_any_text_reads_back_as_it_was(value):
    check(value)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_agenda_of_somebody_with_a_hostile_name_reads_back(name):
    guide = build_guide(load_bank().questions, 20, person=Interviewee(name=name, company=name, industry=name))
    agenda = agenda_text(guide)
    ics = as_ics(replace(TALK, description=agenda), written_at=WRITTEN)
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    assert str(event["DESCRIPTION"]) == agenda.strip()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"interview_id": ""}, "The talk has no id yet: save it first."),
        ({"title": " "}, "Give the talk a title."),
        ({"starts": None}, "Say when the talk begins."),
        ({"starts": datetime(2026, 12, 1, 9)}, "The time zone of the talk is not known."),
        ({"minutes": 0}, "A talk takes at least a minute."),
        ({"link": "javascript:x"}, "The link must be a web address that begins with https:// or http://."),
    ],
)
def test_each_problem_is_one_sentence_and_no_file_is_made(change, problem):
    talk = replace(TALK, **change)
    assert talk.problems() == [problem]
    with pytest.raises(InviteError, match=problem[:20]):
        as_ics(talk, written_at=WRITTEN)
