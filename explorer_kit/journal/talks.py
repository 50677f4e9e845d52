"""What a journal knows of the talks with a person, as their preparation needs it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer_kit.journal.facade import Journal
    from explorer_kit.preparation.guide_items import Guide

_CURRENT = "COALESCE((SELECT MIN(current) FROM contact_ids WHERE old = $contact_id), $contact_id)"
_HELD = f"""
SELECT DISTINCT COALESCE(e.occurred_on, e.counts_from_on) AS held_on
FROM events AS e JOIN event_contacts AS p USING (event_id)
WHERE p.contact_id = {_CURRENT} AND e.kind = 'meeting' AND e.status_when_past = 'held'
AND e.counts_from_on <= $today ORDER BY held_on
"""
_GUIDES = f"""
SELECT guide_id, CAST(recorded_at AS DATE) AS saved_on FROM guides
WHERE contact_id = {_CURRENT} ORDER BY recorded_at DESC, guide_id
"""


def held_on(journal: Journal, contact_id: str) -> list[date]:
    """Return the days of the talks held with a person, the earliest first."""
    rows = journal._rows(_HELD, contact_id=contact_id, today=journal.today())
    return [row["held_on"] for row in rows if row["held_on"] is not None]


def open_guide(journal: Journal, contact_id: str) -> tuple[str, Guide] | None:
    """Return the newest guide of a person with its id, unless its talk was held since: then it is history.

    The talk has to be on a later day than the guide, as for what counts as asked before.
    """
    rows = journal._rows(_GUIDES, contact_id=contact_id)
    if not rows:
        return None
    newest = rows[0]
    if any(day > newest["saved_on"] for day in held_on(journal, contact_id)):
        return None
    guide_id = str(newest["guide_id"])
    return guide_id, journal.guides(contact_id)[guide_id]
