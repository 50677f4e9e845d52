"""Reading a metric's file."""

import pytest

from explorer_kit.errors import MetricError
from explorer_kit.metrics.header import parse

FILE = """-- Title: Talks
-- Definition: How many talks were held,
--   by medium.
-- Unit: talks
-- Grain: one row per medium
-- Param: as_of timestamp
-- Param: by choice(all, medium) = all - groups
-- Choice: by.all = 'all'
-- Choice: by.medium = medium
-- Column: segment varchar - the group
-- Column: talks bigint - number of talks
-- Key: segment varchar - the group
-- Row: event_id varchar - the talk
-- Reference: counts

WITH held AS (SELECT {by} AS segment, event_id FROM events WHERE occurred_at <= $as_of)

-- Result
SELECT segment, COUNT(*) AS talks FROM held GROUP BY segment ORDER BY segment

-- Rows
SELECT event_id FROM held ORDER BY event_id
"""


def test_a_line_goes_on_below():
    assert parse("talks", FILE).definition == "How many talks were held, by medium."


def test_both_queries_share_what_comes_before_them():
    metric = parse("talks", FILE)
    assert metric.sql.startswith("WITH held AS")
    assert metric.sql.endswith("GROUP BY segment ORDER BY segment")
    assert metric.rows_sql.startswith("WITH held AS")
    assert metric.rows_sql.endswith("SELECT event_id FROM held ORDER BY event_id")


def test_options_know_their_sql():
    assert parse("talks", FILE).params[1].choices == {"all": "'all'", "medium": "medium"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("-- Unit: talks\n", "", "each of Title, Definition, Unit, Grain, Reference once"),
        ("-- Rows\n", "", "'-- Result' before '-- Rows'"),
        ("-- Title", "-- Titel", "line 1: no field of a header: -- Titel: Talks"),
        ("-- Choice: by.medium = medium\n", "", "by needs one 'Choice' line per option"),
        (" = all - groups", " = none - groups", "by needs one 'Choice' line per option"),
        ("as_of timestamp", "as_of moment", "'as_of moment' is not how a 'Param' is written"),
        (
            "-- Row: event_id varchar - the talk",
            "-- Row: event_id",
            "'event_id' is not how a 'Row' is written",
        ),
    ],
)
def test_a_broken_file_says_where(old, new, message):
    with pytest.raises(MetricError) as broken:
        parse("talks", FILE.replace(old, new))
    assert "talks.sql" in str(broken.value)
    assert message in str(broken.value)
