"""Who can be asked to do a task, and who stands above them where they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Session, col, select

from models import clock
from models.authority import is_hidden_from_all, somebody_takes
from models.case import Case
from models.human_task import HumanTask
from models.offer import Candidate
from models.post import Post, posts_at, posts_with
from models.role import LEADERS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Askable(NamedTuple):
    """Who of an office can take one task of a case today."""

    session: Session
    task: HumanTask
    case: Case

    def takes(self, offers: Sequence[Candidate], barred: Sequence[int] = ()) -> bool:
        """Whether somebody of those offers takes it, in whatever capacity."""
        return somebody_takes(self.session, self.task, self.case, offers, barred)

    def is_hidden_from(self, offers: Sequence[Candidate], barred: Sequence[int]) -> bool:
        """Whether nobody takes it only because nobody of them may see the case."""
        return is_hidden_from_all(self.session, self.task, self.case, offers, barred)

    def above(self, offers: Sequence[Candidate], barred: Sequence[int]) -> list[Candidate]:
        """The posts nearest above those asked for which somebody takes it; else the leaders."""
        climbed: set[int | None] = {None}
        rungs = {post.reports_to_id for post in self._posts_of(offers)}
        while rungs - climbed:
            posts = [Candidate(post_id=each) for each in rungs - climbed]
            if found := self._taking(posts, barred):
                return found
            climbed |= rungs
            above = select(Post.reports_to_id).where(col(Post.id).in_(rungs))
            rungs = set(self.session.exec(above))
        return self._taking([Candidate(role=role) for role in sorted(LEADERS)], barred)

    def _taking(self, offers: list[Candidate], barred: Sequence[int]) -> list[Candidate]:
        return [each for each in offers if self.takes([each], barred)]

    def _posts_of(self, offers: Sequence[Candidate]) -> list[Post]:
        roles = {each.role for each in offers if each.role}
        posts = posts_with(self.session, self.case.office_id, roles)
        for each in offers:
            if each.person_id is not None:
                posts += posts_at(self.session, each.person_id, clock.now())
        return posts
