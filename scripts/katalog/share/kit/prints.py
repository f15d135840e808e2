"""Draws what an owner prints at the photocopy shop: poster A4, card A6, label sheet A4 and price list A4, as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from katalog.photos.plan import SQUARE_KEEPS, Picture
from katalog.share.cards.lettering import Face
from katalog.share.cards.requests import initials
from katalog.share.kit.paper import A4, A6, GREY, Area, Sheet, code_size
from katalog.share.kit.paper_text import LEAST, Style, text_width
from katalog.share.kit.price_rows import EDGE, largest_scale, price_row, row_height
from katalog.share.kit.print_content import BusinessPrint, Offer
from katalog.texts import Texts

MARGIN = 16.0  # mm on A4, more than any printer leaves white
SHELF_GAP = 5.0
POSTER_CODE = 62.0
CARD_CODE = 44.0
LABEL_CODE = 28.0
LABEL_WORDS = 34.0  # mm beside a label's code
LABELS_MARGIN = 6.0
STRIP_MIN = 12.0  # mm of height from which a photo on the card is one
LARGER = 2.0  # how much a short price list is enlarged at most
BOARD_LARGER, BOARD_ROWS = 2.4, 4  # the same for prices on a poster, and from how many on they are made smaller

Print = Callable[[BusinessPrint, Texts, Path], bytes]


def photo_of(photos: Path, picture: Picture, *, square: bool) -> bytes:
    """Return a picture's JPEG: the square of 1080 pixels where the photo fills it, else the fallback of 640."""
    fills = min(picture.width, picture.height) >= max(picture.width, picture.height) * SQUARE_KEEPS
    return (photos / (picture.square if square and fills else picture.fallback).name).read_bytes()


def framed_photo(sheet: Sheet, jpeg: bytes, area: Area, radius: float) -> None:
    """Draw a photo with a hairline around it, so that a white one has an edge on white paper."""
    sheet.photo(jpeg, area, radius)
    sheet.frame(area, EDGE, 0.15, radius=radius)


def sign(sheet: Sheet, content: BusinessPrint, area: Area, radius: float) -> None:
    """Draw what stands where there is no photo: the business's initials on its colour."""
    tone = content.tone
    sheet.fill(area, tone.panel, radius)
    across = min(area.height * 0.78, area.width * 0.4)
    disc = Area(area.left + (area.width - across) / 2, area.top + (area.height - across) / 2, across, across)
    sheet.fill(disc, tone.tag, across / 2)
    size = across * 0.46
    letters = Area(disc.left, disc.top + across / 2 - size * 0.69, across, size * 1.35)
    sheet.write(initials(content.name), letters, Style(Face.EXTRA, size, 2, 1, tone.on_tag), align="centre")


def poster(content: BusinessPrint, texts: Texts, photos: Path) -> bytes:
    """Return the A4 poster: name, what is sold, a large code, how to order."""
    sheet = Sheet(A4, content.name)
    tone = content.tone
    width = A4[0] - 2 * MARGIN
    sheet.awning(Area(0, 0, A4[0], 30), 13, tone)
    top = sheet.write(content.village, Area(MARGIN, 38, width, 9), Style(Face.BOLD, 7, 5, 1, tone.strong))
    top = sheet.write(content.name, Area(MARGIN, top, width, 56), Style(Face.EXTRA, 30, 9, 3))
    top = sheet.write(content.summary, Area(MARGIN, top + 1, width, 20), Style(Face.MEDIUM, 7.4, 5, 2, GREY))
    foot = A4[1] - code_size(content.qr_target, POSTER_CODE) - 24
    shelf = Area(MARGIN, top + 7, width, foot - top - 14)
    if content.offers:
        _shelf(sheet, content.offers, shelf, content, photos)
    elif content.picture:
        framed_photo(sheet, photo_of(photos, content.picture, square=True), shelf, 4)
    elif content.rows:
        _board(sheet, content, shelf)
    else:
        sign(sheet, content, shelf, 4)
    _order_strip(sheet, content, texts, foot)
    return sheet.finish()


def _board(sheet: Sheet, content: BusinessPrint, area: Area) -> None:
    """Write the first prices large where there are no photos, under one another."""
    scale = largest_scale(content.rows[:BOARD_ROWS], area.width, area.height, BOARD_LARGER)
    top = area.top
    for row in content.rows:
        tall = row_height(row, area.width, scale)
        if top + tall > area.bottom:
            break
        price_row(sheet, row, Area(area.left, top, area.width, tall), content.tone.strong, scale)
        top += tall


def _shelf(sheet: Sheet, offers: Sequence[Offer], area: Area, content: BusinessPrint, photos: Path) -> None:
    """Draw up to three products side by side, photo over name and price."""
    count = len(offers)
    across = (area.width - (count - 1) * SHELF_GAP) / count
    words = 29.0
    tall = min(area.height - words, across * (1.1 if count > 1 else 0.6))
    top = area.top + max(0.0, (area.height - tall - words) / 2)
    for number, offer in enumerate(offers):
        left = area.left + number * (across + SHELF_GAP)
        framed_photo(sheet, photo_of(photos, offer.picture, square=True), Area(left, top, across, tall), 4)
        below = sheet.write(offer.name, Area(left, top + tall + 1.5, across, 15), Style(Face.BOLD, 6.2, LEAST, 4))
        price = Style(Face.EXTRA, 8, 4, 1, content.tone.on_tag)
        whole = text_width(offer.price, price.face, price.largest)
        size = min(price.largest, price.largest * (across - 8) / max(1.0, whole))
        tag = Area(left, below + 1, text_width(offer.price, price.face, size) + 8, 11)
        sheet.fill(tag, content.tone.tag, radius=2.4)
        sheet.write(offer.price, Area(tag.left + 4, tag.top + (11 - size * 1.2) / 2 - size * 0.02, tag.width - 7.9, 11),
                    Style(price.face, size, 3, 1, price.colour))  # fmt: skip


def _order_strip(sheet: Sheet, content: BusinessPrint, texts: Texts, top: float) -> None:
    """Draw the poster's lower part: the code at the left, how to order at its right."""
    width = A4[0] - 2 * MARGIN
    size = code_size(content.qr_target, POSTER_CODE)
    ground = Area(MARGIN - 4, top, width + 8, size + 12)
    sheet.fill(ground, content.tone.panel, radius=6)
    card = Area(ground.left + 6, ground.top + 6, size, size)
    sheet.fill(card, "#ffffff", radius=3)
    sheet.code(content.qr_target, card.left, card.top, size)
    left = card.right + 8
    room = ground.right - left - 6
    quiet, plain = content.tone.quiet, content.tone.words
    at = sheet.write(texts("kit.pindai"), Area(left, ground.top + 7, room, 20), Style(Face.EXTRA, 9.5, 5, 2, plain))
    at = sheet.write(texts("usaha.whatsapp"), Area(left, at + 3, room, 7), Style(Face.MEDIUM, 5, 4, 1, plain))
    at = sheet.write(content.number, Area(left, at - 0.5, room, 12), Style(Face.EXTRA, 9.5, 5, 1, quiet))
    where = ", ".join(content.address)
    at = sheet.write(where, Area(left, at + 2, room, 14), Style(Face.MEDIUM, 4.6, 3.4, 2, plain))
    if content.sample:
        sheet.write(content.sample, Area(left, ground.bottom - 9, room, 6), Style(Face.BOLD, 4.2, 3, 1, quiet))
    elif at < ground.bottom - 10:
        shown = Style(Face.MEDIUM, 4, 2.6, 1, quiet)
        sheet.write(content.shown_url, Area(left, ground.bottom - 9, room, 6), shown)


def card(content: BusinessPrint, texts: Texts, photos: Path) -> bytes:
    """Return the A6 card for the counter or the parcel."""
    sheet = Sheet(A6, content.name)
    tone, margin = content.tone, 8.0
    width = A6[0] - 2 * margin
    sheet.awning(Area(0, 0, A6[0], 13), 13, tone)
    top = sheet.write(content.village, Area(margin, 16, width, 6), Style(Face.BOLD, 4.2, 3, 1, tone.strong))
    top = sheet.write(content.name, Area(margin, top, width, 24), Style(Face.EXTRA, 12, 5, 3))
    top = sheet.write(content.summary, Area(margin, top + 0.5, width, 11), Style(Face.MEDIUM, 4.2, 3.2, 2, GREY))
    size = code_size(content.qr_target, CARD_CODE)
    ground = Area(5, A6[1] - size - 26, A6[0] - 10, size + 21)
    strip = Area(5, top + 3, A6[0] - 10, ground.top - top - 6)
    if content.picture and strip.height >= STRIP_MIN:
        framed_photo(sheet, photo_of(photos, content.picture, square=True), strip, 3)
    elif strip.height >= STRIP_MIN:
        sign(sheet, content, strip, 3)
    sheet.fill(ground, tone.panel, radius=4)
    white = Area(ground.left + 4, ground.top + 4, size, size)
    sheet.fill(white, "#ffffff", radius=2)
    sheet.code(content.qr_target, white.left, white.top, size)
    left = white.right + 5
    room = ground.right - left - 3
    beside = Area(left, white.top + 1, room, size - 4)
    sheet.write(texts("kit.pindai"), beside, Style(Face.EXTRA, 7, 3.4, 5, tone.words))
    below = Area(ground.left + 5, white.bottom + 2.5, ground.width - 10, 6)
    line = f"{texts('usaha.whatsapp')} {content.number}"
    at = sheet.write(line, below, Style(Face.EXTRA, 5.2, 3, 1, tone.quiet))
    note = content.sample or ", ".join(content.address)
    sheet.write(note, Area(below.left, at, below.width, 5.5), Style(Face.MEDIUM, 3.6, 2.6, 1, tone.words))
    return sheet.finish()


def labels(content: BusinessPrint, texts: Texts, _photos: Path) -> bytes:
    """Return an A4 sheet of labels to cut out and stick on packages, as many as the code's size allows."""
    sheet = Sheet(A4, content.name)
    size = code_size(content.qr_target, LABEL_CODE)
    wide, tall = size + LABEL_WORDS, size + 4
    columns = max(1, int((A4[0] - 2 * LABELS_MARGIN) // wide))
    rows = max(1, int((A4[1] - 2 * LABELS_MARGIN) // tall))
    wide = min((A4[0] - 2 * LABELS_MARGIN) / columns, wide + 6)
    left = (A4[0] - columns * wide) / 2
    top = (A4[1] - rows * tall) / 2
    for number in range(columns * rows):
        place = Area(left + number % columns * wide, top + number // columns * tall, wide, tall)
        sheet.frame(place, "#b8ad9c", 0.2, dashed=True)
        sheet.code(content.qr_target, place.left + 1, place.top + 2, size)
        at, room = place.left + size + 2, place.right - place.left - size - 5
        below = sheet.write(content.name, Area(at, place.top + 3, room, 14), Style(Face.EXTRA, 5.4, LEAST, 4))
        again = Area(at, below + 0.8, room, 8)
        below = sheet.write(texts("kit.pindai_lagi"), again, Style(Face.MEDIUM, 3.2, 2.4, 2, GREY))
        number_at = Area(at, below + 0.6, room, 5)
        sheet.write(content.number, number_at, Style(Face.BOLD, 4, 2.4, 1))
        if content.sample:
            sheet.write(content.sample, Area(at, place.bottom - 5, room, 4), Style(Face.MEDIUM, 2.4, 1.8, 1, GREY))
    return sheet.finish()


def price_list(content: BusinessPrint, texts: Texts, _photos: Path) -> bytes:
    """Return the price list, A4, as many pages as it takes."""
    sheet = Sheet(A4, content.name)
    tone, width = content.tone, A4[0] - 2 * MARGIN
    sheet.awning(Area(0, 0, A4[0], 18), 17, tone)
    size = code_size(content.qr_target, 38)
    beside = width - size - 6
    sheet.code(content.qr_target, A4[0] - MARGIN - size + 4, 24, size)
    top = sheet.write(content.name, Area(MARGIN, 26, beside, 24), Style(Face.EXTRA, 15, 7, 2))
    line = f"{texts('usaha.whatsapp')} {content.number}"
    top = sheet.write(line, Area(MARGIN, top + 1, beside, 8), Style(Face.BOLD, 5.4, 3.6, 1, tone.strong))
    top = sheet.write(", ".join(content.address), Area(MARGIN, top, beside, 11), Style(Face.MEDIUM, 4, 3.2, 2, GREY))
    top = max(24 + size + 4, top + 4)
    top = sheet.write(texts("kit.daftar_harga"), Area(MARGIN, top, width, 10), Style(Face.EXTRA, 7.5, 6)) + 2
    end = A4[1] - MARGIN - 8
    scale = largest_scale(content.rows, width, end - top, LARGER)
    for row in content.rows:
        tall = row_height(row, width, scale)
        if top + tall > end:
            _price_foot(sheet, content)
            sheet.next_page()
            sheet.awning(Area(0, 0, A4[0], 10), 29, tone)
            top = sheet.write(content.name, Area(MARGIN, 16, width, 8), Style(Face.EXTRA, 6, 4)) + 3
        price_row(sheet, row, Area(MARGIN, top, width, tall), tone.strong, scale)
        top += tall
    _price_foot(sheet, content)
    return sheet.finish()


def _price_foot(sheet: Sheet, content: BusinessPrint) -> None:
    note = f"{content.sample}. {content.confirmed}" if content.sample else content.confirmed
    area = Area(MARGIN, A4[1] - MARGIN - 2, A4[0] - 2 * MARGIN, 6)
    sheet.write(note, area, Style(Face.MEDIUM, 3.4, 2.4, 1, GREY))


PRINTS: dict[str, Print] = {
    "poster-a4": poster,
    "kartu-a6": card,
    "label-a4": labels,
    "daftar-harga-a4": price_list,
}
