"""Every input has its label."""

import pytest

from explorer_kit.widgets import fields


@pytest.mark.parametrize(
    "made",
    [
        fields.text_field("Who"),
        fields.long_text_field("Who"),
        fields.choice_field("Who", [("a", 1)], 1),
        fields.list_field("Who"),
        fields.day_field("Who"),
        fields.number_field("Who", 3),
        fields.number_field("Who", 3.5, whole=False),
        fields.tick_field("Who"),
        fields.upload_field("Who"),
        fields.button("Who"),
    ],
)
def test_every_input_is_labelled(made):
    assert made.description == "Who"


def test_a_label_from_a_file_is_text():
    assert fields.text_field("<b>Who</b>").description_allow_html is False


def test_a_label_with_dollar_signs_is_not_set_as_a_formula():
    made = fields.text_field("Price $in$ <b>€</b>")
    assert made.description_allow_html is True
    assert made.description == "<code>Price &#36;in&#36; &lt;b&gt;€&lt;/b&gt;</code>"


@pytest.mark.parametrize("made", [fields.text_field("Who"), fields.long_text_field("Who")])
def test_a_text_is_told_whole_so_that_a_button_does_not_overtake_it(made):
    assert made.continuous_update is False


def test_a_search_is_told_at_each_key():
    assert fields.text_field("Who", live=True).continuous_update is True


def test_what_is_hidden_takes_no_room():
    made = fields.text_field("Who")
    fields.show(made, False)
    assert made.layout.display == "none"
    fields.show(made, True)
    assert made.layout.display is None


def test_only_the_main_button_stands_out():
    assert fields.button("Import", main=True).button_style == "primary"
    assert fields.button("Try it out").button_style == ""
