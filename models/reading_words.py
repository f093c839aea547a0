"""What of a secret case was read, as people call it: by the address under which it was read."""

from models.wording import Text, _

_CASE = _("เรื่อง", "the case")
_TASK = _("งานในเรื่อง", "a task of it")
_DRAFT = _("ร่างเอกสารของงานในเรื่อง", "a draft of its paper")
_DOCUMENT = _("เอกสารที่ {n}", "document {n}")
_OF_DOCUMENT: dict[str, Text] = {
    "versions": _("รายการรุ่นของเอกสารที่ {n}", "the versions of document {n}"),
    "publication": _("ฉบับสำหรับเผยแพร่ของเอกสารที่ {n}", "the copy of document {n} for publication"),
}
_DECISION = _("ใบรับรองผลการพิจารณาที่ {n}", "the receipt of decision {n}")
_PARTS: dict[str, Text] = {
    "events": _("เรื่องราว", "its story"),
    "documents": _("รายการเอกสาร", "the list of its documents"),
    "decisions": _("รายการผลการพิจารณา", "the list of its decisions"),
    "readers": _("รายชื่อผู้อ่าน", "the list of its readers"),
    "readings": _("บันทึกการเปิดอ่าน", "the log of its readings"),
}
OUTSIDE = "/outside-decisions"
"""The list in which a secret case's outside decisions stand among those of others."""
_OUTSIDE = _("ผลการพิจารณาภายนอก", "its outside decisions")


def words_for(address: str) -> Text:
    """What is read at an address such as ``/cases/CONS-2570-0001/documents/2/versions``."""
    if address == OUTSIDE:
        return _OUTSIDE
    door, _code, part, number, more = (*address.strip("/").split("/"), "", "", "", "")[:5]
    if door == "human-tasks":
        return _DRAFT if part == "preview" else _TASK
    if number and part == "documents":
        return _OF_DOCUMENT.get(more, _DOCUMENT).fill(n=number)
    if number and part == "decisions":
        return _DECISION.fill(n=number)
    return _PARTS.get(part, _CASE) if not number else _CASE
