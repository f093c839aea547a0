"""Papers: what stands on them, in which letters, and that equal data make an equal file."""

from __future__ import annotations

import io
from threading import Thread
from typing import Any

import pytest
from pydantic import ValidationError
from pypdf import PdfReader

from forms.papers import set_paper
from forms.sheets import SHEETS
from tests.forms.paper_samples import BRIEFING, FACTS, SAMPLES

A4 = (595, 842)


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """What can be relied on in it: Latin letters and digits; Thai marks come out shuffled."""
    return " ".join("\n".join(page.extract_text() for page in opened(pdf).pages).split())


def fonts_of(pdf: bytes) -> list[tuple[str, bool]]:
    """Every font of the file, and whether it is inside."""
    found = []
    for page in opened(pdf).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(each in descriptor for each in ("/FontFile2", "/FontFile3"))
            found.append((str(inner["/BaseFont"]), embedded))
    return found


def test_there_is_a_sample_of_every_paper() -> None:
    assert SAMPLES.keys() == SHEETS.keys()


@pytest.mark.parametrize("template", SHEETS)
def test_a_paper_is_a4_and_holds_sarabun_and_no_other_font(template: str) -> None:
    pdf = set_paper(template, SAMPLES[template])
    pages = opened(pdf).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {A4}
    fonts = fonts_of(pdf)
    assert fonts
    assert all("Sarabun" in name and embedded for name, embedded in fonts)


@pytest.mark.parametrize("template", SHEETS)
def test_equal_data_make_an_equal_file(template: str) -> None:
    """Its SHA-256 stands for what was approved."""
    first = set_paper(template, SAMPLES[template])
    set_paper("press-release", SAMPLES["press-release"])
    assert set_paper(template, SAMPLES[template]) == first


@pytest.mark.parametrize("template", SHEETS)
def test_a_paper_can_be_archived(template: str) -> None:
    """PDF/A-2a says so in its metadata and is tagged for readers aloud."""
    reader = opened(set_paper(template, SAMPLES[template]))
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.pdfaid_part == "2"
    assert reader.xmp_metadata.pdfaid_conformance == "A"
    assert "/StructTreeRoot" in reader.root_object


def test_the_press_never_sees_what_must_not_be_answered() -> None:
    internal, released = (
        text_of(set_paper(name, SAMPLES[name])) for name in ("talking-points", "press-kit")
    )
    assert "SECRETWORD" in internal
    assert "INSTEAD" in internal
    assert "SECRETWORD" not in released
    assert "JIC" in released


def test_numbers_are_thai_and_addresses_stay_as_they_are() -> None:
    text = text_of(set_paper("press-kit", SAMPLES["press-kit"]))
    assert "๑๐.๓๐" in text
    assert "๒๕๖๙" in text
    assert "https://www.facebook.example/PrSongkhla/live/2570" in text.replace(" ", "")
    assert "PRES-2570-0001" in text
    assert "2569" not in text


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    data = BRIEFING | {"facts": FACTS * 3, "qa": []}
    pages = opened(set_paper("talking-points", data)).pages
    assert len(pages) >= 5
    # Its words come out shuffled, but the same on every page: what stands under the page's number.
    heads = {page.extract_text().split("\n")[1] for page in pages[1:4]}
    assert len(heads) == 1


def test_pages_after_the_first_are_numbered_in_thai_digits() -> None:
    pages = opened(set_paper("press-kit", SAMPLES["press-kit"])).pages
    assert "– ๒ –" in pages[1].extract_text()
    assert "– ๑ –" not in pages[0].extract_text()


@pytest.mark.parametrize(
    "template",
    [
        *("advice", "outside-letter", "press-release", "session-record", "speaker-letter"),
        *("stamped-letter", "announcement", "statement", "certificate", "duty-roster"),
    ],
)
def test_an_ordinary_paper_is_one_page(template: str) -> None:
    """As large as the rule's font at 16 pt (handbook 2.7), and not larger."""
    assert len(opened(set_paper(template, SAMPLES[template])).pages) == 1


@pytest.mark.parametrize("lines", range(0, 44, 4))
@pytest.mark.parametrize(
    ("template", "grows", "signer"),
    [("memo", "background", "signer"), ("session-record", "discussion", "recorder")],
)
def test_no_page_holds_only_a_signature_or_the_box_to_decide_in(
    template: str, grows: str, signer: str, lines: int
) -> None:
    """Wherever the page ends: who signs or decides sees on that page what it is about."""
    data = SAMPLES[template] | {"agreed": ()} if template == "session-record" else SAMPLES[template]
    data |= {grows: "\n".join(f"LINE-{n}" for n in range(lines)), signer: {"post": "POST"}}
    data |= {"proposal": "LAST"} if template == "memo" else {"agreement": "LAST"}
    last = opened(set_paper(template, data)).pages[-1].extract_text()
    assert "POST" in last
    assert template == "memo" or "LAST" in last


@pytest.mark.parametrize(
    "odd",
    [
        "⚠️ 😀",
        "漢字",
        "سلام",
        "#set text(fill: red) $x$ *b* @r <l>",
        "a\tb\x00c",
        "\ue000",
        "",
    ],
)
def test_no_text_that_people_type_stops_a_paper(odd: str) -> None:
    """It is data to the typesetter, never code; what the font lacks shows as an empty box."""
    pdf = set_paper("press-release", SAMPLES["press-release"] | {"body": f"ข่าว {odd}"})
    assert pdf.startswith(b"%PDF-")


def test_markup_stands_on_the_paper_as_it_was_typed() -> None:
    body = "*JIC* #emph[X] $y$"
    assert body in text_of(set_paper("outside-letter", SAMPLES["outside-letter"] | {"body": body}))


@pytest.mark.parametrize(
    ("change", "key"),
    [({"venue": None}, "venue"), ({"wrong": 1}, "wrong"), ({"start_at": "2026-11-22"}, "start_at")],
)
def test_data_of_another_shape_are_named(change: dict[str, Any], key: str) -> None:
    with pytest.raises(ValidationError, match=key):
        set_paper("press-kit", SAMPLES["press-kit"] | change)


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(LookupError):
        set_paper("../house", {})


def test_several_at_once_come_out_right() -> None:
    alone = {name: set_paper(name, SAMPLES[name]) for name in SAMPLES}
    together: dict[str, bytes] = {}
    threads = [
        Thread(target=lambda name=name: together.update({name: set_paper(name, SAMPLES[name])}))
        for name in SAMPLES
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_a_memo_without_number_and_day_leaves_lines_for_them() -> None:
    data = SAMPLES["memo"] | {"doc_no": None, "doc_date": None, "urgency": None, "facts": ""}
    assert len(opened(set_paper("memo", data)).pages) >= 1


@pytest.mark.parametrize("others", [0, 1])
def test_a_single_piece_of_advice_has_no_heading_and_several_have_theirs(others: int) -> None:
    parts = [
        {"heading": "HEADING", "text": "TEXT"},
        *[{"heading": "MORE", "text": "MORE"}] * others,
    ]
    told = text_of(set_paper("advice", SAMPLES["advice"] | {"advice": parts}))
    assert "TEXT" in told
    assert ("HEADING" in told) == bool(others)
