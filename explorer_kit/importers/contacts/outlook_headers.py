"""The headers of Outlook's contacts CSV: outlook.com, classic Outlook in four languages, Gmail's own.

Written folded (:func:`explorer_kit.importers.folding.fold`): lower case, no accents, no punctuation. Some
Spanish versions leave half of their headers in English, so all languages are known at once.
"""

from __future__ import annotations

from explorer_kit.importers.folding import fold

HEADERS: dict[str, tuple[str, ...]] = {
    "first": ("first name", "vorname", "prenom", "nombre"),
    "middle": ("middle name", "weitere vornamen", "zweiter vorname", "deuxieme prenom", "segundo nombre"),
    "last": ("last name", "nachname", "nom", "apellidos", "apellido"),
    "organization": ("company", "firma", "societe", "organizacion", "compania", "empresa"),
    "position": ("job title", "position", "titre", "puesto", "cargo"),
    "phone": (
        "mobile phone", "business phone", "business phone 2", "home phone", "home phone 2", "other phone",
        "primary phone", "mobiltelefon", "mobiltelefon 2", "telefon geschaftlich", "telefon geschaftlich 2",
        "telefon privat", "telefon privat 2", "haupttelefon", "weiteres telefon", "tel mobile",
        "telephone bureau", "telephone 2 bureau", "telephone domicile", "telephone 2 domicile",
        "telephone principal", "telephone autre", "movil", "telefono movil", "telefono del trabajo",
        "telefono del trabajo 2", "telefono del domicilio", "particular", "telefono particular",
        "telefono principal", "otro telefono",
    ),
    "city": ("business city", "ort geschaftlich", "ville bureau", "ciudad de trabajo", "ciudad del trabajo"),
    "country": (
        "business country region", "business country", "land region geschaftlich", "land geschaftlich",
        "pays region bureau", "pais o region del trabajo", "pais del trabajo",
    ),
    "page": (
        "web page", "personal web page", "webseite", "page web", "pagina web", "user 1", "user 2", "user 3",
        "user 4", "benutzer 1", "benutzer 2", "benutzer 3", "benutzer 4", "utilisateur 1", "utilisateur 2",
        "utilisateur 3", "utilisateur 4", "usuario 1", "usuario 2", "usuario 3", "usuario 4",
    ),
    "notes": ("notes", "notizen", "notas"),
    "tags": ("categories", "kategorien", "categorias"),
    "referred_by": (
        "referred by", "empfohlen von", "recommande par", "recomendado por", "referido por",
        "referencia de",
    ),
}  # fmt: skip
"""Field → its headers; the first filled one counts where there is one value."""

ADDRESSES = (
    "e mail {n} address", "email {n} address", "e mail {n} adresse", "adresse de messagerie {n}",
    "direccion de correo electronico {n}", "direccion del correo electronico {n}",
)  # fmt: skip
TYPES = (
    "e mail {n} type", "email {n} type", "e mail {n} typ", "type de messagerie {n}",
    "tipo de correo electronico {n}",
)  # fmt: skip
DISPLAY_NAMES = (
    "e mail {n} display name", "email {n} display name", "e mail {n} angezeigter name",
    "nom complet de l adresse de messagerie {n}", "nombre de pantalla de correo electronico {n}",
)  # fmt: skip
"""Headers of the three addresses: the first has no number, the others 2 and 3."""


def numbered(headers: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return the headers of address 1, 2 or 3, folded."""
    return tuple(fold(header.format(n=number if number > 1 else "")) for header in headers)


SIGNS: frozenset[str] = frozenset(
    {
        "suffix", "suffixe", "sufijo", "initials", "initialen", "initiales", "iniciales", "business street",
        "home street", "other street", "business fax", "home fax", "assistant s phone", "company main phone",
        "anniversary", "spouse", "hobby", "manager s name", "internet free busy", "sensitivity", "priority",
        "strasse geschaftlich", "strasse privat", "fax geschaftlich", "fax privat",
        "telefon assistent", "telefon firma", "jahrestag", "partner", "name des der vorgesetzten",
        "internet frei gebucht", "vertraulichkeit", "anrede", "ruckmeldung", "abrechnungsinformation",
        "rue bureau", "rue domicile", "telecopie bureau", "telecopie domicile", "conjoint e", "passe temps",
        "responsable", "disponibilite internet", "critere de diffusion", "calle del trabajo",
        "calle del domicilio", "fax del trabajo", "conyuge", "aficiones", "confidencialidad", "facturacion",
        "nombre del director", "billing information", "mileage", "directory server", "government id number",
        "yomi given name", "given yomi", "yomi company", "nickname", "car phone", "pager", "telex", "isdn",
    }
)  # fmt: skip
"""Headers that say nothing of interest here, but that hardly any other table has."""
