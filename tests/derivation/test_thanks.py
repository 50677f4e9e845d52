"""What counts as thanks for time, talk, advice or help, and what does not (R2)."""

import duckdb
import pytest

from explorer_kit.derivation.thanks import THANKS, THANKS_FOR_SOMETHING_ELSE


def thanks(text: str) -> bool:
    """Judge a text exactly as the derivation does."""
    query = "SELECT REGEXP_MATCHES(REGEXP_REPLACE(LOWER($text), $others, ' ', 'g'), $thanks)"
    values = {"text": text, "thanks": THANKS, "others": THANKS_FOR_SOMETHING_ELSE}
    return bool(duckdb.execute(query, values).fetchall()[0][0])


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your time yesterday.",
        "Hi Anna,\nthanks so much for taking the time to talk!",
        "Thanks again for the great conversation",
        "Many thanks for your advice on portfolios.",
        "Thank you very much, Anna, for speaking with me.",
        "I am grateful for your honest insights.",
        "I really appreciated our chat.",
        "I appreciate you sharing your perspective.",
        "THANK YOU FOR THE CALL",
        "Thanks for connecting! And thank you for the talk on Monday.",
        "Vielen Dank für das Gespräch!",
        "Danke für Ihre Zeit und Ihre Tipps.",
        "Herzlichen Dank, dass Sie sich die Zeit genommen haben.",
        "Ich möchte mich für das offene Gespräch bedanken.",
        "Danke dir für den Austausch",
        "Merci beaucoup pour votre temps.",
        "Merci pour l'échange de mardi !",
        "Je vous remercie pour vos conseils.",
        "Je tiens à vous remercier d'avoir pris le temps de me répondre.",
        "Muchas gracias por tu tiempo.",
        "Gracias por la charla de ayer",
        "Le agradezco mucho sus consejos.",
    ],
)
def test_thanks_for_what_was_given(text: str):
    assert thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for connecting!",
        "Thank you for accepting my invitation. I work in design.",
        "Thanks for connecting, I would like to learn about your work and your time at Acme.",
        "Thanks in advance for your help.",
        "Thank you in advance for your time",
        "Thank you for your time in advance.",
        "I would be grateful for 20 minutes of your time.",
        "I'd really appreciate your advice.",
        "I would appreciate a short call.",
        "Thanks, talk to you soon!",
        "Thank you! Could we have a call on Monday?",
        "Thank you and best regards",
        "Do you have time for a call? Thanks",
        "Could you give me some advice?",
        "",
        "Danke für die Vernetzung!",
        "Vielen Dank im Voraus für Ihre Hilfe.",
        "Ich wäre dankbar für 20 Minuten Ihrer Zeit.",
        "Über ein Gespräch würde ich mich sehr freuen. Danke!",
        "Haben Sie Zeit für ein Gespräch? Vielen Dank",
        "Merci d'avoir accepté mon invitation.",
        "Merci d'avance pour votre aide.",
        "Je vous remercie par avance de votre aide.",
        "Gracias por conectar.",
        "Gracias de antemano por su ayuda",
        "Le agradecería un poco de su tiempo.",
    ],
)
def test_what_is_no_thanks_or_thanks_for_something_else(text: str):
    assert not thanks(text)
