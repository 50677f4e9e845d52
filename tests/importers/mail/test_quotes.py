"""Visible text: what the writer wrote, without the history that programs quote below it."""

from __future__ import annotations

import time

import pytest

from explorer_kit.importers.mail.quotes import visible_text
from tests.importers.mail.messages import reply, sent

OLD = "> Hello Anna,\n> could we talk?\n>\n> Jane"
ATTRIBUTIONS = {
    "gmail en": "On Mon, Mar 9, 2026 at 8:30 AM Jane Doe <jane@example.org> wrote:",
    "gmail en, folded": "On Mon, Mar 9, 2026 at 8:30 AM Jane Doe <jane@example.org>\nwrote:",
    "apple en": "On 9 Mar 2026, at 08:30, Jane Doe <jane@example.org> wrote:",
    "thunderbird en": "On 3/9/26 08:30, Jane Doe wrote:",
    "gmail de": "Am Mo., 9. März 2026 um 08:30 Uhr schrieb Jane Doe <jane@example.org>:",
    "gmail de, folded": "Am Mo., 9. März 2026 um 08:30 Uhr schrieb Jane Doe <\njane@example.org>:",
    "thunderbird de": "Am 09.03.26 um 08:30 schrieb Jane Doe:",
    "apple de": "Am 09.03.2026 um 08:30 schrieb Jane Doe <jane@example.org>:",
    "gmail fr": "Le lun. 9 mars 2026 à 08:30, Jane Doe <jane@example.org> a écrit :",
    "gmail fr, no-break": "Le lun. 9 mars 2026 à 08:30, Jane Doe <jane@example.org> a\u00a0écrit\u202f:",
    "gmail es": "El lun, 9 mar 2026 a las 8:30, Jane Doe (<jane@example.org>) escribió:",
    "thunderbird es": "El 9/3/26 a las 8:30, Jane Doe escribió:",
    "bare": "Jane Doe <jane@example.org> wrote:",
    "bare de": "Jane Doe schrieb am 9.3.2026:",
}


@pytest.mark.parametrize("attribution", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_an_answer_above_quoted_lines(attribution):
    assert visible_text(f"Gladly.\n\nAnna\n\n{attribution}\n\n{OLD}\n") == "Gladly.\n\nAnna"


@pytest.mark.parametrize("attribution", [each for name, each in ATTRIBUTIONS.items() if "bare" not in name])
def test_an_answer_above_history_that_is_not_marked(attribution):
    assert visible_text(f"Gladly.\n\n{attribution}\n\nHello Anna,\ncould we talk?") == "Gladly."


@pytest.mark.parametrize("attribution", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_answers_below_and_between_quoted_lines_stay(attribution):
    text = f"{attribution}\n> Could we talk?\n\nYes, gladly.\n\n> When?\nOn Monday.\n"
    assert visible_text(text) == "Yes, gladly.\n\nOn Monday."


BLOCKS = {
    "en": "From: Jane Doe <jane@example.org>\nSent: Monday, March 9, 2026 8:30\nTo: Anna\nSubject: Coffee?",
    "en bold": "*From:* Jane Doe\n*Sent:* Monday, March 9, 2026 8:30 AM\n*To:* Anna\n*Subject:* Coffee?",
    "de": "Von: Jane Doe\nGesendet: Montag, 9. März 2026 08:30\nAn: Anna\nBetreff: Coffee?",
    "de with cc": "Von: Jane Doe <jane@example.org>\nDatum: 9. März\nAn: Anna\nCc: Bob\nBetreff: Coffee?",
    "fr": "De : Jane Doe <jane@example.org>\nEnvoyé : lundi 9 mars 2026 08:30\nÀ : Anna\nObjet : Coffee?",
    "es": "De: Jane Doe\nEnviado el: lunes, 9 de marzo de 2026 8:30\nPara: Anna\nAsunto: Coffee?",
}
SEPARATORS = {
    "none": "",
    "rule": "________________________________\n",
    "original en": "-----Original Message-----\n",
    "original de": "-----Ursprüngliche Nachricht-----\n",
    "original fr": "-----Message d'origine-----\n",
    "original es": "-----Mensaje original-----\n",
    "forwarded": "---------- Forwarded message ---------\n",
    "forwarded de": "---------- Weitergeleitete Nachricht ---------\n",
    "apple": "Begin forwarded message:\n\n",
}


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS)
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_outlooks_copied_header_and_all_below_it_is_history(separator, block):
    assert visible_text(f"Gladly.\n\n{separator}{block}\n\nHello Anna,\ncould we talk?") == "Gladly."


@pytest.mark.parametrize(
    "text",
    [
        "I started in 2019.\n\nBest\nAnna",
        "We met on Monday and she wrote: do come.\nSo I came.",
        "From: Berlin\nI take the train.",
        "Von: 14:00 bis 15:00\nOrt: Café",
        "To: be continued\nSubject: to change",
        "My plan:\n- one\n- two",
        "I have >5 years\n>5 years of it",
        "a -- b\n--\nAnna Muster",
        "El Niño escribió historia",
        "",
    ],
)
def test_words_that_only_look_like_it_stay(text):
    assert visible_text(text) == text


def test_a_tail_of_quoted_lines_without_any_attribution():
    assert visible_text("Gladly.\n\n> Could we talk?\n>> Before\n>\n>no blank\n> Jane") == "Gladly."


def test_only_history_leaves_nothing():
    assert visible_text(f"{ATTRIBUTIONS['gmail en']}\n{OLD}") == ""


def test_the_raw_text_keeps_all_and_the_visible_one_the_answer():
    body = f"Gladly.\n\n{ATTRIBUTIONS['gmail de']}\n{OLD}"
    found = sent(reply(body))
    assert (found.text, found.text_raw) == ("Gladly.", body)


def test_a_page_with_its_history():
    body = (
        "<div>Gladly.</div><div class='gmail_quote'><div>On Mon, Mar 9, 2026 at 8:30 AM Jane Doe &lt;<a "
        "href='mailto:jane@example.org'>jane@example.org</a>&gt; wrote:<br></div><blockquote>Could we "
        "talk?</blockquote></div>"
    )
    assert sent(reply(body, more=["Content-Type: text/html"])).text == "Gladly."


@pytest.mark.parametrize(
    "text",
    ["On " + "a " * 200_000 + "wrote:", "On 1 a\n" * 50_000, "wrote:\n" * 50_000, "From: x\nTo: y\n" * 20_000,
     "> " * 100_000, ("On 1 " + "x" * 290 + " wrote\n") * 3000, "-" * 500_000, "\n" * 500_000,
     "Am schrieb:\n" * 50_000],
)  # fmt: skip
def test_no_text_takes_long(text):
    started = time.process_time()
    visible_text(text)
    assert time.process_time() - started < 1
