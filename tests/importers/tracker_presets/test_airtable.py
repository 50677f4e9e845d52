"""Airtable: ticked boxes, linked records in quotation marks, attachments."""

from __future__ import annotations

from datetime import date

import pytest

from explorer_kit.importers.tracker_presets.airtable import IMPORTER
from explorer_kit.records import Message, Moment, Note, Person, Referral, SkillMention
from tests.importers.tracker_presets.exports import (
    CONTEXT,
    as_file,
    csv_of,
    importer,
    main,
    of,
    read,
    records,
)

NAME = "Contacts-Grid view.csv"
HEADER = [
    "Name",
    "Company",
    "Thank-you sent",
    "Referred by",
    "Referrals given",
    "Skills",
    "Notes",
    "Date contacted",
]
URL = "https://v5.airtableusercontent.com/v3/u/1/abc/cv.pdf"


def row(**cells: str) -> list[str]:
    known = {"Name": "Anna Beispiel"} | {key.replace("_", " "): text for key, text in cells.items()}
    return [known.get(name, "") for name in HEADER]


def one(**cells: str):
    (record,) = records(read(csv_of(HEADER, row(**cells), mark=True), NAME))
    return record


def test_a_row_is_read_without_airtables_decoration():
    record = one(
        Company='"Acme, Inc."', **{"Thank-you sent": "checked", "Date contacted": "2026-03-05"},
        Referred_by='"Muster, Ben"', Referrals_given='"Probe, Dora",Elif Test', Skills="SQL,R",
        Notes=f"See cv.pdf ({URL})",
    )  # fmt: skip
    assert main(record).organization == "Acme, Inc."
    outreach, thanks = of(Message, record)
    assert (outreach.role, outreach.at) == ("outreach", Moment.on(date(2026, 3, 5)))
    assert (thanks.role, thanks.evidence) == ("thank_you", "flag")
    names = [person.name for person in of(Person, record)]
    assert names == ["Anna Beispiel", "Ben Muster", "Dora Probe", "Elif Test"]
    assert len(of(Referral, record)) == 3
    assert [skill.word for skill in of(SkillMention, record)] == ["SQL", "R"]
    assert [note.text for note in of(Note, record)] == ["See cv.pdf"]


def test_several_attachments_in_a_cell_lose_their_addresses():
    text = f"cv.pdf ({URL}),talk (1).m4a ({URL})"
    assert [note.text for note in of(Note, one(Notes=text))] == ["cv.pdf,talk (1).m4a"]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        # Airtable's formats: local, European, friendly, ISO; with 12 or 24 hours
        (("3/15/2026", "3/5/2026"), (15, 5)),
        (("15/3/2026", "5/3/2026"), (15, 5)),
        (("March 15, 2026", "March 5, 2026"), (15, 5)),
        (("2026-03-15", "2026-03-05"), (15, 5)),
        (("3/15/2026 2:30pm", "3/5/2026 2:30pm"), (15, 5)),
        (("15/3/2026 14:30", "5/3/2026 14:30"), (15, 5)),
        (("March 15, 2026 2:30pm", "2026-03-05 14:30"), (15, 5)),
        (("3/4/2026", "5/3/2026"), (None, None)),
    ],
)
def test_dates_are_read_as_the_field_shows_them(cells, days):
    rows = [[f"Ada Probe{place}", cell] for place, cell in enumerate(cells)]
    found = records(read(csv_of(["Name", "Date contacted"], *rows, mark=True), NAME))
    sent = [message.at for record in found for message in of(Message, record)]
    assert [at.day for at in sent] == [day and date(2026, 3, day) for day in days]
    with_time = {at.wall.time().isoformat("minutes") for at in sent if at.wall}
    assert with_time == ({"14:30"} if ":" in cells[0] else set())


def test_an_empty_box_says_nothing():
    assert [message.role for message in of(Message, one(**{"Date contacted": "2026-03-05"}))] == ["outreach"]


def test_quotation_marks_in_prose_stay():
    assert [note.text for note in of(Note, one(Notes='"Do it", she said, "now"'))] == [
        '"Do it", she said, "now"'
    ]


def test_a_quotation_mark_that_is_never_closed_stays():
    assert main(one(Company='"Acme, Inc.')).organization == '"Acme, Inc.'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (csv_of(HEADER, row()), "Contacts-Grid view.csv"),
        (csv_of(HEADER, row()), "Contacts-Kanban (1).csv"),
        (csv_of(HEADER, row(Notes=f"cv.pdf ({URL})")), "export.csv"),
        (csv_of(["Name", "Email", "Met"], ["Anna", "a@example.org", "checked"], mark=True), "export.csv"),
    ],
)
def test_a_view_is_known_by_its_file_its_attachments_or_its_boxes(text, name):
    assert importer(text, name).source == "tracker.airtable"


def test_other_tables_are_trackers():
    assert importer(csv_of(HEADER, row()), "Contacts.csv").source == "tracker"
    assert importer(csv_of(HEADER, row(), mark=True), "log-2026.csv").source == "tracker"
    assert IMPORTER.recognise(as_file("Task,Done\nWrite,checked\n", NAME), CONTEXT) == 0
