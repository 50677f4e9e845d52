"""``explorer-kit doctor``: is everything in order, and what to do if not."""

from __future__ import annotations

import typer

from explorer_kit.cli.commands import JournalOption, JsonOption
from explorer_kit.cli.output import out, write_json

_SIGNS = {"ok": "ok     ", "note": "note   ", "problem": "PROBLEM"}


def doctor(journal: JournalOption = None, as_json: JsonOption = False) -> None:
    """Check that everything is in order."""
    from explorer_kit.cli.diagnosis import diagnose

    findings = list(diagnose(journal))
    if as_json:
        write_json(
            [{"check": f.check, "state": f.state, "detail": f.detail, "advice": f.advice} for f in findings]
        )
    else:
        console = out()
        for finding in findings:
            advice = f" → {finding.advice}" if finding.advice else ""
            line = f"{_SIGNS[finding.state]} {finding.check}: {finding.detail}{advice}"
            console.print(line, markup=False, soft_wrap=True)
    if any(finding.state == "problem" for finding in findings):
        raise typer.Exit(1)
