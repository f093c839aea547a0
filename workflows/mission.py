"""The definition of a mission, and the decorator that makes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tasks.turn import Outcome

if TYPE_CHECKING:
    from forms.form import Form
    from models.wording import Text

Procedure = Callable[..., Outcome]


@dataclass(frozen=True)
class Mission:
    """What the office does, in code; one run of it is a `models.case.Case`.

    `code` stands in the case's number (``PRES-2570-0001``), `opens_with` is its opening form,
    `messages` the forms of what may be sent to it from outside, `opened_by` the roles that may open
    one (empty: everybody of the office). `paced` says that its own limits speak of urgency already
    (the modes of a press conference), so that the class of an urgent letter does not shorten them.
    `confided_to` are the roles to which alone its cases are told, with whoever opened them and
    whoever is given work in them by name; never whom they are about
    (`models.reader_list.about_staff`).
    """

    key: str
    code: str
    title: Text
    opens_with: type[Form]
    procedure: Procedure
    messages: Mapping[str, type[Form]] = field(default_factory=dict)
    opened_by: tuple[str, ...] = ()
    paced: bool = False
    confided_to: tuple[str, ...] = ()
    subject_of: Callable[[Any], str] = lambda request: str(request.subject)
    urgency_of: Callable[[Any], str] = lambda request: (
        request.urgency.value if hasattr(request, "urgency") else "normal"
    )

    @property
    def procedure_in_words(self) -> str:
        """The procedure as the office's manual has it."""
        return self.procedure.__doc__ or ""


def mission(
    key: str, *, code: str, opens_with: type[Form], title: Text, **more: Any
) -> Callable[[Procedure], Mission]:
    """Make a function ``(case, request) -> Outcome`` a mission.

    The function is read from the top again and again (`tasks.run`), so it may use the verbs of
    `case` and its arguments, and nothing else: no clock, no randomness, no session, no client.
    """

    def made(procedure: Procedure) -> Mission:
        return Mission(
            key=key, code=code, title=title, opens_with=opens_with, procedure=procedure, **more
        )

    return made
