"""Questions of the bank in words: on a line, with all that is known of one, and what a check finds."""

from __future__ import annotations

from collections.abc import Iterable

from explorer_kit.importers.words import counted
from explorer_kit.preparation.questions import ANY, CATEGORY_WORDS, BankQuestion, worded
from explorer_kit.preparation.showing import plain_text
from explorer_kit.text_checks import Checked, Finding
from explorer_kit.widgets import markup
from explorer_kit.widgets.option_text import option_text
from explorer_kit.widgets.topic_ticks import topic_words

EVERYBODY = "everybody"
SAVE_ANYWAY = "You can save it all the same."
FAULTS = {
    "closed": "Closed", "leading": "Leading", "double_barrelled": "Two questions in one",
    "vague": "Vague", "asks_for_job": "Asks for a job", "cannot_check": "Cannot be checked",
}  # fmt: skip


def line(question: BankQuestion) -> str:
    """Return a question on one line."""
    return option_text(worded(question.text), "your own" if question.origin == "own" else "")


def question_html(question: BankQuestion) -> str:
    """Return a question with its follow-ups, and for whom and what it is."""
    follow_ups = "".join(f"<li>{markup.text(worded(each))}</li>" for each in question.follow_ups)
    then = f"<p class='ek-quiet'>Then:</p><ul>{follow_ups}</ul>" if follow_ups else ""
    about = {
        "Category": CATEGORY_WORDS.get(question.category, question.category),
        "Takes": counted(question.minutes, "minute", "minutes"),
        "Topics": ", ".join(map(topic_words, question.goals)),
        "For": _for_whom(question),
        "Until now": past_yield(question),
    }
    return f"<p class='ek-question'>{markup.text(worded(question.text))}</p>{then}{markup.terms(about)}"


def _for_whom(question: BankQuestion) -> str:
    roles, seniority = _tags(question.roles), _tags(question.seniority)
    if roles == seniority == EVERYBODY:
        return EVERYBODY
    return ", ".join(tag for tag in (roles, seniority) if tag != EVERYBODY)


def _tags(tags: Iterable[str]) -> str:
    return EVERYBODY if ANY in tags else ", ".join(tag.replace("_", " ") for tag in tags)


def past_yield(question: BankQuestion) -> str:
    """Return how often a question was asked and what it yielded; nothing where that is not known."""
    if question.asked <= 0:
        return ""
    asked = f"asked {counted(question.asked, 'time', 'times')}"
    if question.insights is None:
        return asked
    return f"{asked}, {question.insights:.2g} insights each time on average"


def findings_html(checked: Checked) -> str:
    """Return what a check found, each with the words it means, and that it hinders nothing."""
    if not checked.findings:
        return markup.paragraph("✓ Nothing speaks against it: open, neutral, one question, about something.")
    items = "".join(map(_finding, checked.findings))
    return f"<ul class='ek-findings'>{items}</ul>{markup.paragraph(SAVE_ANYWAY, quiet=True)}"


def _finding(finding: Finding) -> str:
    words = f": <q>{markup.text(plain_text(finding.words))}</q>" if finding.words else ""
    fault = markup.text(FAULTS.get(finding.code, finding.code))
    return f"<li><strong>{fault}</strong>{words}<br>{markup.text(finding.explanation)}</li>"


def suggestion_html(suggestion: str) -> str:
    """Return a proposed open form."""
    return f"<p><span class='ek-quiet'>Open form:</span> <q>{markup.text(plain_text(suggestion))}</q></p>"
