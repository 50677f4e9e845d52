"""Tells a request for a job, open or in passing.

Asked for may be a job or a placement, news of openings, a word put in, a CV handed on, who is hiring, help
with an application. No such request is a denial ("I am not looking for a job"), the same words about
something else ("in my current job", "how you hired your first team"), or asking whom else to talk to.
"""

from __future__ import annotations

import re

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Finding, Span, found
from explorer_kit.text_checks.phrases import load

_INSIDE = re.compile(r"\b(?:not|never|without|rather than|instead of|don't|isn't|no)\b|n't\b")
_DENIED_AFTER = re.compile(
    r"^[^.?!;]{0,60}\b(?:(?:is|are|was) (?:not|never)|isn't|aren't|wasn't) "
    r"(?:what|why|my (?:aim|goal|purpose|intention|reason|point)|the (?:aim|point|purpose|reason|"
    r"goal)|on my mind)\b"
)
_WHY = "This {}. An exploratory talk asks for none of that: leave it out, and more people will answer."


def job_request(text: English, code: str) -> Finding | None:
    """Return the first request for a job in a text, pointing at its words; None where there is none.

    Parameters
    ----------
    text : English
        A message or a question.
    code : str
        What the finding is called: ``job_request`` of a message, ``asks_for_job`` of a question.
    """
    requests = [
        (span.start, family.why, span)
        for family in load("job_request").families
        for span in family.matches(text.low)
        if not _is_denied(text, span)
    ]
    if not requests:
        return None
    _, why, span = min(requests, key=lambda each: each[0])
    return found(code, _WHY.format(why), text.raw, span)


def _is_denied(text: English, span: Span) -> bool:
    words = text.low[span.start : span.end]
    return (
        text.denied(span.start)
        or _INSIDE.search(words) is not None
        or _DENIED_AFTER.search(text.low[span.end :]) is not None
    )
