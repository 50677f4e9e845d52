"""From a number to an input: a damaged file, a bad zip, a folder of both; the same one every time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from random import Random

from explorer_kit.importers.base import SourceFile
from tests.importers.fuzzing.mutations import CHANGES
from tests.importers.fuzzing.packing import badly_packed, repacked
from tests.importers.fuzzing.seeds import Seed, seeds

ENDINGS = (
    ".csv", ".CSV", ".txt", ".md", ".xlsx", ".ics", ".mbox", ".eml", ".vcf", ".json", ".vtt", ".srt",
    ".zip", ".docx", ".qdpx", ".qde", ".parquet", ".png", ".msg", "", ".tsv", ".markdown",
)  # fmt: skip
ODD_NAMES = (
    "messages.csv", "Connections.csv", "events.csv", "manifest.json", "people/Anna.md", "talk\ud800.csv",
    "\u202e.md", "2026-13-45 Anna.vtt", "Drafts.mbox", "a\nb.csv", "x" * 200 + ".md",
)  # fmt: skip
MODIFIED = datetime(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Input:
    """What is loaded: one file, or (``folder``) several that are written into a folder."""

    number: int
    files: tuple[tuple[str, bytes], ...]
    folder: bool = False

    def given(self, place: Path) -> SourceFile | Path:
        """Return it as it is given to a load."""
        if not self.folder:
            ((name, data),) = self.files
            return uploaded(name, data)
        root = place / f"in{self.number}"
        for name, data in self.files:
            path = root / PurePosixPath(name).name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return root


def uploaded(name: str, data: bytes) -> SourceFile:
    """Return a file in memory."""
    return SourceFile(name=name, opener=lambda: io.BytesIO(data), size=len(data), modified=MODIFIED)


def make(number: int) -> Input:
    """Return the input of a number."""
    chance = Random(number)
    what = chance.random()
    if what < 0.82:
        name, data = _file(chance)
        return Input(number, ((f"in{number}/{name}", data),))
    several = [
        _file(chance) if chance.random() < 0.6 else _untouched(chance) for _ in range(chance.randint(1, 5))
    ]
    if what < 0.94:
        members = [
            (f"in{number}/{place}/{_encodable(name)}", data) for place, (name, data) in enumerate(several)
        ]
        if chance.random() < 0.3:  # all in one folder, as exports have it: files that look for each other
            members = [(f"in{number}/{_encodable(name)}", data) for name, data in several]
        return Input(number, ((f"in{number}.zip", badly_packed(members, f"in{number}", chance)),))
    files = tuple((f"{place} {_encodable(name)}"[:120], data) for place, (name, data) in enumerate(several))
    return Input(number, files, folder=True)


def _encodable(name: str) -> str:
    return name.replace("\ud800", "x").replace("\n", " ").replace("/", "-")


def _untouched(chance: Random) -> tuple[str, bytes]:
    seed = chance.choice(seeds())
    return seed.name, seed.data


def _file(chance: Random) -> tuple[str, bytes]:
    seed = chance.choice(seeds())
    data = seed.data
    if chance.random() < 0.08:
        other = chance.choice(seeds()).data
        data = chance.choice([data + other, data[: len(data) // 2] + other, other + b"\n" + data])
    if data[:2] == b"PK" and chance.random() < 0.8:
        data = repacked(data, chance)
    else:
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            data = chance.choice(CHANGES)(data, chance)
    return _name(seed, chance), data


def _name(seed: Seed, chance: Random) -> str:
    draw = chance.random()
    if draw < 0.03:
        return chance.choice(ODD_NAMES)
    if draw < 0.13:
        return PurePosixPath(seed.name).stem + chance.choice(ENDINGS)
    return seed.name
