"""What a journal must hold once the exports of a season are loaded: the season counted by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from explorer_kit.sample.export_counts import export_counts
from explorer_kit.sample.model import Request, Season
from explorer_kit.sample.tracker import tracker_rows
from explorer_kit.sample.tracker_quirks import BLANK_ROWS

REPLY_WINDOW_DAYS = 14


def season_counts(season: Season) -> dict[str, Any]:
    """Return the realised counts of a season, ready for JSON.

    Returns
    -------
    dict
        ``contacts``, ``contacts_by_tie``, ``requests`` (all, and by tie, channel and variant: requests,
        bounced, replied, mature, answered within 14 days), ``replies`` by outcome, ``nudges``, ``talks`` by
        status, ``minutes``, ``thank_yous``, ``referrals``, ``skills`` (people and levels asked),
        ``own_levels``, and what ``tracker``, ``notes``, ``linkedin``, ``mail`` and ``calendar`` hold as
        files.
    """
    held = season.talks()
    return {
        "seed": season.seed,
        "as_of": season.as_of.isoformat(),
        "contacts": len(season.contacts),
        "contacts_by_tie": _count(person.tie for person in season.contacts),
        "requests": {
            "all": _requests(season.requests, season.as_of),
            "by_tie": _by(season, lambda request: request.person.tie),
            "by_channel": _by(season, lambda request: request.channel),
            "by_variant": _by(season, lambda request: request.variant),
        },
        "replies": _count(request.reply.outcome for request in season.requests if request.reply),
        "nudges": sum(request.nudged_on is not None for request in season.requests),
        "talks": {s: len(season.talks(s)) for s in ("held", "cancelled", "no_show", "scheduled")},
        "minutes": {
            "planned": sum(talk.planned_minutes for _, talk in held),
            "actual": sum(talk.actual_minutes or 0 for _, talk in held),
        },
        "thank_yous": _thank_yous(season),
        "referrals": _referrals(season),
        "skills": _skills(season),
        "own_levels": {rating.on.isoformat(): dict(rating.levels) for rating in season.own_levels},
        "tracker": tracker_counts(season),
        "notes": _notes(season),
        **export_counts(season),
    }


def tracker_counts(season: Season) -> dict[str, Any]:
    """Return the rows of the tracker below its header, and which facts it gives without their day."""
    rows = tracker_rows(season)
    asked = [row for row in rows if row.request]
    skipped = {"example_row": 1, "blank_row": BLANK_ROWS, "total_row": 1}
    rejected = {"no_identity": 1, "invalid_date": 1}
    undated = {
        "replies": sum(
            bool(row.request and row.request.reply) and not row.cells["Reply date"] for row in asked
        ),
        "nudges": sum(row.cells["Followed up"] == "yes" for row in asked),
        "thank_yous": sum(isinstance(row.cells["Thank-you sent"], str) for row in asked),
    }
    read = len(rows) + sum(skipped.values()) + sum(rejected.values())
    return {"read": read, "used": len(rows), "skipped": skipped, "rejected": rejected, "undated": undated}


def _notes(season: Season) -> dict[str, int]:
    return {
        "talks": len(season.talks()),
        "people": sum(person.referred_by is not None for person in season.contacts),
        "self_ratings": len(season.own_levels),
        "not_a_note": 1,
        "template_placeholders": 1,
    }


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _by(season: Season, key: Callable[[Request], str]) -> dict[str, dict[str, int]]:
    groups: dict[str, list[Request]] = {}
    for request in season.requests:
        groups.setdefault(key(request), []).append(request)
    return {name: _requests(groups[name], season.as_of) for name in sorted(groups)}


def _requests(requests: Iterable[Request], as_of: date) -> dict[str, int]:
    """Count requests; mature are the delivered ones whose reply window has passed."""
    requests = list(requests)
    window = timedelta(days=REPLY_WINDOW_DAYS)
    mature = [request for request in requests if not request.bounced and request.sent_on + window < as_of]
    return {
        "requests": len(requests),
        "bounced": sum(request.bounced for request in requests),
        "replied": sum(request.reply is not None for request in requests),
        "mature": len(mature),
        "answered_in_window": sum(bool(r.reply and r.reply.on <= r.sent_on + window) for r in mature),
    }


def _thank_yous(season: Season) -> dict[str, int]:
    waits = [(t.thanked_on - t.starts_at.date()).days for _, t in season.talks() if t.thanked_on]
    return {"sent": len(waits), "by_the_next_day": sum(wait <= 1 for wait in waits)}


def _referrals(season: Season) -> dict[str, int]:
    talks = season.talks()
    asked = [request for request in season.requests if request.person.referred_by]
    return {
        "given": sum(len(talk.referred) for _, talk in talks),
        "talks_with_referral": sum(bool(talk.referred) for _, talk in talks),
        "asked": len(asked),
        "held": sum(bool(request.talk and request.talk.status == "held") for request in asked),
    }


def _skills(season: Season) -> dict[str, dict[str, Any]]:
    levels: dict[str, list[int | None]] = {}
    for _, talk in season.talks():
        for named in talk.skills:
            levels.setdefault(named.skill, []).append(named.level)
    return {
        skill: {"people": len(asked), "levels": sorted(level for level in asked if level is not None)}
        for skill, asked in sorted(levels.items(), key=lambda item: (-len(item[1]), item[0]))
    }
