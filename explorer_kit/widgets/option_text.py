"""Long texts in a list to choose from."""

from explorer_kit.preparation.showing import plain_text

_MAY_BREAK = "\u200b"


def option_text(*parts: str) -> str:
    """Return parts on one line, set apart by dots, as an option of a list that is broken between words.

    The list shows every blank as one that does not break: behind each stands a sign that may.
    """
    line = " · ".join(plain_text(part) for part in parts if part)
    return line.replace(" ", f" {_MAY_BREAK}")
