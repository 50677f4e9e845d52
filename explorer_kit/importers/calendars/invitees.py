"""Who is invited to an entry: people, without rooms, calendars and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote

from explorer_kit.importers.calendars.properties import Property
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.people import emails_in

_NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})
# what Google gives a calendar, a room, or an organizer it does not know for an address
_NO_MAILBOX = re.compile(
    r"@(?:resource|group|import)\.calendar\.google\.com$|^unknownorganizer@calendar\.google\.com$", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Somebody invited, or something: ``is_room`` for rooms and devices; ``answer`` as iCalendar words it."""

    name: str | None = None
    email: str | None = None
    answer: str | None = None
    organizes: bool = False
    listed: bool = True
    """Named as an attendee, not only as the organizer."""
    is_room: bool = False

    @property
    def slot(self) -> str:
        """What tells this person from the others of the entry."""
        return self.email or fold(self.name or "")


def invitees_of(every: Iterable[Property]) -> tuple[Invitee, ...]:
    """Return who an entry's ORGANIZER and ATTENDEE lines name, the organizer first, each once."""
    lines = sorted(
        (found for found in every if found.name in {"ORGANIZER", "ATTENDEE"}),
        key=lambda found: found.name != "ORGANIZER",
    )
    people: dict[str, Invitee] = {}
    for line in lines:
        invitee = _invitee(line)
        if invitee is None:
            continue
        known = people.get(invitee.slot)
        people[invitee.slot] = _together(known, invitee) if known else invitee
    return tuple(people.values())


def _invitee(line: Property) -> Invitee | None:
    parameters = line.parameters
    kind = parameters.get("CUTYPE", "").upper()
    email = _address(parameters.get("EMAIL", "")) or _address(line.value)
    is_room = kind in {"ROOM", "RESOURCE"} or bool(email and "@resource." in email)
    no_person = kind in _NO_PERSON or bool(email and _NO_MAILBOX.search(email))
    only_told = parameters.get("ROLE", "").upper() == "NON-PARTICIPANT"
    if (no_person or only_told) and not is_room:
        return None
    name = clean_line(parameters.get("CN", "")).strip("\"' ")
    if "@" in name and emails_in(name):
        email, name = email or emails_in(name)[0], ""
    if not (name or email):
        return None
    organizes = line.name == "ORGANIZER"
    return Invitee(
        name=name or None,
        email=email,
        answer=parameters.get("PARTSTAT", "").upper() or None,
        organizes=organizes,
        listed=not organizes,
        is_room=is_room,
    )


def _address(text: str) -> str | None:
    """Return the e-mail address in a calendar address; an X.500 name (``/o=…``) is none (R1)."""
    found = emails_in(unquote(text)) if "@" in text and "/o=" not in text.lower() else ()
    return found[0] if found else None


def _together(known: Invitee, again: Invitee) -> Invitee:
    return replace(
        known,
        name=known.name or again.name,
        answer=again.answer or known.answer,
        listed=known.listed or again.listed,
        is_room=known.is_room or again.is_room,
    )
