"""The tracker, read back with openpyxl and counted by hand, says what the season says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from explorer_kit.sample import Season, season_counts, simulate
from explorer_kit.sample.tracker import DATE_COLUMNS
from explorer_kit.sample.workbook import write_tracker

SLASHES = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
TALK_DATE, HOW, ANSWER = "Interview date", "How", "Replied?"


@pytest.fixture(scope="module")
def season() -> Season:
    return simulate()


@pytest.fixture(scope="module")
def book(season, tmp_path_factory) -> Any:
    path = tmp_path_factory.mktemp("tracker") / "tracker.xlsx"
    write_tracker(season, path)
    return load_workbook(path)


@pytest.fixture(scope="module")
def rows(book) -> list[dict[str, Any]]:
    values = list(book.worksheets[0].iter_rows(min_row=3, values_only=True))
    return [dict(zip(values[0], row, strict=True)) for row in values[1:]]


@pytest.fixture(scope="module")
def people(rows) -> dict[str, dict[str, Any]]:
    """The rows of people: without the example, blanks, broken rows and the total."""
    wrong = {"Theodora Kalenderblatt", "Total", None}
    return {
        row["Name"]: row for row in rows if row["Name"] not in wrong and not row["Name"].startswith("Example")
    }


def as_date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and (found := SLASHES.fullmatch(value)):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    return datetime.strptime(value, "%d %B %Y").date() if value else None


def test_a_title_and_groups_stand_above_the_header(book):
    sheet = book.worksheets[0]
    assert sheet["A1"].value == "My networking tracker - Mira Sonnfeld"
    assert [c.value for c in sheet[2] if c.value][:3] == ["Who", "About them", "First contact"]
    assert sheet["A3"].value == "Name"
    assert len(sheet.merged_cells.ranges) == 7


def test_there_are_instructions_and_a_hidden_sheet_of_choices(book):
    assert [(s.title, s.sheet_state) for s in book] == [
        ("Networking 2026", "visible"),
        ("How to use", "visible"),
        ("Lists", "hidden"),
    ]


def test_the_rows_are_those_that_the_truth_counts(rows, season):
    counts = season_counts(season)["tracker"]
    assert len(rows) == counts["read"] == 127
    assert counts["read"] == counts["used"] + sum((counts["skipped"] | counts["rejected"]).values())
    assert rows[0]["Name"].startswith("Example")
    assert sum(not any(row.values()) for row in rows) == counts["skipped"]["blank_row"]
    assert rows[-1]["Name"] == "Total"
    nobody = [
        row for row in rows if any(row.values()) and not (row["Name"] or row["Email"] or row["LinkedIn"])
    ]
    assert len(nobody) == counts["rejected"]["no_identity"] == 1
    assert [row["Name"] for row in rows if row["Date contacted"] == "31/02/2026"] == [
        "Theodora Kalenderblatt"
    ]


def test_every_contact_has_one_row(people, season):
    assert set(people) == {person.name for person in season.contacts}
    assert len(people) == 120


def test_the_dates_are_those_of_the_season(people, season):
    for request in season.requests:
        row = people[request.person.name]
        assert as_date(row["Date added"]) == request.person.added_on
        assert as_date(row["Date contacted"]) == request.sent_on
        if row["Reply date"]:
            assert request.reply
            assert as_date(row["Reply date"]) == request.reply.on
        assert as_date(row[TALK_DATE]) == (request.talk.starts_at.date() if request.talk else None)
    asked = {request.person.name for request in season.requests}
    assert {name for name, row in people.items() if row["Date contacted"]} == asked


def test_what_the_cells_say_adds_up_to_the_truth(people, season):
    counts = season_counts(season)
    replied = [row for row in people.values() if row[ANSWER] not in (None, "no", "bounced")]
    assert len(replied) == counts["requests"]["all"]["replied"]
    assert sum("declined" in row[ANSWER] for row in replied) == counts["replies"]["declined"]
    assert sum(row[ANSWER] in ("later", "not now") for row in replied) == counts["replies"]["deferred"]
    assert sum(row[ANSWER] == "bounced" for row in people.values()) == counts["requests"]["all"]["bounced"]
    assert sum(row["Followed up"] not in (None, "no") for row in people.values()) == counts["nudges"]
    assert sum(row["Thank-you\nsent"] is not None for row in people.values()) == counts["thank_yous"]["sent"]
    statuses = Counter(row["Interview status"] for row in people.values() if row[TALK_DATE])
    assert statuses["cancelled"] == counts["talks"]["cancelled"]
    assert statuses["no-show"] == counts["talks"]["no_show"]
    assert statuses["scheduled"] == counts["talks"]["scheduled"]
    assert statuses["held"] + statuses[None] == counts["talks"]["held"]


def test_who_was_referred_names_a_contact(people, season):
    named = {name: row["Referred by"] for name, row in people.items() if row["Referred by"]}
    assert len(named) == season_counts(season)["referrals"]["given"]
    assert set(named.values()) <= set(people)


@pytest.mark.parametrize("seed", [3133, 1, 2, 3, 4, 5])
def test_every_column_proves_the_order_of_its_dates(seed, tmp_path):
    write_tracker(simulate(seed), tmp_path / "t.xlsx")
    header, *rows = load_workbook(tmp_path / "t.xlsx").worksheets[0].iter_rows(min_row=3, values_only=True)
    for column in DATE_COLUMNS:
        index = [str(name).replace("\n", " ") for name in header].index(column)
        numeric = [m for row in rows if (m := SLASHES.fullmatch(str(row[index])))]
        assert not any(int(found[2]) > 12 for found in numeric)
        assert not numeric or any(int(found[1]) > 12 for found in numeric), column


@pytest.mark.parametrize("seed", [3133, 1, 2, 3])
def test_a_reply_lacks_its_date_only_where_the_talk_came_within_two_weeks(seed, tmp_path):
    season = simulate(seed)
    write_tracker(season, tmp_path / "t.xlsx")
    header, *rows = load_workbook(tmp_path / "t.xlsx").worksheets[0].iter_rows(min_row=3, values_only=True)
    undated = {row[0] for row in rows if row[0] and not dict(zip(header, row, strict=True))["Reply date"]}
    found = [r for r in season.requests if r.reply and r.person.name in undated]
    assert len(found) == season_counts(season)["tracker"]["undated"]["replies"]
    for request in found:
        assert request.talk
        assert request.talk.starts_at.date() <= request.sent_on + timedelta(days=14)


def test_writing_twice_gives_the_same_bytes(season, tmp_path):
    write_tracker(season, tmp_path / "a.xlsx")
    write_tracker(season, tmp_path / "b.xlsx")
    assert Path(tmp_path / "a.xlsx").read_bytes() == Path(tmp_path / "b.xlsx").read_bytes()


def test_no_time_of_writing_is_left_in_the_file(season, tmp_path):
    write_tracker(season, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.properties.created == book.properties.modified == datetime(2026, 10, 12, 8)
