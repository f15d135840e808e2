"""Whether two photos are one picture: saved again, shrunk or with another note, as WhatsApp does with all it sends."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from PIL import Image

GREY_SIDE, COLOUR_SIDE = 16, 4  # parts of a side: light is compared in 256 places, colour in 16
# Mean levels of 255 in one place: saved again at quality 40 or 70, or at 60 and half the size, 99 photos differed from
# themselves by 4 at most, any two of them from each other by 91 at least.
APART = 5

Thing = TypeVar("Thing")


def signature(image: Image.Image) -> str:
    """Return what an RGB picture looks like from afar, as text: its greys, then its colours."""
    box = Image.Resampling.BOX
    greys = image.convert("L").resize((GREY_SIDE, GREY_SIDE), box).tobytes()
    return b64encode(greys + image.resize((COLOUR_SIDE, COLOUR_SIDE), box).tobytes()).decode("ascii")


class Known(Generic[Thing]):
    """Things by what their pictures look like; a picture is compared with those of nearly the same light only."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_light: defaultdict[int, list[tuple[bytes, Thing]]] = defaultdict(list)

    def first(self, look: str, thing: Thing) -> Thing:
        """Return the thing that came first with this picture; this one where none did."""
        picture = b64decode(look)
        light = _light(picture)
        for other, known in self._near(light):
            if _alike(picture, other):
                return known
        self._by_light[light].append((picture, thing))
        return thing

    def _near(self, light: int) -> Iterator[tuple[bytes, Thing]]:
        for each in range(light - APART, light + APART + 1):
            yield from self._by_light.get(each, ())


def _alike(one: bytes, other: bytes) -> bool:
    return all(abs(a - b) <= APART for a, b in zip(one, other, strict=True))


def _light(picture: bytes) -> int:
    greys = picture[: GREY_SIDE**2]
    return sum(greys) // len(greys)
