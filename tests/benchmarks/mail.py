"""Reading a mailbox against iterating and header-parsing the same file with the standard library."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.mail import mbox
from explorer_kit.importers.walking import file_on_disk
from explorer_kit.records import SourceRecord, Warned
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from tests.benchmarks.imports import timed
from tests.benchmarks.tables import ROOT, Table

NOW = datetime(2026, 11, 1, 12)
CONTEXT = ImportContext(settings=Settings(timezone="Europe/Berlin"))
AGAINST = (
    "Reference: reading the same file line by line, as mailbox.mbox does, and parsing each header with "
    "email.parser.BytesHeaderParser, in the same process. 'reading' is the importer alone: two passes over "
    "the file, who wrote to whom and when, the visible text of what counts, the reason for what does not. "
    "'import' also keeps, clusters and derives, in one commit. Rates and ratios are of processor seconds; "
    "'MB above start' is how far the memory of a process of its own that reads the file grows."
)
_GROWTH = """
import re, sys
from pathlib import Path
from tests.benchmarks import mail
def memory(what): return int(re.search(what + r":\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1e3
before = memory("VmRSS")
mail.read_records(Path(sys.argv[1]))
print(memory("VmHWM") - before)
"""


def parse_headers(path: Path) -> int:
    """Go through an mbox line by line and parse every header; return the number of messages."""
    parser, count = BytesHeaderParser(), 0
    head: list[bytes] = []
    in_header, blank = False, True
    with path.open("rb") as file:
        for line in file:
            if blank and line.startswith(b"From "):
                head, in_header = [], True
            elif in_header:
                head.append(line)
                if not line.strip():
                    in_header = False
                    count += bool(parser.parsebytes(b"".join(head))["From"])
            blank = line in (b"\n", b"\r\n")
    return count


def read_records(path: Path) -> tuple[int, int]:
    """Let the importer read an mbox without keeping anything; return messages read and used."""
    read = used = 0
    for outcome in mbox.read(file_on_disk(path), CONTEXT):
        read += not isinstance(outcome, Warned)
        used += isinstance(outcome, SourceRecord)
    return read, used


def memory_growth(path: Path) -> float:
    """Return by how many megabytes a process of its own grows that reads an mbox (0 where no /proc tells)."""
    if not Path("/proc/self/status").exists():
        return 0.0
    command = [sys.executable, "-c", _GROWTH, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def measure(path: Path, journal: Path) -> dict[str, Any]:
    """Measure reading and importing one mailbox; the importer must see every message.

    Raises
    ------
    AssertionError
        The importer and the standard library do not see the same number of messages.
    """
    megabytes = path.stat().st_size / 1e6
    store = Store(journal)
    store.ensure()
    floor, count = timed(parse_headers, path)
    reading, (read, used) = timed(read_records, path)
    taking, report = timed(load, store, [path], Load(context=CONTEXT, as_of=NOW))
    assert report.ok, report.to_dicts()
    assert count == read == report.files[0].read
    assert used == report.files[0].used
    return {
        "MB": megabytes,
        "messages": count,
        "used": used,
        "floor MB/s": megabytes / floor.cpu,
        "reading MB/s": megabytes / reading.cpu,
        "import MB/s": megabytes / taking.cpu,
        "reading messages/s": count / reading.cpu,
        "reading : floor": reading.cpu / floor.cpu,
        "import : floor": taking.cpu / floor.cpu,
        "import wall s": taking.wall,
        "MB above start": memory_growth(path),
    }


def table(rows: list[dict[str, Any]]) -> Table:
    """Return measurements of mailboxes as a table."""
    return Table("mail_import", "Import of mail", AGAINST, rows)
