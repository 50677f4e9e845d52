"""Logs of several sources by mouse and keyboard: mail of which a part is taken, a folder, a doubtful pair.

The mailbox has two messages with Holger under the label Career and one with Cem under Family. LinkedIn's
export knows a Holger of the same name, with nothing that says he is the same: that is for a person to say.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab
from tests.browser.notebook import Notebook, comes_to
from tests.browser.server import ROOT, Server, running_lab

LINKEDIN = ROOT / "data" / "sample" / "linkedin"
MAIL = """From me@example.org Mon Mar  2 09:00:00 2026
X-Gmail-Labels: Career,Sent
From: Mira Sonnfeld <mira.sonnfeld@example.org>
To: Holger Großbeispiel <holger@example.net>
Subject: Twenty minutes on your work
Date: Mon, 02 Mar 2026 09:00:00 +0000
Message-ID: <1@example.org>

Could I ask you how you came to your work?

From holger@example.net Tue Mar  3 09:00:00 2026
X-Gmail-Labels: Career,Inbox
Delivered-To: mira.sonnfeld@example.org
From: Holger Großbeispiel <holger@example.net>
To: Mira Sonnfeld <mira.sonnfeld@example.org>
Subject: Re: Twenty minutes on your work
Date: Tue, 03 Mar 2026 09:00:00 +0000
Message-ID: <2@example.net>
In-Reply-To: <1@example.org>

Gladly, on Thursday.

From cem@example.com Wed Mar  4 09:00:00 2026
X-Gmail-Labels: Family,Inbox
Delivered-To: mira.sonnfeld@example.org
From: Cem Fiktiv <cem@example.com>
To: Mira Sonnfeld <mira.sonnfeld@example.org>
Subject: Cake on Sunday
Date: Wed, 04 Mar 2026 09:00:00 +0000
Message-ID: <3@example.com>

Who brings the cake?

"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a journal of one's own, in which there is nothing yet."""
    folder = tmp_path_factory.mktemp("lab")
    with running_lab(folder, journal=folder / "me.duckdb") as server:
        yield server


def press(panel: Locator, button: str) -> None:
    panel.get_by_role("button", name=button, exact=True).click()


def sources(notebook: Notebook) -> set[str]:
    """The sources that the chart of coverage has bars for."""
    charts = notebook.charts(notebook.panel("Explore a metric"))
    return {bar[1] for chart in charts for trace in chart["traces"] for bar in trace["customdata"]}


def test_of_mail_a_part_is_taken_and_only_after_a_trial(lab: Lab, tmp_path: Path):
    mailbox = tmp_path / "All mail.mbox"
    mailbox.write_text(MAIL, encoding="utf-8")
    notebook = lab.open("01_import_logs")
    notebook.run_all()
    panel = notebook.panel("Import logs")
    said = panel.locator(".ek-message").first
    load = panel.get_by_role("button", name="Import", exact=True)

    with notebook.page.expect_file_chooser() as chooser:
        panel.get_by_role("button", name="or upload files").click()
    chooser.value.set_files(mailbox)
    expect(panel).to_contain_text("All mail.mbox is read as: Mail (mbox).")
    expect(said).to_contain_text("Try it out first")
    expect(load).to_be_disabled()

    press(panel, "Try it out")
    expect(said).to_contain_text("3 records read: 3 used. They tell of 2 people, 3 messages.")
    expect(panel).to_contain_text("Labels and calendars found: Career (2), Inbox (2), Family (1), Sent (1).")
    expect(load).to_be_enabled()
    assert sources(notebook) == set()

    only = panel.get_by_label("Only with these labels or calendars")
    only.fill("career")
    only.press("Tab")
    load.click()
    expect(said).to_contain_text("3 records read: 2 used, 1 skipped. Added: 1 contact, 2 events.")
    comes_to(lambda: sources(notebook), {"mail"})
    assert notebook.unlabelled() == []
    notebook.picture("every log, mail")


def test_a_folder_is_taken_as_it_is_and_what_is_no_log_is_no_failure(lab: Lab):
    notebook = lab.notebook()
    panel = notebook.panel("Import logs")
    path = panel.get_by_label("File or folder on this computer")
    path.fill(str(LINKEDIN))
    path.press("Enter")
    # the mailbox is still there, and would be loaded again
    press(panel, "Remove uploads")
    expect(panel).to_contain_text("Known, and not used: Profile.csv, Skills.csv.")
    press(panel, "Import")
    expect(panel.locator(".ek-report")).to_contain_text("Connections.csv")
    expect(panel.locator(".ek-report tbody tr").last).to_contain_text("not used")
    expect(panel.locator(".ek-message.ek-done").first).to_be_visible()
    linkedin = {f"linkedin.{name}" for name in ("connections", "invitations", "messages")}
    comes_to(lambda: sources(notebook) >= linkedin, True)
    notebook.picture("every log, a folder")
    # every column of the report can be seen without scrolling sideways
    table = panel.locator(".ek-report .ek-scroll")
    assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth + 1")


def test_a_doubtful_pair_is_decided_and_taken_back_by_keyboard(lab: Lab):
    notebook = lab.notebook()
    panel = notebook.panel("Who is who")
    said = panel.locator(".ek-message").first
    expect(panel).to_contain_text("1 pair left")
    expect(panel).to_contain_text("same name")
    keyboard = notebook.page.keyboard
    panel.get_by_role("button", name="Same person").focus()
    keyboard.press("Enter")
    expect(said).to_contain_text("Holger Großbeispiel (twice): one person now.")
    expect(panel).to_contain_text("No pairs to look at")
    panel.get_by_label("Decided").focus()
    keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Take it back")).to_be_focused()
    keyboard.press("Enter")
    expect(said).to_contain_text("Taken back: ")
    expect(panel).to_contain_text("1 pair left")
    assert notebook.errors() == []


def test_after_a_reload_the_panels_still_answer(lab: Lab):
    notebook = lab.notebook()
    notebook.save()
    notebook = lab.reload()
    comes_to(lambda: "mail" in sources(notebook), True)
    panel = notebook.panel("Who is who")
    press(panel, "Not the same")
    expect(panel).to_contain_text("two people, and no longer asked about")
    assert notebook.errors() == []
    lab.expect_peace()
