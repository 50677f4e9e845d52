"""Connected components against union-find in Python."""

from __future__ import annotations

from itertools import pairwise

import duckdb
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from explorer_kit.derivation.graph import components

CONNECTION = duckdb.connect(":memory:", config={"threads": 1})
NODES = [f"{number:02}" for number in range(24)]
pairs = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=30)


def labels(edges: list[tuple[str, str]]) -> dict[str, str]:
    CONNECTION.execute(
        "CREATE OR REPLACE TABLE nodes (node VARCHAR); CREATE OR REPLACE TABLE edges (a VARCHAR, b VARCHAR)"
    )
    CONNECTION.executemany("INSERT INTO nodes VALUES (?)", [(node,) for node in NODES])
    if edges:
        CONNECTION.executemany("INSERT INTO edges VALUES (?, ?)", edges)
    components(CONNECTION, "nodes", "edges", "result")
    return dict(CONNECTION.execute("SELECT node, label FROM result").fetchall())


@trials(max_examples=25)
@given(pairs)
def test_everything_that_hangs_together_has_its_smallest_node_as_label(edges: list[tuple[str, str]]):
    parent = {node: node for node in NODES}

    def root(node: str) -> str:
        while parent[node] != node:
            node = parent[node]
        return node

    for a, b in edges:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    assert labels(edges) == {node: root(node) for node in NODES}


def test_a_long_chain_is_one():
    assert set(labels(list(pairwise(NODES))).values()) == {"00"}
