"""Drawing invented people: no two share a name, an address or a LinkedIn slug."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from explorer_kit.records import Channel, Tie
from explorer_kit.sample.dice import Dice
from explorer_kit.sample.model import Person
from explorer_kit.sample.words import functions, words

# letters that Unicode does not decompose into a base letter and a mark
_BASE_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "ı": "i"}
)
# only domains that are reserved for examples (RFC 2606)
_DOMAINS = ("example.org", "example.com", "example.net")
# people who share a family name are hard to tell apart: redraw so often for a new one, then for a new full
# name, then give people two family names
_REDRAWS_FAMILY, _REDRAWS = 15, 40


def slug(name: str) -> str:
    """Return a name in lower-case ASCII with hyphens: ``"Jörg O'Sample"`` becomes ``"jorg-osample"``."""
    letters = unicodedata.normalize("NFKD", name.translate(_BASE_LETTERS))
    ascii_letters = letters.encode("ascii", "ignore").decode().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", ascii_letters.lower()).strip("-")


def _spellings(part: str) -> tuple[str, str]:
    """Return a part of a name as written and as romanised."""
    native, _, roman = part.partition("|")
    return native, roman or native


class Crowd:
    """The people whom a seeker could meet, drawn one after another.

    Parameters
    ----------
    dice : Dice
        The stream that people are drawn from.
    """

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._met: set[str] = set()
        self._families: set[str] = set()
        self._cultures: list[dict[str, Any]] = words("people")["cultures"]
        self._organizations: dict[str, list[str]] = words("people")["organizations"]

    def meet(
        self,
        added_on: date,
        tie: Tie,
        channel: Channel | None = None,
        referrer: Person | None = None,
    ) -> Person:
        """Return a person who was not there before.

        Parameters
        ----------
        added_on : date
            When the seeker wrote the name down.
        tie : str
            How they are known; ``referred`` needs a ``referrer``.
        channel : str, optional
            How they will be written to: the address for it is known then. A referrer passes on both.
        referrer : Person, optional
            Who named this person: often a colleague, or somebody of the same industry.
        """
        name, roman = self._name()
        function = self._dice.weighted({name: job["weight"] for name, job in functions().items()})
        seniority = self._dice.weighted(words("roles")["seniority"])
        industry, organization = self._employer(referrer)
        has_email = channel == "email" or tie == "referred" or self._dice.chance(0.5)
        has_page = (
            channel in ("linkedin", "linkedin_invitation") or tie == "referred" or self._dice.chance(0.6)
        )
        domain = self._dice.pick(_DOMAINS)
        return Person(
            name=name,
            organization=organization,
            industry=industry,
            role=self._dice.pick(functions()[function][seniority]),
            function=function,
            seniority=seniority,
            tie=tie,
            added_on=added_on,
            email=f"{slug(roman).replace('-', '.')}@{domain}" if has_email else None,
            linkedin=f"{slug(roman)}-sample" if has_page else None,
            referred_by=referrer.name if referrer else None,
        )

    def _name(self) -> tuple[str, str]:
        """Return a name that nobody has yet, as written and as romanised."""
        for attempt in range(_REDRAWS * 100):
            name, given, family = self._draw_name(second_family=attempt >= _REDRAWS)
            roman = f"{given} {family}"
            if slug(roman) in self._met or (family in self._families and attempt < _REDRAWS_FAMILY):
                continue
            self._met.add(slug(roman))
            self._families.add(family)
            return name, roman
        raise ValueError(
            f"The word lists hold no more than {len(self._met)} different names: ask for fewer contacts."
        )

    def _draw_name(self, second_family: bool) -> tuple[str, str, str]:
        """Return the name as it is written, and the given and the family name romanised."""
        weights = {index: culture["weight"] for index, culture in enumerate(self._cultures)}
        culture = self._cultures[self._dice.weighted(weights)]
        given, given_roman = _spellings(self._dice.pick(culture["given"]))
        family, family_roman = _spellings(self._dice.pick(culture["family"]))
        if second_family:
            other, other_roman = _spellings(self._dice.pick(culture["family"]))
            family, family_roman = f"{family}-{other}", f"{family_roman}-{other_roman}"
        between = "" if culture.get("joined") else " "
        native = family + between + given if culture.get("family_first") else given + between + family
        return native, given_roman, family_roman

    def _employer(self, referrer: Person | None) -> tuple[str, str]:
        """Return industry and organization; a quarter of the referred work with their referrer."""
        if referrer and self._dice.chance(0.25):
            return referrer.industry, referrer.organization
        if referrer and self._dice.chance(0.6):
            return referrer.industry, self._dice.pick(self._organizations[referrer.industry])
        industry = self._dice.pick(list(self._organizations))
        return industry, self._dice.pick(self._organizations[industry])
