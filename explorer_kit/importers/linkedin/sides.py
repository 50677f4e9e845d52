"""Who is on the other side of a post: by the profiles, and in old files, which have none, by the thread."""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.importers.linkedin.owner import Owner
from explorer_kit.importers.linkedin.people import Party, is_one_name, name_of, same_name
from explorer_kit.importers.linkedin.posts import Conversation, Post, Posts
from explorer_kit.records import Direction


@dataclass(frozen=True, slots=True)
class Side:
    """The others of a post: whom it went to, or who sent it; ``group``: there are more people in it.

    ``others`` is empty where nobody can be told.
    """

    direction: Direction
    others: tuple[Party, ...]
    group: bool = False


def side_of(post: Post, posts: Posts, owner: Owner) -> Side:
    """Return who is on the other side of a post of a file whose owner is known."""
    conversation = posts.conversations[post.conversation]
    mine = owner.within(conversation, posts)
    if wrote(post, mine, owner):
        others, group = _recipients(post, conversation, posts, mine, owner)
        return Side("outbound", others, group)
    sender = (post.sender,) if post.sender.is_somebody else ()
    return Side("inbound", sender, _has_more(post, conversation, mine, owner))


def wrote(post: Post, mine: frozenset[str], owner: Owner) -> bool:
    """Tell whether the owner wrote a post."""
    if post.sender.slug:
        return post.sender.slug in mine
    return owner.is_named(post.sender.name)


def _recipients(
    post: Post, conversation: Conversation, posts: Posts, mine: frozenset[str], owner: Owner
) -> tuple[tuple[Party, ...], bool]:
    if post.recipients:
        others = tuple(posts.party(slug) for slug in sorted(set(post.recipients) - mine))
        return others, len(others) > 1
    name, voices = name_of(post.to), _voices(conversation, mine, owner)
    if len(voices) > 1:
        return voices, True
    if voices:
        alone = name is None or is_one_name(name) or same_name(name, voices[0].name)
        return voices, not alone
    # "Jane Doe, Ph.D." is one name, "Jane Doe, Ben Roe" two: what a comma means elsewhere cannot be told
    return ((Party(None, name),), False) if name and is_one_name(name) else ((), False)


def _has_more(post: Post, conversation: Conversation, mine: frozenset[str], owner: Owner) -> bool:
    """Tell whether others than its sender and the owner had part in a post that came in."""
    if post.recipients:
        return len(post.slugs - mine) > 1
    name = name_of(post.to)
    to_several = name is not None and not is_one_name(name) and not owner.is_named(name)
    return to_several or len(_voices(conversation, mine, owner)) > 1


def _voices(conversation: Conversation, mine: frozenset[str], owner: Owner) -> tuple[Party, ...]:
    """Return everybody but the owner who wrote in a thread."""
    return tuple(
        party
        for party in conversation.senders
        if not (party.slug in mine if party.slug else owner.is_named(party.name))
    )
