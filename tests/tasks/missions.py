"""Missions made up by Hypothesis: trees of verbs, and how to perform them on a `CaseRun`."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from models.role import Role
from models.wording import _
from tasks.decided import Decided
from tasks.service import ServiceCall, service_step
from tasks.signals import Departure, Interrupted
from tests.cast import CastAnswer, CastLetter

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.deadline import Due
    from tasks.run import CaseRun

LEAVES = ("ask", "approve", "loop", "leave", "depart", "run", "tell", "wait_for", "wait_until")
LEFT = object()
"""What a branch gives back when it returned early."""


@service_step("stamp", title=_("ประทับตรา", "Stamp"))
def stamp(call: ServiceCall, **_arguments: Any) -> str:
    """Answers with its key."""
    return call.idempotency_key


@dataclass(frozen=True)
class Node:
    """One statement of a made-up mission."""

    kind: str
    name: str
    inner: tuple[Node, ...] = ()
    n: int = 1
    cleans: tuple[Node, ...] = field(default=())

    def everything(self) -> list[Node]:
        """This node and all below it."""
        below = itertools.chain.from_iterable(x.everything() for x in (*self.inner, *self.cleans))
        return [self, *below]

    def kinds(self) -> set[str]:
        """The kinds of all these statements."""
        return {each.kind for each in self.everything()}


def perform(case: CaseRun, node: Node, due: Due = None) -> Any:
    """Do what `node` says, as a mission written by hand would."""
    return _DO[node.kind](case, node, due)


def _ask(case: CaseRun, node: Node, _due: Due) -> Any:
    return case.ask(node.name, CastLetter, of=Role.NEWS_OFFICER).words


def _approve(case: CaseRun, node: Node, _due: Due) -> Any:
    decided: Decided[Any] = case.approve(node.name, of=Role.DIRECTOR)
    return decided.outcome


def _loop(case: CaseRun, node: Node, _due: Due) -> Any:
    while case.approve(node.name, of=Role.DIRECTOR).returned:
        case.ask(f"again-{node.name}", CastLetter, of=Role.NEWS_OFFICER)


def _leave(case: CaseRun, node: Node, _due: Due) -> Any:
    return LEFT if case.approve(node.name, of=Role.DIRECTOR).rejected else None


def _depart(case: CaseRun, node: Node, _due: Due) -> Any:
    if case.approve(node.name, of=Role.DIRECTOR).rejected:
        raise Departure(node.name)


def _run(case: CaseRun, node: Node, _due: Due) -> Any:
    return case.run(stamp, node.name, after=case.now)


def _tell(case: CaseRun, node: Node, _due: Due) -> Any:
    case.tell(stamp, node.name, after=case.now)


def _wait_for(case: CaseRun, node: Node, _due: Due) -> Any:
    return case.wait_for(node.name, CastAnswer).yes


def _wait_until(case: CaseRun, node: Node, due: Due) -> Any:
    return case.wait_until(node.name, due)


def _seq(case: CaseRun, node: Node, due: Due) -> Any:
    for inner in node.inner:
        if perform(case, inner, due) is LEFT:
            return LEFT
    return None


def _branches(case: CaseRun, node: Node, due: Due) -> dict[str, Callable[[], Any]]:
    return {
        f"{node.name}-{place}": partial(perform, case, inner, due)
        for place, inner in enumerate(node.inner)
    }


def _all(case: CaseRun, node: Node, due: Due) -> Any:
    results = case.all(**_branches(case, node, due))
    assert len(results) == len(node.inner)


def _any(case: CaseRun, node: Node, due: Due) -> Any:
    winners = case.any(node.name, node.n, **_branches(case, node, due))
    assert len(winners) == node.n


def _each(case: CaseRun, node: Node, due: Due) -> Any:
    items = list(range(node.n))
    assert len(case.each(node.name, items, lambda _n: perform(case, node.inner[0], due))) == node.n


def _finally(case: CaseRun, node: Node, due: Due) -> Any:
    try:
        return perform(case, node.inner[0], due)
    finally:
        perform(case, node.cleans[0], due)


def _except(case: CaseRun, node: Node, due: Due) -> Any:
    try:
        return perform(case, node.inner[0], due)
    except Interrupted:
        perform(case, node.cleans[0], due)
        if node.n == 1:  # the others let it pass, and the mission goes on
            raise
        return None


def _rescue(case: CaseRun, node: Node, due: Due) -> Any:
    try:
        return perform(case, node.inner[0], due)
    except Departure:
        return perform(case, node.cleans[0], due)


_DO: dict[str, Callable[[CaseRun, Node, Due], Any]] = {
    "ask": _ask,
    "approve": _approve,
    "loop": _loop,
    "leave": _leave,
    "depart": _depart,
    "rescue": _rescue,
    "run": _run,
    "tell": _tell,
    "wait_for": _wait_for,
    "wait_until": _wait_until,
    "seq": _seq,
    "all": _all,
    "any": _any,
    "each": _each,
    "finally": _finally,
    "except": _except,
}

_leaf = st.sampled_from(LEAVES).map(lambda kind: Node(kind, ""))
_clean = st.sampled_from(("ask", "run", "tell", "wait_for")).map(lambda kind: Node(kind, ""))


def _few(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


def _wider(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    few = _few(inner)
    return st.one_of(
        few.map(lambda nodes: Node("seq", "", nodes)),
        few.map(lambda nodes: Node("all", "", nodes)),
        st.tuples(few, st.integers(1, 3)).map(
            lambda made: Node("any", "", made[0], n=min(made[1], len(made[0])))
        ),
        st.tuples(inner, st.integers(0, 3)).map(
            lambda made: Node("each", "", (made[0],), n=made[1])
        ),
        _tidy(inner),
    )


def _tidy(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.tuples(inner, _clean).map(lambda two: Node("finally", "", (two[0],), cleans=(two[1],))),
        st.tuples(inner, _clean).map(lambda two: Node("rescue", "", (two[0],), cleans=(two[1],))),
        st.tuples(inner, _clean, st.integers(0, 1)).map(
            lambda made: Node("except", "", (made[0],), n=made[2], cleans=(made[1],))
        ),
    )


def _named(node: Node) -> Node:
    """Every statement gets a name of its own, so that `~2` in a key means *done twice*."""
    count = itertools.count()

    def name(each: Node) -> Node:
        called = f"{each.kind.replace('_', '-')}-{next(count)}"
        inner, cleans = tuple(map(name, each.inner)), tuple(map(name, each.cleans))
        return replace(each, name=called, inner=inner, cleans=cleans)

    return name(node)


_branch = st.one_of(_leaf, _wider(_leaf))
_racer = st.one_of(_leaf, st.just(Node("depart", "")), _tidy(_branch))
_contest = st.one_of(
    _few(_racer).map(lambda nodes: Node("any", "", nodes)),
    _few(_racer).map(lambda nodes: Node("all", "", nodes)),
)
_tree = st.one_of(_wider(_branch), _wider(_wider(_branch)))  # small ones alone prove little


def _whole(tree: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    rescued = tree.map(lambda node: Node("rescue", "", (node,), cleans=(Node("ask", ""),)))
    return rescued.map(lambda node: _named(Node("seq", "", (node, Node("ask", "")))))


missions = _whole(_tree)
contests = _whole(st.one_of(_contest, _wider(_contest)))
"""Missions whose branches race each other or depart, and who is told to stop may clean up."""


def missions_with(kind: str) -> st.SearchStrategy[Node]:
    """Missions in which there is a statement of that kind."""
    return missions.filter(lambda node: kind in node.kinds())


def missions_without(*kinds: str) -> st.SearchStrategy[Node]:
    """Missions in which there is none of those kinds."""
    return missions.filter(lambda node: not node.kinds() & set(kinds))
