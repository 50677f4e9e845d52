"""Who "I" am in a calendar: by the settings, else by what the calendar itself tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from explorer_kit.importers.calendars.invitees import Invitee
from explorer_kit.importers.markdown.people import Named, emails_in, is_owner
from explorer_kit.settings import Settings


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a calendar by settings and slots; ``known`` is false where nothing tells who it is."""

    settings: Settings
    addresses: frozenset[str] = field(default_factory=frozenset)
    known: bool = True

    def is_me(self, invitee: Invitee) -> bool:
        """Tell whether somebody invited is the owner."""
        if invitee.slot in self.addresses:
            return True
        return is_owner(Named(name=invitee.name, email=invitee.email), self.settings)


def find_owner(invited: Iterable[tuple[Invitee, ...]], names: Iterable[str], settings: Settings) -> Owner:
    """Work out who the owner is.

    Parameters
    ----------
    invited : iterable of tuple of Invitee
        Those invited to each entry.
    names : iterable of str
        What the calendar, its file and its zip are called: Google calls a person's first calendar, and the
        zip of all of them, by their address.
    settings : Settings
        The owner's names and addresses; where one of them is invited anywhere, nothing else counts.
    """
    groups = [people for people in invited if people]
    by_settings = Owner(settings)
    if not groups or any(by_settings.is_me(person) for people in groups for person in people):
        return by_settings
    addresses = frozenset(address for name in names if (address := _whole_address(name)))
    if addresses:
        return Owner(settings, addresses)
    only_names = not any(person.email for people in groups for person in people)
    if settings.owner_names or (settings.owner_emails and not only_names):
        return by_settings  # invited to nothing: Outlook leaves its own user out
    everywhere = _in_every(groups, also_alone=only_names)
    return Owner(settings, everywhere, known=bool(everywhere))


def _whole_address(name: str) -> str | None:
    stripped = name.strip().lower().removesuffix(".zip").removesuffix(".ics").removesuffix(".ical")
    return stripped if emails_in(stripped) == (stripped,) else None


def _in_every(groups: list[tuple[Invitee, ...]], *, also_alone: bool) -> frozenset[str]:
    """Return who is in every entry, each time with others; of several such people nothing is known.

    A table of names alone has the owner as the organizer of what nobody else is invited to.
    """
    several = [people for people in groups if len(people) > 1 or also_alone]
    counts = Counter(slot for people in several for slot in {person.slot for person in people})
    found = [slot for slot, count in counts.items() if count == len(groups)]
    return frozenset(found if len(groups) > 1 and len(found) == 1 else ())
