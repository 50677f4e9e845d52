"""Look at a metric: parameters, chart and table, what it means, the SQL that ran, and the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ipywidgets as ipw

from explorer_kit.importers.words import counted
from explorer_kit.metrics.header import Metric
from explorer_kit.widgets import fields, markup, metric_card, metric_rows
from explorer_kit.widgets.chart_view import ChartView
from explorer_kit.widgets.frames import frame_html
from explorer_kit.widgets.metric_inputs import MetricInputs
from explorer_kit.widgets.panel import Panel

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

Params = Mapping[str, Any]

SHORT_TABLE = 20
LONGEST_TABLE = 200
NOTHING_YET = "There is nothing to show yet: import your logs first (notebook 01)."


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorerActions:
    """What the metric explorer needs.

    Attributes
    ----------
    metrics : tuple of Metric
        Those to choose from, as the catalog reads them.
    run : callable
        ``(name, params) → DataFrame``; ``as_of`` is missing or None where none was chosen.
    rows_behind : callable
        ``(name, params, row) → DataFrame``: the rows that one row of the result counts.
    sql : callable
        ``(name, params) → str``: the query with its values, to be read and copied.
    chart : callable
        ``(name, frame) → Figure``, or None for a metric that is read as a list.
    """

    metrics: tuple[Metric, ...]
    run: Callable[[str, Params], pd.DataFrame]
    rows_behind: Callable[[str, Params, Mapping[str, Any]], pd.DataFrame]
    sql: Callable[[str, Params], str]
    chart: Callable[[str, pd.DataFrame], Figure | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDraft:
    """The metric that is asked for, with its parameters."""

    name: str
    params: Params


class MetricExplorer(Panel):
    """A metric with everything that makes it answerable for.

    Parameters
    ----------
    actions : ExplorerActions
        What the panel can ask for.
    metric : str, optional
        The one to begin with; else the first.

    Attributes
    ----------
    metric : Dropdown
        The metric's name.
    inputs : MetricInputs
        ``inputs.values[param]``: the input of each parameter, ``as_of`` among them.
    find : Text
        Words that the rows shown must contain.
    row : Dropdown
        The row of the result whose rows are shown; its value is the row's position.
    chart : ChartView
        The chart; clicking a bar or point chooses its row.
    frame, rows : DataFrame or None
        The result, and the rows behind the one that was chosen.
    """

    def __init__(self, actions: ExplorerActions, metric: str | None = None) -> None:
        super().__init__(
            "Explore a metric",
            "Every number with its definition, the query that made it, and the records it counts.",
        )
        self._actions = actions
        self._metrics = {each.name: each for each in actions.metrics}
        self.frame: pd.DataFrame | None = None
        self.rows: pd.DataFrame | None = None
        self._make_parts(metric or next(iter(self._metrics)))
        self.compose(
            fields.row(self.metric, self.inputs, self.again), self.card, self.message, self.chart, self.find,
            self.table, self.row, self.behind, self.query,
        )  # fmt: skip
        with self.at_work():
            self._other_metric()

    def _make_parts(self, metric: str) -> None:
        titles = [(each.title, each.name) for each in self._metrics.values()]
        self.metric = fields.choice_field("Metric", titles, metric)
        self.inputs = MetricInputs()
        self.again = fields.button("Refresh", hint="Ask the journal again")
        self.card, self.table, self.behind, self.query = (ipw.HTML() for _ in range(4))
        self.chart = ChartView()
        self.find = fields.text_field("Find in the table", hint="one or more words", live=True)
        self.row = fields.choice_field("Rows behind", [metric_rows.NONE], -1, width="420px")
        self.on_input(self.metric, self._other_metric)
        self.on_press(self.again, self._ask, "")
        self.on_input(self.row, self._show_rows)
        self.on_input(self.find, self._show_table)
        self.inputs.on_change(self.refresh)
        self.chart.on_click(self._clicked)

    def draft(self) -> MetricDraft:
        """Return what is asked for."""
        return MetricDraft(name=self.metric.value, params=self.inputs.read())

    def refresh(self) -> None:
        """Ask the journal again, with the same parameters."""
        with self.at_work():
            self._ask()

    def _ask(self) -> None:
        draft = self.draft()
        try:
            frame = self._actions.run(draft.name, draft.params)
            figure = None if frame.empty else self._actions.chart(draft.name, frame)
            sql = self._actions.sql(draft.name, draft.params)
        except Exception:
            # what stands there answers another question: better nothing than that
            self._clear()
            raise
        self.frame = frame
        self.query.value = markup.folded("The SQL that made it", sql)
        self._show_table()
        self.chart.show(figure)
        self.message.say(NOTHING_YET if frame.empty else "")

    def _show_table(self) -> None:
        """Show the rows that contain what is looked for, and offer them to be opened."""
        if self.frame is None:
            return
        positions = metric_rows.containing(self.frame, self.find.value)
        self.table.value = frame_html(self.frame.iloc[positions], LONGEST_TABLE)
        self._offer(positions[:LONGEST_TABLE])
        fields.show(self.find, len(self.frame) > SHORT_TABLE)
        fields.show(self.row, not self.frame.empty)

    def _offer(self, positions: list[int]) -> None:
        if self.frame is None:
            return
        metric = self._metrics[self.metric.value]
        self.row.options = [metric_rows.NONE, *metric_rows.options(self.frame, metric, positions)]
        self.row.value = -1

    def _clear(self) -> None:
        self.frame = self.rows = None
        self.table.value = self.behind.value = self.query.value = ""
        self.chart.show(None)

    def _other_metric(self) -> None:
        metric = self._metrics[self.metric.value]
        self.inputs.show_params(metric.params)
        self.card.value = metric_card.card_html(metric)
        self.find.value = ""
        self._ask()

    def _show_rows(self) -> None:
        if self.frame is None or self.row.value is None or self.row.value < 0:
            self.rows, self.behind.value = None, ""
            return
        self._show_rows_of(metric_rows.record(self.frame, self.row.value))

    def _show_rows_of(self, row: Mapping[str, Any]) -> None:
        draft = self.draft()
        self.rows = self._actions.rows_behind(draft.name, draft.params, row)
        count = markup.paragraph(f"{counted(len(self.rows), 'record', 'records')}:", quiet=True)
        self.behind.value = frame_html(self.rows) if self.rows.empty else count + frame_html(self.rows)

    def _clicked(self, point: dict[str, Any]) -> None:
        if self.frame is None:
            return
        with self.at_work():
            key = metric_rows.key_of(point, self._metrics[self.metric.value])
            if key is None:
                return
            position = metric_rows.position_of(key, self.frame)
            if position not in {value for _, value in self.row.options}:
                self._offer([position])
            self.row.value = position
            self._show_rows_of(key)
