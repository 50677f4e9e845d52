"""Mail of invented people: messages as bytes, files of them, and what the importers make of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.mail import eml, mbox
from explorer_kit.records import Message, Outcomes, Person, SourceRecord, Warned
from explorer_kit.settings import Settings

ME = "jane@example.org"
ANNA = "anna@example.com"
# real senders of machines, not written out: every address in this repository is an invented one
LINKEDIN = "linkedin" + ".com"
FROM_LINE = "From 1830000000000000001@xxx Mon Mar 09 07:30:00 +0000 2026"
DATE = "Mon, 9 Mar 2026 08:30:00 +0100"


def message(
    body: str | bytes = "Hello Anna, could we talk?",
    *,
    sender: str | None = f"Jane Doe <{ME}>",
    to: str | None = f"Anna Muster <{ANNA}>",
    subject: str | None = "Coffee?",
    date: str | None = DATE,
    name: str | None = "<a1@example.org>",
    more: Iterable[str | bytes] = (),
) -> bytes:
    """Return a message; what is None has no line; ``more``: further header lines, as they are."""
    fields = {"From": sender, "To": to, "Subject": subject, "Date": date, "Message-ID": name}
    lines = [f"{field}: {value}".encode() for field, value in fields.items() if value is not None]
    lines += [line.encode() if isinstance(line, str) else line for line in more]
    return b"\n".join([*lines, b"", body.encode() if isinstance(body, str) else body])


def reply(body: str | bytes = "Gladly.", **changes: object) -> bytes:
    """Return Anna's answer to :func:`message`."""
    given: dict[str, object] = {
        "sender": f"Anna Muster <{ANNA}>",
        "to": f"Jane Doe <{ME}>",
        "subject": "Re: Coffee?",
        "date": "Mon, 9 Mar 2026 12:00:00 +0000",
        "name": "<a2@example.com>",
    }
    return message(body, **{**given, **changes})  # type: ignore[arg-type]


def mbox_of(*messages: bytes, from_line: str = FROM_LINE) -> bytes:
    """Return an mbox: lines of text that begin with ``From `` get one more ``>``."""
    return b"".join(from_line.encode() + b"\n" + _escaped(data).rstrip(b"\n") + b"\n\n" for data in messages)


def _escaped(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines)


def source_file(data: bytes, name: str) -> SourceFile:
    """Return a file that cannot be sought in, like a member of a zip."""
    return SourceFile(name=name, opener=lambda: OnceOnly(data), size=len(data))


class OnceOnly(BytesIO):
    """A stream that goes forward only and gives less than it is asked for."""

    def seekable(self) -> bool:
        return False

    def seek(self, *place: int) -> int:
        raise AssertionError("a member of a zip was sought in")

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size, 700) if size is not None and size > 0 else size)


def context(*owners: str) -> ImportContext:
    return ImportContext(settings=Settings(owner_emails=owners, timezone="Europe/Berlin"))


def read_all(data: bytes, *, name: str = "All mail.mbox", owners: tuple[str, ...] = (ME,)) -> list[Outcomes]:
    """Return all that an importer says of a file, the remarks at its end included."""
    reader: Callable[..., Iterable[Outcomes]] = eml.read if name.endswith(".eml") else mbox.read
    return list(reader(source_file(data, name), context(*owners)))


def outcomes(
    *messages: bytes, name: str = "All mail.mbox", owners: tuple[str, ...] = (ME,)
) -> list[Outcomes]:
    """Return one outcome per message of an mbox."""
    found = read_all(mbox_of(*messages), name=name, owners=owners)
    return [outcome for outcome in found if not isinstance(outcome, Warned)]


def reasons(*messages: bytes, name: str = "All mail.mbox", owners: tuple[str, ...] = (ME,)) -> list[str]:
    """Return what became of each message: ``used``, or the reason why not."""
    return [reason_of(outcome) for outcome in outcomes(*messages, name=name, owners=owners)]


def reason_of(outcome: Outcomes) -> str:
    assert not isinstance(outcome, Warned)
    return (outcome.skipped or "used") if isinstance(outcome, SourceRecord) else outcome.reason


def record(data: bytes, **how: object) -> SourceRecord:
    """Return the record of one message."""
    (found,) = outcomes(data, **how)  # type: ignore[arg-type]
    assert isinstance(found, SourceRecord), found
    return found


def sent(data: bytes, **how: object) -> Message:
    """Return the message of the record of one message to or from one person."""
    (found,) = [item for item in record(data, **how).items if isinstance(item, Message)]
    return found


def people(data: bytes, **how: object) -> list[Person]:
    """Return the people of the record of one message."""
    return [item for item in record(data, **how).items if isinstance(item, Person)]
