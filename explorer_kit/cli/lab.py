"""JupyterLab on this machine alone, with the toolkit's notebooks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from explorer_kit.cli.commands import JournalOption
from explorer_kit.errors import ExplorerKitError

START = "00_start_here.ipynb"
# beside this file: settings that keep Lab from asking the network for news and updates
_CONFIG = Path(__file__).parent / "jupyter"


def notebooks_folder() -> Path:
    """Return the folder with the notebooks: of the checkout this package is in, or below the working folder.

    Raises
    ------
    ExplorerKitError
        There is none.
    """
    for base in (Path(__file__).resolve().parents[2], Path.cwd()):
        if (base / "notebooks" / START).exists():
            return base / "notebooks"
    raise ExplorerKitError(
        f"There is no notebooks/{START} here. Start this in a copy of explorer_kit's repository, "
        "or run `make lab` there."
    )


def lab_command(notebooks: Path, *, port: int, browser: bool) -> list[str]:
    """Return the command that starts JupyterLab.

    It listens on localhost only, asks for a token, takes the next free port if this one is taken, and asks
    nothing of the network (news, updates, extensions).
    """
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=50",
        f"--ServerApp.root_dir={notebooks.parent}",
        f"--LabApp.default_url=/lab/tree/{notebooks.name}/{START}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        f"--ServerApp.open_browser={browser}",
        # in a container people often are root; the server is reachable from this machine only
        *(["--allow-root"] if as_root else []),
    ]


def lab_environment(journal: Path | None) -> dict[str, str]:
    """Return the environment for JupyterLab and the kernels it starts."""
    environment = dict(os.environ)
    before = environment.get("JUPYTER_CONFIG_PATH")
    environment["JUPYTER_CONFIG_PATH"] = os.pathsep.join([str(_CONFIG), *([before] if before else [])])
    if journal is not None:
        environment["EXPLORER_KIT_JOURNAL"] = str(journal.resolve())
    return environment


def become_lab(*, port: int, browser: bool, journal: Path | None) -> None:
    """Turn this process into JupyterLab: Ctrl+C and signals reach it directly."""
    command = lab_command(notebooks_folder(), port=port, browser=browser)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, lab_environment(journal))


def lab(
    browser: Annotated[bool, typer.Option(" /--no-browser", help="Do not open the browser.")] = True,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="The port; if it is taken, the next free one.")
    ] = 8888,
    journal: JournalOption = None,
) -> None:
    """Open JupyterLab with the notebooks."""
    become_lab(port=port, browser=browser, journal=journal)
