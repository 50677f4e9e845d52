"""What was learned: notes under their headings, quotations, skills named, the owner's own levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from explorer_kit.derivation.names import skill_key
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.facts import NoteFacts
from explorer_kit.importers.markdown.front_matter import Value, texts
from explorer_kit.importers.markdown.inline import plain, plain_line
from explorer_kit.importers.markdown.participants import TALK_FIELDS
from explorer_kit.importers.markdown.vocabulary import NOTE_KINDS, heading_kind, inline_name, is_off_record
from explorer_kit.importers.phrases import read_flag
from explorer_kit.importers.vocabulary import meanings
from explorer_kit.records import UNDATED, Moment, Note, SelfRating, SkillMention

_SCALE_TOP = 7
_LEVEL_WORD = r"(?:level|lvl|l|stufe|niveau|nivel)"
_NUMBER = r"(?P<level>\d+(?:[.,]\d+)?)(?:\s*/\s*(?P<top>\d+))?"
_LEVELS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\s*[(\[]\s*{_LEVEL_WORD}\s*[:=]?\s*{_NUMBER}\b[^()\[\]]*[)\]]\s*$",  # (level 4, daily)
        rf"\s*[(\[]\s*{_NUMBER}\s*[)\]]\s*$",  # (4)
        rf"\s*[,:–—-]?\s*\b{_LEVEL_WORD}\s*[:=]?\s*{_NUMBER}\s*$",  # , level 4
        rf"\s*[:=]\s*{_NUMBER}\s*$",  # : 4
        rf"\s+{_NUMBER.removesuffix('?')}\s*$",  # 4/7
    )
)
_BARE_LEVEL = re.compile(r"\s+(?P<level>\d+(?:[.,]\d+)?)\s*$")
_REMARK = re.compile(r"\s+(?:–|—|-|--)\s+")
_BETWEEN = re.compile(rf"[,;](?![^()\[\]]{{0,80}}[)\]])(?!\s*{_LEVEL_WORD}\s*[:=]?\s*\d)", re.I)


def notes(facts: NoteFacts, *, in_meeting: bool) -> Iterator[Note]:
    """Yield the text, section by section, the quotations, and the fields that are notes of their own."""
    private, at = _all_off_record(facts), _written_on(facts, in_meeting=in_meeting)
    people_lists = {
        section.heading
        for section in facts.body.sections
        if inline_name(section.heading or "") in TALK_FIELDS
    }
    for passage in facts.content.passages:
        if passage.heading in people_lists and passage.kind == "text":
            continue
        heading = facts.heading(passage.heading)
        kind = "quote" if passage.kind == "quote" else heading_kind(heading)
        yield Note(
            text=passage.text,
            heading=heading,
            kind=kind,
            at=at,
            in_meeting=in_meeting,
            off_record=private or is_off_record(heading),
        )
    for kind in NOTE_KINDS:
        for note in _field_notes(facts, kind, private=private):
            yield replace(note, at=at, in_meeting=in_meeting)


def reads_skills(facts: NoteFacts) -> bool:
    """Tell whether skills would have been noted: there is a field for them, even an empty one."""
    return facts.has("skills")


def skills(facts: NoteFacts, *, in_meeting: bool) -> Iterator[SkillMention]:
    """Yield the skills of fields, each once; where one stands twice, level and quote are brought together."""
    found: dict[str, SkillMention] = {}
    for mention in _mentions(facts):
        key = skill_key(mention.word)
        before = found.setdefault(key, mention)
        found[key] = replace(
            before,
            required_level=before.required_level
            if before.required_level is not None
            else mention.required_level,
            quote=before.quote or mention.quote,
            heading=before.heading or mention.heading,
        )
    yield from (replace(mention, in_meeting=in_meeting) for mention in found.values())


def self_ratings(facts: NoteFacts) -> Iterator[SelfRating]:
    """Yield the owner's own levels (0-7), on the note's day; a number off the scale is none."""
    at = Moment.on(facts.day) if facts.day else UNDATED
    for text in facts.texts("my_level"):
        for piece in _BETWEEN.split(plain_line(text)):
            word, level = _with_level(piece)
            bare = _BARE_LEVEL.search(word) if level is None else None
            if bare:
                word, level = word[: bare.start()], _on_scale(bare["level"], None)
            if level is not None and fold(word):
                yield SelfRating(word=word, level=level, at=at)


def _mentions(facts: NoteFacts) -> Iterator[SkillMention]:
    for field in facts.content.fields:
        if field.key == "skills":
            quote = plain_line(field.context or field.value) or None
            yield from _named(field.value, quote, facts.heading(field.heading))
    for _, value in facts.values.get("skills", ()):
        for text in _skill_texts(value):
            yield from _named(text, None, None)


def _named(written: str, quote: str | None, heading: str | None) -> Iterator[SkillMention]:
    for piece in _BETWEEN.split(plain(written).text):
        word, level = _with_level(piece)
        remark: list[str] = []
        if level is None:  # "SQL - every day"
            named, *remark = _REMARK.split(clean_line(piece), maxsplit=1)
            word, level = _with_level(named)
        if fold(word) and fold(word) not in meanings("flag"):
            said = clean_line(remark[0]) if remark and quote is None else quote
            yield SkillMention(word=word, required_level=level, quote=said, heading=heading)


def _skill_texts(value: Value) -> Iterator[str]:
    """Yield the entries of a list of skills; one may be a mapping of name and level."""
    for entry in value if isinstance(value, list) and len(value) > 1 else [value]:
        named = {fold(key): inner for key, inner in entry.items()} if isinstance(entry, dict) else {}
        name = next(
            (named[key] for key in ("name", "skill", "tool") if isinstance(named.get(key), str)), None
        )
        if name is None:
            yield from texts(entry)
        else:
            yield f"{name} (level {', '.join(texts(named.get('level', '')))})"


def _with_level(text: str) -> tuple[str, float | None]:
    """Take the level off a skill: ``SQL (level 4)``, ``SQL: 4``, ``SQL 4/7``; in "Python 3" there is none."""
    match = next((found for pattern in _LEVELS if (found := pattern.search(text))), None)
    word = _bare(text[: match.start()]) if match else ""
    return (word, _on_scale(match["level"], match["top"])) if match and word else (_bare(text), None)


def _bare(text: str) -> str:
    return clean_line(text).lstrip("#").strip("*_`\"' ")


def _on_scale(number: str, top: str | None) -> float | None:
    """Return a level of the 0-7 scale; one of another scale, or off this one, is no level."""
    level = float(number.replace(",", "."))
    return level if 0 <= level <= _SCALE_TOP and top in (None, str(_SCALE_TOP)) else None


def _written_on(facts: NoteFacts, *, in_meeting: bool) -> Moment:
    """Return the day of a note that is of no talk; one of a talk takes its time from the talk."""
    return Moment.on(facts.day) if facts.day is not None and not in_meeting else UNDATED


def _field_notes(facts: NoteFacts, kind: str, *, private: bool) -> Iterator[Note]:
    front = ((text, None) for _, value in facts.values.get(kind, ()) for text in texts(value))
    inline = (
        (field.value, facts.heading(field.heading)) for field in facts.content.fields if field.key == kind
    )
    for written, heading in (*front, *inline):
        text = plain_line(written)
        if fold(text):
            off_record = private or is_off_record(heading)
            yield Note(text=text, heading=heading, kind=kind, off_record=off_record)


def _all_off_record(facts: NoteFacts) -> bool:
    """Tell whether the whole note is not to be quoted: it says so, or consent was not given."""
    if any(read_flag(text).value for text in facts.texts("off_record")):
        return True
    return any(read_flag(text).value is False or is_off_record(text) for text in facts.texts("consent"))
