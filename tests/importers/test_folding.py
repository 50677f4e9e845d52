from __future__ import annotations

import pytest

from explorer_kit.importers.folding import clean, clean_line, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Date of\nInterview ", "date of interview"),
        ("E-Mail-Adresse", "e mail adresse"),
        ("Téléphone :", "telephone"),
        ("Straße", "strasse"),
        ("LinkedIn\u00a0URL*", "linkedin url"),
        ("\u200bName\ufeff", "name"),
        ("Last_Contact", "last contact"),
        ("Name", "name"),
        ("?", ""),
    ],
)
def test_headers_fold_to_plain_words(text, folded):
    assert fold(text) == folded


def test_clean_keeps_paragraphs_and_drops_what_cannot_be_seen():
    assert clean("\u00a0Zoe\u0308\u200b\n\nsecond ") == "Zoë\n\nsecond"


def test_clean_line_has_no_breaks():
    assert clean_line(" Ada \n  Probe\t") == "Ada Probe"
