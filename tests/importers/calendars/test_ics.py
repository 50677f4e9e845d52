"""What an entry of a calendar says: who, when, where, what became of it (FORMATS.md 4, R3 to R5)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.calendars.ics import recognise
from explorer_kit.records import Attendee, Meeting, Moment, Note, Person, SourceRecord
from explorer_kit.settings import Settings
from tests.importers.calendars.builders import (
    ANNA_COMES,
    BERLIN,
    I_COME,
    ME,
    SETTINGS,
    calendar,
    codes,
    event,
    meeting,
    notes,
    outcomes,
    people,
    record,
    records,
    remarks,
    skipped,
    source_file,
)

# (at) stands for the sign of an address that is Google's own and nobody's
GOOGLE = r"""BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:ich@example.org
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260305T140000
DTEND;TZID=Europe/Berlin:20260305T143000
DTSTAMP:20260601T080000Z
ORGANIZER;CN=ich@example.org:mailto:ich@example.org
UID:7kukuqrfedlm2f9t0vr32qhqj4(at)google
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=ich@ex
 ample.org;X-NUM-GUESTS=0:mailto:ich@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;RSVP=TRUE
 ;CN=Anna Beispiel;X-NUM-GUESTS=0:mailto:Anna@Example.org
ATTENDEE;CUTYPE=RESOURCE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Room 4:ma
 ilto:c_188(at)resource.calendar.google.com
CREATED:20260220T080000Z
DESCRIPTION:<p>Ask about <b>R&amp;D</b></p><ul><li>her path\, first</li></ul>
LAST-MODIFIED:20260301T090000Z
LOCATION:Café Beispiel\, Musterstr. 1
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Coffee with Anna
TRANSP:OPAQUE
X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij
END:VEVENT
END:VCALENDAR
""".replace("(at)", "@")

OUTLOOK_EVENT = r"""BEGIN:VEVENT
CATEGORIES:Networking,"Season 1"
CLASS:PUBLIC
DESCRIPTION:Bring the CV\n
DTSTART;TZID="W. Europe Standard Time":20260706T140000
DTEND;TZID="W. Europe Standard Time":20260706T144500
DTSTAMP;VALUE=DATE-TIME:20260601T080000Z
LOCATION:Microsoft Teams Meeting
ORGANIZER;CN="Ich, Ilse":mailto:ich@example.org
ATTENDEE;CN="Muster, Ben";RSVP=TRUE:mailto:ben@example.net
SUMMARY;LANGUAGE=de:Gespräch
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E0080000000010
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT"""


def invited(*lines, **how):
    return meeting(calendar(event(I_COME, *lines)), **how)


def answers(found):
    return [attendee.answer for attendee in found.attendees]


def test_a_calendar_of_google_as_a_whole():
    (found,) = outcomes(GOOGLE, settings=Settings(timezone="Europe/Berlin"))
    assert found == SourceRecord(
        key="7kukuqrfedlm2f9t0vr32qhqj4@google",
        location="line 8: 'Coffee with Anna'",
        items=(
            Person(slot="main", name="Anna Beispiel", emails=("anna@example.org",)),
            Meeting(
                starts=Moment(
                    instant=datetime(2026, 3, 5, 13),
                    wall=datetime(2026, 3, 5, 14),
                    zone="Europe/Berlin",
                    day=date(2026, 3, 5),
                    precision="minute",
                ),
                ends=Moment(
                    instant=datetime(2026, 3, 5, 13, 30),
                    wall=datetime(2026, 3, 5, 14, 30),
                    zone="Europe/Berlin",
                    day=date(2026, 3, 5),
                    precision="minute",
                ),
                attendees=(Attendee(who="main", role="attendee", answer="TENTATIVE"),),
                has_answers=True,
                planned_minutes=30,
                medium="in_person",
                title="Coffee with Anna",
            ),
            Note(text="Ask about R&D\n\n- her path, first", in_meeting=True),
        ),
        scope="ich@example.org",
        sequence=2,
        modified=datetime(2026, 3, 1, 9),
        labels=("ich@example.org",),
    )


def test_a_calendar_of_outlook_as_a_whole():
    found = record(b"\xef\xbb\xbf" + calendar(BERLIN, OUTLOOK_EVENT, name="Kalender").encode())
    (talk,) = [item for item in found.items if isinstance(item, Meeting)]
    assert people(found) == [Person(name="Muster, Ben", emails=("ben@example.net",))]
    assert (talk.starts.instant, talk.ends.instant) == (
        datetime(2026, 7, 6, 12),
        datetime(2026, 7, 6, 12, 45),
    )
    assert (talk.has_answers, talk.medium, talk.title) == (False, "video", "Gespräch")
    assert found.labels == ("Kalender", "Networking", "Season 1")
    assert (found.sequence, found.modified) == (None, datetime(2026, 6, 1, 8))  # DTSTAMP;VALUE=DATE-TIME
    assert [note.text for note in notes(found)] == ["Bring the CV"]


@pytest.mark.parametrize(
    ("data", "name", "score"),
    [
        (GOOGLE, "x.ics", 0.98),
        ("\ufeff\r\n" + GOOGLE, "download", 0.98),
        ("no calendar", "x.ics", 0.95),
        ("no calendar", "x.txt", 0),
    ],
)
def test_a_calendar_is_recognised_by_how_it_begins(data, name, score):
    assert recognise(source_file(data, name), ImportContext(settings=SETTINGS)) == score


@pytest.mark.parametrize(
    "line",
    [
        "STATUS:CANCELLED",
        "SUMMARY:Canceled: Chat",
        "SUMMARY:Cancelled: Chat",
        "SUMMARY:Abgesagt: Gespräch",
        "SUMMARY:Annulé : Café",
        "SUMMARY:Cancelado: Café",
    ],
)
def test_what_was_called_off_is_cancelled(line):
    assert invited(ANNA_COMES, line).cancelled


@pytest.mark.parametrize("title", ["Cancelled flights and how to cope", "Why we canceled it", "Chat"])
def test_a_title_that_only_speaks_of_it_is_not(title):
    assert not invited(ANNA_COMES, f"SUMMARY:{title}").cancelled


def test_a_file_that_cancels_cancels_its_entries():
    assert meeting(calendar(event(I_COME, ANNA_COMES), method="CANCEL")).cancelled
    assert not meeting(calendar(event(I_COME, ANNA_COMES), method="REQUEST")).cancelled


@pytest.mark.parametrize("method", ["REPLY", "COUNTER"])
def test_answers_to_invitations_are_skipped(method):
    found = outcomes(calendar(event(I_COME, ANNA_COMES), method=method))
    assert skipped(found) == ["calendar_reply"]
    assert records(found) == []


@pytest.mark.parametrize(
    "lines",
    [
        {"start": "DTSTART;VALUE=DATE:20260305", "end": "DTEND;VALUE=DATE:20260306"},
        {"start": "DTSTART:20260305", "end": ""},
    ],
)
def test_whole_days_are_skipped(lines):
    found = outcomes(calendar(event(I_COME, ANNA_COMES, **lines)))
    assert skipped(found) == ["all_day"]
    assert [each.items for each in records(found)] == [()]
    assert codes(found) == ["no_events"]


def test_outlooks_mark_makes_a_whole_day_too():
    assert skipped(outcomes(calendar(event("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE")))) == ["all_day"]


def test_answers_are_kept_as_given():
    found = invited("ATTENDEE;PARTSTAT=DECLINED:mailto:a@example.org", "ATTENDEE:mailto:b@example.org")
    assert (found.has_answers, answers(found)) == (True, ["DECLINED", None])


def test_an_owner_who_declined_is_told():
    declined = f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}"
    found = meeting(calendar(event(declined, ANNA_COMES)))
    assert found.owner_declined
    assert answers(found) == ["ACCEPTED"]


def test_an_organizer_who_is_not_asked_comes():
    found = record(calendar(event(I_COME, "ORGANIZER;CN=Anna Beispiel:mailto:anna@example.org")))
    (talk,) = [item for item in found.items if isinstance(item, Meeting)]
    assert talk.attendees == (Attendee(who="main", role="organizer", answer="ACCEPTED"),)


def test_an_organizer_who_is_also_listed_is_one_person():
    found = record(calendar(event(I_COME, "ORGANIZER:MAILTO:ANNA@example.org", ANNA_COMES)))
    assert people(found) == [Person(name="Anna Beispiel", emails=("anna@example.org",))]
    assert next(iter(found.items[1].attendees)).role == "organizer"


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        ([], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "TRANSP:TRANSPARENT"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], False),
        (["TRANSP:TRANSPARENT"], False),
        (["STATUS:TENTATIVE"], False),
    ],
)
def test_without_answers_time_kept_for_it_speaks_for_a_talk(lines, counts):
    found = meeting(calendar(event("ATTENDEE;CN=Anna:mailto:anna@example.org", *lines)))
    assert found.has_answers is not counts


def test_without_answers_a_time_nobody_can_place_speaks_for_none():
    line = "DTSTART;TZID=Customized Time Zone:20260305T140000"
    assert meeting(calendar(event("ATTENDEE:mailto:anna@example.org", start=line, end=""))).has_answers


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.org",
        "ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:beamer@example.org",
        "ATTENDEE;CN=Room:mailto:c_1(at)resource.calendar.google.com",
        "ATTENDEE;CUTYPE=GROUP;CN=All:mailto:all@example.org",
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Ben:mailto:ben@example.org",
        "ORGANIZER;CN=Talks:mailto:abc(at)group.calendar.google.com",
        "ATTENDEE:invalid:nomail",
    ],
)
def test_rooms_lists_and_calendars_are_no_people(line):
    found = record(calendar(event(I_COME, line.replace("(at)", "@"))))
    assert people(found) == []
    assert found.items[0].attendees == ()


def test_an_entry_that_names_its_person_in_the_title_only_has_nobody():
    found = record(calendar(event("SUMMARY:Call with Anna Beispiel", "DESCRIPTION:x")))
    assert [type(item) for item in found.items] == [Meeting]
    assert found.items[0].attendees == ()


def test_an_exchange_name_is_no_address():
    line = "ATTENDEE;CN=Anna Beispiel:/o=ExchangeLabs/ou=Group/cn=Recipients/cn=anna@example.org"
    assert people(record(calendar(event(I_COME, line)))) == [Person(name="Anna Beispiel")]


def test_a_group_is_one_meeting_of_several():
    ben = "ATTENDEE;CN=Ben;PARTSTAT=NEEDS-ACTION:mailto:ben@example.org"
    found = record(calendar(event(I_COME, ANNA_COMES, ben)))
    assert [each.slot for each in people(found)] == ["main", "attendee:ben@example.org"]
    assert answers(found.items[2]) == ["ACCEPTED", "NEEDS-ACTION"]


def test_labels_are_the_calendar_and_its_categories():
    found = record(
        calendar(event("CATEGORIES:Work,Alumni\\, 2019", "CATEGORIES:Work"), name=None), name="a/Uni.ics"
    )
    assert found.labels == ("Uni", "Work", "Alumni, 2019")


@pytest.mark.parametrize(
    ("lines", "medium"),
    [
        (["LOCATION:https://zoom.us/j/123456"], "video"),
        (["LOCATION:Microsoft Teams Meeting"], "video"),
        (["LOCATION:Microsoft Teams-Besprechung; Raum 3"], "video"),
        (["LOCATION:Zoom"], "video"),
        (["LOCATION:+49 30 1234567"], "phone"),
        (["LOCATION:tel:+4930123456"], "phone"),
        (["LOCATION:Telefon"], "phone"),
        (["LOCATION:I call Anna by phone"], "phone"),
        (["LOCATION:Meet at Café Beispiel"], "in_person"),
        (
            ["LOCATION:Musterstr. 1\\, 10115 Berlin", "X-GOOGLE-CONFERENCE:https://meet.google.com/a"],
            "in_person",
        ),
        (["LOCATION:TBD"], None),
        (["X-GOOGLE-CONFERENCE:https://meet.google.com/abc"], "video"),
        (["DESCRIPTION:Join: https://teams.microsoft.com/l/meetup-join/x"], "video"),
        (["CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+4930123456"], "phone"),
        (["ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.org"], "in_person"),
        (["ATTENDEE;CUTYPE=RESOURCE;CN=Room 4:mailto:c_1(at)resource.calendar.google.com"], "in_person"),
        ([], None),
    ],
)
def test_the_medium_is_told_by_the_place_else_by_a_link(lines, medium):
    assert invited(ANNA_COMES, *(line.replace("(at)", "@") for line in lines)).medium == medium


def test_escapes_are_undone_once():
    assert meeting(calendar(event(r"SUMMARY:A\, b\; C:\\new"))).title == r"A, b; C:\new"


def test_how_to_join_is_not_what_was_said():
    block = (
        "-::~:~::~:~:~::~:~::-\\nJoin with Google Meet: https://meet.google.com/abc\\n-::~:~::~:~:~::~:~::-"
    )
    teams = (
        "________________________________________\\nMicrosoft Teams meeting\\nhttps://teams.microsoft.com/l/x"
    )
    for text in (block, teams):
        assert notes(record(calendar(event(I_COME, ANNA_COMES, f"DESCRIPTION:{text}")))) == []
        found = record(calendar(event(I_COME, ANNA_COMES, f"DESCRIPTION:Ask for B\\n{text}")))
        assert [note.text for note in notes(found)] == ["Ask for B"]


NOBODY = Settings(timezone="Europe/Berlin")
BEN = "ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED:mailto:ben@example.org"


def names_of(data, settings, name="talks.ics"):
    return [
        [each.name for each in people(found)]
        for found in records(outcomes(data, settings=settings, name=name))
    ]


def test_the_owner_is_known_by_a_name_in_the_settings():
    settings = Settings(owner_names=("Ilse Ich",))
    assert names_of(calendar(event(I_COME, ANNA_COMES)), settings) == [["Anna Beispiel"]]


def test_the_owner_is_known_by_the_calendars_name_or_its_files():
    data = event(I_COME, ANNA_COMES)
    assert names_of(calendar(data, name=ME), NOBODY) == [["Anna Beispiel"]]
    assert names_of(calendar(data, name=None), NOBODY, f"Takeout/Calendar/{ME}.ics") == [["Anna Beispiel"]]


def test_the_owner_is_who_is_in_every_entry():
    data = calendar(event(I_COME, ANNA_COMES), event(I_COME, BEN, uid="2"))
    assert names_of(data, NOBODY) == [["Anna Beispiel"], ["Ben"]]


def test_where_nothing_tells_the_owner_all_are_people_and_it_is_said():
    found = outcomes(calendar(event(I_COME, ANNA_COMES)), settings=NOBODY)
    assert [each.name for each in people(records(found)[0])] == ["Ilse Ich", "Anna Beispiel"]
    assert "nothing tells which" in remarks(found)[0]


def test_a_person_who_is_in_every_entry_alone_is_not_taken_for_the_owner():
    data = calendar(event(ANNA_COMES), event(ANNA_COMES, uid="2"))
    assert names_of(data, NOBODY) == [["Anna Beispiel"], ["Anna Beispiel"]]
