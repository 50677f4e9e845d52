"""Panels for a journal: each is handed the journal's own methods, and knows nothing else of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer_kit.errors import ExplorerKitError
from explorer_kit.journal.guide_panels import GUIDE_PANELS
from explorer_kit.metrics import catalog

if TYPE_CHECKING:
    import pandas as pd

    from explorer_kit.journal.facade import Journal
    from explorer_kit.widgets.import_actions import RejectedActions
    from explorer_kit.widgets.panel import Panel


def make_panel(journal: Journal, name: str, **options: Any) -> Panel:
    """Return a panel by its name.

    Raises
    ------
    ExplorerKitError
        There is no such panel; the message lists them.
    """
    if name not in PANELS:
        raise ExplorerKitError(f"There is no panel '{name}'. Panels: {', '.join(PANELS)}.")
    return PANELS[name](journal, **options)


def _import_panel(journal: Journal) -> Panel:
    from explorer_kit.widgets.import_actions import ImportActions
    from explorer_kit.widgets.import_panel import ImportPanel

    return ImportPanel(
        ImportActions(
            preview=journal.preview,
            run=journal.import_files,
            rejected=_rejected_actions(journal),
            save_mapping=journal.save_mapping,
            limits=journal.settings.limits,
            remember_limits=journal.remember_limits,
        )
    )


def _rejected_panel(journal: Journal, on_change: Callable[[], None] | None = None) -> Panel:
    from explorer_kit.widgets.rejected_panel import RejectedPanel

    return RejectedPanel(_rejected_actions(journal), on_change=on_change)


def _rejected_actions(journal: Journal) -> RejectedActions:
    from explorer_kit.widgets.import_actions import RejectedActions

    return RejectedActions(rejected=journal.rejected, mend=journal.mend, dismiss=journal.dismiss)


def _review_panel(journal: Journal, on_change: Callable[[], None] | None = None) -> Panel:
    from explorer_kit.widgets.review_actions import ReviewActions
    from explorer_kit.widgets.review_panel import ReviewPanel

    return ReviewPanel(
        ReviewActions(
            suggestions=journal.suggestions,
            decide=journal.decide_all,
            merges=journal.merges,
            undo=journal.undo_merge,
        ),
        on_change=on_change,
    )


def _metric_panel(journal: Journal, metric: str | None = None) -> Panel:
    from explorer_kit.widgets.metric_explorer import ExplorerActions, MetricExplorer

    def rows_behind(name: str, params: Mapping[str, Any], row: Mapping[str, Any]) -> pd.DataFrame:
        return journal.metric_rows(name, row, **params)

    return MetricExplorer(
        ExplorerActions(
            metrics=tuple(catalog.find(each) for each in catalog.names()),
            run=lambda name, params: journal.metric(name, **params),
            rows_behind=rows_behind,
            sql=lambda name, params: journal.metric_sql(name, **params),
            chart=_chart,
        ),
        metric,
    )


def _chart(name: str, frame: pd.DataFrame) -> Any:
    from explorer_kit import charts

    make = getattr(charts, name, None)
    return make(frame) if callable(make) else None


def _journal_panel(journal: Journal) -> Panel:
    import os

    from explorer_kit.journal import opening
    from explorer_kit.widgets.journal_picker import JournalPicker, PickerActions

    private = Path.cwd().parent / "data" / "private"
    fixed = opening.VARIABLE if os.environ.get(opening.VARIABLE) else ""
    return JournalPicker(
        PickerActions(
            current=None if journal.is_sample else journal.path,
            known=tuple(sorted(private.glob("*.duckdb"))),
            suggested=private / "me.duckdb",
            choose=opening.choose,
            reset_sample=lambda: opening.write_sample(opening.sample_path()),
            fixed_by=fixed,
        )
    )


PANELS: dict[str, Callable[..., Panel]] = {
    "import": _import_panel,
    "journal": _journal_panel,
    "metric": _metric_panel,
    "rejected": _rejected_panel,
    "review": _review_panel,
} | GUIDE_PANELS
