"""The report of an import, in sentences and a table."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from explorer_kit.importers.base import importers
from explorer_kit.importers.report import NO_HARM
from explorer_kit.importers.words import REASONS, WARNINGS, counted, in_words, rows_of_table
from explorer_kit.widgets import markup

if TYPE_CHECKING:
    from explorer_kit.importers.report import FileReport, ImportReport

HEADER = [
    "File",
    "Read as",
    "Read",
    "Used",
    "Known",
    "Skipped",
    "Rejected",
    "What it tells of, and what was left out",
]
NUMBERS = frozenset({2, 3, 4, 5, 6})
MOST_ROWS = 100
SHOWN_TABLES = ("contacts", "events", "interviews", "skill_mentions", "referrals")


def summary(report: ImportReport) -> str:
    """Return in sentences what an import did, or would do."""
    leaves = [leaf for file in report.files for leaf in file.leaves()]
    read, used, known = (
        sum(getattr(leaf, name) for leaf in leaves) for name in ("read", "used", "unchanged")
    )
    skipped = sum(sum(leaf.skipped.values()) for leaf in leaves)
    rejected = rejected_count(report)
    if not leaves or not read:
        return _nothing(leaves)
    parts = [f"{used:,} used" + (f" ({known:,} of them known already)" if known else "")]
    parts += [f"{skipped:,} skipped"] if skipped else []
    parts += [f"{rejected:,} rejected"] if rejected else []
    sentence = f"{counted(read, 'record', 'records')} read: {', '.join(parts)}."
    added = _added(report)
    if report.dry_run and (tells := _tells(_summed(leaves, "found"))):
        sentence += f" They tell of {tells}."
    nothing_new = "Nothing new was found." if not report.dry_run else "Nothing new would be added."
    verb = "Would be added" if report.dry_run else "Added"
    return f"{sentence} {f'{verb}: {added}.' if added else nothing_new}"


def _nothing(leaves: list[FileReport]) -> str:
    broken = [leaf for leaf in leaves if not leaf.ok]
    if len(broken) == 1:
        return broken[0].message
    return f"No records were found in {counted(len(leaves), 'file', 'files')}."


def _added(report: ImportReport) -> str:
    totals: dict[str, int] = {}
    for file in report.files:
        for table, count in file.added.items():
            totals[table] = totals.get(table, 0) + count
    return ", ".join(rows_of_table(name, totals[name]) for name in SHOWN_TABLES if totals.get(name))


def _summed(leaves: list[FileReport], name: str) -> dict[str, int]:
    totals: dict[str, int] = {}
    for leaf in leaves:
        for key, count in getattr(leaf, name).items():
            totals[key] = totals.get(key, 0) + count
    return totals


def _tells(found: dict[str, int]) -> str:
    """Return what records tell of: ``12 people, 30 messages, 4 meetings``."""
    nouns = {"people": "person", "messages": "message", "meetings": "meeting"}
    named = [counted(found[many], one, many) for many, one in nouns.items() if found.get(many)]
    return ", ".join(named)


def labels(report: ImportReport) -> dict[str, int]:
    """Return how many records bear each label or calendar name."""
    return _summed([leaf for file in report.files for leaf in file.leaves()], "labels")


def rejected_count(report: ImportReport) -> int:
    """Return how many records were rejected."""
    return sum(sum(leaf.rejected.values()) for file in report.files for leaf in file.leaves())


def report_html(report: ImportReport) -> str:
    """Return the table of a report, one row per single file.

    Files that failed come first, those that hold no log - which is no failure - last.
    """
    leaves = sorted((leaf for file in report.files for leaf in file.leaves()), key=_place)
    rows = [_row(leaf) for leaf in leaves[:MOST_ROWS]]
    more = len(leaves) - MOST_ROWS
    rest = markup.paragraph(f"… and {more:,} more files.", quiet=True) if more > 0 else ""
    return f"<div class=ek-report>{markup.table(HEADER, rows, numbers=NUMBERS)}</div>{rest}"


def _place(leaf: FileReport) -> int:
    if leaf.ok:
        return 1
    return 2 if leaf.error in NO_HARM else 0


def _row(leaf: FileReport) -> list[str]:
    name = PurePath(leaf.path).name
    if not leaf.ok:
        kind = "not used" if leaf.error in NO_HARM else "could not be read"
        return [name, kind, *["–"] * len(NUMBERS), leaf.message.replace(leaf.path, name)]
    left_out = (sum(counts.values()) for counts in (leaf.skipped, leaf.rejected))
    numbers = (leaf.read, leaf.used, leaf.unchanged, *left_out)
    return [name, _title(leaf.source), *(f"{number:,}" for number in numbers), "\n".join(_remarks(leaf))]


def _remarks(leaf: FileReport) -> list[str]:
    """Return what there is to say of a file that was read, a line for each."""
    tells = _tells(leaf.found)
    remarks = [tells] if tells else []
    remarks += [
        f"{name}: {_by_reason(counts)}"
        for name, counts in (("Skipped", leaf.skipped), ("Rejected", leaf.rejected))
        if counts
    ]
    remarks += leaf.details or [in_words(code, WARNINGS) for code in leaf.warnings]
    if leaf.superseded:
        remarks.append(f"{counted(leaf.superseded, 'record', 'records')} in a newer edition")
    if leaf.gone:
        remarks.append(
            f"{counted(leaf.gone, 'record', 'records')} no longer in the file, kept in the journal"
        )
    return [remark.replace(leaf.path, PurePath(leaf.path).name) for remark in remarks]


def _title(source: str | None) -> str:
    known = importers()
    return known[source].title if source in known else source or "–"


def _by_reason(counts: dict[str, int]) -> str:
    return "; ".join(f"{in_words(code, REASONS)}: {count:,}" for code, count in counts.items())
