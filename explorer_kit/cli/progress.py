"""How far a long load is, on stderr, where somebody is watching."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

Tell = Callable[[int, int, str], None]


@contextlib.contextmanager
def progress(wanted: bool) -> Iterator[Tell | None]:
    """Show a line that moves while something takes long; it is gone afterwards.

    Yields
    ------
    callable or None
        To be told ``(done, total, label)`` in bytes, total 0 if it is not known; None where nobody watches.
    """
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    from explorer_kit.cli.output import err

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=20),
        TaskProgressColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(done: int, total: int, label: str) -> None:
            bar.update(task, completed=done, total=total or None, description=label)

        yield tell
