"""What `prasan missions` and `prasan check` tell of the missions, as exploring found it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from rich.console import Console
from sqlmodel import Session, select

from models.demo_office import demo_office
from models.post import Post
from models.wording import Text, _
from workflows.catalogue import MISSIONS
from workflows.claims.claims import NOT_PROVED, explored_once, faults_of
from workflows.claims.every_step_is_reached import left_in
from workflows.exploring.map import MissionMap, map_of
from workflows.mission import Mission


def print_missions(*, as_json: bool) -> None:
    """Every mission with its group, steps, roles, forms and time limits."""
    with demo_office() as (session, _office_id):
        groups = _groups_by_role(session)
    told = [_told(mission, map_of(explored_once(mission)), groups) for mission in MISSIONS]
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))  # noqa: T201 - this is the console
        return
    console = Console(highlight=False)
    for each in told:
        title = each["title"]
        console.print(f"[bold]{each['code']}[/bold] {title['th']} · {title['en']} ({each['key']})")
        for name, words in _lines(each):
            console.print(f"  {name}: {words}")


def _lines(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        ("กลุ่ม · Group", told["group"]),
        ("ขั้นตอน · Steps", str(len(told["steps"]))),
        ("ผู้ทำ · Roles", ", ".join(told["roles"])),
        ("แบบ · Forms", ", ".join(told["forms"])),
        ("เวลา · Limits", ", ".join(told["limits"])),
        ("ผลลัพธ์ · Outcomes", ", ".join(told["outcomes"])),
    ]


def print_faults() -> int:
    """Prove what is claimed of the missions; the exit code, 1 where something does not hold."""
    console, faults = Console(), faults_of(MISSIONS)
    for fault in faults:
        console.print(f"[red]✗[/red] {fault.text.th}\n  {fault.text.en}", highlight=False)
    for mission in MISSIONS:
        if (open_question := _not_proved_of(mission)) is not None:
            console.print(
                f"[yellow]![/yellow] {open_question.th} · {open_question.en}", highlight=False
            )
    if not faults:
        proved = [each for each in MISSIONS if each.code not in NOT_PROVED]
        counted = sum(len(explored_once(mission).states) for mission in proved)
        told = _PROVED.fill(missions=len(proved), states=counted)
        console.print(f"[green]✓[/green] {told.th} · {told.en}", highlight=False)
    return 1 if faults else 0


def _not_proved_of(mission: Mission) -> Text | None:
    """What of it is not proved, in words."""
    if mission.code in NOT_PROVED:
        return _UNPROVED.fill(mission=mission.code)
    found = explored_once(mission)
    return _IN_PART.fill(mission=mission.code, steps=len(left_in(found))) if found.in_part else None


def _told(mission: Mission, drawn: MissionMap, groups: dict[str, str]) -> dict[str, Any]:
    """One mission as JSON tells it."""
    found = Counter(groups[role] for role in drawn.roles if role in groups)
    return {
        "key": mission.key,
        "code": mission.code,
        "title": mission.title._asdict(),
        "group": found.most_common(1)[0][0] if found else "",
        "opens_with": mission.opens_with.__name__,
        "roles": drawn.roles,
        "forms": drawn.forms,
        "limits": drawn.limits,
        "outcomes": explored_once(mission).outcomes,
        "steps": [
            {**step._asdict(), "title": step.title._asdict() if step.title else None}
            for step in drawn.steps
        ],
        "ways": [way._asdict() for way in drawn.ways],
    }


def _groups_by_role(session: Session) -> dict[str, str]:
    """The group in which the posts of each role are."""
    return {role: post.group_code for post in session.exec(select(Post)) for role in post.roles}


_UNPROVED = _(
    "ยังไม่ได้พิสูจน์ {mission}: นาฬิกาตามกฎหมายของภารกิจนี้ขยายได้ ซึ่งการสำรวจยังไม่รู้จัก",
    "{mission} is not proved yet: the days of its statute can be lengthened",
)
_IN_PART = _(
    "ยังไม่ได้พิสูจน์ทั้งหมดของ {mission}: มี {steps} ขั้นตอนที่การสำรวจยังไปไม่ถึง",
    "not all of {mission} is proved: exploring does not come to {steps} of its steps yet",
)
_PROVED = _(
    "ภารกิจ {missions} ภารกิจ {states} สถานะ ทุกเส้นทางสิ้นสุด ไปถึงทุกขั้น มีผู้ทำทุกวัน กำหนดเวลาเพียงพอ",
    "{missions} missions, {states} states: every path ends, every step is reached, somebody is"
    " there every day, the limits add up",
)
