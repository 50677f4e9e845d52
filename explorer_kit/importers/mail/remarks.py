"""What the reader of a report should know about a mailbox as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.mail.owner import Owner
from explorer_kit.importers.mail.records import NOT_MINE, TO_NOBODY
from explorer_kit.importers.words import counted
from explorer_kit.records import Message, Outcomes, Skipped, SourceRecord, Warned


class Remarks:
    """Counts outcomes for what is said at the end."""

    def __init__(self, name: str, owner: Owner) -> None:
        self.name = name
        self.owner = owner
        self.not_mine = 0
        self.to_nobody = 0
        self.floating = 0

    def add(self, outcome: Outcomes) -> None:
        """Take in the outcome of one message."""
        if isinstance(outcome, Skipped):
            self.not_mine += outcome.reason == "no_identity" and outcome.raw == NOT_MINE
            self.to_nobody += outcome.reason == "no_identity" and outcome.raw == TO_NOBODY
        elif isinstance(outcome, SourceRecord):
            moments = [item.at for item in outcome.items if isinstance(item, Message)]
            self.floating += any(moment.wall and not moment.instant for moment in moments)

    def said(self) -> Iterator[Warned]:
        """Yield the warnings and remarks."""
        if self.not_mine and not self.owner.keys:
            yield Warned(
                detail=f"{self.name}: nothing in it tells which addresses are yours, so {self.not_mine} "
                "messages were left out. Give your addresses (--owner-email, or in the settings) and load it "
                "again."
            )
        elif self.not_mine:
            known = ", ".join(sorted(self.owner.keys)[:5])
            yield Warned(
                detail=f"{self.name}: {self.not_mine} messages are neither from you nor to you and were left "
                f"out (your addresses: {known}). If one of yours is missing, give it with --owner-email."
            )
        if self.to_nobody:
            yield Warned(
                detail=f"{self.name}: {counted(self.to_nobody, 'message', 'messages')} of yours went to "
                "nobody else (to yourself, or to others only in Cc or Bcc) and were left out."
            )
        if self.floating:
            yield Warned(
                code="floating_time",
                detail=f"{self.name}: the dates of {self.floating} messages name no zone; they were "
                "read in yours.",
            )
