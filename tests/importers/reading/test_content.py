from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.reading.content import Content, content_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def zip_with(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"", Content.EMPTY),
        (b"\xef\xbb\xbf", Content.EMPTY),
        (b"\xff\xfe", Content.EMPTY),
        (b"Name,City\nAda,Kiel\n", Content.TEXT),
        (b"\n\n  \n", Content.TEXT),
        (b"Name,City\nAda\x00,Kiel\n", Content.TEXT),
        ("Name,City\nAda,Kiel\n".encode("utf-16-le"), Content.TEXT),
        ("\ufeffName,City\nAda,Kiel\n".encode("utf-16-be"), Content.TEXT),
        (b"GIF89 is a format,Name\n", Content.TEXT),
        (b"<!DOCTYPE html>\n<html><body>Log in</body></html>", Content.HTML),
        (b"\xef\xbb\xbf  <!-- cached -->\n<HTML lang='en'>", Content.HTML),
        (b"<table><tr><td>Name</td></tr></table>", Content.HTML),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Content.BINARY),
        (b"%PDF-1.7 ...", Content.BINARY),
        (bytes(5000), Content.BINARY),
        (bytes(range(256)) * 20, Content.BINARY),
        (b"!BDN" + bytes(100), Content.OUTLOOK_STORE),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), Content.OUTLOOK_MESSAGE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Content.LOCKED_WORKBOOK),
        (OLE + "Workbook".encode("utf-16-le"), Content.XLS),
        (OLE + "WordDocument".encode("utf-16-le"), Content.DOCUMENT),
        (OLE, Content.BINARY),
        (b"PK\x03\x04 cut off", Content.BROKEN_ZIP),
        (b'{"url": "https://docs.example.org", "doc_id": "x"}', Content.CLOUD_LINK),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', Content.SPREADSHEET_XML),
    ],
)
def test_content_is_told_from_bytes(data, content):
    assert content_of(data) is content


@pytest.mark.parametrize(
    ("members", "content"),
    [
        ({"[Content_Types].xml": "", "xl__workbook.xml": ""}, Content.XLSX),
        ({"[Content_Types].xml": "", "xl__workbook.bin": ""}, Content.XLSB),
        ({"[Content_Types].xml": "", "word__document.xml": ""}, Content.DOCX),
        ({"[Content_Types].xml": "", "ppt__presentation.xml": ""}, Content.DOCUMENT),
        ({"Index__Document.iwa": ""}, Content.NUMBERS),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, Content.ODS),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, Content.DOCUMENT),
        ({"Connections.csv": "First Name"}, Content.ZIP),
    ],
)
def test_zips_are_told_apart_by_their_members(members, content):
    assert content_of(zip_with(**members)) is content


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data):
    assert content_of(data) in Content


@given(st.binary(max_size=200), st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", OLE, b"!BDN"]))
def test_no_bytes_after_a_magic_number_make_it_fail(data, magic):
    assert content_of(magic + data) in Content
