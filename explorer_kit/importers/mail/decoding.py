"""From the bytes of a message to text: charsets that lie, transfer encodings cut off, encoded words."""

from __future__ import annotations

import binascii
import codecs
import re
import unicodedata
from functools import lru_cache

_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)[ \t\r\n]+(?==\?)")
_TEXT_CODECS = re.compile(
    r"utf|iso|cp\d|windows|latin|koi|euc|gb|big5|shift|hz|ascii|mac|tis|johab|ptcp|kz|hp_roman|palmos"
)
_LINE_ENDS = re.compile(r"\r+\n|\r")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
# mislabelled for decades: who says Latin-1 means Windows-1252, who says GB2312 means its successor
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
_NOT_BASE64 = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)


@lru_cache(maxsize=200)
def _codec(charset: str) -> str | None:
    """Return the codec of a charset's name; None for one that does not exist or is none for text."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if _TEXT_CODECS.match(name) else None


def decode_bytes(data: bytes, charset: str | None = None) -> str:
    """Return text of bytes: by their charset if they can be read so, else UTF-8, else Windows-1252."""
    codec = _codec(charset) if charset else None
    tries = (codec, "utf-8") if codec != "cp1252" else ("utf-8",)
    for name in tries:
        if name is None:
            continue
        try:
            return data.decode(name)
        except (UnicodeError, ValueError):
            continue
    if codec not in (None, "cp1252", "utf-8"):
        return data.decode(codec, "replace")
    return data.decode("cp1252", "replace")


def tidy(text: str) -> str:
    """Return text in NFC with lines that end in LF, without zero characters and halves of characters."""
    text = _LINE_ENDS.sub("\n", text) if "\r" in text else text
    if text.isascii():
        return text.replace("\x00", "")
    return unicodedata.normalize("NFC", _UNREADABLE.sub("", text)).replace("\ufeff", "")


def decode_words(text: str) -> str:
    """Return header text with its encoded words (RFC 2047) read; broken ones stay as they are."""
    if "=?" not in text:
        return tidy(text)
    text = _BETWEEN_WORDS.sub("", text)
    parts: list[str] = []
    run: list[bytes] = []
    charset, end = "", 0
    for match in _ENCODED_WORD.finditer(text):
        data = _bytes_of_word(match[2], match[3])
        name = match[1].partition("*")[0].lower()
        # a letter may be cut in two by the end of a word: words that touch are read as one
        if run and (match.start() > end or name != charset):
            parts.append(decode_bytes(b"".join(run), charset))
            run = []
        parts.append(text[end : match.start()])
        run.append(data)
        charset, end = name, match.end()
    if run:
        parts.append(decode_bytes(b"".join(run), charset))
    return tidy("".join([*parts, text[end:]]))


def _bytes_of_word(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return unbase64(data) if encoding in "bB" else binascii.a2b_qp(data.replace(b"_", b"=20"))


def unbase64(data: bytes) -> bytes:
    """Return the bytes of base64 text as far as it goes, whatever stands between its letters."""
    letters = data.partition(b"=")[0].translate(None, _NOT_BASE64)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def untransfer(data: bytes, encoding: str) -> bytes:
    """Return the bytes of a part behind its Content-Transfer-Encoding; an unknown one is none."""
    encoding = encoding.strip().strip("\"'").lower()
    if encoding == "base64":
        return unbase64(data)
    return binascii.a2b_qp(data) if encoding == "quoted-printable" else data
