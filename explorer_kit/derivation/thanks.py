"""The words by which a message is seen to thank for time, a talk, advice or help (R2), in four languages.

Both patterns are read by DuckDB's regular expressions over lower-case text. What is thanked for must stand
close behind the thanks; thanks for connecting, for accepting, or in advance are taken out first.
"""

from __future__ import annotations

_GAP = r"(?:[\s,!.]+[^\s.!?]+){0,6}?[\s,!.]+"

_EN = (
    r"(?:thank(?:s| you)|grateful|appreciate[ds]?)"
    + _GAP
    + r"(?:time|talk|talking|speaking|chat|chatting|call|conversation|"
    r"advice|help|insights?|meeting|sharing|answering|guidance|perspective|interview|generous)"
)
_DE = (
    r"(?:danke|dank|dankbar|bedanken)"
    + _GAP
    + r"(?:zeit|gespräch|gespräche|rat|ratschläge|ratschlag|hilfe|einblicke?|telefonat|"
    r"austausch|tipps?|unterhaltung|treffen|offenheit|antworten|unterstützung)"
)
_FR = (
    r"(?:merci|remerci\w+)"
    + _GAP
    + r"(?:(?:d['’]|l['’]|cet |cette )?(?:temps|échange|entretien|conversation|conseils?|aide|appel|"
    r"discussion|rencontre|disponibilité|éclairages?|partage))"
)
_ES = (
    r"(?:gracias|agradezco|agradecer\w*)"
    + _GAP
    + r"(?:tiempo|charla|conversación|llamada|consejos?|ayuda|entrevista|"
    r"reunión|disponibilidad|orientación)"
)

THANKS = rf"\b(?:{_EN}|{_DE}|{_FR}|{_ES})"

_REST = r"[^.!?\n]*"

THANKS_FOR_SOMETHING_ELSE = (
    r"(?:thank(?:s| you)|danke|dank|merci|gracias)[^.!?\n]{0,60}?(?:"
    r"\bin advance|\bim voraus|\bim vorhinein|\bd['’]avance|\bpar avance|\bde antemano"
    rf"|\bfor (?:the )?(?:connecting|accepting|connection|adding){_REST}|\bfor your connection{_REST}"
    rf"|\bfür (?:die|das|deine|ihre) (?:vernetzung|kontaktanfrage|annahme|bestätigung|annehmen){_REST}"
    rf"|\bfürs? (?:vernetzen|annehmen|connecten){_REST}"
    rf"|\bd['’]avoir accepté{_REST}|\bpour (?:la connexion|l['’]ajout){_REST}"
    rf"|\bpor (?:conectar|aceptar|añadir){_REST})"
)
