"""The sample, loaded through the importers like anybody's files, gives the season that was simulated."""

from __future__ import annotations

import json
from statistics import median

import pytest

from explorer_kit import open_journal
from explorer_kit.sample import sample_folder


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    from explorer_kit.journal.opening import write_sample

    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    write_sample(path)
    return open_journal(path)


@pytest.fixture(scope="module")
def truth():
    return json.loads((sample_folder() / "truth.json").read_text(encoding="utf-8"))["counts"]


def counted(journal, query):
    return dict(journal.sql(query).itertuples(index=False, name=None))


def test_everybody_is_one_contact_with_the_right_tie(journal, truth):
    found = counted(
        journal, "SELECT tie, COUNT(*) FROM contacts WHERE list_contains(sources, 'tracker') GROUP BY tie"
    )
    assert found == truth["contacts_by_tie"]


def test_whom_the_exports_leave_in_doubt_is_a_contact_of_its_own_until_it_is_reviewed(journal, truth):
    found = counted(
        journal,
        """SELECT full_name, sources FROM contacts WHERE NOT list_contains(sources, 'tracker')""",
    )
    unsure = [*truth["doubtful"]["same"], *truth["doubtful"]["others"]]
    assert sorted(found) == sorted(unsure)
    assert {tuple(sources) for sources in found.values()} == {("linkedin.connections",)}


def test_every_message_and_talk_is_one_event_however_many_sources_tell_of_it(journal, truth):
    """Mail, LinkedIn, calendar, tracker and notes tell of the same season."""
    found = counted(
        journal,
        """SELECT source, COUNT(*) FROM (SELECT UNNEST(sources) AS source FROM events
           WHERE kind IN ('outreach', 'reply', 'meeting') OR subtype IN ('nudge', 'touch', 'thank_you'))
           GROUP BY source""",
    )
    talks = journal.sql(
        "SELECT * FROM events WHERE kind = 'meeting' AND list_contains(sources, 'calendar.ics')"
    )
    assert found["mail"] == truth["mail"]["used"]
    assert found["linkedin.messages"] == truth["linkedin"]["messages"]["used"]
    assert found["linkedin.invitations"] == truth["linkedin"]["invitations"]["used"]
    assert found["calendar.ics"] == len(talks) == truth["calendar"]["used"]
    assert all("tracker" in sources for sources in talks["sources"])


def test_what_could_not_be_delivered_is_known_from_the_mail(journal, truth):
    found = counted(
        journal,
        """SELECT list_contains(sources, 'mail'), COUNT(*) FROM events
           WHERE kind = 'outreach' AND delivery = 'bounced' GROUP BY 1""",
    )
    assert found == {True: truth["requests"]["all"]["bounced"]}


def test_talks_ended_as_they_did(journal, truth):
    found = counted(journal, "SELECT status, COUNT(*) FROM events WHERE kind = 'meeting' GROUP BY status")
    assert found == truth["talks"]


def test_replies_say_what_they_said(journal, truth):
    found = counted(journal, "SELECT outcome, COUNT(*) FROM events WHERE kind = 'reply' GROUP BY outcome")
    assert found == truth["replies"]


def test_thank_yous_nudges_and_referrals_are_counted_once(journal, truth):
    found = counted(journal, "SELECT COALESCE(subtype, kind), COUNT(*) FROM events GROUP BY 1")
    assert found["thank_you"] == truth["thank_yous"]["sent"]
    assert found["nudge"] == truth["nudges"]
    assert found["referral"] == truth["referrals"]["given"]


def test_minutes_come_from_the_notes(journal, truth):
    found = journal.sql(
        """SELECT SUM(planned_minutes) AS planned, SUM(actual_minutes) AS actual FROM interviews
           JOIN events USING (event_id) WHERE status = 'held'"""
    )
    assert found.to_dict("records") == [truth["minutes"]]


@pytest.mark.parametrize("by", ["tie", "channel", "variant"])
def test_response_rates_are_those_of_the_season(journal, truth, by):
    rates = journal.metric("response_rate", by=by).set_index("segment")
    for segment, counts in truth["requests"][f"by_{by}"].items():
        row = rates.loc[segment]
        found = {
            "bounced": row.bounced,
            "mature": row.mature,
            "answered_in_window": row.answered,
            "requests": row.n,
        }
        assert found == {name: counts[name] for name in found}, segment


def test_skills_are_named_by_the_people_who_named_them_at_the_levels_they_asked_for(journal, truth):
    demand = journal.metric("skill_demand").set_index("skill")
    assert set(demand.index) == set(truth["skills"])
    for skill, counts in truth["skills"].items():
        row = demand.loc[skill]
        assert (row.people, row.interviewed, row.levels) == (counts["people"], 25, len(counts["levels"]))
        assert row.median_level == median(counts["levels"])


def test_own_levels_are_there_for_every_day_they_were_noted(journal, truth):
    found = journal.sql(
        """SELECT CAST(rated_on AS VARCHAR) AS rated_on, name, level
           FROM self_ratings JOIN skills USING (skill_id)"""
    )
    by_day = {
        day: dict(zip(rows["name"], rows["level"], strict=True)) for day, rows in found.groupby("rated_on")
    }
    assert by_day == truth["own_levels"]


def test_the_report_of_the_load_explains_every_number(journal, truth):
    (report,) = journal.sql("SELECT report FROM imports")["report"]
    folders = {file["path"].rsplit("/", 1)[-1]: file for file in json.loads(report)}
    tracker = {name: folders["tracker"][name] for name in ("read", "used", "skipped", "rejected")}
    assert tracker == {name: truth["tracker"][name] for name in tracker}
    notes = truth["notes"]
    assert folders["notes"]["used"] == notes["talks"] + notes["people"] + notes["self_ratings"]
    assert folders["notes"]["skipped"] == {"not_a_note": 1, "template_placeholders": 1}
    for name in ("mail", "calendar"):
        assert {key: folders[name][key] for key in ("used", "skipped")} == truth[name]
    files = {part["path"].rsplit("/", 1)[-1]: part for part in folders["linkedin"]["parts"]}
    for name in ("Connections", "messages", "Invitations"):
        part = files[f"{name}.csv"]
        assert {key: part[key] for key in ("used", "skipped")} == truth["linkedin"][name.lower()]
    assert {files[name]["error"] for name in ("Profile.csv", "Skills.csv")} == {"unrecognised"}
