"""Filling a template: from what is known of the person and the sender to a message that can be sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer_kit.preparation.showing import clean, one_line
from explorer_kit.preparation.templates import PLACEHOLDER, PLACEHOLDERS, OutreachChannel, Template

DEFAULT_MINUTES = 20
FEWEST_MINUTES, MOST_MINUTES = 15, 30
_FALLBACKS = {"company": "your workplace", "minutes": str(DEFAULT_MINUTES)}
# a template goes on after these: "{reason}, and …", "{sender_line}."
_INSIDE_A_SENTENCE = {"reason", "sender_line", "achievement"}
_LONGEST_ACHIEVEMENT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it would be sent.

    Attributes
    ----------
    subject, body : str
        The text; what was not given stands there as its placeholder.
    missing : tuple of str
        Placeholders for which nothing was given, in order of appearance.
    channel : str
        The channel it is for.
    variant : str
        What is stored as its variant when it is sent.
    """

    subject: str = ""
    body: str = ""
    missing: tuple[str, ...] = ()
    channel: OutreachChannel = "email"
    variant: str = ""

    def problems(self) -> list[str]:
        """Return what is still open, as sentences; none when the message is complete."""
        return [f"Still open is {{{name}}}: {PLACEHOLDERS[name]}." for name in self.missing]


def fill(template: Template, values: Mapping[str, str]) -> Message:
    """Return a template with its gaps filled.

    A value is put in as it is, on one line; braces in it stay text. Closing punctuation is left out where the
    template goes on after it. Braces that hold no known placeholder stay as they are.

    Parameters
    ----------
    template : Template
        The message with gaps.
    values : mapping of str to str
        What is known, by placeholder (:data:`PLACEHOLDERS`). Without ``minutes`` it asks for 20, without
        ``company`` it says "your workplace"; anything else that is not given stays open.
    """
    known = {name: _fitted(name, values.get(name, "")) for name in PLACEHOLDERS}

    def value(match: re.Match[str]) -> str:
        return known.get(match[1]) or match[0]

    return Message(
        subject=one_line(PLACEHOLDER.sub(value, clean(template.subject))),
        body=PLACEHOLDER.sub(value, clean(template.body)).strip(),
        missing=tuple(name for name in template.placeholders() if not known[name]),
        channel=template.channel,
        variant=template.stored_name,
    )


def _fitted(name: str, value: str) -> str:
    fitted = one_line(value)
    if name in _INSIDE_A_SENTENCE:
        fitted = fitted.rstrip(" .!?…;:,。！？")
    return fitted or _FALLBACKS.get(name, "")


def value_hints(template: Template, values: Mapping[str, str]) -> list[str]:
    """Return what to look at in the values, as sentences; they hinder nothing.

    Only what the template uses is looked at.
    """
    used = {name: _fitted(name, values.get(name, "")) for name in template.placeholders()}
    reason, line, minutes = (used.get(name, "") for name in ("reason", "sender_line", "minutes"))
    too_long = (
        template.channel == "linkedin_invitation" and len(used.get("achievement", "")) > _LONGEST_ACHIEVEMENT
    )
    found = {
        "Begin the reason with 'I': the template goes on after it.": bool(reason)
        and not _begins_with_i(reason),
        "Begin the line about yourself with 'I'.": bool(line) and not _begins_with_i(line),
        f"Ask for {FEWEST_MINUTES} to {MOST_MINUTES} minutes.": bool(minutes) and not _is_usual_time(minutes),
        f"An invitation has room for {_LONGEST_ACHIEVEMENT} characters on what prompted you.": too_long,
    }
    return [sentence for sentence, true in found.items() if true]


def _begins_with_i(sentence: str) -> bool:
    return re.match(r"I\b", sentence) is not None


def _is_usual_time(minutes: str) -> bool:
    return minutes.isdecimal() and FEWEST_MINUTES <= int(minutes) <= MOST_MINUTES


def as_text(message: Message) -> str:
    """Return a message as text to be copied; the subject of an e-mail stands above it."""
    return f"Subject: {message.subject}\n\n{message.body}" if message.subject else message.body
