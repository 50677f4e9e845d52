import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer_kit.cli.lab import lab_command, lab_environment, notebooks_folder
from explorer_kit.errors import ExplorerKitError

EMPTY = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.fixture(scope="module")
def taken() -> Iterator[int]:
    """A port that another program has, on which Lab must not insist."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, taken: int) -> Iterator[str]:
    """A running Lab, and the address it tells people to open."""
    home = tmp_path_factory.mktemp("lab")
    (home / "notebooks").mkdir()
    (home / "notebooks" / "00_start_here.ipynb").write_text(EMPTY)
    environment = lab_environment(home / "me.duckdb") | {"HOME": str(home), "JUPYTER_PREFER_ENV_PATH": "1"}
    command = lab_command(home / "notebooks", port=taken, browser=False)
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, cwd=home)
    assert process.stderr is not None
    try:
        found = next(
            match[0] for line in process.stderr if (match := re.search(r"http://\S+token=\w+", line))
        )
        wait_for(found)
        yield found
    finally:
        process.terminate()
        process.communicate(timeout=30)


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            get(address, "api/status")
        except urllib.error.URLError:
            time.sleep(0.05)
        else:
            return


def get(address: str, what: str, *, token: bool = True) -> object:
    base, _, key = address.partition("/lab/tree")[0], "", address.partition("token=")[2]
    request = urllib.request.Request(f"{base}/{what}")
    if token:
        request.add_header("Authorization", f"token {key}")
    with urllib.request.urlopen(request, timeout=20) as response:
        return json.load(response)


def test_it_opens_at_the_first_notebook_on_the_next_free_port(address: str, taken: int):
    found = re.match(
        r"http://(127\.0\.0\.1|localhost):(\d+)/lab/tree/notebooks/00_start_here\.ipynb\?token=", address
    )
    assert found
    assert int(found[2]) != taken


def test_nobody_gets_in_without_the_token(address: str):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        get(address, "api/contents", token=False)


def test_it_shows_the_folder_with_the_notebooks(address: str):
    listed = get(address, "api/contents")
    assert isinstance(listed, dict)
    assert [item["name"] for item in listed["content"]] == ["notebooks"]


def test_neither_news_nor_updates_are_asked_for(address: str):
    setting = get(address, "lab/api/settings/@jupyterlab/apputils-extension:notification")
    assert isinstance(setting, dict)
    properties = setting["schema"]["properties"]
    assert properties["fetchNews"]["default"] == "false"
    assert properties["checkForUpdates"]["default"] is False
    assert get(address, "lab/api/news") == {"news": []}
    assert get(address, "lab/api/update") == {"notification": None}


def test_the_journal_is_handed_to_the_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert lab_environment(Path("me.duckdb"))["EXPLORER_KIT_JOURNAL"] == str(tmp_path / "me.duckdb")
    assert "EXPLORER_KIT_JOURNAL" not in lab_environment(None)


def test_settings_of_the_users_own_are_kept_behind_ours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "mine")
    assert lab_environment(None)["JUPYTER_CONFIG_PATH"].split(os.pathsep)[1] == "mine"


def test_the_browser_is_opened_unless_not_wanted(tmp_path: Path):
    assert "--ServerApp.open_browser=True" in lab_command(tmp_path, port=1, browser=True)
    assert "--ServerApp.open_browser=False" in lab_command(tmp_path, port=1, browser=False)


def test_without_notebooks_it_says_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("explorer_kit.cli.lab.__file__", str(tmp_path / "a" / "b" / "lab.py"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExplorerKitError, match="make lab"):
        notebooks_folder()


def test_the_command_becomes_lab(tmp_path: Path):
    """The program itself, stopped before it listens: it shows the configuration it would use."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00_start_here.ipynb").write_text(EMPTY)
    code = (
        "import os, sys\nfrom explorer_kit.cli import lab\n"
        "run = os.execve\n"
        "os.execve = lambda path, command, env: run(path, [*command, '--show-config-json'], env)\n"
        f"lab.notebooks_folder = lambda: lab.Path({str(tmp_path / 'notebooks')!r})\n"
        "sys.argv = ['explorer-kit', 'lab', '--no-browser', '--port', '9001']\n"
        "from explorer_kit.cli import main; main()"
    )
    environment = os.environ | {"HOME": str(tmp_path)}
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    config = json.loads(shown.stdout)
    assert config["ServerApp"]["root_dir"] == str(tmp_path)
    assert config["ServerApp"]["port"] == 9001
    assert config["ServerApp"]["ip"] == "127.0.0.1"
    assert config["ServerApp"]["open_browser"] is False
    assert config["LabApp"]["news_url"] is None
    assert config["LabApp"]["extension_manager"] == "readonly"
    assert config["LabApp"]["default_url"] == "/lab/tree/notebooks/00_start_here.ipynb"
