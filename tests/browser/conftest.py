"""One JupyterLab and one browser page for each module: starting them takes longer than most tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.lab import Lab, open_lab
from tests.browser.server import Server, running_lab


@pytest.fixture(scope="module")
def browser(browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """The browser, ended with the module.

    The plugin's own fixture lives as long as the session, and with it an event loop: no test that comes later
    in the same process could run one of its own.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_type_launch_args)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a copy of the notebooks and the sample."""
    with running_lab(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="module")
def lab(browser: Browser, server: Server) -> Iterator[Lab]:
    """JupyterLab in a page."""
    lab = open_lab(browser, server)
    yield lab
    lab.page.context.close()
