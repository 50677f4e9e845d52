"""Connected components, set-wise: what is joined, directly or over others, gets one label."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def components(connection: DuckDBPyConnection, nodes: str, edges: str, result: str) -> None:
    """Label the nodes of a graph by the smallest node each can reach.

    Parameters
    ----------
    connection : DuckDBPyConnection
        Where the tables are.
    nodes : str
        Table with a column ``node``.
    edges : str
        Table with columns ``a``, ``b``; direction does not matter.
    result : str
        Temporary table to make: ``node``, ``label``.

    Notes
    -----
    Smallest label spreads along the edges and every node then jumps to its label's label, so that even a
    long chain needs only few rounds.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {result} AS SELECT DISTINCT node, node AS label FROM {nodes}"
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE graph_edges AS
            SELECT DISTINCT a, b FROM (SELECT a, b FROM {edges} UNION ALL SELECT b, a FROM {edges})
                WHERE a <> b"""
    )
    if not connection.execute("SELECT COUNT(*) FROM graph_edges").fetchall()[0][0]:
        return
    while True:
        connection.execute(
            f"""CREATE OR REPLACE TEMP TABLE graph_next AS
                WITH spread AS (
                    SELECT node, MIN(label) AS label FROM (
                        SELECT node, label FROM {result}
                        UNION ALL
                        SELECT e.a, l.label FROM graph_edges AS e JOIN {result} AS l ON l.node = e.b
                        UNION ALL
                        SELECT own.label, other.label FROM graph_edges AS e
                        JOIN {result} AS own ON own.node = e.a JOIN {result} AS other ON other.node = e.b
                    ) GROUP BY node
                )
                SELECT s.node, LEAST(s.label, t.label) AS label FROM spread AS s JOIN spread AS t
                    ON t.node = s.label"""
        )
        changed = connection.execute(
            f"SELECT COUNT(*) FROM graph_next AS n JOIN {result} AS r USING (node) WHERE n.label <> r.label"
        ).fetchall()[0][0]
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {result} AS SELECT node, label FROM graph_next")
        if not changed:
            return
