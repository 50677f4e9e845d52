"""What the exports of LinkedIn, mail and calendar hold as files, and whom they leave in doubt."""

from __future__ import annotations

from collections import Counter
from typing import Any

from explorer_kit.sample.calendars import ALL_DAY, calendar_talks
from explorer_kit.sample.doubtful import doubtful
from explorer_kit.sample.letters import letters
from explorer_kit.sample.linkedin import HIDDEN_MEMBERS, connected_people
from explorer_kit.sample.mailbox import mailbox
from explorer_kit.sample.model import Season


def export_counts(season: Season) -> dict[str, Any]:
    """Return ``linkedin``, ``mail``, ``calendar`` (used and skipped records) and ``doubtful`` (names)."""
    written = letters(season)
    roads = Counter(letter.road for letter in written)
    unsure = doubtful(season)
    skipped = Counter(mail.reason for mail in mailbox(season) if mail.reason)
    return {
        "linkedin": {
            "connections": {
                "used": len(connected_people(season)) + len(unsure),
                "skipped": {"no_identity": HIDDEN_MEMBERS},
            },
            "messages": {"used": roads["linkedin"], "skipped": {"draft": 1, "sponsored": 1}},
            "invitations": {"used": roads["linkedin_invitation"], "skipped": {}},
        },
        "mail": {"used": roads["email"], "skipped": dict(sorted(skipped.items()))},
        "calendar": {"used": len(calendar_talks(season)), "skipped": {"all_day": len(ALL_DAY)}},
        "doubtful": {
            "same": [each.name for each in unsure if each.same],
            "others": [each.name for each in unsure if not each.same],
        },
    }
