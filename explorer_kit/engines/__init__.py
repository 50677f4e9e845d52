"""Where a metric's query runs: one module per engine, each with the same ``run(connection, sql, bindings)``.

An engine knows nothing of metrics: it is handed finished SQL and the values of its ``$parameters``.
"""
