"""What people say before a colon, in English, German, French and Spanish; none of it is a name."""

from __future__ import annotations

_WORDS = """
a about action actually advice agenda also alright and another answer answers applause attendees back
basically because biggest bottom but caution caveat challenge conclusion context date details disclaimer
each edit email era example examples exactly fact finally first for fourth from funny fun go goal goals
good great hello here hi honest honestly how however i idea ideas if important in inaudible instead is it
item it's joke key laughing laughs laughter last lesson lessons let let's line link look main maybe
meaning meeting mistake music my new next no noise not note notes notice now number ok okay on one option
or other our outcome part pause phone piece plan plus point points pro problem problems ps question
questions quick quote really reason reasons recap reminder remember result results right rule same second
see short side silence simple so solution something step still story strange subject summary sure sounds
task that that's then there they third this thing things thanks think three time tip tips title to today
tomorrow topic topics true truth two unclear update us very warning was we well what when where which who
why yeah yes yesterday you your crosstalk blank audio foreign aber am antwort antworten auch bedingung
bitte danke dann das dass den der die dies doch dort drittens ein eine einfach ende endlich er erst erste
erstens es fazit folgendes frage fragen für ganz genau geräusch grund grüße gut hallo hier hinweis ich ihr
im ja jetzt kapitel kurz lachen letzte letztens man mein meine meistens mir mit moment musik na nein
nächste nun nur oder ort paar punkt regel schritt sie stille teil thema tipp tipps tja und unser unsere
unverständlich viel vor vorschlag war warnung warum weil wenn wer wichtig wie wir wo zeit ziel zitat zum
zur zweite zweitens alors après attention aussi bon bonjour bref c'est ce cela ces comme conseil conseils
d'abord deuxième donc enfin ensuite et exemple les ma mais mes merci mon musique notre nous objectif ou
oui parce pour pourquoi premier première problème puis que quel quelle quoi raison remarque rires résumé
réponse si son toujours tout très troisième un une voici voilà vous además así atención aunque bien bueno
claro como conclusión consejo consejos cuando de ejemplo el ella ellos en entonces esta este esto gracias
hola la las lo los luego mi mis música nota nuestra nuestro o objetivo otra otro para pero por porque
pregunta preguntas primera primero problema pues qué razón resumen respuesta risas segundo sí silencio
siempre sobre también tercero todo última último y yo
"""
SPEECH = frozenset(_WORDS.split())
"""Casefolded words that no name begins with: ``advice``, ``frage``, ``conseil``, ``consejo``."""
