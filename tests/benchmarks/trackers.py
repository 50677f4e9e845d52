"""Trackers of any length, as people keep them: one row a person, many cells empty, dates and ticks mixed."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.people import SENTENCES, SKILLS, Somebody, people

HEADER = (
    *("Name", "Company", "Role", "Email", "LinkedIn", "How I know them", "Referred by", "Industry"),
    *("Date added", "Date contacted", "How", "Message version", "Followed up", "Replied?", "Reply date"),
    *(
        "Interview date",
        "Minutes",
        "Interview status",
        "Thank-you sent",
        "Next follow-up",
        "Skills mentioned",
    ),
    "Notes",
)
TIES = ("cold", "cold", "alumni", "former colleague")
Cell = str | int | date | None


def rows(count: int, seed: int = 1) -> Iterator[list[Cell]]:
    """Yield the rows of a tracker; dates are dates."""
    dice = random.Random(seed)
    earlier: list[Somebody] = []
    for person in people(count, seed):
        yield _row(dice, person, earlier)
        earlier.append(person)


def _row(dice: random.Random, person: Somebody, earlier: list[Somebody]) -> list[Cell]:
    cells: dict[str, Cell] = dict.fromkeys(HEADER)
    is_referred = bool(earlier) and dice.random() < 0.15
    cells |= {
        "Name": person.name, "Company": person.organization, "Role": person.role,
        "Email": person.email if dice.random() < 0.6 else None,
        "LinkedIn": f"https://www.linkedin.com/in/{person.slug}/" if dice.random() < 0.7 else None,
        "How I know them": "referral" if is_referred else dice.choice(TIES),
        "Referred by": dice.choice(earlier[-200:]).name if is_referred else None,
        "Industry": person.industry if dice.random() < 0.8 else None, "Date added": person.added_on,
    }  # fmt: skip
    if dice.random() < 0.7:
        _ask(dice, person.added_on + timedelta(days=dice.randrange(20)), cells)
    elif dice.random() < 0.3:
        cells["Notes"] = dice.choice(SENTENCES)
    return [cells[name] for name in HEADER]


def _ask(dice: random.Random, on: date, cells: dict[str, Cell]) -> None:
    cells |= {
        "Date contacted": on, "How": dice.choice(["Email", "LinkedIn", "LinkedIn message", "phone"]),
        "Message version": dice.choice(["A", "B", None]), "Replied?": dice.choice(["no", None]),
        "Followed up": on + timedelta(days=8) if dice.random() < 0.4 else None,
    }  # fmt: skip
    if dice.random() < 0.4:
        replied = on + timedelta(days=1 + int(dice.expovariate(0.25)))
        said = dice.choice(["yes", "yes", "yes", "x", "declined", "later"])
        cells |= {"Replied?": said, "Reply date": replied if dice.random() < 0.8 else None}
        if said in {"yes", "x"}:
            _talk(dice, replied + timedelta(days=3 + dice.randrange(14)), cells)


def _talk(dice: random.Random, on: date, cells: dict[str, Cell]) -> None:
    is_held = dice.random() < 0.85
    cells |= {
        "Interview date": on,
        "Interview status": dice.choice(["held", None]) if is_held else "cancelled",
    }
    if is_held:
        cells |= {
            "Minutes": 15 + 5 * dice.randrange(7),
            "Thank-you sent": dice.choice([on + timedelta(days=1), on + timedelta(days=1), "yes", None]),
            "Next follow-up": on + timedelta(days=90) if dice.random() < 0.5 else None,
            "Skills mentioned": ", ".join(dice.sample(SKILLS, dice.randint(1, 4))),
            "Notes": " ".join(dice.sample(SENTENCES, 2)),
        }


def write_csv(path: Path, count: int, seed: int = 1) -> Path:
    """Write a tracker as csv, with dates as a spreadsheet would write them out."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([_written(cell) for cell in row] for row in rows(count, seed))
    return path


def _written(cell: Cell) -> Cell:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def write_xlsx(path: Path, count: int, seed: int = 1) -> Path:
    """Write a tracker as a workbook with one sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Networking")
    sheet.append(HEADER)
    for row in rows(count, seed):
        sheet.append(row)
    book.save(path)
    return path
