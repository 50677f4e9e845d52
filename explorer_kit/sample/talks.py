"""What comes of an accepted request: the talk, what is named in it, the thank-you."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from explorer_kit.records import Channel
from explorer_kit.sample.dice import Dice
from explorer_kit.sample.model import NamedSkill, Person, Talk
from explorer_kit.sample.truth import Truth
from explorer_kit.sample.words import functions, skills

# around the seeker's own working hours
_STARTS = (
    time(8, 15),
    time(8, 30),
    time(12, 15),
    time(12, 30),
    time(13, 0),
    time(17, 0),
    time(17, 30),
    time(18, 15),
)
_MEDIA: dict[Channel, float] = {"video": 0.55, "phone": 0.25, "in_person": 0.20}
_HIGHEST_LEVEL = 7
_SHORTEST_TALK = 9


def weekday_from(day: date) -> date:
    """Return the day, or the Monday after it if it is on a weekend."""
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def business_days_after(day: date, count: int) -> date:
    """Return the day that is ``count`` business days (Monday to Friday) later."""
    while count:
        day = weekday_from(day + timedelta(days=1))
        count -= 1
    return day


class TalkBook:
    """Arranges the talks of a season; no two begin at the same time.

    Parameters
    ----------
    dice : Dice
        The stream that talks are drawn from.
    truth : Truth
        The parameters of the season.
    as_of : date
        Talks from this day on are still ahead.
    """

    def __init__(self, dice: Dice, truth: Truth, as_of: date) -> None:
        self._dice = dice
        self._truth = truth
        self._as_of = as_of
        self._taken: set[datetime] = set()

    def arrange(self, person: Person, accepted_on: date) -> Talk:
        """Return the talk that was agreed on ``accepted_on``, as it stands at the season's as-of day."""
        truth = self._truth
        agreed = Talk(
            starts_at=self._slot(accepted_on),
            medium=self._dice.weighted(_MEDIA),
            planned_minutes=self._dice.weighted(truth.planned_minutes),
            status="held",
        )
        if self._dice.chance(truth.cancelled_share):
            if not self._dice.chance(truth.rebooked_share):
                return self._unless_ahead(replace(agreed, status="cancelled"))
            agreed = replace(agreed, starts_at=self._slot(agreed.starts_at.date()))
        if self._dice.chance(truth.no_show_share):
            return self._unless_ahead(replace(agreed, status="no_show"))
        return self._unless_ahead(self._hold(person, agreed))

    def _slot(self, after: date) -> datetime:
        """Return a free time on a weekday some days after ``after``."""
        days = 1 + int(self._dice.log_normal(self._truth.days_to_talk, self._truth.talk_sigma))
        day = weekday_from(after + timedelta(days=days))
        start = datetime.combine(day, self._dice.pick(_STARTS))
        while start in self._taken:
            start += timedelta(minutes=45)
        self._taken.add(start)
        return start

    def _unless_ahead(self, talk: Talk) -> Talk:
        """Return the talk, or only what is known of one that is still to come."""
        if talk.starts_at.date() < self._as_of:
            return talk
        return Talk(talk.starts_at, talk.medium, talk.planned_minutes, "scheduled")

    def _hold(self, person: Person, talk: Talk) -> Talk:
        truth, day = self._truth, talk.starts_at.date()
        minutes = round(self._dice.normal(talk.planned_minutes + truth.overrun, truth.spread))
        follow_up = day + timedelta(days=self._dice.between(35, 110))
        return replace(
            talk,
            actual_minutes=max(minutes, _SHORTEST_TALK),
            thanked_on=self._thanks(day),
            skills=self._named_skills(person),
            next_follow_up=weekday_from(follow_up) if self._dice.chance(truth.follow_up_share) else None,
        )

    def _thanks(self, held_on: date) -> date | None:
        """Return the day of the thank-you: by the next day, two to five days after, or never."""
        mark, late = self._dice.share(), self._dice.between(2, 5)
        truth = self._truth
        if mark < truth.thanked_within_a_day:
            day = held_on + timedelta(days=self._dice.below(2))
        elif mark < truth.thanked_within_a_day + truth.thanked_later:
            day = held_on + timedelta(days=late)
        else:
            return None
        return day if day < self._as_of else None

    def _named_skills(self, person: Person) -> tuple[NamedSkill, ...]:
        """Return the skills that this person names, in the order in which they come up."""
        named = []
        for skill, probability in functions()[person.function]["name"].items():
            level = round(self._dice.normal(skills()[skill]["asked"], self._truth.level_spread))
            stated = self._dice.chance(self._truth.level_stated)
            if self._dice.chance(probability):
                named.append(NamedSkill(skill, min(max(level, 1), _HIGHEST_LEVEL) if stated else None))
        return tuple(self._dice.shuffled(named))

    def referrals(self) -> int:
        """Return how many people are named at the close of a held talk."""
        return self._dice.weighted(self._truth.referrals_per_talk)
