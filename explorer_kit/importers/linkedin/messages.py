"""messages.csv: every message sent and received, of which those between the owner and people count.

Nothing in the file says whose it is: :mod:`explorer_kit.importers.linkedin.owner` works that out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from explorer_kit.importers.base import Fields, ImportContext, SourceFile
from explorer_kit.importers.dates import DateOrder
from explorer_kit.importers.linkedin.dates import Dates, dates_of
from explorer_kit.importers.linkedin.export import read_export, recognised
from explorer_kit.importers.linkedin.layouts import MESSAGES
from explorer_kit.importers.linkedin.message_records import MessageReader
from explorer_kit.importers.linkedin.other import is_of_a_coach, says_nothing
from explorer_kit.importers.linkedin.owner import Owner, find_owner
from explorer_kit.importers.linkedin.posts import posts_of
from explorer_kit.importers.linkedin.table import table_of_cells
from explorer_kit.importers.linkedin.told import warnings
from explorer_kit.records import Outcomes, Warned


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say how sure a file is a messages.csv: by its header; the talks with LinkedIn's coach are none."""
    if is_of_a_coach(file):
        return 0.0
    empty = file.path.stem.casefold() == "messages" and says_nothing(file)
    return 1.0 if empty or recognised(file, MESSAGES) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield a record per message; drafts, spam and advertisements are skipped.

    Raises
    ------
    ImportFileError
        Where the file cannot be read or has no header of such a file.
    """
    if says_nothing(file):
        yield Warned(code="no_rows", detail=f"{file.name} says that there are no messages.")
        return
    table = read_export(file, MESSAGES)
    posts = posts_of(table)
    owner = find_owner(posts, file, context)
    dates = dates_of([table.cell(row, "date") for row in table.rows], context)
    reader = MessageReader(table, posts, owner, dates)
    for row in table.rows:
        yield reader.outcome(row)
    yield from _remarks(file, reader)
    yield from warnings(file, table, sum(dates.is_open(table.cell(row, "date")) for row in table.rows), dates)


def mend(given: Fields, remember: Fields, where: str, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what a rejected row says once its cells were mended."""
    known = dict(remember)
    number = where.rsplit(" ", 1)[-1]
    table = table_of_cells(MESSAGES, given, int(number) if number.isdigit() else 1)
    owner = Owner(
        frozenset(json.loads(known.get("slugs", "[]"))), tuple(json.loads(known.get("names", "[]")))
    )
    dates = Dates(DateOrder(known["order"]) if known.get("order") else None)
    yield MessageReader(table, posts_of(table), owner, dates).outcome(table.rows[0])


def _remarks(file: SourceFile, reader: MessageReader) -> Iterator[Warned]:
    """Say who the owner was taken for, and what could not be told."""
    owner = reader.owner
    if not reader.posts.by_row:
        return
    if not owner.is_known:
        yield Warned(
            detail=f"{file.name} does not tell whose messages these are. Load it with Profile.csv beside it "
            "(the whole zip), or say who you are with --owner-linkedin or in the settings."
        )
    elif owner.told_by:
        profile = f" (linkedin.com/in/{', '.join(sorted(owner.slugs))})" if owner.slugs else ""
        yield Warned(
            detail=f"{file.name}: you are taken to be {', '.join(owner.names) or 'the owner of'}{profile}. "
            "If that is wrong, say who you are with --owner-linkedin or in the settings."
        )
    if owner.is_known and reader.untold:
        yield Warned(
            detail=f"{file.name}: of {reader.untold} messages nobody can tell who is on the other side: "
            "members who are gone, or several names in one cell without profiles."
        )
