from datetime import date

import pytest

from explorer_kit.importers.markdown.fields import bracketed_fields, read_task, whole_line_field
from explorer_kit.importers.markdown.passages import read_content
from explorer_kit.importers.markdown.sections import read_body


def known(written):
    return {"skill": "skills", "mood": None}.get(written.lower())


def content(text):
    return read_content(read_body(text), known)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("skill:: SQL (level 4)", "SQL (level 4)"),
        ("  - skill::SQL", "SQL"),
        ("1. **Skill**:: SQL", "SQL"),
        ("**Skill::** SQL", "SQL"),
        ("skill ::", ""),
        ("mood:: good", None),
        ("std::vector", None),
        ("You need skill:: SQL", None),
        ("see skill: SQL", None),
    ],
)
def test_a_line_is_a_field_if_its_key_is_known(line, expected):
    field = whole_line_field(line, known)
    assert (field and field.value) == expected


def test_fields_in_brackets_leave_their_value_in_the_line():
    fields, shown = bracketed_fields(
        "Needs [skill:: [[SQL]] (level 4)], (skill:: dbt (4)) and [mood:: x].", known
    )
    assert [field.value for field in fields] == ["[[SQL]] (level 4)", "dbt (4)"]
    assert shown == "Needs [[SQL]] (level 4), dbt (4) and [mood:: x]."


@pytest.mark.parametrize(
    ("line", "text", "mark", "due", "done_on"),
    [
        ("- [ ] Send it 📅 2026-04-01", "Send it", " ", date(2026, 4, 1), None),
        ("* [x] Send it ⏫ 🔁 every week ✅ 2026-03-06", "Send it", "x", None, date(2026, 3, 6)),
        ("1. [X] A 🗓️ 2026-04-02 ✅ 2026-03-06", "A", "X", date(2026, 4, 2), date(2026, 3, 6)),
        ("- [-] Not that ❌ 2026-03-06", "Not that", "-", None, None),
        ("- [ ] A [due:: 2026-04-01] (start:: 2026-03-01)", "A", " ", date(2026, 4, 1), None),
        ("- [ ] A 📅 2026-02-30", "A", " ", None, None),
        ("- [ ] A ⏳ 2026-04-03", "A", " ", date(2026, 4, 3), None),
    ],
)
def test_tasks(line, text, mark, due, done_on):
    task = read_task(line)
    assert task is not None
    assert (task.text, task.mark, task.due, task.done_on) == (text, mark, due, done_on)


@pytest.mark.parametrize("line", ["- [link](x)", "- [[Page]]", "[ ] no list", "- [] x", "text"])
def test_other_list_items_are_no_tasks(line):
    assert read_task(line) is None


def test_passages_keep_text_and_quotes_apart_under_their_heading():
    found = content(
        "Intro [a](b).\n\n## One ##\nText\nmore.\n> said\n> so\n\n"
        "End.\n> other\n\n###\nStill one.\n###Two?\nx"
    )
    assert [(p.kind, p.heading, p.text) for p in found.passages] == [
        ("text", None, "Intro a."),
        ("text", "One", "Text\nmore.\n\nEnd.\n\nStill one."),
        ("quote", "One", "said\nso"),
        ("quote", "One", "other"),
        ("text", "Two?", "x"),
    ]


def test_a_callout_is_own_words_unless_it_is_a_quote():
    found = content("> [!tip] Remember\n> the box\n\n> [!quote] She\n> said it")
    assert [(p.kind, p.text) for p in found.passages] == [
        ("text", "Remember\nthe box"),
        ("quote", "She\nsaid it"),
    ]


def test_code_is_kept_and_neither_heading_nor_field():
    text = "```python\n# no heading\nskill:: no\n[a](b) &amp;\n```"
    found = content(text)
    assert [p.text for p in found.passages] == [text]
    assert found.fields == ()


def test_comments_and_queries_are_no_text():
    found = content("a <!-- hidden\n\n## x --> b %% no %%\n```dataview\nLIST\n```\n<!-- open")
    assert [p.text for p in found.passages] == ["a  b\n<!-- open"]


def test_tags_are_no_headings():
    assert [p.heading for p in content("#interview\n#\n# \ntext").passages] == [None]


def test_fields_and_tasks_leave_the_text():
    found = content("Hi.\n- skill:: SQL\n  - every day\n  - really\n- Next\n- [ ] Do it\n")
    assert [p.text for p in found.passages] == ["Hi.\n- Next"]
    assert [(f.value, f.context) for f in found.fields] == [("SQL", "every day really")]
    assert [t.text for t in found.tasks] == ["Do it"]


def test_the_context_of_a_field_in_a_line_is_its_sentence():
    found = content("## Tools\nAll fine. You need [skill:: SQL] daily. Bye.")
    assert [(f.value, f.heading, f.context) for f in found.fields] == [
        ("SQL", "Tools", "You need SQL daily.")
    ]
