"""What records are known by over all exports: LinkedIn gives them no ids.

Of a message, thread, minute, sender and words stand in every header since 2020. The second is left out
because some files have none; where it tells equal messages of one minute apart, they are numbered.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from explorer_kit.importers.dates import Dated, NumericDate
from explorer_kit.importers.linkedin.dates import Dates, signature
from explorer_kit.importers.linkedin.posts import Post, Posts
from explorer_kit.importers.linkedin.table import Table
from explorer_kit.importers.linkedin.texts import plain_text
from explorer_kit.importers.reading import SheetRow
from explorer_kit.records import Item


@dataclass
class Numbering:
    """Keys of connections and invitations: two that differ though their key is the same are numbered."""

    _seen: dict[str, set[tuple[Item, ...]]] = field(default_factory=dict)

    def key(self, base: str, items: tuple[Item, ...]) -> str | None:
        """Return the key of a record, None for one that was there before."""
        earlier = self._seen.setdefault(base, set())
        if items in earlier:
            return None
        earlier.add(items)
        return _numbered(base, len(earlier) - 1)


def keys_of(table: Table, posts: Posts, dates: Dates) -> dict[int, str]:
    """Return row number → key of every post of a file; rows that hold the same message have the same."""
    found: dict[int, tuple[str, str]] = {}
    seconds: dict[str, set[str]] = {}
    for row in table.rows:
        post = posts.by_row.get(row.number)
        if post is not None:
            found[row.number] = base, second = _base_and_second(table, row, post, dates)
            seconds.setdefault(base, set()).add(second)
    order = {base: sorted(said) for base, said in seconds.items()}
    return {number: _numbered(base, order[base].index(second)) for number, (base, second) in found.items()}


def _base_and_second(table: Table, row: SheetRow, post: Post, dates: Dates) -> tuple[str, str]:
    reading = dates.read(table.cell(row, "date"))
    text = plain_text(table.text(row, "content"))[0] or plain_text(table.line(row, "subject"))[0]
    clock = reading.clock if isinstance(reading, Dated | NumericDate) else None
    base = f"{post.conversation}|{signature(reading)}|{post.sender.key}|{_words_hash(text)}"
    return base, f"{clock.at:%S}" if clock else ""


def _numbered(base: str, place: int) -> str:
    return f"{base}#{place + 1}" if place else base


def _words_hash(text: str | None) -> str:
    """Return a hash of a text's words, the same however blanks and lines were saved."""
    return hashlib.sha256(" ".join((text or "").split()).encode("utf-8", "replace")).hexdigest()[:16]
