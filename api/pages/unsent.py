"""What somebody typed and did not hand in, as a paper to copy from: not what was there anyway."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from api.pages.control import Control, Filled, controls
from api.pages.handed_in import HandedIn, answer_in
from api.pages.page import LANGUAGES
from api.pages.paper import Paper, Reading, paper
from api.pages.untouched import left_alone, mark_of
from forms.named import form_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.pages.choosable import Choices
    from models.human_task import HumanTask


def unsent(task: HumanTask, typed: Mapping[str, Any], reading: Reading) -> Paper:
    """All that was typed; the content that is decided on only where something in it was changed."""
    shows = task.detail.get("shows") or {}
    content = dict(typed)
    # A page posts the fields for edits whatever is chosen, filled with what is decided on.
    if shows and content.get("edited") and _is_untouched(task, content["edited"], reading.choices):
        del content["edited"]
    told = {"form": task.form, "content": content}
    return paper(told, replace(reading, about=shows.get("form", "")))


def edits(shows: Mapping[str, Any], filled: Filled, choices: Choices) -> tuple[Control, ...]:
    """The fields in which the content that is decided on can be changed."""
    content = filled.data.get("edited") or shows["content"]
    again = Filled(content, filled.problems, {}, choices, filled.added, filled.locale)
    return controls(form_named(shows["form"]), again, "edited.")


def _is_untouched(task: HumanTask, edited: Any, choices: Choices) -> bool:
    """Whether it is what a page posts if nobody touches it, in whichever language it was drawn."""
    return any(
        mark_of({"edited": edited}) == mark_of({"edited": answer_in(task, posted).get("edited")})
        for posted in (_left_alone(task, choices, locale) for locale in LANGUAGES)
    )


def _left_alone(task: HumanTask, choices: Choices, locale: str) -> HandedIn:
    drawn = edits(task.detail["shows"], Filled({}, locale=locale), choices)
    return HandedIn(tuple(left_alone(drawn)))
