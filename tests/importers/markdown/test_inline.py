import pytest

from explorer_kit.importers.markdown.inline import plain, plain_line, take_definitions
from explorer_kit.importers.markdown.sentences import sentences_of


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ('See [the site](https://example.org/a_(b) "Title (x)").', "See the site."),
        ("An ![old picture](a.png) here", "An old picture here"),
        ("![[embedded.png]]Text", "Text"),
        ("[[people/Zoë Quill|Zo]] and [[Max Muster#Notes]]", "Zo and Max Muster"),
        (r"\[Twenty minutes pass.\] I \*love\* it", "[Twenty minutes pass.] I *love* it"),
        ("Ben &amp; Jerry &lt;3 &eacute; &nosuch;", "Ben & Jerry <3 é &nosuch;"),
        ("one<br>two <b>bold</b> <del>x</del> <host> 3 < 4", "one\ntwo bold x <host> 3 < 4"),
        ("<img src='x.jpg' alt=\"It's a &quot;cat&quot;\" width=3>", 'It\'s a "cat"'),
        ("`[a](b) &amp; \\[` and ``x ` y``", "[a](b) &amp; \\[ and x ` y"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("a[i][j] and [TODO] and [ ]", "a[i][j] and [TODO] and [ ]"),
        ("[Echofon] and [Word][word] and [Word][]", "[Echofon] and Word and Word"),
        ("[Foo [bar]][word]", "Foo [bar]"),
        ("unclosed [Word][word", "unclosed [Word][word"),
        ("note[^1] [x][^1]", "note[^1] [x][^1]"),
    ],
)
def test_links_become_their_words(written, seen):
    assert plain(written, {"word"}).text == seen


def test_references_are_matched_as_markdown_matches_labels():
    found = plain("I use [Final  Cut][] and\n[the PC][Final Cut].", {"final cut"})
    assert found.text == "I use Final  Cut and\nthe PC."
    assert [(r.word, r.label, found.text[r.start : r.end]) for r in found.references] == [
        ("Final Cut", "final cut", "Final  Cut"),
        ("the PC", "final cut", "the PC"),
    ]


def test_links_and_images_and_shortcuts_are_no_references():
    text = "[a](https://example.org) ![b][word] [word] `[c][word]`"
    assert plain(text, {"word"}, marked=True).references == ()


def test_a_reference_without_definition_counts_where_words_are_marked_only():
    text = "Made in [Game Maker][game-maker]; m[i][j]."
    assert [r.label for r in plain(text, marked=True).references] == ["game-maker"]
    assert plain(text).references == ()
    assert plain("as he said [there][^1]", marked=True).references == ()


def test_definitions_are_taken_out():
    text = (
        'Text.\n\n[Chrome]: https://example.org/c "A browser."\n'
        "[x y]: <https://example.org/a b>\n[^1]: a note\n[a]: b c"
    )
    kept, labels = take_definitions(text)
    assert labels == {"chrome", "x y"}
    assert kept == "Text.\n\n\n\n[^1]: a note\n[a]: b c"


def test_plain_line_is_one_line():
    assert plain_line("a\n  [b](c)\u00a0d") == "a b d"


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("I like Git. I use Vim daily! Why?", "Vim", "I use Vim daily!"),
        ("I use Vim", "Vim", "I use Vim"),
        ("* Vim for e.g. Python. Done.", "Vim", "Vim for e.g. Python."),
        ("2. Dr. Beispiel taught me Vim. It was hard.", "Vim", "Dr. Beispiel taught me Vim."),
        ("Yes (really). Vim, z. B. mit Plugins. Ja.", "Vim", "Vim, z. B. mit Plugins."),
        ("Version 8.2 of Vim is\nfine. ok then. Next", "Vim", "Version 8.2 of Vim is fine. ok then."),
        ("I said “use Vim.” Then I left.", "Vim", "I said “use Vim.”"),
        ("Erst so. Über Vim weiß ich viel. Éclairs!", "Vim", "Über Vim weiß ich viel."),
    ],
)
def test_a_quote_is_the_sentence_around(text, word, sentence):
    start = text.index(word)
    assert sentences_of(text).around(start, start + len(word)) == sentence


def test_no_sentence_ends_inside_a_name():
    text = "I read Yahoo! Mail there. Then I sleep."
    assert sentences_of(text, [(7, 18)]).around(0, 1) == "I read Yahoo! Mail there."
    assert sentences_of(text).around(14, 18) == "Mail there."


def test_of_an_endless_sentence_a_part_is_quoted():
    text = "a" * 5000 + " Vim " + "b" * 5000
    quote = sentences_of(text).around(5001, 5004)
    assert quote == "… " + "a" * 999 + " Vim " + "b" * 999 + " …"
