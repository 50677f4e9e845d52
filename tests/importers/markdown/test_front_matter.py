import pytest

from explorer_kit.importers.markdown.front_matter import split_front_matter, texts


def front(text):
    return split_front_matter(text)[0]


def test_values_stay_text_where_yaml_would_guess_a_type():
    values = front("---\ntime: 14:00\ndate: 2026-03-05\nyes: no\nn: 007\n---\n").values
    assert values == {"time": "14:00", "date": "2026-03-05", "yes": "no", "n": "007"}


def test_keys_are_folded_but_shown_as_written():
    found = front("---\nFollow-Up: x\nEntrevista con: y\n---\n")
    assert list(found.values) == ["follow up", "entrevista con"]
    assert found.fields() == (("Follow-Up", "x"), ("Entrevista con", "y"))


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("[[Zoë Quill]]", ("[[Zoë Quill]]",)),
        ('"[[Zoë Quill]]"', ("[[Zoë Quill]]",)),
        ("[[people/Zoë Quill|Zo]]", ("[[people/Zoë Quill|Zo]]",)),
        ("[[Quill, Zoë]]", ("[[Quill, Zoë]]",)),
        ("\n- [[Zoë Quill]]\n- [[Max Muster]]", ("[[Zoë Quill]]", "[[Max Muster]]")),
        ("[[[Zoë Quill]], [[Max Muster]]]", ("[[Zoë Quill]]", "[[Max Muster]]")),
        ("[Zoë Quill, Max Muster]", ("Zoë Quill", "Max Muster")),
        ("", ()),
    ],
)
def test_wikilinks_survive_yaml(yaml, expected):
    assert texts(front(f"---\nattendees: {yaml}\n---\n").values["attendees"]) == expected


@pytest.mark.parametrize(
    ("block", "key", "expected"),
    [
        ("title: Chat: Zoë & me\ndate: 2026-03-05", "title", ("Chat: Zoë & me",)),
        ("attendees: [[Zoë]], [[Max]]", "attendees", ("[[Zoë]], [[Max]]",)),
        ("a: {{x}}\ntags:\n  - one\n  - two", "tags", ("one", "two")),
        ('a: \'x\nb: "quoted"', "b", ("quoted",)),
        ("a: @x\nwith: [Anna Beispiel, Max Muster]", "with", ("Anna Beispiel, Max Muster",)),
        ("a:\tb\nperson: Anna Beispiel", "person", ("Anna Beispiel",)),
    ],
)
def test_broken_yaml_is_read_line_by_line(block, key, expected):
    found, body = split_front_matter(f"---\n{block}\n---\nThe body.\n")
    assert not found.valid
    assert texts(found.values[key]) == expected
    assert body == "The body.\n"


def test_aliases_are_refused_and_not_unfolded():
    bomb = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9) if n else 'x'}]" for n in range(12))
    assert not front(f"---\n{bomb}\n---\n").valid


def test_deep_nesting_is_invalid_and_no_crash():
    assert not front(f"---\na: {'[' * 5000}\n---\n").valid


def test_front_matter_that_is_never_closed_ends_at_its_first_other_line():
    found, body = split_front_matter("---\ntype: call\nperson: Anna Beispiel\n\nThe body: yes.\n")
    assert found.values == {"type": "call", "person": "Anna Beispiel"}
    assert not found.valid
    assert body == "\nThe body: yes.\n"


@pytest.mark.parametrize(
    "text", ["", "no rulers", "---\nJust a quote between rulers.\n---\nmore", "a\n---\nb: c\n---\n"]
)
def test_text_without_front_matter_is_all_body(text):
    found, body = split_front_matter(text)
    assert (found.present, dict(found.values), body) == (False, {}, text)


def test_empty_front_matter_is_present():
    found, body = split_front_matter("---\n---\nbody")
    assert (found.present, found.valid, body) == (True, True, "body")
