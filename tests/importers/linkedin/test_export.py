"""A whole export, loaded as a seeker would: what it comes to mean, twice, and over its generations."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from explorer_kit import open_journal
from explorer_kit.settings import Settings, save_settings
from tests.importers.linkedin.builders import (
    ANNA,
    BEN,
    CLEO,
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    MESSAGES_2022,
    MESSAGES_2023,
    NOTES,
    OLIVE,
    PROFILE_CSV,
    csv_of,
    message,
    messages_csv,
    url,
    zip_of,
)

LOADED = datetime(2026, 6, 2, 12)
DORA = "Dora Demo"
CONNECTED = [
    ["Anna", "Beispiel", url(ANNA), "anna@example.org", "Acme GmbH", "Analyst", "11 Feb 2026"],
    ["Ben", "Muster", url(BEN), "", "Beta AG", "Engineer", "04 Apr 2021"],
    ["", "", "", "", "", "", "07 Jun 2025"],
]
INVITED = [
    [OLIVE, CLEO, "1/29/26, 2:37 PM", "Hello Cléo, 20 minutes?", "OUTGOING", url(OLIVE), url(CLEO)],
    [OLIVE, DORA, "1/30/26, 2:37 PM", "", "OUTGOING", url(OLIVE), "https://www.linkedin.com/in/dora-demo"],
]
THANKS = "Thank you so much for your time and advice yesterday!"
POSTS = [
    message(OLIVE, ANNA, "2026-02-25 08:00:00 UTC", THANKS),
    message(ANNA, OLIVE, "2026-02-18 17:00:00 UTC", "Gladly, on Tuesday?"),
    message(OLIVE, ANNA, "2026-02-17 17:42:31 UTC", "Did my message reach you?"),
    message(OLIVE, ANNA, "2026-02-10 17:42:31 UTC", "Hello Anna,\n20 minutes?"),
    message(OLIVE, BEN, "2026-02-12 09:00:00 UTC", "Hello Ben, 20 minutes?", thread="2-bbb"),
    message(OLIVE, [ANNA, BEN], "2026-03-01 09:00:00 UTC", "You two should meet", thread="2-ggg"),
    message(CLEO, OLIVE, "2026-02-13 09:00:00 UTC", "Yes", thread="2-ccc"),
    message(OLIVE, BEN, "2026-02-14 09:00:00 UTC", "never", thread="2-bbb", **{"IS MESSAGE DRAFT": "Yes"}),
]
FILES = {
    "Connections.csv": NOTES + csv_of(CONNECTIONS, CONNECTED),
    "Invitations.csv": csv_of(INVITATIONS, INVITED),
    "messages.csv": messages_csv(*POSTS, header=MESSAGES, quoted=True),
    "Profile.csv": PROFILE_CSV,
    "Skills.csv": "Name\nSQL",
    "Registration.csv": "Registered At,Registration Ip,Subscription Types\n\"4/1/12, 1:00 PM\",,",
    "guide_messages.csv": ",".join(MESSAGES),
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n,,,",
}  # fmt: skip
STORY = {
    ANNA: [
        ("outreach", "2026-02-10"),
        ("connected", "2026-02-11"),
        ("nudge", "2026-02-17"),
        ("reply", "2026-02-18"),
        ("thank_you", "2026-02-25"),
        ("group_message", "2026-03-01"),
    ],
    BEN: [("connected", "2021-04-04"), ("outreach", "2026-02-12"), ("group_message", "2026-03-01")],
    CLEO: [("outreach", "2026-01-29"), ("reply", "2026-02-13")],
    DORA: [("connection_request", "2026-01-30")],
}


@pytest.fixture
def journal(tmp_path):
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, Settings(timezone="Europe/Berlin"))
    return found


def write(path: Path, files: dict[str, str]) -> Path:
    path.write_bytes(zip_of(files))
    return path


def story(journal):
    rows = journal.sql(
        """SELECT full_name, COALESCE(subtype, kind) AS what, CAST(occurred_on AS VARCHAR) AS day
           FROM events JOIN contacts USING (contact_id) ORDER BY full_name, day, what"""
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows.itertuples():
        found.setdefault(row.full_name, []).append((row.what, row.day))
    return found


def balanced(report):
    return all(
        leaf.read == leaf.used + sum(leaf.skipped.values()) + sum(leaf.rejected.values())
        for file in report.files
        for leaf in file.leaves()
    )


def test_the_export_becomes_people_and_what_happened(journal, tmp_path):
    report = journal.import_files(
        write(tmp_path / "Basic_LinkedInDataExport_06-01-2026.zip", FILES), as_of=LOADED
    )
    assert story(journal) == STORY
    (file,) = report.files
    assert (file.ok, file.read, file.used, file.skipped) == (True, 13, 11, {"no_identity": 1, "draft": 1})
    assert balanced(report)
    sources = {part.path.rsplit("/", 1)[-1]: (part.source, part.error) for part in file.parts}
    assert sources == {
        "Connections.csv": ("linkedin.connections", None),
        "Invitations.csv": ("linkedin.invitations", None),
        "messages.csv": ("linkedin.messages", None),
        "Profile.csv": ("linkedin.other", "unrecognised"),
        "Skills.csv": ("linkedin.other", "unrecognised"),
        "Registration.csv": ("linkedin.other", "unrecognised"),
        "guide_messages.csv": ("linkedin.other", "unrecognised"),
        "Saved Jobs.csv": ("linkedin.other", "unrecognised"),
    }


def test_connections_and_messages_of_a_profile_are_one_contact(journal, tmp_path):
    journal.import_files(write(tmp_path / "export.zip", FILES), as_of=LOADED)
    (anna,) = journal.sql("SELECT * FROM contacts WHERE full_name = 'Anna Beispiel'").to_dict("records")
    assert (anna["linkedin_slug"], list(anna["emails"]), anna["position"]) == (
        "anna-beispiel",
        ["anna@example.org"],
        "Analyst",
    )


def test_channels_and_instants(journal, tmp_path):
    journal.import_files(write(tmp_path / "export.zip", FILES), as_of=LOADED)
    rows = journal.sql(
        """SELECT full_name, channel, CAST(occurred_at AS VARCHAR) AS at,
               CAST(occurred_local AS VARCHAR) AS wall
           FROM events JOIN contacts USING (contact_id) WHERE kind = 'outreach' ORDER BY full_name"""
    )
    assert rows.fillna("").to_dict("records") == [
        {
            "full_name": ANNA,
            "channel": "linkedin",
            "at": "2026-02-10 17:42:31",
            "wall": "2026-02-10 18:42:31",
        },
        {
            "full_name": BEN,
            "channel": "linkedin",
            "at": "2026-02-12 09:00:00",
            "wall": "2026-02-12 10:00:00",
        },
        {"full_name": CLEO, "channel": "linkedin_invitation", "at": "", "wall": "2026-01-29 14:37:00"},
    ]


def test_loading_twice_changes_nothing(journal, tmp_path):
    path = write(tmp_path / "export.zip", FILES)
    journal.import_files(path, as_of=LOADED)
    before = journal.sql("SELECT * FROM events ORDER BY event_id")
    (file,) = journal.import_files(path, as_of=LOADED).files
    assert (file.used, file.unchanged, file.added) == (11, 11, {})
    assert journal.sql("SELECT * FROM events ORDER BY event_id").equals(before)


def test_zipped_again_by_hand_or_unpacked(journal, tmp_path):
    inside = {f"my export/{name}": text for name, text in FILES.items()}
    inside |= {f"__MACOSX/my export/._{name}": "\x00\x05\x16\x07" for name in FILES if "/" not in name}
    journal.import_files(write(tmp_path / "again.zip", inside), as_of=LOADED)
    assert story(journal) == STORY
    folder = tmp_path / "unpacked"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (file,) = journal.import_files(folder, as_of=LOADED).files
    assert (file.used, file.unchanged, file.added) == (11, 11, {})


def test_single_files_one_after_the_other_in_any_order(tmp_path):
    names = ("Connections.csv", "Invitations.csv", "messages.csv")
    for place, order in enumerate((names, names[::-1])):
        journal = open_journal(tmp_path / f"{place}.duckdb")
        save_settings(journal.path, Settings(timezone="Europe/Berlin"))
        for name in order:
            path = tmp_path / name
            path.write_text(FILES[name], encoding="utf-8")
            assert journal.import_files(path, as_of=LOADED).ok
        assert story(journal) == STORY


@pytest.mark.parametrize(
    ("header", "turned"), [(MESSAGES_2022, False), (MESSAGES_2022, True), (MESSAGES_2023, True)]
)
def test_exports_of_two_generations_are_the_same_messages(journal, tmp_path, header, turned):
    older = FILES | {"messages.csv": messages_csv(*POSTS[:-3], *POSTS[-2:-1], header=header)}
    older["Connections.csv"] = csv_of(
        [name for name in CONNECTIONS if name != "URL"], [[*row[:2], *row[3:]] for row in CONNECTED]
    )
    older["Invitations.csv"] = csv_of(INVITATIONS[:5], [row[:5] for row in INVITED])
    paths = [write(tmp_path / "older.zip", older), write(tmp_path / "newer.zip", FILES)]
    for path in reversed(paths) if turned else paths:
        assert journal.import_files(path, as_of=LOADED).ok
    assert story(journal) == STORY


def test_without_anything_that_tells_the_owner_nothing_is_invented(journal, tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text(messages_csv(*POSTS[:4]), encoding="utf-8")
    (file,) = journal.import_files(path, as_of=LOADED).files
    assert (file.ok, file.read, file.skipped) == (True, 4, {"no_identity": 4})
    assert story(journal) == {}
    save_settings(journal.path, Settings(timezone="Europe/Berlin", owner_linkedin=url(OLIVE)))
    journal.import_files(path, as_of=LOADED)
    assert [what for what, _ in story(journal)[ANNA]] == ["outreach", "nudge", "reply", "thank_you"]


def test_a_rejected_row_is_mended_in_the_journal(journal, tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(FILES["Connections.csv"].replace("11 Feb", "31 Feb"), encoding="utf-8")
    journal.import_files(path, as_of=LOADED)
    (row,) = journal.rejected().to_dict("records")
    journal.mend(row["rejected_id"], {"Connected On": "11 Feb 2026"})
    assert story(journal)[ANNA] == [("connected", "2026-02-11")]
    path.write_text(FILES["Connections.csv"], encoding="utf-8")
    (file,) = journal.import_files(path, as_of=LOADED).files
    assert (file.used, file.unchanged, file.added) == (2, 2, {})


def test_choosing_the_order_of_dates_afterwards_doubles_nothing(journal, tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(
        FILES["Connections.csv"]
        .replace("11 Feb 2026", "02/11/2026")
        .replace("04 Apr 2021", "03/04/2021")
        .replace("07 Jun 2025", ""),
        encoding="utf-8",
    )
    (file,) = journal.import_files(path, as_of=LOADED).files
    assert file.warnings == ["ambiguous_dates"]
    journal.import_files(path, as_of=LOADED, date_order="month")
    assert story(journal) == {ANNA: [("connected", "2026-02-11")], BEN: [("connected", "2021-03-04")]}
