from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.importers.transcripts.moments import day_alone, from_name, from_title
from explorer_kit.records import UNDATED, Moment
from explorer_kit.settings import Settings
from tests.importers.transcripts.cases import OWNER, as_file, outcomes, talk, vtt, warnings

DAY = Moment.on(date(2026, 3, 5))


def named(name: str) -> Moment:
    return from_name(as_file(b"", name)).moment


@pytest.mark.parametrize(
    ("name", "instant"),
    [
        ("GMT20260305-130012_Recording.transcript.vtt", datetime(2026, 3, 5, 13, 0, 12)),
        ("GMT20260305-130012_Recording.cc.vtt", datetime(2026, 3, 5, 13, 0, 12)),
        ("Chat-20260305_140012UTC-Meeting Recording.vtt", datetime(2026, 3, 5, 14, 0, 12)),
        ("2026-03-05T13-00-12Z.json", datetime(2026, 3, 5, 13, 0, 12)),
    ],
)
def test_a_name_that_says_utc_tells_the_instant(name: str, instant: datetime):
    assert (named(name).instant, named(name).precision) == (instant, "second")


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-05 Anna Beispiel.txt",
        "Anna Beispiel 2026-03-05.json",
        "20260305 Anna.txt",
        "2026_03_05_Anna.srt",
        "2026-03-05 Anna/transcript.vtt",
        # Teams writes the recorder's clock without saying which
        "Chat-20260305_140012-Meeting Recording.vtt",
        "2026-03-05 99.99 Anna.txt",
    ],
)
def test_a_day_in_a_name_is_a_day(name: str):
    assert named(name) == DAY


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-05 14.30 Anna.txt",
        "2026-03-05_14-30.srt",
        "20260305-1430 Anna.txt",
        "2026-03-05 14.30.00 Rosa/x.vtt",
    ],
)
def test_a_time_in_a_name_is_the_owners(name: str):
    assert (named(name).wall, named(name).zone, named(name).instant) == (
        datetime(2026, 3, 5, 14, 30),
        None,
        None,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Anna.txt",
        "2026-13-05 Anna.txt",
        "call 1772366400.json",
        "99999999.txt",
        "GMT20269999-130012.vtt",
        "v1.2.3.srt",
    ],
)
def test_no_date_in_a_name_is_none(name: str):
    assert named(name) == UNDATED


@pytest.mark.parametrize(
    ("title", "instant"),
    [
        ("Chat - 2026/03/05 14:00 CET - Transcript", datetime(2026, 3, 5, 13)),
        ("Chat - 2026/03/05 14:00 GMT+1 - Transcript", datetime(2026, 3, 5, 13)),
        ("Chat - 2026/03/05 14:00 GMT-03:00 - Notes by Gemini", datetime(2026, 3, 5, 17)),
        ("Chat - 2026/03/05 14:00 EST - Transcript", datetime(2026, 3, 5, 19)),
        ("Chat - 2026/03/05 14:00 UTC - Transcript", datetime(2026, 3, 5, 14)),
        ("Chat - 2026/07/05 14:00 CEST - Transcript", datetime(2026, 7, 5, 12)),
        ("abc-defg-hij (2026-03-05 at 05:05 GMT-8) – Transcript", datetime(2026, 3, 5, 13, 5)),
        ("Chat - 2026_03_05 14_00 CET - Transcript", datetime(2026, 3, 5, 13)),
    ],
)
def test_the_title_of_meet_tells_the_instant(title: str, instant: datetime):
    told = from_title(title, OWNER)
    assert (told.moment.instant, told.moment.precision, told.warning) == (instant, "minute", "")


def test_a_zone_that_several_places_share_is_the_owners_if_it_fits():
    title = "Chat - 2026/03/05 14:00 IST - Transcript"
    assert from_title(title, Settings(timezone="Asia/Kolkata")).moment.instant == datetime(2026, 3, 5, 8, 30)
    elsewhere = from_title(title, OWNER)
    assert (elsewhere.moment.instant, elsewhere.moment.zone, elsewhere.warning) == (
        None,
        "unknown",
        "unknown_tzid",
    )


def test_a_title_without_a_zone_is_the_owners_time_with_a_warning():
    told = from_title("Chat - 2026/03/05 14:00 - Transcript", OWNER)
    assert (told.moment.wall, told.moment.zone, told.warning) == (
        datetime(2026, 3, 5, 14),
        None,
        "floating_time",
    )


def test_an_impossible_day_is_none():
    assert from_title("Chat - 2026/02/30 14:00 CET - Transcript", OWNER).moment == UNDATED


@pytest.mark.parametrize("line", ["Mar 5, 2026", "March 5, 2026, 1:00PM", "5. März 2026", "2026-03-05"])
def test_a_line_that_is_a_day(line: str):
    assert day_alone(line) == DAY


@pytest.mark.parametrize("line", ["", "Anna", "on March 5, 2026 we met", "03/04/2026", "14:00"])
def test_a_line_that_is_none(line: str):
    assert day_alone(line) is None


def test_a_talk_without_a_date_is_only_a_flag():
    text = vtt("Anna Beispiel: Hello.")
    meeting = talk(text, "anna.vtt")
    assert (meeting.starts, meeting.evidence) == (UNDATED, "flag")
    assert warnings(outcomes(text, "anna.vtt")) == []


def test_a_dated_talk_is_a_record():
    assert talk(vtt("Anna Beispiel: Hello."), "2026-03-05 anna.vtt").evidence == "record"
