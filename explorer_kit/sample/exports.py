"""Writing a season as the raw exports that the importers load, and finding the committed ones."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

from explorer_kit.errors import ExplorerKitError
from explorer_kit.sample.calendars import write_calendar
from explorer_kit.sample.counts import season_counts
from explorer_kit.sample.linkedin import write_linkedin
from explorer_kit.sample.mailbox import write_mailbox
from explorer_kit.sample.model import Season
from explorer_kit.sample.readme import readme
from explorer_kit.sample.vault import write_notes
from explorer_kit.sample.workbook import write_tracker

# the file that marks a folder as a sample
SETTINGS = "sample.toml"
# what is written anew each time; each is the input of one importer
SOURCES = ("tracker", "notes", "linkedin", "mail", "calendar")


def write_exports(season: Season, folder: Path) -> None:
    """Write a season into a folder.

    It then holds ``tracker/``, ``notes/``, ``linkedin/``, ``mail/``, ``calendar/``, ``sample.toml``,
    ``truth.json`` and ``README.md``.

    Parameters
    ----------
    season : Season
        What happened.
    folder : Path
        A new or empty folder, or one that holds a sample, which is replaced.

    Raises
    ------
    ExplorerKitError
        If the folder holds something else: nothing of it is touched.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / SETTINGS).exists():
        raise ExplorerKitError(
            f"{folder} is not empty and holds no sample ({SETTINGS} is missing): choose another folder."
        )
    for source in SOURCES:
        shutil.rmtree(folder / source, ignore_errors=True)
        (folder / source).mkdir(parents=True)
    write_tracker(season, folder / "tracker" / "networking_tracker.xlsx")
    write_notes(season, folder / "notes")
    write_linkedin(season, folder / "linkedin")
    write_mailbox(season, folder / "mail")
    write_calendar(season, folder / "calendar")
    truth = {"counts": season_counts(season), "parameters": asdict(season.truth)}
    _write(folder / "truth.json", json.dumps(truth, indent=2, ensure_ascii=False) + "\n")
    _write(folder / "README.md", readme(season))
    _write(folder / SETTINGS, _settings(season))


def _settings(season: Season) -> str:
    owner = season.owner
    return f"""# The settings of the sample's journal: whose season it is, and when it is looked at (UTC).
# Written by `python -m explorer_kit.sample`.
owner_names = ["{owner.name}"]
owner_emails = ["{owner.email}"]
owner_linkedin = "{owner.linkedin}"
owner_schools = ["{owner.school}"]
timezone = "{owner.time_zone}"
as_of = "{season.as_of}T06:00:00"
"""


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
