"""Who a note is about: the people of its fields, else the one its title or only link to a person names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.importers.folding import fold
from explorer_kit.importers.markdown.facts import NoteFacts
from explorer_kit.importers.markdown.front_matter import Value, texts
from explorer_kit.importers.markdown.people import Named, is_owner, page_of, people_in
from explorer_kit.importers.markdown.vocabulary import inline_name
from explorer_kit.importers.vocabulary import meanings

TALK_FIELDS = ("interviewee", "attendees")
"""Fields that name people who were at a talk; ``person`` may also name whom a note is about."""

_TALK_WORDS = (
    r"interview|call|chat|coffee|talk|meeting|conversation|lunch|gespräch|telefonat|treffen|kaffee|austausch|anruf|"
    r"entretien|appel|café|rencontre|discussion|entrevista|llamada|charla|conversación|reunión"
)
_TITLE = re.compile(rf"(?:\b(?:with|mit|avec|con)|^\w*(?:{_TALK_WORDS})\s*[:–—-])\s+(?P<who>.+)", re.I)
_AFTER_NAME = re.compile(r"\s*(?:[(,@|–—:]| - | at | from | von | bei | de chez | chez ).*", re.S)
_NAME_WORD = re.compile(r"(?:[^\W\d_][\w'’.-]*)")
_PARTICLES = frozenset(
    ("de", "del", "der", "den", "di", "da", "du", "la", "le", "van", "von", "zu", "y", "bin", "al", "el")
)
_PERSON_LINK = re.compile(
    r"\[\[(?:[^\[\]|\n]{0,200}/)?(?:people|persons?|contacts?|personen|kontakte|personnes|personas|contactos)/[^\[\]\n]{1,200}\]\]",
    re.I,
)
_LIST_SIGN = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+(?:\[.\][ \t]+)?")
_NOBODY = re.compile(r"(?:none|not|nobody|kein\w*|niemand|aucun\w*|personne|ningun\w*|nadie)\b")
# A field with one of these names holds one person: "Beispiel, Anna" is then one name.
_ONE = frozenset(
    (
        "person",
        "contact",
        "kontakt",
        "interviewee",
        "personne",
        "contacto",
        "persona",
        "name",
        "nom",
        "nombre",
    )
)


def participants(facts: NoteFacts, *, is_talk: bool) -> tuple[Named, ...]:
    """Return the people a note names as its own, in the order of its text, without the owner.

    Parameters
    ----------
    facts : NoteFacts
        The note.
    is_talk : bool
        True where the note says that it is a talk: then its title may name the person, too.
    """
    named = _without_owner(facts, _in_fields(facts))
    if named or not is_talk:
        return named
    title = next((who for text in (facts.title, facts.stem) if (who := _in_title(text))), None)
    if title is not None:
        return _without_owner(facts, iter((title,)))
    linked = _without_owner(facts, _linked_people(facts))
    return linked if len(linked) == 1 else ()


def subject(facts: NoteFacts) -> Named | None:
    """Return the person whose page a note is: its name, title or file name; the file is their page."""
    name = facts.line("name") or facts.title
    page = page_of(facts.stem)
    named = Named(name, page or None) if name else None
    return None if named is None or is_owner(named, facts.context.settings) else named


def people_of(facts: NoteFacts, field: str) -> tuple[Named, ...]:
    """Return the people in a field, without the owner and without words such as "none" or "yes"."""
    return _without_owner(facts, _in_field(facts, field))


def _in_fields(facts: NoteFacts) -> Iterator[Named]:
    for field in (*TALK_FIELDS, "person"):
        yield from _in_field(facts, field)
    for section in facts.body.sections:
        if section.heading and inline_name(section.heading) in TALK_FIELDS:
            for block in section.blocks:
                yield from _on_line(block.text)


def _in_field(facts: NoteFacts, field: str) -> Iterator[Named]:
    for written, value in facts.values.get(field, ()):
        for text in _person_texts(value):
            yield from people_in(text, several=written not in _ONE) if _names_people(text) else ()
    for inline in facts.content.fields:
        if inline.key == field and _names_people(inline.value):
            yield from people_in(inline.value)


def _on_line(line: str) -> Iterator[Named]:
    """Yield whom a list item names: everybody it links to, or the one name that it begins with."""
    sign = _LIST_SIGN.match(line)
    if sign is not None or line.startswith("[["):
        rest = line[sign.end() :] if sign else line
        yield from people_in(rest if "[[" in rest else _AFTER_NAME.sub("", rest))


def _person_texts(value: Value) -> Iterator[str]:
    """Yield the people of a field as texts; one may be a mapping of name and e-mail address."""
    for entry in value if isinstance(value, list) and len(value) > 1 else [value]:
        inner = entry[0] if isinstance(entry, list) and len(entry) == 1 else entry
        named = {fold(key): words for key, words in inner.items()} if isinstance(inner, dict) else {}
        if "name" in named:
            yield " ".join((*texts(named["name"]), *(f"<{email}>" for email in texts(named.get("email")))))
        else:
            yield from texts(entry)


def _names_people(text: str) -> bool:
    """Tell a name from an answer: "none yet", "yes", "TBD"."""
    folded = fold(text)
    return "[[" in text or not (folded in meanings("flag") or _NOBODY.match(folded))


def _without_owner(facts: NoteFacts, people: Iterator[Named]) -> tuple[Named, ...]:
    kept: dict[str, Named] = {}
    for named in people:
        if not is_owner(named, facts.context.settings):
            kept.setdefault(named.slot, named)
    return tuple(kept.values())


def _in_title(title: str | None) -> Named | None:
    """Return the person in "Coffee chat with Mira Sandhu (Northwind)"; only what looks like a name counts."""
    match = _TITLE.search(title or "")
    words = _AFTER_NAME.sub("", match["who"]).split() if match else []
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return None
    if not all(word[0].isupper() or word.casefold() in _PARTICLES for word in words):
        return None
    return Named(" ".join(words))


def _linked_people(facts: NoteFacts) -> Iterator[Named]:
    for match in _PERSON_LINK.finditer(facts.document.body):
        yield from people_in(match[0])
