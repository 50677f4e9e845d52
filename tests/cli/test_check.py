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


def test_a_message_as_text_in_a_file_and_on_standard_input(run: Run, tmp_path: Path):
    file = tmp_path / "message.txt"
    file.write_text(GOOD, encoding="utf-8")
    (of_file,) = rows_of(run("check", "message", file, "--json"))
    result = CliRunner().invoke(app, ["check", "message", "--json"], input=GOOD)
    assert json.loads(result.stdout) == [of_file]
    assert (of_file["id"], of_file["findings"], of_file["unchecked"]) == (1, [], ["no_specific_reference"])


def test_json_holds_nothing_else(run: Run, tmp_path: Path):
    file = tmp_path / "message.json"
    file.write_text(json.dumps([GOOD, {"id": "short", "body": "May I connect?"}]), encoding="utf-8")
    result = run("check", "message", file, "--json")
    assert result.stderr == ""
    rows = rows_of(result)
    assert [row["id"] for row in rows] == [1, "short"]
    assert set(rows[1]) == {
        "id", "findings", "details", "advice", "unchecked", "words", "characters", "minutes", "refers_to",
    }  # fmt: skip
    assert [detail["code"] for detail in rows[1]["details"]] == rows[1]["findings"]
    assert set(rows[1]["details"][0]) == {"code", "words", "start", "end", "explanation"}


def test_an_array_without_items_is_an_array_without_rows(run: Run, tmp_path: Path):
    file = tmp_path / "none.json"
    file.write_text("[]", encoding="utf-8")
    assert rows_of(run("check", "question", file, "--json")) == []


def test_the_channel_of_an_item_goes_before_that_of_the_command(run: Run, tmp_path: Path):
    file = tmp_path / "messages.json"
    body = "May I learn how you moved the depot? Could we talk for 20 minutes?"
    items = [{"body": body}, {"body": body, "channel": "email"}]
    file.write_text(json.dumps(items), encoding="utf-8")
    rows = rows_of(run("check", "message", file, "--channel", "linkedin", "--json"))
    assert ["too_short" in row["findings"] for row in rows] == [False, True]


def test_another_language_cannot_be_checked(run: Run, tmp_path: Path):
    file = tmp_path / "message.txt"
    file.write_text("Guten Tag, ich würde gern mehr über Ihre Arbeit erfahren.", encoding="utf-8")
    assert rows_of(run("check", "message", file, "--json"))[0]["findings"] == ["cannot_check"]
    assert "cannot_check" in run("check", "message", file).stdout


def test_a_mark_of_the_byte_order_is_no_text(run: Run, tmp_path: Path):
    file = tmp_path / "question.json"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"text": "How did you become a pilot?"}')
    assert rows_of(run("check", "question", file, "--json"))[0]["findings"] == []


def test_an_unknown_channel_is_wrong_usage():
    result = CliRunner().invoke(app, ["check", "message", "--channel", "fax"], input=GOOD)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no limit for the channel 'fax'" in result.stderr


def test_a_missing_file_is_named(run: Run, tmp_path: Path):
    result = run("check", "question", tmp_path / "missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "missing.txt" in result.stderr


def test_what_is_no_utf8_is_wrong_usage(run: Run, tmp_path: Path):
    file = tmp_path / "latin.txt"
    file.write_bytes("Möchten Sie?".encode("latin-1"))
    result = run("check", "question", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not UTF-8 text" in result.stderr
    assert "byte 1" in result.stderr
