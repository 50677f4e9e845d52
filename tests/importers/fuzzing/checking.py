"""Loads generated inputs as a user would and says of each what is wrong with what came of it."""

from __future__ import annotations

import faulthandler
import json
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.loading import Load, load
from explorer_kit.importers.report import FileReport, ImportReport
from explorer_kit.importers.words import REASONS, WARNINGS
from explorer_kit.settings import Settings
from explorer_kit.store import Store
from tests.importers.fuzzing.inputs import Input, make

SECONDS = 20
"""More than any of these small inputs may take, on a busy machine too."""
ERRORS = {
    "empty_file", "no_rows", "unrecognised", "html_not_csv", "binary_not_csv", "corrupt_zip", "encrypted_zip",
    "suspicious_zip", "invalid_ics", "needs_conversion", "unreadable",
}  # fmt: skip
SPOOLED = ("observations", "record_editions", "rejected_rows")
KEPT = (
    "observations",
    "rejected_rows",
    "contacts",
    "events",
    "interviews",
    "skill_mentions",
    "turns",
    "codings",
)
SETTINGS = Settings(
    owner_names=("Jane Doe", "Rosa Selbst", "Olive Owner"),
    owner_emails=("jane@example.org",),
    timezone="Europe/Berlin",
)
NOW = datetime(2026, 6, 30, 12)


class HangError(BaseException):
    """An input takes too long; no `except Exception` may swallow it."""


@dataclass(slots=True)
class Findings:
    """What was found wrong, and what the inputs came to, so that one sees what was tried."""

    problems: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise :class:`HangError` where it hangs; where not even that helps, say where it hangs."""

    def stop(*_: object) -> None:
        raise HangError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    rest, again = signal.setitimer(signal.ITIMER_REAL, seconds)  # the timer of the whole test, if it has one
    began = time.monotonic()
    faulthandler.dump_traceback_later(seconds + 10)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if rest:
            signal.setitimer(signal.ITIMER_REAL, max(rest - (time.monotonic() - began), 0.01), again)


def check(numbers: Sequence[int], findings: Findings) -> None:
    """Load these inputs into one journal, twice; where something is wrong, find out with which of them."""
    began = time.monotonic()
    problems = _check([make(number) for number in numbers], findings.outcomes)
    if len(numbers) == 1:
        findings.slowest = max(findings.slowest, (time.monotonic() - began, numbers[0]))
    if not problems:
        return
    alone = [f"input {number}: {found}" for number in numbers for found in _check([make(number)], Counter())]
    together = f"inputs {numbers[0]} to {numbers[-1]}, together only: "
    findings.problems += alone or [together + problem for problem in problems]


def _check(inputs: Sequence[Input], outcomes: Counter[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "me.duckdb")
        try:
            with bounded(SECONDS + len(inputs)):
                return _problems(store, inputs, Path(folder), outcomes)
        except (Exception, HangError) as error:  # noqa: BLE001 - whatever it is, it is the finding
            where = "".join(traceback.format_tb(error.__traceback__)[-5:])
            return [f"{type(error).__name__}: {str(error)[:300]}\n{where}"]


def _problems(store: Store, inputs: Sequence[Input], folder: Path, outcomes: Counter[str]) -> list[str]:
    store.ensure()
    how = Load(context=ImportContext(settings=SETTINGS), as_of=NOW)
    given = [each.given(folder) for each in inputs]
    report = load(store, given, how)
    leaves = [leaf for file in report.files for leaf in file.leaves()]
    outcomes.update(f"{leaf.source or '-'} {leaf.error or 'ok'}" for leaf in leaves)
    found = [problem for leaf in leaves for problem in _of_leaf(leaf)]
    found += _unsaid(report, len(given)) + _half_stored(store, leaves)
    before = _kept(store)
    again = load(store, given, how)
    after = _kept(store)
    found += [f"loading again changes {name}" for name in KEPT if before[name] != after[name]]
    second = [leaf for file in again.files for leaf in file.leaves() if leaf.added]
    return found + [f"loading again adds {leaf.added}: {leaf.path}" for leaf in second]


def _of_leaf(leaf: FileReport) -> list[str]:
    """Return what is wrong with the report of one file."""
    counts = [leaf.read, leaf.used, *leaf.skipped.values(), *leaf.rejected.values(), leaf.unchanged]
    wrong = {
        "the numbers do not add up":
            leaf.read != leaf.used + sum(leaf.skipped.values()) + sum(leaf.rejected.values()),
        "a number is negative": min(counts) < 0,
        "ok and an error": leaf.ok != (leaf.error is None),
        "an error without words": not leaf.message.strip(),
        "an unknown error": leaf.error is not None and leaf.error not in ERRORS,
        "an unknown reason": not (leaf.skipped.keys() | leaf.rejected.keys()) <= REASONS.keys(),
        "an unknown warning": not set(leaf.warnings) <= WARNINGS.keys(),
        "a failed file with numbers": not leaf.ok and any([*counts, *leaf.added.values()]),
        "very long words": max(map(len, [leaf.message, *leaf.details])) > 5000,
    }  # fmt: skip
    return [f"{what}: {str(leaf.to_dict())[:600]}" for what, is_so in wrong.items() if is_so]


def _unsaid(report: ImportReport, paths: int) -> list[str]:
    json.dumps(report.to_dicts(), ensure_ascii=False).encode()  # half surrogates cannot be sent to anybody
    report._repr_html_().encode()
    return [] if len(report.files) == paths else [f"{len(report.files)} reports for {paths} paths"]


def _half_stored(store: Store, leaves: Sequence[FileReport]) -> list[str]:
    """Return the failed files of which something was stored nevertheless."""
    fine = {leaf.path for leaf in leaves if leaf.ok}
    failed = {leaf.path for leaf in leaves if not leaf.ok} - fine
    with store.reading() as connection:
        return [
            f"{file} failed, but {table} has rows of it"
            for table in SPOOLED
            for (file,) in connection.execute(f"SELECT DISTINCT file FROM {table}").fetchall()
            if file in failed
        ]


def _kept(store: Store) -> dict[str, tuple[int, object]]:
    """Return how many rows the tables have, and a hash of them in any order."""
    query = "SELECT COUNT(*), bit_xor(hash(COLUMNS(*)::VARCHAR)) FROM "
    with store.reading() as connection:
        return {name: connection.execute(query + name).fetchall()[0] for name in KEPT}
