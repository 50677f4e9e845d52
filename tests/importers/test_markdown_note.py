"""Whole notes and, worked by hand, what must come out of them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from explorer_kit.records import (
    Attendee,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SkillMention,
    SourceRecord,
)
from tests.importers.markdown.cases import items, outcomes, warnings

MARCH_5, MARCH_6, APRIL_1 = date(2026, 3, 5), date(2026, 3, 6), date(2026, 4, 1)

BROKEN_YAML = """---
date: 2026-03-05
time: 14:00
type: Coffee chat
attendees: [[Zoë Quill]], [[people/rosa|Rosa Selbst]]
title: Chat: Zoë & me
company: "[[Northwind GmbH]]"
role: Head of Data
thank_you_sent: yes
follow_up: 2026-04-01 send the reading list
minutes: 35 min
medium: Zoom
---
# Chat: Zoë & me
Intro with [a link](https://example.org/x "t").

## What does a week look like?
Mostly meetings. You need [skill:: SQL (level 4)] every day; nobody cares about Excel.
> Ask for the number behind the number.
> Always.

## Takeaways
- Small teams &amp; short ways
- **skill**:: dbt, Python (level 3)
referred:: [[Max Muster]], [[people/ana|Ana Invented]]
- [ ] Send the article 📅 2026-04-01
- [x] Thank-you note ✅ 2026-03-06
"""


def test_a_talk_under_broken_yaml():
    found = outcomes(BROKEN_YAML, "vault/talks/2026-03-05 Zoë.md")
    assert warnings(found) == ["invalid_front_matter"]
    record = found[-1]
    assert isinstance(record, SourceRecord)
    assert record.key == "talks/2026-03-05 Zoë.md"
    week, takeaways = "What does a week look like?", "Takeaways"
    assert record.items == (
        Person(name="Zoë Quill", page="zoe quill", organization="Northwind GmbH", position="Head of Data"),
        Meeting(
            starts=Moment.local(datetime(2026, 3, 5, 14)),
            minutes=35.0,
            medium="video",
            title="Chat: Zoë & me",
            read_for_skills=True,
        ),
        Note(text="Intro with a link.", in_meeting=True),
        Note(
            text="Mostly meetings. You need SQL (level 4) every day; nobody cares about Excel.",
            heading=week,
            kind="answer",
            in_meeting=True,
        ),
        Note(
            text="Ask for the number behind the number.\nAlways.", heading=week, kind="quote", in_meeting=True
        ),
        Note(text="- Small teams & short ways", heading=takeaways, kind="takeaway", in_meeting=True),
        SkillMention(
            word="SQL",
            required_level=4.0,
            quote="You need SQL (level 4) every day; nobody cares about Excel.",
            heading=week,
        ),
        SkillMention(word="dbt", quote="dbt, Python (level 3)", heading=takeaways),
        SkillMention(word="Python", required_level=3.0, quote="dbt, Python (level 3)", heading=takeaways),
        Message(role="thank_you", evidence="record", at=Moment.on(MARCH_6)),
        PlannedFollowUp(due=Moment.on(APRIL_1), text="send the reading list"),
        PlannedFollowUp(due=Moment.on(APRIL_1), text="Send the article"),
        Person(slot="referred:max muster", name="Max Muster", page="max muster"),
        Referral(referrer="main", referred="referred:max muster"),
        Person(slot="referred:ana", name="Ana Invented", page="ana"),
        Referral(referrer="main", referred="referred:ana"),
    )


GERMAN = """---
type: Informationsgespräch
Gesprächspartnerin: Dr. Anna Beispiel, MBA (Muster AG) <Anna@Example.org>
Datum: 5. März 2026
Uhrzeit: 14.30 Uhr
Dauer: 1 h 10
Kanal: Telefon
Dank gesendet: nein
empfohlen von: Max Muster
fähigkeiten: [SQL, "Python (Stufe 3)", {name: dbt, level: 5}, Excel (level 9)]
status: abgesagt
---
## Erkenntnisse
Viel gelernt.
"""


def test_a_german_note_that_was_cancelled():
    assert items(GERMAN, "notes/Anna.md") == (
        Person(name="Dr. Anna Beispiel, MBA", emails=("anna@example.org",)),
        Meeting(
            starts=Moment.local(datetime(2026, 3, 5, 14, 30)),
            cancelled=True,
            minutes=70.0,
            medium="phone",
            title="Anna",
            read_for_skills=True,
        ),
        Note(text="Viel gelernt.", heading="Erkenntnisse", kind="takeaway", in_meeting=True),
        SkillMention(word="SQL"),
        SkillMention(word="Python", required_level=3.0),
        SkillMention(word="dbt", required_level=5.0),
        SkillMention(word="Excel"),
        Person(slot="referrer:max muster", name="Max Muster"),
        Referral(referrer="referrer:max muster", referred="main"),
    )


SEVERAL = """---
date: 2026-03-05T14:00:00+01:00
attendees:
  - [[Zoë]]
  - "[[people/max-muster|Max Muster]]"
  - me
  - Kim Probe <kim@example.org>
company: Northwind
email: desk@example.org
status: no-show
---
"""


def test_several_attendees_without_the_owner_and_an_exact_time():
    assert items(SEVERAL, "notes/dict.md") == (
        Person(name="Zoë", page="zoe", organization="Northwind"),
        Person(slot="attendee:max muster", name="Max Muster", page="max muster"),
        Person(slot="attendee:kim probe", name="Kim Probe", emails=("kim@example.org",)),
        Meeting(
            starts=Moment(
                instant=datetime(2026, 3, 5, 13),
                wall=datetime(2026, 3, 5, 14),
                zone="UTC",
                day=MARCH_5,
                precision="second",
            ),
            attendees=(Attendee(), Attendee(who="attendee:max muster"), Attendee(who="attendee:kim probe")),
            no_show=True,
            title="dict",
        ),
    )


UNDATED_TALK = """---
type: call
person: Anna Beispiel
thank_you_sent: 2026-03-06
contacted: 2026-02-20
variant: B
contacted via: LinkedIn message
replied: yes, happy to talk
follow_up:
 - ask about Max
 - no
---
skills?
- [x] Read her article ✅ 2026-03-10
- [-] Buy the book
"""


def test_a_talk_without_a_day_lies_between_the_known_days():
    first, last = date(2026, 2, 20), date(2026, 3, 10)
    assert items(UNDATED_TALK, "notes/call.md") == (
        Person(name="Anna Beispiel"),
        Meeting(evidence="flag", counts_from=last, not_before=first, title="call"),
        Note(text="skills?", in_meeting=True),
        Message(role="outreach", evidence="record", at=Moment.on(first), channel="linkedin", variant="B"),
        Message(
            role="reply",
            direction="inbound",
            evidence="flag",
            counts_from=last,
            not_before=first,
            outcome="accepted",
        ),
        Message(role="thank_you", evidence="record", at=Moment.on(MARCH_6)),
        PlannedFollowUp(text="ask about Max"),
        PlannedFollowUp(due=Moment.on(last), text="Read her article", done=True),
    )


PERSON_PAGE = """---
type: person
email: Anna@Example.org
phone: +49 30 1234567
linkedin: https://www.linkedin.com/in/Anna-B%C3%A9/?x=1
company: Muster AG
met: 2026-01-02
tags: [alumni, data]
tie: alumni
referrals: none yet
introduced by: "[[Max Muster]]"
skills: [SQL]
---
We met at the fair.
"""


def test_the_page_of_a_person_is_no_talk():
    assert items(PERSON_PAGE, "people/Anna Beispiel.md") == (
        Person(
            name="Anna Beispiel",
            emails=("anna@example.org",),
            phones=("+49 30 1234567",),
            linkedin="anna-bé",
            page="anna beispiel",
            organization="Muster AG",
            tags=("alumni", "data"),
            tie="alumni",
            known_since=Moment.on(date(2026, 1, 2)),
        ),
        Note(text="We met at the fair."),
        SkillMention(word="SQL", in_meeting=False),
        Person(slot="referrer:max muster", name="Max Muster", page="max muster"),
        Referral(referrer="referrer:max muster", referred="main"),
    )


PRIVATE = """---
type: interview
person: Anna Beispiel
date: 2026-03-05
time: 9:30 - 10:15
timezone: Europe/Paris
skills:
---
takeaway:: People first
## Off the record
A secret.
## Trends
Open.
- resource:: [The book](https://example.org)
"""


def test_zones_empty_skills_and_what_is_off_the_record():
    found = items(PRIVATE, "notes/p.md")
    paris = ZoneInfo("Europe/Paris")
    assert found == (
        Person(name="Anna Beispiel"),
        Meeting(
            starts=Moment.at(datetime(2026, 3, 5, 9, 30, tzinfo=paris), "minute", "Europe/Paris"),
            ends=Moment.at(datetime(2026, 3, 5, 10, 15, tzinfo=paris), "minute", "Europe/Paris"),
            title="p",
            read_for_skills=True,
        ),
        Note(text="A secret.", heading="Off the record", in_meeting=True, off_record=True),
        Note(text="Open.", heading="Trends", kind="trend", in_meeting=True),
        Note(text="People first", kind="takeaway", in_meeting=True),
        Note(text="The book", heading="Trends", kind="resource", in_meeting=True),
    )
