"""R2, R4 and R13 in plain Python, one person at a time: written from FORMATS.md to check the SQL by.

Times are minutes since the start of day 1 in the owner's zone (which is UTC here); a day is its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from explorer_kit.records import MessageRole

DAY = 24 * 60


@dataclass(eq=False)
class Letter:
    """A message: sent or received, at a minute, on a day, or undated."""

    sent: bool
    minute: int | None = None
    day: int | None = None
    thanks: bool = False
    role: MessageRole | None = None
    group: bool = False

    @property
    def order(self) -> tuple[float, int]:
        """R2: instant; a day at its start for outbound, at its end for inbound; undated last."""
        rank = {"outreach": 0, "nudge": 1, None: 2, "touch": 4, "thank_you": 5}[self.role] if self.sent else 3
        if self.minute is not None:
            return (self.minute, rank)
        if self.day is None:
            return (inf, rank)
        start = (self.day - 1) * DAY
        return (start if self.sent else start + DAY - 0.001, rank)


@dataclass(eq=False)
class Report:
    """A meeting as one source tells it."""

    source: str
    minute: int | None = None
    day: int | None = None
    not_before: int | None = None
    counts_from: int | None = None
    cancelled: bool = False
    no_show: bool = False
    owner_declined: bool = False
    answer: str | None = None
    answers: bool = False
    minutes: int | None = None

    @property
    def on(self) -> int | None:
        return self.day if self.minute is None else self.minute // DAY + 1


@dataclass(eq=False)
class Talk:
    reports: list[Report] = field(default_factory=list)

    @property
    def dated(self) -> list[Report]:
        return [report for report in self.reports if report.on is not None]

    @property
    def minute(self) -> int | None:
        return min((r.minute for r in self.reports if r.minute is not None), default=None)

    @property
    def on(self) -> int | None:
        if self.minute is not None:
            return self.minute // DAY + 1
        return min((r.on for r in self.dated if r.on is not None), default=None)

    @property
    def cancelled(self) -> bool:
        return any(r.cancelled for r in self.reports)

    def counts_from(self, loaded: int) -> int:
        if self.on is None:
            # what was ticked when it was loaded had happened by then
            return min([loaded, *(r.counts_from for r in self.reports if r.counts_from is not None)])
        return self.on if self.minute is not None else self.on + 1

    def status(self, as_of: float, loaded: int) -> str:
        """R4, in its order of precedence."""
        if self.cancelled:
            return "cancelled"
        if any(r.no_show for r in self.reports):
            return "no_show"
        answers = [r.answer for r in self.reports if r.answers]
        if any(r.owner_declined for r in self.reports) or (answers and set(answers) == {"declined"}):
            return "declined"
        if self.end(loaded) > as_of:
            return "scheduled"
        if any(not r.answers for r in self.reports) or {"accepted", "tentative"} & set(answers):
            return "held"
        return "unconfirmed"

    def end(self, loaded: int) -> float:
        if self.minute is None:
            return (self.counts_from(loaded) - 1) * DAY
        first = min((r for r in self.reports if r.minute is not None), key=lambda r: r.minute or 0)
        lengths = [r.minutes for r in [first, *self.reports] if r.minutes is not None]
        return self.minute + (lengths[0] if lengths else 30)


def talks_of(reports: Sequence[Report]) -> list[Talk]:
    """R13 and R10: which reports are of one talk."""
    talks = by_time([r for r in reports if r.minute is not None])
    talks = by_day(talks, [r for r in reports if r.minute is None and r.day is not None])
    return with_flags(talks, [r for r in reports if r.on is None])


def by_time(reports: list[Report]) -> list[Talk]:
    def gap(one: Report, other: Report) -> tuple[bool, int, int]:
        assert one.minute is not None
        assert other.minute is not None
        return (one.cancelled != other.cancelled, abs(one.minute - other.minute), other.minute)

    def nearest(one: Report, source: str) -> list[Report]:
        near = [r for r in reports if r.source == source and abs(r.minute - one.minute) <= 15]
        return sorted(near, key=lambda r: (*gap(one, r), reports.index(r)))[:1]

    groups = {id(report): Talk([report]) for report in reports}
    for one in reports:
        for source in {r.source for r in reports} - {one.source}:
            for other in nearest(one, source):
                mine, theirs = groups[id(one)], groups[id(other)]
                if nearest(other, one.source) == [one] and mine is not theirs:
                    mine.reports += theirs.reports
                    groups |= {id(report): mine for report in theirs.reports}
    return list(dict.fromkeys(groups.values()))


def by_day(timed: list[Talk], reports: list[Report]) -> list[Talk]:
    talks = list(timed)
    for day in sorted({r.day for r in reports if r.day is not None}):
        of_day = [t for t in timed if any(r.on == day for r in t.reports)]
        of_day.sort(key=lambda talk: order_of_day(talk, day))
        alone: list[Talk] = []
        told = {id(t): {r.source for r in t.reports if r.on == day} for t in of_day}
        for source in sorted({r.source for r in reports if r.day == day}):
            free = [t for t in of_day if source not in told[id(t)]]
            mine = sorted(
                (r for r in reports if r.day == day and r.source == source),
                key=lambda r: (r.cancelled, r.no_show),
            )
            for talk, report in zip(free, mine, strict=False):
                talk.reports.append(report)
            for place, report in enumerate(mine[len(free) :]):
                if place == len(alone):
                    alone.append(Talk())
                alone[place].reports.append(report)
        talks += alone
    return talks


def order_of_day(talk: Talk, day: int) -> tuple[bool, int]:
    reports = [report for report in talk.reports if report.on == day]
    return all(r.cancelled for r in reports), min(r.minute for r in reports if r.minute is not None)


def with_flags(talks: list[Talk], flags: list[Report]) -> list[Talk]:
    rest: dict[object, Talk] = {}
    joined: list[tuple[Talk, Report]] = []
    for flag in flags:
        fits = [
            (flag.no_show and not r.no_show, r.on, r.minute if r.minute is not None else inf, place)
            for place, talk in enumerate(talks)
            for r in talk.dated
            if not r.cancelled
            and (flag.no_show or not r.no_show)
            and (flag.not_before is None or r.on >= flag.not_before)
        ]
        if fits and not flag.cancelled:
            joined.append((talks[min(fits)[3]], flag))
        else:
            rest.setdefault((flag.not_before, flag.cancelled, flag.no_show), Talk()).reports.append(flag)
    for talk, flag in joined:
        talk.reports.append(flag)
    return [*talks, *rest.values()]


def roles(letters: Sequence[Letter], talks: Sequence[Talk], loaded: int) -> dict[Letter, str]:
    """R2: the role of every message of one person."""
    named: dict[Letter, str] = {letter: "group_message" for letter in letters if letter.group}
    sent = received = asked = replied = 0
    held = [talk for talk in talks if talk.status(inf, loaded) == "held"]
    any_sent = any(letter.sent for letter in letters if not letter.group)
    for letter in sorted((each for each in letters if not each.group), key=lambda each: each.order):
        talked = any(before(talk, letter, loaded) for talk in held)
        if not letter.sent:
            is_reply = sent > 0 or (letter.role == "reply" and not any_sent)
            named[letter] = "reply" if is_reply else "inbound_unsolicited"
            received, replied = received + 1, replied + is_reply
            continue
        sent += 1
        if letter.role == "thank_you" or (letter.thanks and (received or talked)):
            named[letter] = "thank_you"
            continue
        ticked = letter.role == "nudge" and letter.minute is None and letter.day is None
        if not asked:
            named[letter] = "outreach"
        else:
            named[letter] = "touch" if (replied or talked) and not ticked else "nudge"
        asked += 1
    return named


def before(talk: Talk, letter: Letter, loaded: int) -> bool:
    on = letter.day if letter.minute is None else letter.minute // DAY + 1
    if on is None:
        return True
    if talk.on is None:
        return talk.counts_from(loaded) < on
    if talk.minute is None or letter.minute is None:
        return talk.on <= on
    return talk.minute <= letter.minute
