"""Free text that may tell of a referral (R7): named after a load, never counted."""

from __future__ import annotations

import pytest

from explorer_kit.importers.hints import referral_hint
from tests.derivation.journals import Journal
from tests.importers.linkedin.builders import source_file
from tests.importers.mail.messages import mbox_of, message


@pytest.mark.parametrize(
    "sentence",
    [
        "Ben Muster introduced me to her.",
        "Ben suggested that I talk to you.",
        "Ben Muster gave me your name",
        "Ben kindly put me in touch with Anna.",
        "You should talk to Ben at Acme!",
        "Ben Muster hat mich an Sie verwiesen.",
        "Ben hat mir empfohlen, mit Ihnen zu sprechen.",
        "Ben Muster m'a recommandé de vous contacter.",
        "Ben m\u2019a mis en contact avec Anna.",
        "Ben me puso en contacto con ella.",
        "Ben me recomendó hablar con usted.",
    ],
)
def test_a_sentence_that_may_tell_of_a_referral(sentence: str):
    wrapped = sentence.replace(" ", "\n", 3)
    assert referral_hint(f"Hello Anna.\n\n{wrapped}\n\nBest, Jane") == sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Could you put me in touch with somebody at Acme?",
        "I would be glad if Ben introduced me to her.",
        "He introduced himself.",
        "She recommended a book.",
        "Ben hat mir ein Buch empfohlen.",
        "Ben m'a recommandé un livre.",
        "Könnten Sie mich an jemanden verweisen?",
        "Thank you for your time.",
    ],
)
def test_what_is_none_or_only_wished_for(text: str):
    assert referral_hint(text) is None


def test_a_long_sentence_is_quoted_in_part():
    quote = referral_hint(f"Ben introduced me to her {'and to others ' * 50}.")
    assert quote is not None
    assert quote.startswith("Ben introduced me to her and")
    assert len(quote) < 130


HINTED = (
    "Name,Notes,Referred by\nAnna Beispiel,Ben Muster introduced me to her,\nDi Probe,Ben introduced us,\n"
    "Cy Muster,Ben introduced me to him,Ben Muster\nEd Probe,Likes maps,\n"
)


def test_a_load_names_the_first_of_them_and_counts_none():
    journal = Journal()
    (file,) = journal.load_files(source_file(HINTED, "log.csv")).files
    assert [text for text in file.details if "referral" in text] == [
        "log.csv: a referral may be told in 2 texts, the first of them row 2: "
        "'Ben Muster introduced me to her'. Free text counts for nothing: write who referred whom in a "
        "field, such as 'Referred by' of a tracker or referred_by:: of a note."
    ]
    # row 4 says so in a field: that one counts, and needs no hint
    assert len(journal.table("referrals")) == 1


def test_a_mail_is_looked_through_as_well():
    journal = Journal()
    data = mbox_of(message("Ben Muster gave me your name.", more=["X-Gmail-Labels: Sent"]))
    (file,) = journal.load_files(source_file(data, "All mail.mbox")).files
    assert [text.partition(":")[0] for text in file.details] == ["All mail.mbox"]
    assert "'Ben Muster gave me your name.'" in file.details[0]
    assert journal.table("referrals") == []
