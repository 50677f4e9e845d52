"""The order of numeric dates that the user chose for a file, remembered for its next editions (R6)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.mappings import DATE_ORDER
from explorer_kit.importers.observations import digest
from explorer_kit.importers.tracker.logs import name_over_editions

if TYPE_CHECKING:
    from datetime import datetime

    from explorer_kit.store.connections import Connection


def order_key(source: str, file: SourceFile) -> str:
    """Return the key of a file's choice: the same for all its editions."""
    return digest("date order", source, name_over_editions(file))


def with_order(context: ImportContext, source: str, file: SourceFile) -> ImportContext:
    """Return the context with the order chosen for this file before, where none is given now."""
    order = context.saved_mappings.get(order_key(source, file), {}).get(DATE_ORDER)
    return replace(context, date_order=order) if order and not context.date_order else context


def remember_orders(connection: Connection, orders: Mapping[str, tuple[str, str]], now: datetime) -> None:
    """Keep the choices: key → source and order, in the place of what was chosen for these files before."""
    for key, (source, order) in orders.items():
        connection.execute("DELETE FROM saved_mappings WHERE signature = ?", [key])
        connection.execute(
            "INSERT INTO saved_mappings VALUES (?, ?, ?, ?)",
            [key, source, json.dumps({DATE_ORDER: order}), now],
        )
