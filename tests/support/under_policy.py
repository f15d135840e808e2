"""Wait and restyle on a page whose policy refuses the texts that a browser's driver would put into it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

PATIENCE = 30_000  # milliseconds, as the driver waits everywhere else
STEP = 50  # milliseconds
ADOPT = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Ask the page again and again; raises AssertionError with the expression when it never holds.

    The driver's own `wait_for_function` evaluates its text inside the page's loop, which `script-src` without
    `unsafe-eval` forbids. A single evaluation comes from outside the page, so it is allowed.
    """
    for _ in range(PATIENCE // STEP):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(STEP)
    raise AssertionError(f"never held on {page.url}: {expression}")


def restyle(page: Page, rules: str) -> None:
    """Add rules to a page; the driver's own `add_style_tag` writes an element that `style-src` forbids."""
    page.evaluate(ADOPT, rules)
