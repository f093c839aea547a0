"""What is missing is asked for once, all of it together (handbook 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from models.role import Role
from tasks.asking_more import ask_for_more, close_without_answer
from workflows.asking import ANSWER_WITHIN, telephone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.form import Form
    from forms.requester import RequesterBlock
    from tasks.run import CaseRun

Online = TypeVar("Online", bound="Form")
OnPaper = TypeVar("OnPaper", bound="Form")


def asked_once(
    case: CaseRun,
    request: RequesterBlock,
    missing: Sequence[str],
    *,
    online: type[Online],
    on_paper: type[OnPaper],
) -> Online | OnPaper | None:
    """What the requester adds, through the link of the letter or as a clerk enters it.

    None when nothing came in time: they were told that the matter is closed.
    """
    asked_at = case.now
    case.tell(
        ask_for_more, request=request, missing=missing, asked_at=asked_at, within=ANSWER_WITHIN
    )
    words = f"ขอข้อมูลเพิ่มเติม ได้แก่ {', '.join(missing)}"
    telephone(case, "call-about-missing", request, words)
    answer = case.any(
        "supplement-answer",
        online=lambda: case.wait_for("supplement", online),
        by_clerk=lambda: case.record(
            "enter-supplement",
            on_paper,
            of=Role.REG_CLERK,
            due=ANSWER_WITHIN,
            shows=request,
            note=words,
        ),
        silence=lambda: case.wait_until("ten-days", ANSWER_WITHIN),
    )
    if "silence" not in answer:
        supplement: Online | OnPaper = next(iter(answer.values()))
        return supplement
    case.tell(close_without_answer, request=request, asked_at=asked_at)
    return None
