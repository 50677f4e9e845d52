"""The number people ask a metric for: where the metric's table has it, and the shortest query for it by hand.

``headlines/<metric>.sql`` is what somebody would type who wants just that number: no groups, no intervals, no
rows behind it. It is the reference for a metric's time and memory, and a second opinion on its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Records = Sequence[Mapping[str, Any]]
Numbers = dict[str, int]

FOLDER = Path(__file__).with_name("headlines")


def by_hand(metric: str) -> str:
    """Return the hand-written query, with the parameters every metric has: as_of, as_of_on, as_of_over_on."""
    return (FOLDER / f"{metric}.sql").read_text("utf-8")


def _response_rate(records: Records) -> Numbers:
    return {name: sum(row[name] for row in records) for name in ("mature", "answered")}


def _interview_funnel(records: Records) -> Numbers:
    stages = {row["stage"]: row for row in records}
    asked, held = stages.get("asked", {}), stages.get("held", {})
    return {
        "asked": asked.get("people", 0),
        "held": held.get("people", 0),
        "asked_and_held": held.get("from_asked", 0),
    }


def _network_growth(records: Records) -> Numbers:
    last = max(row["period"] for row in records)
    rows = [row for row in records if row["period"] == last]
    return {
        name: sum(row[name] + row[f"undated_{name}"] for row in rows)
        for name in ("contacts", "reachable", "talks")
    }


def _skill_demand(records: Records) -> Numbers:
    top = max(records, key=lambda row: row["people"])
    return {"interviewed": top["interviewed"], "people": top["people"]}


def _source_coverage(records: Records) -> Numbers:
    undated = {row["source"]: row["undated"] for row in records}
    return {
        "events": sum(row["events"] for row in records) + sum(undated.values()),
        "told_alone_and_dated": sum(row["told_alone"] for row in records),
    }


IN_TABLE: dict[str, Callable[[Records], Numbers]] = {
    "interview_funnel": _interview_funnel,
    "network_growth": _network_growth,
    "response_rate": _response_rate,
    "skill_demand": _skill_demand,
    "source_coverage": _source_coverage,
}
