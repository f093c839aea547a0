"""หนังสือรับรอง: what the office vouches for (handbook 2.1)."""

from datetime import date, datetime
from typing import Literal

from forms.sheets.sheet import IssuingOffice, Sheet, Signer, midnight, with_era


class Certificate(Sheet):
    """That `whom` is or did what `words` say (“เป็น …”, “ได้ฝึก …”).

    With `photo` there is room for a picture of the holder, and a line on which the holder signs.
    """

    office: IssuingOffice
    number: str | None = None
    opening: Literal["หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า", "ขอรับรองว่า"] = "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า"
    whom: str
    words: str
    given_on: date | None = None
    photo: bool = False
    signer: Signer

    @property
    def made_at(self) -> datetime | None:
        """Midnight of the day on which it was given."""
        return midnight(self.given_on)

    def sentences(self) -> dict[str, str | None]:
        """What is certified, in one sentence, and the day with its era; none until it is signed."""
        by = self.office.name if self.opening == "ขอรับรองว่า" else ""
        return {
            "certified": f"{by}{self.opening} {self.whom} {self.words}",
            "day": with_era(self.given_on),
        }
