"""What the goods lie on: tables, cloths, tiles, weaving, walls."""

from __future__ import annotations

from kit import (
    BAMBOO,
    CREAM,
    HEIGHT,
    INK,
    LEAF,
    LEAF_LIGHT,
    WIDTH,
    WOOD,
    Box,
    Scene,
    Seed,
    at,
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

WHOLE = Box(WIDTH / 2, HEIGHT / 2, WIDTH, HEIGHT)


def fill(scene: Scene, paint: str, box: Box = WHOLE) -> None:
    """Paint a field with a colour or a pattern."""
    scene.add(coat(scene, slab(box), paint))


def coat(scene: Scene, d: str, paint: str) -> str:
    """Return a path in a colour or pattern; a pattern gets its ground colour below, or its tiles show seams."""
    ground = scene.grounds.get(paint)
    return (path(d, ground) if ground else "") + path(d, paint)


def wood(scene: Scene, colour: str = WOOD, box: Box = WHOLE, plank: float = 200) -> None:
    """Lay planks from left to right with grain."""
    seed, parts, y = Seed(f"wood{colour}{box}"), "", box.top
    while y < box.bottom:
        tone = mix(colour, "#5a3418" if seed.between(0, 1) < 0.5 else "#f0c794", seed.between(0.02, 0.16))
        parts += path(slab(Box(box.cx, y + plank / 2, box.w, plank)), tone)
        for _ in range(6):
            level, sway = y + seed.between(10, plank - 10), seed.between(3, 10)
            points = [(box.left + box.w * k / 4, level + seed.between(-sway, sway)) for k in range(5)]
            parts += line(smooth(points, closed=False), dark(tone, 0.28), seed.between(1.5, 4), opacity=0.42)
        if seed.between(0, 1) < 0.7:
            x, level = seed.between(box.left, box.right), y + plank / 2
            for k in (1, 2, 3):
                parts += ellipse(
                    x, level, 16 * k, 6 * k, fill="none", stroke=dark(tone, 0.3), stroke_width=3, opacity=0.5
                )
        joint = seed.between(box.left, box.right)
        parts += path(slab(Box(joint, y + plank / 2, 4, plank)), dark(tone, 0.5), opacity=0.7)
        parts += path(slab(Box(box.cx, y + 2, box.w, 4)), light(tone, 0.35), opacity=0.6)
        parts += path(slab(Box(box.cx, y + plank - 3, box.w, 6)), dark(tone, 0.55), opacity=0.75)
        y += plank
    scene.add(scene.within(slab(box), parts))


def _pattern(scene: Scene, size: float, ground: str, content: str, turn: float = 0) -> str:
    place = f' patternTransform="rotate({num(turn)})"' if turn else ""
    key = scene.define(
        scene.fresh("w"),
        f'<pattern id="{{id}}" width="{num(size)}" height="{num(size)}" patternUnits="userSpaceOnUse"{place}>'
        f"{content}</pattern>",
    )
    scene.grounds[f"url(#{key})"] = ground
    return f"url(#{key})"


def kawung(scene: Scene, ground: str, motif: str, size: float = 150, turn: float = 0) -> str:
    """Return the paint of a batik of four-petalled kawung fruit."""
    petal, content = size * 0.36, path(slab(Box(size / 2, size / 2, size, size)), ground)
    for cx, cy in ((0, 0), (size, 0), (0, size), (size, size)):
        for quarter in (45, 135, 225, 315):
            shape = ellipse(petal * 0.93, 0, petal * 0.72, petal * 0.46, fill=motif)
            shape += ellipse(petal * 0.93, 0, petal * 0.5, petal * 0.26, fill=mix(ground, motif, 0.25))
            shape += line(f"M{num(petal * 0.6)} 0h{num(petal * 0.66)}", motif, size * 0.022)
            content += group(shape, transform=at(cx, cy, quarter))
        content += ellipse(cx, cy, size * 0.05, size * 0.05, fill=light(motif, 0.4))
    for k in (-1, 1):
        content += ellipse(size / 2 + k * size * 0.09, size / 2, size * 0.035, size * 0.035, fill=motif)
        content += ellipse(size / 2, size / 2 + k * size * 0.09, size * 0.035, size * 0.035, fill=motif)
    return _pattern(scene, size, ground, content, turn)


def parang(scene: Scene, ground: str, motif: str, size: float = 130) -> str:
    """Return the paint of a batik of slanting parang blades."""
    mid = size / 2
    content = path(slab(Box(mid, mid, size, size)), ground)
    content += path(slab(Box(mid, size * 0.05, size, size * 0.1)), motif)
    content += path(slab(Box(mid, size * 0.05, size, size * 0.04)), dark(ground, 0.2))
    blade = f"M{num(size * 0.1)} {num(size * 0.2)}C{num(size * 0.6)} {num(size * 0.1)} {num(size * 0.75)} {num(size * 0.45)} "
    blade += f"{num(size * 0.45)} {num(size * 0.58)}C{num(size * 0.2)} {num(size * 0.7)} {num(size * 0.35)} {num(size * 0.95)} "
    blade += f"{num(size * 0.85)} {num(size * 0.9)}"
    content += line(blade, motif, size * 0.13) + line(blade, mix(ground, motif, 0.3), size * 0.045)
    content += ellipse(size * 0.85, size * 0.32, size * 0.07, size * 0.1, fill=motif)
    return _pattern(scene, size, ground, content, -45)


def truntum(scene: Scene, ground: str, motif: str, size: float = 120) -> str:
    """Return the paint of a batik of small scattered flowers."""
    content = path(slab(Box(size / 2, size / 2, size, size)), ground)
    for cx, cy in ((size * 0.25, size * 0.25), (size * 0.75, size * 0.75)):
        flower = "".join(
            group(ellipse(size * 0.1, 0, size * 0.085, size * 0.036, fill=motif), transform=f"rotate({turn})")
            for turn in range(0, 360, 45)
        )
        content += group(flower + ellipse(0, 0, size * 0.04, size * 0.04, fill=ground), transform=at(cx, cy))
    for cx, cy in ((size * 0.75, size * 0.25), (size * 0.25, size * 0.75)):
        content += ellipse(cx, cy, size * 0.03, size * 0.03, fill=motif, opacity=0.8)
    return _pattern(scene, size, ground, content)


def tegel(scene: Scene, ground: str, motif: str, size: float = 240) -> str:
    """Return the paint of old cement floor tiles."""
    mid, third = size / 2, mix(ground, motif, 0.35)
    content = path(slab(Box(mid, mid, size, size)), ground)
    for cx, cy in ((0, 0), (size, 0), (0, size), (size, size)):
        content += path(oval(cx, cy, size * 0.36, size * 0.36), motif) + path(
            oval(cx, cy, size * 0.27, size * 0.27), ground
        )
        content += path(oval(cx, cy, size * 0.17, size * 0.17), third)
    for turn in range(0, 360, 90):
        petal = (
            f"M0 0C{num(size * 0.16)} {num(-size * 0.14)} {num(size * 0.16)} {num(-size * 0.3)} 0 {num(-size * 0.4)}"
        )
        petal += f"C{num(-size * 0.16)} {num(-size * 0.3)} {num(-size * 0.16)} {num(-size * 0.14)} 0 0Z"
        content += group(path(petal, third) + path(petal, motif, transform="scale(0.62)"), transform=at(mid, mid, turn))
    content += ellipse(mid, mid, size * 0.05, size * 0.05, fill=ground)
    edge = f"M0 0H{num(size)}M0 0V{num(size)}"
    content += line(edge, dark(ground, 0.35), 5, opacity=0.5)
    return _pattern(scene, size, ground, content)


def weave(scene: Scene, colour: str = BAMBOO, size: float = 84, turn: float = 0) -> str:
    """Return the paint of woven bamboo (over two, under two)."""
    cell = size / 4
    content = path(slab(Box(size / 2, size / 2, size, size)), dark(colour, 0.5))
    for row in range(4):
        for column in range(4):
            x, y = column * cell + cell / 2, row * cell + cell / 2
            across = (row + column) % 4 < 2
            tone = colour if across else dark(colour, 0.17)
            w, h = (cell + 1, cell - 3) if across else (cell - 3, cell + 1)
            content += path(slab(Box(x, y, w, h)), tone)
            content += path(
                slab(Box(x, y - h * 0.3, w, h * 0.22) if across else Box(x - w * 0.3, y, w * 0.22, h)),
                light(tone, 0.4),
                opacity=0.7,
            )
    return _pattern(scene, size, dark(colour, 0.5), content, turn)


def cloth(scene: Scene, paint: str, box: Box, turn: float = 0) -> None:
    """Spread a cloth with a fringe and soft folds."""
    seed = scene.seed
    shape = slab(Box(0, 0, box.w, box.h), 10)
    folds = ""
    for _ in range(4):
        x = seed.between(-box.w / 2, box.w / 2)
        points = [(x + seed.between(-30, 30) + k * 40, box.h * (k / 4 - 0.5)) for k in range(5)]
        folds += line(smooth(points, closed=False), INK, 60, opacity=0.1, filter="url(#b18)")
        folds += line(
            smooth([(px - 50, py) for px, py in points], closed=False), CREAM, 36, opacity=0.14, filter="url(#b18)"
        )
    content = scene.shadow(shape, 10, 14) + coat(scene, shape, paint) + scene.within(shape, folds)
    scene.add(group(content, transform=at(box.cx, box.cy, turn)))


def wall(scene: Scene, colour: str, floor: float, *, leaves: bool = True) -> None:
    """Paint a wall down to `floor` with a window's light and the shadow of leaves on it."""
    fill(scene, colour, Box(WIDTH / 2, floor / 2, WIDTH, floor))
    panes = "".join(
        path(f"M{x} {y}l190 -40v250l-190 60z", light(colour, 0.75), opacity=0.5)
        for x, y in ((120, 150), (330, 106), (120, 440), (330, 396))
    )
    panes += "".join(
        path(f"M{x} {y}l150 -30v210l-150 46z", light(colour, 0.75), opacity=0.3) for x, y in ((1180, 210), (1350, 176))
    )
    if leaves:
        for k, (x, y, turn) in enumerate(
            ((90, 120, 35), (60, 330, 5), (1540, 120, 150), (1560, 380, 185), (420, 40, 70))
        ):
            panes += group(palm(Seed(f"palm{k}"), dark(colour, 0.35)), transform=at(x, y, turn, 1.15), opacity=0.26)
    scene.add(scene.within(slab(Box(WIDTH / 2, floor / 2, WIDTH, floor)), group(panes, filter="url(#b3)")))


def palm(seed: Seed, colour: str) -> str:
    """Return a palm frond that points right from 0,0."""
    blades = ""
    for k in range(1, 13):
        x, y = k * 30, -40 * (k / 6) * (1 - k / 14)
        reach = 150 - abs(k - 6) * 10 + seed.between(-12, 12)
        for side in (-1, 1):
            blades += (
                f"M{x} {num(y)}q{num(reach * 0.25)} {num(side * reach * 0.5)} {num(reach * 0.75)} {num(side * reach * 0.8)}"
                f"Q{num(x + reach * 0.5)} {num(y + side * reach * 0.35)} {x + 14} {num(y)}Z"
            )
    return line("M0 0Q180 -40 380 30", colour, 8) + path(blades, colour)


def table(scene: Scene, top: float, colour: str = WOOD) -> None:
    """Put a table in front of the wall: its top begins at `top` and fills the rest."""
    box = Box(WIDTH / 2, (top + HEIGHT) / 2, WIDTH, HEIGHT - top)
    scene.add(path(slab(Box(WIDTH / 2, top - 4, WIDTH, 30)), INK, opacity=0.25, filter="url(#b8)"))
    wood(scene, colour, box, plank=104)
    scene.add(path(slab(Box(WIDTH / 2, top + 5, WIDTH, 10)), light(colour, 0.5), opacity=0.8))


def banana_leaf(scene: Scene, length: float, width: float, colour: str = LEAF_LIGHT) -> str:
    """Return a piece of banana leaf around 0,0, its rib from left to right."""
    half, seed = length / 2, Seed(f"leaf{length}{width}")
    shape = smooth(
        [
            (-half, -width * 0.04),
            (-half * 0.86, -width * 0.38),
            (-half * 0.3, -width * 0.5),
            (half * 0.35, -width * 0.48),
            (half * 0.85, -width * 0.3),
            (half, 0),
            (half * 0.85, width * 0.32),
            (half * 0.3, width * 0.5),
            (-half * 0.35, width * 0.49),
            (-half * 0.88, width * 0.36),
        ]
    )
    veins = path(f"M{num(-half)} 0H{num(half)}V{num(width)}H{num(-half)}Z", dark(colour, 0.16))
    lit, dim, x = "", "", -half
    while x < half:
        for side in (-1, 1):
            bend = f"M{num(x)} 0q36 {num(side * width * 0.25)} 96 {num(side * width * 0.52)}"
            if seed.between(0, 1) < 0.55:
                lit += bend
            else:
                dim += bend
        x += 24
    veins += line(lit, light(colour, 0.35), 4, opacity=0.5) + line(dim, dark(colour, 0.3), 3, opacity=0.5)
    veins += line(f"M{num(-half)} 0H{num(half)}", dark(colour, 0.35), 20) + line(
        f"M{num(-half)} -4H{num(half)}", LEAF_LIGHT if colour == LEAF else "#b9d27c", 9
    )
    return scene.shadow(shape, 14, 20) + scene.solid(shape, colour, 10, veins)
