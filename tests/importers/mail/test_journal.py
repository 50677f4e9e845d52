"""What a mailbox comes to in the journal: roles, deliveries, threads, and what never counts."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from explorer_kit.journal import Journal, open_journal
from tests.importers.mail.messages import ANNA, LINKEDIN, ME, mbox_of, message, reply
from tests.importers.mail.test_bounces import notice

LIST = "List-Id: <talk.example.net>"
SENT = "X-Gmail-Labels: Sent"


def at(day: int, hour: int = 9) -> str:
    return f"{day} Mar 2026 {hour:02}:00:00 +0000"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "mine.duckdb")


def load(journal: Journal, tmp_path: Path, *messages: bytes, name: str = "All mail.mbox") -> Any:
    path = tmp_path / name
    path.write_bytes(mbox_of(*messages))
    report = journal.import_files(path)
    assert report.ok, report.to_dicts()
    return report.files[0]


def story(journal: Journal) -> list[str]:
    """Return what happened in time order, as short words."""
    rows = journal.sql(
        "SELECT COALESCE(subtype, kind) AS what, DAY(occurred_on) AS day, delivery FROM events "
        "ORDER BY occurred_at, what"
    )
    return [
        f"{row.what} {row.day}" + (" bounced" if row.delivery == "bounced" else "")
        for row in rows.itertuples()
    ]


def test_a_conversation(journal, tmp_path):
    load(
        journal, tmp_path,
        message(date=at(1), more=[SENT]),
        message(date=at(5), name="<a3@example.org>", more=[SENT]),
        reply(date=at(6), more=[f"Delivered-To: {ME}"]),
        message("Thank you so much for your time.", date=at(9), name="<a4@example.org>", more=[SENT]),
        reply("You are welcome.", date=at(10), name="<a5@example.com>", more=[f"Delivered-To: {ME}"]),
    )  # fmt: skip
    assert story(journal) == ["outreach 1", "nudge 5", "reply 6", "thank_you 9", "reply 10"]


def test_an_automatic_reply_is_never_a_reply(journal, tmp_path):
    file = load(
        journal, tmp_path,
        message(date=at(1), more=[SENT]),
        reply(date=at(1, 10), subject="Automatic reply: Coffee?"),
        reply(date=at(1, 11), name="<x1@example.com>", more=["Auto-Submitted: auto-replied"]),
        reply("METHOD:REPLY", date=at(2), name="<x2@example.com>", more=["Content-Type: text/calendar"]),
        reply(date=at(2), name="<x3@example.com>", more=[LIST]),
        reply(date=at(3), sender=f"Anna Muster <messages-noreply@{LINKEDIN}>", name="<x4@example.com>"),
        message(date=at(3), name="<x5@example.org>", more=["X-Gmail-Labels: Drafts"]),
        reply(date=at(3), name="<x6@example.com>", more=["X-Gmail-Labels: Spam"]),
        reply(date=at(3), name="<x7@example.com>", more=["X-Gmail-Labels: Bin"]),
        message(date=at(1), more=[SENT]),
    )  # fmt: skip
    assert story(journal) == ["outreach 1"]
    assert (file.read, file.used) == (10, 1)
    assert file.skipped == {
        "auto_reply": 2, "calendar_reply": 1, "bulk": 1, "notification": 1, "draft": 1, "spam": 1, "trash": 1,
        "duplicate": 1,
    }  # fmt: skip


def test_a_bounce_sets_the_delivery_of_the_outreach_and_is_no_event(journal, tmp_path):
    file = load(
        journal, tmp_path,
        message(date=at(1), more=[SENT]),
        message(date=at(1), to="bob@example.net", name="<o@example.org>", more=[SENT]),
        notice(date=at(1, 10)),
    )  # fmt: skip
    assert sorted(story(journal)) == ["outreach 1", "outreach 1 bounced"]
    assert (file.read, file.used, file.skipped) == (3, 2, {"bounce": 1})
    (bounced,) = journal.sql("SELECT * FROM events WHERE delivery = 'bounced'").itertuples()
    (anna,) = journal.sql("SELECT * FROM contacts WHERE full_name = 'Anna Muster'").itertuples()
    assert bounced.contact_id == anna.contact_id


def test_a_bounce_that_names_no_message_is_of_the_last_one_sent(journal, tmp_path):
    words = f"Your message to <{ANNA}> could not be delivered."
    load(
        journal, tmp_path,
        message(date=at(1), more=[SENT]),
        message(date=at(9), name="<o@example.org>", more=[SENT]),
        notice(words, date=at(10), more=["Return-Path: <>"]),
    )  # fmt: skip
    assert story(journal) == ["outreach 1", "nudge 9 bounced"]


def test_a_group_message_is_kept_but_not_in_the_funnel(journal, tmp_path):
    load(
        journal, tmp_path, message(date=at(1), to=f"{ANNA}, bob@example.net", more=[SENT]), reply(date=at(2))
    )
    assert "outreach 1" not in story(journal)
    assert len(journal.sql("SELECT * FROM events WHERE NOT in_funnel")) == 2


def test_a_thread_is_kept_with_each_event(journal, tmp_path):
    load(journal, tmp_path, message(date=at(1), more=[SENT]),
         reply(date=at(2), more=["References: <a1@example.org>"]))  # fmt: skip
    assert set(journal.sql("SELECT thread_id FROM events").thread_id) == {"a1@example.org"}


def test_gmails_numbers_of_threads_are_longer_than_a_number_can_hold(journal, tmp_path):
    numbers = ["1830000000000000001", "1830000000000000002"]
    load(journal, tmp_path, *(
        message(date=at(day), name=f"<{day}@example.org>", more=[SENT, f"X-GM-THRID: {number}"])
        for day, number in enumerate(numbers, start=1)
    ))  # fmt: skip
    assert sorted(journal.sql("SELECT thread_id FROM events").thread_id) == numbers


def test_visible_and_raw_text_are_kept(journal, tmp_path):
    load(journal, tmp_path, message(date=at(1), more=[SENT]),
         reply("Gladly.\n\nOn 1 Mar 2026 Jane wrote:\n> Hello", date=at(2)))  # fmt: skip
    (row,) = journal.sql("SELECT text, text_raw FROM observations WHERE direction = 'inbound'").itertuples()
    assert (row.text, row.text_raw) == ("Gladly.", "Gladly.\n\nOn 1 Mar 2026 Jane wrote:\n> Hello")


def test_overlapping_mailboxes_in_a_zip_double_nothing(journal, tmp_path):
    both = [message(date=at(1), more=[SENT]), reply(date=at(2), more=[f"Delivered-To: {ME}"])]
    with zipfile.ZipFile(tmp_path / "takeout-001.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Takeout/Mail/Gesendet.mbox", mbox_of(both[0]))
        archive.writestr("Takeout/Mail/Alle E-Mails.mbox", mbox_of(*both))
        for number, data in enumerate(both):
            archive.writestr(f"Takeout/Mail/eml/{number}.eml", data)
        archive.writestr("Takeout/Mail/mail.csv", '"Subject","From: (Name)"\n')
    report = journal.import_files(tmp_path / "takeout-001.zip")
    assert story(journal) == ["outreach 1", "reply 2"]
    again = journal.import_files(tmp_path / "takeout-001.zip")
    assert story(journal) == ["outreach 1", "reply 2"]
    assert again.files[0].unchanged == again.files[0].used == report.files[0].used


def test_a_takeout_in_german_with_all_that_lies_in_it(journal, tmp_path):
    labels = "X-Gmail-Labels: =?UTF-8?Q?Posteingang,=22Jobs,?=\r\n =?UTF-8?Q?_K=C3=BCche=22?="
    asked = message(date=at(1), more=["X-Gmail-Labels: Gesendet"])
    answered = reply(date=at(2), more=[f"Delivered-To: {ME}", labels])
    spam = reply(date=at(3), name="<x1@example.com>", more=["X-Gmail-Labels: Spam"])
    path = tmp_path / "takeout-20260601T080000Z-001.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Takeout/archive_browser.html", "<!DOCTYPE html><html><body>Takeout</body></html>")
        archive.writestr("Takeout/Gmail/Nutzereinstellungen/Filter.json", '[{"from": "x@example.org"}]')
        archive.writestr(
            "Takeout/Gmail/Alle E-Mails – einschließlich Spam- und Papierkorb-E-Mails.mbox",
            mbox_of(asked, spam) + mbox_of(answered).replace(b"\n", b"\r\n"),
        )
    (file,) = journal.import_files(path).files
    assert (file.ok, file.read, file.used, file.skipped) == (True, 3, 2, {"spam": 1})
    assert story(journal) == ["outreach 1", "reply 2"]


def test_a_zip_that_is_damaged_inside_a_mailbox_contributes_nothing(journal, tmp_path):
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "a.mbox", mbox_of(*(message(f"{n} {n * 7919}", name=f"<{n}@x>") for n in range(2000)))
        )
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40] = b"\xff" * 40
    path.write_bytes(data)
    report = journal.import_files(path)
    assert not report.ok
    assert story(journal) == []
