"""The report of an import, for people: a line per file, the reasons, and what to do."""

from __future__ import annotations

from pathlib import Path

from explorer_kit.cli.output import out
from explorer_kit.importers.report import FileReport, ImportReport

# of a folder with more files than this, only those are listed about which there is something to say
_MANY = 20
_OPEN = "SELECT file, location, message, raw FROM rejected_rows WHERE state = 'open'"


def write_report(report: ImportReport, journal: Path) -> None:
    """Write the report to stdout."""
    lines = [line for file in report.files for line in lines_of(file)]
    rejected = sum(sum(file.rejected.values()) for file in report.files)
    if report.dry_run:
        lines.append("Nothing was stored: this was a dry run.")
    elif rejected:
        lines += [
            f"{_count(rejected, 'row')} could not be used; they are kept as read. "
            "Mend them in notebook 01_import_logs, or look at them:",
            f'  explorer-kit sql "{_OPEN}" --journal {journal}',
        ]
    if report.doubtful and not report.dry_run:
        pairs = _count(report.doubtful, "pair")
        lines.append(f"{pairs} of people may be one person: decide in notebook 01_import_logs.")
    console = out()
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


def lines_of(file: FileReport, depth: int = 0) -> list[str]:
    """Return the lines about one path: a sentence, then reasons and warnings, then its parts."""
    indent = "  " * depth
    if not file.ok and not file.parts:
        return [f"{indent}{file.path}: not read ({file.error}). {file.message}"]
    source = f" ({file.source})" if file.source else ""
    lines = [f"{indent}{file.path}{source}: {_sums(file)}"]
    if not file.parts:
        lines += [f"{indent}  {text}" for text in _reasons(file)]
        lines += [f"{indent}  {text}" for text in file.details or file.warnings]
    shown = [part for part in file.parts if len(file.parts) <= _MANY or _is_remarkable(part)]
    for part in shown:
        lines += lines_of(part, depth + 1)
    if len(shown) < len(file.parts):
        lines.append(f"{indent}  {_count(len(file.parts) - len(shown), 'file')} read without a remark")
    return lines


def _sums(file: FileReport) -> str:
    """Say how many records were read and what became of them; the numbers add up."""
    known = f", {file.unchanged} of them known already" if file.unchanged else ""
    words = [f"{_count(file.read, 'record')} read", f"{file.used} used{known}"]
    for name in ("skipped", "rejected"):
        if count := sum(getattr(file, name).values()):
            words.append(f"{count} {name}")
    if file.superseded:
        words.append(f"{file.superseded} changed since the last load")
    if file.gone:
        words.append(f"{file.gone} no longer in the file (kept)")
    return "; ".join(words)


def _reasons(file: FileReport) -> list[str]:
    return [
        f"{name}: " + ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        for name in ("skipped", "rejected")
        if (reasons := getattr(file, name))
    ]


def _is_remarkable(part: FileReport) -> bool:
    return not part.ok or bool(part.rejected or part.warnings or part.parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
