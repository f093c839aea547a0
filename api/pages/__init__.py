"""The pages of Prasan, for people; every verb they offer stands in ``/api`` too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI


def furnish(app: FastAPI) -> None:
    """Add the pages to the web, and have refusals drawn as pages."""
    from fastapi import Depends  # noqa: PLC0415 - whoever reads a part of this needs no web

    from api.pages.doors import DOORS  # noqa: PLC0415 - the same
    from api.pages.handed_in import roomy  # noqa: PLC0415 - the same
    from api.pages.refusals import draw_problem  # noqa: PLC0415 - the same

    for doors in DOORS:
        app.include_router(doors, dependencies=[Depends(roomy)])
    app.state.draw_problem = draw_problem
