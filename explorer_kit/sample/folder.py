"""Where the sample's exports are: in a checkout, else written once into the user's data folder."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from explorer_kit.sample.exports import SETTINGS, write_exports
from explorer_kit.sample.season import DEFAULT_SEED, simulate


def sample_folder() -> Path:
    """Return the folder that holds the sample's exports, ready to be imported.

    In a checkout that is ``data/sample``. A wheel has no such folder: there the simulator writes the same
    files into the user's data folder, on first use.
    """
    committed = Path(__file__).resolve().parents[2] / "data" / "sample"
    if (committed / SETTINGS).exists():
        return committed
    from platformdirs import user_data_path

    from explorer_kit import __version__

    folder = user_data_path("explorer_kit", appauthor=False) / f"sample-{__version__}-{DEFAULT_SEED}"
    if not (folder / SETTINGS).exists():
        _write_whole(folder)
    return folder


def _write_whole(folder: Path) -> None:
    """Write the exports beside their place and move them there: no half-written sample is ever seen."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent))
    write_exports(simulate(), scratch / "sample")
    try:
        (scratch / "sample").rename(folder)
    except OSError:
        # another process was quicker; its files are the same
        if not (folder / SETTINGS).exists():
            raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
