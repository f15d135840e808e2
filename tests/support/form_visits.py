"""The form at `/admin/` in a browser, working on a copy of a repository that the page keeps for itself."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page
from playwright.sync_api import TimeoutError as NotInTimeError

from katalog.contract.model import Village
from katalog.entries import load
from katalog.settings import Settings
from katalog.volunteers.form import bundle

# A headless browser has no window to pick a folder with: the page's own file system stands in for it.
PICKED = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
SAVES_MAX = 4
PUT = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', { create: true });
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop();
    let folder = root;
    for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true });
    const out = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await out.write(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
    await out.close();
  }
}"""
GET = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
      else found[path + name] = new Uint8Array(await (await handle.getFile()).arrayBuffer()).toBase64();
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}"""


def village_of(settings: Settings) -> Village:
    """Return the village whose form is wanted."""
    catalogue = load.load(settings).catalogue
    assert catalogue is not None
    return catalogue.village


def write_form(village: Village, settings: Settings, folder: Path) -> None:
    """Write what is published for the form into `folder`; skips the test where npm cannot have the editor."""
    form = bundle.make(village, settings)
    if form.notice:
        pytest.skip(f"the editor cannot be had here: {form.notice}")
    for address, content in form.contents.items():
        _place(folder / address, content)
    for address, path in form.files.items():
        _place(folder / address, path.read_bytes())


@dataclass
class FormVisit:
    """A form open in a browser; `asked` are the addresses it asked for, `errors` what the browser complained about."""

    page: Page
    url: str
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Watch the page from the beginning."""
        self.page.add_init_script(PICKED)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._complained)

    def _complained(self, line: ConsoleMessage) -> None:
        """Keep what went wrong, but not that a preview of a photo was let go of before it was drawn."""
        if line.type == "error" and not line.location["url"].startswith("blob:"):
            self.errors.append(line.text)

    def open(self, files: Mapping[str, bytes]) -> None:
        """Open the form on a repository with `files` by path."""
        self.page.goto(self.url)
        self.page.evaluate(PUT, {path: base64.b64encode(content).decode() for path, content in files.items()})
        self.button("Pakai folder di komputer ini").click()
        self.page.get_by_text("Usaha", exact=True).first.wait_for()

    def new(self) -> None:
        """Begin a new business."""
        self.page.goto(f"{self.url}#/collections/usaha/new")
        self.field("nama").wait_for()

    def edit(self, slug: str) -> None:
        """Open a business that is there."""
        self.page.goto(f"{self.url}#/collections/usaha/entries/{slug}/usaha")
        self.field("nama").wait_for()

    def field(self, path: str) -> Locator:
        """Return a field by its keys (`produk.0.nama`); the editor draws those that are scrolled to."""
        found = self.page.locator(f'[data-key-path="{path}"]')
        for _ in range(60):
            if found.count():
                break
            self.page.locator("[data-key-path]").last.scroll_into_view_if_needed()
            self.page.mouse.move(180, 400)
            self.page.mouse.wheel(0, 400)
            self.page.wait_for_timeout(100)
        found.scroll_into_view_if_needed()
        return found

    def fill(self, path: str, text: str) -> None:
        """Type `text` into a field."""
        self.field(path).locator("input, textarea").first.fill(text)

    def choose(self, path: str, option: str) -> None:
        """Choose one of a field's options."""
        self.field(path).get_by_role("combobox").click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def today(self, path: str) -> None:
        """Put today's date into a field."""
        self.field(path).get_by_role("button", name="Hari ini").click()

    def add(self, path: str, name: str) -> None:
        """Add an item to a list."""
        self.field(path).get_by_role("button", name=re.compile(rf"^Tambah \W?{name}\W?$")).last.click()

    def photo(self, path: str, file: Path) -> None:
        """Take a photo into a field, as from a phone's gallery."""
        self.field(path).get_by_role("button", name="Pilih", exact=True).click()
        dialog = self.page.get_by_role("dialog")
        with self.page.expect_file_chooser() as chooser:
            dialog.get_by_role("button", name="Unggah").first.click()
        chooser.value.set_files(file)
        dialog.get_by_role("option", name=re.compile(rf"^{file.stem}\.")).wait_for()
        dialog.get_by_role("button", name="Sisipkan").click()
        dialog.wait_for(state="hidden")

    def button(self, name: str) -> Locator:
        """Return a button by its exact words."""
        return self.page.get_by_role("button", name=name, exact=True)

    def save(self) -> None:
        """Save, and wait until the editor says that it has; press again where a press was lost."""
        button = self.button("Simpan")
        for _ in range(SAVES_MAX):
            button.click()
            try:
                self.page.get_by_text("Tersimpan.").first.wait_for(state="attached", timeout=15_000)
            except NotInTimeError:
                continue
            return
        raise AssertionError(f"not saved: {self.page.get_by_role('alert').all_inner_texts()}")

    def files(self) -> dict[str, bytes]:
        """Return the repository's files by path."""
        return {path: base64.b64decode(text) for path, text in self.page.evaluate(GET).items()}


def _place(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
