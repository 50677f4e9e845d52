"""One ``.sql`` file per metric, with a header that tells people and programs what it answers.

Open the file of the metric you want to understand: it begins with its title, definition, unit and source and
holds nothing but the query. ``catalog`` lists the metrics and turns one with its parameters into SQL.
"""

from explorer_kit.metrics.catalog import find, names, query, rows_query
from explorer_kit.metrics.header import Column, Metric, Param
from explorer_kit.metrics.rendering import Query

__all__ = ["Column", "Metric", "Param", "Query", "find", "names", "query", "rows_query"]
