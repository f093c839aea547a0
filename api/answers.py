"""The shapes that several answers share."""

from math import isfinite
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    WithJsonSchema,
)

from forms.problems import as_validation_error, problem
from forms.written import Line, LongText
from models.clock import in_bangkok
from models.person import Person
from models.wording import Text, _

T = TypeVar("T")


_IN_BOTH = {
    "type": "object",
    "properties": {"th": {"type": "string"}, "en": {"type": "string"}},
    "required": ["th", "en"],
}

Both = Annotated[
    Text,
    PlainSerializer(lambda text: {"th": text[0], "en": text[1]}),
    WithJsonSchema(_IN_BOTH, mode="serialization"),
]
"""A `Text`, told as ``{"th": …, "en": …}``."""

When = Annotated[AwareDatetime, PlainSerializer(lambda moment: in_bangkok(moment).isoformat(), str)]
"""A moment, told as Bangkok's wall clock shows it, with +07:00."""


class Given(BaseModel):
    """The body of a request; what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Who(BaseModel):
    """Somebody of the office."""

    handle: str
    name: Both

    @classmethod
    def of(cls, person: Person) -> "Who":
        """What others see of a person."""
        return cls.model_construct(handle=person.handle, name=person.name)


class Page(BaseModel, Generic[T]):
    """Some of many; `next` is the cursor of the following page, null on the last."""

    items: list[T]
    next: str | None = None


_UNKEEPABLE = _("มีอักขระหรือตัวเลขที่เก็บไม่ได้", "Contains characters or numbers that cannot be kept.")
_TOO_DEEP = _("ข้อมูลซ้อนกันลึกเกินไป", "The data are nested too deeply.")
_DEEPEST = 20


def _keepable(data: dict[str, Any]) -> dict[str, Any]:
    """Refuse what JSON takes and a database does not: half characters, null ones, infinity."""
    standing: list[tuple[Any, tuple[str | int, ...]]] = [(data, ())]
    while standing:
        part, path = standing.pop()
        if len(path) > _DEEPEST:
            raise _at(path[:1], "too_deep", _TOO_DEEP)
        if isinstance(part, dict):
            standing += [(each, (*path, name)) for name, each in part.items()]
            # The names last, so that they are looked at first: a path leads through them.
            standing += [(name, path) for name in part]
        elif isinstance(part, list):
            standing += [(each, (*path, n)) for n, each in enumerate(part)]
        elif (isinstance(part, str) and not _is_text(part)) or (
            isinstance(part, float) and not isfinite(part)
        ):
            raise _at(path, "not_keepable", _UNKEEPABLE)
    return data


def _at(path: tuple[str | int, ...], slug: str, text: Text) -> ValidationError:
    return as_validation_error("Fields", [problem(slug, text, *path)])


def _is_text(part: str) -> bool:
    return not any(sign == "\x00" or "\ud800" <= sign <= "\udfff" for sign in part)


Fields = Annotated[dict[str, Any], AfterValidator(_keepable)]
"""A form as it was filled in, not yet read."""

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Code = Annotated[str, Path(max_length=40)]
Handle = Annotated[Line, Path(max_length=60)]
Reason = LongText
Limit = Annotated[int, Field(ge=1, le=100)]
Sought = Annotated[
    str, Field(max_length=200, description="Words of the subject, or a case's code.")
]
MissionKey = Annotated[str, Field(max_length=60, description="Only of this mission.")]
Cursor = Annotated[int, Field(ge=0, le=2**31 - 1, description="`next` of the page before.")]
