"""From bytes to text: which encoding, which line ends, which damage.

The order of trials is fixed, because statistical guessing fails on files of a few lines: a byte order mark,
then UTF-16 by the position of its zero bytes, then strict UTF-8, then Windows-1252. A file whose lines were
pasted together from two encodings is decoded line by line.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 8192
_CP1252_HIGH = bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore")
# What UTF-8 looks like once it was read as Windows-1252: 'Ã©' for 'é', 'â€™' for an apostrophe.
_TWICE_ENCODED = re.compile(
    f"Ã[\u0080-\u00bf{_CP1252_HIGH}]|â€[\u0080-\u00bf{_CP1252_HIGH}]|Â[\u00a0-\u00bf]|ðŸ"
)
_LINE_ENDS = re.compile(r"\r+\n|\r")


@dataclass(frozen=True, slots=True)
class DecodedText:
    r"""Text of a file with how it was read.

    Attributes
    ----------
    text
        NFC, lines end in ``\n``, without zero characters and byte order mark.
    encoding
        ``utf-8``, ``utf-16-le``, ``utf-16-be``, ``utf-32-le``, ``utf-32-be``, ``cp1252`` or ``mixed``.
    warnings
        Codes of FORMATS.md: ``nul_byte``, ``possible_mojibake``.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> DecodedText:
    """Decode the bytes of a text file; never fails, doubt is a warning.

    Bytes that no trial can read become U+FFFD.
    """
    text, encoding = _decode_raw(data)
    warnings = []
    if "\x00" in text:
        text = text.replace("\x00", "")
        warnings.append("nul_byte")
    text = unicodedata.normalize("NFC", normalise_line_ends(text)).removeprefix("\ufeff")
    if encoding == "mixed" or looks_twice_encoded(text) or "\ufffd" in text:
        warnings.append("possible_mojibake")
    return DecodedText(text, encoding, tuple(warnings))


def decode_exactly(data: bytes) -> str:
    """Return the text that positions were counted in: line ends and accents as they are, no mark in front."""
    return _decode_raw(data)[0]


def normalise_line_ends(text: str) -> str:
    r"""Return text whose lines end in ``\n``, whether they ended in CR, LF, CR LF or CR CR LF."""
    return _LINE_ENDS.sub("\n", text) if "\r" in text else text


def looks_twice_encoded(text: str) -> bool:
    """Tell whether text holds letters such as ``Ã©`` that come from reading UTF-8 as Windows-1252."""
    return _TWICE_ENCODED.search(text) is not None


def utf16_without_mark(data: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` if zero bytes stand where that encoding puts them, else None.

    Western text in UTF-16 has a zero in nearly every second byte. Such text is also valid UTF-8 (with zeros),
    which is why this is asked before UTF-8 is tried.
    """
    sample = data[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even = sample[0 : 2 * pairs : 2].count(0) / pairs
    odd = sample[1 : 2 * pairs : 2].count(0) / pairs
    if odd >= 0.6 and even <= 0.1:
        return "utf-16-le"
    if even >= 0.6 and odd <= 0.1:
        return "utf-16-be"
    return None


def _decode_raw(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    guess = utf16_without_mark(data)
    if guess is not None:
        return data.decode(guess, errors="replace"), guess
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_eight_bit(data)


def _decode_eight_bit(data: bytes) -> tuple[str, str]:
    """Decode what is not UTF-8 throughout: by line where some lines are, else as Windows-1252."""
    lines = data.split(b"\n")
    encodings = [_line_encoding(line) for line in lines]
    if "utf-8" not in encodings:
        return data.decode("cp1252", errors="replace"), "cp1252"
    decoded = (
        line.decode(encoding, errors="replace") for line, encoding in zip(lines, encodings, strict=True)
    )
    return "\n".join(decoded), "mixed"


def _line_encoding(line: bytes) -> str:
    if line.isascii():
        return "ascii"
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
