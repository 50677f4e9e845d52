from __future__ import annotations

import pytest

from explorer_kit.sample import Truth


def test_an_email_in_version_a_is_answered_with_the_share_of_its_tie():
    assert Truth().reply_probability("cold", "email", "A") == pytest.approx(0.27)


def test_versions_and_channels_multiply_the_odds():
    # odds 0.25 / 0.75 = 1/3; times e^ln2 = 2/3; share 2/5. With a channel that halves the odds again: 1/4
    truth = Truth(
        reply_share={"cold": 0.25},
        channel_log_odds={"email": 0.0, "linkedin": -0.6931471805599453},
        variant_log_odds={"A": 0.0, "B": 0.6931471805599453},
    )
    assert truth.reply_probability("cold", "email", "B") == pytest.approx(0.4)
    assert truth.reply_probability("cold", "linkedin", "B") == pytest.approx(0.25)


def test_nudges_add_their_share_of_the_silent_ones():
    # 0.27 answer; of the 0.73 others 70 % are nudged and 20 % of these answer
    assert Truth().ever_replied("cold", "email", "A") == pytest.approx(0.27 + 0.73 * 0.7 * 0.2)


def test_half_of_the_answers_are_there_at_the_median():
    # a median of 3.0 days: half of the answers fall on days 0, 1 and 2
    truth = Truth(median_reply_days={"email": 3.0})
    assert truth.replied_by(2, "cold", "email", "A") == pytest.approx(0.27 / 2)


def test_hazards_compose_to_the_answered_share():
    truth, silent = Truth(), 1.0
    for day in range(14):
        silent *= 1 - truth.reply_hazard(day, "warm", "linkedin", "B")
    assert 1 - silent == pytest.approx(truth.replied_by(13, "warm", "linkedin", "B"))


def test_shares_add_up_to_one():
    truth = Truth()
    for outcomes in truth.outcome_share.values():
        assert sum(outcomes.values()) == pytest.approx(1)
    for channels in truth.channels.values():
        assert sum(channels.values()) == pytest.approx(1)
    assert sum(truth.new_ties.values()) == pytest.approx(1)
