"""English is checked; other languages are told from it."""

import pytest

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.language import is_english

OTHERS = {
    "German": "Ich würde gern mehr über Ihren Weg in die Logistik erfahren. Hätten Sie zwanzig Minuten Zeit?",
    "French": "J'aimerais en savoir plus sur votre parcours. Auriez-vous vingt minutes pour un appel ?",
    "Spanish": "Me gustaría saber más sobre su trabajo. ¿Tendría usted veinte minutos para hablar?",
    "Italian": "Vorrei sapere di più sul suo lavoro. Avrebbe venti minuti per una telefonata?",
    "Portuguese": "Gostaria de saber mais sobre o seu trabalho. Teria vinte minutos para conversar?",
    "Dutch": "Ik zou graag meer willen weten over uw werk. Heeft u twintig minuten voor een gesprek?",
    "Swedish": "Jag skulle gärna vilja veta mer om ditt arbete. Har du tjugo minuter för ett samtal?",
    "Danish": "Jeg vil gerne vide mere om dit arbejde. Har du tyve minutter til en samtale?",
    "Norwegian": "Jeg vil gjerne vite mer om arbeidet ditt. Har du tjue minutter til en samtale?",
    "Finnish": "Haluaisin tietää lisää työstäsi. Olisiko sinulla kaksikymmentä minuuttia aikaa?",
    "Polish": "Chciałbym dowiedzieć się więcej o Pana pracy. Czy ma Pan dwadzieścia minut na rozmowę?",
    "Czech": "Rád bych se dozvěděl více o vaší práci. Měl byste dvacet minut na rozhovor?",
    "Turkish": "İşiniz hakkında daha fazla bilgi almak istiyorum. Yirmi dakikanız var mı?",
    "Hungarian": "Szeretnék többet megtudni a munkájáról. Volna húsz perce egy beszélgetésre?",
    "Russian": "Я хотел бы узнать больше о вашей работе. Есть ли у вас двадцать минут?",
    "Japanese": "あなたの仕事についてもっと知りたいです。二十分お話しできますか？",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language(language: str):
    assert not is_english(English(OTHERS[language]))


@pytest.mark.parametrize(
    "text",
    [
        "I would like to learn more about your path. Could we talk for twenty minutes?",
        "How did you become a pilot?",
        "Thoughts?",
        "Why?",
        "Describe a typical week.",
        "How did Jürgen Müller-Lüdenscheidt take over the Straßenbahn in Görlitz?",
        "What does Schadenfreude mean in your trade?",
        "Guten Tag, could we talk about how you rebuilt the yard?",
    ],
)
def test_english_short_or_with_foreign_names(text: str):
    assert is_english(English(text))


@pytest.mark.parametrize(
    "text", ["Was machen Sie den ganzen Tag?", "¿Por qué?", "Pourquoi avez-vous changé ?"]
)
def test_a_short_question_in_another_language(text: str):
    assert not is_english(English(text))


def test_a_mixed_text_is_what_most_of_it_is():
    english = (
        "I would like to learn how you moved the depot to nights, and what the crew said of it at first. "
    )
    german = "Ich hätte da noch eine kleine Frage. "
    assert is_english(English(english + german))
    assert not is_english(English("Could we talk? " + german * 3))


@pytest.mark.parametrize("text", ["", "  \n", "?!", "12:30", "😀"])
def test_what_holds_no_word_is_no_english(text: str):
    assert not is_english(English(text))
