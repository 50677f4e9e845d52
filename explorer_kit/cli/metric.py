"""``explorer-kit metric``: list the metrics, or compute one."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from explorer_kit.cli.commands import AsOfOption, JournalOption, JsonOption
from explorer_kit.cli.output import out, write_json, write_rows


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise typer.BadParameter(f"'{text}' is no k=v; write for example --param by=channel")
    return name.strip(), value.strip()


def metric(
    name: Annotated[str, typer.Argument(help="A metric, or `list` for all of them.")],
    journal: JournalOption = None,
    as_of: AsOfOption = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="K=V", help="A parameter of the metric; repeatable."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Compute a metric, or list them all."""
    params: dict[str, Any] = dict(map(_pair, param or []))
    if name == "list":
        _write_list(as_json=as_json)
        return
    from explorer_kit.cli.journals import journal_to_ask
    from explorer_kit.metrics import catalog

    catalog.find(name)  # a slip in the name is told before the sample is made

    as_of = params.pop("as_of", as_of)
    result = journal_to_ask(journal).metric_result(name, as_of=as_of, **params)
    write_rows(result.columns, result.rows, as_json=as_json)


def _write_list(*, as_json: bool) -> None:
    from explorer_kit.metrics import catalog

    metrics = [catalog.find(name) for name in catalog.names()]
    if as_json:
        write_json(
            [
                {
                    "name": metric.name,
                    "title": metric.title,
                    "definition": metric.definition,
                    "unit": metric.unit,
                    "grain": metric.grain,
                    "reference": metric.reference,
                    "params": [
                        {
                            "name": item.name,
                            "type": item.kind,
                            "default": item.default,
                            "choices": list(item.choices) or None,
                            "about": item.about,
                        }
                        for item in metric.params
                    ],
                    "columns": [
                        {"name": item.name, "type": item.type, "about": item.about} for item in metric.columns
                    ],
                }
                for metric in metrics
            ]
        )
        return
    console = out()
    for metric in metrics:
        console.print(f"[bold]{metric.name}[/]", "-", metric.title, soft_wrap=True)
        console.print(f"  {metric.definition}", markup=False, soft_wrap=True)
        for item in metric.params:
            if item.name != "as_of":
                choice = f" ({', '.join(item.choices)})" if item.choices else ""
                console.print(
                    f"  --param {item.name}={item.default or '…'}{choice}  {item.about}",
                    markup=False,
                    soft_wrap=True,
                )
