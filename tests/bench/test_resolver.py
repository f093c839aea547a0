"""The figures of who may act: beside the promise; the pace is the machine's."""

from __future__ import annotations

import pytest

from bench.resolver import AT_MOST_MS, ORDERS, PEOPLE, measured


@pytest.mark.usefixtures("database")
def test_reading_and_asking_is_held_against_the_promise() -> None:
    found = measured(samples=50)
    promise = found["promise"]
    assert (found["people"], found["orders"]) == (PEOPLE, ORDERS)
    assert promise["measured"] == found["read_and_asked"]["p50_ms"] > 0
    assert promise["kept"] == (promise["measured"] <= AT_MOST_MS)
