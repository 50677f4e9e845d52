"""``explorer-kit``: thin commands; arguments in, one call of the journal, a table or JSON out.

Everything heavy is imported by the command that needs it, so that ``--help`` answers at once. Exit codes:
0 done, 1 something failed (said on stderr), 2 wrong usage.
"""

from __future__ import annotations

from typing import Annotated

import typer

from explorer_kit.cli import check, doctor, export, import_, lab, metric, sample, sql
from explorer_kit.cli.commands import Commands

app = typer.Typer(
    name="explorer-kit",
    cls=Commands,
    help="Load the logs of exploratory interviews into a journal and ask it questions.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from explorer_kit import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


app.command("lab")(lab.lab)
app.command("import")(import_.import_files)
app.command("metric")(metric.metric)
app.command("sql")(sql.sql)
app.add_typer(check.check, name="check")
app.command("export")(export.export)
app.command("sample")(sample.sample)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the command line (the entry point of ``explorer-kit``)."""
    app()
