"""A JupyterLab of a test's own: its own home, folders and copy of the notebooks, stopped at the end.

It is started with the command and the environment that `explorer-kit lab` uses. Two things differ: Lab is
told to show its application to the page, and to keep all cells of a notebook in it, for a test to find.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from explorer_kit.cli.lab import lab_command, lab_environment

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 90
LAB_SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "docmanager-extension/plugin": {"autosave": False},
}


@dataclass(frozen=True)
class Server:
    """A running JupyterLab: where it is reached, and the files and variables its notebooks see."""

    url: str
    token: str
    folder: Path
    environment: dict[str, str]

    @property
    def notebooks(self) -> Path:
        """The copy of the notebooks."""
        return self.folder / "explorer_kit" / "notebooks"


@contextmanager
def running_lab(folder: Path, journal: Path | None = None) -> Iterator[Server]:
    """Start JupyterLab on a copy of the notebooks; without a journal they open the sample."""
    notebooks = folder / "explorer_kit" / "notebooks"
    shutil.copytree(ROOT / "notebooks", notebooks, ignore=shutil.ignore_patterns(".*"))
    environment = _environment(folder, journal)
    _write_settings(folder)
    command = [
        *lab_command(notebooks, port=_free_port(), browser=False),
        "--LabApp.expose_app_in_browser=True",
    ]
    log = folder / "lab.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=out, stderr=out, start_new_session=True
        )
        try:
            url, token = _address(process, log)
            yield Server(url, token, folder, environment)
        finally:
            _stop(process)


def _free_port() -> int:
    """Name a port that nobody has, so that Labs which start at once do not ask for the same."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _environment(folder: Path, journal: Path | None) -> dict[str, str]:
    """Everything a program would keep in the user's home is kept in the test's folder."""
    home = folder / "home"
    inherited = {
        name: value
        for name, value in lab_environment(journal).items()
        if not name.startswith(("JUPYTER", "IPYTHON")) or name == "JUPYTER_CONFIG_PATH"
    }
    own = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": home / "jupyter",
        "JUPYTER_DATA_DIR": home / "jupyter-data",
        "JUPYTER_RUNTIME_DIR": home / "jupyter-runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "IPYTHONDIR": home / "ipython",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
    }
    return inherited | {name: str(place) for name, place in own.items()} | {"JUPYTER_PREFER_ENV_PATH": "1"}


def _write_settings(folder: Path) -> None:
    for name, values in LAB_SETTINGS.items():
        file = folder / "home" / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")


def _address(process: subprocess.Popen, log: Path) -> tuple[str, str]:
    """Wait until Lab answers and return the address and the token it tells people to use."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        said = re.search(r"(http://(?:127\.0\.0\.1|localhost):\d+)/\S*token=(\w+)", log.read_text())
        if said and _answers(f"{said[1]}/api/status?token={said[2]}"):
            return said[1], said[2]
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, TimeoutError):
        return False


def _stop(process: subprocess.Popen) -> None:
    """Ask Lab to end its kernels and itself; what is left of its group after that is ended without asking."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=20)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)
