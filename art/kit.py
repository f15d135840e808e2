"""Drawing kit of the sample pictures: a scene that collects SVG, and the few ways of drawing that make one family.

Light always falls from the top left: a solid has its shade on the lower right and its cast shadow below right.
Coordinates are pixels of a 1600 x 1200 picture. Everything is seeded by the picture's name, so a run repeats itself.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

WIDTH, HEIGHT = 1600, 1200
FINE = 8  # pixels; from here on coordinates are whole

LEAF, LEAF_LIGHT, LIME = "#2f6b3a", "#5f9c49", "#a8c65a"
TURMERIC, GOLD = "#e8a52b", "#f4cb68"
CHILLI, CHILLI_DARK, ROSE = "#cc3a2b", "#8f2019", "#e8a3a0"
CLAY, TERRACOTTA = "#ad5a36", "#cf8156"
INDIGO, INDIGO_DARK, INDIGO_LIGHT = "#2b3f78", "#1b2850", "#6f86bd"
CREAM, PAPER, WHITE = "#fcf3df", "#f4e2bf", "#fffdf7"
WOOD, WOOD_DARK, BAMBOO = "#b57c4b", "#7c5030", "#dcb46e"
INK, STEEL, TEAL = "#2b1b14", "#a9b3b8", "#2f827a"

Point = tuple[float, float]
Item = TypeVar("Item")


class Seed:
    """A small repeatable source of numbers (Lehmer's generator), the same on every machine and version."""

    def __init__(self, name: str) -> None:
        self._state = zlib.crc32(name.encode()) % 2147483646 + 1

    def between(self, low: float, high: float) -> float:
        """Return a number from `low` to `high`."""
        self._state = self._state * 48271 % 2147483647
        return low + (high - low) * self._state / 2147483647

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of `items`."""
        return items[int(self.between(0, len(items) - 1e-6))]


class Box(NamedTuple):
    """Where a thing stands: its centre and its size."""

    cx: float
    cy: float
    w: float
    h: float

    @property
    def left(self) -> float:
        """The left edge."""
        return self.cx - self.w / 2

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.cy - self.h / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.cx + self.w / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.cy + self.h / 2


def num(value: float) -> str:
    """Return a coordinate as short text: tenths matter only in what is small."""
    text = f"{value:.0f}" if abs(value) >= FINE else f"{value:.1f}"
    short = text.removesuffix(".0").replace("0.", ".", 1) if abs(value) < 1 else text.removesuffix(".0")
    return "0" if short in {"-0", "-.0", ".0"} else short


def mix(one: str, other: str, share: float) -> str:
    """Return the colour `share` of the way from `one` to `other`."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def dark(colour: str, share: float = 0.25) -> str:
    """Return the colour in shade, warm rather than grey."""
    return mix(colour, "#34162a", share)


def light(colour: str, share: float = 0.3) -> str:
    """Return the colour in the light, warm rather than white."""
    return mix(colour, "#fff6dd", share)


def attributes(given: dict[str, object]) -> str:
    """Return keyword arguments as SVG attributes (`stroke_width=3` is ` stroke-width="3"`)."""
    return "".join(
        f' {key.strip("_").replace("_", "-")}="{num(value) if isinstance(value, float) else value}"'
        for key, value in given.items()
    )


def path(d: str, fill: str = "", **more: object) -> str:
    """Return a path; what has no fill takes that of its group, and the picture's own is none."""
    return f'<path{attributes({"fill": fill} if fill else {})}{attributes(more)} d="{d}"/>'


def line(d: str, stroke: str, width: float, **more: object) -> str:
    """Return a stroked path with round ends."""
    return f'<path{attributes({"stroke": stroke, "stroke_width": width, **more})} d="{d}"/>'


def ellipse(cx: float, cy: float, rx: float, ry: float, **more: object) -> str:
    """Return an ellipse."""
    centre = attributes({key: float(value) for key, value in (("cx", cx), ("cy", cy)) if value})
    return f'<ellipse{centre} rx="{num(rx)}" ry="{num(ry)}"{attributes(more)}/>'


def group(content: str, **more: object) -> str:
    """Return a group."""
    return f"<g{attributes(more)}>{content}</g>"


def at(x: float, y: float, turn: float = 0, scale: float = 1) -> str:
    """Return the value of `transform` that puts a thing drawn around 0,0 at a place."""
    parts = [f"translate({num(x)} {num(y)})"]
    if turn:
        parts.append(f"rotate({num(turn)})")
    if scale != 1:
        parts.append(f"scale({scale:.3f})")
    return " ".join(parts)


def polygon(points: Iterable[Point]) -> str:
    """Return the path through `points` with straight sides."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"


def oval(cx: float, cy: float, rx: float, ry: float) -> str:
    """Return the path of an ellipse."""
    arc = f"a{num(rx)} {num(ry)} 0 1 0 "
    return f"M{num(cx - rx)} {num(cy)}{arc}{num(2 * rx)} 0{arc}{num(-2 * rx)} 0Z"


def slab(box: Box, radius: float = 0) -> str:
    """Return the path of a rectangle with round corners."""
    r = min(radius, box.w / 2, box.h / 2)
    if not r:
        return f"M{num(box.left)} {num(box.top)}h{num(box.w)}v{num(box.h)}h{num(-box.w)}Z"
    w, h, k = num(box.w - 2 * r), num(box.h - 2 * r), num(r)
    back_w, back_h = num(2 * r - box.w), num(2 * r - box.h)
    return (
        f"M{num(box.left + r)} {num(box.top)}h{w}a{k} {k} 0 0 1 {k} {k}v{h}a{k} {k} 0 0 1 -{k} {k}"
        f"h{back_w}a{k} {k} 0 0 1 -{k} -{k}v{back_h}a{k} {k} 0 0 1 {k} -{k}Z"
    )


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """Return a smooth path through `points` (Catmull-Rom as Bezier curves)."""
    count = len(points)
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(count if closed else count - 1):
        pick = [(i + k) % count if closed else min(max(i + k, 0), count - 1) for k in (-1, 0, 1, 2)]
        p0, p1, p2, p3 = (points[k] for k in pick)
        first = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
        second = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
        d += "C" + " ".join(num(v) for v in (*first, *second, *p2))
    return d + ("Z" if closed else "")


def blob(seed: Seed, box: Box, wobble: float = 0.08, corners: int = 10) -> str:
    """Return a hand-made oval: its radius wanders by `wobble`."""
    start = seed.between(0, 1)
    points = []
    for i in range(corners):
        angle = math.tau * (i + start) / corners
        reach = 1 + seed.between(-wobble, wobble)
        points.append((box.cx + box.w / 2 * reach * math.cos(angle), box.cy + box.h / 2 * reach * math.sin(angle)))
    return smooth(points)


def around(centre: Point, rx: float, ry: float, count: int, start: float = 0) -> list[tuple[float, float, float]]:
    """Return `count` places on an ellipse as x, y and angle in degrees."""
    spots = []
    for i in range(count):
        angle = math.tau * i / count + math.radians(start)
        spots.append((centre[0] + rx * math.cos(angle), centre[1] + ry * math.sin(angle), math.degrees(angle)))
    return spots


def spread(seed: Seed, centre: Point, rx: float, ry: float, count: int) -> list[Point]:
    """Return `count` places evenly over an ellipse (a sunflower's spiral, a little shaken), from the rim inwards."""
    golden = math.pi * (3 - math.sqrt(5))
    spots = []
    for i in range(count, 0, -1):
        reach = math.sqrt((i - 0.5) / count)
        angle = i * golden + seed.between(-0.25, 0.25)
        spots.append((centre[0] + rx * reach * math.cos(angle), centre[1] + ry * reach * math.sin(angle)))
    return spots


class Scene:
    """One picture in the making: definitions and the things on it, from back to front."""

    def __init__(self, name: str) -> None:
        self.seed = Seed(name)
        self.grounds: dict[str, str] = {}
        self._defs: list[str] = [
            *(
                f'<filter id="b{std}" x="-50%" y="-50%" width="200%" height="200%">'
                f'<feGaussianBlur stdDeviation="{std}"/></filter>'
                for std in (3, 8, 18, 40)
            ),
        ]
        self._known: set[str] = set()
        self._shapes: dict[str, str] = {}
        self._body: list[str] = []
        self._count = 0

    def add(self, *things: str) -> None:
        """Put things on the picture, over what is there."""
        self._body.extend(things)

    def define(self, key: str, markup: str) -> str:
        """Keep `markup` (which has a place for its id, `{id}`) once under `key`; return the id."""
        if key not in self._known:
            self._known.add(key)
            self._defs.append(markup.replace("{id}", key))
        return key

    def symbol(self, key: str, content: str) -> str:
        """Keep a thing drawn around 0,0 for `use`; return its id."""
        return self.define(key, '<g id="{id}">' + content + "</g>")

    def fresh(self, letter: str) -> str:
        """Return an id that nothing else has."""
        self._count += 1
        return f"{letter}{self._count}"

    def shape(self, d: str) -> str:
        """Keep a path once for several uses; return its id."""
        if d not in self._shapes:
            self._shapes[d] = self.define(self.fresh("p"), f'<path id="{{id}}" d="{d}"/>')
        return self._shapes[d]

    def clip(self, d: str) -> str:
        """Return the value of `clip-path` for what lies within a path."""
        key = self.shape(d)
        clip = self.define(f"c{key}", f'<clipPath id="{{id}}"><use href="#{key}"/></clipPath>')
        return f"url(#{clip})"

    def within(self, d: str, *things: str) -> str:
        """Return things cut to a path."""
        return group("".join(things), clip_path=self.clip(d))

    def shadow(self, d: str, dx: float = 16, dy: float = 22, blur: int = 8) -> str:
        """Return the soft shadow that a path casts on what lies below it; the path is kept for the body to use."""
        place = f"translate({num(dx)} {num(dy)})"
        return f'<use href="#{self.shape(d)}" fill="{INK}" opacity=".34" transform="{place}" filter="url(#b{blur})"/>'

    def solid(self, d: str, fill: str, depth: float = 14, *inside: str, shade: float = 0.24) -> str:
        """Return a path as a body: shade of `depth` pixels on the lower right, a thin light on the upper left."""
        key, rim = self.shape(d), max(2.5, depth * 0.3)
        clip = self.define(f"c{key}", f'<clipPath id="{{id}}"><use href="#{key}"/></clipPath>')
        moved = (
            f'<clipPath id="{{id}}"><use href="#{key}" transform="translate(-{num(depth)} -{num(depth)})"/></clipPath>'
        )
        lit = self.define(f"m{key}-{num(depth)}", moved)
        body = f'<use href="#{key}" fill="{dark(fill, shade)}"/>'
        body += f'<use href="#{key}" fill="{light(fill, 0.42)}" transform="translate(-{num(depth)} -{num(depth)})"/>'
        body += group(
            f'<use href="#{key}" fill="{fill}" transform="translate({num(rim)} {num(rim)})"/>', clip_path=f"url(#{lit})"
        )
        return group(body + "".join(inside), clip_path=f"url(#{clip})")

    def body(self, d: str, fill: str, depth: float = 14, *inside: str) -> str:
        """Return a solid with its shadow."""
        return self.shadow(d, depth * 0.9, depth * 1.3) + self.solid(d, fill, depth, *inside)

    def svg(self) -> str:
        """Return the finished picture with the family's light over it."""
        glow = (
            '<radialGradient id="glow" cx="0.16" cy="0.08" r="0.85"><stop offset="0" stop-color="#fff2cf" '
            'stop-opacity="0.22"/><stop offset="1" stop-color="#fff2cf" stop-opacity="0"/></radialGradient>'
            '<radialGradient id="dusk" cx="0.42" cy="0.4" r="0.85"><stop offset="0.55" stop-color="#2a1233" '
            'stop-opacity="0"/><stop offset="1" stop-color="#2a1233" stop-opacity="0.3"/></radialGradient>'
        )
        whole = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            'fill="none" stroke-linecap="round" stroke-linejoin="round">'
            f"<defs>{''.join(self._defs)}{glow}</defs>{''.join(self._body)}"
            f'{whole}glow)"/>{whole}dusk)"/></svg>\n'
        )
