"""Whose export messages.csv is: it does not say, but its threads and the files beside it do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.folding import fold
from explorer_kit.importers.linkedin.people import same_name, slug_of
from explorer_kit.importers.linkedin.posts import Conversation, Posts
from explorer_kit.importers.linkedin.siblings import connected_slugs, owner_by_invitations, owner_names

_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner's profiles and names in a file, and how they were told."""

    slugs: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    told_by: str = ""

    @property
    def is_known(self) -> bool:
        """True where a profile or a name of the owner is known."""
        return bool(self.slugs or self.names)

    def is_named(self, name: str | None) -> bool:
        """Tell whether a name is the owner's."""
        return any(same_name(name, own) for own in self.names)

    def within(self, conversation: Conversation, posts: Posts) -> frozenset[str]:
        """Return the owner's profiles in a thread: the known ones, else who goes by the owner's name.

        The address of a profile can be changed, and old threads keep the old one. Where neither is found, the
        only profile that never wrote is the owner's.
        """
        slugs = conversation.slugs
        mine = self.slugs & slugs or {slug for slug in slugs if self.is_named(posts.names.get(slug))}
        if mine:
            return frozenset(mine)
        silent = slugs - {party.slug for party in conversation.senders}
        own_voice = any(not party.slug and self.is_named(party.name) for party in conversation.senders)
        return frozenset(silent) if len(silent) == 1 and not own_voice else frozenset()


def find_owner(posts: Posts, file: SourceFile, context: ImportContext) -> Owner:
    """Return the owner of a file: by the settings, the files beside it, or the threads; perhaps unknown.

    A profile counts only where it occurs in the file; a name, where it writes or is written to.
    """
    settings = context.settings
    given = slug_of(settings.owner_linkedin or "") or fold(settings.owner_linkedin or "").replace(" ", "-")
    known = frozenset().union(*(conversation.slugs for conversation in posts.conversations.values()))
    names = (*settings.owner_names, *owner_names(file))
    if given in known:
        return _owner({given}, names, posts)
    named = {slug for slug in known if any(same_name(posts.names.get(slug), name) for name in names)}
    leader = _in_nearly_all([thread.slugs for thread in posts.conversations.values()])
    if named and (leader is None or leader in named):
        counts = _coverage(conversation.slugs & named for conversation in posts.conversations.values())
        return _owner({max(counts, key=lambda slug: (counts[slug], slug))}, names, posts, "name")
    for slug in (owner_by_invitations(file), *_draft_senders(posts)):
        if slug in known:
            return _owner({slug}, names, posts, "files")
    return _by_threads(posts, file, names)


def _by_threads(posts: Posts, file: SourceFile, names: tuple[str, ...]) -> Owner:
    threads = list(posts.conversations.values())
    slug = _in_nearly_all([thread.slugs for thread in threads])
    if slug is not None:
        return _owner({slug}, names, posts, "threads")
    # before 2023 there were no addresses of recipients: the owner's name is then in more threads
    spelled = _in_nearly_all([_names_in(thread) for thread in threads])
    if spelled is not None:
        senders = [
            party for thread in threads for party in thread.senders if fold(party.name or "") == spelled
        ]
        slugs = {party.slug for party in senders if party.slug}
        written = next((party.name for party in senders if party.name), spelled)
        return _owner(slugs, (*names, written), posts, "threads")
    everywhere = frozenset.intersection(*(thread.slugs for thread in threads)) if threads else frozenset()
    strangers = everywhere - connected_slugs(file)
    if len(strangers) == 1 and len(everywhere) > 1:
        return _owner(set(strangers), names, posts, "files")
    heard = {name for thread in threads for name in _names_in(thread)}
    return Owner(names=tuple(name for name in names if any(same_name(name, other) for other in heard)))


def _owner(slugs: set[str], names: tuple[str, ...], posts: Posts, told_by: str = "") -> Owner:
    own = (posts.names[slug] for slug in slugs if slug in posts.names)
    return Owner(frozenset(slugs), tuple(dict.fromkeys((*names, *own))), told_by)


def _draft_senders(posts: Posts) -> list[str]:
    """Return the profiles that have written drafts: nobody has drafts but the owner."""
    drafts = (post.sender.slug for post in posts.by_row.values() if post.is_draft)
    return [slug for slug, _ in Counter(slug for slug in drafts if slug).most_common(1)]


def _in_nearly_all(threads: list[frozenset[str]]) -> str | None:
    """Return what is in nearly every one of several threads, and in more of them than anything else."""
    ranked = _coverage(threads).most_common(2)
    if len(threads) < 2 or not ranked or ranked[0][1] < _NEARLY_ALL * len(threads):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[1][1] < ranked[0][1] else None


def _coverage(sets: Iterable[frozenset[str]]) -> Counter[str]:
    return Counter(entry for entries in sets for entry in entries)


def _names_in(thread: Conversation) -> frozenset[str]:
    """Return the names in a thread, folded; a cell with several recipients counts as a whole."""
    names = {fold(party.name) for party in thread.senders if party.name}
    return frozenset(names | {fold(post.to) for post in thread.posts if post.to})
