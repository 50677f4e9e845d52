from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.reading.text import decode, looks_twice_encoded

TEXT = "Name,Ort\nZoë Müßig,Köln\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark, encoding):
    decoded = decode(mark + TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_told_by_its_zero_bytes(encoding):
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TEXT, encoding, ())


def test_utf8_without_mark():
    assert decode(TEXT.encode("utf-8")).text == TEXT


def test_a_short_windows_file_is_cp1252_and_not_cp1250():
    decoded = decode("Name\nJosé Ibáñez – 5 €\n".encode("cp1252"))
    assert decoded.text == "Name\nJosé Ibáñez – 5 €\n"
    assert decoded.encoding == "cp1252"


def test_lines_of_two_encodings_are_decoded_each_by_its_own():
    data = "Zoë,1\n".encode() + "André,2\n".encode("cp1252")
    decoded = decode(data)
    assert decoded.text == "Zoë,1\nAndré,2\n"
    assert decoded.warnings == ("possible_mojibake",)


def test_decomposed_accents_become_composed():
    assert decode("Zoe\u0308".encode()).text == "Zo\u00eb"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n", "\n"])
def test_every_line_end_becomes_a_line_feed(end):
    assert decode(f"a{end}b{end}".encode()).text == "a\nb\n"


def test_zero_bytes_are_removed_with_a_warning():
    decoded = decode(b"Name,City\nAda\x00 Probe,Kiel and some more text\n")
    assert decoded.text == "Name,City\nAda Probe,Kiel and some more text\n"
    assert decoded.warnings == ("nul_byte",)


@pytest.mark.parametrize("word", ["ZoÃ«", "JosÃ©", "donâ€™t", "5Â°", "MÃ¼ÃŸig", "ðŸ‘\u008d"])
def test_double_encoding_is_noticed(word):
    assert "possible_mojibake" in decode(f"Name\n{word}\n".encode()).warnings


@pytest.mark.parametrize("word", ["Zoë", "São Paulo", "NÃO", "Ångström", "Ärger", "“quoted”", "Âge"])
def test_ordinary_accents_are_no_double_encoding(word):
    assert not looks_twice_encoded(word)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data):
    decoded = decode(data)
    assert "\x00" not in decoded.text
    assert "\r" not in decoded.text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\ufeff"), max_size=80))
def test_what_is_written_as_utf8_is_read_back(text):
    import unicodedata

    assert decode(text.encode("utf-8")).text == unicodedata.normalize("NFC", text)
