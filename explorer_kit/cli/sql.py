"""``explorer-kit sql``: a person's own query."""

from __future__ import annotations

from typing import Annotated

import typer

from explorer_kit.cli.commands import JournalOption, JsonOption
from explorer_kit.cli.output import write_rows


def sql(
    query: Annotated[str, typer.Argument(help="One statement that reads, such as: FROM contacts LIMIT 5")],
    journal: JournalOption = None,
    as_json: JsonOption = False,
) -> None:
    """Query the journal's tables, read-only.

    The query is one statement; it can neither change anything nor use files or the network.
    """
    from explorer_kit.cli.journals import journal_to_ask
    from explorer_kit.store import Store

    result = Store(journal_to_ask(journal).path).user_query(query)
    write_rows(result.columns, result.rows, as_json=as_json)
