"""The figures of the due dates: every span, beside the promise; the pace is the machine's."""

from __future__ import annotations

from bench.due_dates import AT_LEAST, SPANS, measured


def test_every_span_is_measured_and_held_against_the_promise() -> None:
    found = measured(counts=50, repeat=1)
    rates, promise = found["due_dates_per_s"], found["promise"]
    assert rates.keys() == SPANS.keys()
    assert promise["measured"] == min(rates.values()) > 0
    assert promise["kept"] == (promise["measured"] >= AT_LEAST)
