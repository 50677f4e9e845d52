"""Published interviews: an invented one worked by hand, and the real ones counted by other means."""

import re
from datetime import date
from pathlib import Path

import pytest

from explorer_kit.importers.base import SourceFile, importer_for
from explorer_kit.importers.published_interview import IMPORTER
from explorer_kit.records import Attendee, Meeting, Moment, Note, Person, Rejected, SkillMention, SourceRecord
from tests.importers.markdown.cases import as_file, context, only, outcomes, skipped, warnings

REAL = Path(__file__).parents[2] / ".." / "shared" / "data" / "usesthis" / "interviews"
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="the real interviews (../shared/data) are not here")

WHO, WHAT, DREAM = "Who are you?", "What do you use?", "And the dream?"
INTERVIEW = """---
title: Mira Sandhu-Example
summary: Data editor, (Northwind)
date: 2011-07-09
categories:
- editor
- mac
credits:
  name: Pat Photo
---

### Who are you?

I'm Mira, I work at [Northwind](https://example.org "Their site."). E.g. maps.

### What do you use?

My [Final Thing][final-thing] runs on a [NotePad][]. I read [Yahoo! News][yahoo] there.
Then comes [Mac
Pro][mac-pro], \\[REDACTED\\] and [Echofon].

1. [Git][] (daily)
2. Made in [Lost Tool][lost tool].

#### Sound

Nothing. `[no][git]`

### And the dream?

###

A bigger [notepad][]!

[final-thing]: https://example.org/f "A thing."
[git]: https://example.org/g
[mac-pro]: https://example.org/m "A computer."
[notepad]: https://example.org/n "Paper."
[yahoo]: https://example.org/y "News."
"""


def test_an_interview_worked_by_hand():
    (record,) = outcomes(INTERVIEW, "interviews/mira.markdown", IMPORTER)
    assert isinstance(record, SourceRecord)
    assert (record.key, record.scope) == ("interviews/mira.markdown", "")
    final = "My Final Thing runs on a NotePad."

    def named(word, skill, quote, heading=WHAT):
        return SkillMention(word=word, skill=skill, quote=quote, heading=heading, in_meeting=True)

    assert record.items == (
        Person(name="Mira Sandhu-Example", position="Data editor, (Northwind)", roles=("editor", "mac")),
        Meeting(
            starts=Moment.on(date(2011, 7, 9)),
            attendees=(Attendee(),),
            evidence="record",
            read_for_skills=True,
        ),
        Note(text="I'm Mira, I work at Northwind. E.g. maps.", heading=WHO, kind="answer", in_meeting=True),
        Note(
            text="My Final Thing runs on a NotePad. I read Yahoo! News there.\n"
            "Then comes Mac\nPro, [REDACTED] and [Echofon].\n\n"
            "1. Git (daily)\n2. Made in Lost Tool.\n\nSound\n\nNothing. [no][git]",
            heading=WHAT,
            kind="answer",
            in_meeting=True,
        ),
        named("Final Thing", "final-thing", final),
        named("NotePad", "notepad", final),
        named("Yahoo! News", "yahoo", "I read Yahoo! News there."),
        named("Mac Pro", "mac-pro", "Then comes Mac Pro, [REDACTED] and [Echofon]."),
        named("Git", "git", "Git (daily)"),
        named("Lost Tool", "lost tool", "Made in Lost Tool."),
        Note(text="A bigger notepad!", heading=DREAM, kind="answer", in_meeting=True),
        named("notepad", "notepad", "A bigger notepad!", DREAM),
    )


def test_it_is_told_from_other_notes():
    assert importer_for(as_file(INTERVIEW, "a.markdown"), context()).source == "markdown.published_interview"
    assert importer_for(as_file(INTERVIEW, "a.md"), context()).source == "markdown.published_interview"
    assert IMPORTER.recognise(as_file(INTERVIEW, "a.txt"), context()) == 0


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        ("title: Mira Sandhu-Example\n", ""),
        ("summary: .*\n", ""),
        ("2011-07-09", "someday"),
        ("2011-07-09", "2011-02-30"),
        ("categories:\n- editor\n- mac\n", ""),
        ("(?m)^### .*", "## A heading"),
        ("(?m)^(### .*)", r"\1\n## A heading\n## Another"),
        ("\\A---\n", ""),
    ],
)
def test_another_shape_is_an_ordinary_note(pattern, replacement):
    text = re.sub(pattern, replacement, INTERVIEW)
    assert text != INTERVIEW
    assert importer_for(as_file(text, "a.md"), context()).source == "markdown.note"


def test_only_the_head_of_a_file_is_looked_at():
    class Once:
        asked = 0

    def opener():
        Once.asked += 1
        return as_file(INTERVIEW + "x" * 200_000).opener()

    file = SourceFile(name="a.md", opener=opener)
    assert IMPORTER.recognise(file, context()) > 0
    assert Once.asked == 1


@pytest.mark.parametrize(
    ("old", "new", "reason", "field"),
    [
        ("title: Mira Sandhu-Example\n", "", "no_identity", "title"),
        ("2011-07-09", "2011-02-30", "invalid_date", "date"),
        ("2011-07-09", "July 2011", "invalid_date", "date"),
    ],
)
def test_what_is_missing_can_be_mended(old, new, reason, field):
    (rejected,) = outcomes(INTERVIEW.replace(old, new), "i/mira.md", IMPORTER)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason
    fields = dict(rejected.fields)
    assert field in fields
    fields |= {"title": "Mira Sandhu-Example", "date": "2011-07-09"}
    assert IMPORTER.mend is not None
    (mended,) = IMPORTER.mend(tuple(fields.items()), rejected.remember, rejected.location, context())
    assert [mended] == outcomes(INTERVIEW, "i/mira.md", IMPORTER)


def references(text: str) -> list[tuple[str, str]]:
    """Return (word, slug) of the reference links below the front matter, found by a pattern alone."""
    body = text.split("\n---\n", 1)[1]
    body = re.sub(r"(?m)^\[[^\]]+\]:.*$", "", body)
    found = re.findall(r"\[([^\[\]]+)\]\[([^\[\]]*)\]", re.sub(r"\\([^\w\s\[\]])", r"\1", body))
    return [(" ".join(word.split()), " ".join((slug or word).split()).casefold()) for word, slug in found]


@needs_real
def test_every_real_interview_is_recognised_and_read():
    files = sorted(REAL.iterdir())
    assert len(files) == 319
    people, mentions = set(), 0
    for path in files:
        file = as_file(path.read_bytes(), f"interviews/{path.name}")
        assert importer_for(file, context()).source == "markdown.published_interview", path.name
        found = outcomes(path.read_bytes(), f"interviews/{path.name}", IMPORTER)
        assert skipped(found) == []
        (record,) = (one for one in found if isinstance(one, SourceRecord))
        text = path.read_text("utf-8")
        (person,), (talk,) = only(Person, record.items), only(Meeting, record.items)
        assert f"\ntitle: {person.name}\n" in text
        assert f"\ndate: {talk.starts.day}\n" in text
        assert list(person.roles) == re.findall(r"(?m)^- (.*)$", text.split("\n---\n")[0])
        named = only(SkillMention, record.items)
        assert [(mention.word, mention.skill) for mention in named] == references(text), path.name
        assert all(mention.word in (mention.quote or "") for mention in named), path.name
        people.add(record.key)
        mentions += len(named)
    assert (len(people), mentions) == (319, 9051)


@needs_real
def test_real_answers_stand_under_the_four_questions():
    headings: dict[str | None, int] = {}
    for path in sorted(REAL.iterdir()):
        (record,) = (
            r for r in outcomes(path.read_bytes(), path.name, IMPORTER) if isinstance(r, SourceRecord)
        )
        for note in only(Note, record.items):
            assert note.kind == "answer"
            assert "][" not in note.text
            assert "](" not in note.text
            headings[note.heading] = headings.get(note.heading, 0) + 1
    # all four are asked everywhere, whatever the signs and blanks around them (### x?, ## x?, ###x?),
    # and answered everywhere: once in pictures, whose words then stand for them
    assert headings == {
        "Who are you, and what do you do?": 319,
        "What hardware do you use?": 319,
        "And what software?": 319,
        "What would be your dream setup?": 319,
    }


@needs_real
def test_one_real_interview_by_hand():
    found = outcomes((REAL / "aaron.bleyaert.markdown").read_bytes(), "aaron.bleyaert.markdown", IMPORTER)
    (record,) = found
    assert isinstance(record, SourceRecord)
    assert record.items[:2] == (
        Person(
            name="Aaron Bleyaert",
            position="Human glue, freckle photographer",
            roles=("comedian", "mac", "podcaster"),
        ),
        Meeting(starts=Moment.on(date(2012, 8, 31)), read_for_skills=True),
    )
    named = only(SkillMention, record.items)
    skills = (
        "macbook-pro twitter eos-rebel-t2i eos-rebel-t3i ag-hpx170 urx-p2 ipod t2 photoshop final-cut-pro "
        "garageband word final-draft compressor chrome firefox safari"
    )
    assert " ".join(mention.skill or "" for mention in named) == skills
    t3i = next(mention for mention in named if mention.word == "T3i")
    assert t3i.quote == "I use either our Canon T2i or T3i DLSR to take the photos."
    assert t3i.heading == "What hardware do you use?"


@needs_real
def test_references_that_lost_their_definition_still_count():
    found = outcomes((REAL / "derek.yu.markdown").read_bytes(), "derek.yu.markdown", IMPORTER)
    (record,) = found
    assert isinstance(record, SourceRecord)
    lost = [mention for mention in only(SkillMention, record.items) if mention.skill == "game-maker"]
    assert [(mention.word, mention.quote) for mention in lost] == [
        ("Game Maker", "The original game was created with YoYo Games' Game Maker, which I'm quite fond of.")
    ]


@needs_real
def test_garbled_letters_in_a_real_text_are_warned_of():
    found = outcomes((REAL / "robert.bohnke.markdown").read_bytes(), "robert.bohnke.markdown", IMPORTER)
    assert warnings(found) == ["possible_mojibake"]
