"""Draws the village's catalogue on paper, for bazaars and people without a phone: by hamlet, with QR codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from katalog.share.cards.lettering import Face
from katalog.share.kit.paper import A4, GREY, Area, Sheet, code_size
from katalog.share.kit.paper_text import Style
from katalog.share.kit.price_rows import price_row, row_height
from katalog.share.kit.print_content import BusinessPrint, PriceRow, VillagePrint
from katalog.share.kit.prints import framed_photo, photo_of
from katalog.texts import Texts

MARGIN = 16.0
WIDTH = A4[0] - 2 * MARGIN
TOP, END = 20.0, A4[1] - 20.0  # where the words of a page begin and end
SIDE = 52.0  # mm of the column with photo and code
CODE = 34.0
SMALLER = 0.72  # of a price list's lines
CONTENTS_ROW, CONTENTS_HAMLET = 7.4, 12.0
BLOCK_GAP = 9.0
LEAST = 96.0  # mm a business wants on a page before it is begun
HAMLET_HEAD = 15.0


def catalogue(content: VillagePrint, texts: Texts, photos: Path) -> bytes:
    """Return the catalogue as PDF: cover, contents with page numbers and links, then every business."""
    first = 2 + len(_contents_pages(content))
    # Where each business lands is known only once it is laid out: a first run that nobody sees finds the pages.
    trial = _Book(content, texts, photos, {})
    trial.businesses()
    starts = {slug: page + first - 1 for slug, page in trial.starts.items()}
    book = _Book(content, texts, photos, starts)
    book.cover()
    book.contents()
    book.sheet.next_page()
    book.businesses()
    return book.sheet.finish()


def _contents_pages(content: VillagePrint) -> list[list[tuple[str, BusinessPrint | None]]]:
    """Return the lines of the contents, page by page: a hamlet's name, then its businesses."""
    pages: list[list[tuple[str, BusinessPrint | None]]] = [[]]
    top = TOP + 20
    for hamlet, businesses in content.hamlets:
        if top + CONTENTS_HAMLET + CONTENTS_ROW > END:
            pages.append([])
            top = TOP
        pages[-1].append((hamlet, None))
        top += CONTENTS_HAMLET
        for business in businesses:
            if top + CONTENTS_ROW > END:
                pages.append([])
                top = TOP
            pages[-1].append((business.name, business))
            top += CONTENTS_ROW
    return pages


class _Book:
    """The catalogue being drawn; `starts` notes the page on which each business begins."""

    def __init__(self, content: VillagePrint, texts: Texts, photos: Path, pages: dict[str, int]) -> None:
        self.content = content
        self.sheet = Sheet(A4, f"{texts('kit.katalog')} {content.village}")
        self.starts: dict[str, int] = {}
        self._texts = texts
        self._photos = photos
        self._pages = pages

    def cover(self) -> None:
        """Draw the first page."""
        sheet, content, tone = self.sheet, self.content, self.content.tone
        sheet.fill(Area(0, 0, *A4), tone.panel)
        sheet.awning(Area(0, 0, A4[0], 42), 11, tone)
        top = sheet.write(
            self._texts("kit.katalog"), Area(MARGIN, 62, WIDTH, 14), Style(Face.BOLD, 11, 6, 1, tone.quiet)
        )
        top = sheet.write(content.village, Area(MARGIN, top + 1, WIDTH, 76), Style(Face.EXTRA, 32, 12, 3, tone.words))
        top = sheet.write(content.region, Area(MARGIN, top + 3, WIDTH, 16), Style(Face.MEDIUM, 6, 4, 2, tone.words))
        sheet.write(content.counts, Area(MARGIN, top + 3, WIDTH, 10), Style(Face.BOLD, 7, 4, 1, tone.quiet))
        size = code_size(content.qr_target, 60)
        card = Area(MARGIN, A4[1] - size - 30, size, size)
        sheet.fill(card, "#ffffff", radius=3)
        sheet.code(content.qr_target, card.left, card.top, size)
        left = card.right + 9
        room = A4[0] - MARGIN - left
        at = sheet.write(
            self._texts("kit.pindai_desa"), Area(left, card.top + 1, room, 22), Style(Face.EXTRA, 9, 5, 2, tone.words)
        )
        at = sheet.write(
            self._texts("kit.katalog_cara"), Area(left, at + 2, room, 30), Style(Face.MEDIUM, 4.6, 3.4, 5, tone.words)
        )
        sheet.write(content.shown_url, Area(left, at + 2, room, 7), Style(Face.BOLD, 4.6, 3, 1, tone.quiet))
        sheet.mark("awal", content.village, 0)

    def contents(self) -> None:
        """Draw the contents, each line leading to its page."""
        sheet, tone = self.sheet, self.content.tone
        for number, lines in enumerate(_contents_pages(self.content)):
            sheet.next_page()
            self._page_furniture()
            top = TOP
            if number == 0:
                title = self._texts("kit.katalog_isi")
                sheet.mark("isi", title, 0)
                sheet.write(title, Area(MARGIN, top, WIDTH, 14), Style(Face.EXTRA, 11, 8))
                top += 20
            for name, business in lines:
                if business is None:
                    heading = Style(Face.BOLD, 6, 4, 1, tone.strong)
                    sheet.write(name, Area(MARGIN, top + 3, WIDTH, 8), heading)
                    top += CONTENTS_HAMLET
                    continue
                sheet.line(MARGIN, A4[0] - MARGIN, top, "#e4d9c3")
                row = Area(MARGIN, top, WIDTH, CONTENTS_ROW)
                sheet.write(name, Area(MARGIN, top + 0.9, WIDTH * 0.6, 6), Style(Face.BOLD, 4.4, 2.8, 1))
                middle = Area(MARGIN + WIDTH * 0.62, top + 1.2, WIDTH * 0.26, 6)
                sheet.write(business.category, middle, Style(Face.MEDIUM, 3.8, 2.6, 1, GREY))
                page = str(self._pages[business.slug])
                sheet.write(page, Area(MARGIN, top + 0.9, WIDTH, 6), Style(Face.BOLD, 4.4, 3, 1), align="right")
                sheet.link_within(f"usaha-{business.slug}", row)
                top += CONTENTS_ROW

    def businesses(self) -> None:
        """Draw every business, hamlet by hamlet."""
        self._page_furniture()
        top = TOP
        for number, (hamlet, businesses) in enumerate(self.content.hamlets):
            if top + HAMLET_HEAD + LEAST > END:
                top = self._turn()
            self.sheet.mark(f"dusun-{number}", hamlet, 0)
            heading = Style(Face.EXTRA, 9.5, 5, 1, self.content.tone.strong)
            self.sheet.write(hamlet, Area(MARGIN, top - 2, WIDTH, 12), heading)
            top += HAMLET_HEAD
            for business in businesses:
                if top + LEAST > END:
                    top = self._turn()
                top = self._business(business, top) + BLOCK_GAP

    def _business(self, business: BusinessPrint, top: float) -> float:
        """Draw one business from `top`, over as many pages as its prices need; return where it ends."""
        sheet = self.sheet
        self.starts[business.slug] = sheet.pages
        sheet.mark(f"usaha-{business.slug}", business.name, 1)
        side_end = self._side(business, top)
        left = MARGIN + SIDE + 8
        room = A4[0] - MARGIN - left
        sheet.line(MARGIN, A4[0] - MARGIN, top, business.tone.strong)
        strong = business.tone.strong
        at = sheet.write(business.category, Area(left, top + 3, room, 6), Style(Face.BOLD, 4, 3, 1, strong))
        at = sheet.write(business.name, Area(left, at, room, 18), Style(Face.EXTRA, 8.6, 5, 2))
        at = sheet.write(business.summary, Area(left, at + 0.6, room, 11), Style(Face.MEDIUM, 3.9, 3, 2, GREY))
        at = sheet.write(", ".join(business.address), Area(left, at + 1.2, room, 10), Style(Face.MEDIUM, 3.8, 3, 2))
        contact = f"{self._texts('usaha.whatsapp')} {business.number}"
        at = sheet.write(contact, Area(left, at + 0.8, room, 6), Style(Face.EXTRA, 4.6, 3, 1))
        for days, hours in business.hours:
            at = sheet.write(f"{days}: {hours}", Area(left, at, room, 5), Style(Face.MEDIUM, 3.5, 2.6, 1, GREY))
        if business.services:
            at = sheet.write(business.services, Area(left, at, room, 9), Style(Face.MEDIUM, 3.5, 2.6, 2, GREY))
        if business.sample:
            at = sheet.write(business.sample, Area(left, at + 0.6, room, 5), Style(Face.BOLD, 3.5, 2.6, 1, strong))
        pages = sheet.pages
        at = self._prices(business, business.rows, Area(left, at + 2, room, 0))
        return at if sheet.pages > pages else max(at, side_end)

    def _side(self, business: BusinessPrint, top: float) -> float:
        sheet = self.sheet
        at = top + 4
        if business.picture:
            photo = Area(MARGIN, at, SIDE, SIDE * 3 / 4)
            framed_photo(sheet, photo_of(self._photos, business.picture, square=False), photo, 2.5)
            at = photo.bottom + 3
        size = code_size(business.qr_target, CODE)
        sheet.code(business.qr_target, MARGIN, at, size)
        sheet.link(business.url, Area(MARGIN, at, size, size))
        return at + size

    def _prices(self, business: BusinessPrint, rows: Sequence[PriceRow], area: Area) -> float:
        top = area.top
        for row in rows:
            tall = row_height(row, area.width, SMALLER)
            if top + tall > END:
                top = self._turn()
                again = Area(area.left, top, area.width, 6)
                top = self.sheet.write(business.name, again, Style(Face.BOLD, 4, 3, 1, business.tone.strong)) + 2
            price_row(self.sheet, row, Area(area.left, top, area.width, tall), business.tone.strong, SMALLER)
            top += tall
        return top

    def _turn(self) -> float:
        self.sheet.next_page()
        self._page_furniture()
        return TOP

    def _page_furniture(self) -> None:
        """Draw what every inner page has: a strip of awning, the village's name, the page's number."""
        sheet, tone = self.sheet, self.content.tone
        sheet.awning(Area(0, 0, A4[0], 9), 31, tone)
        foot = Area(MARGIN, A4[1] - 14, WIDTH, 6)
        sheet.write(self.content.village, foot, Style(Face.MEDIUM, 3.6, 2.6, 1, GREY))
        if self._pages:
            number = self._texts("kit.halaman", nomor=sheet.pages)
            sheet.write(number, foot, Style(Face.BOLD, 3.6, 2.6, 1, GREY), align="right")
