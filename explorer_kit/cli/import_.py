"""``explorer-kit import``: load files into a journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from explorer_kit.cli.commands import JsonOption
from explorer_kit.cli.output import complain, write_json


def import_files(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders or zips.")],
    journal: Annotated[
        Path, typer.Option("--journal", metavar="J", help="The journal's file; made if missing.")
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="SOURCE", help="Read the files as this source, whatever they look like."
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help="JSON object: column header to field; null: leave it out.",
        ),
    ] = None,
    date_order: Annotated[
        Literal["day", "month", "year"] | None,
        typer.Option(help="What stands first in dates such as 03/04/2026, where the file does not tell."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only report; store and remember nothing.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="ISO", help="When the load counts as done; now, if not given."),
    ] = None,
    owner_email: Annotated[
        list[str] | None, typer.Option(metavar="E", help="An address of yours; repeatable, remembered.")
    ] = None,
    owner_name: Annotated[
        list[str] | None,
        typer.Option(metavar="N", help="Your name as the logs have it; repeatable, remembered."),
    ] = None,
    owner_linkedin: Annotated[
        str | None, typer.Option(metavar="URL", help="Your LinkedIn profile; remembered.")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="TZ", help="Your zone, such as Europe/Berlin; remembered.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Load logs into a journal.

    Trackers, LinkedIn's export, mail, calendars, address books, notes, transcripts, coded interviews and
    exports of explorer_kit, as files, folders or zips. Loading a file again changes nothing; loading a newer
    edition changes what is new in it.
    """
    from explorer_kit.cli.import_report import write_report
    from explorer_kit.cli.journals import instant, journal_to_fill
    from explorer_kit.cli.progress import progress
    from explorer_kit.importers.base import importers
    from explorer_kit.settings import load_settings, with_owner

    if source is not None and source not in importers():
        raise typer.BadParameter(
            f"there is no source '{source}'. Sources: {', '.join(importers())}.", param_hint="--as"
        )
    if wrong := [address for address in owner_email or () if "@" not in address]:
        raise typer.BadParameter(f"'{wrong[0]}' is no e-mail address.", param_hint="--owner-email")
    settings = with_owner(
        load_settings(journal),
        emails=tuple(owner_email or ()),
        names=tuple(owner_name or ()),
        linkedin=owner_linkedin,
        timezone=timezone,
    )
    at = instant(as_of, settings.timezone)
    with journal_to_fill(journal, settings, dry_run=dry_run) as filled, progress(not as_json) as tell:
        report = filled.import_files(
            *paths,
            as_=source,
            mapping=mapping,
            date_order=date_order,
            dry_run=dry_run,
            as_of=at,
            progress=tell,
        )
    if as_json:
        write_json(report.to_dicts())
    else:
        write_report(report, journal)
    if not report.ok:
        for leaf in (leaf for file in report.files for leaf in file.leaves() if not leaf.ok):
            complain(leaf.message)
        raise typer.Exit(1)
