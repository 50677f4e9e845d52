"""What a file is, told from its first bytes and never from its name.

People rename files: a workbook called .csv is read as a workbook, a login page called .csv is recognised.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from typing import IO

from explorer_kit.importers.reading.text import decode, utf16_without_mark

_SAMPLE_BYTES = 65536
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BINARY_MAGICS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"%PDF-", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a",
    b"\xfd7zXZ", b"SQLite format 3\x00", b"ID3\x03", b"ID3\x04", b"\x7fELF", b"MZ\x90",
    b"OggS\x00",
)  # fmt: skip
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b")
_HTML_START = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.I | re.S
)


# the project file of an exchange of coded interviews, at the top or in the one folder of a repacked archive
_QDE = re.compile(r"(?:(?!__MACOSX)[^/]+/)?[^/]+\.qde", re.I)


class Content(StrEnum):
    """Kinds of content that readers tell apart."""

    EMPTY = "empty"
    TEXT = "text"
    HTML = "html"
    BINARY = "binary"
    ZIP = "zip"
    BROKEN_ZIP = "broken_zip"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    DOCUMENT = "document"
    DOCX = "docx"
    CODED_PROJECT = "coded_project"
    NUMBERS = "numbers"
    SPREADSHEET_XML = "spreadsheet_xml"
    CLOUD_LINK = "cloud_link"
    LOCKED_WORKBOOK = "locked_workbook"
    PARQUET = "parquet"
    OUTLOOK_STORE = "outlook_store"
    OUTLOOK_MESSAGE = "outlook_message"


def content_of(data: bytes) -> Content:
    """Tell what the bytes of a file are.

    A file of zero bytes or of nothing but a byte order mark is empty; a file of blank lines is text.
    """
    if data.startswith(_ZIP_MAGICS):
        return zip_content(io.BytesIO(data))
    if data.startswith(b"!BDN"):
        return Content.OUTLOOK_STORE
    if data.startswith(b"PAR1"):
        return Content.PARQUET
    if data.startswith(_OLE_MAGIC):
        return _ole_content(data)
    if data.startswith(_BINARY_MAGICS) or data[4:8] == b"ftyp" or _has_binary_bytes(data):
        return Content.BINARY
    return _text_content(data)


def zip_content(archive_file: IO[bytes]) -> Content:
    """Tell what an open file that begins as a zip is; only its list of contents is read."""
    try:
        with zipfile.ZipFile(archive_file) as archive:
            names = set(archive.namelist())
            kind = _office_kind(archive, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return Content.BROKEN_ZIP
    return kind


_OFFICE_PARTS = {
    "xl/workbook.bin": Content.XLSB,
    "word/document.xml": Content.DOCX,
    "xl/workbook.xml": Content.XLSX,
}


def _office_kind(archive: zipfile.ZipFile, names: set[str]) -> Content:
    if "[Content_Types].xml" in names:
        found = (kind for part, kind in _OFFICE_PARTS.items() if part in names)
        return next(found, Content.DOCUMENT)
    if "Index/Document.iwa" in names or "Index.zip" in names:
        return Content.NUMBERS
    if any(_QDE.fullmatch(name) for name in names):
        return Content.CODED_PROJECT
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        return _opendocument_kind(archive)
    return Content.ZIP


def _opendocument_kind(archive: zipfile.ZipFile) -> Content:
    try:
        declared = archive.read("mimetype")
    except (RuntimeError, zipfile.BadZipFile, zipfile.LargeZipFile):
        return Content.ZIP
    if b"opendocument.spreadsheet" in declared:
        return Content.ODS
    return Content.DOCUMENT if b"opendocument" in declared else Content.ZIP


def _ole_content(data: bytes) -> Content:
    """Tell OLE containers apart by the names of their streams, which stand in the file as UTF-16."""
    if _has_stream(data, "EncryptedPackage"):
        return Content.LOCKED_WORKBOOK
    if _has_stream(data, "__substg1.0_") or _has_stream(data, "__properties_version1.0"):
        return Content.OUTLOOK_MESSAGE
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return Content.XLS
    return Content.DOCUMENT if _has_stream(data, "WordDocument") else Content.BINARY


def _has_stream(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def _has_binary_bytes(data: bytes) -> bool:
    """Tell binary from text by control characters; a few stray zero bytes are text with damage."""
    sample = data[:_SAMPLE_BYTES]
    if (
        not sample
        or sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
        or utf16_without_mark(sample)
    ):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    zeros = sample.count(0)
    return (controls >= 3 and controls / len(sample) > 0.05) or zeros / len(sample) > 0.3


def _text_content(data: bytes) -> Content:
    head = decode(data[:_SAMPLE_BYTES]).text.lstrip("\ufeff")
    if not data or not head:
        return Content.EMPTY
    if _HTML_START.match(head[:4000]):
        return Content.HTML
    if "<?mso-application" in head[:1000] and "Excel.Sheet" in head[:1000]:
        return Content.SPREADSHEET_XML
    if head.lstrip().startswith("{") and '"doc_id"' in head and len(head) < 2000:
        return Content.CLOUD_LINK
    return Content.TEXT
