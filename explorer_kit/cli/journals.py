"""Which journal a command works on."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from explorer_kit.errors import JournalError

if TYPE_CHECKING:
    from explorer_kit.journal import Journal
    from explorer_kit.settings import Settings


def instant(as_of: str | None, zone: str) -> datetime | None:
    """Return an ``--as-of`` as naive UTC time; a day is its end in the owner's zone.

    Raises
    ------
    MetricError
        It is neither a day nor a time.
    """
    from explorer_kit.metrics.values import as_of_in

    return None if as_of is None else as_of_in(as_of, zone).at


def journal_to_ask(path: Path | None) -> Journal:
    """Open the journal to read from; one that is named but not there is an error, not made.

    Raises
    ------
    JournalError
        There is none, it is something else, or of another version.
    """
    from explorer_kit.journal import open_journal
    from explorer_kit.journal.opening import VARIABLE

    named = path or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None and not named.expanduser().exists():
        raise JournalError(
            f"There is no journal at {named}. `explorer-kit import FILE --journal {named}` makes one from "
            "your logs."
        )
    return open_journal(path)


@contextlib.contextmanager
def journal_to_fill(path: Path, settings: Settings, *, dry_run: bool) -> Iterator[Journal]:
    """Give the journal to load into and remember its settings; a dry run leaves no trace.

    One that is not there yet is made by the load, unless nothing can be read.
    """
    from explorer_kit.journal import Journal, open_journal
    from explorer_kit.settings import load_settings, save_settings
    from explorer_kit.store import Store

    with contextlib.ExitStack() as stack:
        if dry_run and not (path.exists() and settings == load_settings(path)):
            scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="explorer-kit-")))
            copy = scratch / "journal.duckdb"
            if path.exists():
                Store(path).copy_to(copy)
            path = copy
        path = path.expanduser()
        if not path.exists():
            yield Journal(Store(path), settings=settings)
            return
        journal = open_journal(path)
        if settings != journal.settings:
            save_settings(path, settings)
        yield journal
