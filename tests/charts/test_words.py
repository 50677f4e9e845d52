"""Numbers and names as a chart writes them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.charts import words
from tests.charts.helpers import NASTY, SAFE


def test_markup_and_formulas_stay_text():
    assert words.safe(NASTY) == SAFE


@given(st.text())
def test_safe_text_has_nothing_that_plotly_reads_and_reads_back_the_same(text):
    shown = words.safe(text)
    assert not set("<>$") & set(shown)
    assert "%{" not in shown
    assert "\n" not in shown
    # "\r" and other control characters are spaces by then; html.unescape knows more names than plotly does
    assert (
        html.unescape(shown).split()
        == html.unescape(html.escape(text, quote=False))
        .translate(dict.fromkeys([*range(32), 127], " "))
        .split()
    )


def test_a_label_is_cut_before_it_is_made_safe():
    assert words.label("a<" * 30, 5) == "a&lt;a&lt;…"
    assert words.label("short") == "short"


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, "0"), (0.304, "30"), (0.125, "13"), (0.995, "100"), (1.0, "100")]
)
def test_percent(share, shown):
    assert words.percent(share) == f"{shown}\N{NO-BREAK SPACE}%"


def test_between():
    assert words.between(0.1078, 0.6032) == "11 to 60\N{NO-BREAK SPACE}%"


def test_count():
    assert [words.count(1, "talk"), words.count(1200, "talk"), words.count(2, "person", "people")] == [
        "1 talk",
        "1,200 talks",
        "2 people",
    ]


def test_showing_speaks_only_of_what_is_left_out():
    assert words.showing(20, 412, "skills") == "Showing 20 of 412 skills."
    assert words.showing(3, 3, "skills") == ""


def test_codes_are_said_as_people_say_them_and_other_names_are_kept():
    assert words.group("linkedin_invitation") == "LinkedIn invitation"
    assert words.group("Health_care") == "Health_care"
