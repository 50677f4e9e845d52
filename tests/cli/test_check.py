import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from explorer_kit.cli import app
from tests.cli.conftest import Run, rows_of

GOOD = (
    "Dear Ms Muster,\n\nyou moved the Lindgren depot from day to night shifts in 2021, and I have wondered "
    "ever since how one gets a whole crew to agree to that. I would like to learn what a planner's week is "
    "like. Could we talk for 20 minutes by phone next week?\n\nKind regards\nAda Example"
)
FACTS = ["Moved the Lindgren depot from day to night shifts in 2021", "Planner at Lindgren"]


def test_a_message_with_its_brief(run: Run, tmp_path: Path):
    file = tmp_path / "message.json"
    file.write_text(json.dumps({"id": "m1", "body": GOOD, "recipient_facts": FACTS}), encoding="utf-8")
    (row,) = rows_of(run("check", "message", file, "--json"))
    assert (row["id"], row["findings"], row["minutes"], row["refers_to"]) == ("m1", [], 20, FACTS[0])
    assert [advice["code"] for advice in row["advice"]] == ["no_subject", "length"]


@pytest.mark.parametrize("facts", ["\n".join(FACTS), [{"text": text} for text in FACTS], {"a": FACTS[0]}])
def test_facts_are_written_in_many_ways(run: Run, tmp_path: Path, facts: object):
    file = tmp_path / "message.json"
    file.write_text(json.dumps([{"body": GOOD, "recipient_facts": facts}]), encoding="utf-8")
    assert rows_of(run("check", "message", file, "--json"))[0]["findings"] == []


def test_an_array_keeps_ids_and_numbers_the_others(run: Run, tmp_path: Path):
    file = tmp_path / "questions.json"
    items = [{"id": 7, "text": "Do you like it?"}, "How did you decide to leave the ward for the depot?"]
    file.write_text(json.dumps(items), encoding="utf-8")
    rows = rows_of(run("check", "question", file, "--json"))
    assert [(row["id"], row["findings"]) for row in rows] == [(7, ["closed", "vague"]), (2, [])]


def test_plain_questions_are_one_a_line(run: Run, tmp_path: Path):
    file = tmp_path / "questions.txt"
    file.write_text(
        "Do you work weekends at the depot?\n\nWas machen Sie den ganzen Tag im Depot?\n", encoding="utf-8"
    )
    rows = rows_of(run("check", "question", file, "--json"))
    assert [row["findings"] for row in rows] == [["closed"], ["cannot_check"]]
    text = run("check", "question", file).stdout
    assert "1: closed" in text
    assert "Perhaps: Do you work weekends at the depot, and what makes it so?" in text


def test_standard_input():
    result = CliRunner().invoke(app, ["check", "question", "-", "--json"], input="Is your team hiring?")
    assert json.loads(result.stdout)[0]["findings"] == ["closed", "asks_for_job"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no text to check"),
        ('{"body": ', "cannot be read"),
        ('{"subject": "Hello"}', "has no 'body'"),
        ('{"body": "Hello", "channel": "fax"}', "no limit for the channel 'fax'"),
    ],
)
def test_what_cannot_be_checked_is_wrong_usage(text: str, words: str):
    result = CliRunner().invoke(app, ["check", "message"], input=text)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
