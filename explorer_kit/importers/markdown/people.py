"""People as notes name them: ``[[people/Zoë Quill|Zo]]``, ``Anna Beispiel <anna@example.org>``, ``A and B``.

A wikilink's page is a key: two notes that link to one page mean one person. A plain name is only a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from explorer_kit.derivation.names import SUFFIXES, name_key
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.inline import link_words
from explorer_kit.settings import Settings

_LINK = re.compile(
    r"\[\[(?P<wiki>[^\[\]\n]{1,300})\]\]|\[(?P<words>[^\[\]\n]{1,300})\]\((?P<target>[^()\n]{0,500})\)"
)
_EMAIL = re.compile(
    r"<?(?:mailto:)?(?<![\w.%+'-])(?P<address>[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)>?", re.I
)
_PROFILE = re.compile(
    r"(?:https?://)?(?:\b[\w-]{1,20}\.)?linkedin\.com/in/(?P<slug>[^/?#\s<>|\"')]+)\S*", re.I
)
_BETWEEN = re.compile(r"[,;\n]|(?<=\s)(?:and|und|et|&|\+)\s", re.I)
_AFTER_PAGE = re.compile(r"[|#^].*", re.S)
_ASIDE = re.compile(r"\([^()]*\)")
_MYSELF = frozenset(("me", "myself", "i", "ich", "moi", "yo"))
_PLACE = "\ue000"


@dataclass(frozen=True, slots=True)
class Named:
    """A person as a field names them; ``page`` is the folded name of the page a wikilink points at."""

    name: str | None = None
    page: str | None = None
    email: str | None = None
    linkedin: str | None = None

    @property
    def slot(self) -> str:
        """What tells this person from the others of a note."""
        return self.page or fold(self.name or "") or self.email or self.linkedin or ""


def people_in(text: str, *, several: bool = True) -> tuple[Named, ...]:
    """Return the people in a field's text, in its order.

    Parameters
    ----------
    text : str
        As written.
    several : bool
        False for a field that names one person: ``Beispiel, Anna`` is then one name.
    """
    links = list(_LINK.finditer(text))
    marked = _LINK.sub(_PLACE, text)
    pieces = _pieces(marked) if several else [marked]
    if not several and not _is_inverted(marked):
        pieces = _pieces(marked)
    waiting = iter(links)
    found: list[Named] = []
    for piece in pieces:
        own = [next(waiting) for _ in range(piece.count(_PLACE))]
        found += [named for match in own if (named := _linked(match))] if own else _written(piece)
    return tuple(dict.fromkeys(named for named in found if named.slot))


def linkedin_slug(text: str) -> str | None:
    """Return the slug of a profile's address (R1): percent-decoded, lower case, without what follows it.

    Its letters are composed: an address copied from another program may have them decomposed.
    """
    match = _PROFILE.search(text)
    return unicodedata.normalize("NFC", unquote(match["slug"])).strip().lower() or None if match else None


def emails_in(text: str) -> tuple[str, ...]:
    """Return the e-mail addresses in a text, in lower case."""
    return tuple(match["address"].lower() for match in _EMAIL.finditer(text))


def is_owner(named: Named, settings: Settings) -> bool:
    """Tell whether a person is the owner of the journal, who is never an attendee."""
    names = {fold(name) for name in settings.owner_names} | {name_key(name) for name in settings.owner_names}
    own = {fold(named.name or ""), name_key(named.name), named.page} - {None, ""}
    return (
        (named.email is not None and named.email in {email.lower() for email in settings.owner_emails})
        or (named.linkedin is not None and named.linkedin == linkedin_slug(settings.owner_linkedin or ""))
        or bool(own & (names | _MYSELF))
    )


def page_of(path: str) -> str:
    """Return the folded name of the page that a link or a file's path points at."""
    page = _AFTER_PAGE.sub("", path).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return fold(page.removesuffix(".md"))


def _pieces(text: str) -> list[str]:
    """Split a list of names; a comma before "PhD" or "MBA" belongs to the name."""
    pieces: list[str] = []
    for piece in _BETWEEN.split(text):
        words = fold(_ASIDE.sub(" ", _EMAIL.sub(" ", piece)).replace(".", "")).split()
        if pieces and words and all(word in SUFFIXES for word in words):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return pieces


def _is_inverted(text: str) -> bool:
    """Tell whether a text is ``Beispiel, Anna``: two names of one person, not two people."""
    family, comma, given = text.partition(",")
    return bool(comma) and len(family.split()) == 1 and len(given.split()) == 1 and _PLACE not in text


def _linked(match: re.Match[str]) -> Named | None:
    if match["wiki"] is None:
        words, target = clean_line(match["words"]), unquote(match["target"])
        local = target.split("#")[0].endswith(".md")
        emails = emails_in(target)
        return Named(
            words, page_of(target) if local else None, emails[0] if emails else None, linkedin_slug(target)
        )
    path, _, alias = match["wiki"].partition("|")
    page = page_of(path)
    stem, alias = link_words(path), clean_line(alias)
    # the page "zoe-quill" has its name in the alias, the page "Zoë Quill" a nickname
    name = stem if " " in stem or not alias or len(alias) < len(stem) else alias
    return Named(name, page or None) if page else None


def _written(piece: str) -> Iterator[Named]:
    emails, slug = emails_in(piece), linkedin_slug(piece)
    rest = _ASIDE.sub(" ", _EMAIL.sub(" ", _PROFILE.sub(" ", piece)))
    name = clean_line(rest.replace("<", " ").replace(">", " ")).strip("*_@-•:,;\"' ")
    if any(char.isalpha() for char in name) or emails or slug:
        has_letters = any(char.isalpha() for char in name)
        yield Named(name if has_letters else None, None, emails[0] if emails else None, slug)
