"""Random decisions in random worlds: anchored at what the world's records say, made and taken back."""

from __future__ import annotations

from random import Random

from explorer_kit.importers.observations import rows_of
from explorer_kit.records import SourceRecord
from tests.derivation.journals import Batch, Journal

Decision = tuple[str, str, str, str]
"""Id, the two anchors, and what was decided; nothing: it is taken back."""
Step = Batch | Decision


def anchors(world: list[Batch]) -> list[str]:
    """Return the ids of all observations of people, in every edition."""
    found = {
        str(row["observation_id"]): None
        for batch in world
        for entry in batch.records
        if isinstance(entry, SourceRecord)
        for row in rows_of(batch.source, entry)
        if row["kind"] == "person"
    }
    return list(found)


def decisions(world: list[Batch], seed: int) -> list[Decision]:
    """Draw up to four decisions; some are taken back."""
    random, known = Random(seed), anchors(world)
    made: list[Decision] = []
    for number in range(random.randint(1, 4) if len(known) > 1 else 0):
        one, other = random.sample(known, 2)
        what = random.choice(("same", "same", "different", "different", "later"))
        made.append((f"{seed}-{number}", one, other, what))
        if random.random() < 0.2:
            made.append((f"{seed}-{number}", one, other, ""))
    return made


def mixed(world: list[Batch], seed: int) -> list[Step]:
    """Return loads, one of them twice, and decisions in any order; none is taken back before it is made."""
    random = Random(seed + 1)
    loads: list[Step] = [*random.sample(world, len(world)), *random.sample(world, min(len(world), 1))]
    steps = loads
    for each in decisions(world, seed):
        made = [place for place, step in enumerate(steps) if isinstance(step, tuple) and step[0] == each[0]]
        steps.insert(random.randint(made[-1] + 1 if made else 0, len(steps)), each)
    return steps


def run(plans: dict[int, list[Step]]) -> Journal:
    """Go through the plans of several worlds side by side: the first steps of all, the second, and so on."""
    journal = Journal()
    for place in range(max((len(plan) for plan in plans.values()), default=0)):
        steps = [plan[place] for plan in plans.values() if place < len(plan)]
        loads = [step for step in steps if isinstance(step, Batch)]
        decided = [step for step in steps if isinstance(step, tuple)]
        if loads:
            journal.load_together(*loads)
        if decided:
            journal.anchored(*decided)
    return journal
