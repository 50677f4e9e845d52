import io
import sys

import pytest

from explorer_kit.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_who_watches_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with progress(True) as tell:
        assert tell is not None
        tell(3, 0, "reading [notes]/ada.md")
    assert "reading [notes]/ada.md" in screen.getvalue()
    assert capsys.readouterr().out == ""


def test_nobody_watches_a_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress(True) as tell:
        assert tell is None


def test_json_is_not_disturbed(monkeypatch: pytest.MonkeyPatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(False) as tell:
        assert tell is None
    assert screen.getvalue() == ""
