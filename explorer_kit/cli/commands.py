"""What all commands share: how errors end, and the options that several have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from explorer_kit.cli.output import complain
from explorer_kit.errors import CheckError, ExplorerKitError, MappingError, MetricError, SettingsError

# what was typed is wrong, not what it was used on
_USAGE = (CheckError, MappingError, MetricError, SettingsError)

JournalOption = Annotated[
    Path | None,
    typer.Option(
        "--journal", metavar="J", help="The journal's file; else EXPLORER_KIT_JOURNAL, else the sample."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="ISO", help="What had happened by then: 2026-03-31 or 2026-03-31T18:00:00Z."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON on stdout and nothing else.")]


class Commands(TyperGroup):
    """The commands; an error that the package raises on purpose is said in words, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; exit 1 where something failed, 2 where the arguments are wrong."""
        try:
            return super().invoke(ctx)
        except ExplorerKitError as error:
            complain(str(error))
            raise typer.Exit(2 if isinstance(error, _USAGE) else 1) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            complain(f"{where}{error.strerror or error}")
            raise typer.Exit(1) from error
