"""Own tables written, loaded into journals and looked at, for the tests of all that takes them."""

import csv
from datetime import datetime
from pathlib import Path

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.report import FileReport
from explorer_kit.settings import Settings
from explorer_kit.store import Store

SETTINGS = Settings(timezone="Europe/Berlin")
CONTEXT = ImportContext(settings=SETTINGS)
NOW = datetime(2026, 6, 30, 12)
CONTACTS = [
    ["contact_id", "full_name", "emails", "organization"],
    ["c1", "Ada Example", '["ada@example.org"]', "Acme GmbH"],
    ["c2", "Ben Sample", "", "Beta"],
]
EVENTS = [
    ["event_id", "kind", "subtype", "contact_id", "occurred_at", "channel"],
    ["e1", "outreach", "", "c1", "2026-03-01T09:00:00", "email"],
    ["e2", "reply", "", "c1", "2026-03-02T10:00:00Z", "email"],
    ["e3", "meeting", "", "c1", "2026-03-05T15:00:00+01:00", "video"],
    ["e4", "outreach", "", "c2", "2026-03-31T23:30:00", "linkedin"],
]
TRACKER = [
    ["Name", "Company", "Email", "Date contacted"],
    ["Ada Example", "Acme", "ada@example.org", "2026-02-01"],
]


def write(folder: Path, **tables: list[list[str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def fresh(path: Path) -> Store:
    store = Store(path)
    store.ensure()
    return store


def take(store: Store, *paths: Path) -> dict[str, FileReport]:
    report = load(store, paths, Load(context=CONTEXT, as_of=NOW))
    leaves = [leaf for file in report.files for leaf in file.leaves()]
    for leaf in leaves:
        assert leaf.read == leaf.used + sum(leaf.skipped.values()) + sum(leaf.rejected.values())
    return {Path(leaf.path).name: leaf for leaf in leaves}


def rows(store: Store, query: str) -> list[tuple]:
    with store.reading() as connection:
        return connection.execute(query).fetchall()


def tables(store: Store) -> dict[str, list[tuple]]:
    """Return what was derived, table by table."""
    names = (
        "contacts",
        "events",
        "event_contacts",
        "interviews",
        "organizations",
        "contact_ids",
        "referrals",
    )
    return {name: rows(store, f"SELECT * FROM {name} ORDER BY ALL") for name in names}
