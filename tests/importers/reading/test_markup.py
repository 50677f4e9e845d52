"""Text out of HTML as messages, descriptions and mails hold it, whole, broken or made to do harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.reading.markup import html_to_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Tom &amp; Anna</p><p>Bye</p>", "Tom & Anna\n\nBye"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
        ("<style>p {}</style><p title='1 > 0'>seen</p>", "seen"),
        ("one<!-- <p>unseen</p> -->two", "onetwo"),
        ("<!DOCTYPE html><?xml version='1'?><![if !mso]><b>three</b><![endif]>", "three"),
        ("it is 3 < 4 and 5 > 4", "it is 3 < 4 and 5 > 4"),
        ("heart <3 you", "heart <3 you"),
        ("cut <a href='x", "cut <a href='x"),
        ("<!-- never closed", "never closed"),
        ("x <![ y", "x <![ y"),
    ],
)
def test_what_a_reader_would_see(markup, text):
    assert html_to_text(markup) == text


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<![", "<a b='", '<a href="x<', "<p", "</a ", "<!", "&#", "<?"]
)
def test_tags_that_never_end_take_no_time(piece):
    begin = time.process_time()
    html_to_text("<p>" + piece * 20_000)
    assert time.process_time() - begin < 2


@given(st.text(alphabet="<>!-[]a/='\"& ;#?\n") | st.text())
def test_nothing_makes_it_fail(markup):
    assert isinstance(html_to_text(markup), str)
