"""The mission of the page tests: a leaflet with every widget is written, and decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.choice import Choice
from forms.dates import Day, When
from forms.field import field
from forms.files import LETTER, Upload
from forms.form import Form
from forms.numbers import Money, Whole
from forms.written import Line, LongText
from models.role import Role
from models.wording import _

if TYPE_CHECKING:
    from tasks.run import CaseRun


class LeafletKind(Choice):
    """Kinds of leaflets."""

    FLOOD = "flood", "น้ำท่วม", "Flood"
    STORM = "storm", "พายุ", "Storm"


class LeafletPlace(Form):
    """Where leaflets are handed out."""

    title = _("จุดแจก", "Place")
    place: Line = field("สถานที่", "Where", max_length=80)
    copies: Whole = field("จำนวน", "Copies", ge=1, le=999)
    at: When | None = field("เวลา", "When", default=None)


class Leaflet(Form):
    """One of everything that can be drawn."""

    title = _("ใบปลิว", "Leaflet")
    heading: Line = field("หัวเรื่อง", "Heading", min_length=5, max_length=80)
    body: LongText | None = field("เนื้อหา", "Body", default=None, max_length=500)
    kind: LeafletKind = field("ชนิด", "Kind")
    also: tuple[LeafletKind, ...] = field("ชนิดอื่น", "Also", default=(), max_length=2)
    lines: tuple[Line, ...] = field("ข้อความสั้น", "Lines", default=(), max_length=3)
    places: tuple[LeafletPlace, ...] = field("จุดแจก", "Places", min_length=1, max_length=4)
    day: Day | None = field("วันพิมพ์", "Printed on", default=None)
    price: Money | None = field("ราคา", "Price", default=None)
    colour: bool = field("พิมพ์สี", "In colour", widget="yes_no")
    checked: bool = field("ตรวจแล้ว", "Checked", default=False)
    scan: Upload | None = field("ต้นแบบ", "Scan", default=None, accepts=LETTER)


LEAFLET = {
    "heading": "ระวังน้ำหลาก",
    "kind": "flood",
    "colour": "false",
    "places.0.place": "ตลาดกิมหยง",
    "places.0.copies": "๒๐",
}
"""The shortest leaflet that is taken, as it is typed."""

LEAFLET_ANSWER = {
    "heading": "ระวังน้ำหลาก",
    "kind": "flood",
    "colour": False,
    "places": [{"place": "ตลาด", "copies": 1}],
}
"""The same as the JSON doors take it."""


def leaflets(case: CaseRun, _request: Any) -> Any:
    """Written by a news officer, decided on by the head until it is approved or refused."""
    leaflet, reasons = None, dict[str, str]()
    while True:
        leaflet = case.ask(
            "write",
            Leaflet,
            of=Role.NEWS_OFFICER,
            starts_from=leaflet,
            reasons=reasons,
        )
        decision = case.approve("approve", leaflet, of=Role.PRC_HEAD)
        if decision.approved:
            break
        if decision.rejected:
            return case.closes("refused")
        reasons = {**decision.reasons, "": decision.comment}
    case.acknowledge("note", decision.content, of=Role.DIRECTOR)
    return case.closes("printed")
