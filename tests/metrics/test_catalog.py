"""The catalog: what the metrics say of themselves, and what it makes of parameters."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from explorer_kit.errors import MetricError
from explorer_kit.metrics import find, names, query, rows_query

AS_OF = datetime(2026, 3, 31, 18, 30)
every_metric = pytest.mark.parametrize("name", names())


def test_names_are_listed_in_order():
    expected = ["interview_funnel", "network_growth", "response_rate", "skill_demand", "source_coverage"]
    assert names() == expected


def test_a_metric_tells_what_it_is():
    metric = find("response_rate")
    assert metric.title == "Response rate"
    assert metric.definition.startswith(
        "Of the first outreaches whose reply window has passed, the share answered"
    )
    assert (metric.unit, metric.grain) == ("share between 0 and 1", "one row per segment")
    assert [(p.name, p.kind, p.default) for p in metric.params] == [
        ("as_of", "timestamp", None),
        ("by", "choice", "all"),
        ("window_days", "integer", "14"),
    ]
    assert list(metric.params[1].choices) == ["all", "channel", "tie", "variant", "month", "industry"]
    assert (metric.columns[1].name, metric.columns[1].type) == ("response_rate", "double")
    assert "Wilson" in metric.reference


@every_metric
def test_every_metric_takes_as_of_and_explains_every_column_and_parameter(name):
    metric = find(name)
    assert metric.params[0].name == "as_of"
    assert all(param.about for param in metric.params[1:])
    assert all(column.about for column in (*metric.columns, *metric.keys, *metric.row_columns))


@every_metric
def test_keys_are_columns_of_the_rows_behind(name):
    metric = find(name)
    assert {key.name for key in metric.keys} <= {column.name for column in metric.row_columns}


@every_metric
def test_no_metric_reads_the_clock_or_leaves_the_order_open(name):
    metric = find(name)
    for sql in (metric.sql, metric.rows_sql):
        assert not re.search(r"current_date|current_timestamp|\bnow\(|today\(", sql, re.IGNORECASE)
        assert re.search(r"\nORDER BY [^()]+$", sql)


@every_metric
def test_every_option_of_every_choice_gives_sql_without_a_gap(name):
    for param in find(name).params:
        for option in param.choices:
            asked = query(name, {"as_of": AS_OF, param.name: option})
            assert "{" not in asked.sql
            assert set(asked.bindings) == set(re.findall(r"\$(\w+)", asked.sql))


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("respons_rate", {}, "no metric 'respons_rate'. Did you mean 'response_rate'?"),
        ("growth_of_moss", {}, "Metrics: interview_funnel, network_growth, response_rate, skill_demand"),
        ("response_rate", {"windows": 3}, "no parameter 'windows'. Did you mean 'window_days'?"),
        (
            "response_rate",
            {"by": "chanel"},
            "by cannot be 'chanel'. Did you mean 'channel'? It is one of: all, channel",
        ),
        ("response_rate", {"by": 3}, "by cannot be 3."),
        ("response_rate", {"by": "channel; DROP TABLE events"}, "by cannot be"),
        (
            "response_rate",
            {"window_days": "two weeks"},
            "window_days is 'two weeks'; it must be a whole number",
        ),
        ("response_rate", {"window_days": -1}, "whole number from 0"),
        ("response_rate", {"window_days": 10**12}, "whole number from 0"),
        ("response_rate", {"window_days": 2.5}, "whole number from 0"),
        ("response_rate", {"window_days": True}, "whole number from 0"),
        ("response_rate", {"as_of": "yesterday"}, "as_of is 'yesterday'; write it as a day"),
        ("response_rate", {"as_of": 20260331}, "give a time such as"),
        ("response_rate", {"as_of": None}, "needs as_of"),
    ],
)
def test_what_cannot_be_is_refused_with_advice(name, values, message):
    with pytest.raises(MetricError) as refused:
        query(name, {"as_of": AS_OF, **values})
    assert message in str(refused.value)


def test_defaults_fill_what_was_not_given():
    assert query("response_rate", {"as_of": AS_OF}).bindings["window_days"] == 14
    assert query("response_rate", {"as_of": AS_OF, "window_days": None}).bindings["window_days"] == 14


def test_numbers_may_be_text_as_on_a_command_line():
    assert query("response_rate", {"as_of": AS_OF, "window_days": "21"}).bindings["window_days"] == 21


@pytest.mark.parametrize(
    ("given", "zone", "at", "on"),
    [
        (AS_OF, "UTC", AS_OF, date(2026, 3, 31)),
        # 18:30 UTC is half past three in the morning of the next day in Tokyo.
        (AS_OF, "Asia/Tokyo", AS_OF, date(2026, 4, 1)),
        (
            AS_OF.replace(tzinfo=timezone(timedelta(hours=2))),
            "UTC",
            datetime(2026, 3, 31, 16, 30),
            date(2026, 3, 31),
        ),
        ("2026-03-31T18:30:00Z", "UTC", AS_OF, date(2026, 3, 31)),
        # A day means its end where the owner lives: in Berlin, with summer time, 22:00 UTC.
        ("2026-03-31", "Europe/Berlin", datetime(2026, 3, 31, 21, 59, 59, 999999), date(2026, 3, 31)),
        (date(2026, 3, 31), "UTC", datetime(2026, 3, 31, 23, 59, 59, 999999), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 18, 30, tzinfo=UTC), "UTC", AS_OF, date(2026, 3, 31)),
    ],
)
def test_as_of_is_an_instant_and_the_owners_day(given, zone, at, on):
    bindings = query("response_rate", {"as_of": given}, zone=zone).bindings
    assert (bindings["as_of"], bindings["as_of_on"]) == (at, on)


@pytest.mark.parametrize(
    ("given", "over_on"),
    [
        # By half past six in the evening the 31st is not over; by its end, meant by the day alone, it is.
        ("2026-03-31T18:30:00Z", date(2026, 3, 31)),
        ("2026-03-31", date(2026, 4, 1)),
        ("2026-03-31T23:59:59Z", date(2026, 4, 1)),
        ("2026-04-01T00:00:00Z", date(2026, 4, 1)),
    ],
)
def test_a_day_is_over_at_its_end(given, over_on):
    assert query("response_rate", {"as_of": given}).bindings["as_of_over_on"] == over_on


def test_a_value_is_bound_and_never_part_of_the_statement():
    asked = rows_query("response_rate", {"as_of": AS_OF}, {"segment": "x' OR '1' = '1"})
    assert asked.bindings["segment"] == "x' OR '1' = '1"
    assert "OR '1'" not in asked.sql
    assert "'x'' OR ''1'' = ''1'" in asked.text


def test_the_text_shows_every_value():
    text = query("response_rate", {"as_of": AS_OF, "by": "channel"}).text
    assert "TIMESTAMP '2026-03-31 18:30:00'" in text
    assert "DATE '2026-03-31'" in text
    assert "COALESCE(o.channel, 'unknown') AS segment" in text
    assert "$" not in text


def test_a_row_of_a_frame_is_a_key():
    import pandas as pd

    row = {"period": pd.Timestamp("2026-02-01"), "segment": float("nan"), "measure": "talks", "contacts": 3}
    bindings = rows_query("network_growth", {"as_of": AS_OF, "period": "week"}, row).bindings
    assert (bindings["period"], bindings["segment"], bindings["measure"]) == (date(2026, 2, 1), None, "talks")


def test_a_day_that_is_none_is_refused():
    with pytest.raises(MetricError, match="period is 'spring'; it must be a day"):
        rows_query("network_growth", {"as_of": AS_OF}, {"period": "spring"})
