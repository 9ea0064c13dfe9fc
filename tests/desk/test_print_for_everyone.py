"""The print desk by axe's rules, by touch and by keyboard, on three screens, in three languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from workshop import Workshop

from desk.browser import served
from desk.nurse import Nurse, clinic
from desk.test_for_everyone import AXE

pytestmark = [pytest.mark.slow, pytest.mark.verify]
SCREENS = ((1280, 800), (768, 1024), (1024, 600))
TOUCHED = 44
"""CSS pixels that a finger finds (WCAG 2.5.5)."""
SMALL = f"""() => [...document.querySelectorAll("button, a, input, select, textarea")].filter((each) => {{
  const box = (each.closest(".kind") ?? each).getBoundingClientRect();
  return box.width > 0 && (box.width < {TOUCHED} || box.height < {TOUCHED});
}}).map((each) => each.outerHTML.slice(0, 90))"""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """The clinic's project."""
    return clinic(tmp_path)


def faults(page: Page) -> list[str]:
    """List what is wrong with what is shown, on each screen."""
    found = list[str]()
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(AXE)
        wrong = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
        found += [f"{width}: {each['id']}: {node['html'][:120]}" for each in wrong for node in each["nodes"]]
        found += [f"{width}: too small: {each}" for each in page.evaluate(SMALL)]
        if not page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"):
            found.append(f"{width}: wider than the screen")
    return found


@pytest.mark.parametrize("staff", ["fr", "ar", "ja"])
def test_no_step_has_a_fault_on_any_screen(browser: Browser, workshop: Workshop, staff: str) -> None:
    with served(workshop, "--only", "print", "--locale", staff) as address:
        nurse = Nurse.at(browser, address)
        page = nurse.page
        assert page.get_attribute("html", "lang") == staff
        assert faults(page) == []
        nurse.tap("[data-sheet=velorin]")
        assert faults(page) == []
        nurse.tap("[data-document=velorin] [data-locale=fa]")
        page.wait_for_selector(".fill")
        nurse.type("tablets", "5")
        page.wait_for_selector("[data-sure]")
        assert faults(page) == []
        page.click("[data-sure]")
        nurse.settle()
        assert faults(page) == []
        page.evaluate("() => document.getElementById('idle').showModal()")
        assert faults(page) == []
        page.context.close()


def test_a_leaflet_is_printed_by_keyboard_alone(browser: Browser, workshop: Workshop) -> None:
    with served(workshop, "--only", "print") as address:
        nurse = Nurse.at(browser, address)
        press = nurse.page.keyboard.press
        nurse.page.focus("#find")
        nurse.page.keyboard.type("velorin")
        assert nurse.page.locator("#shelf [data-words]:visible").count() == 1
        press("Enter")
        nurse.page.wait_for_selector(".languages:not([hidden]) h1:focus")
        press("Tab")
        press("Enter")
        nurse.page.wait_for_selector(".fill")
        nurse.page.wait_for_selector("#fill h1:focus")
        press("Tab")
        press("Tab")
        nurse.page.keyboard.type("2,25")
        nurse.settle()
        nurse.page.focus("#take")
        with nurse.page.context.expect_page():
            press("Enter")
        nurse.page.context.close()


def test_a_desk_that_nobody_touches_asks_and_then_begins_again(browser: Browser, workshop: Workshop) -> None:
    with served(workshop, "--only", "print") as address:
        nurse = Nurse.at(browser, address)
        nurse.page.clock.install()
        nurse.page.reload()
        nurse.page.wait_for_selector("[data-ready]")
        first = nurse.page.get_attribute("#print", "data-visit")
        nurse.choose("velorin", "fa")
        nurse.page.clock.fast_forward("05:01")
        nurse.page.wait_for_selector("#idle[open]")
        nurse.page.click("#stay")
        assert nurse.page.locator("#idle[open]").count() == 0
        nurse.page.clock.fast_forward("05:01")
        nurse.page.wait_for_selector("#idle[open]")
        nurse.page.clock.fast_forward("01:01")
        nurse.page.wait_for_selector("#shelf:not([hidden])")
        assert nurse.page.get_attribute("#print", "data-visit") != first
        assert nurse.page.locator(".fill").count() == 0
        nurse.page.context.close()
