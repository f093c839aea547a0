"""Screening a request, first asking once for everything that is missing (handbook 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from forms.supplement import Supplement, SupplementOnPaper
from models.role import Role
from tasks.asking_more import ask_for_more, close_without_answer
from workflows.asking import ANSWER_WITHIN, telephone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from forms.requester import RequesterBlock
    from forms.screening import Screening
    from tasks.run import CaseRun

R = TypeVar("R", bound="RequesterBlock")
S = TypeVar("S", bound="Screening")


def screened(
    case: CaseRun,
    request: R,
    *,
    first: Callable[[R], S],
    again: Callable[[R], S],
    amended: Callable[[R, Supplement], R],
    online: type[Supplement] = Supplement,
    on_paper: type[SupplementOnPaper] = SupplementOnPaper,
    clerk: Role = Role.REG_CLERK,
) -> tuple[R, S | None]:
    """The request as it then stands, and what comes of it; None if its requester fell silent.

    `clerk` is who telephones, and enters what comes on paper.

    It is screened a first time, and `again`, when nothing more can be asked, with what was added in
    it (`amended`, see :meth:`forms.supplement.Amended.of`).
    """
    screening = first(request)
    if not screening.asks_for_more:
        return request, screening
    added = _asked_once(
        case, request, screening.missing, clerk=clerk, online=online, on_paper=on_paper
    )
    if added is None:
        return request, None
    fuller = amended(request, added)
    return fuller, again(fuller)


def _asked_once(
    case: CaseRun,
    request: RequesterBlock,
    missing: Sequence[str],
    *,
    online: type[Supplement],
    on_paper: type[SupplementOnPaper],
    clerk: Role,
) -> Supplement | None:
    """What the requester adds, through the link of the letter or as a clerk enters it.

    None when nothing came in time: they were told that the matter is closed.
    """
    asked_at = case.now
    case.tell(
        ask_for_more, request=request, missing=missing, asked_at=asked_at, within=ANSWER_WITHIN
    )
    words = f"ขอข้อมูลเพิ่มเติม ได้แก่ {', '.join(missing)}"
    telephone(case, "call-about-missing", request, words, clerk=clerk)
    answer = case.any(
        "supplement-answer",
        online=lambda: case.wait_for("supplement", online),
        by_clerk=lambda: case.record(
            "enter-supplement",
            on_paper,
            of=clerk,
            due=ANSWER_WITHIN,
            shows=request,
            note=words,
        ),
        silence=lambda: case.wait_until("ten-days", ANSWER_WITHIN),
    )
    if "silence" not in answer:
        supplement: Supplement = next(iter(answer.values()))
        return supplement
    case.tell(close_without_answer, request=request, asked_at=asked_at)
    return None
