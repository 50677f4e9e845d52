"""Notes in Markdown with front matter: Obsidian, or plain files.

How to get them: there is nothing to export in Obsidian, choose the folder of the vault (or zip it). One
note is one talk: front matter such as ``date``, ``type``, ``person`` or ``attendees``, and in the text
``skill:: SQL (level 4)``, ``referred:: [[Name]]``, tasks, headings, quotations. A note of the type
``person`` is about somebody; one of the type ``self-rating`` holds your own levels (``my_level:: SQL
3``). Other notes are left out as ``not_a_note``, templates as ``template_placeholders``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from explorer_kit.importers.base import Fields, ImportContext, Importer, SourceFile
from explorer_kit.importers.dates import InvalidDate, NotADate
from explorer_kit.importers.markdown import afterwards, lessons
from explorer_kit.importers.markdown.document import MARKDOWN_SUFFIXES, Document, head_document, read_document
from explorer_kit.importers.markdown.facts import NoteFacts, note_facts
from explorer_kit.importers.markdown.mending import mended_file, rejected_note
from explorer_kit.importers.markdown.participants import TALK_FIELDS, participants, subject
from explorer_kit.importers.markdown.people import Named
from explorer_kit.importers.markdown.persons import main_person, other_person, slots_of
from explorer_kit.importers.markdown.talks import did_not_happen, talk_of, unknown_zone
from explorer_kit.records import Item, Outcomes, Skipped, SourceRecord, Warned

Meaning = Literal["talk", "person", "levels", "nothing"]

_PLACEHOLDER = re.compile(r"<%[^%]{0,400}(?:%(?!>)[^%]{0,400}){0,3}%>|\{\{[^{}\n]{0,300}\}\}")
_CODE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1|`[^`\n]*`", re.S | re.M)


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is a note: by its ending, or as .txt by its front matter."""
    document = head_document(file) if file.suffix in (*MARKDOWN_SUFFIXES, ".txt") else None
    has_fields = document is not None and bool(document.front.values)
    if file.suffix == ".txt":
        return 0.4 if has_fields else 0.0
    if file.suffix not in MARKDOWN_SUFFIXES:
        return 0.0
    # what is called a note and is none is still ours to refuse in clear words
    return 0.1 if document is None else 0.6 if has_fields else 0.5


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one record of a note, with what it warns of.

    Raises
    ------
    ImportFileError
        The file is empty, a web page, or no text.
    """
    document = read_document(file)
    facts = note_facts(file, document, context)
    is_talk = "talk" in facts.types
    people = participants(facts, is_talk=is_talk)
    if _is_template(facts, people):
        yield Skipped(location=file.name, reason="template_placeholders", raw=document.text)
        return
    meaning = _meaning(facts, people)
    if meaning == "nothing":
        yield Skipped(location=file.name, reason="not_a_note", raw=document.text)
    elif meaning != "levels" and isinstance(facts.when, InvalidDate):
        yield _impossible_day(facts, document)
    else:
        yield from _understood(facts, meaning, people)


def mend(fields: Fields, remember: Fields, location: str, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the record of a rejected note whose front matter was mended."""
    yield from read(mended_file(fields, remember, location), context)


def _is_template(facts: NoteFacts, people: tuple[Named, ...]) -> bool:
    """Tell a template by its placeholders; in the text alone they may be what a real talk was about."""
    document = facts.document
    head = document.text[: len(document.text) - len(document.body)] + facts.file.path.name
    if _PLACEHOLDER.search(head):
        return True
    is_filled_in = facts.day is not None and any(
        not _PLACEHOLDER.search(named.name or "") for named in people
    )
    return not is_filled_in and _PLACEHOLDER.search(_CODE.sub("", document.body)) is not None


def _meaning(facts: NoteFacts, people: tuple[Named, ...]) -> Meaning:
    """Return what a note is: by its type, else by what it has - people and a day make a talk."""
    types = facts.types
    if "talk" in types:
        return "talk"
    if "person" in types:
        return "person"
    if people and not set(types) & {"other", "self_rating"}:
        is_dated = not isinstance(facts.when, NotADate)
        is_told = not facts.texts("type") or any(facts.has(field) for field in TALK_FIELDS)
        return "talk" if is_dated and is_told else "person"
    rates_self = "self_rating" in types or "date" in facts.values
    return "levels" if rates_self and any(lessons.self_ratings(facts)) else "nothing"


def _understood(facts: NoteFacts, meaning: Meaning, people: tuple[Named, ...]) -> Iterator[Outcomes]:
    if meaning == "person" and "person" in facts.types:
        whose = subject(facts)
        people = (whose,) if whose else ()
    if meaning != "levels" and not people:
        yield _nobody(facts)
        return
    yield from facts.document.warned()
    yield from _doubts(facts)
    items = (
        tuple(lessons.self_ratings(facts)) if meaning == "levels" else tuple(_said(facts, meaning, people))
    )
    yield SourceRecord(key=facts.file.note_key, location=facts.file.name, items=items)


def _said(facts: NoteFacts, meaning: Meaning, people: tuple[Named, ...]) -> Iterator[Item]:
    """Yield everything a note about people says."""
    in_meeting = meaning == "talk" and not did_not_happen(facts)
    told, slots = afterwards.told_messages(facts), slots_of(people)
    known = afterwards.known_days(facts, told)
    yield main_person(people[0], facts, alone=len(people) == 1)
    yield from (other_person(named, slots[named.slot]) for named in people[1:])
    if in_meeting:
        yield talk_of(facts, slots.values(), known, read_for_skills=lessons.reads_skills(facts))
    yield from lessons.notes(facts, in_meeting=in_meeting)
    yield from lessons.skills(facts, in_meeting=in_meeting)
    yield from lessons.self_ratings(facts)
    yield from afterwards.messages(facts, told, known)
    yield from afterwards.follow_ups(facts)
    yield from afterwards.referrals(facts, slots)


def _doubts(facts: NoteFacts) -> Iterator[Warned]:
    """Yield warnings about what could not be read for sure."""
    name = facts.file.name
    if facts.ambiguous:
        dates = ", ".join(facts.ambiguous)
        yield Warned(
            code="ambiguous_dates", detail=f"{name}: {dates} can be read in two ways and was left empty."
        )
    zone = unknown_zone(facts)
    if zone is not None:
        yield Warned(code="unknown_tzid", detail=f"{name}: there is no time zone '{zone}'.")
    yield from afterwards.not_understood(facts, afterwards.told_messages(facts))


def _nobody(facts: NoteFacts) -> Outcomes:
    message = (
        f"{facts.file.name} is a talk with nobody: name them under 'person' or 'attendees' and load it again."
    )
    return rejected_note(facts.file, facts.document, "no_identity", "person", message)


def _impossible_day(facts: NoteFacts, document: Document) -> Outcomes:
    written = facts.impossible_date or facts.stem
    message = (
        f"{facts.file.name}: there is no day '{written}'. Mend 'date', such as 2026-03-05, and load it again."
    )
    return rejected_note(facts.file, document, "invalid_date", "date", message)


IMPORTER = Importer(source="markdown.note", title="Markdown note", recognise=recognise, read=read, mend=mend)
