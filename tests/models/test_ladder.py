"""How far up a matter goes: the handbook's table to begin with, then the office's own word."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.database import read, write
from models.errors import Invalid, NotAllowed, NotFound, StaleVersion
from models.ladder import Ruled, change, furnish, history, ladder, rule_for
from models.matter import MATTERS
from models.rung import Band, Rung
from tests import cast

WHY: dict[str, Any] = {"why": "คำสั่งใหม่", "source": "คำสั่งที่ 5/2569"}
UP_TO_THE_GOVERNOR = [Band(None, Rung.GOVERNOR)]

ends = st.lists(st.integers(1, 10**9), max_size=5, unique=True).map(sorted)


@st.composite
def rules(draw: st.DrawFn) -> list[Band]:
    """Rules that an office may make: the more money, the higher."""
    limits: list[int | None] = [*draw(ends), None]
    rungs = draw(st.lists(st.sampled_from(Rung), min_size=len(limits), max_size=len(limits)))
    rungs.sort(key=lambda rung: rung.height)
    return [Band(*each) for each in zip(limits, rungs, strict=True)]


def changed(matter: str, bands: list[Band], *, by: str = "director", **more: Any) -> Ruled:
    with write() as session:
        return change(session, matter, bands, by=cast.person(session, by), **{**WHY, **more})


def now_in_force(office: int, matter: str) -> Ruled:
    with read() as session:
        return rule_for(session, office, matter)


@given(bands=rules(), sums=st.lists(st.integers(0, 2 * 10**9), min_size=1))
def test_every_sum_has_somebody_and_more_money_never_goes_lower(
    bands: list[Band], sums: list[int]
) -> None:
    ruled = Ruled(MATTERS["procurement"], tuple(bands), "")
    heights = [ruled.last_rung(baht).height for baht in sorted(sums)]
    assert heights == sorted(heights)
    assert ruled.last_rung().height >= heights[-1], "a sum that is not known goes to the top"


def test_a_limit_includes_its_sum() -> None:
    ruled = Ruled(MATTERS["procurement"], MATTERS["procurement"].bands, "")
    assert ruled.last_rung(500_000) is Rung.DIRECTOR
    assert ruled.last_rung(500_001) is Rung.VICE_GOVERNOR


def test_an_office_begins_with_the_whole_table_of_the_handbook(office: int) -> None:
    with write() as session:
        furnish(session, office)
        furnish(session, office)
    with read() as session:
        found = ladder(session, office)
    assert [(each.matter, each.bands) for each in found] == [
        (matter, matter.bands) for matter in MATTERS.values()
    ]
    assert {(each.version, each.by_id) for each in found} == {(1, None)}


def test_an_office_that_said_nothing_goes_by_the_handbook(office: int) -> None:
    ruled = now_in_force(office, "office-letter")
    assert (ruled.last_rung(), ruled.version, ruled.source) == (Rung.DIRECTOR, 0, "handbook 1.5")


def test_a_change_keeps_what_stood_before_and_who_said_why(office: int) -> None:
    with write() as session:
        furnish(session, office)
    with cast.clock_at(cast.TUESDAY):
        changed("province-plan", UP_TO_THE_GOVERNOR, by="deputy")
    with read() as session:
        newest, first = history(session, office, "province-plan")
        deputy = cast.person(session, "deputy").id
    assert newest.bands == tuple(UP_TO_THE_GOVERNOR)
    assert (newest.by_id, newest.since, newest.why) == (deputy, cast.TUESDAY, WHY["why"])
    assert (newest.source, newest.ended_at, newest.version) == (WHY["source"], None, 2)
    assert first.bands == MATTERS["province-plan"].bands
    assert (first.ended_at, first.version) == (cast.TUESDAY, 1)
    assert now_in_force(office, "province-plan") == newest
    assert now_in_force(office, "province-order").version == 1


@pytest.mark.parametrize("who", ["prc_head", "news1", "clerk", "admin"])
def test_only_who_answers_for_the_office_changes_it(office: int, who: str) -> None:
    with cast.nothing_changes(), pytest.raises(NotAllowed):
        changed("province-plan", UP_TO_THE_GOVERNOR, by=who)


def test_a_change_of_one_office_is_no_other_s(office: int) -> None:
    changed("province-plan", UP_TO_THE_GOVERNOR, by="stranger")
    assert now_in_force(office, "province-plan").version == 0


@pytest.mark.parametrize(
    ("matter", "bands", "where", "slug"),
    [
        ("procurement", [], ("bands",), "no_last_band"),
        ("procurement", [Band(5, Rung.DIRECTOR)], ("bands",), "no_last_band"),
        (
            "procurement",
            [Band(5, Rung.DIRECTOR), Band(5, Rung.DIRECTOR), Band(None, Rung.GOVERNOR)],
            ("bands", 1, "up_to_baht"),
            "not_ascending",
        ),
        (
            "procurement",
            [Band(None, Rung.DIRECTOR), Band(None, Rung.GOVERNOR)],
            ("bands", 0, "up_to_baht"),
            "not_ascending",
        ),
        (
            "procurement",
            [Band(5, Rung.GOVERNOR), Band(None, Rung.DIRECTOR)],
            ("bands", 1, "last_rung"),
            "lower_for_more",
        ),
        ("advice", UP_TO_THE_GOVERNOR, ("bands", 0, "last_rung"), "not_for_this_matter"),
    ],
)
def test_what_makes_no_ladder_is_named(
    office: int, matter: str, bands: list[Band], where: tuple[Any, ...], slug: str
) -> None:
    with cast.nothing_changes(), pytest.raises(Invalid) as refusal:
        changed(matter, bands)
    (problem,) = refusal.value.problems
    assert (problem.path, problem.slug) == (where, slug)


def test_a_matter_that_nobody_knows_is_not_found(office: int) -> None:
    with pytest.raises(NotFound):
        changed("moon", UP_TO_THE_GOVERNOR)


def test_of_two_who_change_what_they_read_one_is_told(office: int) -> None:
    def changes(who: str) -> str:
        try:
            changed("province-plan", UP_TO_THE_GOVERNOR, by=who, version=0)
        except StaleVersion:
            return "too late"
        return "changed"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(changes, ("director", "deputy"))) == ["changed", "too late"]
    assert now_in_force(office, "province-plan").version == 1
