"""Checks an outreach message: purpose, time asked for, a specific reference, no request for a job, length."""

from __future__ import annotations

from collections.abc import Sequence

from explorer_kit.text_checks.checked import Checked, cannot_check
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Finding
from explorer_kit.text_checks.job_request import job_request
from explorer_kit.text_checks.language import is_english
from explorer_kit.text_checks.length import length_finding, limit_of
from explorer_kit.text_checks.purpose import purpose_finding
from explorer_kit.text_checks.reference import Reference, missing, names_something, reference
from explorer_kit.text_checks.time_ask import time_ask


def check_message(
    body: str,
    *,
    channel: str = "email",
    subject: str = "",
    recipient_facts: Sequence[str] | None = None,
) -> Checked:
    """Say what is missing or too much in a message that asks for an exploratory talk.

    Parameters
    ----------
    body : str
        From greeting to signature.
    channel : {"email", "linkedin", "linkedin_invitation", "phone"}
        Decides on the length.
    subject : str
        Of an e-mail.
    recipient_facts : sequence of str, optional
        The research brief; None: there is none to compare with; then only a message that names nothing
        in particular at all is found wrong.

    Returns
    -------
    Checked
        Codes ``no_purpose``, ``no_time_ask``, ``no_specific_reference``, ``job_request``, ``too_long``,
        ``too_short``; or ``cannot_check`` alone where the text is not in English.

    Raises
    ------
    CheckError
        The channel is none for which messages are written.
    """
    limit = limit_of(channel)
    text = English(body)
    if not is_english(text):
        return cannot_check()
    asked = time_ask(text)
    refers = _refers(text, recipient_facts)
    findings = [
        purpose_finding(text),
        asked.finding,
        refers.finding,
        job_request(text, "job_request") or job_request(English(subject), "job_request"),
        length_finding(body, limit),
    ]
    facts = {
        "words": len(body.split()),
        "characters": len(body.strip()),
        "minutes": asked.asked.high if asked.asked else None,
        "refers_to": refers.fact or None,
    }
    return Checked(
        findings=tuple(each for each in findings if each),
        advice=tuple(_advice(channel, subject, body)),
        unchecked=("no_specific_reference",) if refers == Reference() else (),
        facts=facts,
    )


def _refers(text: English, recipient_facts: Sequence[str] | None) -> Reference:
    """Compare with the brief; without one, only a message that names nothing at all is found wrong."""
    if recipient_facts is not None:
        return reference(text, list(recipient_facts))
    return Reference() if names_something(text) else Reference(finding=missing())


def _advice(channel: str, subject: str, body: str) -> list[Finding]:
    advice = []
    if channel == "email" and not subject.strip():
        advice.append(
            Finding(code="no_subject", explanation="An e-mail needs a subject, or it looks like spam.")
        )
    limit = limit_of(channel)
    size = limit.size(body)
    if limit.advised and limit.low <= size <= limit.high and not limit.advised[0] <= size <= limit.advised[1]:
        said = f"{size} {limit.unit}; {limit.advised[0]} to {limit.advised[1]} read best."
        advice.append(Finding(code="length", explanation=said))
    return advice
