"""R1 and decisions in plain Python, over all mentions at once: written from FORMATS.md to check SQL by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations


@dataclass(eq=False)
class Mention:
    """A person as one record names them."""

    node: str
    emails: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)


Group = frozenset[Mention]
Pair = tuple[str, str]
STRONG = ("emails", "profiles")


def people(mentions: list[Mention], same: set[Pair], different: set[Pair]) -> set[frozenset[str]]:
    """Return who is one person: sets of mentions."""

    def has(pairs: set[Pair], a: Group, b: Group) -> bool:
        return any((x.node, y.node) in pairs or (y.node, x.node) in pairs for x in a for y in b)

    def strong(a: Group, b: Group) -> bool:
        return any(of(a, key) & of(b, key) for key in STRONG) or has(same, a, b)

    def one_person(groups: list[Group]) -> bool:
        apart = any(has(different, a, b) for a, b in combinations(groups, 2))
        return not apart and all(sum(bool(of(group, key)) for group in groups) <= 1 for key in STRONG)

    def holders(key: str, groups: Iterable[Group]) -> list[Group]:
        return [group for group in groups if key in owned(group)]

    def page_fits(groups: list[Group]) -> bool:
        told = [of(group, "organizations") for group in groups if of(group, "organizations")]
        return all(a & b for a, b in combinations(told, 2))

    def joins(key: str, groups: list[Group]) -> bool:
        found = holders(key, groups)
        return len(found) > 1 and one_person(found) and (not key.startswith("page ") or page_fits(found))

    groups = strongly_joined(mentions, strong)
    keys = {key for group in groups for key in owned(group) if joins(key, groups)}
    for spared in ("page ", ""):
        for cluster in clustered(groups, keys):
            paged = any(key.startswith("page ") for group in cluster for key in owned(group) & keys)
            if not one_person(cluster) or (spared and paged and not page_fits(cluster)):
                keys -= {key for group in cluster for key in owned(group) if key.startswith(spared)}
    return {frozenset(m.node for group in cluster for m in group) for cluster in clustered(groups, keys)}


def strongly_joined(mentions: list[Mention], strong: Callable[[Group, Group], bool]) -> list[Group]:
    """Join mentions until nothing joins any more; addresses of what was joined count for the whole."""
    groups: list[Group] = [frozenset([each]) for each in mentions]
    while pair := next(((a, b) for a, b in combinations(groups, 2) if strong(a, b)), None):
        groups = [group for group in groups if group not in pair] + [pair[0] | pair[1]]
    return groups


def clustered(groups: list[Group], keys: set[str]) -> list[list[Group]]:
    """Join groups that have one of the keys in common, directly or over others."""

    def joined(one: list[Group], other: list[Group]) -> bool:
        return any(owned(a) & owned(b) & keys for a in one for b in other)

    clusters = [[group] for group in groups]
    while pair := next(((a, b) for a, b in combinations(clusters, 2) if joined(a, b)), None):
        clusters = [cluster for cluster in clusters if cluster not in pair] + [pair[0] + pair[1]]
    return clusters


def owned(group: Group) -> set[str]:
    """Return the weak keys of a group: names with organizations, and pages."""
    return of(group, "names") | of(group, "pages")


def of(group: Group, what: str) -> set[str]:
    return {value for mention in group for value in getattr(mention, what)}
