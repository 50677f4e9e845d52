"""Folders of talk notes, as people keep them in Obsidian: front matter, headings, lists, links and tasks."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.people import SENTENCES, SKILLS, Somebody, people

HEADINGS = ("Daily reality", "Turning points", "Advice for getting in", "Trends")


def write_notes(folder: Path, count: int, seed: int = 1) -> Path:
    """Write so many notes, each of one talk with one person."""
    folder.mkdir(parents=True)
    dice = random.Random(seed)
    everybody = people(count, seed)
    for number, person in enumerate(everybody):
        day = person.added_on + timedelta(days=20)
        (folder / f"{day} {number:05} {person.name}.md").write_text(_note(dice, person, everybody), "utf-8")
    return folder


def _note(dice: random.Random, person: Somebody, everybody: list[Somebody]) -> str:
    day = person.added_on + timedelta(days=20)
    front = f"""---
type: informational interview
date: {day}
time: {dice.randrange(9, 18)}:{dice.choice(["00", "30"])}
person: "[[{person.name}]]"
company: {person.organization}
role: {person.role}
planned_minutes: 30
minutes: {20 + dice.randrange(20)}
medium: {dice.choice(["video", "phone", "in person"])}
tags: [interview, {person.industry.lower()}]
---
"""
    lines = [dice.choice(SENTENCES), ""]
    for heading in HEADINGS:
        lines += [f"## {heading}", "", *(f"- {said}" for said in dice.sample(SENTENCES, 3)), ""]
    for skill in dice.sample(SKILLS, 3):
        lines.append(f"skill:: {skill} (level {dice.randint(2, 6)})")
    if dice.random() < 0.4:
        lines.append(f"referred:: [[{dice.choice(everybody).name}]]")
    lines += ["", f"- [ ] Write again 📅 {day + timedelta(days=90)}", f"- [x] Thank-you sent {day}", ""]
    return front + "\n".join(lines)
