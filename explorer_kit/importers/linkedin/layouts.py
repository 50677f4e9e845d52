"""The headers of the export's files: which column is which, by name and never by place.

LinkedIn has changed them six times since 2020 (columns came, moved, were quoted). Headers in other languages
have not been seen in a real export; they are accepted where somebody has translated a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer_kit.importers.folding import fold
from explorer_kit.importers.reading import Cell, cell_text

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of file: its columns by folded header, and which of them make a row a header.

    Attributes
    ----------
    file : str
        What LinkedIn calls it.
    known : mapping
        Folded header → field.
    needed : frozenset of str
        Fields without which the file is another one.
    least : int
        How many fields a header has at least.
    main : str
        The column by which people know the file, for messages.
    """

    file: str
    known: Mapping[str, str]
    needed: frozenset[str]
    least: int
    main: str

    def columns(self, cells: Sequence[Cell]) -> dict[str, int] | None:
        """Return field → index of a row that is this file's header, else None."""
        found: dict[str, int] = {}
        for index, cell in enumerate(cells):
            text = cell_text(cell)
            field = self.known.get(fold(text)) if 0 < len(text) <= _LONGEST_NAME else None
            if field is not None:
                found.setdefault(field, index)
        return found if self.needed <= found.keys() and len(found) >= self.least else None


def _known(**fields: str) -> dict[str, str]:
    return {fold(name): field for field, names in fields.items() for name in names.split("|")}


CONNECTIONS = Layout(
    "Connections.csv",
    _known(
        first_name="First Name|Vorname|Prénom|Nombre",
        last_name="Last Name|Nachname|Nom|Nom de famille|Apellidos|Apellido",
        url="URL|Profile URL|Profil-URL|URL du profil|URL del perfil",
        email="Email Address|E-Mail-Adresse|E-mail|Adresse e-mail|Correo electrónico|"
        "Dirección de correo electrónico",
        company="Company|Unternehmen|Firma|Entreprise|Société|Empresa",
        position="Position|Titel|Poste|Cargo|Puesto",
        connected_on="Connected On|Verbunden am|Vernetzt am|Connecté le|En relation depuis|"
        "Date de connexion|Conectado el|Fecha de conexión",
    ),
    frozenset({"connected_on"}),
    4,
    "Connected On",
)

MESSAGES = Layout(
    "messages.csv",
    _known(
        conversation="CONVERSATION ID",
        title="CONVERSATION TITLE",
        sender="FROM",
        sender_url="SENDER PROFILE URL",
        to="TO",
        recipient_urls="RECIPIENT PROFILE URLS",
        date="DATE",
        subject="SUBJECT",
        content="CONTENT",
        folder="FOLDER",
        attachments="ATTACHMENTS",
        draft="IS MESSAGE DRAFT",
        conversation_draft="IS CONVERSATION DRAFT",
    ),
    frozenset({"conversation", "sender", "date"}),
    5,
    "CONVERSATION ID",
)

INVITATIONS = Layout(
    "Invitations.csv",
    _known(
        inviter="From|Von|De|Inviter",
        invitee="To|An|À|Para|Invitee",
        sent_at="Sent At|Gesendet am|Envoyé le|Enviado el",
        message="Message|Nachricht|Mensaje",
        direction="Direction|Richtung|Sens|Dirección",
        inviter_url="inviterProfileUrl|Inviter Profile URL",
        invitee_url="inviteeProfileUrl|Invitee Profile URL",
    ),
    frozenset({"sent_at", "direction", "inviter", "invitee"}),
    4,
    "Sent At",
)

PROFILE = Layout(
    "Profile.csv",
    _known(
        first_name="First Name|Vorname|Prénom|Nombre",
        last_name="Last Name|Nachname|Nom|Apellidos",
        headline="Headline",
    ),
    frozenset({"first_name", "last_name"}),
    2,
    "First Name",
)
