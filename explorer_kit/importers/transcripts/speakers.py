"""Who the speakers of a transcript are: the owner, a person by name, or nobody that can be named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explorer_kit.derivation.names import name_key
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.people import Named, emails_in, is_owner
from explorer_kit.records import MAIN, Person
from explorer_kit.settings import Settings

# what a service calls a voice that it cannot name
_MARK = re.compile(
    r"(?:unknown|unidentified|unbekannte?r?|inconnue?|desconocid[oa])(?: (?:speaker|user|sprecher\w*))?"
    r"|(?:locuteur|hablante|orador|participant|intervenant) (?:inconnue?|desconocid[oa])"
    r"|(?:speaker|spk|sprecher(?:in)?|person|participant|teilnehmer(?:in)?|guest|gast|user|voice|stimme|locuteur"
    r"|locutrice|orateur|hablante|orador|participante?|invit[eé]|invitado|call in user|caller|anrufer)"
    r"(?: (?:\d{1,4}|[a-z]))?"
    r"|s \d{1,3}|spk\d{1,3}|s\d{1,3}|speaker\d{1,4}"
    r"|interviewer(?:in)?|interviewee|interviewte[rn]?|befragte[rn]?|moderator(?:in)?|host|co host"
    r"|(?:conference|meeting) room(?: \w{1,9})?|besprechungsraum(?: \w{1,9})?"
    r"|(?:iphone|ipad|android|galaxy|macbook|zoom user|telephone|phone)(?: \d{1,4})?"
)
_BOT = re.compile(
    r"\b(?:note ?taker|notizen assistent|otter ?pilot|otter ai|fireflies|read ai|read meeting navigator|"
    r"meeting notes|meetgeek|avoma|sembly|recall ai|supernormal|tactiq|krisp|grain recorder|fellow ai|"
    r"ai (?:companion|assistant|notes?|notetaker|meeting)|(?:meeting|recording|recorder|zoom|ai) bot|"
    r"tl ?dv)\b|^(?:otter|fathom|gemini|copilot|granola|recorder|recording|bot)$"
)
_SCREEN = re.compile(
    r"['’]s? (?:presentation|screen)$|\((?:presentation|presenting|präsentation|présentation|presentación)\)$"
    r"|^(?:präsentation|présentation|presentación|presentation) (?:von|de|d['’]|by|of)\b",
    re.I,
)
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_MYSELF = re.compile(r"[(\[]\s*(?:you|me|myself|ich|du|sie|vous|toi|moi|tú|yo|usted)\s*[)\]]", re.I)
# alone in a name's place, these mean the owner; "I" and "Yo" are there, too (is_owner)
_MYSELF_ALONE = frozenset(("you", "du", "vous", "tu"))


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a transcript, and which of the spellings in it are theirs.

    ``slots``: spelling → slot in the record; ``own``: spellings of the owner; ``guessed``: the owner was
    told by the given name alone.
    """

    people: tuple[Person, ...]
    slots: Mapping[str, str]
    own: frozenset[str]
    guessed: str = ""


def is_mark(name: str) -> bool:
    """Tell whether a speaker is only a mark or a device: ``Unknown Speaker``, ``SPEAKER_00``."""
    folded = fold(name)
    return _MARK.fullmatch(folded) is not None or (bool(name) and not any(sign.isalpha() for sign in name))


def is_nobody(name: str) -> bool:
    """Tell whether a speaker is no person that can be named: a mark, a note-taker, a shared screen."""
    written = clean_line(name)
    if not written or _SCREEN.search(written):
        return True
    if "@" in written and emails_in(written):
        return False
    return is_mark(plain_name(written) or written) or _BOT.search(fold(written)) is not None


def plain_name(name: str) -> str:
    """Return a name without what services and people add to it: ``(Guest)``, ``[she/her]``."""
    return clean_line(_ASIDE.sub(" ", name)).strip(" *_,;:|-–")


def cast_of(
    speakers: Iterable[str], present: Iterable[str], emails: Mapping[str, str], settings: Settings
) -> Cast:
    """Return the people among the speakers and those who were present, in that order, without the owner.

    Parameters
    ----------
    speakers, present : iterable of str
        As written; the same person may be spelled in several ways.
    emails : mapping
        Name as written → address, where the file has it.
    settings : Settings
        The owner's names and addresses.
    """
    addresses = {fold(plain_name(name)): email for name, email in emails.items()}
    named = {
        name: _named(name, addresses) for name in dict.fromkeys((*speakers, *present)) if not is_nobody(name)
    }
    own = {name for name, who in named.items() if _is_me(name, who, settings)}
    guessed = "" if own else _by_given_name(named, settings)
    own |= {guessed} - {""}
    groups: dict[str, Named] = {}
    for name, who in named.items():
        if name not in own:
            groups.setdefault(_key(who), who)
    slots = {key: MAIN if place == 0 else f"speaker:{key}" for place, key in enumerate(groups)}
    people = tuple(_person(slots[key], who) for key, who in groups.items())
    return Cast(
        people,
        {name: slots[_key(who)] for name, who in named.items() if name not in own},
        frozenset(own),
        guessed,
    )


def names_in(line: str) -> Iterator[str]:
    """Yield the names of a line such as ``Rosa Selbst, Anna Beispiel, Anna Beispiel's Presentation``."""
    for part in re.split(r"[,;]", line):
        name = clean_line(part)
        if name:
            yield name


def _named(name: str, addresses: Mapping[str, str]) -> Named:
    emails = emails_in(name)
    plain = plain_name(name)
    for email in emails:
        plain = re.sub(re.escape(email), " ", plain, flags=re.I)
    plain = clean_line(plain).strip(" <>")
    return Named(plain or None, None, emails[0] if emails else addresses.get(fold(plain)))


def _key(who: Named) -> str:
    return who.email or fold(who.name or "")


def _person(slot: str, who: Named) -> Person:
    return Person(slot=slot, name=who.name, emails=(who.email,) if who.email else ())


def _is_me(name: str, who: Named, settings: Settings) -> bool:
    return is_owner(who, settings) or fold(name) in _MYSELF_ALONE or _MYSELF.search(name) is not None


def _by_given_name(named: Mapping[str, Named], settings: Settings) -> str:
    """Return the one speaker who has the owner's given name and no other, where somebody else speaks, too."""
    given = {
        key.split()[0] for name in settings.owner_names if (key := name_key(name)) and len(key.split()) > 1
    }
    alike = [name for name, who in named.items() if fold(who.name or "") in given]
    return alike[0] if len(alike) == 1 and len(named) > 1 else ""
