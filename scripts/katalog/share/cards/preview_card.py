"""Draws the picture that shows when a page's link is pasted into a chat: 1200 x 630, photo, name, price and village.

WhatsApp shows it some 300 pixels wide, so nothing that matters is written smaller than 36 pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from katalog.share.cards import drawing, emblem, lettering
from katalog.share.cards.lettering import Box, Face
from katalog.share.cards.tones import Tone

WIDTH, HEIGHT = 1200, 630  # Open Graph, 1.91:1
MARGIN = 44
AWNING = 84
STRIPES_APART = 62  # pixels, about
BANNER_FROM = 2.2  # width to height of a photo that is shown across the card rather than beside the words
BANNER_HEIGHT = 330
NARROW, WIDE = 430, 650  # how wide the photo beside the words may be
RULE = 10  # pixels of cloth between photo and words
TAG_RADIUS = 20
EMBLEM = 64
OVER_HEIGHT = 48  # of the line over the name, about
COMFORTABLE = 60  # size of a name in pixels from which the line under it may grow


@dataclass(frozen=True)
class Words:
    """What is written on a card, all of it drawable text; what is empty is left out.

    `over` is a small line over the name (village), `under` one under it (seller, summary), `tag` the price on its
    label, `tag_note` a word before the price ("mulai"), `initials` stand where no photo is.
    """

    over: str
    name: str
    under: str = ""
    tag: str = ""
    tag_note: str = ""
    initials: str = ""


def draw(words: Words, photos: Sequence[Image.Image], tone: Tone, logo: Image.Image | None = None) -> Image.Image:
    """Return the card for `words` and up to four RGB photos, the village's RGB `logo` before its name."""
    card = drawing.panel(WIDTH, HEIGHT, tone).copy()
    split = photo_width([photo.width / photo.height for photo in photos])
    if split == WIDTH:
        _banner(card, words, photos[0], tone, logo)
    else:
        _beside(card, words, photos, tone, split, logo)
    return card


def photo_width(proportions: Sequence[float]) -> int:
    """Return how many pixels of the card's width photos of those proportions (width to height) have.

    One photo has as much as its shape asks for, within bounds; several share a square.
    """
    if len(proportions) != 1:
        return HEIGHT if proportions else (NARROW + WIDE) // 2
    if proportions[0] >= BANNER_FROM:
        return WIDTH
    return max(NARROW, min(WIDE, round(HEIGHT * proportions[0])))


def _beside(  # noqa: PLR0913, PLR0917
    card: Image.Image, words: Words, photos: Sequence[Image.Image], tone: Tone, split: int, logo: Image.Image | None
) -> None:
    if photos:
        drawing.collage(card, photos, Box(0, 0, split, HEIGHT), tone.cloth)
    else:
        _sign(card, words.initials, Box(0, 0, split, HEIGHT), tone)
    card.paste(tone.cloth, (split, 0, split + RULE, HEIGHT))
    left = split + RULE
    _awning(card, left, 0, WIDTH - left, tone)
    box = Box(left + MARGIN - 6, AWNING + 40, WIDTH - MARGIN + 6, HEIGHT - MARGIN + 4)
    _write(card, words, box, tone, logo)


def _banner(card: Image.Image, words: Words, photo: Image.Image, tone: Tone, logo: Image.Image | None) -> None:
    card.paste(drawing.cover(photo, WIDTH, BANNER_HEIGHT), (0, 0))
    _awning(card, 0, BANNER_HEIGHT - AWNING // 3, WIDTH, tone, height=AWNING * 2 // 3)
    box = Box(MARGIN, BANNER_HEIGHT + 44, WIDTH - MARGIN, HEIGHT - MARGIN + 16)
    _write(card, words, box, tone, logo, aside=True)


def _awning(card: Image.Image, left: int, top: int, width: int, tone: Tone, height: int = AWNING) -> None:  # noqa: PLR0913, PLR0917
    cloth = drawing.awning(width, height, round(width / STRIPES_APART) | 1, tone)
    card.paste(cloth, (left, top), cloth)


def _sign(card: Image.Image, initials: str, box: Box, tone: Tone) -> None:
    """Draw what stands where there is no photo: the initials on a medallion."""
    across = min(box.width, box.height) * 62 // 100
    left, top = box.left + (box.width - across) // 2, box.top + (box.height - across) // 2
    card.paste(tone.tag, (left, top), drawing.medallion(across))
    letters = lettering.fit(
        initials, Face.EXTRA, across * 6 // 10, across * 6 // 10, largest=across * 45 // 100, smallest=40, lines=1
    )
    middle = top + (across - letters.size) // 2 - letters.size // 10
    lettering.draw(ImageDraw.Draw(card), letters, (left + across // 2, middle), tone.on_tag, anchor="m")


def _write(  # noqa: PLR0913
    card: Image.Image, words: Words, box: Box, tone: Tone, logo: Image.Image | None, *, aside: bool = False
) -> None:
    """Write over, name and under from the top of `box` and hang the tag at its foot; `aside`: at its right."""
    pen = ImageDraw.Draw(card)
    right, bottom = box.right, box.bottom
    tag = _tag_of(words, box.width // 2 if aside else box.width)
    if tag:
        bottom, right = _hang(card, tag, box, tone, aside=aside)
    width = right - box.left
    beside = _emblem(card, logo, box) if logo else 0
    over = lettering.fit(words.over, Face.BOLD, width - beside, 60, largest=40, smallest=32, lines=1)
    lettering.draw(pen, over, (box.left + beside, box.top), tone.quiet)
    top = box.top + (over.height + 6 if over.lines else 0)
    name, under = _name_and_under(words, width, bottom - top, aside=aside)
    lettering.draw(pen, name, (box.left, top), tone.words)
    lettering.draw(pen, under, (box.left, top + name.height + 8), tone.words)


def _emblem(card: Image.Image, logo: Image.Image, box: Box) -> int:
    """Put the logo into the corner of `box`, beside the line there; return how many pixels of the line it takes."""
    place = (box.left, box.top - (EMBLEM - OVER_HEIGHT) // 2)
    card.paste(emblem.square(logo, EMBLEM), place, drawing.rounded(EMBLEM, EMBLEM, EMBLEM // 5))
    return EMBLEM + 16


def _name_and_under(words: Words, width: int, height: int, *, aside: bool) -> tuple[lettering.Fitted, lettering.Fitted]:
    """Return the name and the line under it, fitted together: a long name takes the room of the second line."""
    for lines in (1,) if aside else (3, 2, 1):
        under = lettering.fit(words.under, Face.MEDIUM, width, height // 2, largest=38, smallest=34, lines=lines)
        room = height - (under.height + 8 if under.lines else 0)
        name = lettering.fit(words.name, Face.EXTRA, width, room, largest=104, smallest=40, lines=2 if aside else 5)
        if name.whole and name.size >= COMFORTABLE:
            break
    return name, under


def _tag_of(words: Words, width: int) -> tuple[lettering.Fitted, lettering.Fitted] | None:
    """Return the price and the note before it, fitted side by side in `width`; None where there is no price."""
    if not words.tag:
        return None
    note = lettering.fit(words.tag_note, Face.BOLD, width // 3, 60, largest=36, smallest=30, lines=1)
    used = note.width + 14 if note.lines else 0
    price = lettering.fit(words.tag, Face.EXTRA, width - 56 - used, 110, largest=72, smallest=24, lines=1)
    return price, note


def _hang(
    card: Image.Image,
    tag: tuple[lettering.Fitted, lettering.Fitted],
    box: Box,
    tone: Tone,
    *,
    aside: bool,
) -> tuple[int, int]:
    """Draw the price on its label; return down to where and how far right there is room for words."""
    price, note = tag
    pen = ImageDraw.Draw(card)
    used = note.width + 14 if note.lines else 0
    width, height = price.width + used + 56, round(price.size * 1.55)
    left = box.right - width if aside else box.left
    top = box.bottom - height
    drawing.label(card, Box(left, top, left + width, box.bottom), tone.tag, TAG_RADIUS)
    cap = round(price.size * 0.72)  # height of a capital, which is what the eye centres
    base = top + (height + cap) // 2
    pen.text((left + 28 + used, base), " ".join(price.lines), font=lettering.font(price.face, price.size),
             fill=tone.on_tag, anchor="ls")  # fmt: skip
    if note.lines:
        pen.text((left + 28, base), note.lines[0], font=lettering.font(note.face, note.size),
                 fill=tone.on_tag, anchor="ls")  # fmt: skip
    if aside:
        return box.bottom, left - 36
    return top - 18, box.right
