"""Rows that are no records: blank ones, totals, the template's example, its header printed again."""

from __future__ import annotations

import re

from explorer_kit.importers.folding import fold
from explorer_kit.importers.reading.sheets import SheetRow, cell_text, is_blank
from explorer_kit.importers.tracker.logs import LogSheet

_TOTAL_WORDS = (
    "total|totals|grand total|sub ?total|subtotals|sum|count|average|averages|mean|summe|summen|gesamt|"
    "gesamtsumme|anzahl|durchschnitt|zwischensumme|somme|total general|moyenne|nombre total|suma|"
    "promedio|media|recuento"
)
_TOTAL = re.compile(rf"(?:{_TOTAL_WORDS})")
_TOTAL_OF = re.compile(
    rf"(?:{_TOTAL_WORDS}) (?:(?:of|der|des|de|von) )?[a-z]+|(?:{_TOTAL_WORDS})(?: [a-z]+)? \d+"
)
_NUMBER = re.compile(r"[-+(]?[\d\s.,:%/$€£-]*\d[\d\s.,:%/$€£)-]*(?:[a-z]{1,12})?|#.+|=.*", re.I)
_EXAMPLE_WORDS = (
    "e ?g|for example|examples?|sample|sample row|beispiel|beispielzeile|zum beispiel|z b|exemple|"
    "par exemple|ejemplo|por ejemplo|muster|musterzeile|example row|sample entry|example entry|"
    "ejemplo de fila"
)
_EXAMPLE = re.compile(rf"(?:{_EXAMPLE_WORDS})")
_EXAMPLE_BEGIN = re.compile(
    r"\s*[\[(<*\"']*(?:e\.?\s?g\.?|ex\.|example|sample|beispiel|z\.\s?b\.|exemple|ejemplo|muster)[\])>*\"']*"
    r"(?:\s*[:–—]|\s+-\s)",
    re.I,
)
_EXAMPLE_ASIDE = re.compile(
    r"[\[(](?:[^\])]*\b)?(?:example|sample|beispiel|exemple|ejemplo|overwrite|delete me|delete this row|"
    r"überschreiben|löschen)\b[^\])]*[\])]",
    re.I,
)
_NAME_LENGTH = 300
_PLACEHOLDER = re.compile(r"\s*(?:\[[^\]]+\]|<[^>@]+>|\{\{[^}]+\}\}|\{[^}]+\})\s*")
_MODEL_NAMES = frozenset(
    {"jane doe", "john doe", "max mustermann", "erika mustermann", "first last", "firstname lastname"}
    | {"vorname nachname", "prenom nom", "nombre apellido", "jean dupont", "fulano de tal", "your name"}
    | {"contact name", "full name"}
)
_MODEL_COMPANIES = frozenset(
    {"company", "company name", "company x", "company xyz", "xyz", "xyz company", "abc company", "abc"}
    | {"acme corp", "example company", "example inc", "example corp", "firma", "musterfirma", "firma xy"}
    | {"entreprise", "empresa", "organization"}
)


def reason_to_skip(row: SheetRow, log: LogSheet) -> str | None:
    """Return the reason for which a row is read but is no record, None for a record.

    ``blank_row``, ``total_row``, ``example_row``, ``template_placeholders`` or ``duplicate`` (the header
    again).
    """
    if row.is_blank:
        return "blank_row"
    texts = [cell_text(cell).strip() for cell in row.cells if not is_blank(cell)]
    if _is_header_again(row, log):
        return "duplicate"
    names = [
        cell_text(row.cells[index])
        for field in ("full_name", "first_name", "last_name")
        for index, _ in log.columns.get(field, ())
        if index < len(row.cells) and not is_blank(row.cells[index])
    ]
    if _is_total(texts, names):
        return "total_row"
    if _is_example(texts, names, row, log):
        return "example_row"
    return "template_placeholders" if names and all(map(_PLACEHOLDER.fullmatch, names)) else None


def _is_header_again(row: SheetRow, log: LogSheet) -> bool:
    header = log.sheet.rows[log.header].cells
    return len(log.names) > 1 and all(
        index < len(row.cells) and fold(cell_text(row.cells[index])) == fold(cell_text(header[index]))
        for index, _ in log.names
    )


def _is_total(texts: list[str], names: list[str]) -> bool:
    """Tell a row of totals: it begins with such a word, and nothing in it identifies a person."""
    first = fold(texts[0])
    if any("@" in text for text in texts) or any(fold(name) != first for name in names):
        return False
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    counted = len(numbers) == len(texts) - 1 and bool(numbers or first[-1:].isdigit())
    return bool(_TOTAL.fullmatch(first)) or (counted and bool(_TOTAL_OF.fullmatch(first)))


def _is_example(texts: list[str], names: list[str], row: SheetRow, log: LogSheet) -> bool:
    full = fold(" ".join(names))
    marker = fold(texts[0]) if texts[0] not in names else full  # Muster and Sample are family names, too
    if _EXAMPLE.fullmatch(marker) or _EXAMPLE.fullmatch(full):
        return True
    heads = {text[:_NAME_LENGTH] for text in (texts[0], *names)}  # nobody's name is longer
    if any(_EXAMPLE_BEGIN.match(text) or _EXAMPLE_ASIDE.search(text) for text in heads):
        return True
    companies = [
        fold(cell_text(row.cells[index]))
        for index, _ in log.columns.get("organization", ())
        if index < len(row.cells)
    ]
    return full in _MODEL_NAMES and any(company in _MODEL_COMPANIES for company in companies)
