"""What the case carries: viewflow's own process row with the form's fields in its JSON column."""

from __future__ import annotations

from viewflow import jsonstore
from viewflow.workflow.models import Process


class Publicity(Process):
    """A request for publicity (a proxy, as viewflow's cookbook has it: no second table)."""

    subject = jsonstore.CharField(max_length=200)
    place = jsonstore.CharField(max_length=200)
    starts = jsonstore.DateTimeField()
    audience = jsonstore.CharField(max_length=200)
    details = jsonstore.TextField()
    manager_approves = jsonstore.BooleanField(default=False)
    director_approves = jsonstore.BooleanField(default=False)
    served = jsonstore.CharField(max_length=50, default="")

    class Meta:
        """No table of its own."""

        proxy = True
