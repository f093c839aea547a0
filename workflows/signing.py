"""A letter in the office's name: signed as high as the ladder says, with its number (2.1, 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from models.matter import OFFICE_LETTER
from models.register_name import RegisterName
from tasks.turn import UpTo

if TYPE_CHECKING:
    from forms.form import Form
    from forms.requester import RequesterBlock
    from tasks.decided import Decided
    from tasks.run import CaseRun

F = TypeVar("F", bound="Form")


def signed_letter(
    case: CaseRun, name: str, letter: F, request: RequesterBlock, **step: Any
) -> Decided[F]:
    """The letter to who asked, signed; it takes the next number of the outgoing letters."""
    return case.sign(
        name, letter, to=request, of=UpTo(OFFICE_LETTER), register=RegisterName.OUTGOING, **step
    )
