"""The folder of notes: one note a talk, and what else lies in such a folder."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from explorer_kit.sample.model import OwnLevels, Person, Season
from explorer_kit.sample.notes import NoteWriter

_TEMPLATE = """---
type: informational interview
date: {{date}}
time: {{time}}
person: "[[{{title}}]]"
company:
role:
planned_minutes: 20
minutes:
medium:
tags: [interview]
---

# Talk with {{title}}

## Daily reality

## Advice

## Trends

## Surprises

## Unwritten rules

## Skills

- skill::

## Next

- [ ] Thank-you note 📅 {{date}}
"""

_DAILY = """---
date: {day}
tags: [daily]
---

Free day. Sorted my notes and the tracker, some rows still need a name or a date.

- What keeps coming back: definitions, small teams, "pick up the phone". Interesting.
- I write better messages since I mention one concrete thing from their path.
- Tired of the word "transition".

- [ ] Tidy up the portfolio page
- [x] Renew the library card
"""


def write_notes(season: Season, folder: Path) -> None:
    """Write all notes of a season: folders ``talks``, ``people``, ``daily``, ``me`` and ``templates``.

    Who is named in a talk gets a page, so that the link in the talk's note leads to somebody.

    Parameters
    ----------
    season : Season
        What happened.
    folder : Path
        Where to write; made if it is missing.
    """
    writer = NoteWriter(season.seed, season.as_of)
    for request, talk in season.talks():
        name = f"{talk.starts_at.date()} Talk with {request.person.name}.md"
        _write(folder / "talks" / name, writer.note(request, talk))
    for person in season.contacts:
        if person.referred_by:
            _write(folder / "people" / f"{person.name}.md", _page(person))
    for rating in season.own_levels:
        _write(folder / "me" / f"{rating.on} Where I stand.md", _self_rating(rating))
    day = season.starts_on + timedelta(days=80)
    _write(folder / "daily" / f"{day}.md", _DAILY.format(day=day))
    _write(folder / "templates" / "Talk.md", _TEMPLATE)


def _page(person: Person) -> str:
    lines = [
        "---",
        "type: person",
        f"company: {person.organization}",
        f"role: {person.role}",
        f"linkedin: https://www.linkedin.com/in/{person.linkedin}/",
        f'referred_by: "[[{person.referred_by}]]"',
        "tags: [person]",
        "---",
        "",
        f"[[{person.referred_by}]] gave me the name on {person.added_on}.",
    ]
    return "\n".join(lines) + "\n"


def _self_rating(rating: OwnLevels) -> str:
    lines = [f"my_level:: {skill} {level}" for skill, level in rating.levels]
    head = ["---", "type: self-rating", f"date: {rating.on}", "tags: [me]", "---", ""]
    text = "How good am I, honestly? 0 = never done, 7 = people ask me."
    return "\n".join([*head, text, "", *lines]) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # the same bytes on every system
    path.write_bytes(text.encode("utf-8"))
