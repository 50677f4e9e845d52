"""What a form says that is no message, meeting or note: one entry of one of the tables of a preparation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

EntryKind = Literal["research_fact", "goal", "assumption", "question", "guide", "template"]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry, as a form has it.

    ``who`` is the slot of the person it is about, empty where it is about nobody (an assumption, a
    question of one's own); ``text`` its main words; ``content`` what else the form holds, as one JSON
    object: the derivation spreads it over the columns of the entry's table, by the same names.
    """

    kind: EntryKind
    who: str = ""
    text: str
    content: str = "{}"
