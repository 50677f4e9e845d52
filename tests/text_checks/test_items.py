"""What is to be checked comes as text, or as JSON of several shapes."""

import pytest

from explorer_kit.errors import CheckError
from explorer_kit.text_checks.items import Item, items_of


def test_plain_text_is_one_item_or_one_a_line():
    assert items_of(" One\n\nTwo \n", "text") == [Item(1, {"text": "One\n\nTwo"})]
    assert items_of(" One\n\nTwo \n", "text", line_by_line=True) == [
        Item(1, {"text": "One"}), Item(2, {"text": "Two"}),
    ]  # fmt: skip


def test_an_object_an_array_and_an_array_of_texts():
    assert items_of('{"id": "a", "text": "One"}', "text") == [Item("a", {"id": "a", "text": "One"})]
    assert [item.id for item in items_of('[{"text": "One"}, {"id": 9, "text": "Two"}, "Three"]', "text")] == [
        1, 9, 3,
    ]  # fmt: skip
    assert items_of('["One"]', "body")[0].text("body") == "One"
    assert items_of("[]", "text") == []


def test_text_in_brackets_is_text():
    assert items_of("[sic] Do you work nights?", "text")[0].text("text") == "[sic] Do you work nights?"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "no text to check"),
        (" \ufeff\n", "no text to check"),
        ('{"text": "One"', "begins like JSON"),
        ('["One", ', "begins like JSON"),
        ('[{"text": }]', "begins like JSON"),
        ("[1]", "Item 1 is int"),
        ("[null]", "Item 1 is NoneType"),
    ],
)
def test_what_is_no_item(given: str, words: str):
    with pytest.raises(CheckError, match=words):
        items_of(given, "text")


def test_fields():
    item = Item(3, {"body": "Hello", "subject": None, "channel": "", "text": 5})
    assert item.text("body", "text") == "Hello"
    assert item.optional("subject", "none") == "none"
    assert item.optional("channel", "email") == "email"
    with pytest.raises(CheckError, match="'text' of item 3 is int"):
        item.text("text")
    with pytest.raises(CheckError, match=r"Item 3 has no 'message'. Found: body, subject, channel, text"):
        item.text("message")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ([], []),
        ("Moved a depot\n\n Won a prize ", ["Moved a depot", "Won a prize"]),
        (["Moved a depot", "Won a prize"], ["Moved a depot", "Won a prize"]),
        ([{"text": "Moved a depot", "source": "paper"}, {"fact": "Won"}], ["Moved a depot", "Won"]),
        ([{"achievement": "Moved a depot"}], ["Moved a depot"]),
        ({"path": ["Moved a depot"], "prize": "Won"}, ["Moved a depot", "Won"]),
        ([None, {"text": None}, 7], ["7"]),
    ],
)
def test_facts_are_written_in_many_ways(value: object, expected: list[str] | None):
    assert Item(1, {"recipient_facts": value}).texts("recipient_facts") == expected
