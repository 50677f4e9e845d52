"""Numbers and names as a chart writes them.

Text that comes from data passes through :func:`safe`: plotly reads a small markup in every label and, where
MathJax is loaded, formulas between dollar signs. What a file says must stay text.
"""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
LONGEST_LABEL = 32

# what the journal calls things, as people say it
_CODES = {
    "email": "e-mail",
    "linkedin": "LinkedIn",
    "linkedin_invitation": "LinkedIn invitation",
    "in_person": "in person",
    "linkedin.connections": "LinkedIn connections",
    "linkedin.messages": "LinkedIn messages",
    "linkedin.invitations": "LinkedIn invitations",
    "calendar.ics": "calendar",
    "calendar.outlook_csv": "Outlook calendar",
    "calendar.calendly": "Calendly",
    "contacts.vcard": "address book (vCard)",
    "contacts.google_csv": "Google contacts",
    "contacts.outlook_csv": "Outlook contacts",
    "monica.json": "Monica",
    "markdown.note": "notes",
    "markdown.published_interview": "published interviews",
}
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%{": "%&#123;"}
_SPECIALS = re.compile("|".join(re.escape(mark) for mark in _SPECIAL))


def safe(text: object) -> str:
    """Return text that plotly shows letter by letter, on one line."""
    return _SPECIALS.sub(lambda found: _SPECIAL[found[0]], _SPACES.sub(" ", str(text)).strip())


def label(text: object, longest: int = LONGEST_LABEL) -> str:
    """Return safe text for an axis, cut where it would crowd the chart out; the hover shows it whole."""
    line = _SPACES.sub(" ", str(text)).strip()
    return safe(line if len(line) <= longest else line[: longest - 1].rstrip() + "…")


def group(name: object) -> str:
    """Return the name of a group of people as people say it: ``in_person`` → in person."""
    return _CODES.get(str(name), str(name))


def percent(share: float) -> str:
    """Return a share as a whole percentage: 0.304 → 30 %."""
    return f"{_whole(share)}{NO_BREAK}%"


def between(low: float, high: float) -> str:
    """Return an interval of shares: 11 to 60 %."""
    return f"{_whole(low)} to {percent(high)}"


def _whole(share: float) -> int:
    """Round halves up, as a reader would: 1 of 8 is 13 %."""
    return int(100 * share + 0.5)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: 1 talk, 2 talks, 1,200 talks."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def showing(shown: int, of: int, what: str) -> str:
    """Return ``Showing 20 of 412 skills.``, or nothing where all are shown."""
    return f"Showing {shown:,} of {of:,} {what}." if shown < of else ""


def sentences(*parts: str) -> str:
    """Return the parts that say something, one after the other."""
    return " ".join(part for part in parts if part)
