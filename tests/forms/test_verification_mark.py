"""The mark by which a paper is checked: a telephone reads it, and it costs the text little."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from forms import papers
from forms.papers import set_paper
from forms.qr import modules
from forms.sheets import SHEETS
from forms.sheets.sheet import Sheet, Verification
from models.paper_code import new_code, signs_of
from tests.forms.paper_samples import SAMPLES
from tests.forms.test_papers import opened, text_of

ADDRESS = "https://prasan.songkhla.go.th/verify/"
PPI = 200
CM = PPI / 2.54
CODE = new_code()
LEFT, TOP = 21.0 - 2.0 - 2.2, 29.7 - 2.0 - 0.9
QR = modules(ADDRESS + signs_of(CODE))


def marked(template: str) -> Sheet:
    verify = Verification(site="prasan.songkhla.go.th/verify", code=CODE, qr=QR)
    return SHEETS[template].model_validate(SAMPLES[template]).model_copy(update={"verify": verify})


def first_page(sheet: Sheet, template: str) -> Image.Image:
    drawn = papers._compiler().compile(
        input=papers._HERE / "typst" / f"{template}.typ",
        format="png",
        ppi=PPI,
        sys_inputs={"data": json.dumps(sheet.shown(), ensure_ascii=False)},
    )
    page = drawn[0] if isinstance(drawn, list) else drawn
    assert page is not None
    return Image.open(io.BytesIO(page)).convert("L")


def seen(page: Image.Image) -> tuple[str, ...]:
    """The modules at the place of the QR code: 2.2 cm wide, 2 cm from the right edge."""
    pixels, module = page.tobytes(), 2.2 / len(QR)

    def row(y: int) -> str:
        line = int((TOP + (y + 0.5) * module) * CM) * page.width
        places = (line + int((LEFT + (x + 0.5) * module) * CM) for x in range(len(QR)))
        return "".join("1" if pixels[place] < 128 else "0" for place in places)

    return tuple(map(row, range(len(QR))))


@pytest.mark.parametrize("template", SHEETS)
def test_every_paper_shows_the_code_its_address_and_the_whole_qr_code(template: str) -> None:
    sheet = marked(template)
    text = text_of(set_paper(template, sheet))
    assert CODE in text
    assert "prasan.songkhla.go.th/verify" in text
    assert seen(first_page(sheet, template)) == QR


@pytest.mark.parametrize("template", SHEETS)
def test_around_the_qr_code_is_the_light_margin_that_readers_need(template: str) -> None:
    page = first_page(marked(template), template)
    margin = 4 * 2.2 / len(QR)
    corners = (LEFT - margin, TOP - margin, LEFT + 2.2 + margin, TOP + 2.2 + margin)
    around = page.crop(tuple(int(each * CM) for each in corners))  # type: ignore[arg-type]
    edge = int(margin * 0.9 * CM)
    around.paste(255, (edge, edge, around.width - edge, around.height - edge))
    assert min(around.tobytes()) > 200


@pytest.mark.parametrize("template", SHEETS)
def test_the_mark_needs_no_page_of_its_own(template: str) -> None:
    """Not even where a letter fills its page to the brim, as the sample of the advice does."""
    bare = opened(set_paper(template, SAMPLES[template])).pages
    assert len(opened(set_paper(template, marked(template))).pages) == len(bare)


def test_a_paper_without_a_seal_is_as_it_was() -> None:
    assert "verify" not in text_of(set_paper("advice", SAMPLES["advice"]))


def test_the_code_of_an_address_can_be_read_where_a_sixth_is_dirty() -> None:
    """Level M, and no larger than 45 modules: 0.5 mm each at 2.2 cm."""
    assert len(QR) <= 45
    assert all(len(row) == len(QR) for row in QR)
    finder = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    assert tuple(row[:7] for row in QR[:7]) == finder
    assert tuple(row[-7:] for row in QR[:7]) == finder
    assert tuple(row[:7] for row in QR[-7:]) == finder
