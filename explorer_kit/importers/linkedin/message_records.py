"""From the rows of messages.csv to records, or the reasons against them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace

from explorer_kit.importers.linkedin.dates import Dates, in_utc
from explorer_kit.importers.linkedin.keys import keys_of
from explorer_kit.importers.linkedin.owner import Owner
from explorer_kit.importers.linkedin.posts import Post, Posts
from explorer_kit.importers.linkedin.sides import Side, Sides
from explorer_kit.importers.linkedin.table import Table
from explorer_kit.importers.linkedin.texts import plain_text
from explorer_kit.importers.reading import SheetRow
from explorer_kit.records import MAIN, Item, Message, Rejected, Skipped, SourceRecord

_CAMPAIGN = re.compile(r"spinmail-quill-editor|%(?:FIRST|LAST|FULL)_?NAME%|%COMPANY_?NAME%", re.I)
_FOLDERS = {
    "spam": "spam",
    "junk": "spam",
    **dict.fromkeys(("trash", "deleted", "papierkorb", "corbeille", "papelera"), "trash"),
}


@dataclass
class MessageReader:
    """Reads a file row by row with what the whole of it has explained.

    Attributes
    ----------
    table, posts, owner, dates
        The file, its threads, whose it is, and how its dates are read.
    untold : int
        How many messages were skipped so far because nobody can tell who is on the other side.
    """

    table: Table
    posts: Posts
    owner: Owner
    dates: Dates
    untold: int = 0
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._sides = Sides(self.posts, self.owner)
        self._keys = keys_of(self.table, self.posts, self.dates)
        self._has_profiles = any(post.sender.slug for post in self.posts.by_row.values())

    def outcome(self, row: SheetRow) -> SourceRecord | Skipped | Rejected:
        """Return what a row says, or why it says nothing."""
        against = self.table.no_record(row) or self._damage(row)
        if isinstance(against, Rejected):
            return replace(against, remember=self._remembered())
        if against is not None:
            return against
        post = self.posts.by_row[row.number]
        side = self._sides.side(post) if self.owner.is_known else None
        reason = self._reason(row, post, side)
        if reason is not None or side is None:
            return Skipped(
                location=f"row {row.number}",
                reason=reason or "no_identity",
                raw=self.table.line(row, "date"),
            )
        return self._record(row, post, side)

    def _damage(self, row: SheetRow) -> Rejected | None:
        """Return what is wrong with a row that may be half a message, whose key would be another's."""
        post, cell = self.posts.by_row[row.number], self.table.cell(row, "date")
        if row.damage or (cell is None and not post.sender.is_somebody and not post.to):
            message = "A quotation mark is not closed, so that this is not the whole message. Complete it."
            return self.table.rejected(row, "ragged_row", message)
        problem = self.dates.problem(cell)
        if problem is None:
            return None
        return self.table.rejected(row, "invalid_date", f"DATE: {problem}")

    def _remembered(self) -> tuple[tuple[str, str], ...]:
        return (
            ("slugs", json.dumps(sorted(self.owner.slugs))),
            ("names", json.dumps(self.owner.names, ensure_ascii=False)),
            ("order", self.dates.order.value if self.dates.order else ""),
        )

    def _reason(self, row: SheetRow, post: Post, side: Side | None) -> str | None:
        if post.is_draft:
            return "draft"
        if post.folder in _FOLDERS:
            return _FOLDERS[post.folder]
        if self._is_advertisement(row, post, side):
            return "sponsored"
        if side is None or not side.others:
            self.untold += 1
            return "no_identity"
        key = self._keys[row.number]
        if key in self._seen:
            return "duplicate"
        self._seen.add(key)
        return None

    def _is_advertisement(self, row: SheetRow, post: Post, side: Side | None) -> bool:
        """Tell a campaign's message: by its editor's marks, or a sender with a name but no profile."""
        if side is not None and side.direction == "outbound":
            return False
        if _CAMPAIGN.search(self.table.text(row, "content")):
            return True
        if post.sender.slug or not post.sender.name or not self._has_profiles:
            return False
        return not self._sides.owner_wrote_in(post.conversation)

    def _record(self, row: SheetRow, post: Post, side: Side) -> SourceRecord:
        at = in_utc(self.dates.read(self.table.cell(row, "date")))
        text, raw = plain_text(self.table.text(row, "content"))
        subject = plain_text(self.table.line(row, "subject"))[0]
        items: list[Item] = []
        for party in side.others:
            slot = MAIN if len(side.others) == 1 else f"to:{party.key}"
            message = Message(
                who=slot, direction=side.direction, at=at, channel="linkedin", subject=subject, text=text,
                text_raw=raw, group=side.group, thread=post.conversation or None,
            )  # fmt: skip
            items += [party.person(slot), message]
        return SourceRecord(
            key=self._keys[row.number],
            location=f"row {row.number}",
            items=tuple(items),
            # a file with profiles says more than an older one without, whatever its date
            sequence=bool(post.recipients) + all(party.slug for party in side.others),
        )
