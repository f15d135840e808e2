"""A sheet of paper to draw on, in millimetres from the upper left: words that fit, awnings, QR codes, photos, as PDF.

Made by ReportLab, which needs no library of the system (volunteers work on Windows) and writes the same bytes every
time. The extra `kit` installs it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from katalog.orders import kit_codes
from katalog.share.cards.lettering import LINE_HEIGHT, LOWEST, TALLEST
from katalog.share.cards.tones import Tone
from katalog.share.kit.paper_text import Style, fit, told

MM = 72 / 25.4  # points
A4 = (210.0, 297.0)
A6 = (105.0, 148.0)
MODULE_MIN = 0.5  # mm; smaller ones blur on cheap printers
CODE_MIN = 25.0  # mm across the dark part, what an old phone reads at arm's length
GREY = "#6b6257"
rl_config.useA85 = 0  # photos as they are: as letters they took half of a print's time and a fifth of its bytes
# ReportLab keeps one reading position a font, for all documents: two saved at once would take letters from each
# other's, or find none. Nothing is lost by waiting, since all of it is Python.
_SAVING = Lock()


@dataclass(frozen=True)
class Area:
    """A part of the sheet, in millimetres from its upper left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height


class Sheet:
    """A PDF in the making: one or more pages of one size."""

    def __init__(self, size: tuple[float, float], title: str) -> None:
        """Begin a document; `size` is width and height in millimetres."""
        self.width, self.height = size
        self.pages = 1
        self._out = io.BytesIO()
        # invariant: no date and no random identifier in the file
        self._canvas = Canvas(self._out, (self.width * MM, self.height * MM), invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator("katalog")

    def finish(self) -> bytes:
        """Return the PDF."""
        with _SAVING:
            self._canvas.save()
        return self._out.getvalue()

    def next_page(self) -> None:
        """Go on with an empty page."""
        self._canvas.showPage()
        self.pages += 1

    def fill(self, area: Area, colour: str, radius: float = 0) -> None:
        """Paint an area."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.roundRect(*self._points(area), radius * MM, stroke=0, fill=1)

    def frame(
        self, area: Area, colour: str, thickness: float = 0.3, *, dashed: bool = False, radius: float = 0
    ) -> None:
        """Draw an area's outline, dashed where it is meant to be cut."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness * MM)
        if dashed:
            self._canvas.setDash(2, 3)
        self._canvas.roundRect(*self._points(area), radius * MM, stroke=1, fill=0)
        self._canvas.restoreState()

    def line(self, left: float, right: float, top: float, colour: str, *, dotted: bool = False) -> None:
        """Draw a thin level line."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(0.25 * MM)
        if dotted:
            self._canvas.setDash(0.6, 2.4)
        self._canvas.line(left * MM, self._y(top), right * MM, self._y(top))
        self._canvas.restoreState()

    def write(self, text: str, area: Area, style: Style, *, align: str = "left") -> float:
        """Write `text` (drawable) into `area` as large as it fits and return where it ends below, in mm from the top.

        What does not fit at the smallest size is cut with an ellipsis; nothing leaves the area.
        """
        size, lines = fit(text, area.width, area.height, style)
        if not lines:
            return area.top
        self._canvas.setFillColor(HexColor(style.colour))
        self._canvas.setFont(told(style.face), size * MM)
        base = area.top + size * TALLEST
        for number, line in enumerate(lines):
            y = self._y(base + number * size * LINE_HEIGHT)
            if align == "right":
                self._canvas.drawRightString(area.right * MM, y, line)
            elif align == "centre":
                self._canvas.drawCentredString((area.left + area.width / 2) * MM, y, line)
            else:
                self._canvas.drawString(area.left * MM, y, line)
        return base + (len(lines) - 1) * size * LINE_HEIGHT + size * LOWEST

    def awning(self, area: Area, stripes: int, tone: Tone) -> None:
        """Draw a market stall's awning, its scallops hanging at the lower edge of `area`."""
        across = area.width / stripes
        straight = area.height - across / 2
        self._canvas.saveState()
        self._canvas.setStrokeColor(HexColor(tone.stripe))
        self._canvas.setLineWidth(0.2 * MM)
        for number in range(stripes):
            self._canvas.setFillColor(HexColor(tone.cloth if number % 2 else tone.stripe))
            left, top = area.left + number * across, self._y(area.top)
            path = self._canvas.beginPath()
            path.moveTo(left * MM, top)
            path.lineTo((left + across) * MM, top)
            path.lineTo((left + across) * MM, self._y(area.top + straight))
            path.arcTo(left * MM, self._y(area.bottom), (left + across) * MM, self._y(area.top + straight - across / 2),
                       startAng=0, extent=-180)  # fmt: skip
            path.close()
            self._canvas.drawPath(path, stroke=1, fill=1)
        self._canvas.restoreState()

    def code(self, address: str, left: float, top: float, size: float) -> None:
        """Draw the QR code of `address`, quiet zone included in `size` (millimetres)."""
        rows = kit_codes.modules(address)
        module = size / (len(rows) + 2 * kit_codes.QUIET_ZONE)
        self._canvas.setFillColor(HexColor(kit_codes.LIGHT))
        self._canvas.rect(*self._points(Area(left, top, size, size)), stroke=0, fill=1)
        # Whole numbers in one scaled piece: ReportLab's own paths take 25 ms a code, writing each figure.
        left, bottom = (left + kit_codes.QUIET_ZONE * module) * MM, self._y(top + size - kit_codes.QUIET_ZONE * module)
        cells = (
            f"{start} {len(rows) - 1 - number} {length} 1 re"
            for number, row in enumerate(rows)
            for start, length in _runs(row)
        )
        scale = module * MM
        self._canvas.addLiteral(f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {bottom:.3f} cm 0 g {' '.join(cells)} f Q")

    def photo(self, jpeg: bytes, area: Area, radius: float = 0) -> None:
        """Fill `area` with the middle of a JPEG."""
        reader = ImageReader(io.BytesIO(jpeg))
        across, down = reader.getSize()
        scale = max(area.width / across, area.height / down)
        width, height = across * scale, down * scale
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.roundRect(*self._points(area), radius * MM)
        self._canvas.clipPath(path, stroke=0, fill=0)
        whole = Area(area.left - (width - area.width) / 2, area.top - (height - area.height) / 2, width, height)
        self._canvas.drawImage(reader, *self._points(whole))
        self._canvas.restoreState()

    def link(self, address: str, area: Area) -> None:
        """Make an area lead to an address on the web."""
        left, y, width, height = self._points(area)
        self._canvas.linkURL(address, (left, y, left + width, y + height), relative=0)

    def link_within(self, key: str, area: Area) -> None:
        """Make an area lead to the place marked `key`."""
        left, y, width, height = self._points(area)
        self._canvas.linkRect("", key, (left, y, left + width, y + height), relative=0, Border="[0 0 0]")

    def mark(self, key: str, name: str, level: int) -> None:
        """Mark this page as the place `key` and list it under `name` in the reader's outline, 0 the outermost level."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(name, key, level, closed=False)

    def _y(self, top: float) -> float:
        return (self.height - top) * MM

    def _points(self, area: Area) -> tuple[float, float, float, float]:
        return area.left * MM, self._y(area.bottom), area.width * MM, area.height * MM


def code_size(address: str, wanted: float = 0) -> float:
    """Return how many millimetres a code and its quiet zone need: `wanted`, more where a module would be too small."""
    across = len(kit_codes.modules(address))
    whole = across + 2 * kit_codes.QUIET_ZONE
    return max(wanted, MODULE_MIN * whole, CODE_MIN * whole / across)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where dark modules stand in a row as (first, how many): neighbours in one piece, without hairlines."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
