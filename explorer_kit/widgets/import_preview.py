"""What was found under the paths chosen, before anything is loaded."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from explorer_kit.importers.base import importers
from explorer_kit.importers.preview import FilePreview, Preview, SheetPreview
from explorer_kit.importers.words import counted
from explorer_kit.widgets import markup

MOST_PROBLEMS = 10


def found_html(preview: Preview) -> str:
    """Return what the files are, which cannot be read, and the first rows of tables."""
    if not preview.files:
        return markup.paragraph("No files were found there.")
    sheets = [sheet for table in preview.tables for sheet in table.sheets]
    shown = "".join(_sheet(sheet) for sheet in sheets if not sheet.skipped)
    return _recognised(preview) + _refused(preview) + _problems(preview) + shown + _left_out(sheets)


def _recognised(preview: Preview) -> str:
    kinds = Counter(
        file.title or file.source or "" for file in preview.files if file.source and not refused(file)
    )
    if len(preview.files) == 1 and kinds:
        return markup.paragraph(f"{_short(preview.files[0])} is read as: {next(iter(kinds))}.")
    found = [f"{counted(count, 'file', 'files')} as {title}" for title, count in kinds.most_common()]
    return markup.paragraph(f"Read: {'; '.join(found)}.") if found else ""


def refused(file: FilePreview) -> bool:
    """Tell whether a file is known and holds nothing for a journal."""
    known = importers()
    return file.source in known and known[file.source].refuses


def _refused(preview: Preview) -> str:
    names = [_short(file) for file in preview.files if refused(file)]
    shown = ", ".join(names[:MOST_PROBLEMS]) + (" …" if len(names) > MOST_PROBLEMS else "")
    words = f"Known, and not used: {shown}. Try it out to see why." if names else ""
    return markup.paragraph(words, quiet=True) if words else ""


def _short(file: FilePreview) -> str:
    return PurePath(file.name).name or file.name


def _problems(preview: Preview) -> str:
    problems = [file for file in preview.files if not file.source]
    shown = "".join(
        markup.paragraph(
            file.problem.replace(file.name, _short(file)) or f"{_short(file)} was not recognised."
        )
        for file in problems[:MOST_PROBLEMS]
    )
    more = len(problems) - MOST_PROBLEMS
    return shown + (
        markup.paragraph(f"… and {counted(more, 'more file', 'more files')} that cannot be read.")
        if more > 0
        else ""
    )


def _sheet(sheet: SheetPreview) -> str:
    title = f"First rows of '{sheet.name}'" if sheet.name else "First rows"
    return markup.heading(title, level=4) + markup.table(sheet.header, sheet.rows)


def _left_out(sheets: list[SheetPreview]) -> str:
    names = [f"'{sheet.name}'" for sheet in sheets if sheet.skipped]
    return (
        markup.paragraph(f"Sheets without a log are left out: {', '.join(names)}.", quiet=True)
        if names
        else ""
    )
