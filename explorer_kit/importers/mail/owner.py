"""Who "I" am in a mailbox, and which messages are mine: what the first pass through a file finds out.

My addresses are those of the settings, the senders of what lies in a folder of sent mail (in any language),
and those that mail was delivered to. Forms of an address with a ``+tag`` are mine as well.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from explorer_kit.importers.mail.addresses import Address, own_key, read_addresses
from explorer_kit.importers.mail.message import Mail
from explorer_kit.importers.mail.threads import message_id, short_hash
from explorer_kit.settings import Settings

_MOST_LISTS = 20_000


@dataclass(frozen=True)
class Owner:
    """What is known of the owner.

    Attributes
    ----------
    keys : frozenset of str
        The owner's addresses, as :func:`own_key` gives them.
    sent : array of int
        Hashes of the ids of the owner's own messages, sorted.
    lists : frozenset of str
        Addresses of mailing lists.
    """

    keys: frozenset[str] = frozenset()
    sent: array[int] = field(default_factory=lambda: array("Q"))
    lists: frozenset[str] = frozenset()

    def is_me(self, address: Address | None) -> bool:
        """Tell whether an address is the owner's."""
        return address is not None and address.email is not None and own_key(address.email) in self.keys

    def any_of_mine(self, emails: Iterable[str]) -> bool:
        """Tell whether one of these is the owner's."""
        return any(own_key(email) in self.keys for email in emails)

    def wrote(self, name: str) -> bool:
        """Tell whether the message of this id is the owner's own."""
        wanted = short_hash(name)
        place = bisect_left(self.sent, wanted)
        return place < len(self.sent) and self.sent[place] == wanted


class Survey:
    """Looks at the headers of every message once; memory: 16 bytes for each that may be the owner's own."""

    def __init__(self, settings: Settings) -> None:
        self.keys = {own_key(email) for email in settings.owner_emails if "@" in email}
        self._told = frozenset(self.keys)
        self.lists: set[str] = set()
        self._names = array("Q")
        self._senders = array("Q")

    def look(self, mail: Mail) -> None:
        """Take in one message."""
        delivered = mail.delivered_to
        posting = self._posting_address(mail)
        if not delivered or self._is_sent(mail):
            self._look_at_sender(mail)
        elif not (mail.headers.raw("from") and self._told and self._is_told(mail.sender)):
            self.keys.update(own_key(email) for email in delivered[:1] if email != posting)

    def _is_sent(self, mail: Mail) -> bool:
        """Tell whether I wrote a message: it lies with what was sent, and is not to an address of mine.

        Mail programs also put answers into the folder of the message they answer.
        """
        to = [address.email for address in mail.to if address.email]
        to_me = any(own_key(email) in self._told for email in (*mail.delivered_to, *to))
        return "sent" in mail.places and (self._is_told(mail.sender) or not to_me)

    def _is_told(self, sender: Address | None) -> bool:
        return sender is not None and sender.email is not None and own_key(sender.email) in self._told

    def _look_at_sender(self, mail: Mail) -> None:
        sender = mail.sender
        if sender is None or sender.email is None:
            return
        key = own_key(sender.email)
        if self._is_sent(mail):
            self.keys.add(key)
        name = message_id(mail.headers)
        if name:
            self._names.append(short_hash(name))
            self._senders.append(short_hash(key))

    def _posting_address(self, mail: Mail) -> str | None:
        """Return the address of the list that a message came over, and remember it."""
        if "list-post" not in mail.headers:
            return None
        found = read_addresses(mail.headers.raw("list-post"))
        if not found or not found[0].email:
            return None
        if len(self.lists) < _MOST_LISTS:
            self.lists.add(found[0].email)
        return found[0].email

    def result(self) -> Owner:
        """Return what was found."""
        mine = {short_hash(key) for key in self.keys}
        names = [name for name, sender in zip(self._names, self._senders, strict=True) if sender in mine]
        return Owner(frozenset(self.keys), array("Q", sorted(names)), frozenset(self.lists))
