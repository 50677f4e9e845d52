"""Derivation as a whole: from what was said to what it means, for the people it touches.

The order of the steps is the order of what they need: who is who; whom that touches; which reports are of
one talk, of one message; which role a message plays; then the tables that people read.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from explorer_kit.derivation.codings import write_codings
from explorer_kit.derivation.contacts import write_contacts
from explorer_kit.derivation.entries import write_entries
from explorer_kit.derivation.events import clear_events, settle_status, write_events, write_interviews
from explorer_kit.derivation.identity import update_people
from explorer_kit.derivation.meetings import derive_meetings
from explorer_kit.derivation.messages import derive_messages
from explorer_kit.derivation.organizations import write_organizations
from explorer_kit.derivation.own_people import part_own
from explorer_kit.derivation.own_rows import write_own, write_own_organizations
from explorer_kit.derivation.referrals import write_referrals
from explorer_kit.derivation.roles import derive_roles
from explorer_kit.derivation.scope import collect, set_clock, widen
from explorer_kit.derivation.skills import write_skill_mentions, write_skills
from explorer_kit.derivation.suggestions import write_suggestions
from explorer_kit.derivation.turns import clear_turns, write_turns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from explorer_kit.settings import Settings


DERIVED = (
    "person_mentions", "person_keys", "contact_ids", "contacts", "organizations", "events", "event_contacts",
    "event_sources", "interviews", "skill_mentions", "turns", "codes", "excerpts", "codings", "referrals",
    "merge_suggestions", "contact_blocks", "entries", "research_facts", "goals", "assumptions", "guides",
    "questions_asked", "templates",
)  # fmt: skip


def derive(connection: DuckDBPyConnection, settings: Settings, as_of: datetime) -> None:
    """Derive again everything that the records of ``changed_records(record_key)`` touch.

    Parameters
    ----------
    connection : DuckDBPyConnection
        In a transaction of the caller's; has the temporary table ``changed_records``.
    settings : Settings
        The owner's zone and schools.
    as_of : datetime
        Naive UTC; for ``events.status``.
    """
    set_clock(connection, settings.timezone)
    update_people(connection)
    widen(connection)
    part_own(connection)
    collect(connection)
    clear_events(connection)
    clear_turns(connection)
    derive_meetings(connection)
    derive_messages(connection)
    derive_roles(connection)
    write_events(connection)
    write_skill_mentions(connection)
    write_interviews(connection)
    write_turns(connection)
    write_codings(connection)
    write_referrals(connection)
    write_contacts(connection, list(settings.owner_schools))
    write_own(connection)
    write_organizations(connection)
    write_own_organizations(connection)
    write_suggestions(connection)
    write_skills(connection)
    write_entries(connection)
    settle_status(connection, as_of)


def derive_everything(connection: DuckDBPyConnection, settings: Settings, as_of: datetime) -> None:
    """Derive the whole journal anew from its observations (after a change of zone, say)."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE changed_records AS SELECT DISTINCT record_key FROM record_editions"
    )
    derive(connection, settings, as_of)


def bring_up_to_date(
    connection: DuckDBPyConnection, settings: Settings, as_of: datetime, *, changed: bool
) -> None:
    """Derive what a load changed - or everything, where the owner's zone or schools are others than before.

    ``changed`` tells whether ``changed_records`` holds anything; if not, only the talks' status is settled.
    """
    now = [(settings.timezone, list(settings.owner_schools))]
    before = connection.execute("SELECT timezone, schools FROM derived_with").fetchall()
    if before != now:
        connection.execute("DELETE FROM derived_with")
        connection.execute("INSERT INTO derived_with VALUES (?, ?)", list(now[0]))
    if before and before != now:
        derive_everything(connection, settings, as_of)
    elif changed:
        derive(connection, settings, as_of)
    else:
        set_clock(connection, settings.timezone)
        settle_status(connection, as_of)
