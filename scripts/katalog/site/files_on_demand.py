"""Serves a folder of files as a web application: what is asked for and not yet there is made and put there first."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from katalog import report
from katalog.site.publish import swap

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

NOT_FOUND = "404"
TRIES = 5  # of one request, each time the folder was made anew in between
INDEX = "index.html"
RELOAD = "/livereload/"  # what MkDocs' script waits at for the next version


class FilesOnDemand:
    """Serves `folder` by `serve`, under addresses that begin with `prefix`, having `make` make what is missing in it.

    `make` takes an address within the site and returns its content, or the file that holds it, or None. It is never
    called while the site is made anew, nor twice at once. What goes wrong in it is told by a sentence, the rest of it
    written to `log`.
    """

    def __init__(
        self,
        serve: WSGIApplication,
        folder: Path,
        prefix: str,
        make: Callable[[str], bytes | Path | None],
        log: Path,
    ) -> None:
        self._serve = serve
        self._folder = folder
        self._prefix = prefix
        self._make = make
        self._log = log
        self._lock = threading.Lock()
        self._generation = 0

    def renew(self, build: Callable[[], None]) -> None:
        """Have the site made anew by `build`, which may empty the folder; where it fails, what was there is shown."""
        with self._lock:
            self._generation += 1
            try:
                build()
            except (SystemExit, swap.NotPublishedError) as stop:  # a library says so that it cannot go on
                report.trouble(str(stop))
            except Exception:  # noqa: BLE001 - whatever it is, the preview goes on
                report.fault(self._log)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        address = self._address(str(environ.get("PATH_INFO", "")))
        if address is not None and not self._can_be(address):
            address, environ["PATH_INFO"] = None, self._prefix + NOT_FOUND
        for _ in range(TRIES):
            generation = self._ready(address)
            said: list[tuple[Any, ...]] = []

            def note(*status: Any, said: list[tuple[Any, ...]] = said) -> Callable[[bytes], object]:
                said.append(status)
                return lambda _: None

            answer = self._serve(environ, note)
            # The folder may have been emptied since: then what is not there has to be made again.
            if not said[0][0].startswith(NOT_FOUND) or generation == self._generation:
                break
        start_response(*said[0])
        return answer

    def _address(self, path: str) -> str | None:
        """Return the site-relative address of a request's path, None where it is not of the site."""
        written = path.encode("latin-1").decode("utf-8", "ignore")
        if not written.startswith(self._prefix) or written.startswith(RELOAD):
            return None
        address = written[len(self._prefix) :]
        return address.removesuffix(INDEX) if posixpath.basename(address) == INDEX else address

    def _ready(self, address: str | None) -> int:
        """Put what belongs at `address` into the folder; return of which making of the site it is."""
        with self._lock:
            for wanted in () if address is None else (address, f"{address}/"):
                target = self._folder / (f"{wanted}{INDEX}" if not wanted or wanted.endswith("/") else wanted)
                if self._is_there(target) or self._put(wanted, target):
                    break
            return self._generation

    def _can_be(self, address: str) -> bool:
        """Return whether a file can have that name at all; the server behind this one takes it for granted."""
        try:
            (self._folder / address).stat()
        except (FileNotFoundError, NotADirectoryError):
            return True
        except (OSError, ValueError):
            return False
        return True

    def _is_there(self, target: Path) -> bool:
        try:
            return target.is_file()
        except (OSError, ValueError):  # a name that no file can have
            return False

    def _put(self, address: str, target: Path) -> bool:
        try:
            content = self._make(address)
            if content is None:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                swap.place(content, target)
            else:
                target.write_bytes(content)
        except swap.NotPublishedError as why:
            report.trouble(str(why))
            return False
        except Exception:  # noqa: BLE001 - one page that cannot be made must not end the preview
            report.fault(self._log)
            return False
        return True
