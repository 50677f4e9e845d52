import json
from pathlib import Path

import pytest

from explorer_kit.settings import load_settings
from tests.cli.conftest import Run, rows_of

KEYS = {
    "path", "source", "ok", "error", "message", "read", "used", "skipped", "rejected", "added", "unchanged",
    "warnings", "parts",
}  # fmt: skip


def test_the_report_is_one_object_per_path(run: Run, interviews: Path, tmp_path: Path):
    single = interviews / "ada.md"
    paths = (interviews, single)
    reports = rows_of(run("import", *paths, "--journal", tmp_path / "me.duckdb", "--json"))
    assert [report["path"] for report in reports] == [str(path) for path in paths]
    assert all(report.keys() >= KEYS for report in reports)
    folder = reports[0]
    assert (folder["ok"], folder["error"], folder["read"], folder["used"]) == (True, None, 3, 3)
    assert folder["source"] == "markdown.published_interview"
    assert [part.keys() >= KEYS for part in folder["parts"]] == [True] * 3


def test_loading_again_changes_nothing(run: Run, journal: Path, interviews: Path):
    before = run("sql", "SELECT count(*) FROM observations", "--journal", journal, "--json").stdout
    (report,) = rows_of(run("import", interviews, "--journal", journal, "--json"))
    assert (report["used"], report["unchanged"]) == (3, 3)
    assert run("sql", "SELECT count(*) FROM observations", "--journal", journal, "--json").stdout == before


def test_a_file_that_cannot_be_read_is_1_and_the_others_are_stored(
    run: Run, interviews: Path, tmp_path: Path
):
    journal, missing = tmp_path / "me.duckdb", tmp_path / "missing.csv"
    (tmp_path / "empty.csv").touch()
    result = run("import", interviews, missing, tmp_path / "empty.csv", "--journal", journal, "--json")
    assert result.exit_code == 1
    reports = json.loads(result.stdout)
    assert [report["ok"] for report in reports] == [True, False, False]
    assert [report["error"] for report in reports] == [None, "unreadable", "empty_file"]
    assert rows_of(run("sql", "SELECT count(*) AS n FROM contacts", "--journal", journal, "--json")) == [
        {"n": 3}
    ]


def test_people_read_a_line_per_file_and_what_to_do(run: Run, interviews: Path, tmp_path: Path):
    (tmp_path / "empty.csv").touch()
    result = run("import", interviews, tmp_path / "empty.csv", "--journal", tmp_path / "me.duckdb")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == f"{interviews} (markdown.published_interview): 3 records read; 3 used"
    assert (
        lines[1].strip().startswith(f"{interviews / 'ada.md'} (markdown.published_interview): 1 record read")
    )
    assert lines[4].startswith(f"{tmp_path / 'empty.csv'}: not read (empty_file).")


def test_who_may_be_one_person_is_said(run: Run, tmp_path: Path):
    (tmp_path / "a.csv").write_text("Name,Company\nAnna Beispiel,Muster AG\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Name,Email\nAnna Beispiel,anna@example.org\n", encoding="utf-8")
    first = run("import", tmp_path / "a.csv", "--journal", tmp_path / "me.duckdb")
    assert "may be one person" not in first.stdout
    second = run("import", tmp_path / "b.csv", "--journal", tmp_path / "me.duckdb")
    assert second.stdout.splitlines()[-1] == (
        "1 pair of people may be one person: decide in notebook 01_import_logs."
    )


def test_a_dry_run_leaves_no_trace(run: Run, interviews: Path, tmp_path: Path):
    before = sorted(tmp_path.iterdir())
    arguments = ("--journal", tmp_path / "me.duckdb", "--owner-email", "me@example.org", "--dry-run")
    (report,) = rows_of(run("import", interviews, *arguments, "--json"))
    assert (report["read"], report["used"]) == (3, 3)
    assert "dry run" in run("import", interviews, *arguments).stdout
    assert sorted(tmp_path.iterdir()) == before


def test_a_dry_run_on_a_journal_changes_neither_it_nor_its_settings(
    run: Run, journal: Path, interviews: Path
):
    (interviews / "new.md").write_text(
        (interviews / "ada.md").read_text().replace("Ada Example", "Dora Demo")
    )
    before = journal.with_suffix(".settings.toml").read_bytes()
    for more in ((), ("--owner-name", "Me Example")):
        (report,) = rows_of(run("import", interviews, "--journal", journal, "--dry-run", "--json", *more))
        assert (report["used"], report["unchanged"]) == (4, 3)
    assert journal.with_suffix(".settings.toml").read_bytes() == before
    assert rows_of(run("sql", "SELECT count(*) AS n FROM contacts", "--journal", journal, "--json")) == [
        {"n": 3}
    ]


def test_the_owner_and_the_zone_are_remembered(run: Run, interviews: Path, tmp_path: Path):
    journal = tmp_path / "me.duckdb"
    first = ("--owner-email", "Me@Example.org", "--owner-name", "Me Example", "--timezone", "Asia/Tokyo")
    more = ("--owner-email", "second@example.org", "--owner-linkedin", "https://example.org/in/me")
    for arguments in (first, more):
        assert run("import", interviews, "--journal", journal, *arguments).exit_code == 0
    settings = load_settings(journal)
    assert settings.owner_emails == ("me@example.org", "second@example.org")
    assert settings.owner_names == ("Me Example",)
    assert settings.owner_linkedin == "https://example.org/in/me"
    assert settings.timezone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("as_of", "stored"),
    [("2026-03-31T18:00:00+02:00", "2026-03-31T16:00:00"), ("2026-03-31", "2026-03-31T21:59:59.999999")],
)
def test_the_time_of_the_load_can_be_given(
    run: Run, interviews: Path, tmp_path: Path, as_of: str, stored: str
):
    """A day is its end in the owner's zone (Berlin: summer time from 29 March 2026), stored in UTC."""
    journal = tmp_path / "me.duckdb"
    assert (
        run(
            "import", interviews, "--journal", journal, "--timezone", "Europe/Berlin", "--as-of", as_of
        ).exit_code
        == 0
    )
    assert rows_of(run("sql", "SELECT imported_at FROM imports", "--journal", journal, "--json")) == [
        {"imported_at": stored}
    ]


def test_the_source_can_be_given(run: Run, interviews: Path, tmp_path: Path):
    result = run(
        "import",
        interviews / "ada.md",
        "--as",
        "markdown.note",
        "--journal",
        tmp_path / "me.duckdb",
        "--json",
    )
    assert json.loads(result.stdout)[0]["source"] == "markdown.note"


def test_a_mapping_that_is_none_is_wrong_usage(run: Run, interviews: Path, tmp_path: Path):
    (tmp_path / "mapping.json").write_text("[1, 2]")
    result = run(
        "import", interviews, "--journal", tmp_path / "me.duckdb", "--mapping", tmp_path / "mapping.json"
    )
    assert result.exit_code == 2
    assert "mapping.json must hold one object" in result.stderr


def test_a_source_that_is_none_is_wrong_usage_and_the_sources_are_named(
    run: Run, interviews: Path, tmp_path: Path
):
    result = run("import", interviews, "--as", "nonsense", "--journal", tmp_path / "me.duckdb")
    assert result.exit_code == 2
    assert "tracker" in result.stderr


def test_what_cannot_be_read_is_said_on_stderr(run: Run, tmp_path: Path):
    result = run("import", tmp_path / "missing.csv", "--journal", tmp_path / "me.duckdb", "--json")
    assert result.exit_code == 1
    assert "There is no file or folder" in result.stderr


@pytest.mark.parametrize(
    ("choice", "day", "warnings"),
    [
        ((), None, ["ambiguous_dates"]),
        (("--date-order", "day"), "2026-04-03", []),
        (("--date-order", "month"), "2026-03-04", []),
    ],
)
def test_the_order_of_dates_that_nothing_proves_can_be_chosen(
    run: Run, tmp_path: Path, choice: tuple[str, ...], day: str | None, warnings: list[str]
):
    journal, log = tmp_path / "me.duckdb", tmp_path / "log.csv"
    log.write_text("Name,Date contacted\nAnna Beispiel,03/04/2026\n", encoding="utf-8")
    (report,) = rows_of(run("import", log, "--journal", journal, "--json", *choice))
    assert (report["used"], report["warnings"]) == (1, warnings)
    found = rows_of(run("sql", "SELECT kind, occurred_on FROM events", "--journal", journal, "--json"))
    assert [(row["kind"], row["occurred_on"] and row["occurred_on"][:10]) for row in found] == [
        ("outreach", day)
    ]


def test_what_cannot_be_read_makes_no_journal(run: Run, interviews: Path, tmp_path: Path):
    (tmp_path / "empty.csv").touch()
    journal = tmp_path / "new" / "me.duckdb"
    owner = ("--owner-email", "me@example.org")
    for path in (tmp_path / "missing.csv", tmp_path / "empty.csv"):
        assert run("import", path, "--journal", journal, *owner).exit_code == 1
    assert not journal.parent.exists()
    # the next load makes it, with the settings given
    assert run("import", tmp_path / "missing.csv", interviews, "--journal", journal, *owner).exit_code == 1
    assert load_settings(journal).owner_emails == ("me@example.org",)
    assert rows_of(run("sql", "SELECT count(*) AS n FROM contacts", "--journal", journal, "--json")) == [
        {"n": 3}
    ]


def test_settings_written_beforehand_stay_where_nothing_can_be_read(run: Run, tmp_path: Path):
    settings = tmp_path / "me.settings.toml"
    settings.write_text('timezone = "Asia/Tokyo"\n', encoding="utf-8")
    arguments = ("--journal", tmp_path / "me.duckdb", "--owner-email", "me@example.org")
    assert run("import", tmp_path / "missing.csv", *arguments).exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == [settings.name]
    assert settings.read_text(encoding="utf-8") == 'timezone = "Asia/Tokyo"\n'
