"""Scenario 17 of the handbook: Thai and English on one paper, read from the ink and not the text.

What a reader of PDF files extracts is shuffled at ำ; what the eye sees is not.
"""

from __future__ import annotations

from functools import cache
from itertools import product

from forms.papers import draw_paper
from tests.forms.ink import Piece, pieces
from tests.forms.paper_samples import SAMPLES

DOTS = 240
"""Dots an inch: a tone mark is some eight dots high."""

BARE = SAMPLES["statement"] | {"subject": "", "issue_no": None}
LETTERS = "นปฝฟฬญฐกร"


def page(body: str, ppi: int = DOTS) -> list[Piece]:
    (drawn,) = draw_paper("statement", BARE | {"body": body}, ppi=ppi)
    return pieces(drawn)


@cache
def count(body: str) -> int:
    """How many pieces of ink `body` adds to a statement."""
    return len(page(body)) - len(page(""))


def line(body: str) -> list[Piece]:
    """The pieces of a body of one line: from the rule under the heads to the next wide gap."""
    drawn = page(body)
    rule = max(drawn, key=lambda piece: piece.right - piece.left)
    found: list[Piece] = []
    for piece in drawn:
        if piece.top > rule.bottom:
            if found and piece.top - max(each.bottom for each in found) > DOTS // 6:
                break
            found.append(piece)
    return found


def alike(one: Piece, other: Piece) -> bool:
    """Where a letter stands between the dots moves its edge by one."""
    return all(abs(a - b) <= 1 for a, b in zip(one.size, other.size, strict=True))


def test_jic_reads_as_jic_among_thai_words() -> None:
    alone, among = line("JIC"), line("ศูนย์ JIC แจ้งน้ำท่วม")
    assert len(alone) == len("JIC")
    for letter in alone:
        assert any(alike(letter, piece) for piece in among)


def test_the_marks_of_a_flood_stand_apart_and_whole() -> None:
    assert len(line("น้ำท่วม")) == 8  # น ้ ํ า, ท ่ ว ม
    tone = min(line("น้า"), key=lambda piece: piece.top)
    assert alike(tone, min(line("น้ำ"), key=lambda piece: piece.top))


def test_a_vowel_over_a_letter_does_not_touch_it() -> None:
    """Only ั may: it leans on the stem of ฝ, ฟ and ฬ."""
    stacks = " ".join("".join(both) for both in product(LETTERS, "ิีึื"))
    assert count(stacks) == 4 * (count(" ".join(LETTERS)) + len(LETTERS))


def test_a_tone_over_a_vowel_touches_nothing() -> None:
    vowels = ["".join(both) for both in product(LETTERS, "ิีึืั")]
    stacks = " ".join(vowel + tone for vowel, tone in product(vowels, "่้๊๋"))
    assert count(stacks) == 4 * (count(" ".join(vowels)) + len(vowels))


def test_a_tone_stands_clear_over_sara_am() -> None:
    stacks = " ".join(f"{letter}{tone}ำ" for letter, tone in product(LETTERS, "่้๊๋"))
    assert count(stacks) == 4 * (count(" ".join(LETTERS)) + 3 * len(LETTERS))


def test_lines_under_each_other_do_not_touch() -> None:
    """Tall stacks come to stand under deep letters, line after line."""
    unit = "ปื้น กฎ ปฏิญญา ฐานฟ้ำ ภูมิ ปรากฏ"
    assert count(" ".join([unit] * 30)) == 30 * count(unit)


def test_nothing_leaves_the_measure_of_the_page() -> None:
    """A word or an address that no line holds is broken all the same."""
    words = ["กขค" * 60, "A" * 200, "https://example.invalid/" + "a-b/" * 40, "๐" * 150]
    right_edge = round((21 - 2) / 2.54 * 100) + 2
    assert max(piece.right for piece in page(" ".join(words), ppi=100)) <= right_edge
