"""A talk as a calendar file (.ics) that every calendar takes; a newer edition replaces the older one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from explorer_kit.errors import ExplorerKitError
from explorer_kit.preparation.showing import clean, one_line, web_address

_NAMESPACE = UUID("6f1f6c1e-4f0e-5a0e-9d43-6b1d2f6f3c55")


class InviteError(ExplorerKitError):
    """A talk cannot be written as a calendar file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkInvite:
    """A talk as it stands in a calendar.

    Attributes
    ----------
    interview_id : str
        The talk; its entry in the calendar keeps one identity over all editions.
    starts : datetime or None
        When it begins, with its zone.
    minutes : int
        How long it takes.
    title : str
        What the calendar shows: "Talk with Karin Holm".
    description : str
        The agenda (:func:`~explorer_kit.preparation.agenda.agenda_text`) for one's own calendar; empty
        in a file that goes to somebody else, since it holds one's goals.
    place, link : str
        Where it is held: a place or a telephone number, and the address of a video call.
    edition : int
        0 at first, higher with every change, so that calendars know the newer one.
    cancelled : bool
        It does not take place.
    """

    interview_id: str = ""
    starts: datetime | None = None
    minutes: int = 20
    title: str = ""
    description: str = ""
    place: str = ""
    link: str = ""
    edition: int = 0
    cancelled: bool = False

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when it can be written."""
        aware = self.starts is not None and self.starts.utcoffset() is not None
        found = {
            "The talk has no id yet: save it first.": not one_line(self.interview_id),
            "Give the talk a title.": not one_line(self.title),
            "Say when the talk begins.": self.starts is None,
            "The time zone of the talk is not known.": self.starts is not None and not aware,
            "A talk takes at least a minute.": self.minutes < 1,
            "The link must be a web address that begins with https:// or http://.": bool(
                self.link.strip() and not web_address(self.link)
            ),
        }
        return [sentence for sentence, true in found.items() if true]


def as_ics(invite: TalkInvite, *, written_at: datetime) -> bytes:
    """Return a talk as a calendar file; its times are in UTC, and each calendar shows them in its own zone.

    Parameters
    ----------
    invite : TalkInvite
        The talk.
    written_at : datetime
        The time of this edition, with its zone.

    Raises
    ------
    InviteError
        Something is missing; the message says what.
    """
    if problems := invite.problems():
        raise InviteError(" ".join(problems))
    assert invite.starts is not None
    starts = invite.starts.astimezone(UTC)
    event = Event()
    event.add("uid", str(uuid5(_NAMESPACE, one_line(invite.interview_id))))
    event.add("dtstamp", written_at.astimezone(UTC))
    event.add("last-modified", written_at.astimezone(UTC))
    event.add("sequence", max(0, invite.edition))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=invite.minutes))
    event.add("summary", one_line(invite.title))
    event.add("status", "CANCELLED" if invite.cancelled else "CONFIRMED")
    texts = {"description": clean(invite.description).strip(), "location": one_line(invite.place)}
    for name, text in texts.items():
        if text:
            event.add(name, text)
    if address := web_address(invite.link):
        event.add("url", address)
    calendar = Calendar()
    calendar.add("prodid", "-//explorer_kit//preparation//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
