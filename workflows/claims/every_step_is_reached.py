"""No step is unreachable: every call of a verb that the source can name was come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from models.wording import _
from workflows.claims.fault import Fault
from workflows.exploring.sites import sites_of

if TYPE_CHECKING:
    from workflows.exploring.explorer import Explored


def every_step_is_reached(found: Explored) -> list[Fault]:
    """The steps of the source that no path comes to, each with its line.

    Of a mission that was explored in part it cannot be said; `left_in` tells which are left.
    """
    return [] if found.in_part else left_in(found)


def left_in(found: Explored) -> list[Fault]:
    """The steps of the source to which what was tried does not come."""
    return [
        Fault(
            "unreachable",
            found.mission.code,
            f"{Path(site.file).name}:{site.line}",
            _UNREACHABLE.fill(step=step),
        )
        for site, step in sites_of(found.mission.procedure).items()
        if site not in found.sites
    ]


_UNREACHABLE = _("ไม่มีเส้นทางใดไปถึงขั้นตอน {step}", "no path comes to the step {step}")
