"""What the other files of an export tell about its owner."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.linkedin.export import read_export
from explorer_kit.importers.linkedin.invitations import direction_of, sides
from explorer_kit.importers.linkedin.layouts import CONNECTIONS, INVITATIONS, PROFILE, Layout
from explorer_kit.importers.linkedin.people import name_of, slug_of
from explorer_kit.importers.linkedin.table import Table


def owner_names(file: SourceFile) -> tuple[str, ...]:
    """Return the owner's name as Profile.csv has it."""
    table = _beside(file, PROFILE)
    if table is None:
        return ()
    names = (f"{table.line(row, 'first_name')} {table.line(row, 'last_name')}" for row in table.rows)
    return tuple(name for text in names if (name := name_of(text)))


def owner_by_invitations(file: SourceFile) -> str | None:
    """Return the profile that sent the outgoing invitations and received the incoming ones."""
    table = _beside(file, INVITATIONS)
    if table is None:
        return None
    found: Counter[str] = Counter()
    for row in table.rows:
        direction = direction_of(table.line(row, "direction"))
        inviter, invitee = sides(table, row)
        mine = inviter if direction == "outbound" else invitee
        if direction and mine.slug:
            found[mine.slug] += 1
    return found.most_common(1)[0][0] if found else None


def connected_slugs(file: SourceFile) -> frozenset[str]:
    """Return the profiles in Connections.csv, where the owner never is."""
    table = _beside(file, CONNECTIONS)
    if table is None:
        return frozenset()
    return frozenset(slug for row in table.rows if (slug := slug_of(table.line(row, "url"))))


def _beside(file: SourceFile, layout: Layout) -> Table | None:
    """Return another file of the export; None where there is none that can be read."""
    try:
        sibling = file.beside(layout.file) if file.beside else None
        return read_export(sibling, layout) if sibling else None
    except (ImportFileError, OSError, EOFError, zipfile.BadZipFile, zlib.error):
        return None
