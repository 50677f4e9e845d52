"""People of whom the exports do not tell whether they are somebody the tracker knows: to be reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.sample.model import Season
from explorer_kit.sample.people import slug

SAME, OTHERS = 2, 1


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A LinkedIn connection with the name of a contact; ``same`` tells whether it is that person."""

    name: str
    linkedin: str
    organization: str
    same: bool


def doubtful(season: Season) -> list[Doubtful]:
    """Return connections that share a name with a contact without a profile who was never asked.

    Those that are the same person hide where they work; a namesake works elsewhere.
    """
    asked = {request.person.name for request in season.requests}
    free = [
        person for person in season.contacts
        if person.linkedin is None and person.name not in asked and slug(person.name).count("-") == 1
    ]  # fmt: skip
    found = []
    for number, person in enumerate(free[: SAME + OTHERS]):
        same = number < SAME
        organization = "" if same else "Anderswo Example GmbH"
        found.append(Doubtful(person.name, f"{slug(person.name)}-{number + 1}-sample", organization, same))
    return found
