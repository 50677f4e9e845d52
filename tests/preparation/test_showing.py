"""Whatever people write is shown as text."""

import html

import mistune
import pytest
from hypothesis import given

from explorer_kit.preparation.showing import (
    balanced,
    clean,
    html_text,
    lines,
    markdown_text,
    one_line,
    plain_text,
    web_address,
)
from tests.preparation.hostile import HOSTILE, any_text, plain, rendered, seen, shown


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("Anna Beispiel, M.Sc. (Hons)", "Anna Beispiel, M.Sc. (Hons)"),
        ("a*b_c", r"a\*b\_c"),
        ("2. Vorsitzende", r"2\. Vorsitzende"),
        ("born 1980. Retired", "born 1980. Retired"),
        ("AT&T & Co", r"AT\&T & Co"),
        ("a\\b", "a&#92;b"),
        ("- none -", r"\- none -"),
    ],
)
def test_markdown_escapes_what_means_something_and_leaves_the_rest_readable(value, escaped):
    assert markdown_text(value) == escaped


@pytest.mark.parametrize("value", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is(value):
    markdown = f"# {markdown_text(value)}\n\n{markdown_text(value)}\n\n- {markdown_text(value)}\n"
    page = rendered(markdown)
    assert set(shown(page).tags) <= {"h1", "p", "ul", "li"}
    assert seen(page) == " ".join([plain(one_line(value))] * 3)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_second_renderer_agrees(value):
    render = mistune.create_markdown(escape=False, plugins=["strikethrough", "table", "url", "math"])
    page = str(render(markdown_text(value)))
    assert set(shown(page).tags) <= {"p"}
    assert seen(page) == plain(one_line(value))


@given(any_text(max_size=40))
def test_markdown_shows_any_text_as_it_is(value):
    page = rendered(
        f"# {markdown_text(value)}\n\n- **A** {markdown_text(value)}\\\n  {markdown_text(value)}\n"
    )
    assert set(shown(page).tags) <= {"h1", "ul", "li", "strong", "br"}
    assert seen(page) == plain(f"{one_line(value)} A {one_line(value)} {one_line(value)}") or not one_line(
        value
    )


@given(any_text(max_size=40))
def test_html_shows_any_text_as_it_is(value):
    assert set(shown(html_text(value)).tags) <= {"bdi"}
    assert seen(html_text(value)) == plain(one_line(value))


def test_right_to_left_text_is_set_apart():
    assert html_text("שרה") == "<bdi>שרה</bdi>"
    assert plain_text("שרה") == "\u2068שרה\u2069"
    assert html_text("Karin Łąka") == html.escape("Karin Łąka")


@pytest.mark.parametrize(
    ("value", "closed"),
    [
        ("a\u2069b", "ab"),
        ("a\u202eb", "a\u202eb\u202c"),
        ("\u2067a\u202eb", "\u2067a\u202eb\u202c\u2069"),
        ("\u2067a\u202eb\u2069c", "\u2067a\u202eb\u2069c"),
        ("\u2067a\u202cb\u2069", "\u2067ab\u2069"),
    ],
)
def test_signs_of_direction_are_closed_within_their_text(value, closed):
    assert balanced(value) == closed


def test_lines_and_controls():
    assert clean("a\r\nb\rc\x00d\ud800") == "a\nb\nc d\ufffd"
    assert lines(" a \n\n\u2028b  c\x0b") == ["a", "b c"]
    assert one_line(" a\n b\t") == "a b"


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org/ä b", ""),
        ("https://example.org/ä<>\"'", "https://example.org/%C3%A4%3C%3E%22'"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("example.org", ""),
        ("https://", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_followed(value, address):
    assert web_address(value) == address
