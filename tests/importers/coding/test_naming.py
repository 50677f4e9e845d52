"""Whose text it is: names of documents that plainly are people's, and all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.coding.naming import code_path, full_name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Anna Beispiel", "Anna Beispiel"),
        ("Interview Anna Beispiel.docx", "Anna Beispiel"),
        ("2026-03-05_Interview_Anna_Beispiel_final.docx", "Anna Beispiel"),
        ("Transcript - Zoë van den Berg (2)", "Zoë van den Berg"),
        ("Interview 3 - José Álvarez", "José Álvarez"),
        ("Gespräch mit Jean-Luc O'Probe 05.03.2026.txt", "Jean-Luc O'Probe"),
        ("Beispiel, Anna", "Beispiel, Anna"),
        ("Anna Beispiel, PhD", "Anna Beispiel, PhD"),
        ("Anna B. Beispiel", "Anna B. Beispiel"),
    ],
)
def test_a_full_name_is_found_among_dates_and_kinds(label, name):
    assert full_name(label) == name


@pytest.mark.parametrize(
    "label",
    [
        None, "", "Anna", "P07", "P07 transcript", "Interview 12", "Focus group 2", "Participant Three",
        "Acme GmbH", "Senior Data Analyst", "notes on pay and hours", "REPORT FINAL", "Example University",
        "Anna, Ben, Cem, Dario, Elif Probe", "anna beispiel", "https://example.org/x", "2026-03-05",
        "Interview.docx", "codebook",
        "Project Alpha",
    ],
)  # fmt: skip
def test_what_is_no_full_name_names_nobody(label):
    assert full_name(label) is None


@given(st.text(max_size=60))
def test_any_label_is_a_name_or_none(label):
    assert full_name(label) is None or full_name(label)


def test_a_code_has_the_names_above_it_in_its_path():
    assert code_path("Skills", " Data ", "", "Pros/cons") == "Skills/Data/Pros / cons"
