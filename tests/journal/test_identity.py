"""Who is who through the journal: pairs as a table, decisions, what holds, and taking back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer_kit import open_journal
from explorer_kit.errors import DecisionError
from explorer_kit.journal import Journal
from explorer_kit.journal.opening import write_sample
from explorer_kit.records import Decision
from explorer_kit.sample import sample_folder
from explorer_kit.settings import Settings, save_settings

TRACKER = """Name,Company,Email,Date contacted,Interview date
Anna Beispiel,Acme GmbH,anna@example.org,2026-03-01,2026-03-10
Anna Beispiel,,,2026-03-04,
Ben Muster,Beta AG,ben@example.org,2026-03-02,
Ben Muster,,,,
Cleo Probe,Gamma,cleo@example.org,2026-03-02,
"""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, Settings(timezone="Europe/Berlin"))
    file = tmp_path / "tracker.csv"
    file.write_text(TRACKER, encoding="utf-8")
    found.import_files(file)
    return found


def pair(journal: Journal, name: str, **options: bool) -> tuple[str, str]:
    frame = journal.suggestions(**options)
    (row,) = frame[frame.name_a == name].to_dict("records")
    return row["contact_a"], row["contact_b"]


def names(journal: Journal) -> list[str]:
    return sorted(journal.sql("SELECT full_name FROM contacts").full_name)


def test_a_pair_tells_what_is_known_of_both(journal):
    frame = journal.suggestions()
    assert list(frame.name_a) == ["Anna Beispiel", "Ben Muster"]
    assert list(frame.score) == [0.5, 0.5]
    row = frame.iloc[0]
    known, bare = ("a", "b") if row["organizations_a"].tolist() else ("b", "a")
    assert row[f"organizations_{known}"].tolist() == ["Acme GmbH"]
    assert row[f"emails_{known}"].tolist() == ["anna@example.org"]
    assert row[f"sources_{known}"].tolist() == ["tracker"]
    # an outreach and a talk; an outreach
    assert (row[f"events_{known}"], row[f"events_{bare}"]) == (2, 1)
    assert str(row[f"first_on_{known}"])[:10] == "2026-03-01"
    assert str(row[f"last_on_{known}"])[:10] == "2026-03-10"
    assert row["evidence"] == "same name, organization known for one only"
    assert row["against"] != row["against"] or row["against"] is None
    assert row["reasons"].tolist() == ["same_name"]
    assert row["only_pair"]


def test_a_decision_joins_and_is_kept(journal):
    merge = journal.decide(*pair(journal, "Anna Beispiel"), "same")
    assert names(journal) == ["Anna Beispiel", "Ben Muster", "Ben Muster", "Cleo Probe"]
    (row,) = journal.merges().to_dict("records")
    assert (row["merge_id"], row["decision"], row["state"]) == (merge, "same", "holds")
    assert (row["name_a"], row["name_b"]) == ("Anna Beispiel", "Anna Beispiel")
    assert row["contact_a"] == row["contact_b"]
    assert row["evidence"] == "same name, organization known for one only"


def test_the_metrics_follow_a_decision_and_its_undoing(journal):
    def asked() -> int:
        return int(journal.metric("response_rate", as_of="2026-12-31").iloc[0]["mature"])

    before = asked()
    merge = journal.decide(*pair(journal, "Anna Beispiel"), "same")
    assert asked() == before - 1
    journal.undo_merge(merge)
    assert asked() == before


def test_undone_decisions_stay_listed(journal):
    merge = journal.decide(*pair(journal, "Anna Beispiel"), "same")
    journal.undo_merge(merge)
    (row,) = journal.merges().to_dict("records")
    assert row["state"] == "taken back"
    assert names(journal).count("Anna Beispiel") == 2
    assert pair(journal, "Anna Beispiel")


def test_several_decisions_are_one(journal):
    anna, ben = pair(journal, "Anna Beispiel"), pair(journal, "Ben Muster")
    assert len(journal.decide_all([(*anna, "same"), (*ben, "different")])) == 2
    assert names(journal) == ["Anna Beispiel", "Ben Muster", "Ben Muster", "Cleo Probe"]
    assert journal.suggestions().empty


def test_if_one_of_several_cannot_be_none_is(journal):
    anna, ben = pair(journal, "Anna Beispiel"), pair(journal, "Ben Muster")
    with pytest.raises(DecisionError, match="no contact 'nobody'"):
        journal.decide_all([(*anna, "same"), (ben[0], "nobody", "same")])
    assert journal.merges().empty
    assert names(journal).count("Anna Beispiel") == 2


def test_contradictions_within_one_call_are_found(journal):
    anna, ben = pair(journal, "Anna Beispiel"), pair(journal, "Ben Muster")
    chain = [(*anna, "same"), (anna[1], ben[0], "same"), (anna[0], ben[0], "different")]
    with pytest.raises(DecisionError, match="nothing was changed"):
        journal.decide_all(chain)
    assert journal.merges().empty


def test_what_follows_is_not_stored_again(journal):
    anna, ben = pair(journal, "Anna Beispiel"), pair(journal, "Ben Muster")
    chain = [(*anna, "same"), (anna[1], ben[0], "same"), (anna[0], ben[0], "same")]
    assert len(journal.decide_all(chain)) == 2


def test_an_old_id_may_be_named(journal):
    one, other = pair(journal, "Anna Beispiel")
    journal.decide(one, other, "same")
    ben, _ = pair(journal, "Ben Muster")
    journal.decide(max(one, other), ben, "same")
    assert names(journal).count("Ben Muster") + names(journal).count("Anna Beispiel") == 2


def test_later_leaves_the_list_until_asked_for(journal):
    journal.decide(*pair(journal, "Anna Beispiel"), "later")
    assert list(journal.suggestions().name_a) == ["Ben Muster"]
    assert list(journal.suggestions(later=True).name_a) == ["Ben Muster", "Anna Beispiel"]


def test_a_decision_that_an_address_overrules_says_so(journal, tmp_path):
    ids = journal.sql(
        "SELECT contact_id FROM contacts WHERE emails[1] IN ('cleo@example.org', 'ben@example.org')"
    )
    journal.decide(*ids.contact_id, "different")
    card = tmp_path / "card.vcf"
    card.write_text(CARD, encoding="utf-8")
    journal.import_files(card)
    (row,) = journal.merges().to_dict("records")
    assert row["contact_a"] == row["contact_b"]
    assert row["state"] == "overruled"


CARD = """BEGIN:VCARD
VERSION:4.0
FN:Cleo Probe
EMAIL:cleo@example.org
EMAIL:ben@example.org
END:VCARD
"""


def test_nothing_is_undone_twice(journal):
    with pytest.raises(DecisionError, match=r"journal\.merges\(\) lists them"):
        journal.undo_merge("unknown")


def test_of_the_sample_just_those_are_asked_about_whom_its_exports_leave_in_doubt(tmp_path):
    path = tmp_path / "sample.duckdb"
    write_sample(path)
    sample = open_journal(path)
    truth = json.loads((sample_folder() / "truth.json").read_text(encoding="utf-8"))["counts"]
    pairs = sample.suggestions().to_dict("records")
    same, others = truth["doubtful"]["same"], truth["doubtful"]["others"]
    # the same people come first; somebody else of a name comes last, with what speaks against it
    assert sorted(row["name_a"] for row in pairs[: len(same)]) == sorted(same)
    assert [row["name_a"] for row in pairs[len(same) :]] == others
    assert {row["against"] for row in pairs[len(same) :]} == {"different organizations"}
    told: dict[str, Decision] = {name: "same" if name in same else "different" for name in (*same, *others)}
    sample.decide_all([(row["contact_a"], row["contact_b"], told[row["name_a"]]) for row in pairs])
    assert sample.suggestions().empty
    assert len(sample.sql("FROM contacts")) == truth["contacts"] + len(others)
