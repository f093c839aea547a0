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
from models.paper_seal import new_code, signs_of
from tests.forms.paper_samples import SAMPLES
from tests.forms.test_papers import opened, text_of

ADDRESS = "https://prasan.songkhla.go.th/verify/"
PPI = 200
CM = PPI / 2.54
CODE = new_code()
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
    return Image.open(io.BytesIO(page)).convert("L")


@pytest.mark.parametrize("template", SHEETS)
def test_every_paper_shows_the_code_its_address_and_the_whole_qr_code(template: str) -> None:
    """2.2 cm wide, 2 cm from the right edge, module by module as it was made."""
    sheet = marked(template)
    text = text_of(set_paper(template, sheet))
    assert CODE in text
    assert "prasan.songkhla.go.th/verify" in text
    page = first_page(sheet, template)
    module = 2.2 / len(QR)
    left, top = 21.0 - 2.0 - 2.2, 29.7 - 2.0 - 0.9
    seen = tuple(
        "".join(
            "1"
            if page.getpixel(
                (int((left + (x + 0.5) * module) * CM), int((top + (y + 0.5) * module) * CM))
            )
            < 128  # type: ignore[operator]
            else "0"
            for x in range(len(QR))
        )
        for y in range(len(QR))
    )
    assert seen == QR


@pytest.mark.parametrize("template", SHEETS)
def test_around_the_qr_code_is_the_light_margin_that_readers_need(template: str) -> None:
    page = first_page(marked(template), template)
    module = 2.2 / len(QR)
    left, top = 21.0 - 2.0 - 2.2 - 4 * module, 29.7 - 2.0 - 0.9 - 4 * module
    right, bottom = 21.0 - 2.0 + 4 * module, 29.7 - 2.0 - 0.9 + 2.2 + 4 * module
    size = (int(CM * (right - left)), int(CM * (bottom - top)))
    around = page.crop(
        (int(left * CM), int(top * CM), int(left * CM) + size[0], int(top * CM) + size[1])
    )
    inner = int(3.5 * module * CM)
    hole = Image.new("L", (size[0] - 2 * inner, size[1] - 2 * inner), 255)
    around.paste(hole, (inner, inner))
    assert around.getextrema()[0] > 200


@pytest.mark.parametrize("template", [name for name in SHEETS if name != "advice"])
def test_the_mark_needs_no_page_of_its_own(template: str) -> None:
    """Less than a centimetre of the text; the sample of the advice fills its page to the brim."""
    bare = opened(set_paper(template, SAMPLES[template])).pages
    assert len(opened(set_paper(template, marked(template))).pages) == len(bare)


def test_a_paper_without_a_seal_is_as_it_was() -> None:
    assert "verify" not in text_of(set_paper("letter", SAMPLES["letter"]))


def test_the_code_of_an_address_can_be_read_where_a_sixth_is_dirty() -> None:
    """Level M, and no larger than 45 modules: 0.5 mm each at 2.2 cm."""
    assert len(QR) <= 45
    assert all(len(row) == len(QR) for row in QR)
    finder = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    assert tuple(row[:7] for row in QR[:7]) == finder
    assert tuple(row[-7:] for row in QR[:7]) == finder
    assert tuple(row[:7] for row in QR[-7:]) == finder
