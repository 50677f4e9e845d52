"""Doubtful pairs are decided one by one, together, and taken back, on a real journal."""

from pathlib import Path

import pytest

from explorer_kit.journal import Journal
from explorer_kit.widgets import markup
from explorer_kit.widgets.review_actions import ReviewActions, ReviewDraft
from explorer_kit.widgets.review_panel import NO_PAIRS, ReviewPanel

# Anna and Ben twice each, known by name alone once; Cleo at two organizations; <i>Dana</i> three times
TRACKER = """Name,Company,Email,Date contacted
Anna Beispiel,Acme GmbH,anna@example.org,2026-03-01
Anna Beispiel,,,2026-03-04
Ben Muster,Beta AG,ben@example.org,2026-03-02
Ben Muster,,,2026-03-05
Cleo Probe,Gamma,,2026-03-03
Cleo Probe,Delta,,2026-03-06
Dana <i>Test</i> Fall,Epsilon,,2026-03-07
Dana <i>Test</i> Fall,,,2026-03-08
Dana <i>Test</i> Fall,,,2026-03-09
"""


@pytest.fixture
def journal_with_pairs(journal: Journal, tmp_path: Path) -> Journal:
    file = tmp_path / "tracker.csv"
    file.write_text(TRACKER, encoding="utf-8")
    journal.import_files(file)
    return journal


@pytest.fixture
def panel(journal_with_pairs: Journal) -> ReviewPanel:
    made = journal_with_pairs.panel("review")
    assert isinstance(made, ReviewPanel)
    return made


def people(journal: Journal, name: str) -> int:
    return list(journal.sql("SELECT full_name FROM contacts").full_name).count(name)


def open_pair(panel: ReviewPanel) -> str:
    return str(panel.pairs[0]["name_a"])


def shown(widget) -> bool:
    return widget.layout.display != "none"


def test_the_likeliest_pair_is_open_and_the_rest_counted(panel):
    assert open_pair(panel) == "Anna Beispiel"
    # Anna, Ben and Cleo once each; Dana, Dana and Dana: three
    assert "6 pairs left" in panel.left.value
    draft = panel.draft()
    assert isinstance(draft, ReviewDraft)
    assert draft.contact_a == panel.pairs[0]["contact_a"]


def test_both_are_shown_with_what_is_known_and_the_evidence(panel):
    for text in ("Acme GmbH", "anna@example.org", "1, 2026-03-01", "1, 2026-03-04", "tracker"):
        assert text in panel.pair.value
    assert "same name, organization known for one only" in panel.pair.value
    assert "nothing that is known" in panel.pair.value


def test_what_nobody_has_takes_no_line(panel):
    assert "LinkedIn" not in panel.pair.value
    assert "Telephone" not in panel.pair.value
    assert "Also written" not in panel.pair.value


def test_the_same_person_is_joined_and_the_next_pair_opened(panel, journal):
    panel.same.click()
    assert people(journal, "Anna Beispiel") == 1
    assert panel.message.text == "Anna Beispiel (twice): one person now."
    assert open_pair(panel) == "Ben Muster"
    assert "5 pairs left" in panel.left.value


def test_different_people_stay_two_and_are_not_asked_about_again(panel, journal):
    panel.different.click()
    panel.refresh()
    assert people(journal, "Anna Beispiel") == 2
    assert "Anna Beispiel" not in {pair["name_a"] for pair in panel.pairs}
    assert panel.message.text == "Anna Beispiel (twice): two people, and no longer asked about."


def test_what_is_put_off_comes_back_when_asked_for(panel):
    panel.later.click()
    assert open_pair(panel) == "Ben Muster"
    assert "5 pairs left" in panel.left.value
    panel.show_later.value = True
    assert "5 pairs left, 1 put off" in panel.left.value
    assert panel.pairs[-1]["name_a"] == "Anna Beispiel"


def test_a_decision_is_listed_and_can_be_taken_back(panel, journal):
    panel.same.click()
    assert panel.decisions.label.endswith(" · Anna Beispiel (twice) · one person")
    panel.take_back.click()
    assert people(journal, "Anna Beispiel") == 2
    assert panel.message.text.startswith("Taken back: ")
    assert "6 pairs left" in panel.left.value
    assert not shown(panel.decisions)


def test_an_overruled_decision_says_so(journal_with_pairs):
    journal_with_pairs.panel("review").different.click()
    overruled = journal_with_pairs.merges().assign(state="overruled")
    actions = ReviewActions(
        suggestions=journal_with_pairs.suggestions, decide=list, merges=lambda: overruled, undo=print
    )
    assert ReviewPanel(actions).decisions.label.endswith(" · two people (overruled)")


def test_all_of_one_name_are_shown_before_they_are_joined(panel, journal):
    # not Cleo, whose organizations differ, and not Dana, who could be three
    assert panel.join_plain.description == "Look at 2 pairs of the same full name with nothing against"
    panel.join_plain.click()
    assert people(journal, "Ben Muster") == 2
    assert "Ben Muster" in panel.plain.value
    assert "Cleo" not in panel.plain.value
    assert "Dana" not in panel.plain.value
    assert not shown(panel.same)
    assert panel.join_listed.description == "Join these 2 pairs"
    panel.join_listed.click()
    assert (people(journal, "Anna Beispiel"), people(journal, "Ben Muster")) == (1, 1)
    assert people(journal, "Cleo Probe") == 2
    assert panel.message.text == "2 pairs are one person each now."
    assert len(panel.decisions.options) == 2


def test_those_shown_need_not_be_joined(panel, journal):
    panel.join_plain.click()
    panel.leave_listed.click()
    assert people(journal, "Ben Muster") == 2
    assert panel.plain.value == ""
    assert shown(panel.same)


def test_text_from_files_is_never_markup(panel):
    while "Dana" not in open_pair(panel):
        panel.different.click()
    assert markup.text(open_pair(panel)) in panel.pair.value
    assert "<i>" not in panel.pair.value


def test_nothing_to_decide_is_said_in_plain_words(journal):
    panel = journal.panel("review")
    assert NO_PAIRS in panel.left.value
    assert panel.problems() == [NO_PAIRS]
    assert panel.draft() is None
    assert not any(shown(each) for each in (panel.pair, panel.same, panel.decisions, panel.join_plain))


def test_who_wants_to_know_is_told(journal_with_pairs):
    told: list[str] = []
    panel = journal_with_pairs.panel("review", on_change=lambda: told.append("told"))
    assert isinstance(panel, ReviewPanel)
    panel.same.click()
    panel.take_back.click()
    assert told == ["told", "told"]


def test_what_cannot_be_decided_is_said_and_the_pair_stays(panel, journal):
    draft = panel.draft()
    journal.decide(draft.contact_a, draft.contact_b, "same")  # by another notebook, meanwhile
    panel.different.click()
    assert panel.message.tone == "error"
    assert "You decided that Anna Beispiel is one person" in panel.message.text


def test_the_buttons_are_reached_in_the_order_of_the_page(panel):
    row = next(child for child in panel.children if panel.same in getattr(child, "children", ()))
    assert row.children == (panel.same, panel.different, panel.later)
    assert [each.description for each in row.children] == ["Same person", "Not the same", "Later"]


def test_a_panel_knows_no_journal():
    import pandas as pd

    empty = pd.DataFrame(columns=["state"])
    actions = ReviewActions(
        suggestions=lambda **how: pd.DataFrame(), decide=list, merges=lambda: empty, undo=print
    )
    assert ReviewPanel(actions).message.text == ""
