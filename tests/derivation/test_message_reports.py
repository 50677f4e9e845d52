"""Which reports of a message are one (R10, R14, R16), each case worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from explorer_kit.records import UNDATED, Meeting, Message, MessageRole, Moment
from tests.derivation.cases import Cases, Records
from tests.derivation.journals import day, local, on

THANKS = "Thank you for the talk."


def mail(at: Moment, text: str | None = None, inbound: bool = False, **columns: Any):
    direction: Any = "inbound" if inbound else "outbound"
    return ("mail", [Message(at=at, text=text, direction=direction, **{"channel": "email", **columns})])


def line(role: MessageRole, at: Moment = UNDATED, source: str = "tracker", **columns: Any):
    """What a log tells of a message; without a day it is a flag."""
    return (source, [Message(role=role, at=at, direction="inbound" if role == "reply" else "outbound",
                             evidence="flag" if at == UNDATED else "record", **columns)])  # fmt: skip


def row(*lines: Any):
    """One row of a tracker with all that these lines tell."""
    return ("tracker", [item for _, items in lines for item in items])


CASES: dict[str, tuple[Records, list[str]]] = {
    # R16
    "line-and-mail-of-one-day": ([line("outreach", on(1)), mail(local(1))], ["outreach 1"]),
    "two-mails-stay-two": ([mail(local(1, 9)), mail(local(1, 9))], ["outreach 1", "nudge 1"]),
    "line-joins-one-of-two-mails": (
        [mail(local(1, 9)), mail(local(1, 10)), line("outreach", on(1))],
        ["outreach 1", "nudge 1"],
    ),
    "other-day": ([line("outreach", on(1)), mail(local(2))], ["outreach 1", "nudge 2"]),
    "other-channel": (
        [line("outreach", on(1), channel="phone"), mail(local(1))],
        ["outreach 1", "nudge 1"],
    ),
    "other-direction": ([mail(local(1)), line("reply", on(1))], ["outreach 1", "reply 1"]),
    "invitation-and-linkedin-are-one-road": (
        [line("outreach", on(1), channel="linkedin"), mail(local(1), channel="linkedin_invitation")],
        ["outreach 1"],
    ),
    "invitation-shown-again-as-a-message": (
        [
            mail(local(1), "Hello  there", channel="linkedin_invitation"),
            mail(local(3), "Hello there ", channel="linkedin"),
            line("outreach", on(1), channel="linkedin"),
        ],
        ["outreach 1"],
    ),
    "invitation-and-another-message": (
        [mail(local(1), "Hello", channel="linkedin_invitation"), mail(local(3), "Well?", channel="linkedin")],
        ["outreach 1", "nudge 3"],
    ),
    "lines-of-two-logs": (
        [line("outreach", on(1)), line("outreach", on(1), source="form", channel="email")],
        ["outreach 1"],
    ),
    "lines-of-two-logs-on-two-channels": (
        [line("outreach", on(1), channel="phone"), line("outreach", on(1), source="form", channel="email")],
        ["outreach 1", "nudge 1"],
    ),
    "reply-line-and-mail": (
        [mail(local(1)), line("reply", on(2)), mail(local(2, 23), inbound=True)],
        ["outreach 1", "reply 2"],
    ),
    # 0:30 of day 2 in Berlin is still day 1 in UTC
    "the-day-is-the-owners": ([line("outreach", on(2)), mail(local(2, 0, 30))], ["outreach 2"]),
    "group-messages-join-nothing": (
        [mail(local(1), group=True), line("outreach", on(1))],
        ["group_message 1", "outreach 1"],
    ),
    # R14
    "thank-you-within-two-days": (
        [mail(local(1)), mail(local(2), inbound=True), line("thank_you", on(6)), mail(local(4), THANKS)],
        ["outreach 1", "reply 2", "thank_you 4"],
    ),
    "thank-you-after-three-days": (
        [mail(local(1)), mail(local(2), inbound=True), line("thank_you", on(7)), mail(local(4), THANKS)],
        ["outreach 1", "reply 2", "thank_you 4", "thank_you 7"],
    ),
    "thank-you-joins-the-nearest": (
        [
            mail(local(1)),
            mail(local(2), inbound=True),
            mail(local(3), THANKS),
            mail(local(5), THANKS),
            line("thank_you", on(6), variant="t"),
        ],
        ["outreach 1", "reply 2", "thank_you 3", "thank_you 5"],
    ),
    "thank-you-of-a-form-and-its-mail": (
        [
            mail(local(1)),
            mail(local(2), inbound=True),
            line("thank_you", local(4, 18), source="form", channel="email", text=THANKS),
            mail(local(5, 8), THANKS),
        ],
        ["outreach 1", "reply 2", "thank_you 5"],
    ),
    "real-thank-yous-stay-separate": (
        [mail(local(1)), mail(local(2), inbound=True), mail(local(3), THANKS), mail(local(4), THANKS)],
        ["outreach 1", "reply 2", "thank_you 3", "thank_you 4"],
    ),
    "thank-you-does-not-join-a-touch-of-another-day": (
        [mail(local(1)), mail(local(2), inbound=True), mail(local(4)), line("thank_you", on(5))],
        ["outreach 1", "reply 2", "touch 4", "thank_you 5"],
    ),
    "thank-you-of-one-day-without-the-words": (
        [mail(local(1)), mail(local(2), inbound=True), mail(local(5)), line("thank_you", on(5))],
        ["outreach 1", "reply 2", "thank_you 5"],
    ),
    "thank-you-line-never-is-the-outreach": (
        # asked, talked and thanked on one day; only the first is in the mail
        [mail(local(1, 9), THANKS), ("calls", [Meeting(starts=local(1, 15))]), line("thank_you", on(1))],
        ["outreach 1", "thank_you 1"],
    ),
    "thank-yous-of-two-logs": (
        [line("thank_you", on(3)), line("thank_you", on(5), source="note")],
        ["thank_you 3"],
    ),
    "thank-yous-of-one-log": (
        [line("thank_you", on(3)), line("thank_you", on(5))],
        ["thank_you 3", "thank_you 5"],
    ),
    # R10
    "contacted-yes-is-the-first-mail": (
        [row(line("outreach", not_before=day(2)), line("reply", on(2))), mail(local(1)), mail(local(4))],
        ["outreach 1", "reply 2", "touch 4"],
    ),
    "contacted-yes-is-no-thank-you": (
        [line("thank_you", on(2)), line("outreach")],
        ["outreach ?", "thank_you 2"],
    ),
    "replied-yes-is-the-first-answer": (
        [mail(local(1)), mail(local(3), inbound=True), mail(local(5), inbound=True), line("reply")],
        ["outreach 1", "reply 3", "reply 5"],
    ),
    "replied-yes-is-no-message-before-the-outreach": (
        [mail(local(1), inbound=True), mail(local(3)), mail(local(5), inbound=True), line("reply")],
        ["inbound_unsolicited 1", "outreach 3", "reply 5"],
    ),
    "replied-yes-is-not-before-its-row": (
        [mail(local(1)), mail(local(2), inbound=True), line("reply", not_before=day(3))],
        ["outreach 1", "reply 2", "reply ?"],
    ),
    "thanked-yes-is-the-thank-you": (
        [mail(local(1), THANKS), mail(local(2), inbound=True), mail(local(4), THANKS), line("thank_you")],
        ["outreach 1", "reply 2", "thank_you 4"],
    ),
    "thanked-yes-is-never-the-outreach": (
        [mail(local(1), THANKS), line("thank_you", not_before=day(1))],
        ["outreach 1", "thank_you ?"],
    ),
    "thanked-yes-is-a-line-of-another-log": (
        [line("thank_you"), line("thank_you", on(4), source="note")],
        ["thank_you 4"],
    ),
    "nudged-yes-is-the-second-mail": (
        [mail(local(1)), mail(local(3)), line("nudge")],
        ["outreach 1", "nudge 3"],
    ),
    "followed-up-yes-is-the-touch": (
        [mail(local(1)), mail(local(2), inbound=True), mail(local(5)), line("touch")],
        ["outreach 1", "reply 2", "touch 5"],
    ),
    "flags-of-two-logs": ([line("outreach"), line("outreach", source="form")], ["outreach ?"]),
    "flags-of-two-kinds": ([row(line("outreach"), line("reply"))], ["outreach ?", "reply ?"]),
}


@pytest.fixture(scope="module")
def cases() -> Cases:
    return Cases.load({name: records for name, (records, _) in CASES.items()} | EXTRA)


EXTRA: dict[str, Records] = {
    "exact": [
        line("outreach", on(1), variant="short", source="form"),
        mail(local(1, 9, 30), text="Hello"),
    ],
    "outcome": [
        mail(local(1)),
        mail(local(2), inbound=True, outcome="unclassified"),
        line("reply", on(2), outcome="accepted"),
    ],
    "plain reply": [mail(local(1)), mail(local(2), inbound=True)],
    "counts": [line("outreach", counts_from=day(4))],
    "counts unknown": [line("outreach")],
    "bounced": [mail(local(1), delivery="bounced"), line("outreach", on(1))],
    "clock unknown": [mail(local(1, 9, zone="unknown")), line("outreach", local(1, 10), source="form")],
}


@pytest.mark.parametrize("name", CASES)
def test_reports(cases: Cases, name: str):
    assert sorted(cases.story(name)) == sorted(CASES[name][1])


def test_the_event_keeps_the_exact_time_the_words_and_the_variant(cases: Cases):
    (event,) = cases.events("exact", "outreach")
    # 9:30 in Berlin is 8:30 UTC
    assert str(event["occurred_at"]) == "2026-03-01 08:30:00"
    assert (event["time_precision"], event["text"], event["variant"]) == ("minute", "Hello", "short")
    assert event["sources"] == ["form", "mail"]


def test_a_known_outcome_beats_an_unclassified_one(cases: Cases):
    (event,) = cases.events("outcome", "reply")
    assert event["outcome"] == "accepted"


def test_a_reply_without_an_outcome_is_unclassified(cases: Cases):
    (event,) = cases.events("plain reply", "reply")
    assert event["outcome"] == "unclassified"


def test_a_flag_counts_from_the_last_day_its_row_knows(cases: Cases):
    (event,) = cases.events("counts", "outreach")
    assert (event["occurred_on"], event["counts_from_on"], event["time_precision"]) == (None, day(4), "none")


def test_a_flag_of_a_row_without_dates_counts_from_its_load(cases: Cases):
    (event,) = cases.events("counts unknown", "outreach")
    assert str(event["counts_from_on"]) == "2026-06-30"


def test_a_bounce_stays_with_the_message(cases: Cases):
    (event,) = cases.events("bounced", "outreach")
    assert event["delivery"] == "bounced"


def test_an_instant_beats_a_clock_of_an_unknown_zone(cases: Cases):
    (event,) = cases.events("clock unknown", "outreach")
    assert str(event["occurred_at"]) == "2026-03-01 09:00:00"


def test_every_report_leads_back_to_its_observation(cases: Cases):
    (event,) = cases.events("exact", "outreach")
    behind = [row for row in cases.journal.table("event_sources") if row["event_id"] == event["event_id"]]
    assert len(behind) == 2
