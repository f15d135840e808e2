"""Draws the pictures an owner shares: square 1080 x 1080, feed 1080 x 1350, story and WhatsApp Status 1080 x 1920."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PIL import Image, ImageDraw

from katalog.share.cards import drawing, lettering
from katalog.share.cards.lettering import Box, Face, Fitted
from katalog.share.cards.tones import Tone

WIDTH = 1080
MARGIN = 64
AWNING = 84
STRIPES = 15
STORY_TOP, STORY_BOTTOM = 250, 340  # pixels of a story that the apps cover with their own signs; no word stands there
TAG_RADIUS = 22
FIRST_BADGE, SECOND_BADGE = 66, 24  # percent of the width: the first carries a promo's dates
BETWEEN = 14  # pixels between lines of words


class Shape(Enum):
    """A picture's height, where its photo ends and where its words do, in pixels; the name is in its file's name."""

    SQUARE = ("persegi", 1080, 530, 1080 - MARGIN + 10)
    FEED = ("feed", 1350, 740, 1350 - MARGIN)
    STORY = ("story", 1920, 1000, 1920 - STORY_BOTTOM)

    def __init__(self, label: str, height: int, photo: int, words_end: int) -> None:
        self.label = label
        self.height = height
        self.photo = photo
        self.words_end = words_end

    @property
    def words(self) -> Box:
        """Return the box that no word leaves."""
        return Box(MARGIN, self.photo + AWNING + 14, WIDTH - MARGIN, self.words_end)


@dataclass(frozen=True)
class KitWords:
    """What is written on a share picture, all of it drawable text; what is empty is left out.

    `note` stands before the price on its label, struck out where `struck` (the price before). `call` and `number` say
    how to order. `badges` lie on the photo: "Promo", "Contoh".
    """

    over: str
    name: str
    under: str = ""
    tag: str = ""
    note: str = ""
    struck: bool = False
    call: str = ""
    number: str = ""
    badges: tuple[str, ...] = ()
    initials: str = ""


def draw(shape: Shape, words: KitWords, photos: Sequence[Image.Image], tone: Tone) -> Image.Image:
    """Return the picture for `words` and up to four RGB photos."""
    card = drawing.panel(WIDTH, shape.height, tone).copy()
    area = Box(0, 0, WIDTH, shape.photo)
    if photos:
        drawing.collage(card, photos, area, tone.cloth)
    else:
        _sign(card, words.initials, area, tone)
    cloth = drawing.awning(WIDTH, AWNING, STRIPES, tone)
    card.paste(cloth, (0, shape.photo - 4), cloth)
    _badges(card, words.badges, shape.photo - 4, tone)
    _write(card, words, shape.words, tone)
    return card


def _sign(card: Image.Image, initials: str, box: Box, tone: Tone) -> None:
    across = min(box.width, box.height) * 60 // 100
    left, top = box.left + (box.width - across) // 2, box.top + (box.height - across) // 2
    card.paste(tone.tag, (left, top), drawing.medallion(across))
    room = across * 6 // 10
    letters = lettering.fit(initials, Face.EXTRA, room, room, largest=across * 45 // 100, smallest=40, lines=1)
    middle = top + (across - letters.size) // 2 - letters.size // 10
    lettering.draw(ImageDraw.Draw(card), letters, (left + across // 2, middle), tone.on_tag, anchor="m")


def _badges(card: Image.Image, badges: Sequence[str], bottom: int, tone: Tone) -> None:
    """Draw badges on the photo's lower edge, the first at the left, the second at the right."""
    pen = ImageDraw.Draw(card)
    for number, badge in enumerate(badges[:2]):
        room = WIDTH * (FIRST_BADGE if number == 0 else SECOND_BADGE) // 100 - MARGIN
        words = lettering.fit(badge, Face.EXTRA, room, 70, largest=46, smallest=24, lines=1)
        width, height = words.width + 56, 84
        left = MARGIN if number == 0 else WIDTH - MARGIN - width
        box = Box(left, bottom - height - 28, left + width, bottom - 28)
        drawing.label(card, box, tone.tag, TAG_RADIUS)
        _centred(pen, words, box, box.left + 28, tone.on_tag)


def _write(card: Image.Image, words: KitWords, box: Box, tone: Tone) -> None:
    pen = ImageDraw.Draw(card)
    bottom = _foot(card, words, box, tone)
    over = lettering.fit(words.over, Face.BOLD, box.width, 60, largest=40, smallest=30, lines=1)
    lettering.draw(pen, over, (box.left, box.top), tone.quiet)
    top = box.top + (over.height + 4 if over.lines else 0)
    room = bottom - top
    for lines in (2, 1):
        under = lettering.fit(words.under, Face.MEDIUM, box.width, room // 2, largest=42, smallest=32, lines=lines)
        rest = room - (under.height + BETWEEN if under.lines else 0)
        name = lettering.fit(words.name, Face.EXTRA, box.width, rest, largest=116, smallest=36, lines=4)
        if name.whole:
            break
    lettering.draw(pen, name, (box.left, top), tone.words)
    lettering.draw(pen, under, (box.left, top + name.height + BETWEEN), tone.words)


def _foot(card: Image.Image, words: KitWords, box: Box, tone: Tone) -> int:
    """Draw the price and how to order at the foot of `box`; return down to where there is room above."""
    pen = ImageDraw.Draw(card)
    half = box.width * 42 // 100
    call = lettering.fit(words.call, Face.MEDIUM, half, 46, largest=34, smallest=22, lines=1)
    number = lettering.fit(words.number, Face.EXTRA, half, 60, largest=46, smallest=24, lines=1)
    aside = max(call.width, number.width)
    tall = call.height + number.height
    left = box.left
    height = 0
    if words.tag:
        label = _price(card, words, Box(box.left, box.top, box.right - (aside + 40 if aside else 0), box.bottom), tone)
        height, left = label.height, label.right + 40
    taken = max(height, tall)
    top = box.bottom - taken + (taken - tall) // 2
    lettering.draw(pen, call, (left, top), tone.words)
    lettering.draw(pen, number, (left, top + call.height), tone.quiet)
    return box.bottom - taken - 2 * BETWEEN


def _price(card: Image.Image, words: KitWords, box: Box, tone: Tone) -> Box:
    """Draw the price on its label in the lower left of `box`, its note above it; return where the label is."""
    pen = ImageDraw.Draw(card)
    note = lettering.fit(words.note, Face.BOLD, box.width - 64, 50, largest=36, smallest=20, lines=1)
    price = lettering.fit(words.tag, Face.EXTRA, box.width - 64, 120, largest=96, smallest=24, lines=1)
    above = note.size if note.lines else 0
    height = max(round(price.size * 1.45), 92) + above
    label = Box(box.left, box.bottom - height, box.left + max(price.width, note.width) + 64, box.bottom)
    drawing.label(card, label, tone.tag, TAG_RADIUS)
    _centred(pen, price, Box(label.left, label.top + above, label.right, label.bottom), label.left + 32, tone.on_tag)
    if note.lines:
        upper = Box(label.left, label.top + 12, label.right, label.top + 12 + above)
        base = _centred(pen, note, upper, label.left + 32, tone.on_tag)
        if words.struck:
            middle = base - round(note.size * 0.3)
            pen.line((label.left + 28, middle, label.left + 36 + note.width, middle), fill=tone.on_tag, width=4)
    return label


def _centred(pen: ImageDraw.ImageDraw, words: Fitted, box: Box, left: int, colour: str) -> int:
    """Draw one line from `left` with its capitals in the middle of `box`; return its base line."""
    base = box.top + (box.height + round(words.size * 0.72)) // 2
    pen.text((left, base), "".join(words.lines), font=lettering.font(words.face, words.size), fill=colour, anchor="ls")
    return base
