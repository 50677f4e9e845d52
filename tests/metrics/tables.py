"""A journal's derived tables in memory, filled row by row, so that a case can be worked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Self

import duckdb

from explorer_kit.engines.duckdb import run
from explorer_kit.metrics import query, rows_query

Row = dict[str, Any]
SCHEMA = files("explorer_kit.store").joinpath("schema.sql").read_text(encoding="utf-8")
FIRST_DAY = date(2026, 1, 1)


def day(number: int | None) -> date | None:
    """Day 1 is 1 January 2026: the arithmetic of a case is the arithmetic of small numbers."""
    return None if number is None else FIRST_DAY + timedelta(days=number - 1)


def at(number: int, hour: int = 12) -> datetime:
    return datetime.combine(FIRST_DAY, datetime.min.time()) + timedelta(days=number - 1, hours=hour)


def end_of(number: int) -> datetime:
    return at(number, 23) + timedelta(minutes=59)


@cache
def empty_database() -> duckdb.DuckDBPyConnection:
    """Make the tables once; every case fills them in a transaction that is rolled back."""
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute(SCHEMA)
    return connection


class Tables:
    """Rows of the derived tables; every method adds to them and returns the object."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}

    def add(self, table: str, **columns: Any) -> Self:
        self.rows.setdefault(table, []).append(columns)
        return self

    def contact(self, name: str, seen: int | None = 1, **columns: Any) -> Self:
        return self.add(
            "contacts", contact_id=name, full_name=name.title(), first_seen_on=day(seen), **columns
        )

    def message(
        self, kind: str, who: str, on: int | None, *, counts_from: int | None = None, **columns: Any
    ) -> Self:
        """Add an outreach, reply or follow-up on a day; or undated, counting from a day."""
        number = len(self.rows.get("events", []))
        defaults = {
            "event_id": f"{kind}-{who}-{number}",
            "counts_from_on": day(on if on is not None else counts_from),
            "in_funnel": True,
        }
        return self.add(
            "events", **{**defaults, "kind": kind, "contact_id": who, "occurred_on": day(on), **columns}
        )

    def talk(
        self,
        name: str,
        who: str | Iterable[str],
        on: int | None,
        *,
        status: str = "held",
        counts_from: int | None = None,
        read: bool = True,
        **columns: Any,
    ) -> Self:
        """Add a talk on a day: without a time it is over on the next day, as the derivation counts it."""
        people = [who] if isinstance(who, str) else list(who)
        over = day(on + 1) if on is not None else day(counts_from)
        self.add(
            "events",
            **{
                "event_id": name,
                "kind": "meeting",
                "contact_id": people[0],
                "interview_id": name,
                "occurred_on": day(on),
                "counts_from_on": over,
                "status_when_past": status,
                **columns,
            },
        )
        for person in people:
            self.add("event_contacts", event_id=name, contact_id=person, role="attendee")
        return self.add(
            "interviews",
            interview_id=name,
            event_id=name,
            contact_id=people[0],
            held_on=day(on),
            read_for_skills=read,
        )

    def mention(
        self,
        who: str,
        skill: str,
        talk: str | None,
        *,
        on: int | None = 1,
        origin: str = "marked",
        **columns: Any,
    ) -> Self:
        number = len(self.rows.get("skill_mentions", []))
        if skill not in {row["skill_id"] for row in self.rows.get("skills", [])}:
            self.add("skills", skill_id=skill, name=skill.upper())
        return self.add(
            "skill_mentions",
            mention_id=f"m{number}",
            contact_id=who,
            interview_id=talk,
            skill_id=skill,
            word=skill,
            origin=origin,
            counts_from_on=day(on),
            **columns,
        )

    def referral(self, referrer: str, referred: str, on: int | None) -> Self:
        return self.add(
            "referrals",
            referral_id=f"{referrer}>{referred}",
            referrer_id=referrer,
            referred_id=referred,
            offered_on=day(on),
            counts_from_on=day(on),
        )

    @contextmanager
    def connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a database that holds these rows and no others."""
        connection = empty_database()
        connection.execute("BEGIN")
        try:
            for table, rows in self.rows.items():
                columns = list(dict.fromkeys(column for row in rows for column in row))
                marks = ", ".join(f"({', '.join('?' for _ in columns)})" for _ in rows)
                cells = [row.get(column) for row in rows for column in columns]
                if rows:
                    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {marks}", cells)
            yield connection
        finally:
            connection.execute("ROLLBACK")

    def metric(self, name: str, as_of: date, zone: str = "UTC", **params: Any) -> list[Row]:
        """Return the metric's rows as dicts."""
        asked = query(name, {"as_of": as_of, **params}, zone=zone)
        with self.connection() as connection:
            return run(connection, asked.sql, asked.bindings).records()

    def behind(
        self, name: str, as_of: datetime, key: Mapping[str, object] | None = None, **params: Any
    ) -> list[Row]:
        """Return the rows behind the metric's numbers as dicts."""
        asked = rows_query(name, {"as_of": as_of, **params}, key)
        with self.connection() as connection:
            return run(connection, asked.sql, asked.bindings).records()


def happened(row: Row, as_of: datetime) -> bool:
    """Say whether an event had happened: its instant decides, else the day it counts from."""
    instant = row.get("occurred_at")
    if row["kind"] == "meeting":
        instant = row.get("ends_at") or row.get("starts_at")
    if instant is not None:
        return bool(instant <= as_of)
    return row["counts_from_on"] is None or row["counts_from_on"] <= as_of.date()
