"""What holds for every metric on every journal, and the answers of an independent implementation."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.engines.duckdb import run
from explorer_kit.metrics import find, names, query, rows_query
from tests.metrics import oracles
from tests.metrics.tables import Tables, at
from tests.metrics.worlds import days, known_by, moments, shuffled, worlds

LATEST = at(200)
options = {
    "response_rate": st.fixed_dictionaries({"by": st.sampled_from(["all", "channel", "tie", "industry"])}),
    "interview_funnel": st.fixed_dictionaries({"by": st.sampled_from(["all", "tie", "source", "industry"])}),
    "network_growth": st.fixed_dictionaries(
        {"by": st.sampled_from(["source", "all", "tie"]), "period": st.sampled_from(["month", "week"])}
    ),
    "skill_demand": st.fixed_dictionaries(
        {"by": st.sampled_from(["all", "role", "industry"]), "few": st.integers(0, 4)}
    ),
    "source_coverage": st.fixed_dictionaries(
        {
            "of": st.sampled_from(["all", "messages", "talks", "notes"]),
            "period": st.sampled_from(["month", "week"]),
        }
    ),
}
every_metric = pytest.mark.parametrize("name", names())


def close(rows: list[dict[str, Any]]) -> list[Any]:
    """Return rows that compare equal where shares differ only by rounding."""
    return [pytest.approx(row, abs=1e-12) for row in rows]


def test_every_metric_is_covered():
    assert sorted(options) == names()
    assert all(hasattr(oracles, name) for name in names())


@every_metric
@given(data=st.data(), world=worlds(), as_of=moments)
@settings(max_examples=50)
def test_agrees_with_an_independent_implementation(name, data, world, as_of):
    params = data.draw(options[name])
    expected = getattr(oracles, name)(world, as_of, **params)
    assert world.metric(name, as_of, **params) == close(expected)


@given(world=worlds(), as_of=moments, window=st.integers(0, 40))
@settings(max_examples=15)
def test_response_rate_agrees_for_every_window(world, as_of, window):
    expected = oracles.response_rate(world, as_of, window=window)
    assert world.metric("response_rate", as_of, window_days=window) == close(expected)


@every_metric
@given(data=st.data(), world=worlds(), as_of=moments, seed=st.integers(0, 1000))
@settings(max_examples=12)
def test_the_order_of_rows_is_irrelevant(name, data, world, as_of, seed):
    params = data.draw(options[name])
    assert shuffled(world, seed).metric(name, as_of, **params) == close(world.metric(name, as_of, **params))


@every_metric
@given(data=st.data(), world=worlds(), as_of=moments)
@settings(max_examples=15)
def test_what_happens_after_as_of_changes_nothing(name, data, world, as_of):
    params = data.draw(options[name])
    # A talk that lies ahead is booked already, as far as the funnel can know.
    then = known_by(world, as_of, keep_talks=name == "interview_funnel")
    assert then.metric(name, as_of, **params) == close(world.metric(name, as_of, **params))


def counted(name: str, row: dict[str, Any], behind: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return pairs: a number of the metric's row, and as many as the rows behind it show."""
    if name == "response_rate":
        states = [r["state"] for r in behind]
        alike = ("answered", "immature", "bounced", "undated")
        return [(row["n"], len(behind)), *((row[state], states.count(state)) for state in alike)]
    if name == "interview_funnel":
        asked = sum(r["was_asked"] for r in behind)
        return [(row["people"], len(behind)), (row["from_asked"] or asked, asked)]
    if name == "network_growth":
        measures = [r["measure"] for r in behind]
        return [(row[f"new_{m}"], measures.count(m)) for m in ("contacts", "reachable", "talks")]
    if name == "source_coverage":
        alone = sum(r["sources"] == 1 for r in behind)
        met = len({r["contact_id"] for r in behind})
        return [(row["events"], len(behind)), (row["told_alone"], alone), (row["people"], met)]
    people = {r["contact_id"] for r in behind}
    named = {r["contact_id"] for r in behind if r["named"]}
    talks = {r["interview_id"] for r in behind if r["named"]} - {None}
    return [(row["people"], len(named)), (row["interviewed"], len(people)), (row["talks"], len(talks))]


@every_metric
@given(data=st.data(), world=worlds(), as_of=moments)
@settings(max_examples=15)
def test_every_number_leads_to_its_rows(name, data, world, as_of):
    params = data.draw(options[name])
    rows = world.metric(name, as_of, **params)
    if rows:
        row = data.draw(st.sampled_from(rows))
        pairs = counted(name, row, world.behind(name, as_of, row, **params))
        assert [number for number, _ in pairs] == [shown for _, shown in pairs]


@every_metric
@given(world=worlds())
@settings(max_examples=10)
def test_columns_are_those_of_the_header(name, world):
    for asked, declared in (
        (query(name, {"as_of": LATEST}), find(name).columns),
        (rows_query(name, {"as_of": LATEST}), find(name).row_columns),
    ):
        with world.connection() as connection:
            result = run(connection, asked.sql, asked.bindings)
        assert list(result.columns) == [column.name for column in declared]
        assert [kind.lower() for kind in result.types] == [column.type for column in declared]


@every_metric
@given(world=worlds(), as_of=moments)
@settings(max_examples=12)
def test_the_text_shown_runs_as_it_stands_and_gives_the_same(name, world, as_of):
    shown = query(name, {"as_of": as_of}).text
    expected = [tuple(row.values()) for row in world.metric(name, as_of)]
    with world.connection() as connection:
        assert connection.execute(shown).fetchall() == expected


@every_metric
@given(world=worlds(), as_of=moments)
@settings(max_examples=12)
def test_an_interval_holds_its_share(name, world, as_of):
    share = {"response_rate": "response_rate", "interview_funnel": "share_of_previous"}.get(name, "share")
    for row in world.metric(name, as_of):
        if row.get(share) is not None:
            assert 0 <= row["low"] <= row[share] <= row["high"] <= 1


@given(world=worlds(), as_of=moments, later=days)
@settings(max_examples=15)
def test_growth_never_shrinks(world, as_of, later):
    def totals(moment: datetime) -> dict[str, int]:
        rows = world.metric("network_growth", moment, by="all")
        return rows[-1] if rows else {"contacts": 0, "reachable": 0, "talks": 0}

    now, then = totals(as_of), totals(as_of + timedelta(days=later))
    assert all(now[name] <= then[name] for name in ("contacts", "reachable", "talks"))


@given(world=worlds(), as_of=moments)
@settings(max_examples=15)
def test_a_second_mention_by_the_same_person_changes_nothing(world, as_of):
    before = world.metric("skill_demand", as_of)
    for mention in [row for row in world.rows.get("skill_mentions", []) if row["origin"] == "marked"]:
        world.add("skill_mentions", **{**mention, "mention_id": mention["mention_id"] + "again"})
    assert world.metric("skill_demand", as_of) == close(before)


@given(world=worlds(), as_of=moments)
@settings(max_examples=12)
def test_one_more_timely_reply_raises_the_rate_or_leaves_it(world, as_of):
    def rate(tables: Tables) -> float:
        rows = tables.metric("response_rate", as_of)
        return rows[0]["response_rate"] or 0.0 if rows else 0.0

    before = rate(world)
    outreach = oracles.first_outreach(oracles.Known(world, as_of), "ada")
    if outreach is not None and outreach["occurred_on"] is not None:
        sent = (outreach["occurred_on"] - at(1).date()).days + 1
        world.message("reply", "ada", sent + 1)
    assert rate(world) >= before


@given(world=worlds(), as_of=moments)
@settings(max_examples=12)
def test_groups_add_up_to_everybody(world, as_of):
    for name, by, number in (
        ("response_rate", "tie", "n"),
        ("interview_funnel", "tie", "people"),
        ("network_growth", "tie", "new_talks"),
    ):
        whole = sum(row[number] for row in world.metric(name, as_of, by="all"))
        assert sum(row[number] for row in world.metric(name, as_of, by=by)) == whole
