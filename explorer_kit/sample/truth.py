"""The parameters a season is drawn from, and what follows from them exactly.

An estimator is right when, over many seasons, it comes back to these numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log
from statistics import NormalDist

from explorer_kit.records import Channel, Outcome, Tie


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a simulated seeker and of the people they write to.

    A first message is answered with a probability that depends on tie, channel and the version of the
    message (additive in log-odds); if it is answered, the waiting time is log-normal, depending on the
    channel. Of the people who would not have answered, some are nudged, and some of those answer the nudge.

    Attributes
    ----------
    reply_share : mapping of tie to share
        Probability that a first e-mail in version A is ever answered without a nudge.
    channel_log_odds, variant_log_odds : mapping to float
        What another channel or version adds to the log-odds.
    median_reply_days : mapping of channel to days
        Median waiting time of those who answer; ``reply_sigma`` is the spread of its logarithm.
    nudge_after : int
        Business days (Monday to Friday) of silence until a nudge; ``nudge_share`` of the silent ones get it,
        ``nudge_reply_share`` of the nudged who would have stayed silent answer.
    bounce_share : float
        Share of e-mails that cannot be delivered.
    outcome_share : mapping of tie to mapping of outcome to share
        What a reply says.
    new_ties, channels : mapping
        How the people whom nobody referred are known, and how each tie is written to.
    use_referral : float
        Probability that the next message goes to a referred person, if one is waiting.
    days_to_talk : float
        Median days from an accepting reply to the talk; ``talk_sigma`` is the spread of its logarithm.
    cancelled_share, rebooked_share, no_show_share : float
        Of agreed talks: called off, of those booked anew, and nobody came.
    planned_minutes : mapping of minutes to weight
        The agreed length; the actual one is normal, ``overrun`` minutes longer, with ``spread``.
    thanked_within_a_day, thanked_later : float
        Shares of held talks thanked for by the next day, and two to five days after; the rest never.
    referrals_per_talk : mapping of count to weight
        How many people are named at the close of a held talk.
    level_spread, level_stated : float
        Spread of the level asked for around the skill's mean, and the share of skills named with a level.
    follow_up_share : float
        Share of held talks after which a day for the next follow-up is set.
    """

    reply_share: Mapping[Tie, float] = field(
        default_factory=lambda: {"cold": 0.27, "alumni": 0.44, "warm": 0.66, "referred": 0.60}
    )
    channel_log_odds: Mapping[Channel, float] = field(
        default_factory=lambda: {
            "email": 0.0,
            "linkedin": -0.15,
            "linkedin_invitation": -0.6,
            "phone": 0.4,
            "in_person": 1.0,
        }
    )
    variant_log_odds: Mapping[str, float] = field(default_factory=lambda: {"A": 0.0, "B": 0.45})
    median_reply_days: Mapping[Channel, float] = field(
        default_factory=lambda: {
            "email": 2.2,
            "linkedin": 3.4,
            "linkedin_invitation": 4.5,
            "phone": 0.8,
            "in_person": 0.4,
        }
    )
    reply_sigma: float = 0.9
    nudge_after: int = 7
    nudge_share: float = 0.7
    nudge_reply_share: float = 0.2
    bounce_share: float = 0.05
    outcome_share: Mapping[Tie, Mapping[Outcome, float]] = field(
        default_factory=lambda: {
            "cold": {"accepted": 0.66, "declined": 0.22, "deferred": 0.12},
            "alumni": {"accepted": 0.76, "declined": 0.12, "deferred": 0.12},
            "warm": {"accepted": 0.82, "declined": 0.06, "deferred": 0.12},
            "referred": {"accepted": 0.84, "declined": 0.08, "deferred": 0.08},
        }
    )
    new_ties: Mapping[Tie, float] = field(
        default_factory=lambda: {"cold": 0.56, "alumni": 0.27, "warm": 0.17}
    )
    channels: Mapping[Tie, Mapping[Channel, float]] = field(
        default_factory=lambda: {
            "cold": {"email": 0.38, "linkedin": 0.34, "linkedin_invitation": 0.28},
            "alumni": {"email": 0.45, "linkedin": 0.47, "linkedin_invitation": 0.08},
            "warm": {"email": 0.40, "linkedin": 0.24, "phone": 0.18, "in_person": 0.18},
            "referred": {"email": 0.74, "linkedin": 0.26},
        }
    )
    use_referral: float = 0.75
    days_to_talk: float = 8.0
    talk_sigma: float = 0.5
    cancelled_share: float = 0.10
    rebooked_share: float = 0.5
    no_show_share: float = 0.04
    planned_minutes: Mapping[int, float] = field(default_factory=lambda: {20: 0.45, 25: 0.10, 30: 0.45})
    overrun: float = 2.0
    spread: float = 5.0
    thanked_within_a_day: float = 0.76
    thanked_later: float = 0.16
    referrals_per_talk: Mapping[int, float] = field(default_factory=lambda: {0: 0.55, 1: 0.30, 2: 0.15})
    level_spread: float = 0.9
    level_stated: float = 0.85
    follow_up_share: float = 0.7

    def reply_probability(self, tie: Tie, channel: Channel, variant: str) -> float:
        """Return the probability that a delivered first message is ever answered without a nudge."""
        share = self.reply_share[tie]
        odds = log(share / (1 - share)) + self.channel_log_odds[channel] + self.variant_log_odds[variant]
        return 1 / (1 + exp(-odds))

    def ever_replied(self, tie: Tie, channel: Channel, variant: str) -> float:
        """Return the probability that a delivered first message is ever answered, nudged or not."""
        unasked = self.reply_probability(tie, channel, variant)
        return unasked + (1 - unasked) * self.nudge_share * self.nudge_reply_share

    def replied_by(self, day: int, tie: Tie, channel: Channel, variant: str) -> float:
        """Return the probability that an answer to the first message is there by the end of ``day``.

        Day 0 is the day it was sent; answers to a nudge are left out.
        """
        waiting = NormalDist(log(self.median_reply_days[channel]), self.reply_sigma)
        return self.reply_probability(tie, channel, variant) * waiting.cdf(log(day + 1))

    def reply_hazard(self, day: int, tie: Tie, channel: Channel, variant: str) -> float:
        """Return the probability of an answer on ``day``, given that none has come before it."""
        before = self.replied_by(day - 1, tie, channel, variant) if day > 0 else 0.0
        return (self.replied_by(day, tie, channel, variant) - before) / (1 - before)
