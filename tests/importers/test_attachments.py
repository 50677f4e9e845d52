from pathlib import Path

import pytest

from explorer_kit.importers.attachments import about
from tests.importers.own_cases import fresh, take

NOTE = "---\nperson: Cleo Muster\ndate: 2026-04-01\n---\n- learned that\n"


@pytest.mark.parametrize(
    ("name", "inside", "words"),
    [
        ("vault/photo.PNG", True, "vault/photo.PNG is a picture, no log: left out."),
        ("photo.jpg", False, "photo.jpg is a picture, no log: left out."),
        ("a\\talk.m4a", True, "a\\talk.m4a is a recording, no log: left out. Load its transcript (vtt, "
         "srt, txt or json) instead."),
        ("cv.pdf", True, "cv.pdf is a PDF, no log: left out. What it says is not read: copy what you need "
         "into a note."),
        ("cv.pdf", False, None),
        ("export.html", False, None),
        ("log.csv", True, None),
    ],
)  # fmt: skip
def test_a_file_is_called_what_it_is(name: str, inside: bool, words: str | None):
    assert about(name, "binary_not_csv", inside=inside) == words


def test_what_is_broken_in_another_way_is_told_as_such():
    assert about("photo.png", "unreadable", inside=True) is None


def test_pictures_of_a_vault_get_no_advice_meant_for_tables(tmp_path: Path):
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "cleo.md").write_text(NOTE, "utf-8")
    (vault / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (vault / "sketch.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (vault / "cv.pdf").write_bytes(b"%PDF-1.7\n" + bytes(200))
    done = take(fresh(tmp_path / "me.duckdb"), vault)
    assert done["cleo.md"].ok
    others = [leaf for name, leaf in done.items() if name != "cleo.md"]
    assert {leaf.error for leaf in others} == {"unrecognised"}
    assert [leaf.message for leaf in others if "table" in leaf.message or "csv" in leaf.message] == []
    assert {leaf.message.split(",")[0].split(" is ")[1] for leaf in others} == {"a picture", "a PDF"}
