"""Templates of outreach messages: those that come with the package, and the user's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from explorer_kit.errors import SettingsError
from explorer_kit.preparation.showing import one_line
from explorer_kit.records import Tie

OutreachChannel = Literal["email", "linkedin", "linkedin_invitation", "phone"]

CHANNEL_WORDS: Mapping[str, str] = {
    "email": "E-mail",
    "linkedin": "LinkedIn message",
    "linkedin_invitation": "LinkedIn invitation",
    "phone": "Phone",
}

PLACEHOLDERS: Mapping[str, str] = {
    "first_name": "how the person is addressed, such as 'Karin' or 'Dr Okafor'",
    "reason": "a sentence that begins with 'I' and says what you want to find out about the work",
    "achievement": "what of the person's path prompted you, such as 'your step from nursing to planning'",
    "sender_line": "one sentence about yourself that begins with 'I'",
    "sender_name": "your name",
    "minutes": "how many minutes you ask for, from 15 to 30",
    "school": "the school you have in common, as it stands after 'at'",
    "referrer": "the full name of whoever suggested the person",
    "company": "the name of the employer",
    "role": "the title, as on a business card",
}
"""What a template can leave open, and what belongs there."""

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A message with gaps.

    Attributes
    ----------
    key : str
        Identifies it; of a built-in one it never changes.
    name : str
        What it is called on the screen; the user names their own.
    variant : str
        The tie it is meant for: cold, alumni, warm, referred.
    channel : str
        email, linkedin, linkedin_invitation, phone.
    subject, body : str
        The text, with placeholders in braces; only an e-mail has a subject.
    own : bool
        It is the user's, and can be edited.
    """

    key: str = ""
    name: str = ""
    variant: Tie = "cold"
    channel: OutreachChannel = "email"
    subject: str = ""
    body: str = ""
    own: bool = False

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when the template can be saved."""
        has_subject = bool(one_line(self.subject))
        found = {
            "Give the template a name.": not one_line(self.name),
            "Write the message.": not one_line(self.body),
            "An e-mail needs a subject.": self.channel == "email" and not has_subject,
            f"A {CHANNEL_WORDS.get(self.channel, '')} has no subject.": self.channel != "email"
            and has_subject,
            f"The channel is one of: {', '.join(get_args(OutreachChannel))}.": self.channel
            not in get_args(OutreachChannel),
            f"The variant is one of: {', '.join(get_args(Tie))}.": self.variant not in get_args(Tie),
        }
        return [sentence for sentence, true in found.items() if true]

    def pointers(self) -> list[str]:
        """Return what to think about, as sentences: braces that are no placeholder stay in the message."""
        found = PLACEHOLDER.findall(f"{self.subject}\n{self.body}")
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        return [
            f"{{{name}}} is no placeholder and stays as it is. There are: {known}."
            for name in dict.fromkeys(found)
            if name not in PLACEHOLDERS
        ]

    def placeholders(self) -> tuple[str, ...]:
        """Return the placeholders that the text has, in order of appearance."""
        found = PLACEHOLDER.findall(f"{self.subject}\n{self.body}")
        return tuple(name for name in dict.fromkeys(found) if name in PLACEHOLDERS)

    @property
    def stored_name(self) -> str:
        """What is stored as the variant of a message that was sent: an own template's name, else the key."""
        return self.name if self.own else self.key


def templates_from(text: str, *, own: bool = False, where: str = "templates") -> tuple[Template, ...]:
    """Return the templates of a TOML text (``[[template]]`` tables), in its order.

    Raises
    ------
    SettingsError
        The text is no TOML, or a template lacks its text.
    """
    try:
        tables = tomllib.loads(text).get("template", [])
        return tuple(_template(table, own) for table in tables)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"{where}: the templates cannot be read ({error}).") from error


def _template(table: Mapping[str, str], own: bool) -> Template:
    variant, channel = table["variant"], table["channel"]
    return Template(
        key=table["key"],
        name=table.get("name") or f"{CHANNEL_WORDS.get(channel, channel)}, {variant}",
        variant=variant,  # type: ignore[arg-type]
        channel=channel,  # type: ignore[arg-type]
        subject=table.get("subject", ""),
        body=table["body"],
        own=own,
    )


@cache
def built_in_templates() -> tuple[Template, ...]:
    """Return the templates that come with the package: four variants for each of four channels."""
    text = files("explorer_kit.resources").joinpath("templates.toml").read_text("utf-8")
    return templates_from(text, where="templates.toml")


def offered_templates(
    own: Iterable[Template] = (), *, channel: str | None = None, variant: str | None = None
) -> tuple[Template, ...]:
    """Return the templates for a channel and a variant: the user's by name, then the built-in ones."""
    mine = sorted(own, key=lambda template: (template.name.casefold(), template.key))
    return tuple(
        template
        for template in (*mine, *built_in_templates())
        if channel in (None, template.channel) and variant in (None, template.variant)
    )


def copied(template: Template, *, key: str, name: str) -> Template:
    """Return a copy that is the user's, to be edited."""
    return replace(template, key=key, name=name, own=True)
