"""A notebook in front of a person: run it, look at its panels, its charts and what it says went wrong.

Lab's own application object is asked only for what a person sees without asking: whether the kernel still
works, what a cell's output is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
FIRST, ACTION = 120_000, 30_000  # milliseconds: until a kernel is there, until something happens
WIDE, NARROW = 1400, 900
HEIGHT = 1000

_STATUS = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status"
_OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .flatMap((cell) => cell.model.outputs?.toJSON() ?? [])"""
# arrays may be typed, and then do not come through as lists
_CHARTS = """(root) => {
  const list = (values) => (values === undefined || values === null ? [] : Array.from(values));
  return [...root.querySelectorAll(".js-plotly-plot")].filter((plot) => plot.offsetParent).map((plot) => ({
    title: plot.layout.title?.text ?? "",
    height: plot.getBoundingClientRect().height,
    traces: plot._fullData.map((trace) => ({
      type: trace.type, name: trace.name,
      x: list(trace.x), y: list(trace.y), customdata: list(trace.customdata),
    })),
    drawn: plot.querySelectorAll(".points path, path.js-line, .scatterlayer path, .annotation-text").length,
  }));
}"""
# tables in a panel scroll inside themselves, code in its editor; what a panel cuts off is lost
_TOO_WIDE = """(root) => {
  const wide = [...root.querySelectorAll(".jp-WindowedPanel-outer, .jp-OutputArea-output")]
    .filter((box) => box.offsetParent && box.scrollWidth > box.clientWidth + 1)
    .filter((box) => window.innerWidth > 1000 || !box.querySelector("table.dataframe"));
  const cut = [...root.querySelectorAll(".ek-panel")].flatMap((panel) => {
    const edge = panel.getBoundingClientRect().right + 1;
    return [...panel.querySelectorAll(":not(.ek-scroll *):not(svg *):not(.jp-OutputArea *)")]
      .filter((part) => part.getBoundingClientRect().width && part.getBoundingClientRect().right > edge);
  });
  return [...wide, ...cut].map((box) => `${box.className}: ${box.textContent.trim().slice(0, 60)}`);
}"""
_UNLABELLED = """(root) => [...root.querySelectorAll(".ek-panel :is(input, select, textarea)")]
  .filter((box) => box.offsetParent && box.type !== "file")
  .filter((box) => !box.ariaLabel && ![...(box.labels ?? [])].some((label) => label.textContent.trim()))
  .map((box) => box.outerHTML.slice(0, 120))"""


class Notebook:
    """The notebook in front."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def wait_until_idle(self, timeout: float = FIRST) -> None:
        """Wait until the kernel has nothing left to do."""
        self.page.wait_for_function(f"() => {_STATUS} === 'idle'", timeout=timeout)

    def run_all(self) -> None:
        """Run all cells, wait for the last one, and fail if one of them did."""
        command(self.page, "notebook:run-all-cells")
        self.wait_until_idle()
        errors = self.errors()
        assert not errors, "\n".join(errors)

    def restart(self) -> None:
        """Restart the kernel, as the menu does, and confirm it."""
        self.page.evaluate("""() => {
          window.restarted = false;
          const restart = window.jupyterapp.commands.execute("notebook:restart-kernel");
          restart.then(() => { window.restarted = true; });
        }""")
        self.page.get_by_role("dialog").get_by_role("button", name="Confirm Kernel Restart").click()
        self.page.wait_for_function("() => window.restarted")
        self.wait_until_idle()

    def save(self) -> None:
        """Save the notebook with its outputs, as Ctrl+S does."""
        command(self.page, "docmanager:save")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")

    def errors(self) -> list[str]:
        """Every error and every line on stderr among the outputs, and what panels say has failed."""
        bad = [
            str(output.get("ename") or output.get("text"))
            for output in self.page.evaluate(_OUTPUTS)
            if output["output_type"] == "error" or output.get("name") == "stderr"
        ]
        return bad + self.root.locator(".ek-message.ek-error").all_inner_texts()

    def charts(self, within: Locator | None = None) -> list[dict[str, Any]]:
        """Every chart on the page or in a panel: title, height, traces, and how many marks were drawn."""
        return (within or self.root).evaluate(_CHARTS)

    def panel(self, heading: str) -> Locator:
        """The panel with this heading."""
        title = self.page.get_by_role("heading", name=heading, exact=True)
        return self.root.locator(".ek-panel").filter(has=title).first

    def too_wide(self) -> list[str]:
        """What a person would have to scroll sideways to see, or could not see at all.

        A table that a cell gives may scroll in its own output where the window is narrow.
        """
        return self.root.evaluate(_TOO_WIDE)

    def unlabelled(self) -> list[str]:
        """The inputs that nothing says the meaning of."""
        return self.root.evaluate(_UNLABELLED)

    def scroll_to_top(self) -> None:
        """Show the beginning of the notebook."""
        self.root.locator(".jp-WindowedPanel-outer").evaluate("(box) => box.scrollTo(0, 0)")

    def picture(self, name: str) -> None:
        """Save the whole notebook as a picture for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size or {"width": WIDE, "height": HEIGHT}
        self.scroll_to_top()
        end = self.root.locator(".jp-Cell").last.evaluate(
            "(cell) => cell.getBoundingClientRect().bottom - cell.closest('.jp-WindowedPanel-inner')"
            ".getBoundingClientRect().top"
        )
        self.page.set_viewport_size({"width": size["width"], "height": max(int(end) + 150, HEIGHT)})
        settle(self.page)
        self.root.screenshot(path=PICTURES / f"{name}.png")
        self.page.set_viewport_size(size)
        settle(self.page)


def command(page: Page, name: str, **args: Any) -> None:
    """Do what a menu entry does."""
    page.evaluate(
        "async ([name, args]) => { await window.jupyterapp.commands.execute(name, args); }", [name, args]
    )


def settle(page: Page) -> None:
    """Wait until the page has been laid out and painted again."""
    page.evaluate(
        "() => new Promise((done) => setTimeout("
        "() => requestAnimationFrame(() => requestAnimationFrame(done)), 250))"
    )


def comes_to(ask: Callable[[], Any], expected: Any) -> None:
    """Assert that something is as expected, at once or soon: the page is painted after the kernel is done."""
    end = time.monotonic() + ACTION / 1000
    while (found := ask()) != expected and time.monotonic() < end:
        time.sleep(0.1)
    assert found == expected, f"{found} is not {expected}"
