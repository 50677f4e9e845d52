import os
import subprocess
import sys

from explorer_kit.store.processes import birth_of, is_alive


def test_this_process_lives():
    assert is_alive(os.getpid(), birth_of(os.getpid()) or "")


def test_a_number_given_to_another_process_is_not_the_same():
    assert not is_alive(os.getpid(), "1")


def test_a_process_that_ended_does_not_live_though_nobody_took_note():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    birth = birth_of(process.pid)
    assert birth
    assert is_alive(process.pid, birth)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert not is_alive(process.pid, birth)
    process.communicate()
    assert birth_of(process.pid) is None
