"""Take the README's picture again: the notebook 08_skill_gaps on the sample, in JupyterLab.

.venv/bin/python -m tools.picture
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.lab import open_lab
from tests.browser.notebook import command, settle
from tests.browser.server import running_lab
from tests.conftest import chromium

PICTURE = Path(__file__).parents[1] / "notebooks" / "pictures" / "skill_gaps.png"
SIZE = {"width": 1400, "height": 1155}
LARGEST = 200_000  # bytes: a README must open at once


def main() -> None:
    """Start Lab, run the notebook and save what a person sees first."""
    PICTURE.parent.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_lab(Path(folder)) as server,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        lab = open_lab(browser, server)
        lab.page.set_viewport_size(SIZE)
        command(lab.page, "filebrowser:go-to-path", path="notebooks")
        notebook = lab.open("08_skill_gaps")
        lab.page.locator(".lm-TabBar-tab", has_text="Launcher").locator(".lm-TabBar-tabCloseIcon").click()
        notebook.run_all()
        notebook.save()
        notebook.scroll_to_top()
        settle(lab.page)
        lab.page.screenshot(path=PICTURE)
        browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.name}: {size:,} bytes")
    if size > LARGEST:
        raise SystemExit(f"The picture is larger than {LARGEST:,} bytes.")


if __name__ == "__main__":
    main()
