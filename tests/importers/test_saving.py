"""What forms say: saved, edited, taken away, and attached to a person through every change of who is who."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from explorer_kit import open_journal
from explorer_kit.importers.saving import save
from explorer_kit.journal import Journal
from explorer_kit.records import Entry, EntryKind, Message, Moment, Person, SourceRecord
from explorer_kit.settings import save_settings
from explorer_kit.store import Store

NOW = datetime(2026, 3, 2, 9)
TABLE = "Name,Company,Date contacted\nAnna Beispiel,Muster GmbH,2026-02-01\nBen Sample,Other Ltd,2026-02-03\n"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    log = tmp_path / "tracker.csv"
    log.write_text(TABLE, encoding="utf-8")
    journal = open_journal(tmp_path / "me.duckdb")
    assert journal.import_files(log).ok
    return journal


def contact(journal: Journal, name: str = "Anna Beispiel") -> str:
    return str(
        journal.sql(f"SELECT contact_id FROM contacts WHERE list_contains(names, '{name}')")[
            "contact_id"
        ].item()
    )


def said(form: EntryKind, key: str, anchor: str | None, text: str, **content: Any) -> SourceRecord:
    people = (Person(anchor=anchor),) if anchor else ()
    entry = Entry(kind=form, who="main" if anchor else "", text=text, content=json.dumps(content))
    return SourceRecord(key=key, location="form", items=(*people, entry))


def put(journal: Journal, *records: SourceRecord, later: int = 0) -> None:
    save(Store(journal.path), records, journal.settings, NOW + timedelta(days=later), "research brief")


def rows(journal: Journal, table: str) -> list[dict[str, Any]]:
    return journal.sql(f"FROM {table} ORDER BY ALL").to_dict("records")  # type: ignore[return-value]


def test_a_fact_is_about_the_contact_it_was_written_for(journal: Journal):
    anna = contact(journal)
    put(
        journal,
        said(
            "research_fact",
            "f1",
            anna,
            "Moved the depot",
            subject="person",
            kind="achievement",
            source="trade paper",
            link="https://example.org/a",
            seen_on="2026-03-01",
            happened="2021",
            quoted=True,
        ),
    )
    (fact,) = rows(journal, "research_facts")
    assert (fact["fact_id"], fact["contact_id"], fact["text"]) == ("f1", contact(journal), "Moved the depot")
    assert (fact["subject"], fact["kind"], fact["happened"]) == ("person", "achievement", "2021")
    assert (str(fact["seen_on"])[:10], bool(fact["quoted"]), fact["recorded_at"]) == ("2026-03-01", True, NOW)
    assert len(rows(journal, "contacts")) == 2


def test_saving_again_replaces_and_keeps_what_was_said(journal: Journal):
    anna = contact(journal)
    put(journal, said("goal", "g1", anna, "Learn the tools", measure="three names", set_on="2026-03-02"))
    edit = [{"on": "2026-03-09", "text": "Learn the tools"}]
    put(
        journal,
        said(
            "goal",
            "g1",
            anna,
            "Name tools",
            measure="two",
            set_on="2026-03-02",
            edited_after_talk=edit,
            score=1,
            scale=["none", "one", "two", "three", "four"],
        ),
        later=7,
    )
    (goal,) = rows(journal, "goals")
    assert (goal["text"], goal["measure"], goal["score"], goal["edited_after_talk"]) == (
        "Name tools",
        "two",
        1,
        True,
    )
    assert list(goal["scale"]) == ["none", "one", "two", "three", "four"]
    texts = journal.sql("SELECT text FROM observations WHERE kind = 'goal' ORDER BY recorded_at")[
        "text"
    ].tolist()
    assert texts == ["Learn the tools", "Name tools"]


def test_what_is_taken_away_is_gone_from_its_table_but_not_from_the_observations(journal: Journal):
    put(journal, said("assumption", "a1", None, "They code daily", prior=0.7))
    assert rows(journal, "assumptions")[0]["prior"] == 0.7
    put(journal, SourceRecord(key="a1", location="form", items=()), later=1)
    assert rows(journal, "assumptions") == []
    assert len(journal.sql("SELECT 1 FROM observations WHERE kind = 'assumption'")) == 1
    put(journal, said("assumption", "a1", None, "They code daily", prior=0.7), later=2)
    assert len(rows(journal, "assumptions")) == 1


def test_the_questions_of_a_guide_are_in_their_order(journal: Journal):
    items = [
        {"question_id": "q2", "minutes": 4},
        {"kind": "pause"},
        {"question_id": "q1", "minutes": 3, "asked": True},
    ]
    put(journal, said("guide", "d1", contact(journal), "Guide", minutes=25, items=items))
    asked = journal.sql("SELECT question_id, place, minutes, asked FROM questions_asked ORDER BY place")
    assert asked["question_id"].tolist() == ["q2", "q1"]
    assert asked["minutes"].tolist() == [4, 3]
    assert asked["asked"].isna().tolist() == [True, False]


def test_own_questions_and_templates(journal: Journal):
    put(
        journal,
        said(
            "question",
            "mine-1",
            None,
            "How do you …?",
            category="career_path",
            follow_ups=["And then?"],
            goals=["fit"],
            roles=["any"],
            seniority=["any"],
            minutes=4,
        ),
        said(
            "template",
            "t1",
            None,
            "My short one",
            variant="cold",
            channel="email",
            subject="Hi",
            body="Dear {first_name}",
        ),
    )
    own = journal.sql("FROM questions WHERE origin = 'own'").to_dict("records")[0]
    assert (own["question_id"], own["category"], list(own["follow_ups"])) == (
        "mine-1",
        "career_path",
        ["And then?"],
    )
    assert rows(journal, "templates")[0]["body"] == "Dear {first_name}"


def test_a_merge_and_its_undoing_take_the_entries_along(journal: Journal):
    anna, ben = contact(journal), contact(journal, "Ben Sample")
    put(
        journal,
        said("research_fact", "f1", anna, "about Anna"),
        said("research_fact", "f2", ben, "about Ben"),
    )
    merge = journal.decide(anna, ben, "same")
    assert len({fact["contact_id"] for fact in rows(journal, "research_facts")}) == 1
    journal.undo_merge(merge)
    assert {fact["text"]: fact["contact_id"] for fact in rows(journal, "research_facts")} == {
        "about Anna": contact(journal),
        "about Ben": contact(journal, "Ben Sample"),
    }


def test_a_new_edition_of_the_log_keeps_the_entries(journal: Journal, tmp_path: Path):
    put(journal, said("research_fact", "f1", contact(journal), "about Anna"))
    log = tmp_path / "tracker.csv"
    log.write_text(TABLE.replace("Muster GmbH", "Muster AG"), encoding="utf-8")
    assert journal.import_files(log).ok
    assert [fact["contact_id"] for fact in rows(journal, "research_facts")] == [contact(journal)]
    assert len(rows(journal, "contacts")) == 2


def test_a_person_whom_only_a_form_knows(journal: Journal):
    person = Person(name="Zoë Nobody", organization="Lindgren")
    put(journal, SourceRecord(key="c1", location="form", items=(person,)))
    zoe = contact(journal, "Zoë Nobody")
    put(journal, said("research_fact", "f1", zoe, "runs the depot"), later=1)
    zoe = contact(journal, "Zoë Nobody")
    assert rows(journal, "research_facts")[0]["contact_id"] == zoe
    assert (
        journal.sql(f"SELECT organization FROM contacts WHERE contact_id = '{zoe}'")["organization"].item()
        == "Lindgren"
    )


def test_a_message_said_to_be_sent_is_the_one_the_mail_shows_later(journal: Journal, tmp_path: Path):
    """R16: one event with two sources, the exact time of the mail and the variant of the form."""
    person = Person(name="Cleo Muster", emails=("cleo@example.org",))
    sent = Message(
        at=Moment.local(datetime(2026, 3, 2, 9)),
        channel="email",
        evidence="record",
        role="outreach",
        variant="cold: short",
        text="Dear Cleo, could we talk?",
    )
    put(journal, SourceRecord(key="m1", location="form", items=(person, sent)))
    mail = tmp_path / "sent.eml"
    mail.write_bytes(
        b"From: Me Myself <me@example.org>\r\nTo: Cleo Muster <cleo@example.org>\r\n"
        b"Message-ID: <1@example.org>\r\n"
        b"Date: Mon, 02 Mar 2026 10:31:07 +0000\r\nSubject: A question\r\n\r\nDear Cleo, could we talk?\r\n"
    )
    save_settings(journal.path, replace(journal.settings, owner_emails=("me@example.org",), timezone="UTC"))
    assert journal.import_files(mail).ok
    events = journal.sql(
        "SELECT kind, variant, occurred_at, sources FROM events WHERE contact_id = "
        f"'{contact(journal, 'Cleo Muster')}'"
    ).to_dict("records")
    assert [(event["kind"], event["variant"], event["occurred_at"]) for event in events] == [
        ("outreach", "cold: short", datetime(2026, 3, 2, 10, 31, 7))
    ]
    assert sorted(events[0]["sources"]) == ["form", "mail"]
