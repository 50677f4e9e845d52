"""Text of files is shown as it is written."""

from explorer_kit.widgets import markup


def test_markup_in_a_cell_is_shown_as_text():
    shown = markup.table(["<b>Who</b>"], [["<script>alert(1)</script>"]])
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_a_quotation_mark_does_not_end_an_attribute():
    assert markup.text('" onmouseover="alert(1)') == "&quot; onmouseover=&quot;alert(1)"


def test_headings_and_code_are_escaped():
    assert "<i>" not in markup.heading("<i>a</i>", "<i>b</i>")
    assert "<i>" not in markup.folded("<i>a</i>", "<i>b</i>")
    assert "<i>" not in markup.paragraph("<i>a</i>")


def test_numbers_stand_on_the_right():
    assert "<td class=ek-number>3</td>" in markup.table(["n"], [["3"]], numbers=frozenset({0}))


def test_a_date_is_not_broken_and_a_sentence_is():
    shown = markup.table(["when", "what"], [["2026-12-31 23:59", "a sentence that needs its lines"]])
    assert "<td class=ek-short>2026-12-31 23:59</td><td>a sentence" in shown


def test_terms_without_a_meaning_are_left_out():
    shown = markup.terms({"Unit": "people", "Source": ""})
    assert shown == "<dl><dt>Unit</dt><dd>people</dd></dl>"


def test_the_stylesheet_takes_its_colours_from_jupyterlab():
    assert "var(--jp-ui-font-color1" in markup.stylesheet()
