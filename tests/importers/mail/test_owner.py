"""Who "I" am, from the settings and from what a mailbox shows."""

from __future__ import annotations

import pytest

from explorer_kit.importers.mail.message import Mail
from explorer_kit.importers.mail.owner import Survey
from explorer_kit.records import Warned
from explorer_kit.settings import Settings
from tests.importers.mail.messages import ANNA, ME, mbox_of, message, outcomes, read_all, reasons, reply, sent


def keys(*messages: bytes, owners: tuple[str, ...] = (), folder: str = "All mail") -> set[str]:
    survey = Survey(Settings(owner_emails=owners))
    for data in messages:
        survey.look(Mail(data, folder))
    return set(survey.result().keys)


@pytest.mark.parametrize(
    "label",
    ["Sent", "Gesendet", "=?UTF-8?Q?Envoy=C3=A9?=", "=?UTF-8?Q?Wichtig,Gesendet?=", "Enviados", "Inviata",
     "[Gmail]/Sent Mail", "=?UTF-8?B?5bey5Y+R6YKu5Lu2?=", "=?UTF-8?B?6YCB5L+h5riI44G/?="],
)  # fmt: skip
def test_i_am_who_sent_what_is_labelled_sent_in_any_language(label):
    assert keys(message(more=[f"X-Gmail-Labels: {label}"]), reply()) == {ME}


@pytest.mark.parametrize("folder", ["Sent", "Gesendete Objekte", "Éléments envoyés", "Sent Items"])
def test_i_am_who_sent_what_lies_in_the_folder_of_sent_mail(folder):
    assert keys(message(), folder=folder) == {ME}


def test_i_am_whom_mail_is_delivered_to_tags_and_aliases_included():
    found = keys(
        reply(more=["Delivered-To: jane+jobs@example.org"]),
        reply(more=["Delivered-To: j.doe@alumni.example.net"]),
    )
    assert found == {ME, "j.doe@alumni.example.net"}


def test_only_the_last_delivery_is_to_me():
    assert keys(reply(more=[f"Delivered-To: {ME}", "Delivered-To: team@example.net"])) == {ME}


def test_a_list_that_mail_is_delivered_to_is_not_me():
    lines = ["Delivered-To: talk@lists.example.net", "List-Post: <mailto:talk@lists.example.net>"]
    assert keys(reply(more=lines)) == set()


def test_whom_my_own_message_was_delivered_to_is_not_me():
    assert keys(message(more=[f"Delivered-To: {ANNA}"]), owners=("Jane@Example.org",)) == {ME}


def test_the_settings_come_first_and_tags_are_mine():
    assert sent(message(sender="Jane <jane+x@example.org>")).direction == "outbound"
    assert sent(message(sender="JANE@EXAMPLE.ORG"), owners=("jane@example.org",)).direction == "outbound"


def test_addresses_found_in_the_file_are_added_to_those_of_the_settings():
    other = message(sender="Jane <j@alumni.example.net>", more=["X-Gmail-Labels: Sent"])
    found = outcomes(other, message(name="<b@example.org>"))
    assert [outcome.items[1].direction for outcome in found] == ["outbound"] * 2


def test_where_nothing_tells_who_i_am_nothing_is_guessed():
    found = read_all(mbox_of(message(), reply()), owners=())
    assert reasons(message(), reply(), owners=()) == ["no_identity", "no_identity"]
    assert isinstance(found[-1], Warned)
    assert "--owner-email" in found[-1].detail


def test_my_own_messages_are_known_by_their_ids():
    survey = Survey(Settings(owner_emails=(ME,)))
    for number in range(50):
        survey.look(Mail(message(name=f"<{number}@example.org>")))
        survey.look(Mail(reply(name=f"<{number}@example.com>")))
    owner = survey.result()
    assert [owner.wrote(f"{number}@example.org") for number in range(50)] == [True] * 50
    assert not any(owner.wrote(f"{number}@example.com") for number in range(50))
    assert len(owner.sent) == 50


def test_who_i_am_is_known_before_the_first_message_is_judged():
    late = message(name="<z@example.org>", more=["X-Gmail-Labels: Sent"])
    assert reasons(message(), reply(), late, owners=()) == ["used"] * 3


@pytest.mark.parametrize("folder", ["Sent", "Gesendet"])
def test_who_writes_to_me_is_not_me_though_it_lies_with_what_was_sent(folder):
    """Mail programs can put an answer into the folder of the message it answers."""
    assert keys(message(), reply(), owners=(ME,), folder=folder) == {ME}


def test_a_message_s_own_labels_go_before_the_name_of_its_file():
    assert ANNA not in keys(reply(more=["X-Gmail-Labels: Inbox"]), folder="Sent")
