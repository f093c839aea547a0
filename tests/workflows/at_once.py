"""Many hands at the same instant."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

from models.errors import PrasanError

if TYPE_CHECKING:
    from collections.abc import Callable


def at_once(*doings: Callable[[], Any]) -> list[PrasanError | None]:
    """Let every one of `doings` go at the same instant; what each was refused with."""
    together = Barrier(len(doings))

    def does(doing: Callable[[], Any]) -> PrasanError | None:
        together.wait()
        try:
            doing()
        except PrasanError as refusal:
            return refusal
        return None

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(does, doings))
