"""``explorer-kit export``: every table of the journal as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from explorer_kit.cli.commands import JournalOption


class Format(StrEnum):
    """The formats of the files."""

    CSV = "csv"
    PARQUET = "parquet"


def export(
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="A folder of its own: new, empty, or an earlier export, which is replaced.",
        ),
    ],
    format: Annotated[Format, typer.Option("--format", help="Of the files.")] = Format.CSV,  # noqa: A002
    journal: JournalOption = None,
) -> None:
    """Write all tables into a folder, one file each.

    `explorer-kit import FOLDER --journal NEW` makes the same journal of it. In csv, texts that a spreadsheet
    would take for a formula begin with an apostrophe; loading takes it away again.
    """
    from explorer_kit.cli.journals import journal_to_ask

    written = journal_to_ask(journal).export(output, format=format.value)
    rows = sum(written.rows.values())
    typer.echo(f"{len(written.rows)} tables with {rows:,} rows are in {written.folder}.")
