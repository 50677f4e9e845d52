"""Who is on the other side of a post: by the profiles, and in old files, which have none, by the thread."""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.importers.linkedin.owner import Owner
from explorer_kit.importers.linkedin.people import Party, is_one_name, name_of, same_name
from explorer_kit.importers.linkedin.posts import Post, Posts
from explorer_kit.records import Direction


@dataclass(frozen=True, slots=True)
class Side:
    """The others of a post: whom it went to, or who sent it; ``group``: there are more people in it.

    ``others`` is empty where nobody can be told.
    """

    direction: Direction
    others: tuple[Party, ...]
    group: bool = False


class Sides:
    """Tells the other side of every post of a file whose owner is known; threads are looked at once."""

    def __init__(self, posts: Posts, owner: Owner) -> None:
        self._posts = posts
        self._owner = owner
        self._mine: dict[str, frozenset[str]] = {}
        self._voices: dict[str, tuple[Party, ...]] = {}

    def side(self, post: Post) -> Side:
        """Return who is on the other side of a post."""
        if self._wrote(post.sender, post.conversation):
            others, group = self._recipients(post)
            return Side("outbound", others, group)
        sender = (post.sender,) if post.sender.is_somebody else ()
        return Side("inbound", sender, self._has_more(post))

    def owner_wrote_in(self, conversation: str) -> bool:
        """Tell whether the owner wrote in a thread."""
        senders = self._posts.conversations[conversation].senders
        return len(self._others(conversation)) < len(senders)

    def _wrote(self, party: Party, conversation: str) -> bool:
        return party.slug in self._own(conversation) if party.slug else self._owner.is_named(party.name)

    def _own(self, conversation: str) -> frozenset[str]:
        """Return the owner's profiles in a thread."""
        if conversation not in self._mine:
            thread = self._posts.conversations[conversation]
            self._mine[conversation] = self._owner.within(thread, self._posts)
        return self._mine[conversation]

    def _others(self, conversation: str) -> tuple[Party, ...]:
        """Return everybody but the owner who wrote in a thread."""
        if conversation not in self._voices:
            senders = self._posts.conversations[conversation].senders
            self._voices[conversation] = tuple(
                party for party in senders if not self._wrote(party, conversation)
            )
        return self._voices[conversation]

    def _recipients(self, post: Post) -> tuple[tuple[Party, ...], bool]:
        """Return to whom a post of the owner's went, and whether it went to several."""
        if post.recipients:
            slugs = sorted(set(post.recipients) - self._own(post.conversation))
            return tuple(map(self._posts.party, slugs)), len(slugs) > 1
        name, voices = name_of(post.to), self._others(post.conversation)
        if len(voices) > 1:
            return voices, True
        if voices:
            alone = name is None or is_one_name(name) or same_name(name, voices[0].name)
            return voices, not alone
        # "Jane Doe, Ph.D." is one name, "Jane Doe, Ben Roe" two: other commas can mean either
        return ((Party(None, name),), False) if name and is_one_name(name) else ((), False)

    def _has_more(self, post: Post) -> bool:
        """Tell whether others than its sender and the owner had part in a post that came in."""
        if post.recipients:
            return len(post.slugs - self._own(post.conversation)) > 1
        name = name_of(post.to)
        to_several = name is not None and not is_one_name(name) and not self._owner.is_named(name)
        return to_several or len(self._others(post.conversation)) > 1
