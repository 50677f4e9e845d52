from __future__ import annotations

from datetime import time, timedelta

import pytest

from explorer_kit.importers.tracker.cells import label_of, list_of, minutes_of, skill_and_level, time_of


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (30.0, 30),
        ("30", 30),
        ("30 min", 30),
        ("30min.", 30),
        ("~25 minutes", 25),
        ("0:30", 30),
        ("1:15", 75),
        ("1 h 15", 75),
        ("1h", 60),
        ("1 Std. 10", 70),
        ("22,5", 22.5),
        (timedelta(minutes=35), 35),
        (time(0, 45), 45),
        ("half an hour", None),
        ("", None),
        (None, None),
        (0.0, None),
        (-5.0, None),
        (5000.0, None),
    ],
)
def test_lengths(cell, minutes):
    assert minutes_of(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        (time(14, 30), time(14, 30)),
        (0.5, time(12, 0)),
        ("14:30", time(14, 30)),
        ("2 pm", time(14, 0)),
        ("14 Uhr", time(14, 0)),
        ("14h30", time(14, 30)),
    ],
)
def test_times(cell, at):
    assert time_of(cell).at == at


@pytest.mark.parametrize("cell", [None, "", "noon-ish", "25:00", 30.0])
def test_no_times(cell):
    assert time_of(cell) is None


@pytest.mark.parametrize(
    ("entry", "skill", "level"),
    [
        ("SQL (5)", "SQL", 5),
        ("SQL: 4", "SQL", 4),
        ("SQL 3/7", "SQL", 3),
        ("SQL (level 6/7)", "SQL", 6),
        ("SQL", "SQL", None),
        ("HTML 5", "HTML 5", None),
        ("Python 3", "Python 3", None),
        ("SQL (9)", "SQL (9)", None),
        ("R (basic)", "R (basic)", None),
    ],
)
def test_skills_with_levels(entry, skill, level):
    assert skill_and_level(entry) == (skill, level)


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("SQL, Python; Excel", ("SQL", "Python", "Excel")),
        ("- SQL\n- Python\n", ("SQL", "Python")),
        ("1. SQL\n2. CI/CD", ("SQL", "CI/CD")),
        ("SQL / Python", ("SQL", "Python")),
        ("SQL,, SQL", ("SQL",)),
        ("C++, C#, .NET", ("C++", "C#", "NET")),
        (None, ()),
    ],
)
def test_lists(cell, entries):
    assert list_of(cell) == entries


def test_the_address_behind_a_notion_link_is_left_out():
    assert label_of("Beispiel AG (https://www.notion.so/Beispiel-AG-0123)") == "Beispiel AG"
    assert label_of("Beispiel AG (Berlin)") == "Beispiel AG (Berlin)"
