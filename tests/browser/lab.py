"""JupyterLab in a browser: open notebooks, change the theme and the window, load the page again.

The page is also watched: what it asks of other machines, and what it complains of.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.notebook import ACTION, FIRST, HEIGHT, WIDE, Notebook, command, settle
from tests.browser.server import Server

HERE = {"127.0.0.1", "localhost"}
# what JupyterLab says of itself: files it looks for in vain at every start, its debugger after a restart
NOT_OURS = re.compile(r"the server responded with a status of 404|debug_request")


class Lab:
    """One page with JupyterLab, and what it asked of the network and complained of."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(ACTION)
        expect.set_options(timeout=ACTION)
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.hostname not in HERE:
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not NOT_OURS.search(message.text):
            self.complaints.append(message.text)

    def expect_peace(self) -> None:
        """Fail if the page asked anything of another machine, or complained of something."""
        assert not self.strangers, f"asked of other machines: {self.strangers}"
        assert not self.complaints, "the page complains:\n" + "\n".join(self.complaints)

    def start(self) -> None:
        """Load JupyterLab with no notebook open."""
        self.page.goto(f"{self.server.url}/lab?token={self.server.token}&reset")
        self.wait_for_app()

    def wait_for_app(self) -> None:
        """Wait until the page was built."""
        self.page.wait_for_function("() => window.jupyterapp?.restored", timeout=FIRST)
        self.page.evaluate("async () => { await window.jupyterapp.restored; }")

    def open(self, name: str) -> Notebook:
        """Open a notebook and wait for its kernel."""
        command(self.page, "docmanager:open", path=f"notebooks/{name}.ipynb")
        return self.notebook()

    def notebook(self) -> Notebook:
        """The notebook that is in front, once its kernel is there."""
        notebook = Notebook(self.page)
        notebook.wait_until_idle(FIRST)
        return notebook

    def show(self, name: str) -> Notebook:
        """Bring a notebook that is open to the front."""
        self.page.get_by_role("tab", name=f"{name}.ipynb").click()
        return self.notebook()

    def reload(self) -> Notebook:
        """Load the page again, as the browser's button does."""
        self.page.reload()
        self.wait_for_app()
        return self.notebook()

    def close_all(self) -> None:
        """Close every notebook without saving, and end their kernels."""
        self.page.evaluate("""async () => {
          const app = window.jupyterapp;
          for (const widget of [...app.shell.widgets("main")]) {
            if (widget.context) widget.context.model.dirty = false;
            await widget.sessionContext?.shutdown();
            widget.close();
          }
        }""")

    def theme(self, name: str) -> None:
        """Change the theme: Light or Dark."""
        command(self.page, "apputils:change-theme", theme=f"JupyterLab {name}")
        expect(self.page.locator("body")).to_have_attribute(
            "data-jp-theme-light", str(name == "Light").lower()
        )

    def width(self, pixels: int) -> None:
        """Make the window this wide."""
        self.page.set_viewport_size({"width": pixels, "height": HEIGHT})
        settle(self.page)


def open_lab(browser: Browser, server: Server) -> Lab:
    """Open a page of the browser, with nothing remembered from another one."""
    context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, locale="en-GB")
    lab = Lab(context.new_page(), server)
    lab.start()
    return lab
