"""LinkedIn's copy of your data: connections, messages and invitations.

How to export it: on LinkedIn choose Me > Settings & Privacy > Data privacy > Get a copy of your data. Tick
Connections, Messages, Invitations and Profile for a file within minutes, or ask for the whole archive, which
takes up to two days. Load the zip as it comes; single files of it work, too. ``Profile.csv`` beside
``messages.csv`` tells which side of the messages is yours.
"""

from __future__ import annotations

from explorer_kit.importers.base import Importer
from explorer_kit.importers.linkedin import connections, invitations, messages, other

IMPORTERS = (
    Importer(
        source="linkedin.connections",
        title="LinkedIn connections",
        recognise=connections.recognise,
        read=connections.read,
        mend=connections.mend,
        snapshot=True,
    ),
    Importer(
        source="linkedin.messages",
        title="LinkedIn messages",
        recognise=messages.recognise,
        read=messages.read,
        mend=messages.mend,
    ),
    Importer(
        source="linkedin.invitations",
        title="LinkedIn invitations",
        recognise=invitations.recognise,
        read=invitations.read,
        mend=invitations.mend,
    ),
    Importer(
        source="linkedin.other",
        title="Other files of LinkedIn's export",
        recognise=other.recognise,
        read=other.read,
        refuses=True,
    ),
)
