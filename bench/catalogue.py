"""Who is measured, on what, through which door; written by hand."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bench.contender import Contender, Place

IN_PROCESS = "in_process"
OVER_HTTP = "over_http"


class Entry(NamedTuple):
    """One contender: its name, where its class stands, the door, what must be installed."""

    name: str
    place: str
    door: str
    databases: tuple[str, ...]
    needs: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the cost of its waiting cases says anything (bare rows and HTTP add nothing)."""
        return self.door == IN_PROCESS and self.name not in {"floor", "viewflow_given"}

    @property
    def missing(self) -> list[str]:
        """The packages that it needs and that are not installed."""
        return [package for package in self.needs if find_spec(package) is None]

    def make(self, place: Place) -> Contender:
        """The contender itself, brought up in this process."""
        module, name = self.place.split(":")
        made: Contender = getattr(import_module(module), name)(place)
        return made


BOTH = ("sqlite", "postgresql")
DJANGO = ("django", "viewflow", "waitress")

ENTRIES = (
    Entry("floor", "bench.floor:Floor", IN_PROCESS, BOTH),
    Entry("spiff", "bench.spiff_peer:Spiff", IN_PROCESS, ("sqlite",), ("SpiffWorkflow",)),
    Entry("prasan", "bench.prasan_in_process:Prasan", IN_PROCESS, BOTH),
    Entry("viewflow", "bench.viewflow_peer.in_process:Viewflow", IN_PROCESS, BOTH, DJANGO),
    Entry(
        "viewflow_given", "bench.viewflow_peer.in_process:ViewflowGiven", IN_PROCESS, BOTH, DJANGO
    ),
    Entry("prasan", "bench.prasan_over_http:PrasanOverHttp", OVER_HTTP, BOTH),
    Entry("viewflow", "bench.viewflow_peer.over_http:ViewflowOverHttp", OVER_HTTP, BOTH, DJANGO),
    Entry(
        "viewflow_given",
        "bench.viewflow_peer.over_http:ViewflowGivenOverHttp",
        OVER_HTTP,
        BOTH,
        DJANGO,
    ),
)


def entry(name: str, door: str) -> Entry:
    """The entry of that name at that door; raises `LookupError`."""
    for found in ENTRIES:
        if (found.name, found.door) == (name, door):
            return found
    raise LookupError(f"{name} {door}")
