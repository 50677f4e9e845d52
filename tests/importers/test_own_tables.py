import json
import shutil
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from explorer_kit.importers.base import ImportContext, SourceFile, importer_for
from explorer_kit.importers.loading import Load, load
from explorer_kit.journal.facade import Journal
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from tests.importers.own_cases import (
    CONTACTS,
    CONTEXT,
    EVENTS,
    NOW,
    SETTINGS,
    TRACKER,
    fresh,
    rows,
    tables,
    take,
    write,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh(tmp_path / "me.duckdb")


def test_rows_are_taken_as_they_are_and_completed(store: Store, tmp_path: Path):
    done = take(store, write(tmp_path / "own", contacts=CONTACTS, events=EVENTS))
    assert done["events.csv"].added == {"events": 4}
    assert done["contacts.csv"].source == "explorer_kit.tables"
    assert rows(store, "SELECT event_id, kind, contact_id, occurred_at, occurred_on, attempt, in_funnel"
                " FROM events"
                " ORDER BY 1") == [
        ("e1", "outreach", "c1", datetime(2026, 3, 1, 9), date(2026, 3, 1), 1, True),
        ("e2", "reply", "c1", datetime(2026, 3, 2, 10), date(2026, 3, 2), None, True),
        ("e3", "meeting", "c1", datetime(2026, 3, 5, 14), date(2026, 3, 5), None, True),
        # half past eleven at night in UTC is the next day in Berlin
        ("e4", "outreach", "c2", datetime(2026, 3, 31, 23, 30), date(2026, 4, 1), 1, True),
    ]  # fmt: skip
    assert rows(store, "SELECT contact_id, full_name, names, emails, tie, source, first_seen_on FROM contacts"
                " ORDER BY 1") == [
        ("c1", "Ada Example", ["Ada Example"], ["ada@example.org"], "cold", "explorer_kit.tables",
         date(2026, 3, 1)),
        ("c2", "Ben Sample", ["Ben Sample"], [], "cold", "explorer_kit.tables", date(2026, 4, 1)),
    ]  # fmt: skip
    assert rows(store, "SELECT interview_id, contact_id, held_on, medium FROM interviews") == [
        ("e3", "c1", date(2026, 3, 5), "video")
    ]
    assert rows(store, "SELECT status FROM events WHERE event_id = 'e3'") == [("held",)]


def test_loading_again_changes_nothing(store: Store, tmp_path: Path):
    folder = write(tmp_path / "own", contacts=CONTACTS, events=EVENTS)
    take(store, folder)
    before = tables(store)
    again = take(store, folder)
    assert (again["events.csv"].unchanged, again["events.csv"].added) == (4, {})
    assert tables(store) == before


def test_events_wait_for_their_people(store: Store, tmp_path: Path):
    folder = write(tmp_path / "own", contacts=CONTACTS, events=EVENTS)
    done = take(store, folder / "events.csv")["events.csv"]
    assert (done.used, done.skipped) == (0, {"no_identity": 4})
    assert "kept" in done.details[0]
    assert rows(store, "SELECT * FROM events") == []
    take(store, folder / "contacts.csv")
    other = fresh(tmp_path / "other.duckdb")
    take(other, folder)
    assert tables(store) == tables(other)


def test_a_tracker_joins_by_the_address_in_either_order(store: Store, tmp_path: Path):
    own = write(tmp_path / "own", contacts=CONTACTS, events=EVENTS)
    tracker = write(tmp_path / "log", tracker=TRACKER) / "tracker.csv"
    take(store, own)
    take(store, tracker)
    other = fresh(tmp_path / "other.duckdb")
    take(other, tracker)
    take(other, own)
    assert tables(store) == tables(other)
    assert len(rows(store, "SELECT * FROM contacts")) == 2
    # the outreach of February comes first now: that of March is a nudge
    assert rows(store, "SELECT kind, subtype, occurred_on FROM events JOIN contacts USING (contact_id)"
                " WHERE full_name = 'Ada Example' ORDER BY occurred_on") == [
        ("outreach", None, date(2026, 2, 1)),
        ("follow_up", "nudge", date(2026, 3, 1)),
        ("reply", None, date(2026, 3, 2)),
        ("meeting", None, date(2026, 3, 5)),
    ]  # fmt: skip
    assert rows(store, "SELECT kind FROM events WHERE contact_id = 'c2'") == [("outreach",)]


def test_a_talk_of_several_keeps_them_whatever_comes_first(store: Store, tmp_path: Path):
    people = [["event_id", "contact_id", "role"], ["e3", "c1", "organizer"], ["e3", "c2", "attendee"]]
    own = write(tmp_path / "own", events=EVENTS, event_contacts=people)
    write(tmp_path / "one", contacts=CONTACTS[:2])
    write(tmp_path / "two", contacts=[CONTACTS[0], CONTACTS[2]])
    for folder in (own, tmp_path / "one", tmp_path / "two"):
        take(store, folder)
    expected = [("e3", "c1", "organizer"), ("e3", "c2", "attendee")]
    query = "SELECT * FROM event_contacts WHERE event_id = 'e3' ORDER BY 2"
    assert rows(store, query) == expected
    other = fresh(tmp_path / "other.duckdb")
    for folder in (tmp_path / "two", tmp_path / "one", own):
        take(other, folder)
    assert rows(other, query) == expected
    assert tables(store) == tables(other)


def test_bad_rows_are_listed_and_the_others_used(store: Store, tmp_path: Path):
    bad = [
        [*EVENTS[0], "colour"],
        ["e1", "outreach", "", "c1", "2026-03-01", "email", "red"],
        ["e5", "reply", "", "c1", "2026-02-30", "email", ""],
        ["", "reply", "", "c1", "", "", ""],
        ["e6", "dance", "", "c1", "", "", ""],
        ["e7", "reply"],
        ["e1", "reply", "", "c1", "", "", ""],
    ]
    done = take(store, write(tmp_path / "own", contacts=CONTACTS, events=bad))["events.csv"]
    assert (done.read, done.used, done.skipped) == (6, 1, {"duplicate": 1})
    assert done.rejected == {"invalid_date": 1, "no_identity": 1, "ragged_row": 2}
    assert "colour" in done.details[0]
    listed = rows(store, "SELECT reason, message FROM rejected_rows ORDER BY 1, 2")
    assert [reason for reason, _ in listed] == ["invalid_date", "no_identity", "ragged_row", "ragged_row"]
    assert "2026-02-30" in listed[0][1]
    assert "kind 'dance'" in listed[3][1]
    assert "too few columns" in listed[2][1]


def test_somebodys_own_contacts_are_no_table_of_ours(tmp_path: Path):
    head = b"Name,Company,Email\nAda Example,Acme,ada@example.org\n"
    file = SourceFile(name="contacts.csv", opener=lambda: BytesIO(head), size=len(head))
    assert importer_for(file, CONTEXT).source != "explorer_kit.tables"


def test_an_apostrophe_is_only_taken_away_where_an_export_set_it(store: Store, tmp_path: Path):
    quoted = [["contact_id", "full_name"], ["c1", "'=x"]]
    take(store, write(tmp_path / "own", contacts=quoted))
    assert rows(store, "SELECT full_name FROM contacts") == [("'=x",)]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of several sources, a bad row among them."""
    folder = tmp_path_factory.mktemp("mixed")
    journal = fresh(folder / "me.duckdb")
    take(journal, write(folder / "own", contacts=CONTACTS, events=EVENTS))
    take(journal, write(folder / "log", tracker=[*TRACKER, ["", "Acme", "", "2026-02-02"]]) / "tracker.csv")
    note = '---\nperson: Cleo Muster\ndate: 2026-04-01\nskills: [SQL]\n---\n- =learned: "that"\n'
    (folder / "talk.md").write_text(note, "utf-8")
    take(journal, folder / "talk.md")
    return folder / "me.duckdb"


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_full_export_makes_the_same_journal(mixed: Path, tmp_path: Path, kind: str, packed: bool):
    from explorer_kit.store.bundles import export

    path = export(Store(mixed), tmp_path / "out", SETTINGS, format=kind).folder  # type: ignore[arg-type]
    if packed:
        path = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", path))
    other = fresh(tmp_path / "other.duckdb")
    done = take(other, path)
    assert all(leaf.ok for leaf in done.values())
    assert len(rows(other, "SELECT * FROM imports")) == 3
    again = [
        export(store, tmp_path / name, SETTINGS).folder for store, name in ((Store(mixed), "a"), (other, "b"))
    ]
    for file in again[0].iterdir():
        assert file.read_bytes() == (again[1] / file.name).read_bytes(), file.name


def test_an_export_unites_with_a_journal_in_either_order(mixed: Path, tmp_path: Path):
    from explorer_kit.store.bundles import export

    out = export(Store(mixed), tmp_path / "out", SETTINGS).folder
    more = [
        TRACKER[0],
        ["Ada Example", "Acme", "ada@example.org", "2026-05-01"],
        ["Dan Test", "Acme", "", "2026-05-02"],
    ]
    log = write(tmp_path / "log", later=more) / "later.csv"
    one, two = fresh(tmp_path / "one.duckdb"), fresh(tmp_path / "two.duckdb")
    take(one, log)
    done = take(one, out)
    assert done["observations.csv"].added["observations"] == done["observations.csv"].used
    take(two, out)
    take(two, log)
    assert tables(one) == tables(two)
    assert take(one, out)["observations.csv"].unchanged == done["observations.csv"].used


def test_the_settings_of_the_owner_come_along(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from explorer_kit.store.bundles import export

    settings = Settings(timezone="Europe/Berlin", owner_names=("Ina Sucherin",))
    out = export(Store(mixed), tmp_path / "out", settings).folder
    monkeypatch.setenv("TZ", "UTC")
    journal = Journal(fresh(tmp_path / "new.duckdb"))
    assert journal.import_files(out).ok
    assert journal.settings == settings


def test_a_newer_version_is_not_taken(store: Store, mixed: Path, tmp_path: Path):
    from explorer_kit.store.bundles import export

    out = export(Store(mixed), tmp_path / "out", SETTINGS).folder
    manifest = json.loads((out / "manifest.json").read_text("utf-8")) | {"schema_version": 999}
    (out / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    done = take(store, out)
    assert done["contacts.csv"].error == "unreadable"
    assert "newer explorer_kit" in done["contacts.csv"].message
    assert rows(store, "SELECT * FROM observations") == []


def test_a_cut_parquet_file_is_one_clear_error(store: Store, tmp_path: Path):
    (tmp_path / "contacts.parquet").write_bytes(b"PAR1" + bytes(200))
    done = take(store, tmp_path / "contacts.parquet")["contacts.parquet"]
    assert (done.ok, done.error) == (False, "unreadable")


def test_a_row_that_several_files_of_a_load_hold_is_counted_once(store: Store, tmp_path: Path):
    first, second, third = (write(tmp_path / name, contacts=CONTACTS) / "contacts.csv" for name in "abc")
    report = load(store, [first, second, third], Load(context=CONTEXT, as_of=NOW))
    assert [(file.read, file.used, file.skipped) for file in report.files] == [
        (2, 2, {}),
        (2, 0, {"duplicate": 2}),
        (2, 0, {"duplicate": 2}),
    ]


def test_a_talk_may_have_an_id_of_its_own(tmp_path: Path):
    """Tables of others call a talk i1 and its event e1: all that names either is about one talk."""
    folder = write(
        tmp_path / "own",
        contacts=[["contact_id", "full_name"], ["c1", "Ada Example"]],
        events=[
            ["event_id", "kind", "contact_id", "starts_at", "interview_id"],
            ["e1", "meeting", "c1", "2026-03-10T10:00:00", "i1"],
        ],
        interviews=[["interview_id", "event_id", "contact_id", "actual_minutes"], ["i1", "e1", "c1", "25"]],
        skills=[["skill_id", "name"], ["s1", "SQL"]],
        skill_mentions=[
            ["mention_id", "contact_id", "interview_id", "skill_id", "origin"],
            ["m1", "c1", "i1", "s1", "marked"],
        ],
    )
    store = fresh(tmp_path / "me.duckdb")
    take(store, folder)
    query = """SELECT i.actual_minutes, m.skill_id
               FROM interviews AS i JOIN skill_mentions AS m USING (interview_id)"""
    assert rows(store, query) == [(25.0, "s1")]


def test_an_address_alone_is_a_list_of_one(tmp_path: Path):
    people = [["contact_id", "full_name", "emails"], ["c1", "Ada Example", "ada@example.org"]]
    store = fresh(tmp_path / "me.duckdb")
    assert take(store, write(tmp_path / "own", contacts=people))["contacts.csv"].used == 1
    assert rows(store, "SELECT emails FROM contacts") == [(["ada@example.org"],)]


def test_the_sentence_of_a_report_counts_what_waits_as_left_out(tmp_path: Path):
    store = fresh(tmp_path / "me.duckdb")
    found = take(store, write(tmp_path / "own", events=EVENTS))["events.csv"]
    assert (found.read, found.used, found.skipped) == (4, 0, {"no_identity": 4})
    assert found.message == "4 records read, 0 used, 4 skipped."


def test_a_monstrous_column_name_is_not_quoted_whole(tmp_path: Path):
    people = [["contact_id", "full_name", "x" * 50_000], ["c1", "Ada Example", ""]]
    store = fresh(tmp_path / "me.duckdb")
    report = take(store, write(tmp_path / "own", contacts=people))["contacts.csv"]
    assert report.used == 1
    assert 1000 < len(" ".join(report.details)) < 3000


def test_tables_that_are_worked_out_say_what_to_load_instead(store: Store, tmp_path: Path):
    folder = write(
        tmp_path / "own",
        turns=[["turn_id", "interview_id", "text"], ["t1", "i1", "Hello"]],
        codings=[["coding_id", "excerpt_id", "code_id"], ["x", "y", "z"]],
        contacts=CONTACTS,
    )
    done = take(store, folder)
    assert done["contacts.csv"].used == 2
    assert (done["turns.csv"].ok, done["turns.csv"].error) == (False, "unrecognised")
    for words in ("cannot be taken alone", "observations.csv", "explorer-kit export", "vtt"):
        assert words in done["turns.csv"].message
    assert "Taguette" in done["codings.csv"].message


def test_a_letter_that_is_no_utf_8_is_found_in_a_column_that_nothing_asks_for(tmp_path: Path):
    folder = write(
        tmp_path / "own",
        contacts=[
            ["contact_id", "full_name", "remark"],
            ["c1", "Ada Example", ""],
            ["c2", "Ben Sample", ""],
            ["c9", "Cleo Muster", "Zo\u00eb"],
        ],
    )
    path = folder / "contacts.csv"
    path.write_bytes(path.read_bytes().replace("\u00eb".encode(), b"\xeb"))
    store = fresh(tmp_path / "me.duckdb")
    found = take(store, folder)["contacts.csv"]
    assert (found.read, found.used, found.rejected) == (3, 2, {"bad_encoding": 1})


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_in_a_zip_count_what_waits_once(tmp_path: Path):
    path = write(tmp_path / "own", events=EVENTS) / "events.csv"
    archive = tmp_path / "twice.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(path, "own/events.csv")
        packed.write(path, "own/events.csv")
    report = load(fresh(tmp_path / "me.duckdb"), [archive], Load(context=ImportContext(settings=Settings())))
    first, second = report.files[0].parts
    assert (first.read, first.used, first.skipped) == (4, 0, {"no_identity": 4})
    assert (second.read, second.used, second.skipped) == (4, 0, {"duplicate": 4})
