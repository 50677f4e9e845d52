"""Checks a question for an exploratory interview.

Open, neutral, one at a time, about something, and not for a job.
"""

from __future__ import annotations

from explorer_kit.text_checks.asking import Part, parts_of
from explorer_kit.text_checks.checked import QUESTION_CODES, Checked, cannot_check
from explorer_kit.text_checks.closed import is_closed
from explorer_kit.text_checks.double_barrelled import second_question
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Finding, Span, found
from explorer_kit.text_checks.job_request import job_request
from explorer_kit.text_checks.language import is_english
from explorer_kit.text_checks.leading import leading
from explorer_kit.text_checks.open_form import open_form
from explorer_kit.text_checks.vague import is_vague, refers_back

_CLOSED = (
    "This can be answered with yes, no, one fact or a pick; you would learn little. Ask how, what or why."
)
_LEADING = "These words tell what to answer. Ask so that the opposite answer is just as easy to give."
_DOUBLE = (
    "This is a second question with an answer of its own; people answer one of the "
    "two. Ask one, and keep the other for later."
)
_VAGUE = (
    "This could be put to anybody. Name what you want to know about: a task, a decision, a "
    "step of this person's path."
)


def check_question(text: str) -> Checked:
    """Say what is wrong with a question, in the sense of TEXT_CHECKS.

    Parameters
    ----------
    text : str
        One question, as it will be asked; a sentence that leads to it may stand before it.

    Returns
    -------
    Checked
        Codes ``closed``, ``leading``, ``double_barrelled``, ``vague``, ``asks_for_job``; or ``cannot_check``
        alone where the text is not in English.
    """
    english = English(text)
    if not is_english(english):
        return cannot_check()
    parts = parts_of(english)
    findings = [*_form(english, parts), *_content(english, parts)]
    proposal = open_form(findings, parts, text)
    return Checked(
        findings=tuple(sorted(findings, key=lambda each: QUESTION_CODES.index(each.code))),
        facts={"suggestion": proposal or None},
    )


def _form(english: English, parts: list[Part]) -> list[Finding]:
    findings = []
    whole = Span(parts[0].span.start, parts[-1].span.end) if parts else Span(0, len(english.raw))
    if is_closed(parts, english.low[whole.start : whole.end]):
        findings.append(found("closed", _CLOSED, english.raw, whole))
    second = second_question(parts, english.low)
    if second:
        findings.append(found("double_barrelled", _DOUBLE, english.raw, second.span))
    return findings


def _content(english: English, parts: list[Part]) -> list[Finding]:
    findings = []
    leads = leading(english, parts)
    if leads:
        findings.append(found("leading", _LEADING, english.raw, leads))
    asks = job_request(english, "asks_for_job")
    if asks:
        findings.append(asks)
    elif parts and all(is_vague(english, part) for part in parts) and not refers_back(english, parts):
        findings.append(found("vague", _VAGUE, english.raw, parts[0].span))
    return findings
