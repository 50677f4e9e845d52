"""How far the reading of a file is, by its bytes."""

from __future__ import annotations

import io

import pytest

from explorer_kit.importers import progress
from explorer_kit.importers.base import SourceFile


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(progress, "BUFFER", 10)
    return []


def file(content: bytes) -> SourceFile:
    return SourceFile(name="in/mail.mbox", opener=lambda: io.BytesIO(content), size=len(content))


def test_bytes_are_counted_as_they_are_read(told):
    watched = progress.watched(file(b"x" * 25), lambda *step: told.append(step))
    assert watched.read() == b"x" * 25
    assert told[-1] == (25, 25, "reading mail.mbox")
    assert [step[0] for step in told] == sorted(step[0] for step in told)


def test_two_passes_make_one_way(told):
    watched = progress.watched(file(b"a line\n" * 10), lambda *step: told.append(step), passes=2)
    for _ in range(2):
        with watched.opener() as stream:
            assert sum(1 for _ in stream) == 10
    assert {step[1] for step in told} == {140}
    assert told[-1][0] == 140


def test_a_watched_file_can_be_read_from_any_place():
    watched = progress.watched(file(b"0123456789"), lambda *step: None)
    with watched.opener() as stream:
        stream.seek(-3, io.SEEK_END)
        assert (stream.tell(), stream.read()) == (7, b"789")
