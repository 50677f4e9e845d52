"""A template and what is known make a message."""

import pytest
from hypothesis import given

from explorer_kit.preparation.outreach import Message, as_text, fill, value_hints
from explorer_kit.preparation.showing import one_line
from explorer_kit.preparation.templates import Template, built_in_templates
from tests.preparation.hostile import HOSTILE, any_text

VALUES = {
    "first_name": "Karin",
    "reason": "I am trying to find out what supply-chain analysts do all day",
    "achievement": "how you moved the Lindgren depot to a night shift",
    "sender_line": "I have run a bookshop for six years",
    "sender_name": "Jonas Vik",
    "school": "the University of Porto",
    "referrer": "Amina Diallo",
    "company": "Lindgren Logistics",
}
SHORT = Template(
    key="t",
    name="Short",
    subject="At {company}",
    body="Dear {first_name},\n\n{reason}, and {sender_line}.",
    own=True,
)
INVITATION = next(one for one in built_in_templates() if one.key == "linkedin_invitation-cold")


def test_a_message_worked_by_hand():
    message = fill(SHORT, VALUES)
    assert message == Message(
        subject="At Lindgren Logistics",
        body="Dear Karin,\n\nI am trying to find out what supply-chain analysts do all day, and "
        "I have run a bookshop for six years.",
        channel="email",
        variant="Short",
    )
    assert message.problems() == []
    assert as_text(message).startswith("Subject: At Lindgren Logistics\n\nDear Karin,")


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda template: template.key)
def test_every_built_in_template_is_filled_completely_and_asks_for_20_minutes(template):
    message = fill(template, VALUES)
    assert message.missing == ()
    assert "{" not in message.subject + message.body
    assert "20 minutes" in message.body
    assert value_hints(template, VALUES) == []


def test_what_is_missing_stays_to_be_seen_and_is_said():
    message = fill(SHORT, {"reason": "I want to know", "sender_line": " "})
    assert message.body == "Dear {first_name},\n\nI want to know, and {sender_line}."
    assert message.missing == ("first_name", "sender_line")
    assert (
        message.problems()[1]
        == "Still open is {sender_line}: one sentence about yourself that begins with 'I'."
    )
    assert message.subject == "At your workplace"


@pytest.mark.parametrize("end", [".", "!", "...", "…", " .", ";", "?!", "。"])
def test_closing_punctuation_is_left_out_where_the_template_goes_on(end):
    message = fill(SHORT, {**VALUES, "reason": f"I want to know{end}", "sender_line": f"I sell books{end}"})
    assert message.body.endswith("I want to know, and I sell books.")


def test_a_name_keeps_its_full_stop():
    assert fill(SHORT, {**VALUES, "first_name": "Karin Jr."}).body.startswith("Dear Karin Jr.,")


@pytest.mark.parametrize(
    "braces", ["{", "{}", "{0}", "{unknown}", "{first_name!r}", "{{first_name}", "%s", "{company"]
)
def test_other_braces_are_text(braces):
    template = Template(key="t", name="t", channel="phone", body=f"a {braces} b")
    expected = braces.replace("{first_name}", "Karin")
    assert fill(template, VALUES).body == f"a {expected} b"


def test_a_placeholder_within_a_value_is_text():
    message = fill(SHORT, {**VALUES, "first_name": "{reason}", "company": "{first_name}"})
    assert (message.subject, message.body[:13]) == ("At {first_name}", "Dear {reason}")


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_put_in_as_they_are(value):
    message = fill(SHORT, {**VALUES, "first_name": value, "company": value})
    assert message.subject == f"At {one_line(value)}"
    assert message.body.startswith(f"Dear {one_line(value)},\n\n")


@given(any_text(), any_text())
def test_any_text_makes_a_message(body, value):
    message = fill(Template(key="t", name="t", body=body), dict.fromkeys(VALUES, value))
    assert "\n" not in message.subject
    assert message == fill(Template(key="t", name="t", body=body), dict.fromkeys(VALUES, value))


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ({"reason": "to learn"}, "Begin the reason with 'I'"),
        ({"sender_line": "My shop is small"}, "Begin the line about yourself with 'I'."),
    ],
)
def test_hints_on_the_values(value, hint):
    (said,) = value_hints(SHORT, {**VALUES, **value})
    assert said.startswith(hint)


@pytest.mark.parametrize(
    ("minutes", "hints"), [("15", 0), ("30", 0), ("14", 1), ("60", 1), ("a few", 1), ("²", 1)]
)
def test_hints_on_the_minutes_and_on_room(minutes, hints):
    assert len(value_hints(INVITATION, {**VALUES, "minutes": minutes})) == hints
    assert len(value_hints(INVITATION, {**VALUES, "minutes": minutes, "achievement": "x" * 91})) == hints + 1
