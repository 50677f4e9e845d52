"""Interviews that a site publishes as Markdown: questions as headings, tools as reference links.

How to get one: take the Markdown files of the site's public repository (or its export). Each begins with
``title`` (the person), ``summary`` (what they do), ``date`` and ``categories``, goes on with ``###
question?`` headings and the answers, and marks what the person named: ``[Word][slug]`` or ``[Word][]``. A
file is a talk held on its date with one person; every answer is a note under its question, every
reference a skill named. One that lost its definition counts as well: whoever wrote the brackets marked
the word, and only the address is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import Fields, ImportContext, Importer, SourceFile
from explorer_kit.importers.dates import Dated, DateReading, read_date
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.markdown.document import MARKDOWN_SUFFIXES, Document, head_document, read_document
from explorer_kit.importers.markdown.front_matter import texts
from explorer_kit.importers.markdown.inline import Plain, plain
from explorer_kit.importers.markdown.mending import mended_file, rejected_note
from explorer_kit.importers.markdown.sections import Body, Section, joined, read_body
from explorer_kit.importers.markdown.sentences import sentences_of
from explorer_kit.records import Item, Meeting, Moment, Note, Outcomes, Person, SkillMention, SourceRecord

_KEYS = ("title", "summary", "date", "categories")
_QUESTION_LEVEL = 3


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is a published interview: four keys, and questions as headings."""
    document = head_document(file) if file.suffix in MARKDOWN_SUFFIXES else None
    if document is None or not all(texts(document.front.values.get(key)) for key in _KEYS):
        return 0.0
    if not isinstance(_date(document), Dated):
        return 0.0
    headings = [section.heading for section in _body(document).sections if section.heading]
    questions = [heading for heading in headings if heading.endswith("?")]
    return 0.9 if questions and 2 * len(questions) > len(headings) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one talk a file holds.

    Raises
    ------
    ImportFileError
        The file is empty, a web page, or no text.
    """
    document = read_document(file)
    yield from document.warned()
    name, date = _text(document, "title"), _date(document)
    if name is None:
        message = f"{file.name} names nobody. Give it a 'title', the person's name, and load it again."
        yield rejected_note(file, document, "no_identity", "title", message)
    elif not isinstance(date, Dated):
        message = (
            f"{file.name} has no date of one day. Give it a 'date' such as 2026-03-05 and load it again."
        )
        yield rejected_note(file, document, "invalid_date", "date", message)
    else:
        items = (_person(name, document), _talk(date), *_learned(document))
        yield SourceRecord(key=file.note_key, location=file.name, items=items)


def _date(document: Document) -> DateReading:
    return read_date(_text(document, "date") or "")


def _text(document: Document, key: str) -> str | None:
    return clean_line(" ".join(texts(document.front.values.get(key)))) or None


def _person(name: str, document: Document) -> Person:
    words = (word for text in texts(document.front.values.get("categories")) for word in text.split(","))
    roles = tuple(dict.fromkeys(role for word in words if (role := clean_line(word))))
    return Person(name=name, position=_text(document, "summary"), roles=roles)


def _talk(date: Dated) -> Meeting:
    """Return the talk; whoever marks tools in the answers has read them for tools."""
    return Meeting(starts=Moment.on(date.day), read_for_skills=True)


def _body(document: Document) -> Body:
    return read_body(document.body, deepest=_QUESTION_LEVEL)


def _learned(document: Document) -> Iterator[Item]:
    """Yield each answer with what was named in it, in the order of the text."""
    body = _body(document)
    for section in body.sections:
        seen = [
            Plain(block.text) if block.kind == "code" else plain(block.text, body.labels, marked=True)
            for block in section.blocks
        ]
        text = joined(block.text for block in seen)
        if text:
            kind = "answer" if section.heading else "note"
            yield Note(text=text, heading=section.heading, kind=kind, in_meeting=True)
        for block in seen:
            yield from _mentions(block, section)


def _mentions(block: Plain, section: Section) -> Iterator[SkillMention]:
    sentences = sentences_of(block.text, [(reference.start, reference.end) for reference in block.references])
    for reference in block.references:
        yield SkillMention(
            word=reference.word,
            skill=reference.label,
            quote=sentences.around(reference.start, reference.end),
            heading=section.heading,
        )


def mend(fields: Fields, remember: Fields, location: str, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the talk of a rejected file whose front matter was mended."""
    yield from read(mended_file(fields, remember, location), context)


IMPORTER = Importer(
    source="markdown.published_interview",
    title="Published interview",
    recognise=recognise,
    read=read,
    mend=mend,
)
