"""The note of a talk, as the seeker typed it: some long, some hasty, no two alike."""

from __future__ import annotations

from datetime import date, timedelta

from explorer_kit.sample.dice import Dice
from explorer_kit.sample.front_matter import front_matter
from explorer_kit.sample.model import NamedSkill, Request, Talk
from explorer_kit.sample.prose import SECTIONS, Prose

# how thorough a note is: sections kept, and lines in a section
_THOROUGH = {"long": (5, 3), "usual": (4, 2), "hasty": (2, 2)}
_WEIGHTS = {"long": 0.3, "usual": 0.5, "hasty": 0.2}
_SKILL_HEADINGS = ("Skills", "Skills they named", "What I would need")


class NoteWriter:
    """Writes the notes of a season's held talks, in their order.

    Parameters
    ----------
    seed : int
        Seed of the season.
    as_of : date
        Nothing is ticked off on this day or later.
    """

    def __init__(self, seed: int, as_of: date) -> None:
        self._as_of = as_of
        self._dice = Dice(seed, "notes")
        self._prose = Prose(Dice(seed, "prose"))

    def note(self, request: Request, talk: Talk) -> str:
        """Return the Markdown of one talk: front matter, what was said, skills, referrals and tasks."""
        in_front = {place for place in ("referrals", "thanks") if self._dice.chance(0.3)}
        blocks = [
            front_matter(self._dice, request, talk, in_front),
            f"# Talk with {request.person.name}" if self._dice.chance(0.5) else "",
            self._opening(talk) if self._dice.chance(0.85) else "",
            *self._sections(request.person.function),
            self._skills(talk.skills),
            self._afterwards(talk, in_front),
            self._prose.one("closings", "lines") if self._dice.chance(0.35) else "",
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _opening(self, talk: Talk) -> str:
        return self._prose.one("openings", talk.medium if self._dice.chance(0.35) else "any")

    def _sections(self, function: str) -> list[str]:
        kept, length = _THOROUGH[self._dice.weighted(_WEIGHTS)]
        chosen = set(self._dice.shuffled(SECTIONS[1:])[: kept - 1]) | {SECTIONS[0]}
        order = [kind for kind in SECTIONS if kind in chosen]
        if self._dice.chance(0.3):
            order = self._dice.shuffled(order)
        as_list = self._dice.chance(0.7)
        return [
            self._section(kind, function, max(1, length - self._dice.below(2)), as_list) for kind in order
        ]

    def _section(self, kind: str, function: str, count: int, as_list: bool) -> str:
        if kind == "turning_points":
            count = 1
        lines = self._prose.lines(kind, count, function)
        text = "\n".join(f"- {line}" for line in lines) if as_list else _paragraph(lines)
        quote = f"\n\n> {self._prose.one('quotes', 'any')}" if self._dice.chance(0.22) else ""
        return f"## {self._prose.heading(kind)}\n\n{text}{quote}"

    def _skills(self, named: tuple[NamedSkill, ...]) -> str:
        if not named:
            return ""
        bullet = "- " if self._dice.chance(0.6) else ""
        lines = [f"## {self._dice.pick(_SKILL_HEADINGS)}", ""]
        for skill in named:
            level = f" (level {skill.level})" if skill.level is not None else ""
            lines.append(f"{bullet}skill:: {skill.skill}{level}")
            if bullet and self._dice.chance(0.45):
                lines.append(f"  - {self._prose.remark(skill.skill)}")
        return "\n".join(lines)

    def _afterwards(self, talk: Talk, in_front: set[str]) -> str:
        """Return what follows from the talk, without what stands in the front matter already."""
        lines = []
        if self._dice.chance(0.6):
            lines.append(f"- resource:: {self._prose.one('resources', 'any')}")
        if "referrals" not in in_front:
            lines += [f"- referred:: [[{name}]]" for name in talk.referred]
        if talk.thanked_on and "thanks" not in in_front:
            lines.append(f"- [x] Thank-you note ✅ {talk.thanked_on}")
        lines += self._tasks(talk)
        return "\n".join(["## Next", "", *lines]) if lines else ""

    def _tasks(self, talk: Talk) -> list[str]:
        """Return small promises: some kept, some with a day on which they are due."""
        due = talk.starts_at.date() + timedelta(days=self._dice.between(12, 45))
        done = talk.starts_at.date() + timedelta(days=self._dice.between(0, 2))
        tasks = []
        if self._dice.chance(0.25) and done < self._as_of:
            tasks.append(f"- [x] {self._prose.one('tasks', 'done')} ✅ {done}")
        if self._dice.chance(0.45):
            tasks.append(f"- [ ] {self._prose.one('tasks', 'open')} 📅 {due}")
        return tasks


def _paragraph(lines: list[str]) -> str:
    """Return the lines as running text."""
    return " ".join(line if line[-1] in ".?!" else f"{line}." for line in lines)
