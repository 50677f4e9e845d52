"""The words by which a message is seen to thank for time, a talk, advice or help (R2), in four languages.

Both patterns are read by DuckDB's regular expressions over lower-case text. What is thanked for must stand
close behind the thanks, in the same sentence. Thanks for connecting, for accepting or in advance, and what
one *would* be grateful for, are taken out first.
"""

from __future__ import annotations


def _words(most: int) -> str:
    """Return a pattern of at most so many words of one sentence, each with the blank behind it."""
    return rf"(?:[^\s.!?]+\s+){{0,{most}}}?"


_EN_GIFT = (
    r"(?:time|talk|talking|speaking|chat|chatting|call|conversation|discussion|advice|help|helping|"
    r"insights?|meeting|sharing|shared|answering|answers|guidance|perspectives?|interview|tips|support)\b"
)
_EN = (
    rf"(?:thank(?:s| you)|thankful|grateful)\b,?\s+{_words(4)}(?:for|that)\s+{_words(6)}{_EN_GIFT}"
    rf"|(?:appreciate[ds]?|valued?|enjoyed)\s+{_words(5)}{_EN_GIFT}"
)
_DE_GIFT = (
    r"(?:zeit|gespräche?|rat|ratschläge|ratschlag|hilfe|einblicke?|telefonat|austausch|tipps?|unterhaltung|"
    r"treffen|offenheit|antworten|unterstützung)\b"
)
_DE = (
    rf"(?:danke|dank|dankbar)\b,?\s+{_words(4)}(?:für|dass|daß)\s+{_words(7)}{_DE_GIFT}"
    rf"|für\s+{_words(6)}{_DE_GIFT},?\s+{_words(5)}(?:danken|bedanken|dankbar|danke)\b"
)
_FR_GIFT = (
    r"(?:temps|échanges?|entretien|conversation|conseils?|aide|appel|discussion|rencontre|disponibilité|"
    r"éclairages?|partagé|partage)\b"
)
_FR = (
    r"(?:merci|remercie|remercier|remercions|reconnaissante?)\b,?\s+"
    rf"{_words(9)}(?:[dl]['’])?{_FR_GIFT}"
)
_ES_GIFT = (
    r"(?:tiempo|charla|conversación|llamada|consejos?|ayuda|entrevista|reunión|disponibilidad|orientación|"
    r"compartir)\b"
)
_ES = rf"(?:gracias|agradezco|agradecemos|agradecerte|agradecerle)\b,?\s+{_words(8)}{_ES_GIFT}"

THANKS = rf"(?:^|[^\p{{L}}])(?:{_EN}|{_DE}|{_FR}|{_ES})"

_REST = r"[^.!?\n]*"
_THANKS_OF_ANY_KIND = (
    r"(?:thank(?:s| you)|grateful|appreciate|danke|dank|bedanken|dankbar|merci|remercie\w*|gracias|agradezco)"
)

THANKS_FOR_SOMETHING_ELSE = (
    rf"{_THANKS_OF_ANY_KIND}{_REST}?(?:"
    r"\bin advance|\bim voraus|\bim vorhinein|d['’]avance|\bpar avance|\bde antemano|\bpor adelantado"
    rf"|\bfor (?:the )?(?:connecting|accepting|connection|adding){_REST}|\bfor your connection{_REST}"
    rf"|\bfür (?:die|das|deine|ihre) (?:vernetzung|kontaktanfrage|annahme|bestätigung|annehmen){_REST}"
    rf"|\bfürs? (?:vernetzen|annehmen|connecten){_REST}"
    rf"|d['’]avoir accepté{_REST}|\bpour (?:la connexion|l['’]ajout){_REST}"
    rf"|\bpor (?:conectar|aceptar|añadir){_REST}){_REST}"
    # what one would be grateful for has not been given yet
    rf"|(?:\bwould|['’]d|\bcould|\bwill)\s+{_words(3)}"
    rf"(?:appreciate|be (?:[^\s.!?]+\s+)?(?:grateful|thankful)){_REST}"
    rf"|\b(?:wäre|wären|würde|würden)\b{_REST}?(?:dankbar|danken|bedanken|freuen){_REST}"
    rf"|\bserais\b{_REST}?reconnaissante?{_REST}|\bremercierais\b{_REST}|\bagradecer[ií]a\w*{_REST}"
)
