"""Numbers, shares and lengths of time meet under the same names, however they are written."""

import pytest

from explorer_kit.text_checks.numbers import Quantity, quantities

MONTH, YEAR = 30 * 24 * 60, 12 * 30 * 24 * 60


def keys(text: str) -> list[set[str]]:
    return [set(each.keys) for each in quantities(text)]


def only(text: str) -> Quantity:
    (one,) = quantities(text)
    return one


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20 people", "20"),
        ("twenty people", "20"),
        ("twenty-five people", "25"),
        ("nineteen ships", "19"),
        ("a hundred ships", "100"),
        ("two hundred and five ships", "205"),
        ("three hundred thousand", "300000"),
        ("1,200 staff", "1200"),
        ("£2.5m", "2500000"),
        ("2.5 million", "2500000"),
        ("$20k", "20000"),
        ("1,234,567 tickets", "1234567"),
        ("a million", "1000000"),
        ("3.5 tons", "3.5"),
        ("0 accidents", "0"),
        ("two and a half tons", "2.5"),
        ("the fifth", "5"),
        ("twice", "2"),
        ("doubled", "2"),
        ("a dozen", "12"),
    ],
)
def test_a_number(text: str, number: str):
    assert f"n:{number}" in only(text).keys


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("half the staff", "1/2"),
        ("halved the time", "1/2"),
        ("50% of it", "1/2"),
        ("50 percent", "1/2"),
        ("50 per cent", "1/2"),
        ("by a third", "1/3"),
        ("33 percent", "1/3"),
        ("a quarter", "1/4"),
        ("25 %", "1/4"),
        ("¾ of it", "3/4"),
        ("20 percent", "1/5"),
        ("a tenth", "1/10"),
    ],
)
def test_a_share(text: str, share: str):
    assert f"s:{share}" in only(text).keys


@pytest.mark.parametrize("text", ["three quarters", "two thirds"])
def test_a_share_of_two_words(text: str):
    assert {"three quarters": "s:3/4", "two thirds": "s:2/3"}[text] in keys(text)[0]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("a year and a half", 3 * YEAR // 2),
        ("one and a half years", 3 * YEAR // 2),
        ("eighteen months", 3 * YEAR // 2),
        ("18 months", 3 * YEAR // 2),
        ("1.5 years", 3 * YEAR // 2),
        ("ten years", 10 * YEAR),
        ("a decade", 10 * YEAR),
        ("two decades", 20 * YEAR),
        ("a century", 100 * YEAR),
        ("two centuries", 200 * YEAR),
        ("a fortnight", 14 * 24 * 60),
        ("two weeks", 14 * 24 * 60),
        ("14 days", 14 * 24 * 60),
        ("half an hour", 30),
        ("a half hour", 30),
        ("thirty minutes", 30),
        ("a quarter of an hour", 15),
        ("15 minutes", 15),
        ("a month", MONTH),
    ],
)
def test_a_length_of_time(text: str, minutes: int):
    assert f"d:{minutes}" in quantities(text)[0].keys


def test_equal_lengths_meet_and_others_do_not():
    assert quantities("a fortnight")[0].keys & quantities("two weeks")[0].keys
    assert not quantities("a fortnight")[0].keys & quantities("0 weeks")[0].keys
    assert not quantities("1,234,567")[0].keys & quantities("1,234,568")[0].keys


def test_the_word_that_is_counted():
    assert [(each.word, each.unit) for each in quantities("led forty nurses on three wards")] == [
        ("forty", "nurses"),
        ("three", "wards"),
    ]


def test_small_and_large_numbers_tell_less_and_more():
    assert [only(text).small for text in ("one shop", "2 shops", "the first", "3 shops")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert [only(text).large for text in ("999 shops", "1000 shops", "in 1999", "in 2099", "2100 shops")] == [
        False, True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "no number", "version 1.2.3", "k", "m", "hundred", "hundred and"])
def test_no_number(text: str):
    assert quantities(text) == []


def test_a_row_of_digits_is_no_number():
    assert only(f"{'9' * 400} years").keys == frozenset()


def test_two_numbers_side_by_side_are_two():
    assert keys("in 2021 40 people") == [{"n:2021"}, {"n:40"}]
