"""Letters of the cast that are signed and numbered, for the tests of registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.register_name import RegisterName
from models.role import Role
from tests import cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.run import CaseRun
    from tasks.turn import Outcome

KEY = "signs"


def signs(case: CaseRun, _request: object) -> Outcome:
    """The head signs a letter, which takes the next number of the outgoing register."""
    letter = cast.CastLetter(words="registered")
    case.sign("sign", letter, of=Role.PRC_HEAD, register=RegisterName.OUTGOING)
    return case.closes("sent")


def to_sign(count: int) -> list[str]:
    """So many cases whose letters wait for the head; their codes."""
    cast.plays(signs, KEY)
    return [cast.opened(key=KEY) for _each in range(count)]


def signed(count: int) -> list[str]:
    """So many cases whose letters were signed on Tuesday, in this order; their codes."""
    with cast.clock_at(cast.TUESDAY):
        codes = to_sign(count)
        for code in codes:
            cast.completes("prc_head", code, "sign", outcome="approve")
    return codes


def news(case: CaseRun, _request: object) -> Outcome:
    """The head approves news, on which no signature stands; it takes the next of its register."""
    item = cast.CastLetter(words="news")
    case.approve("approve", item, of=Role.PRC_HEAD, register=RegisterName.NEWS, to_whom="สื่อมวลชน")
    return case.closes("out")


def papers(register: RegisterName) -> Callable[[CaseRun, object], Outcome]:
    """A mission in which the head signs a paper, which takes the next number of `register`."""

    def signs_it(case: CaseRun, _request: object) -> Outcome:
        paper = cast.CastLetter(words="signed")
        case.sign("sign", paper, of=Role.PRC_HEAD, register=register)
        return case.closes("signed")

    return signs_it
