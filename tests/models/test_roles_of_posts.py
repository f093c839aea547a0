"""Nobody gives themselves power through a post for which they act."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from models.acting_form import ActingForm
from models.database import write
from models.errors import NotAllowed
from models.establishment import give_roles
from models.post import Post
from models.role import Role
from tests import cast
from tests.acting import MONDAY, away, order_of

pytestmark = pytest.mark.usefixtures("office")


def gives(post: str, by: str) -> None:
    with write() as session:
        found = session.exec(select(Post).where(Post.key == post)).one()
        give_roles(session, found, [Role.SECRET_REGISTRAR], by=cast.person(session, by))


@pytest.mark.parametrize(
    "how", [{}, {"form": ActingForm.ON_BEHALF, "missions": ("test",)}], ids=["full", "lent"]
)
def test_not_of_a_post_for_which_an_order_has_them_act(how: dict[str, Any]) -> None:
    with cast.clock_at(MONDAY):
        order_of("deputy", "prc_head", **how)
        with cast.nothing_changes(), pytest.raises(NotAllowed) as refused:
            gives("prc_head", "deputy")
        assert "ปฏิบัติหน้าที่แทน" in refused.value.text.th
        gives("prc_head", "director")


def test_not_of_a_post_for_which_they_are_the_substitute() -> None:
    with cast.clock_at(MONDAY):
        with write() as session:
            (held,) = cast.person(session, "prc_head").posts()
            held.default_substitute_id = cast.person(session, "deputy").posts()[0].id
        away("prc_head")
        with cast.nothing_changes(), pytest.raises(NotAllowed):
            gives("prc_head", "deputy")
