"""How columns are corrected, and when the order of dates is asked for."""

from dataclasses import replace

from explorer_kit.importers.preview import SheetPreview, TablePreview
from explorer_kit.widgets.column_mapping import ColumnMapping

FIELDS = (("full_name", "Full name"), ("notes", "Notes"), ("contacted_on", "Date of first contact"))


def table(*, ambiguous: bool = False, skipped: bool = False) -> tuple[TablePreview]:
    sheet = SheetPreview(
        name="2026",
        header=("Who", "When", "Extra"),
        mapping={"Who": "full_name", "When": "contacted_on", "Extra": None},
        rows=(("Ada <b>", "03/04/2026", ""), ("Bo", "05/04/2026", "")),
        ambiguous_dates=ambiguous,
        skipped=skipped,
    )
    return (TablePreview(sheets=(sheet,), fields=FIELDS),)


def shown(mapping: ColumnMapping) -> ColumnMapping:
    mapping.show_tables(table())
    return mapping


def test_every_column_has_a_list_with_the_guess_chosen():
    mapping = shown(ColumnMapping())
    assert {name: column.value for name, column in mapping.columns.items()} == {
        "Who": "full_name",
        "When": "contacted_on",
        "Extra": "",
    }
    assert mapping.columns["Who"].description == "Who"
    assert mapping.columns["Who"].label == "Full name"
    assert mapping.columns["Extra"].label == "(leave out)"


def test_an_untouched_guess_is_no_mapping():
    assert shown(ColumnMapping()).mapping() is None


def test_a_correction_gives_the_whole_mapping():
    mapping = shown(ColumnMapping())
    mapping.columns["Extra"].value = "notes"
    mapping.columns["When"].value = ""
    assert mapping.mapping() == {"Who": "full_name", "When": None, "Extra": "notes"}


def test_a_sheet_without_a_log_has_no_columns_to_map():
    mapping = ColumnMapping()
    mapping.show_tables(table(skipped=True))
    assert mapping.columns == {}


def test_the_first_values_stand_under_the_list_as_text():
    mapping = shown(ColumnMapping())
    samples = "".join(child.children[1].value for child in mapping.children[1].children)
    assert "Ada &lt;b&gt; · Bo" in samples
    assert "(empty in the first rows)" in samples


def test_what_is_left_out_is_named():
    heading = shown(ColumnMapping()).children[0].value
    assert "2 of 3 columns were recognised; left out: &#x27;Extra&#x27;." in heading


def test_the_order_of_dates_is_asked_only_where_it_is_open():
    mapping = shown(ColumnMapping())
    assert mapping.date_order.layout.display == "none"
    assert mapping.problems() == []
    mapping.show_tables(table(ambiguous=True))
    assert mapping.date_order.layout.display is None
    assert mapping.problems() == ["Some dates can be read in two ways: choose how numeric dates are written."]


def test_the_question_stays_after_it_was_answered():
    mapping = ColumnMapping()
    mapping.show_tables(table(ambiguous=True))
    mapping.date_order.value = "month"
    mapping.update_dates(table(ambiguous=False))
    assert mapping.date_order.layout.display is None
    assert (mapping.order(), mapping.problems()) == ("month", [])


def test_dates_may_be_left_empty_on_purpose():
    mapping = ColumnMapping()
    mapping.show_tables(table(ambiguous=True))
    mapping.date_order.value = "empty"
    assert (mapping.order(), mapping.problems()) == (None, [])


def test_another_file_starts_anew():
    mapping = ColumnMapping()
    mapping.show_tables(table(ambiguous=True))
    mapping.date_order.value = "day"
    mapping.remember.value = True
    mapping.show_tables(table())
    assert (mapping.order(), mapping.remember.value) == (None, False)


def test_an_order_chosen_before_is_shown_and_can_be_changed():
    (chosen,) = table()
    sheet = replace(chosen.sheets[0], date_order="day", date_chosen=True)
    mapping = ColumnMapping()
    mapping.show_tables((replace(chosen, sheets=(sheet,)),))
    assert (mapping.order(), mapping.problems()) == ("day", [])
    assert mapping.date_order.layout.display != "none"
