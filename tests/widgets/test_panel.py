"""Nothing that happens in a panel vanishes, and nothing is done twice."""

import pytest

from explorer_kit.errors import QueryError
from explorer_kit.widgets import fields
from explorer_kit.widgets.panel import MessageLine, Panel


class Form(Panel):
    """A panel with one button that does what it is told."""

    def __init__(self, action):
        super().__init__("A form")
        self.go = fields.button("Go")
        self.on_press(self.go, action, "Going")


def test_what_is_being_done_is_said_while_it_lasts():
    seen: list[tuple] = []
    form: Form = Form(lambda: seen.append((form.message.text, form.message.tone, form.go.disabled)))
    form.go.click()
    assert seen == [("Going …", "busy", True)]
    assert (form.message.text, form.go.disabled) == ("", False)


def test_an_input_that_an_action_changes_does_not_end_what_is_said():
    seen: list[str] = []
    name = fields.text_field("Name")

    def act():
        name.value = "Ada"
        seen.append(form.message.text)

    form = Form(act)
    form.on_input(name, lambda: None)
    form.go.click()
    assert (seen, form.message.text) == (["Going …"], "")


def test_what_the_action_says_stays():
    form: Form = Form(lambda: form.message.say("Saved.", "done"))
    form.go.click()
    assert (form.message.text, form.message.tone) == ("Saved.", "done")


def test_an_error_of_ours_is_shown_as_its_sentence():
    def fail():
        raise QueryError("There is no table 'contact'.")

    form = Form(fail)
    form.go.click()
    assert (form.message.text, form.message.tone) == ("There is no table 'contact'.", "error")
    assert form.go.disabled is False


def test_any_other_error_is_shown_with_its_type():
    form = Form(lambda: {}["missing"])
    form.go.click()
    assert form.message.text == "Unexpected KeyError: 'missing'"
    assert form.message.tone == "error"


def test_an_error_after_an_input_changed_is_shown():
    form = Form(lambda: None)
    name = fields.text_field("Name")
    form.on_input(name, lambda: int("x"))
    name.value = "Ada"
    assert "Unexpected ValueError" in form.message.text


def test_an_interrupt_is_not_swallowed():
    def interrupt():
        raise KeyboardInterrupt

    form = Form(interrupt)
    with pytest.raises(KeyboardInterrupt):
        form.go.click()


def test_the_message_is_text_and_announced():
    line = MessageLine()
    line.say("<b>no</b>", "error")
    assert "<b>" not in line.value
    assert "role='alert'" in line.value
    line.say("fine")
    assert "role='status'" in line.value


def test_only_the_outermost_work_gives_the_buttons_back():
    form = Form(lambda: None)
    with form.at_work("Outer"):
        with form.at_work("Inner"):
            pass
        assert form.go.disabled is True
    assert form.go.disabled is False
