"""The language in which the phrases are written, and the files that are written in it."""

from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest

from explorer_kit.text_checks import check_message, check_question
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.phrases import Family, compiled, load

CHECKS = resources.files("explorer_kit.resources").joinpath("checks")
FILES = sorted(file.name.removesuffix(".toml") for file in CHECKS.iterdir() if file.name.endswith(".toml"))


def found(phrases: str, text: str, **words: str) -> str | None:
    match = compiled(phrases, words).search(text)
    return match[0].strip() if match else None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("see you", "i see you there", "see you"),
        ("see you", "i see your path", None),
        ("see you", "oversee you", None),
        ("see you", "i see, (you) know", "see, (you)"),
        ("see you", "i see. you know", None),
        ("see you", "i see? you know", None),
        ("see you", "i see\n\nyou know", "see\n\nyou"),
        ("don't go", "i don't go", "don't go"),
    ],
)
def test_words_follow_one_another(phrase: str, text: str, expected: str | None):
    assert found(phrase, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hire a cook", "hire a cook"),
        ("hire the new cook", "hire the new cook"),
        ("hire cook", None),
        ("hire the first cook", None),
    ],
)
def test_one_of_these_and_one_of_these_or_nothing(text: str, expected: str | None):
    assert found("hire (a|the) [new|second hand] cook", text) == expected


def test_alternatives_may_be_of_several_words_and_nested():
    phrase = "(take on|(hire|employ) as) me"
    assert [bool(found(phrase, text)) for text in ("take on me", "employ as me", "employ me")] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("gap", "most"), [("..", 2), ("...", 5)])
def test_a_gap_holds_up_to_so_many_words(gap: str, most: int):
    for words in range(most + 2):
        text = f"learn {'x ' * words}from"
        assert (found(f"learn {gap} from", text) is not None) is (words <= most)


def test_a_gap_ends_with_the_sentence():
    assert found("learn ... from", "learn it. from") is None
    assert found("learn ... from", "learn $20, it's (well-known) from") is not None


def test_what_must_not_follow():
    phrase = "hiring !(manager|process of)"
    assert found(phrase, "hiring now") == "hiring"
    assert found(phrase, "hiring") == "hiring"
    assert found(phrase, "hiring manager") is None
    assert found(phrase, "hiring process of yours") is None
    assert found(phrase, "hiring process") == "hiring"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("why not", True),
        ("why not?", True),
        ("why not. so", True),
        ("why not\nso", False),
        ("why not go", False),
    ],
)
def test_the_end_of_a_sentence(text: str, there: bool):
    assert (found("why not end", text) is not None) is there


@pytest.mark.parametrize(
    ("phrase", "right", "wrong"),
    [
        ("hir(e|ing)", ["hire", "hiring"], ["hir", "hired"]),
        ("job(s|)", ["job", "jobs"], ["jobless"]),
        ("organi(s|z)ation(s|)", ["organisation", "organizations"], ["organic"]),
        ("recruit*", ["recruit", "recruiters", "recruit-day"], ["recrui"]),
    ],
)
def test_endings(phrase: str, right: list[str], wrong: list[str]):
    assert [text for text in right if not found(phrase, text)] == []
    assert [text for text in wrong if found(phrase, text)] == []


def test_lists_of_words():
    words = {"post": "job(s|)|work experience|a {kind} place", "kind": "free|paid"}
    assert found("find {post} soon", "find a paid place soon", **words) == "find a paid place soon"
    assert found("find {post} soon", "find jobs soon", **words) == "find jobs soon"
    assert found("find {post} soon", "find a place soon", **words) is None


def test_remarks_and_empty_lines_are_no_phrases():
    pattern = compiled("# hire me\n\nfind me a job\n  # another\n")
    assert pattern.search("hire me") is None
    assert pattern.search("anything at all") is None
    assert pattern.search("find me a job")


def test_an_unknown_list_is_a_mistake_in_the_file():
    with pytest.raises(KeyError):
        compiled("find {no_such_list}")


def test_other_words_veto_what_overlaps_them():
    family = Family("job", "asks", compiled("find .. job(s|)"), compiled("your first job"))
    low = "find your first job. and find me jobs, please"
    assert [span.of(low) for span in family.matches(low)] == ["find me jobs"]
    alone = Family("job", "asks", compiled("find .. job(s|)"))
    assert [span.of(low) for span in alone.matches(low)] == ["find your first job", "find me jobs"]


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_whole(name: str):
    table = tomllib.loads(CHECKS.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    phrases = load(name)
    assert {family.name for family in phrases.families} == set(table.get("families", {}))
    assert set(phrases.lists) == set(table) - {"families", "words"}
    assert all(family.why for family in phrases.families)


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_fits_the_empty_text(name: str):
    phrases = load(name)
    patterns = {
        **phrases.lists,
        **{family.name: family.phrases for family in phrases.families},
        **{f"{family.name} unless": family.unless for family in phrases.families if family.unless},
    }
    assert [key for key, pattern in patterns.items() if pattern.search("")] == []


HOSTILE = [
    "i would like to know more about ",
    "could you tell me if you know of any ",
    "not ",
    "what how why ",
    "in your first year, ",
    "is there any chance of ",
    "if ",
    "job ",
    "a-",
    "'",
    "' \"",
    "(,",
    "- ",
    "20 to 30 or ",
    "from 3 to ",
    "half past ",
    "as you wrote, ",
    "you and ",
    "\n",
    "\n- ",
    "a.",
    "?",
    " ",
    "aaaa",
    "from left to ",
    "Muster ",
    "é",
]


@pytest.mark.parametrize("repeated", HOSTILE)
def test_no_text_takes_long(repeated: str):
    """Time of the processor, so that a busy machine fails nothing."""
    check_question("Warm up?")
    text = f"How do you plan the depot {(repeated * 20_000)[:20_000]} hire me"
    for check in (
        check_question,
        check_message,
        lambda it: check_message(f"I see {it}", recipient_facts=[it]),
    ):
        began = time.process_time()
        check(text)
        assert time.process_time() - began < 2


def test_first_place_of_a_list():
    text = English("Well. Right?")
    found = load("questions").first(text, "tags")
    assert found is not None
    assert found.of(text.raw) == "Right"
