"""``explorer-kit check``: read a message or a question and say what is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from explorer_kit.cli.commands import Commands, JsonOption
from explorer_kit.cli.output import out, write_json

if TYPE_CHECKING:
    from explorer_kit.text_checks import Checked
    from explorer_kit.text_checks.items import Item

check = typer.Typer(
    cls=Commands,
    help="Read a message or a question and say what is wrong with it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

FileArgument = Annotated[
    Path, typer.Argument(metavar="[FILE|-]", help="Text or JSON; `-`, the default, is standard input.")
]


@check.command("message")
def message(
    file: FileArgument = Path("-"),
    channel: Annotated[
        str, typer.Option("--channel", help="email, linkedin, linkedin_invitation or phone; of plain text.")
    ] = "email",
    as_json: JsonOption = False,
) -> None:
    """Check messages that ask for a talk.

    JSON is an object or an array of objects with `body`, `subject`, `channel` and `recipient_facts` (what the
    brief says of the person). Codes: no_purpose, no_time_ask, no_specific_reference, job_request, too_long,
    too_short; cannot_check where the text is not in English.
    """
    from explorer_kit.text_checks import check_message
    from explorer_kit.text_checks.items import items_of

    def checked(item: Item) -> Checked:
        return check_message(
            item.text("body", "text", "message"),
            channel=item.optional("channel", channel),
            subject=item.optional("subject", ""),
            recipient_facts=item.texts("recipient_facts"),
        )

    items = items_of(_read(file), "body")
    _write([(item, checked(item)) for item in items], as_json=as_json)


@check.command("question")
def question(file: FileArgument = Path("-"), as_json: JsonOption = False) -> None:
    """Check questions for a talk; plain text holds one a line.

    JSON is an object or an array of objects with `text`. Codes: closed, leading, double_barrelled, vague,
    asks_for_job; cannot_check where the text is not in English.
    """
    from explorer_kit.text_checks import check_question
    from explorer_kit.text_checks.items import items_of

    items = items_of(_read(file), "text", line_by_line=True)
    checks = [(item, check_question(item.text("text", "question", "body"))) for item in items]
    _write(checks, as_json=as_json)


def _read(file: Path) -> str:
    from explorer_kit.errors import CheckError

    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CheckError(f"{file} is not UTF-8 text ({error.reason} at byte {error.start}).") from error


def _write(checks: list[tuple[Item, Checked]], *, as_json: bool) -> None:
    if as_json:
        write_json([_as_row(item, checked) for item, checked in checks])
        return
    console = out()
    for item, checked in checks:
        head = f"{item.id}: " if len(checks) > 1 else ""
        codes = ", ".join(checked.codes) or "nothing found wrong"
        console.print(f"{head}{codes}", markup=False, soft_wrap=True)
        for finding in (*checked.findings, *checked.advice):
            words = f' "{finding.words}"' if finding.words else ""
            console.print(f"  {finding.code}{words}: {finding.explanation}", markup=False, soft_wrap=True)
        for code in checked.unchecked:
            console.print(f"  not checked: {code}; give the facts of the brief", markup=False, soft_wrap=True)
        if checked.facts.get("suggestion"):
            console.print(f"  Perhaps: {checked.facts['suggestion']}", markup=False, soft_wrap=True)


def _as_row(item: Item, checked: Checked) -> dict[str, Any]:
    return {
        "id": item.id,
        "findings": checked.codes,
        "details": [_plain(finding) for finding in checked.findings],
        "advice": [_plain(finding) for finding in checked.advice],
        "unchecked": list(checked.unchecked),
        **checked.facts,
    }


def _plain(finding: Any) -> dict[str, Any]:
    return {
        "code": finding.code,
        "words": finding.words,
        "start": finding.start,
        "end": finding.end,
        "explanation": finding.explanation,
    }
