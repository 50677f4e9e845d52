"""What files are and how they would be read, without loading them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile, importer_for
from explorer_kit.importers.chosen_orders import with_order
from explorer_kit.importers.preview import FilePreview, Preview
from explorer_kit.importers.walking import Found, find_files


def preview(paths: Sequence[Path | SourceFile], context: ImportContext) -> Preview:
    """Look at files, folders and zips: what each was recognised as, how the columns of tables are read."""
    return Preview(files=tuple(_look(found, context) for path in paths for found in find_files(path)))


def _look(found: Found, context: ImportContext) -> FilePreview:
    if found.file is None:
        return FilePreview(name=found.name, problem=found.error.message if found.error else "")
    try:
        importer = importer_for(found.file, context)
        chosen = with_order(context, importer.source, found.file)
        table = importer.preview(found.file, chosen) if importer.preview else None
    except ImportFileError as error:
        return FilePreview(name=found.name, problem=error.message)
    return FilePreview(name=found.name, source=importer.source, title=importer.title, table=table)
