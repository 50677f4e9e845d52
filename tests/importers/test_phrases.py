from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.dates import Dated, PartialDate
from explorer_kit.importers.phrases import (
    Flag,
    Reply,
    read_channel,
    read_flag,
    read_meeting_status,
    read_reply,
    read_status,
    read_tie,
)


@pytest.mark.parametrize(
    "cell",
    [
        True,
        1.0,
        "1",
        "TRUE",
        "✓",
        "✔",
        "☑",
        "✅",
        "x",
        "X",
        "Y",
        "yes",
        "Yes!",
        "checked",
        "ja",
        "Oui",
        "sí",
        "Si",
        "done",
        "erledigt",
        "envoyé",
        "hecho",
        " yes \n",
        "yes, by post",
    ],
)
def test_yes_in_many_spellings(cell):
    assert read_flag(cell).value is True


@pytest.mark.parametrize(
    "cell", [False, 0.0, "FALSE", "no", "No.", "n", "nein", "non", "–", "-", "—", "☐", "✗", "never", "nunca"]
)
def test_no_in_many_spellings(cell):
    assert read_flag(cell) == Flag(False)


@pytest.mark.parametrize(
    "cell",
    [None, "", "  ", "n/a", "N.A.", "pending", "TBD", "not yet", "offen", "en attente", "pendiente", "?"],
)
def test_open_and_empty_cells_are_neither(cell):
    assert read_flag(cell).value is not True
    assert read_flag(cell).understood


@pytest.mark.parametrize("cell", ["we had coffee", "42", 7.0, "handwritten card"])
def test_a_text_that_is_no_answer_is_not_taken_for_one(cell):
    assert read_flag(cell) == Flag(None, understood=False)


@pytest.mark.parametrize(
    ("cell", "nudges"),
    [
        ("yes (after 1 nudge)", 1),
        ("yes, after two follow-ups", 2),
        ("ja, nach 2 Erinnerungen", 2),
        ("oui (après 1 relance)", 1),
        ("sí, tras un recordatorio", 1),
        ("yes", None),
    ],
)
def test_nudges_are_counted(cell, nudges):
    assert read_flag(cell) == Flag(True, nudges=nudges)
    assert read_reply(cell) == Reply(True, "unclassified", nudges=nudges)


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("sent 25 Mar", PartialDate(3, 25, rest="sent")),
        ("am 25. März gesendet", PartialDate(3, 25, rest="gesendet")),
        ("yes, 2026-03-25", Dated(date(2026, 3, 25), rest="yes")),
        ("handwritten card 2026-03-25", Dated(date(2026, 3, 25), rest="handwritten card")),
        (date(2026, 3, 25), Dated(date(2026, 3, 25))),
        ("2026-03-25", Dated(date(2026, 3, 25))),
    ],
)
def test_a_date_in_a_flag_is_a_yes_on_that_day(cell, when):
    assert read_flag(cell) == Flag(True, when)


def test_a_date_beside_a_no_stays_a_no():
    assert read_flag("not yet (as of 3 March 2026)").value is None
    assert read_flag("no, asked on 3 March 2026").value is False


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("yes", "unclassified"),
        ("x", "unclassified"),
        ("replied", "unclassified"),
        ("geantwortet", "unclassified"),
        ("declined", "declined"),
        ("no, declined", "declined"),
        ("Abgesagt", "declined"),
        ("not interested", "declined"),
        ("kein Interesse", "declined"),
        ("a refusé", "declined"),
        ("rechazado", "declined"),
        ("maybe later", "deferred"),
        ("later", "deferred"),
        ("not now", "deferred"),
        ("vielleicht später", "deferred"),
        ("plus tard", "deferred"),
        ("más tarde", "deferred"),
        ("accepted", "accepted"),
        ("zugesagt", "accepted"),
        ("d'accord", "accepted"),
        ("aceptó", "accepted"),
        ("yes - call booked", "accepted"),
    ],
)
def test_an_answer_with_its_outcome(cell, outcome):
    assert read_reply(cell) == Reply(True, outcome)


@pytest.mark.parametrize(
    "cell",
    [
        "no",
        "no response",
        "No reply yet",
        "keine Antwort",
        "pas de réponse",
        "sin respuesta",
        "ghosted",
        False,
        "–",
    ],
)
def test_no_answer(cell):
    assert read_reply(cell) == Reply(False)


@pytest.mark.parametrize("cell", ["bounced", "unzustellbar", "undeliverable (old address)", "devuelto"])
def test_a_message_that_came_back_is_no_answer(cell):
    assert read_reply(cell) == Reply(None, None, True)


def test_an_open_answer_is_unknown_and_a_strange_one_says_so():
    assert read_reply("pending") == Reply(None)
    assert read_reply(None) == Reply(None)
    assert read_reply("green") == Reply(None, understood=False)


def test_a_dated_answer_keeps_its_date():
    assert read_reply("declined 25 Mar") == Reply(True, "declined", when=PartialDate(3, 25, rest="declined"))
    assert read_reply(date(2026, 3, 25)) == Reply(True, "unclassified", when=Dated(date(2026, 3, 25)))


def test_a_long_remark_is_no_outcome():
    text = (
        "She said that she declined an offer there once and that I should rather look at smaller firms first"
    )
    assert read_reply(text) == Reply(None, understood=False)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Researching", "researching"),
        ("Outreach Sent", "outreach_sent"),
        ("Bumped", "bumped"),
        ("Final Sent", "final_sent"),
        ("Replied", "replied"),
        ("Scheduled", "scheduled"),
        ("Completed", "completed"),
        ("Follow-Up Due", "follow_up_due"),
        ("Warm Contact", "warm_contact"),
        ("Dormant", "dormant"),
        ("angeschrieben", "outreach_sent"),
        ("noch nicht kontaktiert", "researching"),
        ("Termin vereinbart", "scheduled"),
        ("relancée", "bumped"),
        ("en attente de réponse", "outreach_sent"),
        ("entretien réalisé", "completed"),
        ("sin contactar", "researching"),
        ("mensaje enviado", "outreach_sent"),
        ("Interview done ✓", "completed"),
        ("Thank-you sent", "thanked"),
        ("purple", None),
        ("", None),
        (None, None),
    ],
)
def test_statuses(cell, status):
    assert read_status(cell) == status


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("held", "held"),
        ("Done", "held"),
        ("cancelled", "cancelled"),
        ("Canceled by them", "cancelled"),
        ("abgesagt", "cancelled"),
        ("annulé", "cancelled"),
        ("no-show", "no_show"),
        ("no show", "no_show"),
        ("nicht erschienen", "no_show"),
        ("no se presentó", "no_show"),
        ("scheduled", "scheduled"),
        ("geplant", "scheduled"),
        ("prévu", "scheduled"),
        ("no", "not_held"),
        ("blue", None),
        (None, None),
    ],
)
def test_what_became_of_a_talk(cell, status):
    assert read_meeting_status(cell) == status


@pytest.mark.parametrize(
    ("cell", "channel"),
    [
        ("Email", "email"),
        ("e-mail", "email"),
        ("courriel", "email"),
        ("correo electrónico", "email"),
        ("LinkedIn", "linkedin"),
        ("LinkedIn message", "linkedin"),
        ("InMail", "linkedin"),
        ("LinkedIn invite", "linkedin_invitation"),
        ("LinkedIn invitation", "linkedin_invitation"),
        ("phone", "phone"),
        ("Anruf", "phone"),
        ("Zoom", "video"),
        ("MS Teams", "video"),
        ("visio", "video"),
        ("in person", "in_person"),
        ("Coffee", "in_person"),
        ("vor Ort", "in_person"),
        ("presencial", "in_person"),
        ("contact form", "form"),
        ("Kontaktformular", "form"),
        ("carrier pigeon", "unknown"),
        (None, "unknown"),
    ],
)
def test_channels(cell, channel):
    assert read_channel(cell) == channel


@pytest.mark.parametrize(
    ("cell", "tie"),
    [
        ("cold", "cold"),
        ("Alumni", "alumni"),
        ("fellow alum (2012)", "alumni"),
        ("warm", "warm"),
        ("former colleague", "warm"),
        ("friend", "warm"),
        ("referral", "referred"),
        ("referred by Ana", "referred"),
        ("Empfehlung", "referred"),
        ("ehemaliger Kollege", "warm"),
        ("ancienne élève", "alumni"),
        ("antiguo alumno", "alumni"),
        ("froid", "cold"),
        ("some text", None),
        (None, None),
    ],
)
def test_ties(cell, tie):
    assert read_tie(cell) == tie


def test_a_single_letter_inside_a_text_means_nothing():
    assert read_meeting_status("with Ana y Bo") is None
    assert read_tie("no idea yet") is None


@given(st.text(max_size=80) | st.floats() | st.dates() | st.booleans() | st.none())
def test_no_cell_makes_a_reader_fail(cell):
    for read in (read_flag, read_reply, read_status, read_meeting_status, read_channel, read_tie):
        read(cell)
