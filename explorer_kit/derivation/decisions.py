"""Deciding on pairs of people, and taking a decision back: what was decided is kept in ``merges``.

A decision is anchored at one mention of each person, the best known one: with an address if there is one,
then with a name. So it holds whatever else is loaded, and in any order. ``same`` joins the two. ``different``
keeps name, organization and page from joining them, and hides the pair; an equal address joins them all the
same (R1), which overrules it. ``later`` hides the pair until it is asked for.

Ids of contacts that were handed out before a decision or an undo go on leading to a contact: each id is one
of the observations that name the person, and belongs to whoever that observation is of now. What was
attached to a joined contact therefore stays, after an undo, with the person whose observation gave the
joined contact its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from explorer_kit.derivation.derive import bring_up_to_date
from explorer_kit.derivation.standing import Standing
from explorer_kit.errors import DecisionError
from explorer_kit.records import Decision

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from explorer_kit.settings import Settings


@dataclass(frozen=True, slots=True)
class Decided:
    """What the user decided on two contacts, each named by any id it has or had."""

    contact_a: str
    contact_b: str
    decision: Decision


_INSERT = """
INSERT INTO merges
SELECT MD5(CONCAT_WS('|', $anchor_a, $anchor_b, $decision, $now, COUNT(*))), $anchor_a, $anchor_b, $decision,
    (SELECT MIN(evidence) FROM merge_suggestions
     WHERE contact_a = LEAST($contact_a, $contact_b) AND contact_b = GREATEST($contact_a, $contact_b)),
    $now, NULL
FROM merges
RETURNING merge_id
"""

_TAKE_BACK = "UPDATE merges SET undone_at = $now WHERE merge_id IN (SELECT UNNEST($ids))"

# The records of the anchors are derived again, and with them all whom they touch.
_CHANGED = """
CREATE OR REPLACE TEMP TABLE changed_records AS
SELECT DISTINCT o.record_key FROM merges AS m
JOIN observations AS o ON o.observation_id = m.anchor_a OR o.observation_id = m.anchor_b
WHERE m.merge_id IN (SELECT UNNEST($ids))
"""


def decide(
    connection: DuckDBPyConnection, decisions: Sequence[Decided], settings: Settings, now: datetime
) -> list[str]:
    """Take decisions and derive what they change; nothing is taken if one of them cannot be.

    Parameters
    ----------
    connection : DuckDBPyConnection
        In a transaction of the caller's.
    decisions : sequence of Decided
        In the order in which they are made.
    settings : Settings
        The owner's zone and schools.
    now : datetime
        Naive UTC: when it is decided.

    Returns
    -------
    list of str
        The ids of the decisions that are new, for :func:`undo`: what held already is not stored again.

    Raises
    ------
    DecisionError
        A contact does not exist, the two are one person already, or an earlier decision says otherwise.
    """
    for each in decisions:
        if each.decision not in get_args(Decision):
            raise DecisionError(f"'{each.decision}' is no decision. It can be same, different or later.")
    standing = Standing.read(connection, [key for d in decisions for key in (d.contact_a, d.contact_b)])
    added: list[str] = []
    put_off: list[str] = []
    for each in decisions:
        if anchors := standing.take(each.decision, each.contact_a, each.contact_b):
            put_off += anchors.put_off
            values = anchors._asdict() | {"decision": each.decision, "now": now}
            del values["put_off"]
            added.append(connection.execute(_INSERT, values).fetchall()[0][0])
    connection.execute(_TAKE_BACK, {"now": now, "ids": put_off})
    apply(connection, added, settings, now)
    return added


def undo(connection: DuckDBPyConnection, merge_id: str, settings: Settings, now: datetime) -> None:
    """Take a decision back and derive what it had changed.

    Raises
    ------
    DecisionError
        There is no such decision, or it was taken back before.
    """
    rows = connection.execute(
        "SELECT undone_at FROM merges WHERE merge_id = $id", {"id": merge_id}
    ).fetchall()
    if not rows:
        raise DecisionError(f"There is no decision '{merge_id}'. journal.merges() lists them.")
    if rows[0][0] is not None:
        raise DecisionError(f"Decision '{merge_id}' was taken back on {rows[0][0]:%Y-%m-%d} already.")
    connection.execute(_TAKE_BACK, {"now": now, "ids": [merge_id]})
    apply(connection, [merge_id], settings, now)


def apply(connection: DuckDBPyConnection, ids: list[str], settings: Settings, now: datetime) -> None:
    """Derive what decisions in ``merges`` touch, those added and those taken back.

    The status of talks stays as of the last load (``now``, if nothing was loaded).
    """
    if not ids:
        return
    connection.execute(_CHANGED, {"ids": ids})
    loaded = connection.execute("SELECT ARG_MAX(imported_at, import_no) FROM imports").fetchall()[0][0]
    bring_up_to_date(connection, settings, loaded or now, changed=True)
