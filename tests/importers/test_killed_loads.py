"""A load that is killed at any moment leaves the journal as before it or complete."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.settings import Settings
from explorer_kit.store import Store

ROOT = Path(__file__).parents[2]
HEADER = "Name,Email,Organization,Date contacted,Reply date,Date of interview,Skills\n"
FIRST, SECOND = datetime(2026, 5, 1), datetime(2026, 6, 1)
TABLES = (
    "imports", "observations", "record_items", "record_editions", "person_mentions", "person_keys",
    "contacts", "contact_ids", "events", "event_contacts", "event_sources", "interviews", "referrals",
    "skills", "skill_mentions", "organizations",
)  # fmt: skip
CHILD = """
import sys
from datetime import datetime
from pathlib import Path
from explorer_kit.importers.base import ImportContext, importers
from explorer_kit.importers.loading import Load, load
from explorer_kit.settings import Settings
from explorer_kit.store import Store
importers()
store, context = Store(Path(sys.argv[1])), ImportContext(settings=Settings())
print("ready", flush=True)
load(store, [Path(sys.argv[2])], Load(context=context, as_of=datetime(2026, 6, 1)))
print("done", flush=True)
"""


def table(path: Path, people: range, day: int) -> Path:
    """Write a tracker about some people; later editions know of a reply and a talk."""
    lines = []
    for number in people:
        more = f"2026-03-{1 + number % 9:02},2026-03-1{number % 9},SQL" if day > 1 else ",,"
        lines.append(
            f"Person{number} Muster,p{number}@example.org,Org{number % 7},2026-02-1{number % 9},{more},"
        )
    path.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
    os.utime(path, (day * 86400, day * 86400))
    return path


def run(journal: Path, path: Path, at: datetime) -> None:
    load(Store(journal), [path], Load(context=ImportContext(settings=Settings()), as_of=at))


def state(journal: Path) -> dict[str, Counter[tuple[str, ...]]]:
    """Return everything in the journal but the report's own words."""
    with Store(journal).reading() as connection:
        return {
            name: Counter(
                tuple(map(str, row))
                for row in connection.execute(
                    f"SELECT * {'EXCLUDE (report)' if name == 'imports' else ''} FROM {name}"
                ).fetchall()
            )
            for name in TABLES
        }


class Killing:
    """A journal with one load in it, and a second load that is killed over and over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.original = folder / "before.duckdb"
        Store(self.original).ensure()
        run(self.original, table(folder / "tracker.csv", range(60), day=1), FIRST)
        self.table = table(folder / "tracker.csv", range(80), day=2)
        complete = shutil.copy(self.original, folder / "complete.duckdb")
        began = time.monotonic()
        run(Path(complete), self.table, SECOND)
        self.seconds = time.monotonic() - began
        self.before, self.complete = state(self.original), state(Path(complete))

    def kill_after(self, seconds: float) -> str:
        """Start the load apart, kill it, and say how the journal is: `before` or `complete`."""
        journal = Path(shutil.copy(self.original, self.folder / "me.duckdb"))
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(journal), str(self.table)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(seconds)
        child.kill()
        told = child.communicate()[0]
        found = state(journal)
        assert found in (self.before, self.complete), "the load is half there"
        if told:
            assert found == self.complete, "a load that was acknowledged is gone"
        run(journal, self.table, SECOND)  # nothing stands in the way of loading it again
        again = state(journal)
        assert {name: rows for name, rows in again.items() if name != "imports"} == {
            name: rows for name, rows in self.complete.items() if name != "imports"
        }
        journal.unlink()
        return "before" if found == self.before else "complete"


@pytest.fixture(scope="module")
def killing(tmp_path_factory: pytest.TempPathFactory) -> Killing:
    return Killing(tmp_path_factory.mktemp("killed"))


def test_the_second_load_makes_a_difference(killing: Killing):
    changed = {name for name in TABLES if killing.before[name] != killing.complete[name]}
    assert {"contacts", "events", "interviews", "skill_mentions"} <= changed


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8, 1.0])
def test_a_killed_load_is_there_as_a_whole_or_not_at_all(killing: Killing, share: float):
    killing.kill_after(share * killing.seconds)


@pytest.mark.soak
def test_a_hundred_killed_loads(killing: Killing):
    chance = random.Random(20261123)
    found = Counter(killing.kill_after(chance.uniform(0, 1.3) * killing.seconds) for _ in range(100))
    assert found["before"] > 0
    assert found["complete"] > 0
