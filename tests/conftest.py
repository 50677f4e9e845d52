"""What every test shares: a private home for the data, marks by folder, and the browser of the machine."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
MARK_OF_FOLDER = {"benchmarks": "bench", "browser": "browser", "soak": "soak"}

# Cores are shared with other work: a slow example is no failure. Under CI the same examples come every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the folder they are in, before `-m` chooses among them."""
    for item in items:
        folders = item.path.relative_to(TESTS).parts[:-1] if item.path.is_relative_to(TESTS) else ()
        for folder in folders:
            if folder in MARK_OF_FOLDER:
                item.add_marker(MARK_OF_FOLDER[folder])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip browser tests where there is no browser, but never on CI: there it must not go unnoticed."""
    if item.get_closest_marker("browser") and chromium() is None:
        reason = "no chromium on this machine (Debian: apt-get install chromium)"
        pytest.fail(reason, pytrace=False) if os.environ.get("CI") else pytest.skip(reason)


def chromium() -> str | None:
    """Name the browser that is installed, if one is; none is ever downloaded."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Let playwright drive the installed Chromium, quietly and without asking anything of the network."""
    quiet = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync"
    )
    return {**browser_type_launch_args, "executable_path": chromium(), "args": quiet.split()}


@pytest.fixture(autouse=True)
def own_data_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the journal, the settings and the data folder of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(folder / variable.lower()))
    for variable in [name for name in os.environ if name.startswith("EXPLORER_KIT_")]:
        monkeypatch.delenv(variable)
