"""Reads a message or a question and says which rules of a good one it breaks, pointing at the words.

The rules are those of an exploratory interview: a message says what the sender wants to learn, asks for a
short talk, refers to something the person has done, and asks for no job; a question is open, neutral, one
question, and about something. They judge what is said, in English; of a text in another language they say
``cannot_check``.

How it is built: :mod:`~explorer_kit.text_checks.english` finds sentences and what a "not" reaches,
:mod:`~explorer_kit.text_checks.phrases` matches the phrases that stand in
``explorer_kit/resources/checks/``, one module per rule decides, and every finding keeps the place of the
words it means.
"""

from explorer_kit.text_checks.checked import CANNOT_CHECK, MESSAGE_CODES, QUESTION_CODES, Checked
from explorer_kit.text_checks.finding import Finding
from explorer_kit.text_checks.length import LIMITS
from explorer_kit.text_checks.message import check_message
from explorer_kit.text_checks.question import check_question

__all__ = [
    "CANNOT_CHECK",
    "LIMITS",
    "MESSAGE_CODES",
    "QUESTION_CODES",
    "Checked",
    "Finding",
    "check_message",
    "check_question",
]
