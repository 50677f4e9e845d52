"""Which journal is chosen."""

from pathlib import Path

import pytest

from explorer_kit.widgets.journal_picker import OTHER, SAMPLE, JournalPicker, PickerActions


@pytest.fixture
def chosen() -> list:
    return []


def picker(chosen: list, **given) -> JournalPicker:
    actions = {
        "current": None,
        "known": (Path("private/me.duckdb"),),
        "suggested": Path("private/new.duckdb"),
        "choose": chosen.append,
        "reset_sample": lambda: chosen.append("reset"),
    }
    return JournalPicker(PickerActions(**(actions | given)))


def test_the_sample_is_in_use_at_first(chosen):
    panel = picker(chosen)
    assert panel.journal.value == SAMPLE
    assert panel.message.text == "In use: the sample."
    assert panel.path.layout.display == "none"


def test_a_known_journal_can_be_chosen(chosen):
    panel = picker(chosen)
    panel.journal.value = str(Path("private/me.duckdb"))
    panel.use.click()
    assert chosen == [Path("private/me.duckdb")]
    assert panel.message.tone == "done"


def test_a_new_journal_is_suggested_and_gets_its_ending(chosen):
    panel = picker(chosen)
    panel.journal.value = OTHER
    assert panel.path.layout.display is None
    assert panel.draft().path == Path("private/new.duckdb")
    panel.path.value = "~/mine"
    panel.use.click()
    assert chosen == [Path.home() / "mine.duckdb"]


def test_another_journal_needs_a_file(chosen):
    panel = picker(chosen)
    panel.journal.value = OTHER
    panel.path.value = " "
    assert panel.problems() == ["Say which file the journal is to be."]
    assert panel.use.disabled is True


def test_only_the_sample_is_made_new(chosen):
    panel = picker(chosen)
    panel.reset.click()
    assert chosen == ["reset"]
    panel.journal.value = OTHER
    assert panel.reset.disabled is True


def test_a_choice_from_outside_is_said_and_kept(chosen):
    panel = picker(chosen, current=Path("set.duckdb"), fixed_by="EXPLORER_KIT_JOURNAL")
    assert panel.journal.value == "set.duckdb"
    assert panel.use.disabled is True
    assert "EXPLORER_KIT_JOURNAL settles which journal is used" in panel.message.text
