"""The metrics once more, in plain Python, written from their definitions and not from their SQL."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from explorer_kit.statistics import wilson_interval
from tests.metrics.tables import Row, Tables, happened

BOOKED = {"held", "cancelled", "no_show"}
COUNTING = {"marked", "confirmed", "tagged"}


def rate_of(part: int, whole: int) -> tuple[float | None, float | None, float | None]:
    """Return share, low and high; all None where there is nothing to have a share of."""
    return (part / whole, *wilson_interval(part, whole)) if whole else (None, None, None)


def day_of(event: Row) -> date | None:
    """Return the event's own day, else the latest it can have."""
    day: date | None = event["occurred_on"] or event["counts_from_on"]
    return day


class Known:
    """What a journal knows at a time."""

    def __init__(self, tables: Tables, as_of: datetime) -> None:
        self.as_of = as_of
        self.rows = defaultdict(list, tables.rows)
        self.contacts: dict[str, Row] = {row["contact_id"]: row for row in self.rows["contacts"]}
        self.events = [row for row in self.rows["events"] if happened(row, as_of)]
        self.people_of: dict[str, set[str]] = defaultdict(set)
        for row in self.rows["event_contacts"]:
            self.people_of[row["event_id"]].add(row["contact_id"])

    def messages(self, who: str, kind: str, subtype: str | None = None) -> list[Row]:
        return [
            event
            for event in self.events
            if event["kind"] == kind
            and event["contact_id"] == who
            and (subtype is None or event["subtype"] == subtype)
            and (event.get("in_funnel") is not False or kind == "follow_up")
        ]

    def talks(self, who: str, statuses: set[str]) -> list[Row]:
        return [
            event
            for event in self.events
            if event["kind"] == "meeting"
            and event["status_when_past"] in statuses
            and who in self.people_of[event["event_id"]]
        ]

    def has_trace(self, who: str) -> bool:
        seen = self.contacts[who]["first_seen_on"]
        return seen is None or seen <= self.as_of.date()

    def referrals(self) -> list[Row]:
        rows = self.rows["referrals"]
        return [r for r in rows if r["counts_from_on"] is None or r["counts_from_on"] <= self.as_of.date()]

    def group(self, who: str, by: str) -> str:
        return "all" if by == "all" else self.contacts[who][by] or "unknown"


def first_outreach(known: Known, who: str) -> Row | None:
    outreaches = known.messages(who, "outreach")

    def order(event: Row) -> tuple[Any, ...]:
        instant = event.get("occurred_at") or datetime.min
        return (day_of(event) or date.max, instant, event["event_id"])

    return min(outreaches, key=order, default=None)


def outreach_state(known: Known, who: str, outreach: Row, window: int) -> tuple[str, bool]:
    """Return the state of a first outreach, and whether its answer has a day of its own."""
    latest = day_of(outreach)
    if outreach["delivery"] == "bounced" or latest is None:
        return ("undated" if latest is None and outreach["delivery"] is None else "bounced"), False
    last_day = latest + timedelta(days=window)
    if known.as_of.date() <= last_day:
        return "immature", False
    sent_on = outreach["occurred_on"]
    after = [
        e
        for e in known.messages(who, "reply")
        if not (e["occurred_on"] and sent_on and e["occurred_on"] < sent_on)
    ]
    talked = [
        e
        for e in known.talks(who, BOOKED)
        if not (e["occurred_on"] and sent_on and e["occurred_on"] < sent_on)
    ]
    reply_days = sorted(e["occurred_on"] for e in after if e["occurred_on"])
    talk_days = sorted(e["occurred_on"] for e in talked if e["occurred_on"])
    if sent_on and any(day <= last_day for day in reply_days + talk_days):
        return "answered", True
    ticked = any(e["occurred_on"] is None for e in after) or any(day <= last_day for day in reply_days)
    talked_first = talk_days and reply_days and talk_days[0] < reply_days[0]
    answered = ticked or (talked and not after) or talked_first
    return ("answered" if answered else "unanswered"), False


def response_rate(tables: Tables, as_of: datetime, by: str = "all", window: int = 14) -> list[Row]:
    known = Known(tables, as_of)
    states: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for who in known.contacts:
        if outreach := first_outreach(known, who):
            channel = outreach["channel"] or "unknown"
            states[channel if by == "channel" else known.group(who, by)].append(
                outreach_state(known, who, outreach, window)
            )
    rows = []
    for segment, found in sorted(states.items()):
        number = {name: sum(state == name for state, _ in found) for name in
                  ("answered", "unanswered", "immature", "bounced", "undated")}  # fmt: skip
        mature = number["answered"] + number["unanswered"]
        share, low, high = rate_of(number["answered"], mature)
        undated = sum(state == "answered" and not dated for state, dated in found)
        rows.append({
            "segment": segment, "response_rate": share, "low": low, "high": high,
            "answered": number["answered"], "mature": mature, "immature": number["immature"],
            "bounced": number["bounced"], "undated": number["undated"],
            "answered_undated": undated, "n": len(found),
        })  # fmt: skip
    return rows


def stages_of(known: Known, who: str) -> set[str]:
    """Return the stages a person reached."""
    asked, replied = known.messages(who, "outreach"), known.messages(who, "reply")
    booked, held = known.talks(who, BOOKED), known.talks(who, {"held"})
    ahead = [
        event
        for event in known.rows["events"]
        if event["kind"] == "meeting"
        and not happened(event, known.as_of)
        and event["status_when_past"] != "declined"
        and who in known.people_of[event["event_id"]]
    ]
    reached = set()
    if known.has_trace(who) or asked or replied or booked:
        reached.add("identified")
    if asked:
        reached.add("asked")
    if booked or (ahead and reached):
        reached |= {"scheduled", "replied"}
    if replied:
        reached.add("replied")
    if held:
        reached.add("held")
        first = min((event["occurred_on"] for event in held if event["occurred_on"]), default=None)
        thanks, touches = (known.messages(who, "follow_up", kind) for kind in ("thank_you", "touch"))
        if any(not (e["occurred_on"] and first) or e["occurred_on"] >= first for e in thanks):
            reached.add("thanked")
        if any(not (e["occurred_on"] and first) or e["occurred_on"] > first for e in touches):
            reached.add("nurtured")
        if any(row["referrer_id"] == who for row in known.referrals()):
            reached.add("referred")
    return reached


def interview_funnel(tables: Tables, as_of: datetime, by: str = "all") -> list[Row]:
    known = Known(tables, as_of)
    groups: dict[str, list[set[str]]] = defaultdict(list)
    for who in known.contacts:
        if reached := stages_of(known, who):
            groups[known.group(who, by)].append(reached)
    before = {"identified": None, "asked": "identified", "replied": "asked", "scheduled": "replied",
              "held": "scheduled", "thanked": "held", "referred": "held", "nurtured": "held"}  # fmt: skip
    rows = []
    for segment, people in sorted(groups.items()):
        for step, (stage, previous) in enumerate(before.items(), start=1):

            def count(*stages: str | None, people: list[set[str]] = people) -> int:
                return sum(set(stages) <= reached for reached in people)

            of_previous = (count(previous, stage), count(previous)) if previous else (None, None)
            of_asked = (count("asked", stage), count("asked")) if step > 2 else (None, None)
            shares = [
                rate_of(*pair) if pair[0] is not None else (None,) * 3 for pair in (of_previous, of_asked)
            ]
            rows.append({
                "segment": segment, "step": step, "stage": stage, "people": count(stage),
                "previous": previous, "previous_people": of_previous[1], "from_previous": of_previous[0],
                "share_of_previous": shares[0][0], "low": shares[0][1], "high": shares[0][2],
                "asked": of_asked[1], "from_asked": of_asked[0],
                "share_of_asked": shares[1][0], "low_of_asked": shares[1][1], "high_of_asked": shares[1][2],
            })  # fmt: skip
    return rows


def start_of(day: date, period: str) -> date:
    return day.replace(day=1) if period == "month" else day - timedelta(days=day.weekday())


def network_growth(tables: Tables, as_of: datetime, by: str = "source", period: str = "month") -> list[Row]:
    known = Known(tables, as_of)
    marks: list[tuple[str, str, date | None]] = []
    for who, contact in known.contacts.items():
        if known.has_trace(who):
            marks.append((known.group(who, by), "contacts", contact["first_seen_on"]))
        ways = [e for e in known.events if e["contact_id"] == who and e["kind"] == "reply"]
        ways += [e for e in known.events if e["contact_id"] == who and e.get("subtype") == "connected"]
        reach = [day_of(e) for e in ways + known.talks(who, {"held"})]
        reach += [
            r["offered_on"] or r["counts_from_on"] for r in known.referrals() if r["referred_id"] == who
        ]
        if reach:
            marks.append((known.group(who, by), "reachable", min((d for d in reach if d), default=None)))
    for event in known.events:
        if event["kind"] == "meeting" and event["status_when_past"] == "held":
            marks.append((known.group(event["contact_id"], by), "talks", day_of(event)))
    periods = {start_of(day, period) for _, _, day in marks if day} | {start_of(as_of.date(), period)}
    rows = []
    for first in sorted(periods):
        for segment in sorted({segment for segment, _, _ in marks}):
            row: Row = {"period": first, "segment": segment}
            for measure in ("contacts", "reachable", "talks"):
                found = [day for group, kind, day in marks if group == segment and kind == measure]
                starts = [start_of(day, period) for day in found if day]
                row[measure] = sum(start <= first for start in starts)
                row[f"new_{measure}"] = starts.count(first)
                row[f"undated_{measure}"] = found.count(None)
            rows.append(row)
    return rows


def skill_demand(tables: Tables, as_of: datetime, by: str = "all", few: int = 5) -> list[Row]:
    known = Known(tables, as_of)
    held = {e["event_id"] for e in known.events if e["kind"] == "meeting" and e["status_when_past"] == "held"}
    read = {row["interview_id"] for row in known.rows["interviews"] if row["read_for_skills"]} & held
    talks_of = {who: {talk for talk in read if who in known.people_of[talk]} for who in known.contacts}
    mentions = [
        row
        for row in known.rows["skill_mentions"]
        if row["origin"] in COUNTING
        and (row["counts_from_on"] is None or row["counts_from_on"] <= as_of.date())
        and talks_of[row["contact_id"]]
        and (row["interview_id"] is None or row["interview_id"] in talks_of[row["contact_id"]])
    ]
    groups: dict[str, set[str]] = defaultdict(set)
    for who, talks in talks_of.items():
        if talks:
            roles = known.contacts[who]["roles"] or ["unknown"]
            for segment in roles if by == "role" else [known.group(who, by)]:
                groups[segment].add(who)
    names = {row["skill_id"]: row["name"] for row in known.rows["skills"]}
    rows = []
    for segment, people in groups.items():
        for skill in {row["skill_id"] for row in mentions}:
            found = [row for row in mentions if row["skill_id"] == skill and row["contact_id"] in people]
            who_named = {row["contact_id"] for row in found}
            asked = [
                [
                    r["required_level"]
                    for r in found
                    if r["contact_id"] == who and r["required_level"] is not None
                ]
                for who in who_named
            ]
            levels = [max(own) for own in asked if own]
            share, low, high = rate_of(len(who_named), len(people))
            if who_named:
                rows.append({
                    "segment": segment, "skill_id": skill, "skill": names[skill], "share": share, "low": low,
                    "high": high, "people": len(who_named), "interviewed": len(people),
                    "median_level": median(levels) if levels else None, "levels": len(levels),
                    "talks": len({r["interview_id"] for r in found} - {None}), "too_few": len(people) < few,
                })  # fmt: skip
    return sorted(rows, key=lambda row: (row["segment"], -row["people"], row["skill"]))


def is_of(event: Row, of: str) -> bool:
    """Say whether an event is of a kind: a message, a talk, a note."""
    kind, subtype = event["kind"], event.get("subtype")
    written = {"inbound_unsolicited", "group_message"}
    is_message = kind in {"outreach", "reply"} or subtype in {"nudge", "touch", "thank_you"} | written
    is_note = kind == "note" and subtype is not None and subtype not in written
    return {"all": True, "messages": is_message, "talks": kind == "meeting", "notes": is_note}[of]


def source_coverage(tables: Tables, as_of: datetime, of: str = "all", period: str = "month") -> list[Row]:
    told = [
        (event, source)
        for event in Known(tables, as_of).events
        if is_of(event, of) and event.get("subtype") != "planned"
        for source in event["sources"]
    ]
    periods = sorted({start_of(event["occurred_on"], period) for event, _ in told if event["occurred_on"]})
    rows = []
    for first in periods:
        for source in sorted({source for _, source in told}):
            own = [event for event, teller in told if teller == source]
            here = [e for e in own if e["occurred_on"] and start_of(e["occurred_on"], period) == first]
            rows.append({
                "period": first, "source": source, "events": len(here),
                "told_alone": sum(len(event["sources"]) == 1 for event in here),
                "people": len({event["contact_id"] for event in here}),
                "undated": sum(event["occurred_on"] is None for event in own),
            })  # fmt: skip
    return rows
