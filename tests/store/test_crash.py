"""Killed processes and crowds: nothing is lost, nothing is half there, nobody waits for ever."""

import random
import time
from pathlib import Path

import pytest

from explorer_kit.store import Store

ROWS = 500
ENDLESS = f"""
import itertools
with store.reading() as c:
    begun = c.execute("SELECT count(DISTINCT current) FROM contact_ids").fetchall()[0][0]
print("ready")
for batch in itertools.count(begun):
    with store.writing("endless") as c:
        c.execute("INSERT INTO contact_ids SELECT range::VARCHAR, ? FROM range({ROWS})", [str(batch)])
    print(batch)
"""
WRITER = """
for step in range({steps}):
    with store.writing() as c:
        c.execute("INSERT INTO contact_ids VALUES ($old, 'a'), ($old, 'b')", {{"old": f"{name}-{{step}}"}})
"""
READER = """
seen = -1
while seen < {total}:
    with store.reading() as c:
        now = c.execute("SELECT count(*) FROM contact_ids").fetchall()[0][0]
    assert now % 2 == 0 and now >= seen, (now, seen)
    seen = now
"""


def kill_while_writing(store: Store, run_apart, seconds: float) -> None:
    """Kill a process that writes one batch after the other, and look at what is left."""
    process = run_apart(store.path, ENDLESS)
    assert process.stdout.readline() == "ready\n", process.communicate()
    time.sleep(seconds)
    process.kill()
    acknowledged = [int(line) for line in process.communicate()[0].split()]
    began = time.monotonic()
    with store.reading() as connection:
        counts = dict(
            connection.execute("SELECT current::INTEGER, count(*) FROM contact_ids GROUP BY 1").fetchall()
        )
    with store.writing() as connection:
        connection.execute("DELETE FROM contact_ids WHERE false")
    assert time.monotonic() - began < 5
    assert set(counts.values()) <= {ROWS}
    assert set(acknowledged) <= set(counts)
    # at most the one batch whose end the process did not live to tell
    assert not acknowledged or max(counts) <= acknowledged[-1] + 1
    assert store.queue.is_idle()


def crowd(path: Path, run_apart, steps: int, writers: int = 2, readers: int = 2) -> None:
    """Let writers and readers of many processes loose on one journal at once."""
    programs = [WRITER.format(steps=steps, name=name) for name in range(writers)]
    programs += [READER.format(total=2 * steps * writers)] * readers
    processes = [run_apart(path, program) for program in programs]
    outcomes = [(process.communicate(timeout=280)[1], process.returncode) for process in processes]
    assert outcomes == [("", 0)] * (writers + readers)
    store = Store(path)
    rows = store.user_query("SELECT count(*), count(DISTINCT old) FROM contact_ids").rows
    assert rows == [(2 * steps * writers, steps * writers)]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.13])
def test_a_process_killed_while_writing_leaves_all_or_nothing(store: Store, run_apart, seconds: float):
    kill_while_writing(store, run_apart, seconds)


def test_two_writers_and_two_readers_at_once(store: Store, run_apart):
    crowd(store.path, run_apart, steps=12)


@pytest.mark.soak
def test_a_hundred_killed_writers(store: Store, run_apart):
    chance = random.Random(20261123)
    for _ in range(100):
        kill_while_writing(store, run_apart, chance.uniform(0, 0.3))


@pytest.mark.soak
def test_a_large_crowd(store: Store, run_apart):
    crowd(store.path, run_apart, steps=150, writers=4, readers=4)
