"""Small invented journals, drawn at random, with every kind of gap that real ones have."""

from __future__ import annotations

import copy
import random
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.metrics.tables import Row, Tables, at, happened

PEOPLE = ["ada", "ben", "cem", "dee", "eva"]
STATUSES = ["held", "held", "held", "cancelled", "no_show", "declined", "unconfirmed", "candidate"]
KINDS = [
    ("outreach", None), ("outreach", None), ("outreach", None), ("reply", None), ("reply", None),
    ("reply", None), ("follow_up", "thank_you"), ("follow_up", "touch"), ("follow_up", "nudge"),
    ("connection", "connected"), ("connection", "connection_request"), ("note", "note"),
]  # fmt: skip

days = st.integers(1, 60)
maybe_days = st.one_of(days, days, days, st.none())
moments = st.builds(at, days, st.integers(0, 23))


def maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([*values, None])


@st.composite
def worlds(draw: st.DrawFn) -> Tables:
    """Draw tables with up to five people, fifteen messages, five talks, ten mentions and three referrals."""
    tables = Tables()
    people = PEOPLE[: draw(st.integers(1, len(PEOPLE)))]
    for person in people:
        tables.contact(
            person,
            draw(maybe_days),
            tie=draw(maybe("cold", "warm")),
            source=draw(maybe("tracker", "notes")),
            industry=draw(maybe("Energy", "Health")),
            roles=draw(st.sampled_from([None, [], ["writer"], ["writer", "developer"]])),
        )
    for _ in range(draw(st.integers(0, 15))):
        _message(draw, tables, people)
    talks = [f"talk{number}" for number in range(draw(st.integers(0, 5)))]
    for talk in talks:
        _talk(draw, tables, people, talk)
    for _ in range(draw(st.integers(0, 10))):
        tables.mention(
            draw(st.sampled_from(people)),
            draw(st.sampled_from(["sql", "writing", "patience"])),
            draw(maybe(*talks)),
            on=draw(maybe_days),
            origin=draw(st.sampled_from(["marked", "confirmed", "tagged", "suggested", "rejected"])),
            required_level=draw(maybe(1.0, 3.5, 6.0)),
        )
    for _ in range(draw(st.integers(0, 3))):
        tables.referral(draw(st.sampled_from(people)), draw(st.sampled_from(people)), draw(maybe_days))
    return tables


told_by = st.lists(st.sampled_from(["mail", "tracker", "notes"]), min_size=1, max_size=3, unique=True)


def _message(draw: st.DrawFn, tables: Tables, people: list[str]) -> None:
    kind, subtype = draw(st.sampled_from(KINDS))
    on = draw(maybe_days)
    hour = draw(maybe(8, 20)) if on is not None else None
    tables.message(
        kind,
        draw(st.sampled_from(people)),
        on,
        counts_from=draw(maybe_days),
        subtype=subtype,
        occurred_at=None if on is None or hour is None else at(on, hour),
        channel=draw(maybe("email", "linkedin")),
        delivery=draw(st.sampled_from([None, None, None, "bounced"])) if kind == "outreach" else None,
        in_funnel=draw(st.sampled_from([True, True, True, None, False])),
        sources=draw(told_by),
    )


def _talk(draw: st.DrawFn, tables: Tables, people: list[str], name: str) -> None:
    on = draw(maybe_days)
    starts = at(on, draw(st.sampled_from([9, 17]))) if on is not None and draw(st.booleans()) else None
    tables.talk(
        name,
        draw(st.lists(st.sampled_from(people), min_size=1, max_size=3, unique=True)),
        on,
        status=draw(st.sampled_from(STATUSES)),
        counts_from=draw(maybe_days),
        read=draw(st.booleans()),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=30) if starts is not None and draw(st.booleans()) else None,
        sources=draw(told_by),
    )


def shuffled(tables: Tables, seed: int) -> Tables:
    """Return the same rows in another order."""
    other = copy.deepcopy(tables)
    for rows in other.rows.values():
        random.Random(seed).shuffle(rows)
    return other


def known_by(tables: Tables, as_of: datetime, *, keep_talks: bool = False) -> Tables:
    """Return the tables as they were: without what had not happened by then."""

    def stays(table: str, row: Row) -> bool:
        if table == "events":
            return happened(row, as_of) or (keep_talks and row["kind"] == "meeting")
        if table in {"referrals", "skill_mentions"}:
            return row["counts_from_on"] is None or row["counts_from_on"] <= as_of.date()
        return True

    other = Tables()
    other.rows = {table: [row for row in rows if stays(table, row)] for table, rows in tables.rows.items()}
    return other
