"""What was said word by word: turns of a transcript, codes and coded passages."""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.records.moments import UNDATED, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a talk's transcript: what one speaker said before another spoke.

    ``who`` is the slot of the person speaking, empty for the owner and for a speaker nobody can name;
    ``speaker`` the name or mark as written ("SPEAKER_00"); ``number`` counts from 1; ``starts`` and ``ends``
    are seconds from the beginning, where the source has them.
    """

    who: str = ""
    speaker: str
    number: int
    text: str
    starts: float | None = None
    ends: float | None = None
    is_owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of a codebook; ``name`` is its path from the top: ``Skills/Statistics``."""

    name: str
    description: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A passage that a coder marked, with the code put on it (none: an excerpt without a code).

    ``document`` is the text it stands in; ``starts`` and ``ends`` are code points in it, where known;
    ``who``: the slot of the person who said it, empty where the source does not tell.
    """

    who: str = ""
    text: str
    code: str | None = None
    document: str | None = None
    coder: str | None = None
    starts: int | None = None
    ends: int | None = None
    at: Moment = UNDATED
