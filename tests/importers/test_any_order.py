"""All sources of a season, loaded file by file in any order, some twice, make one and the same journal."""

from __future__ import annotations

import os
import random
from datetime import datetime
from pathlib import Path

import pytest

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.loading import Load, load
from explorer_kit.sample import Person, Season, simulate, write_exports
from explorer_kit.settings import Settings
from explorer_kit.store import Store

AS_OF = datetime(2026, 10, 12, 6)
TABLES = (
    "contacts", "organizations", "events", "event_contacts", "event_sources", "interviews", "turns", "skills",
    "skill_mentions", "self_ratings", "referrals", "codes", "excerpts", "codings", "contact_ids",
    "merge_suggestions", "person_mentions", "person_keys",
)  # fmt: skip
ORDERS = 10


@pytest.fixture(scope="module")
def season() -> Season:
    return simulate(5, contacts=30, requests=24)


def card(person: Person) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{person.name}", f"ORG:{person.organization}"]
    lines += [f"EMAIL:{person.email}"] if person.email else []
    lines += [f"URL:https://www.linkedin.com/in/{person.linkedin}"] if person.linkedin else []
    return "\n".join([*lines, "END:VCARD"]) + "\n"


@pytest.fixture(scope="module")
def folder(season: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a season as the exports of all kinds of sources."""
    path = tmp_path_factory.mktemp("season")
    write_exports(season, path)
    (path / "people.vcf").write_text("".join(card(each) for each in season.contacts), encoding="utf-8")
    request, talk = season.talks()[0]
    person, start = request.person, talk.starts_at
    (path / f"{start:%Y-%m-%d %H.%M} {person.name}.vtt").write_text(
        f"WEBVTT\n\n1\n00:00:01.000 --> 00:00:05.000\n{season.owner.name}: What is a day like?\n\n"
        f"2\n00:00:06.000 --> 00:20:00.000\n{person.name}: Meetings: many of them.\n",
        encoding="utf-8",
    )
    (path / "highlights.csv").write_text(
        f"id,document,tag,content\n1,Interview {person.name},Daily work,Meetings: many of them.\n"
        f"1,Interview {person.name},Time,Meetings: many of them.\n",
        encoding="utf-8",
    )
    (path / "calendly.csv").write_text(
        "Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Canceled,"
        "Marked as No-Show\n"
        f'"{person.name}",{person.email or "new@example.net"},Talk,{start:%Y-%m-%d %I:%M %p},'
        f"{start:%Y-%m-%d %I:%M %p},false,No\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def exports(folder: Path) -> list[Path]:
    """Return what a person would load, one after the other."""
    found = [path for path in sorted(folder.iterdir()) if path.suffix not in {".md", ".toml", ".json"}]
    for path in folder.rglob("*"):
        os.utime(path, (1_790_000_000, 1_790_000_000))
    return found


def loaded(paths: list[Path | SourceFile], path: Path, *, at_once: bool = False) -> dict[str, list[tuple]]:
    """Return the tables of a journal into which files were loaded in this order."""
    store = Store(path)
    store.ensure()
    settings = Settings(
        owner_names=("Mira Sonnfeld",), owner_emails=("mira.sonnfeld@example.org",),
        owner_linkedin="mira-sonnfeld-sample", timezone="Europe/Berlin",
    )  # fmt: skip
    how = Load(context=ImportContext(settings=settings), as_of=AS_OF)
    for given in [paths] if at_once else [[each] for each in paths]:
        report = load(store, given, how)
        assert report.ok, [leaf.message for file in report.files for leaf in file.leaves() if not leaf.ok]
    with store.reading() as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in TABLES
        }


@pytest.fixture(scope="module")
def together(exports, tmp_path_factory) -> dict[str, list[tuple]]:
    return loaded([*exports], tmp_path_factory.mktemp("journal") / "me.duckdb", at_once=True)


def test_every_source_is_there(together):
    sources = {source for row in together["events"] for source in row[-2]}
    assert sources >= {
        "tracker", "markdown.note", "linkedin.connections", "linkedin.messages", "mail", "calendar.ics",
        "calendar.calendly",
    }  # fmt: skip
    for table in ("turns", "codes", "excerpts", "codings", "referrals", "skill_mentions", "self_ratings"):
        assert together[table], table


@pytest.mark.parametrize("seed", range(ORDERS))
def test_the_order_of_loading_changes_nothing(exports, together, tmp_path, seed):
    draw = random.Random(seed)
    order = [*exports, *draw.sample(exports, 2)]
    draw.shuffle(order)
    found = loaded(order, tmp_path / "me.duckdb")
    for table in TABLES:
        assert found[table] == together[table], table
