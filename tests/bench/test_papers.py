"""The figures of the papers: every kind, the memo beside the promise; the pace is the machine's."""

from __future__ import annotations

from bench.papers import AT_MOST_MS, measured
from docs.papers import kinds


def test_every_paper_is_measured_and_the_memo_held_against_the_promise() -> None:
    found = measured(rounds=1, warming=0)
    papers, promise = found["papers"], found["promise"]
    assert list(papers) == kinds()
    assert promise["measured"] == papers["memo"]["p50_ms"] > 0
    assert promise["kept"] == (promise["measured"] <= AT_MOST_MS)
