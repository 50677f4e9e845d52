"""Thousands of damaged, monstrous and hostile files: each is read or refused in words, never half stored.

An input is made from its number alone. To see one again::

    FUZZ_FROM=4711 FUZZ_COUNT=1 make soak ARGS="-k fuzz"

``FUZZ_FROM`` and ``FUZZ_COUNT`` (20,000) also divide a long run into parts.
"""

from __future__ import annotations

import os
import resource

import pytest

from explorer_kit.importers.base import ImportContext, importer_for, importers
from explorer_kit.settings import Settings
from tests.importers.fuzzing.checking import Findings, check
from tests.importers.fuzzing.inputs import make, uploaded
from tests.importers.fuzzing.seeds import seeds

TOGETHER = 20
FIRST = int(os.environ.get("FUZZ_FROM", "1000000"))
COUNT = int(os.environ.get("FUZZ_COUNT", "20000"))


def run(first: int, count: int) -> Findings:
    findings = Findings()
    for start in range(first, first + count, TOGETHER):
        check(range(start, min(start + TOGETHER, first + count)), findings)
    return findings


def test_every_importer_has_a_file_to_damage():
    context = ImportContext(settings=Settings())
    for seed in seeds():
        assert importer_for(uploaded(seed.name, seed.data), context).source == seed.source, seed.name
    assert {seed.source for seed in seeds()} == importers().keys()


def test_an_input_is_made_from_its_number():
    assert [make(number) for number in range(50)] == [make(number) for number in range(50)]
    assert len({make(number).files for number in range(50)}) == 50


def test_a_share_of_the_damaged_files():
    findings = run(0, 160)
    assert not findings.problems, "\n\n".join(findings.problems)
    # it is no test if all of them are refused, or none
    assert sum(count for what, count in findings.outcomes.items() if what.endswith(" ok")) > 50
    assert len({what.split()[-1] for what in findings.outcomes}) > 5


@pytest.mark.soak
def test_twenty_thousand_damaged_files():
    findings = run(FIRST, COUNT)
    print(*(f"{count:7} {what}" for what, count in sorted(findings.outcomes.items())), sep="\n")  # noqa: T201
    assert not findings.problems, "\n\n".join(findings.problems)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 3 << 20, "more than 3 GB of memory"
