"""Whatever is changed behind Prasan's back is found, and the row is named."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from models import clock, file_store
from models.anchor import anchor_all
from models.chain import seal, written
from models.database import write
from models.document import Upload
from models.register import calendar_year
from models.register_entry import held_entry
from tasks.attaching import attach_by_hand
from tests import cast
from tests.audit.behind import changed, exchanged, removed, rows, with_another_value
from tests.audit.looked import found, looked_at, named
from tests.cast import TUESDAY
from tests.signing import signed
from tests.story import PDF, later

few = hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40
)
SEALED = ("n", "human_task_id", "at", "actor_id", "kind", "data", "seal")
SIGNED = (
    "register_name",
    "year",
    "count",
    "number",
    "subject",
    "to_whom",
    "signed_at",
    "signed_by_id",
)
STRUCK_OUT = ("cancelled_at", "cancelled_by_id", "cancelled_reason")
DECIDED = ("outcome", "completed_by_id", "completed_at", "state")
ANCHORED = ("day", "events", "heads", "previous", "root")
places = st.integers(0, 200)


@pytest.fixture
def codes(office: int) -> list[str]:
    """Three letters signed on a Tuesday, one number struck out, one file attached, all anchored."""
    with clock.moved_to(TUESDAY):
        made = signed(3)
        with write() as session:
            clerk = cast.person(session, "clerk")
            entry = held_entry(session, office, "outgoing", calendar_year(TUESDAY), 2)
            entry.cancel(by=clerk, reason="พิมพ์ผิด")
            upload = Upload(
                sha256=file_store.put(PDF),
                by_id=clerk.id,
                filename="a.pdf",
                media_type="application/pdf",
                size=len(PDF),
                at=TUESDAY,
            )
            session.add(upload)
        open_one = cast.opened(asks)
        with write() as session:
            case = cast.locked(session, open_one)
            attach_by_hand(session, case, upload, by=cast.person(session, "clerk"))
    with later(TUESDAY, days=1):
        assert anchor_all() == 1
    looked_at()
    return made


def asks(case: Any, _request: Any) -> Any:
    case.ask("letter", cast.CastLetter, of="news_officer")
    return case.closes("done")


def pick(table: str, place: int) -> dict[str, Any]:
    every = rows(table)
    return every[place % len(every)]


@few
@given(which=places, column=st.sampled_from(SEALED), place=places)
def test_any_byte_of_any_event(codes: list[str], which: int, column: str, place: int) -> None:
    event = pick("event", which)
    with changed("event", event, column, with_another_value("event", event, column, place)):
        assert {("event", str(event["id"])), ("event", f"n={event['n']}")} & named(found())
    assert found() == []


@few
@given(which=places, column=st.sampled_from(SIGNED + STRUCK_OUT), place=places)
def test_any_byte_of_any_register_entry(
    codes: list[str], which: int, column: str, place: int
) -> None:
    entry = pick("register_entry", which)
    value = with_another_value("register_entry", entry, column, place)
    with changed("register_entry", entry, column, value):
        assert ("register_entry", str(entry["id"])) in named(found())
    assert found() == []


@few
@given(which=places, column=st.sampled_from(DECIDED), place=places)
def test_any_decision(codes: list[str], which: int, column: str, place: int) -> None:
    done = [task for task in rows("human_task") if task["state"] == "completed"]
    task = done[which % len(done)]
    with changed("human_task", task, column, with_another_value("human_task", task, column, place)):
        assert ("human_task", str(task["id"])) in named(found())
    assert found() == []


@few
@given(which=places)
def test_what_was_shown_to_who_decided(codes: list[str], which: int) -> None:
    task = cast.task_of(codes[which % len(codes)], "sign")
    shown = {**task.detail["shows"], "content": {"words": "อื่น", "copies": 1}}
    row = next(each for each in rows("human_task") if each["id"] == task.id)
    with changed("human_task", row, "detail", {**task.detail, "shows": shown}):
        assert {each.slug for each in found()} == {"evidence"}
    assert found() == []


@few
@given(which=places, place=places)
def test_the_result_of_any_step_that_was_signed(codes: list[str], which: int, place: int) -> None:
    signings = [step for step in rows("step") if step["key"] == "sign"]
    step = signings[which % len(signings)]
    with changed("step", step, "result", with_another_value("step", step, "result", place)):
        assert ("step", str(step["id"])) in named(found())
    assert found() == []


@few
@given(column=st.sampled_from(ANCHORED), place=places)
def test_any_byte_of_an_anchor(codes: list[str], column: str, place: int) -> None:
    (anchor,) = rows("audit_anchor")
    value = with_another_value("audit_anchor", anchor, column, place)
    with changed("audit_anchor", anchor, column, value):
        assert ("audit_anchor", str(anchor["id"])) in named(found())
    assert found() == []


@few
@given(column=st.sampled_from(["sha256", "filename", "n"]), place=places)
def test_any_byte_of_the_row_of_a_document(codes: list[str], column: str, place: int) -> None:
    (document,) = rows("document")
    value = with_another_value("document", document, column, place)
    with changed("document", document, column, value):
        assert {each.table for each in found()} == {"document"}
    assert found() == []


@few
@given(place=places)
def test_any_byte_of_a_paper(codes: list[str], place: int) -> None:
    (document,) = rows("document")
    file = file_store.path(document["sha256"])
    file.chmod(0o600)
    content = bytearray(file.read_bytes())
    content[place % len(content)] ^= 1
    file.write_bytes(content)
    assert named(found()) == {("document", str(document["id"]))}
    file.write_bytes(PDF)
    assert found() == []


@few
@given(which=places)
def test_any_event_that_is_removed(codes: list[str], which: int) -> None:
    event = pick("event", which)
    with removed("event", event):
        assert ("event", f"n={event['n']}") in named(found())
    assert found() == []


@few
@given(which=places)
def test_any_two_events_that_are_exchanged(codes: list[str], which: int) -> None:
    every = rows("event")
    pairs = [(a, b) for a, b in pairwise(every) if a["case_id"] == b["case_id"]]
    first, second = pairs[which % len(pairs)]
    with exchanged(first, second):
        both = {("event", str(first["id"])), ("event", str(second["id"]))}
        assert both <= named(found())
    assert found() == []


@few
@given(which=places)
def test_an_event_that_is_put_in(codes: list[str], which: int) -> None:
    """After the last one, well sealed, with the head left as it was."""
    case = pick("cases", which)
    with write() as session:
        held = cast.locked(session, case["code"])
        event = held.tell("case.commented", words="ไม่เคยพูด")
        session.flush()
        held.told, held.seal = case["told"], case["seal"]
    assert ("event", str(event.id)) in named(found())
    with removed("event", rows("event")[-1], for_good=True):
        pass
    assert found() == []


@few
@given(which=places)
def test_a_chain_that_is_cut_and_consistent_in_itself(codes: list[str], which: int) -> None:
    """The anchor knows that there was more."""
    case = pick("cases", which)
    *_, before, last = [each for each in rows("event") if each["case_id"] == case["id"]]
    with removed("event", last), changed("cases", case, "told", before["n"]):
        with changed("cases", case, "seal", before["seal"]):
            assert ("event", f"n={last['n']}") in named(found())
    assert found() == []


def test_a_chain_that_is_written_anew_and_consistent_in_itself(codes: list[str]) -> None:
    """Another outcome, and every seal after it worked out again."""
    code = codes[0]
    case = next(each for each in rows("cases") if each["code"] == code)
    previous, last = "", None
    for event in cast.events_of(code):
        data = {**event.data, "comment": "ไม่เคยพูด"}
        at = written(event.at)
        person, task = event.actor_id, event.human_task_id
        previous = seal(code, event.n, at, person, task, event.kind, data, previous)
        last = next(each for each in rows("event") if each["id"] == event.id)
        changed("event", last, "data", data).__enter__()
        changed("event", last, "seal", previous).__enter__()
    changed("cases", case, "seal", previous).__enter__()
    assert last is not None
    assert named(found()) == {("event", str(last["id"]))}


def test_an_anchor_that_was_printed_and_is_gone(codes: list[str]) -> None:
    (anchor,) = rows("audit_anchor")
    assert found(printed=[anchor["root"]]) == []
    with removed("audit_anchor", anchor):
        assert named(found(printed=[anchor["root"]])) == {("audit_anchor", anchor["root"])}
