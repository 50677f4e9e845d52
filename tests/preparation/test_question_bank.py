"""The bank that comes with the package, and what the user adds."""

from collections import Counter

from explorer_kit.preparation.question_bank import load_bank, with_own, with_yield
from explorer_kit.preparation.questions import CATEGORIES, own_question, said_alike, worded

BANK = load_bank()


def test_the_bank_has_questions_for_everybody_in_all_three_categories():
    for_all = Counter(q.category for q in BANK.questions if q.roles == ("any",) and q.seniority == ("any",))
    assert len(BANK.questions) >= 60
    assert all(for_all[category] >= 15 for category in CATEGORIES)


def test_every_question_is_complete_and_said_once():
    assert [problem for question in BANK.questions for problem in question.problems()] == []
    assert len({question.question_id for question in BANK.questions}) == len(BANK.questions)
    assert len({said_alike(question.text) for question in BANK.questions}) == len(BANK.questions)
    assert all(question.follow_ups and question.goals for question in BANK.questions)


def test_every_topic_is_explained_and_used():
    assert {goal for question in BANK.questions for goal in question.goals} == set(BANK.goals)


def test_every_placeholder_is_filled():
    texts = [text for question in BANK.questions for text in (question.text, *question.follow_ups)]
    assert [text for text in texts if "{" in worded(text)] == []


def test_the_words_around_the_questions_are_in_the_order_of_use():
    assert list(BANK.opening)[:2] == ["purpose", "time_limit"]
    assert list(BANK.closing) == ["time_check", "thanks", "takeaway", "referral", "follow_up"]
    assert "play_back" in BANK.listening


def test_own_questions_come_first_and_replace_the_same_words():
    bank_text = BANK.questions[0].text
    mine = [
        own_question("Why here?", category="career_path"),
        own_question(bank_text, category="career_path"),
    ]
    together = with_own(mine)
    assert len(together) == len(BANK.questions) + 1
    assert {question.origin for question in together[:2]} == {"own"}
    assert with_own(reversed(mine)) == together


def test_the_yield_is_attached_by_id():
    first, second, *_ = with_yield(BANK.questions, {BANK.questions[0].question_id: (4, 1.5)})
    assert (first.asked, first.insights, second.asked, second.insights) == (4, 1.5, 0, None)
