"""``explorer-kit sample``: a journal to try things on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from explorer_kit.cli.commands import JournalOption
from explorer_kit.errors import JournalError


def sample(
    journal: JournalOption = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Another season than the usual one.")] = None,
) -> None:
    """Write the sample journal anew.

    It is an invented season, written as raw exports and loaded like anybody's; only a sample is replaced.
    """
    from explorer_kit.journal.opening import VARIABLE, sample_path, write_sample

    path = journal or Path(os.environ.get(VARIABLE) or sample_path())
    if path.exists() and path != sample_path() and not _is_sample(path):
        raise JournalError(
            f"{path} holds a journal that is not the sample: it is left as it is. "
            "Name a new file with --journal."
        )
    write_sample(path, seed)
    typer.echo(f"The sample is at {path}. Look at it with: explorer-kit lab --journal {path}")


def _is_sample(path: Path) -> bool:
    """Tell a sample: its data end at a fixed time, and its owner is invented."""
    from explorer_kit.settings import load_settings

    settings = load_settings(path)
    owners = settings.owner_emails
    return (
        settings.as_of is not None and bool(owners) and all(mail.endswith("@example.org") for mail in owners)
    )
