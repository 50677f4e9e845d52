"""Keys of names: how two spellings of a person or an organization are seen to be the same (R1, R8)."""

from __future__ import annotations

import re
import unicodedata

# degrees and forms of address that are no part of a name
SUFFIXES = {
    "phd", "dphil", "mphil", "mba", "msc", "bsc", "meng", "beng", "ma", "ba", "ms", "bs", "md", "jd",
    "llm", "llb", "dr", "prof", "professor", "jr", "sr", "ii", "iii", "cpa", "cfa", "pmp", "esq", "rn",
    "dds", "dvm", "mpa", "mph", "med", "dipling", "dipl", "ing", "mag", "herr", "frau", "mr", "mrs",
    "mx", "sir", "dame",
}  # fmt: skip
LEGAL_FORMS = (
    "gmbh & co kg", "gmbh co kg", "gmbh", "mbh", "ug", "kgaa", "ag", "kg", "ohg", "gbr", "se", "inc",
    "incorporated", "llc", "llp", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "sa",
    "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "oy", "aps", "sl", "pty", "ev",
)  # fmt: skip


def fold(text: str) -> str:
    """Return text for comparing: NFKD without accents, casefolded, single spaces, no zero-width signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    kept = "".join(
        sign
        for sign in decomposed
        if not unicodedata.combining(sign) and sign not in "\u200b\u200c\u200d\ufeff\u00ad"
    )
    plain = kept.translate(_STROKES)
    return " ".join(unicodedata.normalize("NFC", plain).split())


# letters that no decomposition takes apart
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def name_key(name: str | None) -> str | None:
    """Return the key of a person's full name; None where there is no name, or only one word of it.

    "José Álvarez, MBA", "Alvarez, Jose" and "Dr. jose ALVAREZ" have one key. A single word ("Anna") names
    nobody: it has no key, unless the script writes names without spaces.

    Parameters
    ----------
    name : str or None
        The name as a source spells it.
    """
    if not name:
        return None
    text = re.sub(r"\([^)]{0,200}\)", " ", name)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    head = [part for part in parts if not _only_suffixes(part)]
    if len(head) == 2 and len(_words(head[1])) <= 2:
        head = [head[1], head[0]]
    words = [word for part in head for word in _words(part)]
    while len(words) > 2 and words[-1] in SUFFIXES:
        words.pop()
    while len(words) > 2 and words[0] in SUFFIXES:
        words.pop(0)
    key = " ".join(words)
    if len(words) < 2 and not (key and ord(key[0]) > 0x2E7F and len(key) > 1):
        return None
    return key


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w'’-]+", fold(text.replace("Ph.D", "PhD"))) if word.strip("'’-_")]


def _only_suffixes(text: str) -> bool:
    words = fold(text).replace(".", "").split()
    return bool(words) and all(word in SUFFIXES for word in words)


def organization_key(name: str | None) -> str | None:
    """Return the key of an organization's name: folded, without legal forms and trailing punctuation (R8)."""
    if not name:
        return None
    folded = fold(name).strip(" .,;:-–")
    while True:
        undotted = re.sub(r"(?<=\b\w)\.\s?(?=\w\b\.?)", "", folded).rstrip(" .,;:-–")
        for form in LEGAL_FORMS:
            for text in (folded, undotted):
                if text.endswith((" " + form, "," + form)) and len(text) > len(form) + 1:
                    folded = text[: -len(form)].rstrip(" .,;:&-–")
                    break
            else:
                continue
            break
        else:
            return folded or None


def skill_key(word: str) -> str:
    """Return the id of a skill that a source only names: folded, hyphens for blanks, ``+`` and ``#`` kept."""
    return re.sub(r"[^\w+#.]+", "-", fold(word)).strip("-.") or fold(word)
