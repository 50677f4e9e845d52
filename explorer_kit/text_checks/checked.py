"""What a check returns, and the codes there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from explorer_kit.text_checks.finding import Finding

MESSAGE_CODES = (
    "no_purpose", "no_time_ask", "no_specific_reference", "job_request", "too_long", "too_short",
)  # fmt: skip
QUESTION_CODES = ("closed", "leading", "double_barrelled", "vague", "asks_for_job")
CANNOT_CHECK = "cannot_check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The result of one check.

    Attributes
    ----------
    findings : tuple of Finding
        The faults, in the order of the codes; none: nothing was found wrong.
    advice : tuple of Finding
        What could be better, but breaks no rule.
    unchecked : tuple of str
        Codes that could not be looked for, because something was not given.
    facts : mapping
        What was measured or understood: words, minutes asked for, which fact is referred to, an open form.
    """

    findings: tuple[Finding, ...] = ()
    advice: tuple[Finding, ...] = ()
    unchecked: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """The codes of the findings."""
        return [finding.code for finding in self.findings]

    @property
    def checkable(self) -> bool:
        """False where the language is not one that can be checked."""
        return CANNOT_CHECK not in self.codes


def cannot_check() -> Checked:
    """Return the result for a text that is not in English."""
    said = "This is not in English, as far as can be told; its wording cannot be checked here."
    return Checked(findings=(Finding(code=CANNOT_CHECK, explanation=said),))
