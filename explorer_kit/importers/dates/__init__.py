"""Dates and times as people write them in English, German, French and Spanish.

`read_date` says what a cell is; a numeric date such as ``03/04/2026`` stays open until the order of its
column is decided (`order_evidence`, `decide_order`), because every library that guesses guesses wrong for
somebody. Nothing is shifted or filled in: an impossible day is invalid, a missing year is missing.
"""

from explorer_kit.importers.dates.cells import read_date, settle
from explorer_kit.importers.dates.doubts import Doubts
from explorer_kit.importers.dates.order import (
    OrderEvidence,
    decide_order,
    is_chosen,
    order_evidence,
    proves_order,
    together,
)
from explorer_kit.importers.dates.readings import (
    Clock,
    Dated,
    DateOrder,
    DateReading,
    InvalidDate,
    NotADate,
    NumericDate,
    PartialDate,
)

__all__ = [
    "Clock",
    "DateOrder",
    "DateReading",
    "Dated",
    "Doubts",
    "InvalidDate",
    "NotADate",
    "NumericDate",
    "OrderEvidence",
    "PartialDate",
    "decide_order",
    "is_chosen",
    "order_evidence",
    "proves_order",
    "read_date",
    "settle",
    "together",
]
