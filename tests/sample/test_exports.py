from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from explorer_kit.errors import ExplorerKitError
from explorer_kit.sample import Owner, sample_folder, season_counts, simulate, write_exports
from explorer_kit.sample import folder as folder_module
from explorer_kit.settings import settings_from

COMMITTED = Path(__file__).parents[2] / "data" / "sample"
EMAIL = re.compile(r"[\w.+-]+@([\w.-]+\w)")


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_exports(simulate(), folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def texts(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files(folder).items() if not name.endswith(".xlsx")}


def cells(path: Path) -> Any:
    return [
        (sheet.title, sheet.sheet_state, [[cell.value for cell in row] for row in sheet.iter_rows()])
        for sheet in load_workbook(path)
    ]


def test_the_committed_sample_is_what_the_simulator_writes(written):
    assert texts(COMMITTED) == texts(written)
    # an xlsx may be packed otherwise by another version of openpyxl or zlib: its cells count
    tracker = "tracker/networking_tracker.xlsx"
    assert set(files(COMMITTED)) == set(files(written)) == {*texts(written), tracker}
    assert cells(COMMITTED / tracker) == cells(written / tracker)


def test_the_same_season_gives_the_same_bytes(written, tmp_path):
    write_exports(simulate(), tmp_path)
    assert files(tmp_path) == files(written)


def test_all_addresses_are_reserved_for_examples(written):
    found = {m for text in texts(written).values() for m in EMAIL.findall(text.decode())}
    for _, _, rows in cells(written / "tracker" / "networking_tracker.xlsx"):
        found |= {m for row in rows for value in row for m in EMAIL.findall(str(value))}
    # LinkedIn mails copies of messages from an address of its own
    assert found == {"example.org", "example.com", "example.net", "linkedin.com"}
    noreply = {
        line for text in texts(written).values() for line in text.decode().split() if "@linkedin.com" in line
    }
    assert noreply == {"<messages-noreply@linkedin.com>"}


def test_every_profile_says_that_it_is_a_sample(written):
    found = [
        str(value)
        for _, _, rows in cells(written / "tracker" / "networking_tracker.xlsx")
        for row in rows
        for value in row
        if "linkedin.com" in str(value)
    ]
    assert len(found) > 40
    assert all(re.search(r"linkedin\.com/in/[a-z0-9-]+-sample/?$", page) for page in found)


def test_the_truth_file_holds_counts_and_parameters(written):
    truth = json.loads((written / "truth.json").read_text(encoding="utf-8"))
    season = simulate()
    assert truth["counts"] == json.loads(json.dumps(season_counts(season)))
    assert truth["parameters"]["reply_share"]["warm"] == season.truth.reply_share["warm"]


def test_the_settings_are_those_of_a_journal(written):
    with (written / "sample.toml").open("rb") as file:
        settings = settings_from(tomllib.load(file), "sample.toml")
    assert settings.owner_emails == (Owner().email,)
    assert settings.owner_schools == (Owner().school,)
    assert (settings.timezone, settings.as_of) == ("Europe/Berlin", "2026-10-12T06:00:00")


def test_writing_another_season_leaves_nothing_of_the_first(tmp_path):
    write_exports(simulate(1), tmp_path / "twice")
    write_exports(simulate(2), tmp_path / "twice")
    write_exports(simulate(2), tmp_path / "once")
    assert files(tmp_path / "twice") == files(tmp_path / "once")


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(ExplorerKitError, match="is not empty and holds no sample"):
        write_exports(simulate(), tmp_path)
    assert files(tmp_path) == {"notes/mine.md": b"mine"}


def test_in_a_checkout_the_sample_is_the_committed_one():
    assert sample_folder() == COMMITTED


def test_without_a_checkout_the_sample_is_written_once(tmp_path, monkeypatch, written):
    monkeypatch.setattr(
        folder_module, "__file__", str(tmp_path / "lib" / "explorer_kit" / "sample" / "folder.py")
    )
    folder = sample_folder()
    assert files(folder) == files(written)
    (folder / "README.md").write_text("kept", encoding="utf-8")
    assert sample_folder() == folder
    assert (folder / "README.md").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
