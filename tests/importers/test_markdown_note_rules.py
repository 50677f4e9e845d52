"""What is a talk, who was there and when; what is left out, refused or can be mended."""

from datetime import date, datetime

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import importer_for
from explorer_kit.importers.markdown_note import IMPORTER
from explorer_kit.records import (
    UNDATED,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    Rejected,
    SelfRating,
    SkillMention,
    Skipped,
    SourceRecord,
)
from tests.importers.markdown.cases import as_file, context, items, only, outcomes, skipped, warnings

MARCH_5 = date(2026, 3, 5)


def test_people_as_mappings_and_as_a_list_in_the_text():
    front = (
        "date: 2026-03-05\nattendees:\n  - name: Anna Beispiel\n    email: A@example.org\n    role: Head\n"
    )
    (person,) = only(Person, items(f"---\n{front}---\n"))
    assert person == Person(name="Anna Beispiel", emails=("a@example.org",))
    people = "- Anna Beispiel, Head of Data\n- [[Max Muster]] (late)\n- Kim Probe – Northwind\n"
    found = only(Person, items(f"---\ntype: meeting\n---\n# Participants\n{people}# A\nb"))
    assert [person.name for person in found] == ["Anna Beispiel", "Max Muster", "Kim Probe"]


def test_own_levels():
    text = (
        "---\ntype: self-rating\ndate: 2026-01-17\n---\nHonestly?\nmy_level:: SQL 3\n"
        "my_level:: Power BI: 4, A/B testing 1\n- my_level:: Python 3 2.5\nmy_level:: Excel 9\n"
        "my_level:: Git 6/7\nmy_level:: Word 4/5\nmy_level:: nothing\n"
    )
    at = Moment.on(date(2026, 1, 17))
    assert items(text) == (
        SelfRating(word="SQL", level=3.0, at=at),
        SelfRating(word="Power BI", level=4.0, at=at),
        SelfRating(word="A/B testing", level=1.0, at=at),
        SelfRating(word="Python 3", level=2.5, at=at),
        SelfRating(word="Git", level=6.0, at=at),
    )


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("type: interview\nperson: Anna Beispiel", "2026-03-05 x.md"),
        ("type: interview\nperson: Anna Beispiel\ncreated: 2026-03-09", "2026-03-05_x.md"),
        ("type: interview\nperson: Anna Beispiel\ncreated: 2026-03-05 18:00", "x.md"),
        ("type: interview\nperson: Anna Beispiel\ndate: 2026-03-05", "2026-01-01 x.md"),
        ("person: Anna Beispiel\ndate: 05.03.2026\nfollow_up: 25.03.2026", "x.md"),
        ("person: Anna Beispiel\nFecha: 5 de marzo de 2026", "x.md"),
        ("tags: [meeting]\nperson: Anna Beispiel\ndate: March 5, 2026", "x.md"),
        ("type: reflection\nattendees: Anna Beispiel\ndate: 2026-03-05", "x.md"),
        ("type: meeting\ndate: 2026-03-05\ntitle: Coffee with Anna Beispiel (Muster AG)", "x.md"),
        ("type: interview\ndate: 2026-03-05", "Interview - Anna Beispiel.md"),
        ("type: interview\ndate: 2026-03-05", "2026-03-05 14.30 Entretien avec Anna Beispiel.md"),
    ],
)
def test_who_and_when(front, name):
    found = items(f"---\n{front}\n---\ntext", name)
    assert only(Person, found)[0].name == "Anna Beispiel"
    assert [meeting.starts.day for meeting in only(Meeting, found)] == [MARCH_5]


@pytest.mark.parametrize("day", ["date", "created"])
@pytest.mark.parametrize("who", ["attendees", "attending", "people"])
@pytest.mark.parametrize("plan", ["follow_up", "action_items"])
def test_the_keys_that_people_use(day, who, plan):
    front = (
        f"{day}: 2026-03-05\ntype: meeting\n{who}: [[people/Anna Beispiel|Anna]]\nproject: Maps\n"
        f"tags: [interview]\n{plan}:\n  - Send the article\n  - Ask Ben\n"
    )
    found = items(f"---\n{front}---\n")
    assert [(person.name, person.page) for person in only(Person, found)] == [
        ("Anna Beispiel", "anna beispiel")
    ]
    assert [meeting.starts.day for meeting in only(Meeting, found)] == [MARCH_5]
    assert [each.text for each in only(PlannedFollowUp, found)] == ["Send the article", "Ask Ben"]


@pytest.mark.parametrize(
    "body",
    [
        "person:: [[Anna Beispiel]]",
        "## Attendees\n- [[Anna Beispiel]]\n- [[Rosa Selbst]]",
        "With [[people/Anna Beispiel]].",
    ],
)
def test_the_text_may_name_the_person(body):
    found = items(f"---\ntype: meeting\ndate: 2026-03-05\n---\n{body}\n\n# A\nb\n# C\nd")
    assert [(person.name, person.page) for person in only(Person, found)] == [
        ("Anna Beispiel", "anna beispiel")
    ]
    assert len(only(Meeting, found)) == 1


@pytest.mark.parametrize(
    "front",
    [
        "person: Anna Beispiel",  # no day and no word of a talk
        "type: reflection\nperson: Anna Beispiel\ndate: 2026-03-05",
        "type: call\nperson: Anna Beispiel\nstatus: scheduled",  # nothing has happened yet
    ],
)
def test_a_person_without_a_talk_keeps_the_note(front):
    found = items(f"---\n{front}\n---\ntext")
    assert only(Meeting, found) == []
    at = Moment.on(MARCH_5) if "date" in front else UNDATED
    assert only(Note, found) == [Note(text="text", at=at)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "# A page\n\nhello [[Anna Beispiel]]",
        "---\ndate: 2026-03-05\ntags: [daily]\n---\nSaw [[people/Anna Beispiel]].",
        "---\ntype: project\npeople: [[Anna Beispiel]]\ndate: 2026-03-05\n---\n",
        "---\ntype: interview prep\ndate: 2026-03-05\n---\n",
        "---\ndate: 2026-03-05\nattendees: [[Rosa Selbst]]\n---\n",
        "---\ntype: self-rating\ndate: 2026-03-05\n---\nnothing yet",
    ],
)
def test_other_notes_are_left_out(text):
    if not text:
        with pytest.raises(ImportFileError) as error:
            outcomes(text)
        assert error.value.code == "empty_file"
    else:
        assert skipped(outcomes(text)) == ["not_a_note"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\ndate: <% tp.date.now() %>\nattendees: {{attendees}}\ntype: meeting\n---\n{{notes}}", "x.md"),
        ("---\ntype: meeting\ntitle: {{title}}\n---\n", "x.md"),
        ("---\ntype: meeting\nperson:\ndate:\n---\n## {{title}}\n", "x.md"),
        ("---\ntype: interview\nperson: Anna Beispiel\n---\n<% tp.file.cursor() %>", "x.md"),
        ("---\ntype: interview\nperson: Anna Beispiel\ndate: 2026-03-05\n---\n", "{{date}} x.md"),
    ],
)
def test_templates_are_left_out(text, name):
    found = outcomes(text, name)
    assert [type(one) for one in found] == [Skipped]
    assert skipped(found) == ["template_placeholders"]


def test_a_talk_about_templates_is_no_template():
    front = "---\ntype: interview\nperson: Anna Beispiel\ndate: 2026-03-05\n---\n"
    assert only(Note, items(front + "Writes {{mustache}} all day."))[0].text == "Writes {{mustache}} all day."


@pytest.mark.parametrize(
    ("front", "reason", "needed"),
    [
        ("type: interview\ndate: 2026-03-05", "no_identity", "person"),
        ("type: interview\ndate: 2026-03-05\nperson: none yet", "no_identity", "person"),
        ("type: interview\nperson: Anna Beispiel\ndate: 2026-02-30", "invalid_date", "date"),
    ],
)
def test_a_talk_that_cannot_be_used_can_be_mended(front, reason, needed):
    (rejected,) = outcomes(f"---\n{front}\n---\nskill:: SQL\n", "a/b/2026 talk.md")
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, rejected.location) == (reason, "a/b/2026 talk.md")
    fields = dict(rejected.fields)
    assert needed in fields
    assert IMPORTER.mend is not None
    mended = tuple((fields | {"person": "[[Anna Beispiel]]", "date": "2026-03-05"}).items())
    (record,) = IMPORTER.mend(mended, rejected.remember, rejected.location, context())
    assert isinstance(record, SourceRecord)
    assert record.key == "b/2026 talk.md"
    assert only(Meeting, record.items)[0].starts == Moment.on(MARCH_5)
    assert [mention.word for mention in only(SkillMention, record.items)] == ["SQL"]


def test_an_ambiguous_date_is_left_empty_until_the_user_decides():
    text = "---\nperson: Anna Beispiel\ndate: 03/04/2026\n---\n"
    assert warnings(outcomes(text)) == ["ambiguous_dates"]
    assert only(Meeting, items(text))[0].starts == UNDATED
    assert only(Meeting, items(text, date_order="day"))[0].starts == Moment.on(date(2026, 4, 3))
    assert only(Meeting, items(text, date_order="month"))[0].starts == Moment.on(date(2026, 3, 4))


def test_an_unknown_zone_leaves_the_instant_empty():
    text = "---\nperson: Anna Beispiel\ndate: 2026-03-05 10:00\ntimezone: Mars/Base\n---\n"
    assert warnings(outcomes(text)) == ["unknown_tzid"]
    assert only(Meeting, items(text))[0].starts == Moment.local(datetime(2026, 3, 5, 10), "minute", "unknown")


def test_nobody_refers_themselves():
    found = items("---\nperson: [[Anna Beispiel]]\ndate: 2026-03-05\nreferrals: [[Anna Beispiel]], me\n---\n")
    assert only(Referral, found) == []
    assert len(only(Person, found)) == 1


def test_links_of_an_ordinary_note_are_links_and_no_skills():
    text = "I use [Vim][vim] and [Git][].\n\n[vim]: https://example.org/v\n[git]: https://example.org/g\n"
    found = items(f"---\nperson: Anna Beispiel\ndate: 2026-03-05\n---\n{text}")
    assert only(SkillMention, found) == []
    assert [note.text for note in only(Note, found)] == ["I use Vim and Git."]


def test_an_answer_that_is_none_is_warned_of():
    text = "---\nperson: Anna Beispiel\ndate: 2026-03-05\nthank_you_sent: perhaps by pigeon\n---\n"
    assert warnings(outcomes(text)) == ["unrecognised_response"]
    assert only(Message, items(text)) == []


@pytest.mark.parametrize("value", ["no", "", "not yet"])
def test_thanks_that_were_not_sent_are_no_message(value):
    assert only(Message, items(f"---\nperson: A B\ndate: 2026-03-05\nthank_you_sent: {value}\n---\n")) == []


def test_a_mere_yes_lies_after_the_talk():
    found = items("---\nperson: A B\ndate: 2026-03-05\n---\n- [x] Dankesmail an A\n")
    assert only(Message, found) == [
        Message(role="thank_you", evidence="flag", counts_from=MARCH_5, not_before=MARCH_5)
    ]


def test_a_skill_named_twice_keeps_its_level_and_its_quote():
    front = "---\nperson: A B\ndate: 2026-03-05\nskills: [SQL (level 5), none]\n---\n"
    text = front + "## Need\nUse [skill:: sql] a lot."
    assert only(SkillMention, items(text)) == [
        SkillMention(word="sql", required_level=5.0, quote="Use sql a lot.", heading="Need")
    ]


@pytest.mark.parametrize(
    ("written", "word", "level"),
    [
        ("SQL (level 4)", "SQL", 4.0),
        ("[[SQL]] (4)", "SQL", 4.0),
        ("SQL: 4", "SQL", 4.0),
        ("SQL, level 4.5", "SQL", 4.5),
        ("SQL (level 4, daily)", "SQL", 4.0),
        ("SQL 4/7", "SQL", 4.0),
        ("SQL 4/5", "SQL", None),
        ("SQL - niveau 4", "SQL", 4.0),
        ("#SQL", "SQL", None),
        ("Python 3", "Python 3", None),
        ("C#", "C#", None),
        ("C++ (Stufe 2)", "C++", 2.0),
        ("SQL (level 8)", "SQL", None),
        ("SQL — every day", "SQL", None),
    ],
)
def test_skills_and_levels(written, word, level):
    (mention,) = only(SkillMention, items(f"---\nperson: A B\ndate: 2026-03-05\n---\nskill:: {written}"))
    assert (mention.word, mention.required_level) == (word, level)


@pytest.mark.parametrize(("front", "read"), [("", False), ("skills:\n", True), ("skills: [SQL]\n", True)])
def test_only_a_note_with_a_place_for_skills_was_read_for_them(front, read):
    found = items(f"---\nperson: A B\ndate: 2026-03-05\n{front}---\n")
    assert only(Meeting, found)[0].read_for_skills is read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, line_end):
    text = "---\ntype: Gespräch\nperson: Zoe\u0308 Müller\n---\n## Größe\nGrüße".replace("oe\u0308", "oë")
    found = items(text.replace("\n", line_end).encode(encoding))
    assert only(Person, found)[0].name == "Zoë Müller"
    assert [(note.heading, note.text) for note in only(Note, found)] == [("Größe", "Grüße")]


def test_decomposed_letters_are_composed():
    assert only(Person, items("---\ntype: call\nperson: Zoe\u0308 Quill\n---\n"))[0].name == "Zoë Quill"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "html_not_csv"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "binary_not_csv"),
        (b"PK\x03\x04 broken", "binary_not_csv"),
    ],
)
def test_files_that_are_no_notes_are_refused(data, code):
    with pytest.raises(ImportFileError) as error:
        outcomes(data)
    assert error.value.code == code
    assert 0 < IMPORTER.recognise(as_file(data), context()) < 0.5


def test_a_note_may_begin_with_a_tag():
    assert skipped(outcomes("<table><tr><td>x</td></tr></table>")) == ["not_a_note"]


@pytest.mark.parametrize(
    ("name", "text", "is_note"),
    [
        ("a.md", "x", True),
        ("a.markdown", "---\na: b\n---\n", True),
        ("a.MD", "x", True),
        ("a.txt", "---\na: b\n---\n", True),
        ("a.txt", "Transcript\nAnna: hello", False),
        ("a.csv", "---\na: b\n---\n", False),
    ],
)
def test_recognition(name, text, is_note):
    assert (IMPORTER.recognise(as_file(text, name), context()) > 0) is is_note


def test_front_matter_raises_the_score():
    with_fields, without = as_file("---\na: b\n---\n"), as_file("text")
    assert IMPORTER.recognise(with_fields, context()) > IMPORTER.recognise(without, context())
    assert importer_for(with_fields, context()).source == "markdown.note"
