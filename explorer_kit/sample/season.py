"""The simulator: a season of asking, waiting, talking and following up, drawn from known parameters.

Messages are sent in the order of their days. What comes of a message is drawn when it is sent, its referrals
wait until the day of the talk, and whatever would happen on or after the as-of day is not seen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from explorer_kit.records import Channel, Tie
from explorer_kit.sample.dice import Dice
from explorer_kit.sample.model import Owner, OwnLevels, Person, Reply, Request, Season
from explorer_kit.sample.people import Crowd
from explorer_kit.sample.talks import TalkBook, business_days_after, weekday_from
from explorer_kit.sample.truth import Truth
from explorer_kit.sample.words import skills

# With this seed a season of 120 contacts and 80 requests has 25 held talks, one that is ahead, and every kind
# of outcome; none of its numbers hangs on whether the as-of day itself counts.
DEFAULT_SEED = 3133
_RATING_DAYS = (5, 125, 265)


def simulate(
    seed: int = DEFAULT_SEED,
    *,
    contacts: int = 120,
    requests: int = 80,
    starts_on: date = date(2026, 1, 12),
    as_of: date = date(2026, 10, 12),
    truth: Truth | None = None,
    owner: Owner | None = None,
) -> Season:
    """Return a season of one seeker; the same arguments give the same season everywhere.

    Parameters
    ----------
    seed : int
        Seed of all draws.
    contacts : int
        How many people the seeker has written down at the end, asked or not. Where they are no more than the
        requests, nobody can be named who is not asked, and with that hardly anybody.
    requests : int
        How many of them were written to.
    starts_on, as_of : date
        First day of the season, and the day on which it is looked at: nothing of that day or later is in it,
        except what is planned.
    truth : Truth, optional
        The parameters to draw from.
    owner : Owner, optional
        The seeker.

    Raises
    ------
    ValueError
        If there are fewer contacts than requests, or the season is shorter than four weeks.
    """
    if not 0 <= requests <= contacts:
        raise ValueError(f"{requests} requests need at least as many contacts, not {contacts}.")
    if (as_of - starts_on).days < 28:
        raise ValueError(f"A season needs four weeks or more: {starts_on} to {as_of} is too short.")
    run = _Run(seed, contacts - requests, starts_on, as_of, truth or Truth())
    sent = tuple(run.send(day) for day in run.days_of_sending(requests))
    return Season(
        seed=seed,
        truth=run.truth,
        owner=owner or Owner(),
        starts_on=starts_on,
        as_of=as_of,
        contacts=run.everybody(),
        requests=sent,
        own_levels=own_levels(starts_on, as_of),
    )


def own_levels(starts_on: date, as_of: date) -> tuple[OwnLevels, ...]:
    """Return the seeker's own levels, rated early, in the middle and near the end of the season."""
    length = (as_of - starts_on).days
    days = [starts_on + timedelta(days=d * length // 273) for d in _RATING_DAYS]
    return tuple(
        OwnLevels(
            day,
            tuple(
                (s, round(w["own"] + w["gain"] * (day - starts_on).days / length))
                for s, w in skills().items()
            ),
        )
        for day in days
    )


class _Run:
    """One season in the making."""

    def __init__(self, seed: int, spare: int, starts_on: date, as_of: date, truth: Truth) -> None:
        self.truth = truth
        self._starts_on, self._as_of = starts_on, as_of
        self._dice = Dice(seed, "requests")
        self._crowd = Crowd(Dice(seed, "people"))
        self._book = TalkBook(Dice(seed, "talks"), truth, as_of)
        # every message may need somebody new: so many places are left for people who are not asked
        self._spare = spare
        self._known: list[Person] = []
        self._waiting: list[Person] = []

    def days_of_sending(self, requests: int) -> list[date]:
        """Return the weekdays on which messages are sent, spread over the season."""
        length = (self._as_of - self._starts_on).days
        shares = [(i + self._dice.share()) / requests for i in range(requests)]
        last = self._as_of - timedelta(days=3)
        return [min(weekday_from(self._starts_on + timedelta(days=int(s * length))), last) for s in shares]

    def send(self, day: date) -> Request:
        """Write to a referred person who is waiting, or to somebody new, and see what comes of it."""
        person, channel = self._whom(day)
        variant = self._dice.pick(sorted(self.truth.variant_log_odds))
        request = Request(person, day, channel, variant)
        if channel == "email" and self._dice.chance(self.truth.bounce_share):
            return replace(request, bounced=True)
        request = self._answered(request)
        if request.reply is None:
            return request
        if request.reply.outcome == "deferred":
            return replace(request, ask_again_on=weekday_from(request.reply.on + timedelta(days=60)))
        if request.reply.outcome == "declined":
            return request
        talk = self._book.arrange(person, request.reply.on)
        request = replace(request, talk=talk)
        return self._with_referrals(request) if talk.status == "held" else request

    def everybody(self) -> tuple[Person, ...]:
        """Return all contacts by the day they were added, with those who were never asked."""
        length = (self._as_of - self._starts_on).days
        for _ in range(self._spare):
            added = weekday_from(self._starts_on + timedelta(days=int(self._dice.share() * (length - 3))))
            self._known.append(self._crowd.meet(added, self._dice.weighted(self.truth.new_ties)))
        return tuple(sorted(self._known, key=lambda person: person.added_on))

    def _whom(self, day: date) -> tuple[Person, Channel]:
        ready = [person for person in self._waiting if person.added_on < day]
        if ready and self._dice.chance(self.truth.use_referral):
            self._waiting.remove(ready[0])
            self._spare += 1
            return ready[0], self._dice.weighted(self.truth.channels["referred"])
        tie: Tie = self._dice.weighted(self.truth.new_ties)
        channel = self._dice.weighted(self.truth.channels[tie])
        added = max(weekday_from(day - timedelta(days=self._dice.below(15))), self._starts_on)
        person = self._crowd.meet(min(added, day), tie, channel)
        self._known.append(person)
        return person, channel

    def _answered(self, request: Request) -> Request:
        """Return the request with its nudge and its reply, as far as they are before the as-of day."""
        truth, tie = self.truth, request.person.tie
        silent_until = business_days_after(request.sent_on, truth.nudge_after)
        answers = self._dice.chance(truth.reply_probability(tie, request.channel, request.variant))
        replied_on = self._waiting_time(request.channel, request.sent_on) if answers else None
        if replied_on is None or replied_on >= silent_until:
            nudged_on = business_days_after(silent_until, self._dice.below(3))
            if self._dice.chance(truth.nudge_share) and nudged_on < self._as_of:
                if replied_on is None or replied_on >= nudged_on:
                    request = replace(request, nudged_on=nudged_on)
                if replied_on is None and self._dice.chance(truth.nudge_reply_share):
                    replied_on = self._waiting_time(request.channel, nudged_on)
        outcome = self._dice.weighted(truth.outcome_share[tie])
        if replied_on is None or replied_on >= self._as_of:
            return request
        return replace(request, reply=Reply(replied_on, outcome))

    def _waiting_time(self, channel: Channel, since: date) -> date:
        days = self._dice.log_normal(self.truth.median_reply_days[channel], self.truth.reply_sigma)
        return since + timedelta(days=int(days))

    def _with_referrals(self, request: Request) -> Request:
        """Let the person name others, who are written down on the day of the talk."""
        talk = request.talk
        if talk is None:
            return request
        count = min(self._book.referrals(), self._spare)
        named = [
            self._crowd.meet(talk.starts_at.date(), "referred", referrer=request.person) for _ in range(count)
        ]
        self._spare -= count
        self._known.extend(named)
        self._waiting.extend(named)
        return replace(request, talk=replace(talk, referred=tuple(person.name for person in named)))
