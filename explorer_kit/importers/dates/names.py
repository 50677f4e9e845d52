"""Names of months and weekdays in English, German, French and Spanish, folded (no accents, lower case)."""

from __future__ import annotations

import re

_MONTHS = (
    "january jan januar janner jaenner janvier janv enero ene",
    "february feb februar feber fevrier fevr fev febrero",
    "march mar marz maerz mrz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre set",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
)
MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""Folded month name → 1 to 12."""

MONTH_PATTERN = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"

_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
"""
_FILLERS = "the of de del le la el las den der am on um at ab a um c est klo clock ct date datum fecha"
_IGNORED = frozenset((_WEEKDAYS + _FILLERS).split())
_WORD = re.compile(r"[^\W_]+|[^\w\s.,;:()\[\]–—/-]")


def telling_words(text: str) -> str:
    """Return what is left of folded text without weekdays, articles, prepositions and punctuation."""
    return " ".join(word for word in _WORD.findall(text) if word not in _IGNORED)
