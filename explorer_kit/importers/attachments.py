"""What lies beside logs and is none: the pictures and documents of a folder of notes, in fitting words."""

from __future__ import annotations

from pathlib import PurePosixPath

_KINDS = {
    "a picture": (
        ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".ico",
    ),
    "a recording": (
        ".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".aac", ".webm", ".mov", ".mkv",
    ),
    "a PDF": (".pdf",),
    "a web page": (".html", ".htm"),
    "a style sheet": (".css",),
}  # fmt: skip
_NAMED = {suffix: words for words, suffixes in _KINDS.items() for suffix in suffixes}
# what else may be done with one that holds something to learn from
_ADVICE = {
    "a recording": "Load its transcript (vtt, srt, txt or json) instead.",
    "a PDF": "What it says is not read: copy what you need into a note.",
}
# a web page or PDF that was chosen by itself is an export gone wrong, and is told so elsewhere
_ALONE = {"a picture", "a recording"}
_NO_TEXT = {"unrecognised", "binary_not_csv", "html_not_csv", "empty_file"}


def about(name: str, code: str | None, *, inside: bool) -> str | None:
    """Return what to tell of a file that could not be read, where its name says that it is no log.

    Parameters
    ----------
    name : str
        Of the file.
    code : str or None
        Why it could not be read.
    inside : bool
        It lies in a folder or zip, beside what was meant.

    Returns
    -------
    str or None
        A sentence or two; None: it may well have been meant as a log, or is broken in another way.
    """
    what = _NAMED.get(PurePosixPath(name.replace("\\", "/")).suffix.lower())
    if what is None or code not in _NO_TEXT or not (inside or what in _ALONE):
        return None
    advice = _ADVICE.get(what, "")
    return f"{name} is {what}, no log: left out. {advice}".rstrip()
