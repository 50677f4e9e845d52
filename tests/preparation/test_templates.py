"""Templates that come with the package, and the user's own."""

from dataclasses import replace
from itertools import product

import pytest

from explorer_kit.errors import SettingsError
from explorer_kit.preparation.templates import (
    PLACEHOLDERS,
    Template,
    built_in_templates,
    copied,
    offered_templates,
    templates_from,
)

OWN = Template(
    key="own-1", name="My way", variant="warm", channel="linkedin", body="Hello {first_name}", own=True
)


def test_there_is_a_template_for_every_channel_and_tie():
    ties, channels = (
        ("cold", "alumni", "warm", "referred"),
        ("email", "linkedin", "linkedin_invitation", "phone"),
    )
    have = {(template.channel, template.variant) for template in built_in_templates()}
    assert have == set(product(channels, ties))
    assert all(template.problems() == [] and not template.own for template in built_in_templates())


def test_a_built_in_one_is_named_by_channel_and_tie_and_stored_by_key():
    (template,) = [one for one in built_in_templates() if one.key == "email-cold"]
    assert (template.name, template.stored_name) == ("E-mail, cold", "email-cold")
    assert template.placeholders()[:2] == ("company", "first_name")


def test_a_copy_is_the_users_and_stored_by_its_name():
    mine = copied(built_in_templates()[0], key="own-2", name="Short and warm")
    assert (mine.own, mine.stored_name, mine.body) == (True, "Short and warm", built_in_templates()[0].body)


def test_the_users_own_come_first():
    assert offered_templates([OWN], channel="linkedin", variant="warm")[0] == OWN
    assert len(offered_templates([OWN])) == len(built_in_templates()) + 1
    assert OWN not in offered_templates([OWN], channel="email")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": " "}, "Give the template a name."),
        ({"body": "\n"}, "Write the message."),
        ({"channel": "email"}, "An e-mail needs a subject."),
        ({"subject": "x"}, "A LinkedIn message has no subject."),
        ({"variant": "hot"}, "The variant is one of: cold, alumni, warm, referred."),
        ({"channel": "fax"}, "The channel is one of: email, linkedin, linkedin_invitation, phone."),
    ],
)
def test_each_problem_is_one_sentence(change, problem):
    assert replace(OWN, **change).problems() == [problem]


def test_a_misspelt_placeholder_is_pointed_out():
    (pointer,) = replace(OWN, body="Hello {first_name}, {firstname} {FirstName} {0}").pointers()
    assert pointer.startswith(
        "{firstname} is no placeholder and stays as it is. There are: {first_name}, {reason}"
    )
    assert [pointer for template in built_in_templates() for pointer in template.pointers()] == []


def test_every_placeholder_of_the_built_in_ones_is_known():
    assert all("{" not in _without_known(template) for template in built_in_templates())


def _without_known(template: Template) -> str:
    text = f"{template.subject}{template.body}"
    for name in PLACEHOLDERS:
        text = text.replace(f"{{{name}}}", "")
    return text


@pytest.mark.parametrize("text", ["[[template]", "[[template]]\nkey = 'x'", "template = 3", "template = [1]"])
def test_what_is_no_template_is_said_so(text):
    with pytest.raises(SettingsError, match=r"my\.toml: the templates cannot be read"):
        templates_from(text, where="my.toml")
