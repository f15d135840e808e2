"""Things that several pictures share: crockery, baskets, packages, spices, flowers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kit import (
    BAMBOO,
    CHILLI,
    CLAY,
    CREAM,
    GOLD,
    INK,
    LEAF,
    LEAF_LIGHT,
    LIME,
    PAPER,
    WHITE,
    Box,
    Scene,
    Seed,
    around,
    at,
    blob,
    dark,
    ellipse,
    group,
    light,
    line,
    mix,
    num,
    oval,
    path,
    slab,
    smooth,
)
from surfaces import weave


def tampah(scene: Scene, cx: float, cy: float, r: float) -> None:
    """Lay down a round woven bamboo tray."""
    rim, floor = oval(cx, cy, r, r), oval(cx, cy, r * 0.9, r * 0.9)
    scene.add(scene.shadow(rim, 26, 34, 18), scene.solid(rim, "#b9833f", 16))
    ticks = "".join(
        group(line(f"M{num(r * 0.905)} -9L{num(r * 0.995)} 9", "#8a5a26", 9), transform=at(cx, cy, angle))
        for angle in range(0, 360, 15)
    )
    scene.add(ticks, path(oval(cx, cy, r * 0.955, r * 0.955), stroke=light(BAMBOO, 0.3), stroke_width=5, opacity=0.8))
    shade = path(
        f"{oval(cx, cy, r, r)}{oval(cx + 34, cy + 40, r * 0.9, r * 0.9)}",
        INK,
        fill_rule="evenodd",
        opacity=0.34,
        filter="url(#b18)",
    )
    scene.add(path(floor, weave(scene, BAMBOO, 84, 20)), scene.within(floor, shade))


def plate(scene: Scene, cx: float, cy: float, r: float, colour: str = WHITE, band: str = "") -> None:
    """Lay down a plate, with a coloured band if named."""
    outer, well = oval(cx, cy, r, r), oval(cx, cy, r * 0.74, r * 0.74)
    scene.add(scene.shadow(outer, 24, 32, 18), scene.solid(outer, colour, 12))
    if band:
        scene.add(path(oval(cx, cy, r * 0.93, r * 0.93), stroke=band, stroke_width=r * 0.035))
        scene.add(*(ellipse(x, y, 9, 9, fill=band) for x, y, _ in around((cx, cy), r * 0.84, r * 0.84, 36)))
    scene.add(path(well, dark(colour, 0.16)), path(oval(cx + 5, cy + 6, r * 0.735, r * 0.735), light(colour, 0.3)))
    shine = f"M{num(cx - r * 0.86)} {num(cy - r * 0.12)}A{num(r * 0.87)} {num(r * 0.87)} 0 0 1 {num(cx - r * 0.3)} "
    scene.add(line(f"{shine}{num(cy - r * 0.82)}", "#ffffff", r * 0.028, opacity=0.75))


def bowl(scene: Scene, cx: float, cy: float, r: float, colour: str = CLAY) -> str:
    """Put down a bowl seen from above; return the path of its inside, to be filled."""
    outer, inside = oval(cx, cy, r, r), oval(cx, cy, r * 0.86, r * 0.86)
    scene.add(scene.shadow(outer, 26, 36, 18), scene.solid(outer, colour, 14))
    scene.add(
        path(inside, dark(colour, 0.42)),
        scene.within(inside, path(oval(cx + 22, cy + 26, r * 0.84, r * 0.84), dark(colour, 0.22))),
    )
    return inside


def sauce(scene: Scene, inside: str, centre: tuple[float, float], r: float, colour: str) -> None:
    """Fill a bowl's inside with sauce: a lit pool with seeds of chilli."""
    seed = scene.seed
    pool = path(inside, dark(colour, 0.2)) + ellipse(centre[0] - 6, centre[1] - 8, r * 0.78, r * 0.77, fill=colour)
    for _ in range(12):
        x, y = centre[0] + seed.between(-r, r) * 0.55, centre[1] + seed.between(-r, r) * 0.55
        pool += ellipse(x, y, r * 0.045, r * 0.03, fill=light(colour, 0.5), opacity=0.8)
    arc = f"M{num(centre[0] - r * 0.58)} {num(centre[1] - r * 0.1)}Q{num(centre[0] - r * 0.5)} {num(centre[1] - r * 0.5)} "
    pool += line(
        f"{arc}{num(centre[0] - r * 0.08)} {num(centre[1] - r * 0.6)}", light(colour, 0.75), r * 0.07, opacity=0.75
    )
    scene.add(scene.within(inside, pool))


def chilli(scene: Scene, length: float, colour: str = CHILLI) -> str:
    """Return a chilli that points right from 0,0."""
    w = length * 0.085
    fruit = smooth(
        [
            (0, -w),
            (length * 0.4, -w * 1.25),
            (length * 0.8, -w * 0.2),
            (length, w * 1.3),
            (length * 0.78, w * 1.25),
            (length * 0.35, w * 1.3),
            (0, w),
        ]
    )
    shine = line(
        f"M{num(length * 0.1)} {num(-w * 0.45)}Q{num(length * 0.4)} {num(-w * 0.9)} {num(length * 0.66)} 0",
        "#ffffff",
        w * 0.32,
        opacity=0.7,
    )
    stalk = line(
        f"M{num(-length * 0.14)} {num(-w * 0.6)}Q{num(-length * 0.05)} {num(w * 0.2)} {num(length * 0.03)} 0",
        LEAF,
        w * 0.7,
    )
    return (
        scene.shadow(fruit, 7, 10, 3)
        + scene.solid(fruit, colour, max(4, w * 0.45))
        + shine
        + stalk
        + path(oval(3, 0, w * 0.8, w), LEAF_LIGHT)
    )


def leaf(scene: Scene, length: float, colour: str = LEAF) -> str:
    """Return a pointed leaf that points right from 0,0."""
    w = length * 0.27
    shape = f"M0 0C{num(length * 0.2)} {num(-w * 1.25)} {num(length * 0.7)} {num(-w)} {num(length)} 0"
    shape += f"C{num(length * 0.7)} {num(w)} {num(length * 0.2)} {num(w * 1.25)} 0 0Z"
    half = path(f"M0 0H{num(length)}V{num(w * 2)}H0Z", dark(colour, 0.22))
    rib = line(f"M{num(-length * 0.1)} 0H{num(length * 0.95)}", light(colour, 0.4), max(2, length * 0.018))
    for k in range(1, 6):
        x = length * k * 0.15
        rib += line(
            f"M{num(x)} 0l{num(length * 0.1)} {num(-w * 0.5)}M{num(x)} 0l{num(length * 0.1)} {num(w * 0.5)}",
            light(colour, 0.3),
            max(1.5, length * 0.01),
            opacity=0.7,
        )
    return (
        scene.shadow(shape, 8, 11, 3)
        + scene.solid(shape, colour, length * 0.03, half, rib)
        + line(f"M{num(-length * 0.12)} 0H0", dark(colour, 0.1), max(3, length * 0.03))
    )


def cucumber(scene: Scene, r: float) -> str:
    """Return a slice of cucumber around 0,0."""
    disc = oval(0, 0, r, r)
    seeds = "".join(
        group(ellipse(r * 0.38, 0, r * 0.14, r * 0.06, fill="#f4f6cf"), transform=f"rotate({turn})")
        for turn in range(0, 360, 30)
    )
    return (
        scene.shadow(disc, 7, 10, 3)
        + path(disc, "#4f8f3f")
        + path(oval(-1, -2, r * 0.92, r * 0.92), "#cfe39a")
        + path(oval(0, 0, r * 0.62, r * 0.62), "#e3efba")
        + seeds
        + path(oval(0, 0, r * 0.12, r * 0.12), "#cfe39a")
    )


def tomato(scene: Scene, r: float) -> str:
    """Return a slice of tomato around 0,0."""
    disc, cells = oval(0, 0, r, r), ""
    for turn in range(0, 360, 90):
        cell = ellipse(r * 0.48, 0, r * 0.26, r * 0.32, fill="#f29a5c") + "".join(
            ellipse(r * (0.4 + 0.16 * (k % 2)), r * (k - 1) * 0.15, r * 0.06, r * 0.045, fill="#fde3a8")
            for k in range(3)
        )
        cells += group(cell, transform=f"rotate({turn + 20})")
    return scene.shadow(disc, 7, 10, 3) + scene.solid(disc, "#d8452f", r * 0.07, cells)


def frangipani(scene: Scene, r: float) -> str:
    """Return a frangipani flower around 0,0."""
    petal = f"M0 0C{num(r * 0.5)} {num(-r * 0.5)} {num(r * 1.05)} {num(-r * 0.36)} {num(r)} {num(r * 0.08)}"
    petal += f"C{num(r * 0.9)} {num(r * 0.36)} {num(r * 0.4)} {num(r * 0.24)} 0 0Z"
    heart = f"M0 0C{num(r * 0.3)} {num(-r * 0.3)} {num(r * 0.55)} {num(-r * 0.16)} {num(r * 0.5)} {num(r * 0.04)}"
    heart += f"C{num(r * 0.4)} {num(r * 0.18)} {num(r * 0.2)} {num(r * 0.1)} 0 0Z"
    parts = ""
    for turn in range(0, 360, 72):
        one = path(petal, "#e6d8c3", transform="translate(3 5)") + path(petal, WHITE) + path(heart, GOLD)
        parts += group(one, transform=f"rotate({turn})")
    return group(ellipse(8, 12, r * 0.8, r * 0.8, fill=INK), opacity=0.3, filter="url(#b8)") + parts


def clove(scene: Scene, r: float) -> str:
    """Return a bulb of garlic around 0,0."""
    bulb = smooth(
        [
            (0, -r * 1.25),
            (r * 0.3, -r * 0.7),
            (r, r * 0.05),
            (r * 0.6, r * 0.85),
            (0, r),
            (-r * 0.6, r * 0.85),
            (-r, r * 0.05),
            (-r * 0.3, -r * 0.7),
        ]
    )
    ribs = "".join(
        line(f"M0 {num(-r)}Q{num(k * r * 0.9)} {num(-r * 0.1)} {num(k * r * 0.3)} {num(r * 0.95)}", "#cdb8a8", r * 0.05)
        for k in (-0.8, 0, 0.8)
    )
    return scene.shadow(bulb, 9, 12, 8) + scene.solid(bulb, "#f6ead9", r * 0.16, ribs)


def shallot(scene: Scene, r: float) -> str:
    """Return a shallot around 0,0."""
    bulb = smooth(
        [
            (-r * 1.5, 0),
            (-r * 0.7, -r * 0.7),
            (r * 0.2, -r * 0.78),
            (r * 0.9, 0),
            (r * 0.2, r * 0.78),
            (-r * 0.7, r * 0.6),
        ]
    )
    ribs = "".join(
        line(f"M{num(-r * 1.3)} 0Q0 {num(k * r)} {num(r * 0.85)} 0", "#8d3550", r * 0.05, opacity=0.7)
        for k in (-0.9, -0.3, 0.4)
    )
    return scene.shadow(bulb, 8, 11, 8) + scene.solid(bulb, "#b7526a", r * 0.16, ribs)


def rice(scene: Scene, box: Box) -> str:
    """Return a mound of white rice, its grains shown by light and shade."""
    seed, mound = scene.seed, blob(scene.seed, box, 0.05, 14)
    grain, grains = scene.symbol("grain", ellipse(0, 0, 11, 4.4)), ""
    for _ in range(int(box.w * box.h / 800)):
        angle, reach = seed.between(0, math.tau), math.sqrt(seed.between(0, 0.95))
        x, y = box.cx + box.w / 2 * reach * math.cos(angle), box.cy + box.h / 2 * reach * math.sin(angle)
        shade = (x - box.cx) / box.w + (y - box.cy) / box.h
        tone = mix("#ffffff", "#d8c9ac", min(1, max(0, 0.35 + shade + seed.between(-0.25, 0.25))))
        grains += f'<use href="#{grain}" fill="{tone}" transform="{at(x, y, seed.between(0, 180))}"/>'
    return scene.shadow(mound, 14, 18) + scene.solid(mound, "#f6efdf", 26, grains)


def lettuce(scene: Scene, box: Box, colour: str = "#86b84c") -> str:
    """Return a frilly leaf of lettuce."""
    seed, points = scene.seed, []
    for i in range(26):
        angle = math.tau * i / 26
        reach = (1.0 if i % 2 else 0.84) + seed.between(-0.05, 0.05)
        points.append((box.cx + box.w / 2 * reach * math.cos(angle), box.cy + box.h / 2 * reach * math.sin(angle)))
    ribs = line(f"M{num(box.left)} {num(box.cy)}H{num(box.right - box.w * 0.2)}", light(colour, 0.6), box.h * 0.05)
    for k in range(1, 5):
        x = box.left + box.w * k * 0.17
        ribs += line(
            f"M{num(x)} {num(box.cy)}l{num(box.w * 0.14)} {num(-box.h * 0.36)}M{num(x)} {num(box.cy)}l{num(box.w * 0.14)} "
            f"{num(box.h * 0.36)}",
            light(colour, 0.5),
            box.h * 0.022,
            opacity=0.7,
        )
    shape = smooth(points)
    return scene.shadow(shape, 8, 12) + scene.solid(shape, colour, 10, ribs)


def pouch(scene: Scene, w: float, h: float, colour: str, filling: str) -> str:
    """Return a standing pouch around 0,0: `filling` is seen through a window under a label without words."""
    bag = smooth(
        [
            (-w * 0.46, -h / 2),
            (w * 0.46, -h / 2),
            (w * 0.48, -h * 0.2),
            (w * 0.5, h * 0.4),
            (w * 0.44, h / 2),
            (0, h * 0.515),
            (-w * 0.44, h / 2),
            (-w * 0.5, h * 0.4),
            (-w * 0.48, -h * 0.2),
        ]
    )
    seal = path(slab(Box(0, -h * 0.46, w, h * 0.1)), dark(colour, 0.2)) + "".join(
        path(slab(Box(0, -h * 0.49 + k * h * 0.02, w, 3)), light(colour, 0.4), opacity=0.6) for k in range(5)
    )
    pane = oval(0, h * 0.2, w * 0.33, h * 0.2)
    window = path(oval(0, h * 0.2, w * 0.36, h * 0.225), light(colour, 0.65)) + scene.within(
        pane, path(pane, dark(colour, 0.45)), filling
    )
    label = path(slab(Box(0, -h * 0.19, w * 0.68, h * 0.24), 20), CREAM) + group(
        leaf_mark(h * 0.075, dark(colour, 0.1)), transform=at(0, -h * 0.235)
    )
    label += path(slab(Box(0, -h * 0.145, w * 0.44, h * 0.022), 6), colour) + path(
        slab(Box(0, -h * 0.11, w * 0.3, h * 0.015), 5), mix(colour, CREAM, 0.5)
    )
    gloss = path(
        f"M{num(-w * 0.42)} {num(-h * 0.38)}h{num(w * 0.07)}L{num(-w * 0.36)} {num(h * 0.44)}h{num(-w * 0.06)}Z",
        "#ffffff",
        opacity=0.3,
    )
    gloss += path(
        f"M{num(w * 0.34)} {num(-h * 0.38)}h{num(w * 0.04)}L{num(w * 0.44)} {num(h * 0.42)}h{num(-w * 0.05)}Z",
        "#ffffff",
        opacity=0.16,
    )
    return scene.shadow(bag, 20, 26, 18) + scene.solid(bag, colour, 16, seal, window, label, gloss)


def leaf_mark(size: float, colour: str) -> str:
    """Return a label's emblem around 0,0: two leaves."""
    half = f"M0 {num(size * 0.6)}C{num(-size)} {num(size * 0.3)} {num(-size * 0.9)} {num(-size * 0.6)} {num(-size * 0.1)} {num(-size * 0.7)}"
    half += f"C{num(size * 0.1)} {num(-size * 0.2)} {num(size * 0.1)} {num(size * 0.2)} 0 {num(size * 0.6)}Z"
    return path(half, colour) + path(half, mix(colour, LIME, 0.5), transform="scale(-0.8 0.8)")


def paper(scene: Scene, box: Box, turn: float = 0) -> str:
    """Return a sheet of paper or card turned about its centre."""
    shape = slab(Box(0, 0, box.w, box.h), 6)
    return group(scene.shadow(shape, 8, 11) + scene.solid(shape, PAPER, 4), transform=at(box.cx, box.cy, turn))


def scatter(
    seed: Seed, things: list[str], places: Sequence[tuple[float, float]], turn: float, scale: tuple[float, float]
) -> str:
    """Return symbols laid over each other at `places`, each turned by up to `turn` degrees, with a crisp small shadow."""
    parts = ""
    for x, y in places:
        key, angle, size = seed.pick(things), seed.between(-turn, turn), seed.between(*scale)
        parts += f'<use href="#{key}-s" transform="{at(x + 9, y + 13, angle, size)}"/>'
        parts += f'<use href="#{key}" transform="{at(x, y, angle, size)}"/>'
    return parts
