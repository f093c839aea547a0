"""The four steps as viewflow has them, in two ways of saying whose a task is."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.flow.views import CreateProcessView, UpdateProcessView

from bench.contender import FORM
from bench.viewflow_peer.models import Publicity


def serve(activation: Any) -> None:
    """The service step; viewflow runs it in the director's transaction."""
    activation.process.served = f"case {activation.process.pk}"
    activation.process.save()


class Offered(flow.Flow):
    """Publicity, offered.

    Tasks are offered to whoever has the permission, as in viewflow's own tutorial and as Prasan
    offers them to a role; they are taken from a queue before they can be done.
    """

    process_class = Publicity

    start = flow.Start(CreateProcessView.as_view(fields=list(FORM))).Next(this.manager)
    manager = (
        flow.View(UpdateProcessView.as_view(fields=["manager_approves"]))
        .Permission(auto_create=True)
        .Next(this.director)
    )
    director = (
        flow.View(UpdateProcessView.as_view(fields=["director_approves"]))
        .Permission(auto_create=True)
        .Next(this.service)
    )
    service = flow.Function(serve).Next(this.end)
    end = flow.End()


class Given(flow.Flow):
    """Publicity, given.

    Tasks are given to one named person when they are made: the shortest way that viewflow has,
    without a queue and without a transaction for taking.
    """

    process_class = Publicity

    start = flow.Start(CreateProcessView.as_view(fields=list(FORM))).Next(this.manager)
    manager = (
        flow.View(UpdateProcessView.as_view(fields=["manager_approves"]))
        .Assign(username="manager")
        .Next(this.director)
    )
    director = (
        flow.View(UpdateProcessView.as_view(fields=["director_approves"]))
        .Assign(username="director")
        .Next(this.service)
    )
    service = flow.Function(serve).Next(this.end)
    end = flow.End()
