"""The report of an import in sentences and a table."""

from explorer_kit.importers.report import FileReport, ImportReport
from explorer_kit.widgets.import_report import rejected_count, report_html, summary

TRACKER = FileReport(
    path="somewhere/tracker.csv",
    source="markdown.published_interview",
    read=48,
    used=44,
    unchanged=10,
    skipped={"blank_row": 2, "total_row": 1},
    rejected={"no_identity": 1},
    added={"contacts": 34, "events": 1, "interviews": 0, "event_contacts": 9},
    superseded=1,
    warnings=["ambiguous_dates"],
)


def test_the_sentences_account_for_every_record():
    assert summary(ImportReport(files=[TRACKER])) == (
        "48 records read: 44 used (10 of them known already), 3 skipped, 1 rejected. "
        "Added: 34 contacts, 1 event."
    )


def test_a_trial_says_what_would_be_added():
    assert summary(ImportReport(files=[TRACKER], dry_run=True)).endswith(
        "Would be added: 34 contacts, 1 event."
    )


def test_the_same_again_is_nothing_new():
    again = FileReport(path="a.csv", read=5, used=5, unchanged=5)
    assert summary(ImportReport(files=[again])) == (
        "5 records read: 5 used (5 of them known already). Nothing new was found."
    )


def test_one_broken_file_is_explained():
    broken = FileReport.failed("a.csv", "empty_file", "a.csv is empty: 0 bytes.")
    assert summary(ImportReport(files=[broken])) == "a.csv is empty: 0 bytes."


def test_a_folder_counts_its_files_once():
    folder = FileReport(path="folder", parts=[TRACKER, TRACKER])
    folder.gather()
    report = ImportReport(files=[folder])
    assert summary(report).startswith("96 records read: 88 used")
    assert "68 contacts" in summary(report)
    assert rejected_count(report) == 2


def test_the_table_speaks_in_words():
    shown = report_html(ImportReport(files=[TRACKER]))
    for words in (
        ">tracker.csv<",
        "Published interview",
        "blank row: 2; row of totals: 1",
        "no name, e-mail address or profile: 1",
        "dates such as 03/04/2026 can be read in two ways; they were left empty",
        "1 record in a newer edition",
    ):
        assert words in shown


def test_failed_files_come_first_and_names_are_text():
    failed = FileReport.failed("<b>.csv", "no_rows", "nothing <i>here</i>")
    shown = report_html(ImportReport(files=[TRACKER, failed]))
    assert shown.index("&lt;b&gt;.csv") < shown.index("tracker.csv")
    assert "<i>" not in shown


def test_a_long_table_is_cut():
    many = [FileReport(path=f"{number}.md") for number in range(130)]
    shown = report_html(ImportReport(files=many))
    assert shown.count("<tr>") == 101
    assert "… and 30 more files." in shown


def test_a_file_without_a_log_is_no_failure_and_comes_last():
    unused = FileReport.failed("export/Skills.csv", "unrecognised", "export/Skills.csv is not used.")
    broken = FileReport.failed("export/bad.csv", "unreadable", "export/bad.csv is cut off.")
    shown = report_html(ImportReport(files=[unused, TRACKER, broken]))
    assert shown.index("could not be read") < shown.index("tracker.csv") < shown.index("not used")
    # the folder is not told in each sentence
    assert ">Skills.csv is not used.<" in shown
