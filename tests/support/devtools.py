"""Drives a Chromium of any age over its DevTools protocol: opens pages, taps, types, reads.

Playwright calls methods and runs scripts that Chromium before 105 does not know. The methods used here are in every
Chromium since 78: https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 15.0  # seconds that a page may take for one step on a busy machine; no test depends on less
HTML = [{"name": "Content-Type", "value": "text/html"}]
BETWEEN_TOUCHES = 0.35  # seconds: two touches of one place within 0.3 are a double tap, which selects text
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
# Chromium reads commands from descriptor 3 and answers on 4; what it prints goes to descriptor 2.
PIPED = 'exec "$@" 3<&0 4>&1 0</dev/null 1>&2'
FIXED_DATE = """
{
  const Real = Date;
  Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(%(now)d); }
    static now() { return %(now)d; }
  };
}
"""
# The middle of the first visible element with that text, once nothing lies over it; null until then.
POINT = """
((css, text) => {
  const shown = (each) => each.getClientRects().length && each.textContent.includes(text);
  const found = [...document.querySelectorAll(css)].find(shown);
  if (!found) return null;
  found.scrollIntoView({ block: "center" });
  const { left, top, width, height } = found.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  const { offsetLeft, offsetTop } = visualViewport; // not 0 where a page is wider than the screen
  return found.contains(hit) ? [x - offsetLeft, y - offsetTop] : null;
})(%s, %s)
"""
CHOOSE = """
((css, label) => {
  const list = document.querySelector(css);
  const option = list && [...list.options].find((each) => each.text.includes(label));
  if (!option) return false;
  list.value = option.value;
  for (const name of ["input", "change"]) list.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
})(%s, %s)
"""
VISIBLE = "[...document.querySelectorAll(%s)].filter((each) => each.getClientRects().length)"


class NoAnswerError(AssertionError):
    """The browser or the page has not answered within `PATIENCE`: it hangs, or has ended."""


class Pipe:
    """Commands to a browser and their answers, one after the other; events go to `on_event`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._read = b""
        self._last = 0
        self.on_event: Callable[[dict[str, Any]], None] = lambda _: None

    def post(self, method: str, session: str = "", **params: Any) -> int:
        """Send a command; return its number without waiting for the answer."""
        self._last += 1
        command = {"id": self._last, "method": method, "params": params} | ({"sessionId": session} if session else {})
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command).encode() + b"\0")
        self._process.stdin.flush()
        return self._last

    def ask(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Send a command and return its result; raises `NoAnswerError`, or `ValueError` for what it refuses."""
        number = self.post(method, session, **params)
        until = time.monotonic() + PATIENCE
        while True:
            said = self._next(method, until)
            if said.get("id") == number:
                if "error" in said:
                    raise ValueError(f"{method}: {said['error']['message']}")
                return said["result"]
            if "method" in said:
                self.on_event(said)

    def _next(self, method: str, until: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        output = self._process.stdout.fileno()
        while b"\0" not in self._read:
            ready, _, _ = select.select([output], [], [], max(0.0, until - time.monotonic()))
            more = os.read(output, 1 << 16) if ready else b""
            if not more:
                raise NoAnswerError(f"no answer to {method}: " + ("the browser ended" if ready else "the page hangs"))
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        return json.loads(message)


class Tab:
    """A page on a phone of 360 px: `sent` are the wa.me addresses it opened, `errors` what scripts threw or logged."""

    def __init__(self, pipe: Pipe, *, now: int, scripts: bool = True) -> None:
        """`now` in milliseconds is the moment it always is in the page."""
        self.sent: list[str] = []
        self.errors: list[str] = []
        self._pipe = pipe
        self._target = pipe.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = pipe.ask("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        pipe.on_event = self._note
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")
        self._ask("Fetch.enable", patterns=[{"urlPattern": "https://wa.me/*"}])
        self._ask("Emulation.setDeviceMetricsOverride", width=360, height=800, deviceScaleFactor=2, mobile=True)
        self._ask("Emulation.setTouchEmulationEnabled", enabled=True)
        # On a busy machine a thing that slides in may rest on its way, and is touched where it is no longer.
        still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        self._ask("Emulation.setEmulatedMedia", media="", features=still)  # 78 wants a medium named
        self._ask("Emulation.setTimezoneOverride", timezoneId="Asia/Jakarta")
        self._ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._ask("Page.addScriptToEvaluateOnNewDocument", source=FIXED_DATE % {"now": now})

    def go(self, address: str) -> None:
        """Open a page and wait until it and its scripts are loaded, and no part of it says that it is still at work."""
        self._ask("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && !document.querySelector('[aria-busy]')")

    def arrives(self, address: str) -> None:
        """Wait until the page's address begins so. Asks the browser: a page that is being left may never answer."""
        until = time.monotonic() + PATIENCE
        shown = ""
        while not shown.startswith(address):
            assert time.monotonic() < until, f"still at {shown}, errors {self.errors}"
            shown = self._pipe.ask("Target.getTargetInfo", targetId=self._target)["targetInfo"]["url"]
            time.sleep(0.05)

    def value(self, script: str) -> Any:
        """Return what an expression gives in the page, as JSON would hold it."""
        said = self._ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, f"{script}: {said['exceptionDetails']}"
        return said["result"].get("value")

    def wait(self, script: str) -> Any:
        """Return what an expression gives as soon as that is true; after `PATIENCE`, fail with what the page says."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if found := self.value(script):
                    return found
            except ValueError:
                pass  # the page is being left for another
            time.sleep(0.05)
        raise AssertionError(f"never came true: {script}\nat {self.value('location.href')}, errors {self.errors}")

    def tap(self, css: str, text: str = "") -> None:
        """Touch the first visible element that `css` names and that holds `text`, once it stands still and free."""
        script = POINT % (json.dumps(css), json.dumps(text))
        before = None
        while (point := self.wait(script)) != before:
            before = point
            time.sleep(BETWEEN_TOUCHES)
        x, y = point
        self._ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self._ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def type(self, text: str) -> None:
        """Type into the field that has the focus; "\\r" is Enter."""
        for letter in text:
            key = {"text": letter, "key": "Enter" if letter == "\r" else letter}
            code = {"windowsVirtualKeyCode": 13} if letter == "\r" else {}
            self._ask("Input.dispatchKeyEvent", type="keyDown", **key, **code)
            self._ask("Input.dispatchKeyEvent", type="keyUp", key=key["key"], **code)

    def choose(self, css: str, label: str) -> None:
        """Choose the option of a list whose words hold `label`."""
        self.wait(CHOOSE % (json.dumps(css), json.dumps(label)))

    def texts(self, css: str) -> list[str]:
        """Return the words of each visible element that `css` names (`innerText` is empty while it is not drawn)."""
        return self.value(f"{VISIBLE % json.dumps(css)}.map((each) => each.textContent.trim())")

    def says(self, css: str, text: str) -> None:
        """Wait until a visible element that `css` names holds `text`."""
        self.wait(f"{VISIBLE % json.dumps(css)}.some((each) => each.textContent.includes({json.dumps(text)}))")

    def picture(self, path: Path) -> None:
        """Write what the screen shows as a PNG, to be looked at."""
        path.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot")["data"]))

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        return self._pipe.ask(method, self._session, **params)

    def _note(self, event: dict[str, Any]) -> None:
        params = event["params"]
        if event["method"] == "Fetch.requestPaused":
            self.sent.append(params["request"]["url"])
            answer = {
                "responseCode": 200,
                "responseHeaders": HTML,
                "body": base64.b64encode(b"<title>WhatsApp</title>").decode(),
            }
            self._pipe.post("Fetch.fulfillRequest", self._session, requestId=params["requestId"], **answer)
        elif event["method"] == "Runtime.exceptionThrown":
            thrown = params["exceptionDetails"]
            what = thrown.get("exception", {}).get("description", thrown["text"])
            self.errors.append(f"{what} ({thrown.get('url', '')}:{thrown['lineNumber']})")
        elif event["method"] == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} ({params['entry'].get('url', '')})")


@contextmanager
def opened(program: Path, profile: Path) -> Iterator[Pipe]:
    """Start a browser without a window, its profile in an empty folder; ends it."""
    command = ["sh", "-c", PIPED, "sh", program, *SWITCHES, f"--user-data-dir={profile}"]
    with (
        (profile / "said.txt").open("wb") as said,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said) as process,
    ):
        try:
            yield Pipe(process)
        finally:
            process.kill()
