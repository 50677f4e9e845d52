"""The notes, read back as text, say what the season says, and read like notes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from explorer_kit.sample import Season, season_counts, simulate
from explorer_kit.sample.vault import write_notes
from explorer_kit.sample.words import skills, words

FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)", re.DOTALL)
SKILL = re.compile(r"^(?:- )?skill:: (.+?)(?: \(level (\d)\))?$", re.MULTILINE)
LINK = re.compile(r"\[\[(.+?)\]\]")


@pytest.fixture(scope="module")
def season() -> Season:
    return simulate()


@pytest.fixture(scope="module")
def vault(season, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    write_notes(season, folder)
    return folder


@pytest.fixture(scope="module")
def talks(vault) -> dict[str, tuple[dict[str, Any], str]]:
    """File name → front matter (all text) and body."""
    found = {}
    for path in sorted((vault / "talks").iterdir()):
        parts = FRONT.match(path.read_text(encoding="utf-8"))
        assert parts
        found[path.name] = (yaml.load(parts[1], yaml.BaseLoader), parts[2])
    return found


def person_of(front: dict[str, Any]) -> str:
    named = front.get("person") or front["attendees"][0]
    found = LINK.fullmatch(named)
    assert found
    return found[1]


def test_every_held_talk_has_its_note(talks, season):
    expected = [f"{talk.starts_at:%Y-%m-%d} Talk with {r.person.name}.md" for r, talk in season.talks()]
    assert sorted(talks) == sorted(expected)


def test_the_front_matter_is_that_of_the_talk(talks, season):
    by_name = {request.person.name: (request, talk) for request, talk in season.talks()}
    for front, _ in talks.values():
        request, talk = by_name[person_of(front)]
        assert front["type"] == "informational interview"
        assert (front["date"], front["time"]) == (f"{talk.starts_at:%Y-%m-%d}", f"{talk.starts_at:%H:%M}")
        assert (front["company"], front["role"]) == (request.person.organization, request.person.role)
        assert int(front["planned_minutes"]) == talk.planned_minutes
        assert int(front["minutes"]) == talk.actual_minutes
        assert front["medium"].replace(" ", "_") == talk.medium


def test_the_skills_are_those_that_were_named(talks, season):
    people = Counter(skill for _, body in talks.values() for skill, _ in SKILL.findall(body))
    levels = {
        skill: sorted(
            int(n) for _, body in talks.values() for s, n in SKILL.findall(body) if s == skill and n
        )
        for skill in people
    }
    truth = season_counts(season)["skills"]
    assert people == {skill: found["people"] for skill, found in truth.items()}
    assert levels == {skill: found["levels"] for skill, found in truth.items()}


def test_the_referrals_are_those_that_were_given(talks, season):
    found = set()
    for front, body in talks.values():
        in_body = re.findall(r"^- referred:: \[\[(.+?)\]\]$", body, re.MULTILINE)
        names = in_body + [LINK.findall(link)[0] for link in front.get("referrals", [])]
        assert len(set(names)) == len(names)
        found |= {(person_of(front), name) for name in names}
    assert found == {(r.person.name, name) for r, talk in season.talks() for name in talk.referred}


def test_thank_yous_stand_once_with_their_day(talks, season):
    thanked = {r.person.name: talk.thanked_on for r, talk in season.talks()}
    for front, body in talks.values():
        ticked = re.findall(r"^- \[x\] Thank-you note ✅ (\S+)$", body, re.MULTILINE)
        days = ticked + [front[key] for key in front if key == "thank_you_sent"]
        day = thanked[person_of(front)]
        assert days == ([str(day)] if day else [])


def test_nothing_is_ticked_off_in_the_future(talks, season):
    for _, body in talks.values():
        assert all(day < str(season.as_of) for day in re.findall(r"✅ (\S+)", body))


def test_there_are_tasks_done_and_open_quotes_and_resources(talks):
    text = "\n".join(body for _, body in talks.values())
    for mark in (r"^- \[x\] (?!Thank)", r"^- \[ \] .* 📅 \d{4}-", r"^> ", r"^- resource:: "):
        assert re.search(mark, text, re.MULTILINE), mark


def test_no_line_comes_twice_but_resources_and_remarks(talks):
    pool = [
        line
        for section in words("notes")["sections"].values()
        for key, lines in section.items()
        if key != "headings"
        for line in lines
    ]
    text = "\n".join(body for _, body in talks.values())
    assert {line for line in pool if text.count(line) > 1} == set()


def test_no_two_notes_are_built_alike(talks):
    shapes = Counter(tuple(re.findall(r"^## (.+)$", body, re.MULTILINE)) for _, body in talks.values())
    assert len(shapes) > 15


def test_own_levels_are_three_dated_notes(vault, season):
    paths = sorted((vault / "me").iterdir())
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert "type: self-rating" in text
        levels = re.findall(r"^my_level:: (.+) (\d)$", text, re.MULTILINE)
        found.append((path.name[:10], tuple((skill, int(level)) for skill, level in levels)))
    assert found == [(str(rating.on), rating.levels) for rating in season.own_levels]


def test_who_was_referred_has_a_page_that_tells_who_they_are(vault, season):
    pages = {}
    for path in (vault / "people").iterdir():
        parts = FRONT.match(path.read_text(encoding="utf-8"))
        assert parts
        front = yaml.load(parts[1], yaml.BaseLoader)
        pages[path.stem] = (front["type"], front["company"], front["referred_by"], front["linkedin"])
    assert pages == {
        p.name: (
            "person",
            p.organization,
            f"[[{p.referred_by}]]",
            f"https://www.linkedin.com/in/{p.linkedin}/",
        )
        for p in season.contacts
        if p.referred_by
    }


def test_what_is_no_talk_lies_beside(vault):
    template = (vault / "templates" / "Talk.md").read_text(encoding="utf-8")
    assert "{{title}}" in template
    (daily,) = (vault / "daily").iterdir()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.md", daily.name)
    assert "skill::" not in daily.read_text(encoding="utf-8")


def every_line(found: Any) -> list[str]:
    if isinstance(found, str):
        return [found]
    return [
        line for part in (found.values() if isinstance(found, dict) else found) for line in every_line(part)
    ]


def names_skill(line: str, skill: str) -> bool:
    return re.search(rf"\b{re.escape(skill)}\b", line, re.IGNORECASE) is not None


def test_no_line_names_a_skill_so_that_the_fields_are_the_truth():
    assert [(line, s) for line in every_line(words("notes")) for s in skills() if names_skill(line, s)] == []


def test_a_remark_names_no_skill():
    remarks = [(own, remark) for own, found in skills().items() for remark in found["remarks"]]
    assert [(r, s) for own, r in remarks for s in skills() if s != own and names_skill(r, s)] == []
