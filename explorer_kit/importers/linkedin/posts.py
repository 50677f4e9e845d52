"""The rows of messages.csv as posts: who wrote to whom, and where, as far as the rows themselves say."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer_kit.importers.folding import fold
from explorer_kit.importers.linkedin.people import Party, name_of, party, slugs_of
from explorer_kit.importers.linkedin.table import Table
from explorer_kit.importers.reading import SheetRow

_YES = frozenset({"yes", "true", "1", "y", "ja", "oui", "si", "wahr", "vrai"})


@dataclass(frozen=True, slots=True)
class Post:
    """One row: ``to`` is the cell as written, one name or several; ``recipients`` the profiles."""

    number: int
    conversation: str
    sender: Party
    to: str
    recipients: tuple[str, ...]
    is_draft: bool
    folder: str

    @property
    def slugs(self) -> frozenset[str]:
        """The profiles the row names."""
        own = {self.sender.slug} if self.sender.slug else set()
        return frozenset(own | set(self.recipients))


@dataclass(slots=True)
class Conversation:
    """The posts of one thread."""

    posts: list[Post] = field(default_factory=list)

    @property
    def slugs(self) -> frozenset[str]:
        """All profiles named in it."""
        return frozenset().union(*(post.slugs for post in self.posts))

    @property
    def senders(self) -> tuple[Party, ...]:
        """Everybody who wrote in it and can be told, once each."""
        told = {post.sender.key: post.sender for post in self.posts if post.sender.is_somebody}
        return tuple(told.values())


@dataclass(frozen=True, slots=True)
class Posts:
    """All posts of a file by row number, its threads, and the names that its profiles go by."""

    by_row: dict[int, Post]
    conversations: dict[str, Conversation]
    names: dict[str, str]

    def party(self, slug: str) -> Party:
        """Return the person of a profile with the name the file has for it."""
        return Party(slug, self.names.get(slug))


def posts_of(table: Table) -> Posts:
    """Return the posts of a table's rows; rows that are no records are left out."""
    found = [_post(table, row) for row in table.rows if table.no_record(row) is None]
    conversations: dict[str, Conversation] = {}
    for post in found:
        conversations.setdefault(post.conversation, Conversation()).posts.append(post)
    return Posts({post.number: post for post in found}, conversations, _names(found))


def _post(table: Table, row: SheetRow) -> Post:
    marks = (table.line(row, name) for name in ("draft", "conversation_draft"))
    return Post(
        number=row.number,
        conversation=table.line(row, "conversation"),
        sender=party(table.line(row, "sender"), table.line(row, "sender_url")),
        to=table.line(row, "to"),
        recipients=slugs_of(table.line(row, "recipient_urls")),
        is_draft=any(fold(mark) in _YES for mark in marks),
        folder=fold(table.line(row, "folder")),
    )


def _names(posts: list[Post]) -> dict[str, str]:
    """Return slug → name: as the person writes, else as the only one to whom a message went."""
    names: dict[str, str] = {}
    for post in posts:
        if post.sender.slug and post.sender.name:
            names.setdefault(post.sender.slug, post.sender.name)
    for post in posts:
        name = name_of(post.to)
        if len(post.recipients) == 1 and name:
            names.setdefault(post.recipients[0], name)
    return names
