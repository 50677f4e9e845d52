"""Lines for notes, drawn so that none comes twice before all of its kind have been used."""

from __future__ import annotations

from collections.abc import Sequence

from explorer_kit.sample.dice import Dice
from explorer_kit.sample.words import skills, words

# what a note can be divided into, in the order of most talks
SECTIONS = ("daily_reality", "turning_points", "advice", "trends", "surprises", "unwritten_rules")


class Prose:
    """The lines of a season's notes.

    Parameters
    ----------
    dice : Dice
        The stream that lines are drawn from.
    """

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._piles: dict[tuple[str, ...], list[str]] = {}

    def lines(self, kind: str, count: int, function: str = "any") -> list[str]:
        """Return ``count`` lines of a section, of the person's own function as long as there are any."""
        section = words("notes")["sections"][kind]
        own = self._take((kind, function), section.get(function, ()), count) if function != "any" else []
        return own + self._take((kind, "any"), section["any"], count - len(own), again=True)

    def one(self, *path: str) -> str:
        """Return a line of another list of ``texts/notes.toml``, for example ``one("tasks", "open")``."""
        group, kind = path
        return self._take(path, words("notes")[group][kind], 1, again=True)[0]

    def remark(self, skill: str) -> str:
        """Return what a person says about a skill."""
        return self._take(("skill", skill), skills()[skill]["remarks"], 1, again=True)[0]

    def heading(self, kind: str) -> str:
        """Return one of the headings a section goes under; the first is the usual one."""
        headings: list[str] = words("notes")["sections"][kind]["headings"]
        return headings[0] if self._dice.chance(0.6) else self._dice.pick(headings)

    def _take(
        self, pile_of: tuple[str, ...], values: Sequence[str], count: int, again: bool = False
    ) -> list[str]:
        """Return up to ``count`` lines of a shuffled pile, which is filled ``again`` or stays used up."""
        pile = self._piles.setdefault(pile_of, self._dice.shuffled(values))
        if len(pile) < count and again:
            # the new lines go below what is left, without those that are on top of the pile already
            pile[:0] = [line for line in self._dice.shuffled(values) if line not in pile]
        return [pile.pop() for _ in range(min(count, len(pile)))]
