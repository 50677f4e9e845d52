"""Decisions on who is who: what they join and keep apart, in any order of loads, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from explorer_kit.errors import DecisionError
from explorer_kit.records import Message, Person, Referral
from tests.derivation.comparing import assert_equal, differences
from tests.derivation.decided_worlds import Step, decisions, mixed, run
from tests.derivation.identity_oracle import Mention, people
from tests.derivation.journals import Batch, Journal, on, only, record
from tests.derivation.worlds import worlds

ACME: dict[str, Any] = {"organization": "Acme"}


def anna(**columns: Any) -> Person:
    return Person(**{"name": "Anna Beispiel", **columns})


def journal_of(*persons: Person) -> Journal:
    """Return a journal in which every person is named by a record of their own, and wrote a message."""
    journal = Journal()
    journal.load(
        "mail", *(record(str(n), person, Message(at=on(n))) for n, person in enumerate(persons, start=1))
    )
    return journal


def ids(journal: Journal) -> list[str]:
    """Return the observation of each record's person, in the order of the records."""
    rows = journal.rows("SELECT observation_id FROM observations WHERE kind = 'person' ORDER BY native_id")
    return [row["observation_id"] for row in rows]


def current(journal: Journal, contact: str) -> str:
    leads = {row["old"]: row["current"] for row in journal.table("contact_ids")}
    return leads.get(contact, contact)


def decided(journal: Journal) -> list[str | None]:
    return [row["decision"] for row in journal.table("merge_suggestions")]


def test_the_same_person_is_one_contact_with_one_story():
    journal = journal_of(anna(emails=("a@example.org",)), Person(name="A. Muster", linkedin="anna"))
    journal.decide(ids(journal), "same")
    assert journal.people() == [["A. Muster", "Anna Beispiel"]]
    # the second message is no longer somebody's first: nobody answered, so it is a nudge
    assert journal.story() == ["outreach 1", "nudge 2"]


def test_undoing_takes_apart_again_and_restores_everything():
    journal = journal_of(anna(emails=("a@example.org",)), anna(linkedin="anna"))
    before = journal.derived()
    merge = journal.decide(ids(journal), "same")
    assert len(journal.contacts()) == 1
    journal.undo(merge)
    assert differences(before, journal.derived()) == []
    assert only(journal.table("merges"))["undone_at"] is not None


def test_undoing_one_decision_leaves_the_others():
    journal = journal_of(
        *(Person(name=f"{letter} Muster", emails=(f"{letter}@example.org",)) for letter in "abc")
    )
    a, b, c = ids(journal)
    first = journal.decide((a, b), "same")
    journal.decide((b, c), "same")
    journal.undo(first)
    assert journal.people() == [["a Muster"], ["b Muster", "c Muster"]]


def test_a_decision_survives_a_newer_edition_of_a_record():
    journal = Journal()
    journal.load("tracker", record("a", anna()), file_at=datetime(2026, 3, 1))
    journal.load("note", record("b", Person(name="A. B.")))
    journal.decide([row["contact_id"] for row in journal.contacts()], "same")
    journal.load("tracker", record("a", anna(position="Designer")), file_at=datetime(2026, 3, 2))
    assert journal.people() == [["A. B.", "Anna Beispiel"]]


def test_a_decision_waits_while_a_person_is_not_named_any_more():
    journal = Journal()
    ben = Person(slot="referrer", name="Ben Muster")
    row = (anna(), ben, Referral(referrer="referrer", referred="main"))
    journal.load("tracker", record("a", *row), file_at=datetime(2026, 3, 1))
    journal.load("note", record("b", Person(name="B. Muster")))
    journal.decide([journal.contact(name)["contact_id"] for name in ("Ben Muster", "B. Muster")], "same")
    journal.load("tracker", record("a", anna()), file_at=datetime(2026, 3, 2))
    assert journal.people() == [["Anna Beispiel"], ["B. Muster"]]
    journal.load("tracker", record("a", *row), file_at=datetime(2026, 3, 3))
    assert journal.people() == [["Anna Beispiel"], ["B. Muster", "Ben Muster"]]


def test_a_decision_is_anchored_where_the_person_has_an_address():
    # later a namesake appears, and the record without an address could be either's
    journal = journal_of(anna(**ACME), anna(**ACME, emails=("a@example.org",)), Person(name="A. Muster"))
    first, second, third = ids(journal)
    journal.decide((first, third), "same")
    assert only(journal.table("merges"))["anchor_a"] == second
    journal.load("mail", record("9", anna(**ACME, emails=("b@example.org",))))
    assert current(journal, second) == current(journal, third) != current(journal, first)


def test_different_people_are_not_joined_by_name_and_organization():
    journal = journal_of(anna(), anna())
    journal.decide(ids(journal), "different")
    assert decided(journal) == ["different"]
    newer = [record(str(number), anna(**ACME), Message(at=on(number))) for number in (1, 2)]
    journal.load("mail", *newer, file_at=datetime(2027, 1, 1))
    assert len(journal.contacts()) == 2


def test_two_whom_a_name_had_joined_can_be_told_apart():
    journal = journal_of(anna(**ACME), anna(**ACME))
    assert len(journal.contacts()) == 1
    journal.decide(ids(journal), "different")
    assert len(journal.contacts()) == 2
    assert decided(journal) == ["different"]


def test_a_third_who_could_be_either_of_two_different_people_is_a_question():
    journal = journal_of(anna(**ACME), anna(**ACME), anna(**ACME))
    one, other, _ = ids(journal)
    journal.decide((one, other), "different")
    assert len(journal.contacts()) == 3
    assert sorted(map(str, decided(journal))) == ["None", "None", "different"]


def test_different_people_are_not_joined_over_others():
    # Acme joins the first two, Beta the last two, the profile the two in the middle
    beta = {"organization": "Beta"}
    journal = journal_of(anna(**ACME), anna(**ACME, linkedin="x"), anna(**beta, linkedin="x"), anna(**beta))
    assert len(journal.contacts()) == 1
    first, *_, last = ids(journal)
    journal.decide((first, last), "different")
    assert current(journal, first) != current(journal, last)


def test_an_equal_address_overrules_a_decision():
    journal = journal_of(anna(emails=("a@example.org",)), anna(linkedin="anna"))
    journal.decide(ids(journal), "different")
    journal.load("contacts", record("c", anna(emails=("a@example.org",), linkedin="anna")))
    assert len(journal.contacts()) == 1


def test_later_hides_a_pair_and_joins_nobody():
    journal = journal_of(anna(), anna())
    journal.decide(ids(journal), "later")
    assert decided(journal) == ["later"]
    assert len(journal.contacts()) == 2


def test_what_was_put_off_can_be_decided():
    journal = journal_of(anna(), anna())
    journal.decide(ids(journal), "later")
    journal.decide(ids(journal), "different", at=datetime(2026, 7, 1))
    assert decided(journal) == ["different"]
    holding = [row["decision"] for row in journal.table("merges") if row["undone_at"] is None]
    assert holding == ["different"]


def test_deciding_the_same_again_changes_nothing():
    journal = journal_of(anna(), anna())
    journal.decide(ids(journal), "different")
    assert journal.decide(ids(journal), "different") == ""
    assert len(journal.table("merges")) == 1


def test_ids_lead_to_whoever_their_observation_is_of():
    journal = journal_of(anna(emails=("a@example.org",)), anna(linkedin="anna"))
    one, other = ids(journal)
    merge = journal.decide((one, other), "same")
    assert current(journal, one) == current(journal, other) == min(one, other)
    journal.undo(merge)
    assert [current(journal, one), current(journal, other)] == [one, other]


def test_what_a_decision_touches_beyond_the_two_is_derived_again():
    # Ben referred the one, the other was asked: only joined they are a referral that was used
    journal = Journal()
    ben = Person(slot="referrer", name="Ben Muster")
    journal.load(
        "tracker", record("a", anna(), ben, Referral(referrer="referrer", referred="main", offered=on(1)))
    )
    journal.load("mail", record("b", anna(emails=("a@example.org",)), Message(at=on(2))))
    pair = [row["contact_id"] for row in journal.contacts() if "Anna Beispiel" in row["names"]]
    assert only(journal.table("referrals"))["used_on"] is None
    journal.decide(pair, "same")
    assert str(only(journal.table("referrals"))["used_on"]) == "2026-03-02"
    assert journal.contact("Anna Beispiel")["tie"] == "referred"


class TestContradictions:
    def refused(self, journal: Journal, pair: Sequence[str], decision: Any) -> str:
        before = journal.derived(), journal.table("merges")
        with pytest.raises(DecisionError) as error:
            journal.decide(pair, decision)
        assert (journal.derived(), journal.table("merges")) == before
        return str(error.value)

    def test_a_chain_that_ends_in_different_people(self):
        journal = journal_of(*(Person(name=f"{letter} Muster") for letter in "ABC"))
        a, b, c = ids(journal)
        journal.decide((a, b), "same")
        apart = journal.decide((a, c), "different")
        message = self.refused(journal, (b, c), "same")
        assert "are different people: nothing was changed" in message
        assert f"journal.undo_merge('{apart}')" in message

    def test_different_after_the_same(self):
        journal = journal_of(anna(), anna())
        same = journal.decide(ids(journal), "same")
        message = self.refused(journal, ids(journal), "different")
        assert "You decided that Anna Beispiel is one person: nothing was changed" in message
        assert f"journal.undo_merge('{same}')" in message

    def test_different_against_an_equal_address(self):
        journal = journal_of(anna(emails=("a@example.org",)), Person(name="B", emails=("a@example.org",)))
        assert "stronger than a decision" in self.refused(journal, ids(journal), "different")

    @pytest.mark.parametrize("decision", ["same", "later"])
    def test_one_person_already(self, decision: str):
        journal = journal_of(anna(**ACME), anna(**ACME))
        assert "one person already" in self.refused(journal, ids(journal), decision)

    def test_a_person_and_themselves(self):
        journal = journal_of(anna())
        assert "one person" in self.refused(journal, ids(journal) * 2, "different")

    def test_somebody_unknown(self):
        journal = journal_of(anna())
        assert "no contact 'nobody'" in self.refused(journal, (ids(journal)[0], "nobody"), "same")

    def test_no_decision(self):
        journal = journal_of(anna(), anna())
        assert "same, different or later" in self.refused(journal, ids(journal), "perhaps")

    def test_what_is_to_be_undone_must_be_there(self):
        journal = journal_of(anna(), anna())
        with pytest.raises(DecisionError, match="no decision 'x'"):
            journal.undo("x")
        merge = journal.decide(ids(journal), "same")
        journal.undo(merge)
        with pytest.raises(DecisionError, match="already"):
            journal.undo(merge)


Worlds = dict[int, list[Batch]]


def loads_then_decisions(chosen: Worlds, seed: int) -> dict[int, list[Step]]:
    return {number: [*world, *decisions(world, seed + number)] for number, world in chosen.items()}


def in_any_order(chosen: Worlds, seed: int) -> dict[int, list[Step]]:
    return {number: mixed(world, seed + number) for number, world in chosen.items()}


def order_matters(chosen: Worlds, seed: int) -> list[str]:
    one = run(loads_then_decisions(chosen, seed)).derived()
    return differences(one, run(in_any_order(chosen, seed)).derived())


def anew_matters(chosen: Worlds, seed: int) -> list[str]:
    journal = run(in_any_order(chosen, seed))
    before = journal.derived()
    journal.derive_everything()
    return differences(before, journal.derived())


def who_is_who(journal: Journal) -> set[frozenset[str]]:
    rows = journal.rows("SELECT LIST(mention_id) AS mentions FROM person_mentions GROUP BY contact_id")
    return {frozenset(row["mentions"]) for row in rows}


def oracle_says(journal: Journal) -> set[frozenset[str]]:
    """Ask the oracle world by world: it compares everybody with everybody."""
    world_of = {row["mention_id"]: row["world"] for row in journal.rows(WORLDS)}
    mentions: dict[str, dict[str, Mention]] = {}
    for node, world in world_of.items():
        mentions.setdefault(world, {})[node] = Mention(node)
    for row in journal.table("person_keys"):
        mention, key = mentions[world_of[row["mention_id"]]][row["mention_id"]], row["key"]
        places = {
            "email": mention.emails, "linkedin": mention.profiles, "organization": mention.organizations,
            "name_organization": mention.names, "page": mention.pages,
        }  # fmt: skip
        if row["key_kind"] in places:
            places[row["key_kind"]].add(f"page {key}" if row["key_kind"] == "page" else key)
    pairs = {
        kind: {(row["a"], row["b"]) for row in journal.rows(PAIRS) if row["decision"] == kind}
        for kind in ("same", "different")
    }
    return {
        person
        for world in mentions.values()
        for person in people(list(world.values()), pairs["same"], pairs["different"])
    }


WORLDS = """
SELECT m.mention_id, SPLIT_PART(o.native_id, '-', 1) AS world
FROM person_mentions AS m JOIN observations AS o USING (observation_id)
"""
PAIRS = """
SELECT m.decision, a.item_id AS a, b.item_id AS b FROM merges AS m
JOIN observations AS a ON a.observation_id = m.anchor_a
JOIN observations AS b ON b.observation_id = m.anchor_b
WHERE m.undone_at IS NULL
"""


def test_decisions_and_loads_in_any_order_say_the_same():
    assert_equal(worlds(21, 60), lambda some: order_matters(some, 21))


def test_what_was_decided_bit_by_bit_is_what_is_derived_anew():
    assert_equal(worlds(22, 60), lambda some: anew_matters(some, 22))


@pytest.mark.parametrize("seed", [31, 32])
def test_who_is_who_agrees_with_plain_python(seed: int):
    journal = run(in_any_order(worlds(seed, 60), seed))
    assert who_is_who(journal) ^ oracle_says(journal) == set()


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(300, 320))
def test_many_decided_worlds(seed: int):
    assert_equal(worlds(seed, 200, 6), lambda some: order_matters(some, seed))
    assert_equal(worlds(seed, 200, 6), lambda some: anew_matters(some, seed))
    journal = run(in_any_order(worlds(seed, 200, 6), seed))
    assert who_is_who(journal) ^ oracle_says(journal) == set()
