"""Which journal is opened: the one named, the one chosen, or a private copy of the sample."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from explorer_kit.derivation.derive import bring_up_to_date
from explorer_kit.derivation.entries import seed_questions
from explorer_kit.errors import JournalError
from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.observations import digest
from explorer_kit.journal.facade import Journal
from explorer_kit.sample import sample_folder, simulate, write_exports
from explorer_kit.settings import Settings, load_settings, save_settings, settings_from
from explorer_kit.store import Store

VARIABLE = "EXPLORER_KIT_JOURNAL"


def open_journal(path: str | Path | None = None, *, engine: str | None = None) -> Journal:
    """Open a journal, or make a new one where there is none.

    Parameters
    ----------
    path : path, optional
        The journal's file. Without it: what ``EXPLORER_KIT_JOURNAL`` names, else the journal chosen in the
        notebook 00_start_here, else a private, writable copy of the sample (made on first use).
    engine : {"duckdb"}, optional
        Where metrics run.

    Returns
    -------
    Journal
        Nothing stays open between its operations: several notebooks and the command line share a journal.

    Raises
    ------
    JournalError
        The file is no journal, or of a newer version.
    """
    if engine not in (None, "duckdb"):
        raise JournalError(f"There is no engine '{engine}'. Known: duckdb.")
    named = Path(path).expanduser() if path is not None else chosen_path()
    if named is None:
        return _open_sample()
    store = Store(named)
    fresh = not named.exists()
    store.ensure()
    if fresh:
        save_settings(named, load_settings(named))
    _derive_after_upgrade(store)
    _seed_questions(store)
    return Journal(store)


def _derive_after_upgrade(store: Store) -> None:
    """Derive everything anew where an upgrade asks for it: it leaves open with what it was derived."""
    query = "SELECT COUNT(*) FROM derived_with WHERE timezone IS NULL"
    with store.reading() as connection:
        asked = connection.execute(query).fetchall()[0][0]
    if asked:
        now = datetime.now(UTC).replace(tzinfo=None)
        with store.writing("upgrading the journal") as connection:
            bring_up_to_date(connection, load_settings(store.path), now, changed=False)


def _seed_questions(store: Store) -> None:
    """Let the table of questions hold the bank that this version has."""
    from explorer_kit.preparation.question_bank import load_bank

    names = ("question_id", "category", "text", "follow_ups", "goals", "roles", "seniority", "minutes")
    bank = [{name: getattr(question, name) for name in names} for question in load_bank().questions]
    known = "SELECT question_id, text FROM questions WHERE origin = 'bank'"
    with store.reading() as connection:
        there = connection.execute(known).fetchall()
    if sorted(there) != sorted((row["question_id"], row["text"]) for row in bank):
        rows = [{name: list(v) if isinstance(v, tuple) else v for name, v in row.items()} for row in bank]
        with store.writing("filling the question bank") as connection:
            seed_questions(connection, rows)


def user_folder() -> Path:
    """Return the user's data folder of this program (not made yet)."""
    from platformdirs import user_data_path

    return user_data_path("explorer_kit", appauthor=False)


def chosen_path() -> Path | None:
    """Return the journal set from outside or chosen in 00_start_here; None: the sample."""
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE]).expanduser()
    choice = user_folder() / "journal.txt"
    if choice.exists() and (named := choice.read_text(encoding="utf-8").strip()):
        return Path(named)
    return None


def choose(path: Path | None) -> None:
    """Remember which journal the notebooks open; one that does not exist is made. None: the sample."""
    if path is not None:
        path = path.expanduser().absolute()
        open_journal(path)
    folder = user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "journal.txt").write_text("" if path is None else str(path), encoding="utf-8")


def sample_path() -> Path:
    """Return where the private copy of the sample lies; another sample has another name."""
    from explorer_kit import __version__

    truth = (sample_folder() / "truth.json").read_text(encoding="utf-8")
    return user_folder() / f"sample-{__version__}-{digest('sample', truth)[:6]}.duckdb"


def _open_sample() -> Journal:
    path = sample_path()
    if not path.exists():
        write_sample(path)
    store = Store(path)
    store.ensure()
    _seed_questions(store)
    return Journal(store, make_sample=write_sample)


def write_sample(path: Path, seed: int | None = None) -> None:
    """Make a journal from the sample's raw exports, replacing what is there, in one step.

    Parameters
    ----------
    path : Path
        The journal to make.
    seed : int, optional
        Another season than the one in ``data/sample``: simulated and written as exports first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(
        prefix="explorer-kit-sample-", dir=path.parent, ignore_cleanup_errors=True
    ) as scratch:
        folder = sample_folder()
        if seed is not None:
            folder = Path(scratch) / "exports"
            write_exports(simulate(seed), folder)
        new = Path(scratch) / "sample.duckdb"
        settings = _sample_settings(folder)
        store = Store(new)
        store.ensure()
        sources = [entry for entry in sorted(folder.iterdir()) if entry.is_dir()]
        report = load(store, sources, Load(context=ImportContext(settings=settings), as_of=_as_of(settings)))
        if not report.ok:
            wrong = "; ".join(file.message for file in report.files if not file.ok)
            raise JournalError(f"The sample in {folder} cannot be loaded: {wrong}. Get a fresh copy of it.")
        _seed_questions(store)
        Store(path).replace(new)
        save_settings(path, settings)


def _sample_settings(folder: Path) -> Settings:
    import tomllib

    return settings_from(tomllib.loads((folder / "sample.toml").read_text(encoding="utf-8")), "sample.toml")


def _as_of(settings: Settings) -> datetime | None:
    return datetime.fromisoformat(settings.as_of) if settings.as_of else None
