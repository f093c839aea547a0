"""Suspending the flow run of a case that waits for people or time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from httpx import HTTPError
from prefect import suspend_flow_run
from prefect.exceptions import Abort

if TYPE_CHECKING:
    from typing import NoReturn


class UnheardError(Abort):
    """Prefect did not hear how a leg ended.

    It is Prefect's `Abort`, so that its engine lets the run be instead of proposing that it failed;
    `workflows.flow_runs` takes the run up again.
    """


def suspend() -> NoReturn:
    """Suspend the flow run that this is called in; it ends here, by an exception of Prefect's."""
    try:
        # A key that was used before would not suspend; a time limit would fail the run at its end.
        suspend_flow_run(key=uuid4().hex, timeout=None)
    except HTTPError as error:
        raise UnheardError(str(error)) from error
    raise UnheardError("Prefect went on with a run that it was asked to suspend")
