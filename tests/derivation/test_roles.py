"""Roles of messages (R2), each case worked by hand. Day 1 is 1 March 2026; Berlin is at UTC+1."""

from __future__ import annotations

import pytest

from explorer_kit.records import UNDATED, Channel, Meeting, Message, MessageRole, Moment
from tests.derivation.cases import Cases, Records
from tests.derivation.journals import local, on

THANKS = "Thank you for your time."


def sent(at: Moment, text: str | None = None, channel: Channel = "email", group: bool = False):
    return ("mail", [Message(at=at, text=text, channel=channel, group=group)])


def came(at: Moment, channel: Channel = "email"):
    return ("mail", [Message(at=at, direction="inbound", channel=channel)])


def told(role: MessageRole, at: Moment = UNDATED):
    """A line of a log; without a day it is a flag."""
    return (
        f"log {role}",
        [Message(role=role, at=at, direction="inbound" if role == "reply" else "outbound",
                 evidence="flag" if at == UNDATED else "record")],
    )  # fmt: skip


def talked(at: Moment, **columns):
    return ("calls", [Meeting(starts=at, **columns)])


CASES: dict[str, tuple[Records, list[str]]] = {
    "first-is-outreach": ([sent(local(1))], ["outreach 1"]),
    "later-before-any-answer-is-nudge": (
        [sent(local(1)), sent(local(3)), sent(local(8))],
        ["outreach 1", "nudge 3", "nudge 8"],
    ),
    "answer-is-reply": ([sent(local(1)), came(local(2))], ["outreach 1", "reply 2"]),
    "every-answer-is-reply": (
        [sent(local(1)), came(local(2)), sent(local(3)), came(local(4))],
        ["outreach 1", "reply 2", "touch 3", "reply 4"],
    ),
    "over-all-channels": (
        [sent(local(1), channel="linkedin"), came(local(2), "email"), sent(local(3), channel="phone")],
        ["outreach 1", "reply 2", "touch 3"],
    ),
    "inbound-first-is-unsolicited": (
        [came(local(1)), sent(local(2)), sent(local(3))],
        ["inbound_unsolicited 1", "outreach 2", "nudge 3"],
    ),
    "only-inbound": ([came(local(1)), came(local(2))], ["inbound_unsolicited 1", "inbound_unsolicited 2"]),
    "thanks-after-reply": (
        [sent(local(1)), came(local(2)), sent(local(3), THANKS)],
        ["outreach 1", "reply 2", "thank_you 3"],
    ),
    "thanks-after-unsolicited": (
        [came(local(1)), sent(local(2), THANKS), sent(local(3))],
        ["inbound_unsolicited 1", "thank_you 2", "outreach 3"],
    ),
    "thanks-before-anything-received-is-outreach": ([sent(local(1), THANKS)], ["outreach 1"]),
    "thanks-in-a-nudge-is-nudge": ([sent(local(1)), sent(local(4), THANKS)], ["outreach 1", "nudge 4"]),
    "thanks-for-connecting-is-touch": (
        [sent(local(1)), came(local(2)), sent(local(3), "Thanks for connecting!")],
        ["outreach 1", "reply 2", "touch 3"],
    ),
    "answer-after-thanks-only-is-reply": (
        [came(local(1)), sent(local(2), THANKS), came(local(3))],
        ["inbound_unsolicited 1", "thank_you 2", "reply 3"],
    ),
    "touch-after-a-talk": ([sent(local(1)), talked(local(3)), sent(local(5))], ["outreach 1", "touch 5"]),
    "thanks-after-a-talk": (
        [sent(local(1)), talked(on(3)), sent(local(3), THANKS)],
        ["outreach 1", "thank_you 3"],
    ),
    "before-the-talk-of-that-day-is-nudge": (
        [sent(local(1)), talked(local(5, 15)), sent(local(5, 9))],
        ["outreach 1", "nudge 5"],
    ),
    "a-cancelled-talk-changes-nothing": (
        [sent(local(1)), talked(local(3), cancelled=True), sent(local(5))],
        ["outreach 1", "nudge 5"],
    ),
    "an-undated-talk-is-not-before-its-row": (
        [sent(local(1), THANKS), talked(UNDATED, evidence="flag", counts_from=on(1).day)],
        ["outreach 1"],
    ),
    "an-undated-talk-is-before-what-comes-after-its-row": (
        [sent(local(1)), talked(UNDATED, evidence="flag", counts_from=on(3).day), sent(local(4), THANKS)],
        ["outreach 1", "thank_you 4"],
    ),
    # a day without a time: at its start for what was sent, at its end for what came in
    "day-sent-comes-before-time-received": ([sent(on(2)), came(local(2, 0, 30))], ["reply 2", "outreach 2"]),
    "day-received-comes-after-time-sent": ([came(on(2)), sent(local(2, 23))], ["reply 2", "outreach 2"]),
    "day-sent-and-received": ([came(on(2)), sent(on(2))], ["outreach 2", "reply 2"]),
    "undated-sent-comes-last": (
        [sent(UNDATED), came(local(2)), sent(local(1))],
        ["outreach 1", "reply 2", "touch ?"],
    ),
    "undated-received-comes-last": ([came(UNDATED), sent(local(1))], ["outreach 1", "reply ?"]),
    "contacted-yes-comes-first": ([told("outreach"), came(local(2))], ["reply 2", "outreach ?"]),
    "a-reply-told-by-a-log-needs-no-outreach": ([told("reply", on(2))], ["reply 2"]),
    "a-reply-told-before-the-first-outreach-is-unsolicited": (
        [told("reply", on(1)), told("outreach", on(3))],
        ["inbound_unsolicited 1", "outreach 3"],
    ),
    # "yes (after 1 nudge)" with a talk: the nudge was one, whenever it was
    "nudged-yes-is-a-nudge": (
        [told("outreach", on(1)), told("nudge"), talked(local(20))],
        ["outreach 1", "nudge ?"],
    ),
    "a-thank-you-told-by-a-log-needs-nothing": ([told("thank_you", on(2))], ["thank_you 2"]),
    "what-a-log-calls-nudge-is-touch-after-a-reply": (
        [told("outreach", on(1)), told("reply", on(2)), told("nudge", on(4))],
        ["outreach 1", "reply 2", "touch 4"],
    ),
    "outreach-and-nudge-of-one-day-by-channel": (
        [
            (
                "log",
                [
                    Message(at=on(1), evidence="record", role="nudge", channel="phone"),
                    Message(at=on(1), evidence="record", role="outreach", channel="email"),
                ],
            )
        ],
        ["nudge 1", "outreach 1"],
    ),
    "group-messages-are-no-outreach": (
        [sent(local(1), group=True), sent(local(2)), came(local(3))],
        ["group_message 1", "outreach 2", "reply 3"],
    ),
    "unknown-zone-is-ordered-by-its-clock": (
        [sent(local(1, 9, zone="unknown")), came(local(1, 10)), sent(local(1, 11, zone="unknown"))],
        ["outreach 1", "reply 1", "touch 1"],
    ),
}


@pytest.fixture(scope="module")
def cases() -> Cases:
    return Cases.load({name: records for name, (records, _) in CASES.items()})


@pytest.mark.parametrize("name", CASES)
def test_role(cases: Cases, name: str):
    assert sorted(cases.story(name)) == sorted(CASES[name][1])


def test_attempts_are_counted_over_outreach_and_nudges(cases: Cases):
    events = cases.events("later-before-any-answer-is-nudge", "outreach", "follow_up")
    assert [row["attempt"] for row in events] == [1, 2, 3]


def test_other_messages_are_no_attempts(cases: Cases):
    events = cases.events("every-answer-is-reply", "outreach", "reply", "follow_up")
    assert [row["attempt"] for row in events] == [1, None, None, None]


def test_the_one_called_outreach_is_the_first_of_its_day(cases: Cases):
    (outreach,) = cases.events("outreach-and-nudge-of-one-day-by-channel", "outreach")
    assert (outreach["channel"], outreach["attempt"]) == ("email", 1)


def test_group_messages_are_not_in_the_funnel(cases: Cases):
    rows = cases.events("group-messages-are-no-outreach", "note", "outreach", "reply")
    assert [row["in_funnel"] for row in rows] == [False, True, True]


def test_the_instant_of_an_unknown_zone_stays_empty(cases: Cases):
    first = cases.events("unknown-zone-is-ordered-by-its-clock", "outreach")[0]
    assert first["occurred_at"] is None
    assert str(first["occurred_local"]) == "2026-03-01 09:00:00"
