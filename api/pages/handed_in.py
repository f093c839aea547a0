"""What a page posted: what was typed, the files that came along, the row to add or take away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from fastapi import Request, UploadFile
from pydantic import TypeAdapter, ValidationError

from api.answers import Fields
from api.desk import Desk
from api.pages.words import problems_in
from api.uploads import kept
from forms.named import form_named
from forms.posted import nested
from models.database import read, write
from models.errors import FieldProblem, Invalid
from models.on_paper import on_paper_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.datastructures import FormData

    from api.visitor import Visitor
    from forms.form import Form
    from models.human_task import HumanTask

MOST_FIELDS = 20_000
"""Pairs in one form: the longest table of the office, drawn twice, fits."""

LONGEST_PART = 4 * 1024 * 1024
FILE_PREFIX = "_file."
_FIELDS: TypeAdapter[dict[str, Any]] = TypeAdapter(Fields)


async def roomy(request: Request) -> AsyncIterator[None]:
    """Read a posted form with room for long tables, before others read it with less."""
    kind = request.headers.get("content-type", "")
    if request.method != "POST" or "form" not in kind:
        yield
        return
    form = await request.form(max_fields=MOST_FIELDS, max_files=200, max_part_size=LONGEST_PART)
    # For the page of a refusal, which is drawn where no visitor is known any more.
    request.state.posted = tuple(texts_of(form))
    try:
        yield
    finally:
        await form.close()


@dataclass(frozen=True)
class HandedIn:
    """A posted form: `pairs` for the fields; `added` and `removed` are names of rows.

    `does` is the button that was pressed (``""`` for none), `speaks` the language that the page is
    to change to, `as_of` and `drawn` what the page said of its task and of its form when it was
    drawn, `read_at` when that was, `problems` what is wrong with files.
    """

    pairs: tuple[tuple[str, str], ...]
    does: str = ""
    added: str = ""
    removed: str = ""
    speaks: str = ""
    as_of: str = ""
    read_at: datetime | None = None
    drawn: str = ""
    key: str = ""
    problems: tuple[FieldProblem, ...] = ()

    @property
    def only_draws(self) -> bool:
        """Whether the page is only to be drawn again, with a row more or less."""
        return bool(self.added or self.removed or self.speaks) or self.does == "look"

    def as_data(self, form: type[Form], *, edits: type[Form] | None = None) -> dict[str, Any]:
        """In the shape that the form takes."""
        return nested(form, self.pairs, edits=edits)


def handed_in(visitor: Visitor) -> HandedIn:
    """What was typed, and the files that came with it."""
    return _with_files(visitor, typed_in(visitor))


def handed_in_for(visitor: Visitor, task_id: int) -> HandedIn:
    """As :func:`handed_in`, for a task; not a file is kept where its case takes none."""
    files = [name for name, _file in _files(visitor)]
    if not files:
        return typed_in(visitor)
    with read() as session:
        case = Desk(session, visitor).task(task_id).case
    if not case.on_paper_only:
        return handed_in(visitor)
    problems = tuple(on_paper_only(_path(name)) for name in files)
    return replace(typed_in(visitor), problems=problems)


def typed_in(visitor: Visitor) -> HandedIn:
    """What was typed, without the files."""
    texts = texts_of(visitor.form)
    known = dict(texts)
    pairs = tuple(pair for pair in texts if not pair[0].startswith("_"))
    removed, dropped = known.get("_remove", ""), known.get("_drop", "")
    return HandedIn(
        pairs=tuple(_left(pairs, removed, dropped)),
        does=known.get("_do", ""),
        added=known.get("_add", ""),
        removed=removed or dropped,
        speaks=known.get("_language", ""),
        as_of=known.get("_as_of", ""),
        read_at=_moment(known.get("_read_at", "")),
        drawn=known.get("_drawn", ""),
        key=key if (key := known.get("_key", "")[:64]).isprintable() else "",
    )


def _moment(text: str) -> datetime | None:
    """The moment that a page wrote down when it was drawn."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def answer_in(task: HumanTask, given: HandedIn) -> dict[str, Any]:
    """What was typed into the form of that task, in the shape that the form takes."""
    shows = task.detail.get("shows")
    edits = form_named(shows["form"]) if shows else None
    return given.as_data(form_named(task.form), edits=edits)


def keepable(data: dict[str, Any]) -> dict[str, Any]:
    """The same data, if all of it can be kept; `Invalid` names what cannot."""
    try:
        return _FIELDS.validate_python(data)
    except ValidationError as error:
        raise Invalid(problems_in(error, {})) from None


def looking(visitor: Visitor) -> Visitor:
    """The same person, who only looks: drawing a form again asks nothing of an old token."""
    return replace(visitor, method="GET")


def texts_of(form: FormData | None) -> list[tuple[str, str]]:
    """Every pair that was typed, files left out."""
    posted = form.multi_items() if form is not None else []
    return [(name, value) for name, value in posted if isinstance(value, str)]


def _with_files(visitor: Visitor, given: HandedIn) -> HandedIn:
    """The same, with every file that came along kept and named in its field."""
    pairs, problems = list(given.pairs), list(given.problems)
    for name, file in _files(visitor):
        try:
            taken = kept(visitor, file)
        except Invalid as refusal:
            path = _path(name)
            problems += [FieldProblem(path, one.slug, one.text) for one in refusal.problems]
        else:
            with write() as session:
                upload = taken.as_upload(session, Desk(session, visitor).me)
            pairs.append((name, upload.reference))
    return replace(given, pairs=tuple(pairs), problems=tuple(problems))


def _path(name: str) -> tuple[str | int, ...]:
    parts = name.split(".")
    return tuple(int(part) if part.isascii() and part.isdigit() else part for part in parts)


def _files(visitor: Visitor) -> Iterator[tuple[str, UploadFile]]:
    for name, value in visitor.form.multi_items() if visitor.form is not None else ():
        if not isinstance(value, str) and value.filename and name.startswith(FILE_PREFIX):
            yield name.removeprefix(FILE_PREFIX), cast("UploadFile", value)


def _left(
    pairs: tuple[tuple[str, str], ...], removed: str, dropped: str
) -> Iterator[tuple[str, str]]:
    file_name, _space, reference = dropped.partition(" ")
    for name, value in pairs:
        in_row = removed and (name == removed or name.startswith(f"{removed}."))
        is_file = dropped and (name, value) == (file_name, reference)
        if not in_row and not is_file:
            yield name, value
