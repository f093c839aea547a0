"""What may happen to a human task, said a second time and differently: the model of the machine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.cast import STAFF

PEOPLE = (*STAFF, "stranger")
LEADERS = frozenset({"director", "deputy"})
BELOW = {"prc_head": frozenset({"news1", "news2", "liaison"})}
STANDING = frozenset({"ready", "claimed", "delegated"})
FROM = {
    "claim": frozenset({"ready"}),
    "release": frozenset({"claimed"}),
    "save_draft": frozenset({"claimed", "delegated"}),
    "delegate": frozenset({"claimed"}),
    "hand_back": frozenset({"delegated"}),
    "reassign": STANDING,
    "complete": STANDING,
    "cancel": STANDING,
}


@dataclass(frozen=True)
class Task:
    """A task as people think of it."""

    decides: bool
    candidates: frozenset[str]
    barred: frozenset[str]
    state: str = "ready"
    holder: str | None = None
    owner: str | None = None

    def right_moment(self, verb: str) -> bool:
        """Whether anybody could do that now."""
        return self.state in FROM[verb]

    def right_person(self, verb: str, who: str, to: str) -> bool:
        """Whether `who` is the one to do it, to the benefit of `to`."""
        holds = who == self.holder
        if verb == "claim":
            return who in self.candidates
        if verb == "complete":
            mine = holds or (self.holder is None and who in self.candidates)
            return mine and who not in self.barred and not (self.decides and self.owner)
        if verb == "delegate":
            return holds and to != "stranger"
        if verb == "reassign":
            fits = to in self.candidates if self.decides else to != "stranger"
            return fits and self._may_move(who)
        return who in LEADERS if verb == "cancel" else holds or self._lent_it(verb, who)

    def _lent_it(self, verb: str, who: str) -> bool:
        return verb == "hand_back" and who == self.owner

    def after(self, verb: str, who: str, to: str) -> Task:
        """The task when it is done."""
        new = {
            "claim": ("claimed", who, None),
            "release": ("ready", None, None),
            "save_draft": (self.state, self.holder, self.owner),
            "delegate": ("delegated", to, who),
            "hand_back": ("claimed", self.owner, None),
            "reassign": ("claimed", to, None),
            "complete": ("completed", who, self.owner),
            "cancel": ("cancelled", self.holder, self.owner),
        }[verb]
        return replace(self, state=new[0], holder=new[1], owner=new[2])

    def _may_move(self, who: str) -> bool:
        answers = self.owner or self.holder
        return (
            who == answers or who in LEADERS | {"admin"} or answers in BELOW.get(who, frozenset())
        )
