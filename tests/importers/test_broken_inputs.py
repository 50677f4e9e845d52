"""Broken and hostile files beside a good one: one clear error each, or what can be read of them (R12).

Every kind of damage that FORMATS.md names in section 11 is loaded as a user would, in one call with a good
table, and every error code it lists comes of a file here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from explorer_kit.importers.report import FileReport
from explorer_kit.importers.walking import find_files
from tests.derivation.journals import Journal, day
from tests.importers.fuzzing.checking import ERRORS
from tests.importers.linkedin.builders import source_file
from tests.importers.tracker.builders import workbook_of

GOOD = "Name,Email,Date contacted\nGus Good,gus@example.org,2026-03-02\n"
TABLE = "Name,Email,Date contacted,Replied\nZoë Beispiel,zoe@example.org,2026-03-01,yes\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
PAGE = b"<!DOCTYPE html><html><body><form>Log in</form></body></html>"
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260305T1"
OUTLOOK_MAIL = "Subject,Body," + ",".join(
    f"{person}: ({what})" for person in ("From", "To", "CC", "BCC") for what in ("Name", "Address", "Type")
)


def zipped(members: dict[str, str | bytes], *, locked: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    data = bytearray(buffer.getvalue())
    if locked:  # the mark of a password, in the member's head and in the list at the end
        for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.find(sign) + place] |= 1
    return bytes(data)


REFUSED: dict[str, tuple[str, bytes | str, str]] = {
    "nothing": ("log.csv", b"", "empty_file"),
    "a byte order mark alone": ("log.csv", b"\xef\xbb\xbf", "empty_file"),
    "blank lines": ("log.csv", b"\n\n \r\n\n", "no_rows"),
    "cut off zip": ("log.zip", zipped({"log.csv": TABLE * 30})[:-40], "corrupt_zip"),
    "locked zip": ("log.zip", zipped({"log.csv": TABLE}, locked=True), "encrypted_zip"),
    "path that leads outside": ("log.zip", zipped({"../../log.csv": TABLE}), "suspicious_zip"),
    "40 MB of zeros": ("log.zip", zipped({"log.csv": bytes(40 << 20)}), "suspicious_zip"),
    "login page": ("log.csv", PAGE, "html_not_csv"),
    "picture": ("log.csv", PICTURE, "binary_not_csv"),
    "mailbox of Outlook": ("log.pst", b"!BDN" + bytes(600), "needs_conversion"),
    "mailbox of an Outlook server": ("log.ost", b"!BDN" + bytes(600), "needs_conversion"),
    "mail of Outlook as a table": ("mail.csv", OUTLOOK_MAIL, "needs_conversion"),
    "cut off calendar": ("talks.ics", CALENDAR, "invalid_ics"),
    "something else": ("log.xyz", b"nothing that is known\n", "unrecognised"),
}  # fmt: skip


def repeated(table: str) -> str:
    """Put an empty column of the same header before the addresses."""
    return table.replace("Email,", "Email,Email,").replace(",z", ",,z")


def workbook(table: str) -> bytes:
    return workbook_of(Log=[line.split(",") for line in table.splitlines()])


def packed_on_a_mac(table: str) -> bytes:
    clutter = {"__MACOSX/My export/._log.csv": PICTURE, "My export/.DS_Store": b"\0\0\0\1Bud1"}
    return zipped({"My export/log.csv": table, **clutter})


Damage = Callable[[str], bytes | str]
READ: dict[str, tuple[str, Damage, list[str]]] = {
    "utf-16 without a mark": ("csv", lambda table: table.encode("utf-16-le"), []),
    "windows-1252": ("csv", lambda table: table.encode("cp1252"), []),
    "zero bytes": ("csv", lambda table: table.replace("sp", "s\0p"), ["nul_byte"]),
    "twice encoded": (
        "csv",
        lambda table: f"{table}Jos\u00c3\u00a9,j@example.org\n",
        ["possible_mojibake", "ragged_rows"],
    ),
    "unclosed quote": (
        "csv",
        lambda table: f'{table}"Ben,b@example.org,2026-03-01,no\n',
        ["unbalanced_quote"],
    ),
    "ragged rows": (
        "csv",
        lambda table: f"{table}Ben Muster\nCy Muster,c@example.org,,no,a,b\n",
        ["ragged_rows"],
    ),
    "repeated headers": ("csv", repeated, []),
    "lines that end in cr": ("csv", lambda table: table.replace("\n", "\r"), []),
    "blanks that do not break": ("csv", lambda table: table.replace(" ", "\u00a0"), []),
    "signs without width": (
        "csv",
        lambda table: table.replace("mail", "\u200bmail").replace("Zo", "Zo\u200b"),
        [],
    ),
    "letters taken apart": ("csv", lambda table: table.replace("ë", "e\u0308"), []),
    "blank lines between": ("csv", lambda table: table.replace("\n", "\n\n\n"), []),
    "workbook called csv": ("csv", workbook, []),
    "csv called workbook": ("xlsx", lambda table: table, []),
    "packed again on a mac": ("zip", packed_on_a_mac, []),
}


@dataclass(frozen=True)
class Loaded:
    """What one call brought: its reports by file, the people and what happened with them."""

    reports: dict[str, FileReport]
    events: dict[str, list[tuple[str, date | None]]]
    emails: dict[str, list[str]]
    files: set[str]


def load(files: Mapping[str, bytes | str]) -> Loaded:
    journal = Journal()
    given = [source_file(data, name) for name, data in files.items()]
    report = journal.load_files(*given, source_file(GOOD, "good.csv"))
    people = {row["contact_id"]: row["full_name"] for row in journal.contacts()}
    events: dict[str, list[tuple[str, date | None]]] = {}
    for row in journal.events():
        events.setdefault(people[row["contact_id"]], []).append((row["kind"], row["occurred_on"]))
    return Loaded(
        {file.path: file for file in report.files},
        events,
        {row["full_name"]: row["emails"] for row in journal.contacts()},
        {row["file"] for row in journal.table("observations")},
    )


@pytest.fixture(scope="module")
def refused() -> Loaded:
    return load({f"{place} {name}": data for place, (name, data, _) in enumerate(REFUSED.values())})


@pytest.fixture(scope="module")
def read() -> Loaded:
    # everybody has a name of their own
    return load({
        f"{what}.{ending}": damage(TABLE.replace("zoe", f"z{place}").replace("Beispiel", name_in(place)))
        for place, (what, (ending, damage, _)) in enumerate(READ.items())
    })  # fmt: skip


def name_in(place: int) -> str:
    return "Beispiel" + "abcdefghijklmnopqrs"[place] * 4


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_read_is_one_clear_error(refused: Loaded, what: str):
    name, _, code = REFUSED[what]
    path = f"{list(REFUSED).index(what)} {name}"
    found = refused.reports[path]
    assert (found.ok, found.error) == (False, code)
    assert found.message.startswith(path)
    assert "\n" not in found.message
    assert (found.read, found.used, found.added, found.warnings) == (0, 0, {}, [])


def test_broken_files_leave_nothing_and_stop_no_other(refused: Loaded):
    assert refused.events == {"Gus Good": [("outreach", day(2))]}
    assert refused.files == {"good.csv"}


def test_a_path_that_is_not_there_is_unreadable(tmp_path: Path):
    (found,) = find_files(tmp_path / "missing.csv")
    assert found.error is not None
    assert found.error.code == "unreadable"


def test_every_error_code_comes_of_a_file_here():
    assert {code for _, _, code in REFUSED.values()} | {"unreadable"} == ERRORS


@pytest.mark.parametrize("what", READ)
def test_what_can_be_read_of_a_damaged_file_is_read_and_the_damage_is_told(read: Loaded, what: str):
    ending, _, warnings = READ[what]
    found = read.reports[f"{what}.{ending}"]
    assert (found.ok, found.warnings) == (True, warnings)
    assert found.read == found.used + sum(found.skipped.values()) + sum(found.rejected.values())
    place = list(READ).index(what)
    name = f"Zo\u00eb {name_in(place)}"
    assert read.emails[name] == [f"z{place}@example.org"]
    assert read.events[name] == [("outreach", day(1)), ("reply", None)]
