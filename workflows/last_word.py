"""A decision that goes as high as the office's ladder says: in the office, and then outside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from models.rung import Rung
from tasks.turn import UpTo
from workflows.outside_word import outside_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.form import Form
    from forms.outside_decision import OutsideDecision
    from models.wording import Text
    from tasks.decided import Decided
    from tasks.run import CaseRun
    from workflows.outside_word import PapersToCome

F = TypeVar("F", bound="Form")


class Entered(NamedTuple):
    """How a word from outside is entered: the form says whose is taken, the title what is done."""

    form: type[OutsideDecision]
    title: Text


class LastWord(NamedTuple):
    """Who has the last word on a `matter`; what is spoken `outside` is noted under a name."""

    matter: str
    outside: Mapping[Rung, Entered]
    papers: PapersToCome
    noted_as: str


def decided_up_to(
    case: CaseRun, name: str, content: F, last: LastWord, *, title: Text, **step: Any
) -> Decided[F]:
    """The decision on `content` at step `name`, overruled by who stands outside where it must be.

    Both within one limit; nobody outside is asked about what the office itself did not approve.
    """
    decided = case.approve(name, content, of=UpTo(last.matter), title=title, **step)
    if not decided.goes_outside:
        return decided
    how = last.outside[Rung(decided.rung)]
    word = outside_word(
        case,
        f"{name}-outside",
        how.form,
        shows=decided.content,
        of=last.papers.clerks,
        title=how.title,
        **step,
    )
    last.papers.note(case, last.noted_as, word)
    # It is decided when both have spoken, whenever the word is entered.
    return replace(decided.overruled_by(word), at=max(decided.at, word.decided_at))
