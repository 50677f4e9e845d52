"""Codes are said in words."""

import pytest

from explorer_kit.importers.words import REASONS, TABLES, WARNINGS, counted, in_words, rows_of_table

REASON_CODES = """no_identity example_row blank_row total_row draft sponsored spam trash bulk notification
auto_reply bounce calendar_reply duplicate all_day not_a_note template_placeholders invalid_date ragged_row
bad_encoding"""
OWN_REASON = "outside_limits"  # what the user did not ask for: FORMATS.md knows no limits
WARNING_CODES = """no_rows no_events ambiguous_dates floating_time unknown_tzid possible_mojibake ragged_rows
unbalanced_quote nul_byte invalid_front_matter no_timestamps unrecognised_response"""


@pytest.mark.parametrize(
    ("codes", "words"), [(f"{REASON_CODES} {OWN_REASON}", REASONS), (WARNING_CODES, WARNINGS)]
)
def test_every_code_of_the_formats_has_words(codes, words):
    assert set(codes.split()) == set(words)


@pytest.mark.parametrize("words", [REASONS, WARNINGS])
def test_words_hold_no_codes(words):
    assert [text for text in words.values() if "_" in text] == []


def test_an_unknown_code_is_still_readable():
    assert in_words("odd_thing", REASONS) == "odd thing"


def test_counts_agree_with_their_noun():
    assert counted(1, "row", "rows") == "1 row"
    assert counted(1204, "row", "rows") == "1,204 rows"


def test_rows_are_named_by_table():
    assert rows_of_table("interviews", 2) == "2 talks"
    assert rows_of_table("odd_things", 2) == "2 odd things"
    assert "observations" in TABLES
