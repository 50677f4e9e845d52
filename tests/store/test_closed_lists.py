import re

from explorer_kit.store.closed_lists import CLOSED, SUBTYPES, words_of
from explorer_kit.store.comments import comments_in
from explorer_kit.store.upgrade import Schema

# a comment that tells words, at the end or before a remark: "Meeting: held, cancelled"
TELLS_WORDS = re.compile(r"(?:^|: )[a-z_-]+(?:, [a-z_-]+)+(?: \.\.\.)?(?:;|$| \()")
# lists that are open, or of words that are no values of their own
OPEN = {
    ("events", "subtype"), ("observations", "note_kind"), ("observations", "slot"), ("observations", "zone"),
    ("observations", "answer"), ("observations", "source"), ("merge_suggestions", "reasons"),
    ("imports", "report"), ("questions", "roles"), ("questions", "seniority"),
}  # fmt: skip


def comments() -> dict[tuple[str, str], str]:
    return {
        (found.table, found.column): found.text for found in comments_in(Schema.load().text) if found.column
    }


def test_the_schema_tells_every_word_of_a_closed_list():
    said = comments()
    for table, columns in CLOSED.items():
        for column, words in columns.items():
            missing = [word for word in words if not re.search(rf"\b{word}\b", said[table, column])]
            assert missing == [], (table, column)
    for words in SUBTYPES.values():
        assert [word for word in words if word not in said["events", "subtype"]] == []


def test_every_list_of_words_in_the_schema_is_closed_or_known_to_be_open():
    lists = {place for place, text in comments().items() if TELLS_WORDS.search(text)}
    assert lists - OPEN == {place for place in lists if words_of(*place)}


def test_the_words_of_a_column():
    assert words_of("contacts", "tie") == ("cold", "alumni", "warm", "referred")
    assert words_of("contacts", "tier") == ()
