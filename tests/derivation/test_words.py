"""The words of events are those of the contract (DESIGN.md section 3) and no others."""

from __future__ import annotations

from tests.derivation.journals import Journal
from tests.derivation.worlds import side_by_side, worlds

SEED, WORLDS = 11, 12
WORDS = {
    "kind": "outreach reply meeting note follow_up referral connection",
    "status": "scheduled held cancelled no_show declined unconfirmed candidate",
    "status_when_past": "held cancelled no_show declined unconfirmed candidate",
    "outcome": "accepted declined deferred unclassified",
    "channel": "email linkedin linkedin_invitation phone in_person video form unknown",
    "time_precision": "second minute day none",
    "direction": "outbound inbound",
    "delivery": "bounced",
}
SUBTYPES = {
    "follow_up": "nudge touch thank_you planned",
    "connection": "connected connection_request",
    "note": "note inbound_unsolicited group_message takeaway advice trend resource quote answer message",
}


def test_events_use_the_words_of_the_contract_only():
    journal = Journal()
    for batches in side_by_side({n: list(world) for n, world in worlds(SEED, WORLDS).items()}):
        journal.load_together(*batches)
    events = journal.events()
    for column, words in WORDS.items():
        assert {row[column] for row in events} <= {*words.split(), None}, column
    for row in events:
        allowed = SUBTYPES.get(row["kind"])
        assert row["subtype"] in ([None] if allowed is None else allowed.split()), row
        assert (row["status"] is None) == (row["kind"] != "meeting")
        assert (row["outcome"] is None) == (row["kind"] != "reply")
    # worlds in which hardly anything happens would prove nothing
    assert len({row["kind"] for row in events}) == len(WORDS["kind"].split())
    assert len({row["status"] for row in events}) > 5
