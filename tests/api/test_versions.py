"""A newer version of an attachment: the older stays, and nobody decides on what they never saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.database import write
from models.document import Document
from models.wording import Text
from tests import cast
from tests.api.caller import problems, refusal
from tests.story import PDF
from tests.workflows.at_once import at_once

if TYPE_CHECKING:
    from httpx import Response

    from tests.api.caller import Doors

FIRST, SECOND, THIRD = (PDF.replace(b"1.4", each) for each in (b"1.5", b"1.6", b"1.7"))
WORDS = {"answer": {"words": "สวัสดี"}}


def bring(doors: Doors, path: str, content: bytes, who: str = "clerk", name: str = "a.pdf") -> Any:
    return doors.ask(who, "POST", path, files={"file": (name, content)})


def attach(doors: Doors, code: str) -> int:
    return int(bring(doors, f"/cases/{code}/attachments", FIRST).json()["n"])


def replace(doors: Doors, code: str, n: int, content: bytes = SECOND, who: str = "clerk") -> Any:
    return bring(doors, f"/cases/{code}/documents/{n}/versions", content, who, "b.pdf")


def test_the_newer_version_says_what_it_replaces_and_both_can_be_read(
    doors: Doors, code: str
) -> None:
    n = attach(doors, code)
    newer = replace(doors, code, n)
    assert newer.status_code == 201, newer.text
    told = newer.json()
    assert (told["version"], told["replaces"], told["filename"]) == (2, n, "b.pdf")
    replace(doors, code, told["n"], THIRD, "director")
    for each in (n, told["n"], told["n"] + 1):
        found = doors.get("news1", f"/cases/{code}/documents/{each}/versions")["items"]
        assert [(one["version"], one["replaces"]) for one in found] == [(3, 2), (2, 1), (1, None)]
    for each, content in ((1, FIRST), (2, SECOND), (3, THIRD)):
        assert doors.ask("news1", "GET", f"/cases/{code}/documents/{each}").content == content
    (event, _last) = [each for each in cast.events_of(code) if each.kind == "document.replaced"]
    assert {name: event.data[name] for name in event.data if name != "row"} == {
        "n": 2, "filename": "b.pdf", "replaces": 1, "old": "a.pdf", "sha256": told["sha256"],
    }  # fmt: skip
    assert cast.kinds_of(code).count("document.attached") == 1, "a newer version is told once"


def test_only_who_brought_it_opened_the_case_or_leads_may_replace_it(
    doors: Doors, code: str
) -> None:
    n = attach(doors, code)
    doors.token("news2")
    with cast.nothing_changes():
        assert refusal(replace(doors, code, n, who="news2")) == (403, "not-allowed")
    assert refusal(replace(doors, code, n, who="stranger")) == (404, "not-found")
    assert replace(doors, code, n, who="news1").status_code == 201, "news1 opened the case"


def test_an_older_version_is_not_replaced_again(doors: Doors, code: str) -> None:
    n = attach(doors, code)
    replace(doors, code, n)
    with cast.nothing_changes():
        assert refusal(replace(doors, code, n, THIRD)) == (409, "wrong-moment")


def test_the_very_same_file_is_no_newer_version(doors: Doors, code: str) -> None:
    n = attach(doors, code)
    same = replace(doors, code, n, FIRST)
    assert refusal(same) == (422, "invalid")
    assert problems(same) == {"file": "same_file"}


def test_a_paper_that_the_office_set_is_replaced_by_no_file(doors: Doors, code: str) -> None:
    with write() as session:
        Document.file(
            session, cast.case_of(code).id, kind="paper", title=Text("ก", "A"),
            filename="p.pdf", sha256="a" * 64, media_type="application/pdf", size=1,
        )  # fmt: skip
    assert refusal(replace(doors, code, 1, who="director")) == (409, "wrong-moment")


def test_the_files_of_a_case_that_ended_stay_as_they_are(doors: Doors, code: str) -> None:
    n = attach(doors, code)
    doors.ask("director", "POST", f"/cases/{code}/withdrawal", {"reason": "งด"})
    assert refusal(replace(doors, code, n)) == (409, "case-ended")


def test_of_two_who_replace_it_at_once_one_is_told(doors: Doors, code: str) -> None:
    n = attach(doors, code)
    answers: list[Response] = []

    def replaces(content: bytes) -> None:
        answers.append(replace(doors, code, n, content))

    assert at_once(lambda: replaces(SECOND), lambda: replaces(THIRD)) == [None, None]
    assert sorted(each.status_code for each in answers) == [201, 409]
    assert len(doors.get("news1", f"/cases/{code}/documents/{n}/versions")["items"]) == 2


def test_who_decides_on_what_was_replaced_since_is_refused(doors: Doors, code: str) -> None:
    n = attach(doors, code)
    path = f"/human-tasks/{cast.task_of(code, 'write').id}"
    seen = doors.get("news1", path)["version"]
    replace(doors, code, n)
    answer = doors.ask("news1", "POST", f"{path}/completion", WORDS | {"version": seen})
    assert refusal(answer) == (409, "stale-version")
    again = doors.get("news1", path)["version"]
    answer = doors.ask("news1", "POST", f"{path}/completion", WORDS | {"version": again})
    assert answer.status_code == 200, answer.text


def test_a_file_that_is_added_spoils_no_decision(doors: Doors, code: str) -> None:
    path = f"/human-tasks/{cast.task_of(code, 'write').id}"
    seen = doors.get("news1", path)["version"]
    attach(doors, code)
    answer = doors.ask("news1", "POST", f"{path}/completion", WORDS | {"version": seen})
    assert answer.status_code == 200, answer.text


def test_a_decision_pins_the_documents_that_lay_before_it(doors: Doors, code: str) -> None:
    """Each in its newest version, by its sum; replacing one afterwards leaves that readable."""
    n = attach(doors, code)
    newer = replace(doors, code, n).json()
    cast.completes("news1", code, "write", WORDS["answer"])
    (written,) = [each for each in cast.events_of(code) if each.kind == "human-task.completed"]
    pinned = [{"n": newer["n"], "sha256": newer["sha256"]}]
    assert written.data["documents"] == pinned
    replace(doors, code, newer["n"], THIRD)
    (told,) = [
        each
        for each in doors.get("clerk", f"/cases/{code}/events")["items"]
        if each["kind"] == "human-task.completed"
    ]
    assert told["data"]["documents"] == pinned
    assert doors.ask("clerk", "GET", f"/cases/{code}/documents/{newer['n']}").content == SECOND


@pytest.mark.parametrize("changed", [False, True])
def test_the_sum_of_a_decision_holds_the_documents(
    doors: Doors,
    office: int,
    changed: bool,  # noqa: FBT001
) -> None:
    """Two decisions that are alike in all but a file have different sums."""
    codes = [cast.opened(by="news1") for _each in range(2)]
    for code, content in zip(codes, (FIRST, SECOND if changed else FIRST), strict=True):
        bring(doors, f"/cases/{code}/attachments", content)
        cast.completes("news1", code, "write", WORDS["answer"])
    one, other = (
        next(each for each in cast.events_of(code) if each.kind == "human-task.completed")
        for code in codes
    )
    assert (one.data["sha256"] != other.data["sha256"]) is changed
