"""The one entry to table files: bytes in, sheets out, whatever the file is called."""

from __future__ import annotations

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.reading.content import Content, content_of
from explorer_kit.importers.reading.delimited import read_delimited
from explorer_kit.importers.reading.sheets import TableFile
from explorer_kit.importers.reading.spreadsheets import read_workbook
from explorer_kit.importers.reading.text import decode

WORKBOOKS = {Content.XLSX, Content.XLS, Content.ODS}
_A_DOCUMENT = (
    "binary_not_csv",
    "is a document, not a table. Copy its table into a spreadsheet and save that as .xlsx.",
)
_REFUSED: dict[Content, tuple[str, str]] = {
    Content.EMPTY: ("empty_file", "holds nothing (0 bytes of text). Export it again."),
    Content.HTML: (
        "html_not_csv",
        "is a web page, not a table: the site probably asked for a login instead of sending the file. "
        "Log in, download it again, and check that it opens as a table.",
    ),
    Content.BINARY: ("binary_not_csv", "is no text and no workbook. Choose the exported .csv or .xlsx file."),
    # it may be a table of this program's
    Content.PARQUET: ("binary_not_csv", "is a Parquet file, but no table of explorer_kit. Save it as .csv."),
    Content.DOCUMENT: _A_DOCUMENT,
    # it may be a transcript: walking lets it through to the importers
    Content.DOCX: _A_DOCUMENT,
    Content.ZIP: ("unrecognised", "is a zip archive, not a table. Import the archive, or the table in it."),
    Content.BROKEN_ZIP: (
        "corrupt_zip",
        "is a workbook or zip that was cut off or damaged. Download or export it again.",
    ),
    Content.XLSB: ("needs_conversion", "is a binary workbook (.xlsb). Open it and save it as .xlsx."),
    Content.NUMBERS: ("needs_conversion", "is a Numbers file. In Numbers: File > Export To > Excel or CSV."),
    Content.SPREADSHEET_XML: (
        "needs_conversion",
        "is an XML spreadsheet of 2003. Open it and save it as .xlsx.",
    ),
    Content.CLOUD_LINK: (
        "needs_conversion",
        "is only a link to an online sheet. Open it there and choose File > Download > .xlsx.",
    ),
    Content.LOCKED_WORKBOOK: ("encrypted_zip", "is protected by a password. Save it without one."),
    Content.OUTLOOK_STORE: (
        "needs_conversion",
        "is an Outlook data file (.pst). Convert it to mbox first, with readpst or by importing it into "
        "Thunderbird.",
    ),
    Content.OUTLOOK_MESSAGE: (
        "needs_conversion",
        "is an Outlook message (.msg). Save it as .eml, or drag it into Thunderbird and export it from "
        "there.",
    ),
}


def refuse(content: Content, name: str) -> None:
    """Raise what is wrong with a file that is neither text nor a workbook that can be read.

    Raises
    ------
    ImportFileError
        With the code and the advice for that content; nothing happens for text, xlsx, xls and ods.
    """
    if content in _REFUSED:
        code, advice = _REFUSED[content]
        raise ImportFileError(code, f"{name} {advice}")


def read_table_file(data: bytes, name: str) -> TableFile:
    """Read a csv, tsv, xlsx, xls or ods file into sheets; what it is decides its content, not its name.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        For messages.

    Raises
    ------
    ImportFileError
        A file error code of FORMATS.md: ``empty_file``, ``no_rows`` (nothing but blanks), ``html_not_csv``,
        ``binary_not_csv``, ``corrupt_zip``, ``encrypted_zip``, ``needs_conversion``, ``unreadable``.
    """
    content = content_of(data)
    refuse(content, name)
    is_workbook = content in WORKBOOKS
    table = TableFile(read_workbook(data, name, content)) if is_workbook else _read_text(data)
    if all(row.is_blank for sheet in table.sheets for row in sheet.rows):
        raise ImportFileError(
            "no_rows", f"{name} holds only blank rows. Check that the right sheet was exported."
        )
    return table


def _read_text(data: bytes) -> TableFile:
    decoded = decode(data)
    sheet, warnings = read_delimited(decoded.text)
    return TableFile((sheet,), decoded.warnings + warnings, decoded.encoding)
