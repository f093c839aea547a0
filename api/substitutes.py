"""Who stands in for a post by default, when nobody is there and no order says who."""

from api.answers import Given
from api.desk import Desk
from api.doors import Doors
from api.post_told import PostTold, told
from api.posts import Handle, PostKey
from models.chart import chart_of
from models.errors import FieldProblem, Invalid, NotFound
from models.establishment import post_named
from models.post import Post
from models.substitute import NO_POST, give_substitute

doors = Doors(prefix="/posts", tags=["posts"])


class SubstituteGiven(Given):
    """The key of the post that stands in; null: none does."""

    substitute: Handle | None = None


@doors.put("/{key}/substitute")
def change_substitute(desk: Desk, key: PostKey, given: SubstituteGiven) -> PostTold:
    """Say whose holders review what comes to the post while nobody is there."""
    post = post_named(desk.session, desk.me.office_id, key)
    give_substitute(desk.session, post, _other(desk, given.substitute), by=desk.me)
    chart = chart_of(desk.session, desk.me.office_id)
    return next(told(each, chart) for each in chart.posts if each.post.id == post.id)


def _other(desk: Desk, key: str | None) -> Post | None:
    try:
        return post_named(desk.session, desk.me.office_id, key) if key else None
    except NotFound:
        raise Invalid([FieldProblem(("substitute",), "unknown_post", NO_POST)]) from None
