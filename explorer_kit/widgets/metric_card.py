"""What a metric means, beside its numbers."""

from __future__ import annotations

import re

from explorer_kit.metrics.header import Metric
from explorer_kit.widgets import markup

SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[A-Z])")


def card_html(metric: Metric) -> str:
    """Return the first sentence of the definition, and behind a line all that makes the number answerable."""
    first, *more = SENTENCE_END.split(metric.definition, maxsplit=1)
    facts = {
        "Unit": metric.unit,
        "One row": metric.grain.removeprefix("one row "),
        "Source": metric.reference,
    }
    columns = {column.name.replace("_", " "): column.about for column in metric.columns}
    exactly = "".join(markup.paragraph(each) for each in more) + markup.terms(facts) + markup.terms(columns)
    return (
        f"{markup.paragraph(first)}<details><summary>Exactly, with unit, source and columns</summary>"
        f"{exactly}</details>"
    )
