"""The checks of ``explorer-kit doctor``; each says what it saw, and what to do where something is amiss."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from explorer_kit.errors import ExplorerKitError

State = Literal["ok", "note", "problem"]
_LIBRARIES = ("duckdb", "pandas", "plotly", "jupyterlab", "ipywidgets", "anywidget")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw: ``note`` is worth knowing, ``problem`` keeps something from working."""

    check: str
    state: State
    detail: str
    advice: str | None = None


def diagnose(journal: Path | None) -> Iterator[Finding]:
    """Run every check; none of them makes or changes a journal."""
    from explorer_kit.journal.opening import VARIABLE, chosen_path, sample_path

    yield from _installation()
    chosen = journal or chosen_path()
    path = chosen or sample_path()
    given = (
        "--journal"
        if journal
        else VARIABLE
        if os.environ.get(VARIABLE)
        else "chosen"
        if chosen
        else "the sample"
    )
    if path.exists():
        yield from _journal(path, given)
    elif chosen is None:
        yield Finding(
            "journal", "note", "none yet", "The sample is made when it is first opened; `explorer-kit lab`."
        )
    else:
        yield Finding(
            "journal",
            "problem",
            f"there is no file {path} ({given})",
            f"Make it with `explorer-kit import FILE --journal {path}`, or name another.",
        )
    yield from _settings(path)
    yield _sample(sample_path())
    yield _notebooks()


def _installation() -> Iterator[Finding]:
    from explorer_kit import __version__

    yield Finding("python", "ok", f"{platform.python_version()} on {platform.system()}")
    yield Finding("explorer_kit", "ok", __version__)
    for name in _LIBRARIES:
        try:
            yield Finding(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "problem", "not installed", "Run `make setup`.")


def _journal(path: Path, given: str) -> Iterator[Finding]:
    from explorer_kit.store import Store

    store = Store(path, wait_seconds=2)
    waiting = store.queue.tickets()
    try:
        version = store.version()
        yield Finding(
            "journal",
            "ok",
            f"{path} ({given}), {path.stat().st_size / 1e6:.1f} MB, tables of version {version}",
        )
        if version < store.schema.version:
            advice = "It is upgraded, with a backup beside it, when it is opened next."
            yield Finding("version", "note", f"{version}, current is {store.schema.version}", advice)
        yield from _contents(store)
    except ExplorerKitError as error:
        yield Finding(
            "journal",
            "problem",
            str(error),
            "See the message; a backup lies beside the journal if one was made.",
        )
    if waiting:
        who = "; ".join(ticket.describe() for ticket in waiting)
        yield Finding(
            "lock", "note", f"in use or waited for: {who}", "Nothing, if these are yours and still work."
        )
    else:
        yield Finding("lock", "ok", "free")


def _contents(store: object) -> Iterator[Finding]:
    from explorer_kit.store import Store

    assert isinstance(store, Store)
    tables = [name for (name,) in store.user_query("SELECT table_name FROM duckdb_tables() ORDER BY 1").rows]
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables)
    filled = {name: count for name, count in store.user_query(counts).rows if count}
    yield Finding("rows", "ok", ", ".join(f"{name} {count:,}" for name, count in filled.items()))
    if not filled.get("imports"):
        yield Finding("imports", "note", "nothing was loaded yet", "`explorer-kit import FILE --journal J`")
    rejected = store.user_query("SELECT count(*) FROM rejected_rows WHERE state = 'open'").rows[0][0]
    if rejected:
        advice = "Mend or dismiss them in notebook 01_import_logs."
        yield Finding("rejected rows", "note", f"{rejected:,} could not be used", advice)


def _settings(path: Path) -> Iterator[Finding]:
    from explorer_kit.settings import load_settings, settings_path

    where = settings_path(path)
    try:
        settings = load_settings(path)
    except ExplorerKitError as error:
        yield Finding("settings", "problem", str(error))
        return
    yield Finding("settings", "ok", str(where) if where.exists() else "defaults (there is no file yet)")
    yield Finding("time zone", "ok", settings.timezone)
    if settings.owner_emails or settings.owner_names:
        yield Finding("owner", "ok", ", ".join((*settings.owner_names, *settings.owner_emails)))
    else:
        advice = "Say who you are when you import: --owner-name, --owner-email."
        yield Finding("owner", "note", "not known: your own messages cannot be told from others'", advice)


def _sample(path: Path) -> Finding:
    if path.exists():
        return Finding("sample", "ok", str(path))
    return Finding(
        "sample", "note", "not made yet", "It is made on first use; `explorer-kit sample` makes it now."
    )


def _notebooks() -> Finding:
    from explorer_kit.cli.lab import notebooks_folder

    try:
        return Finding("notebooks", "ok", str(notebooks_folder()))
    except ExplorerKitError as error:
        return Finding("notebooks", "note", "not found", str(error))
