"""From bytes to rows: what a file is, its text, its tables, its archive. Nothing here knows a source."""

from explorer_kit.importers.reading.archives import (
    ZipLimits,
    ZipMember,
    is_clutter,
    walk_folder,
    walk_zip,
)
from explorer_kit.importers.reading.content import Content, content_of, zip_content
from explorer_kit.importers.reading.delimited import read_delimited
from explorer_kit.importers.reading.sheets import Cell, Sheet, SheetRow, TableFile, cell_text, is_blank
from explorer_kit.importers.reading.tables import read_table_file, refuse
from explorer_kit.importers.reading.text import DecodedText, decode

__all__ = [
    "Cell",
    "Content",
    "DecodedText",
    "Sheet",
    "SheetRow",
    "TableFile",
    "ZipLimits",
    "ZipMember",
    "cell_text",
    "content_of",
    "decode",
    "is_blank",
    "is_clutter",
    "read_delimited",
    "read_table_file",
    "refuse",
    "walk_folder",
    "walk_zip",
    "zip_content",
]
