"""Numbers as words, for lengths of time and for whatever else is counted."""

from __future__ import annotations

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""The words from 0 to 19, each at the place of its value."""

TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
"""The words of the tens, from 20 on."""

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20, "thirtieth": 30,
    "once": 1, "twice": 2, "thrice": 3,
    "single": 1, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "trebled": 3,
    "pair": 2, "couple": 2, "dozen": 12,
}  # fmt: skip
"""Words that hold a number without being one."""

SHARES = {
    "half": "1/2", "halves": "1/2", "halve": "1/2", "halved": "1/2", "halving": "1/2", "third": "1/3",
    "thirds": "2/3", "quarter": "1/4", "quarters": "3/4", "fifth": "1/5", "tenth": "1/10",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3",
}  # fmt: skip
"""Words and signs for a part of something."""

PERCENT = {
    "50": "1/2", "33": "1/3", "66": "2/3", "67": "2/3", "25": "1/4", "75": "3/4", "20": "1/5", "10": "1/10",
}  # fmt: skip
"""The same parts in per cent."""
