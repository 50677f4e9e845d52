"""Changing a guide by hand: every change returns a new guide with its clock set again."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from explorer_kit.errors import ExplorerKitError
from explorer_kit.preparation.guide_items import Guide, GuideItem, clocked
from explorer_kit.preparation.interview_guide import question_item
from explorer_kit.preparation.questions import BankQuestion

_LONGEST_ITEM = 60


class GuideError(ExplorerKitError):
    """A guide cannot be changed as asked."""


def _middle(guide: Guide) -> list[GuideItem]:
    return [item for item in guide.items if item.kind not in {"opening", "closing"}]


def _with_middle(guide: Guide, middle: list[GuideItem]) -> Guide:
    opening = [item for item in guide.items if item.kind == "opening"]
    closing = [item for item in guide.items if item.kind == "closing"]
    return clocked(replace(guide, items=(*opening, *middle, *closing)))


def _position(middle: list[GuideItem], item_id: str) -> int:
    for number, item in enumerate(middle):
        if item.item_id == item_id:
            return number
    raise GuideError(f"There is no question '{item_id}' in the guide that could be changed like this.")


def moved(guide: Guide, item_id: str, direction: Literal["up", "down"]) -> Guide:
    """Return a guide with a question one place earlier or later; at the end of the list nothing changes."""
    middle = _middle(guide)
    here = _position(middle, item_id)
    there = here - 1 if direction == "up" else here + 1
    if 0 <= there < len(middle):
        middle[here], middle[there] = middle[there], middle[here]
    return _with_middle(guide, middle)


def placed(guide: Guide, item_id: str, place: int) -> Guide:
    """Return a guide with a question at a place among the questions, from 0: for dragging."""
    middle = _middle(guide)
    item = middle.pop(_position(middle, item_id))
    middle.insert(max(0, min(place, len(middle))), item)
    return _with_middle(guide, middle)


def removed(guide: Guide, item_id: str) -> Guide:
    """Return a guide without a question; what was to be listened for in it goes to its neighbour."""
    middle = _middle(guide)
    here = _position(middle, item_id)
    item = middle.pop(here)
    if item.prompts and middle:
        next_one = min(here, len(middle) - 1)
        middle[next_one] = replace(middle[next_one], prompts=(*middle[next_one].prompts, *item.prompts))
    reserve = tuple(question for question in guide.reserve if question.question_id != item_id)
    return _with_middle(replace(guide, reserve=reserve), middle)


def added(guide: Guide, question: BankQuestion, place: int | None = None) -> Guide:
    """Return a guide with one more question, pinned: at the end, or at a place among the questions.

    A question that is in already is not added twice.
    """
    middle = _middle(guide)
    if any(item.item_id == question.question_id for item in middle):
        return guide
    item = question_item(question, guide.person, pinned=True)
    middle.insert(len(middle) if place is None else max(0, min(place, len(middle))), item)
    reserve = tuple(one for one in guide.reserve if one.question_id != question.question_id)
    return _with_middle(replace(guide, reserve=reserve), middle)


def retimed(guide: Guide, item_id: str, minutes: int) -> Guide:
    """Return a guide in which an item, opening and closing among them, takes so many minutes (1 to 60)."""
    if all(item.item_id != item_id for item in guide.items):
        raise GuideError(f"There is no item '{item_id}' in the guide.")
    given = max(1, min(minutes, _LONGEST_ITEM))
    items = tuple(replace(item, minutes=given) if item.item_id == item_id else item for item in guide.items)
    return clocked(replace(guide, items=items))


def with_minutes(guide: Guide, minutes: int) -> Guide:
    """Return a guide for another agreed time; its questions stay."""
    return clocked(replace(guide, minutes=minutes))
