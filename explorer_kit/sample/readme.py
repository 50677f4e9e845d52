"""The text that explains a written sample, with its own counts."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from explorer_kit.sample.counts import season_counts
from explorer_kit.sample.model import Season


def readme(season: Season) -> str:
    """Return the README of a season's exports."""
    counts = season_counts(season)
    requests, thanks, referrals = counts["requests"]["all"], counts["thank_yous"], counts["referrals"]
    text = (files("explorer_kit.sample") / "texts" / "readme.md").read_text(encoding="utf-8")
    return text.format(
        owner=season.owner.name,
        first=season.owner.name.split()[0],
        starts_on=season.starts_on,
        as_of=season.as_of,
        contacts=counts["contacts"],
        requests=requests["requests"],
        bounced=requests["bounced"],
        nudges=counts["nudges"],
        replied=requests["replied"],
        outcomes=", ".join(f"{n} {outcome}" for outcome, n in counts["replies"].items()),
        **counts["talks"],
        thanks=thanks["sent"],
        in_time=thanks["by_the_next_day"],
        given=referrals["given"],
        asked=referrals["asked"],
        referred_held=referrals["held"],
        doubtful=sum(len(names) for names in counts["doubtful"].values()),
        doubtful_same=len(counts["doubtful"]["same"]),
        skills="\n".join(_skill_rows(counts, dict(season.own_levels[-1].levels))),
    )


def _skill_rows(counts: dict[str, Any], own: dict[str, int]) -> list[str]:
    rows = []
    for skill, found in counts["skills"].items():
        levels = ", ".join(str(level) for level in found["levels"])
        rows.append(f"| {skill} | {found['people']} | {levels} | {own[skill]} |")
    return rows
