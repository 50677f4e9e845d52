import os
import threading
import time
from pathlib import Path

import pytest

from explorer_kit.errors import JournalBusyError, JournalError
from explorer_kit.store.queue import Queue


def soon(seconds: float = 20) -> float:
    return time.monotonic() + seconds


def waiting(queue: Queue, count: int) -> None:
    """Wait until so many tickets are in the queue."""
    for _ in range(1000):
        if len(queue.tickets()) == count:
            return
        time.sleep(0.005)
    raise AssertionError(queue.tickets())


def test_the_file_is_there_only_while_somebody_works(path: Path):
    queue = Queue(path)
    with queue.turn("saving", soon()):
        assert [file.name for file in path.parent.iterdir()] == ["me.duckdb.lock"]
        assert [(ticket.pid, ticket.what) for ticket in queue.tickets()] == [(os.getpid(), "saving")]
    assert list(path.parent.iterdir()) == []
    assert queue.is_idle()


def test_the_turn_ends_with_an_exception(path: Path):
    with pytest.raises(ZeroDivisionError), Queue(path).turn("saving", soon()):
        raise ZeroDivisionError
    assert Queue(path).is_idle()


def test_first_come_first_served(path: Path):
    order: list[int] = []

    def work(number: int) -> None:
        with Queue(path).turn(f"work {number}", soon()):
            order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
    with Queue(path).turn("saving", soon()):
        for number, thread in enumerate(threads, start=2):
            thread.start()
            waiting(Queue(path), number)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_never_two_at_once(path: Path):
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(5):
            with Queue(path).turn("saving", soon()):
                inside += 1
                most = max(most, inside)
                time.sleep(0.002)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_the_wait_is_bounded_and_names_the_holder(path: Path):
    with (
        Queue(path).turn("import of tracker.csv", soon()),
        pytest.raises(
            JournalBusyError, match=rf"process {os.getpid()} \(import of tracker\.csv\) since \d\d:\d\d"
        ),
        Queue(path).turn("saving", soon(0.05)),
    ):
        pass
    assert Queue(path).is_idle()


def test_who_gave_up_leaves_no_ticket(path: Path):
    with Queue(path).turn("saving", soon()):
        with pytest.raises(JournalBusyError), Queue(path).turn("second", soon(0.02)):
            pass
        assert [ticket.what for ticket in Queue(path).tickets()] == ["saving"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"pid": 1}]', "null", "\x00\x00"])
def test_a_damaged_file_is_started_anew(path: Path, content: str):
    Queue(path).path.write_text(content)
    with Queue(path).turn("saving", soon(2)):
        assert len(Queue(path).tickets()) == 1
    assert Queue(path).is_idle()


def test_a_lost_file_does_not_lose_those_who_wait(path: Path):
    done = threading.Event()

    def work() -> None:
        with Queue(path).turn("second", soon()):
            done.set()

    thread = threading.Thread(target=work)
    with Queue(path).turn("saving", soon()):
        thread.start()
        waiting(Queue(path), 2)
        Queue(path).path.unlink()
    thread.join()
    assert done.is_set()


def test_a_killed_holder_is_passed_over(path: Path, run_apart):
    other = run_apart(
        path, "import time\nwith store.queue.turn('import', time.monotonic() + 9):\n print(1); time.sleep(60)"
    )
    other.stdout.readline()
    other.kill()  # not waited for: it stays in the table of processes as one that has ended
    began = time.monotonic()
    with Queue(path).turn("saving", soon()):
        assert [ticket.what for ticket in Queue(path).tickets()] == ["saving"]
    assert time.monotonic() - began < 2


def test_a_killed_waiter_is_passed_over(path: Path, run_apart):
    with Queue(path).turn("saving", soon()):
        other = run_apart(path, "import time\nwith store.queue.turn('import', time.monotonic() + 60):\n pass")
        waiting(Queue(path), 2)
        other.kill()
        waiting(Queue(path), 1)
    with Queue(path).turn("saving", soon(2)):
        pass


def test_another_process_waits_and_names_us(path: Path, run_apart):
    code = "import time\nwith store.queue.turn('import', time.monotonic() + 0.1):\n pass"
    with Queue(path).turn("saving", soon()):
        _, complaint = run_apart(path, code).communicate(timeout=20)
    assert f"process {os.getpid()} (saving)" in complaint


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "a file").touch()
    with pytest.raises(JournalError, match=r"me\.duckdb\.lock cannot be written"):
        Queue(tmp_path / "a file" / "me.duckdb").turn("saving", soon()).__enter__()
