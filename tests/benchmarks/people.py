"""Invented people with realistic variety: names from syllables, so that few of very many share one."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

FIRST = (
    *("Ada", "Ben", "Cem", "Dana", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jona", "Kaja", "Levi", "Mira"),
    *("Nils", "Ona", "Pia", "Quin", "Rosa", "Sven", "Tara", "Ulla", "Vito", "Wanda", "Søren", "Zoë", "Émile"),
)
SYLLABLES = (
    *("bel", "dor", "fan", "gri", "hal", "kes", "lom", "mar", "nol", "pel"),
    *("rin", "sar", "tol", "ven", "wim", "zor", "ala", "eri", "ono", "umi"),
)
ROLES = [
    "Data Analyst",
    "Product Manager",
    "UX Researcher",
    "Software Engineer",
    "Head of Operations",
    "Editor",
]
INDUSTRIES = ["Energy", "Health", "Media", "Finance", "Education", "Transport"]
SENTENCES = (
    "Most of the week goes into talking with people, not into tools.",
    "Start with a small project of your own and show it.",
    "The job title says little; ask what the first month looks like.",
    "Nobody reads a long report, so write the short one first.",
    "Budgets are decided in autumn, so ask in late summer.",
    "A course helps less than half a year next to somebody good.",
)
SKILLS = [
    "SQL",
    "Python",
    "stakeholder management",
    "Excel",
    "Figma",
    "statistics",
    "writing",
    "Tableau",
    "R",
    "dbt",
]


@dataclass(frozen=True)
class Somebody:
    """A person to be asked, and the day on which they were first written down."""

    name: str
    email: str
    slug: str
    organization: str
    role: str
    industry: str
    added_on: date


def people(count: int, seed: int = 1) -> list[Somebody]:
    """Draw so many people of a seventh as many organizations, in the order in which they were met."""
    dice = random.Random(seed)
    found = []
    for number in range(count):
        name = f"{dice.choice(FIRST)} {_surname(dice)}"
        handle = f"{name.split()[1].lower()}.{number}"
        found.append(
            Somebody(
                name=name,
                email=f"{handle}@example.org",
                slug=handle.replace(".", "-"),
                organization=_organization(number % (count // 7 + 1)),
                role=dice.choice(ROLES),
                industry=dice.choice(INDUSTRIES),
                added_on=date(2021, 7, 1) + timedelta(days=number * 1700 // count),
            )
        )
    return found


def _surname(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(4)).title()


def _organization(number: int) -> str:
    return f"{SYLLABLES[number % 20].title()}{SYLLABLES[number // 20 % 20]} {number} GmbH"
