"""Whatever a file holds: one outcome, or one error that says why."""

from hypothesis import example, given
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.markdown.inline import plain
from explorer_kit.importers.markdown_note import IMPORTER as NOTE
from explorer_kit.importers.published_interview import IMPORTER as INTERVIEW
from explorer_kit.records import Note, Rejected, SkillMention, Skipped, SourceRecord, Warned
from tests.importers.markdown.cases import as_file, context, outcomes

PIECES = st.sampled_from(
    [
        "---\n", "type: interview\n", "type: person\n", "person: ", "attendees: [[", "]]",
        "Anna Beispiel", "date: ", "2026-03-05", "2026-02-30", "03/04/2026", "time: 14:00",
        "title: ", "summary: x\n", "categories: [a, b]\n", "### Why?\n", "# ", "[Word][slug]",
        "[Word][]", "[a](b)", "skill:: SQL (level 4)\n", "[skill:: ", "my_level:: ",
        "- [x] Thanks ✅ 2026-03-06\n", "- [ ] ", "📅", "> said\n", "```\n", "<!--", "-->", "{{",
        "}}", "<% ", " %>", "\n", " ", ":", "|", "`", "\\", "(", ")", "Zoë", "范", "\u200b",
        "\ud7ff", "&amp;", "<b>", "::", "follow_up: ", "thank_you_sent: yes\n",
        "referred:: ", "minutes: 35\n", "skills:\n  - ", "timezone: Europe/Paris\n",
    ]
)  # fmt: skip
# without control characters: a file full of them is no text
LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8)
TEXTS = st.lists(PIECES | LETTERS, max_size=25).map("".join)
BYTES = st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "replace"))


@given(
    data=BYTES,
    name=st.sampled_from(["a/b.md", "2026-03-05 Coffee with Anna Beispiel.md", "x.txt", "{{t}}.markdown"]),
)
@example(data=b"---\ntype: interview\nperson: A\n---", name="a.md")
def test_every_file_comes_out_exactly_once(data, name):
    for importer in (NOTE, INTERVIEW):
        assert 0 <= importer.recognise(as_file(data, name), context()) < 1
        try:
            found = outcomes(data, name, importer)
        except ImportFileError:
            continue
        main = [one for one in found if not isinstance(one, Warned)]
        assert len(main) == 1
        assert isinstance(main[0], SourceRecord | Skipped | Rejected)


@given(text=TEXTS)
def test_reading_twice_says_the_same(text):
    data = ("---\ntype: interview\nperson: Anna Beispiel\ndate: 2026-03-05\n---\n" + text).encode(
        "utf-8", "replace"
    )
    assert outcomes(data) == outcomes(data)


@given(text=TEXTS)
def test_items_of_a_talk_name_people_of_the_record(text):
    data = ("---\ntype: interview\nperson: Anna Beispiel\ndate: 2026-03-05\n---\n" + text).encode(
        "utf-8", "replace"
    )
    for record in outcomes(data):
        if isinstance(record, SourceRecord):
            slots = {item.slot for item in record.items if hasattr(item, "slot")}
            used = {
                getattr(item, name)
                for item in record.items
                for name in ("who", "referrer", "referred")
                if hasattr(item, name)
            }
            assert used <= slots
            assert all(note.text.strip() for note in record.items if isinstance(note, Note))
            assert all(skill.word.strip() for skill in record.items if isinstance(skill, SkillMention))


@given(text=st.text(alphabet="abc .,!?\n", max_size=60))
def test_text_without_markup_stays_as_it_is(text):
    assert plain(text).text == text


@given(text=TEXTS)
def test_references_stand_where_they_say(text):
    found = plain(text, marked=True)
    for reference in found.references:
        assert " ".join(found.text[reference.start : reference.end].split()) == reference.word
