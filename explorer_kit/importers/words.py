"""The codes of an import in plain words (FORMATS.md, end), for panels and the command line."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "no_identity": "no name, e-mail address or profile",
    "example_row": "example row of the template",
    "blank_row": "blank row",
    "total_row": "row of totals",
    "draft": "draft, never sent",
    "sponsored": "advertisement",
    "spam": "spam",
    "trash": "in the bin",
    "bulk": "mailing list or newsletter",
    "notification": "automatic notification",
    "auto_reply": "automatic reply",
    "bounce": "could not be delivered",
    "calendar_reply": "answer to an invitation, sent by a calendar",
    "duplicate": "the same record again",
    "all_day": "all-day entry",
    "not_a_note": "not a note about a talk",
    "template_placeholders": "template that is not filled in",
    "invalid_date": "a date that does not exist",
    "ragged_row": "more or fewer cells than the header has, or one that its column cannot hold",
    "outside_limits": "outside what you asked for",
    "bad_encoding": "characters that cannot be read",
}
"""Why a record was skipped or rejected."""

WARNINGS: dict[str, str] = {
    "no_rows": "there is a header but no row under it",
    "no_events": "people were found, but nothing that happened with them",
    "ambiguous_dates": "dates such as 03/04/2026 can be read in two ways; they were left empty",
    "floating_time": "times without a zone were read in your own",
    "unknown_tzid": "a time zone is not known; these times have no exact instant",
    "possible_mojibake": "some letters look garbled; check the file's encoding",
    "ragged_rows": "some rows have more or fewer cells than the header",
    "unbalanced_quote": "a quotation mark is never closed",
    "nul_byte": "the file holds characters that no text has; they were left out",
    "invalid_front_matter": "the head of a note could not be read; its text was kept",
    "no_timestamps": "there are no times in it",
    "unrecognised_response": "some answers in the response column were not understood",
}
"""What a warning says of a file."""

TABLES: dict[str, tuple[str, str]] = {
    "contacts": ("contact", "contacts"),
    "organizations": ("organization", "organizations"),
    "events": ("event", "events"),
    "event_contacts": ("person in an event", "people in events"),
    "interviews": ("talk", "talks"),
    "skills": ("skill", "skills"),
    "skill_mentions": ("skill named", "skills named"),
    "turns": ("turn of a talk", "turns of talks"),
    "excerpts": ("marked passage", "marked passages"),
    "referrals": ("referral", "referrals"),
    "self_ratings": ("own level", "own levels"),
    "merge_suggestions": ("pair that may be one person", "pairs that may be one person"),
    "observations": ("statement of a source", "statements of sources"),
}
"""A row, and rows, of each table an import adds to."""


def in_words(code: str, words: dict[str, str]) -> str:
    """Return what a code means; a code without words is shown with spaces for its underscores."""
    return words.get(code, code.replace("_", " "))


def counted(count: int, one: str, many: str) -> str:
    """Return a count with its noun: ``1 row``, ``1,204 rows``."""
    return f"{count:,} {one if count == 1 else many}"


def rows_of_table(table: str, count: int) -> str:
    """Return how many rows of a table, in words: ``3 contacts``."""
    plain = table.replace("_", " ")
    return counted(count, *TABLES.get(table, (plain, plain)))
