"""What is said of files before they are loaded."""

from explorer_kit.importers.preview import FilePreview, Preview, SheetPreview, TablePreview
from explorer_kit.widgets.import_preview import found_html

NOTE = FilePreview(name="a.md", source="markdown.note", title="Markdown note")


def test_one_file_is_named():
    assert "a.md is read as: Markdown note." in found_html(Preview(files=(NOTE,)))


def test_many_files_are_counted_by_kind():
    unknown = FilePreview(name="x.bin", problem="x.bin is no file explorer_kit <knows>.")
    shown = found_html(Preview(files=(NOTE, NOTE, unknown)))
    assert "Read: 2 files as Markdown note." in shown
    assert "x.bin is no file explorer_kit &lt;knows&gt;." in shown


def test_nothing_found_is_said():
    assert "No files were found there." in found_html(Preview())


def test_first_rows_and_sheets_left_out_are_shown():
    log = SheetPreview(name="2026", header=("Who",), mapping={"Who": "full_name"}, rows=(("<b>Ada</b>",),))
    lists = SheetPreview(name="Lists", header=(), mapping={}, skipped=True)
    table = TablePreview(sheets=(log, lists), fields=(("full_name", "Full name"),))
    shown = found_html(
        Preview(files=(FilePreview(name="t.xlsx", source="tracker", title="Tracker table", table=table),))
    )
    assert "First rows of &#x27;2026&#x27;" in shown
    assert "&lt;b&gt;Ada&lt;/b&gt;" in shown
    assert "Sheets without a log are left out: &#x27;Lists&#x27;." in shown


def test_a_long_list_of_problems_is_cut():
    unknown = [FilePreview(name=f"{number}.bin", problem=f"{number}.bin is unknown.") for number in range(13)]
    shown = found_html(Preview(files=(NOTE, *unknown)))
    assert "9.bin" in shown
    assert "10.bin" not in shown
    assert "… and 3 more files that cannot be read." in shown


def test_what_is_known_and_holds_no_log_is_said_before_loading():
    skills = FilePreview(name="export/Skills.csv", source="linkedin.other", title="Other files")
    shown = found_html(Preview(files=(NOTE, skills)))
    assert "Read: 1 file as Markdown note." in shown
    assert "Known, and not used: Skills.csv." in shown
