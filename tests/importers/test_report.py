"""The report of an import: sums of folders, the contract's object, and text that stays text."""

from __future__ import annotations

import pytest

from explorer_kit.importers.report import FileReport, ImportReport


def part(name, **counts):
    return FileReport(path=name, source="tracker", **counts)


def gathered(*parts):
    folder = FileReport(path="folder", parts=list(parts))
    folder.gather()
    return folder


def test_a_folder_adds_up_its_files():
    found = gathered(
        part("a", read=5, used=3, skipped={"blank_row": 2}, added={"events": 4}, warnings=["no_events"]),
        part(
            "b",
            read=4,
            used=2,
            skipped={"blank_row": 1},
            rejected={"no_identity": 1},
            added={"events": 1, "contacts": 2},
            warnings=["no_events", "ambiguous_dates"],
        ),
    )
    assert (found.read, found.used, found.skipped, found.rejected) == (
        9,
        5,
        {"blank_row": 3},
        {"no_identity": 1},
    )
    assert found.added == {"events": 5, "contacts": 2}
    assert found.warnings == ["no_events", "ambiguous_dates"]
    assert (found.ok, found.source) == (True, "tracker")


@pytest.mark.parametrize(
    ("error", "ok"),
    [("unrecognised", True), ("empty_file", True), ("corrupt_zip", False), ("html_not_csv", False)],
)
def test_a_picture_or_an_empty_note_beside_logs_is_no_failure_but_a_broken_file_is(error, ok):
    found = gathered(part("a", read=1, used=1), FileReport.failed("b", error, "words"))
    assert found.ok is ok
    assert found.error == (None if ok else error)


def test_a_folder_without_any_log_is_a_failure():
    found = gathered(FileReport.failed("a", "unrecognised", "words"))
    assert (found.ok, found.error) == (False, "unrecognised")
    assert gathered().ok is False


def test_the_object_has_the_contracts_names():
    found = ImportReport(files=[part("a", read=1, used=1)]).to_dicts()
    assert {
        "path", "source", "ok", "error", "message", "read", "used", "skipped", "rejected", "added",
        "unchanged", "warnings", "parts",
    } <= set(found[0])  # fmt: skip


def test_markup_in_a_file_name_is_shown_as_text():
    shown = ImportReport(files=[part("<b>bold</b>.csv")])._repr_html_()
    assert "&lt;b&gt;bold&lt;/b&gt;.csv" in shown
    assert "<b>" not in shown


def test_the_frame_has_one_row_per_single_file():
    folder = gathered(part("a", read=1, used=1), part("b", read=2, used=1, rejected={"no_identity": 1}))
    frame = ImportReport(files=[folder, part("c")]).to_frame()
    assert frame.path.tolist() == ["a", "b", "c"]
    assert frame.rejected.tolist() == [0, 1, 0]
