"""How Thai stands in the lines of a page, as a browser sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import cast
from tests.pages.test_browser import signed_in
from tests.pages.test_deciding import ANSWER

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage

pytestmark = pytest.mark.browser


def test_a_word_is_not_parted_at_the_end_of_a_line(address: str, browser: BrowserPage) -> None:
    """Browsers part ผู้|ว่าฯ and หลัก|ฐาน; what stands in the text is left as it was."""
    said = "บันทึกผลการพิจารณาของผู้ว่าฯ และหลักฐาน เวลา 16.30 น."
    signed_in(browser, address)
    browser.goto(f"{address}/inbox")
    browser.evaluate(
        """said => {
          const line = document.createElement("p");
          line.textContent = said;
          document.querySelector("main").append(line);
          keepTogether(line);
          line.id = "line";
        }""",
        said,
    )
    line = browser.locator("#line")
    assert line.text_content() == said
    assert line.locator(".nowrap").all_text_contents() == ["ผู้ว่าฯ", "หลักฐาน", "16.30 น."]
    in_one_line = "one => one.getClientRects().length === 1"
    for width in range(90, 320, 10):
        line.evaluate("(line, width) => { line.style.width = `${width}px`; }", width)
        assert all(one.evaluate(in_one_line) for one in line.locator(".nowrap").all()), width


def test_words_kept_together_do_not_come_apart_in_a_button(
    address: str, browser: BrowserPage
) -> None:
    signed_in(browser, address)
    browser.goto(f"{address}/outside-decisions")
    button = browser.locator("main .button", has_text="รอหลักฐาน")
    assert button.locator(".nowrap").count() == 0


def test_what_is_decided_on_is_printed_and_the_form_of_the_decision_is_not(
    address: str, browser: BrowserPage, code: str
) -> None:
    cast.completes("news1", code, "write", ANSWER)
    signed_in(browser, address, "prc_head")
    browser.goto(f"{address}/human-tasks/{cast.task_of(code, 'approve').id}")
    browser.emulate_media(media="print")
    assert browser.locator("#shown").is_visible()
    assert not browser.locator("#filled").is_visible()
    assert not browser.locator("main .button:visible").count()
