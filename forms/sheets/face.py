"""What whoever holds a paper reads on it, as far as it is told to who checks it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from forms.on_paper import on_paper, printed
from forms.sheets.sheet import with_era
from forms.thai_words import BREAK
from models.clock import in_bangkok
from models.paper_seal import Face
from models.wording import Text, _

if TYPE_CHECKING:
    from forms.sheets.sheet import Sheet

LETTER = _("หนังสือภายนอก", "Outside letter")
KINDS: dict[str, Text] = {
    "memo": _("บันทึกข้อความ", "Memo"),
    "outside-letter": LETTER,
    "advice": LETTER,
    "speaker-letter": LETTER,
    "meeting-invitation": LETTER,
    "stamped-letter": _("หนังสือประทับตรา", "Stamped letter"),
    "order": _("คำสั่ง", "Order"),
    "announcement": _("ประกาศ", "Announcement"),
    "certificate": _("หนังสือรับรอง", "Certificate"),
}
"""The kinds of handbook 2.1 that bear a number, by the name of their template."""

WITH_ERA = ("order", "announcement", "certificate")
"""Those that write “พ.ศ.” before the year."""

ANY_KIND = _("เอกสารของทางราชการ", "Official paper")
NUMBERS = ("doc_no", "number")
OFFICES = ("office", "issuer", "agency_line")
"""Under which names the sheets have their number and the office that issues them."""


def number_on(sheet: Sheet) -> str | None:
    """The number of a register that the paper bears, if it bears one."""
    found = _first(sheet, NUMBERS)
    return str(found) if found else None


def face_of(template: str, sheet: Sheet) -> Face:
    """What is told of a numbered paper."""
    office = _first(sheet, OFFICES)
    signer: dict[str, Any] = dict(getattr(sheet, "signer", None) or {})
    return Face(
        kind=KINDS.get(template, ANY_KIND),
        number=number_on(sheet) or "",
        dated=_day(sheet),
        subject=getattr(sheet, "subject", ""),
        office_name=office if isinstance(office, str) else office.name,
        signer_name=signer.pop("name", None) or "",
        # The own post, and in whose place: whatever the paper prints under the name.
        signer_lines=[line for line in signer.values() if line],
    )


def words_in_print(words: str) -> str:
    """`words` as the paper has them, without what only keeps its lines together."""
    return on_paper(words).replace(BREAK, "").replace("\u00a0", " ")


def day_in_print(day: date, kind: str) -> str:
    """The day as a paper of that kind has it (handbook 2.5): in Thai digits, some with the era."""
    names_era = kind in {KINDS[name].th for name in WITH_ERA}
    return words_in_print(str(with_era(day)) if names_era else printed(day))


def _day(sheet: Sheet) -> date | None:
    return in_bangkok(sheet.made_at).date() if sheet.made_at else None


def _first(sheet: Sheet, names: tuple[str, ...]) -> Any:
    return next((found for name in names if (found := getattr(sheet, name, None))), None)
