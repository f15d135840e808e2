"""What stands outdoors: skies, trees, carts, awnings, umbrellas, lamps, steam."""

from __future__ import annotations

from kit import (
    CREAM,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    LEAF_LIGHT,
    STEEL,
    WIDTH,
    WOOD,
    Box,
    Scene,
    Seed,
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
from surfaces import fill, palm


def yard(scene: Scene, sky: str, ground: str, horizon: float) -> None:
    """Paint a sky with clouds, a row of far trees and the ground."""
    fill(scene, sky)
    for left, high, size in ((260, 190, 1.0), (1240, 150, 1.2), (820, 100, 0.7)):
        puff = "".join(
            path(oval(dx, dy, rx, ry))
            for dx, dy, rx, ry in ((0, 0, 130, 42), (-60, -26, 66, 50), (30, -44, 80, 60), (100, -14, 60, 40))
        )
        scene.add(group(puff, fill=light(sky, 0.72), transform=at(left, high, 0, size), opacity=0.9))
    seed, x = Seed("trees"), -60.0
    while x < WIDTH + 100:
        r = seed.between(80, 150)
        tone = mix(LEAF_LIGHT, sky, seed.between(0.35, 0.6))
        scene.add(path(blob(seed, Box(x, horizon - r * 0.5, r * 2, r * 1.7), 0.1, 12), tone))
        x += r * 1.1
    scene.add(path(slab(Box(WIDTH / 2, (horizon + HEIGHT) / 2, WIDTH, HEIGHT - horizon)), ground))
    scene.add(path(slab(Box(WIDTH / 2, horizon + 8, WIDTH, 16)), dark(ground, 0.2), opacity=0.5))
    for _ in range(26):
        x, y = seed.between(0, WIDTH), seed.between(horizon + 40, HEIGHT)
        tone = light(ground, 0.3) if seed.between(0, 1) < 0.5 else dark(ground, 0.2)
        scene.add(ellipse(x, y, seed.between(14, 60), seed.between(3, 8), fill=tone, opacity=0.5))


def palm_tree(scene: Scene, x: float, base: float, height: float, colour: str = LEAF) -> None:
    """Plant a coconut palm."""
    top = base - height
    trunk = smooth(
        [
            (x - 26, base),
            (x - 12, base - height * 0.5),
            (x + 18, top),
            (x + 44, top),
            (x + 22, base - height * 0.5),
            (x + 26, base),
        ]
    )
    rings = "".join(
        line(f"M{num(x - 40)} {num(top + k * 34)}q40 14 100 0", dark(WOOD, 0.45), 4, opacity=0.6)
        for k in range(int(height / 34))
    )
    scene.add(scene.solid(trunk, mix(WOOD, "#8c7a62", 0.4), 10, rings))
    for k, turn in enumerate((200, 235, 165, 270, 300, 340, 10, 130, 45)):
        tone = mix(colour, LEAF_LIGHT, 0.12 * (k % 4))
        scene.add(group(palm(Seed(f"palm{k}"), tone), transform=at(x + 30, top, turn, 0.8)))
    scene.add(*(scene.solid(oval(x + dx, top + dy, 22, 24), "#8a5a2c", 6) for dx, dy in ((8, 24), (44, 30), (28, 40))))


def awning(scene: Scene, box: Box, one: str, other: str, stripes: int = 9) -> None:
    """Hang a striped awning with a scalloped hem."""
    step, parts = box.w / stripes, ""
    scene.add(path(slab(Box(box.cx + 10, box.bottom + 26, box.w, 50), 20), INK, opacity=0.35, filter="url(#b18)"))
    for k in range(stripes):
        colour, left = (one if k % 2 == 0 else other), box.left + k * step
        skew = (left + step / 2 - box.cx) * 0.08
        top = f"M{num(left - skew + 8)} {num(box.top)}h{num(step)}L{num(left + step)} {num(box.bottom)}h{num(-step)}Z"
        hem = f"M{num(left)} {num(box.bottom)}h{num(step)}v26a{num(step / 2)} 30 0 0 1 {num(-step)} 0Z"
        parts += path(top, colour) + scene.solid(hem, dark(colour, 0.08), 5)
    parts += path(slab(Box(box.cx, box.bottom - 4, box.w, 10)), INK, opacity=0.16)
    parts += path(slab(Box(box.cx, box.top + 8, box.w, 16)), CREAM, opacity=0.25)
    scene.add(parts)


def umbrella(scene: Scene, cx: float, cy: float, w: float, colours: tuple[str, str]) -> None:
    """Open a market umbrella on its pole; `cy` is the hem."""
    half, rise = w / 2, w * 0.3
    scene.add(scene.solid(slab(Box(cx, cy + 250, 22, 560)), "#d9d2c5", 7))
    parts, hem = "", ""
    for k in range(7):
        x0, x1 = cx - half + w * k / 7, cx - half + w * (k + 1) / 7
        colour = colours[k % 2]
        panel = f"M{num(cx)} {num(cy - rise)}Q{num((x0 + cx) / 2 + (x0 - cx) * 0.32)} {num(cy - rise * 0.82)} {num(x0)} {num(cy)}"
        panel += (
            f"H{num(x1)}Q{num((x1 + cx) / 2 + (x1 - cx) * 0.32)} {num(cy - rise * 0.82)} {num(cx)} {num(cy - rise)}Z"
        )
        parts += path(panel, mix(colour, "#34162a", 0.05 * k if k > 2 else 0))
        hem += scene.solid(
            f"M{num(x0)} {num(cy - 1)}H{num(x1)}v18a{num((x1 - x0) / 2)} 26 0 0 1 {num(x0 - x1)} 0Z",
            dark(colour, 0.1),
            4,
        )
    scene.add(parts, hem, ellipse(cx, cy - rise - 4, 16, 18, fill=dark(colours[0], 0.3)))
    scene.add(
        line(
            f"M{num(cx - half * 0.6)} {num(cy - rise * 0.42)}Q{num(cx - half * 0.4)} {num(cy - rise * 0.76)} "
            f"{num(cx - half * 0.1)} {num(cy - rise * 0.92)}",
            "#ffffff",
            14,
            opacity=0.35,
        )
    )


def steam(scene: Scene, x: float, y: float, height: float) -> None:
    """Let steam rise from a hot thing."""
    for k, dx in enumerate((-70, 0, 70)):
        lean = 34 if k % 2 else -34
        d = f"M{num(x + dx)} {num(y)}C{num(x + dx + lean)} {num(y - height * 0.3)} {num(x + dx - lean)} {num(y - height * 0.6)} "
        scene.add(
            line(f"{d}{num(x + dx + lean * 0.4)} {num(y - height)}", "#fffdf5", 26, opacity=0.5, filter="url(#b8)")
        )


def wheel(scene: Scene, cx: float, cy: float, r: float) -> None:
    """Put a spoked wheel under a cart."""
    scene.add(scene.body(oval(cx, cy, r, r), "#3a2c2a", 10), path(oval(cx, cy, r * 0.78, r * 0.78), "#d8c7ae"))
    scene.add(
        *(
            group(path(slab(Box(0, 0, r * 1.56, 9)), "#8d6f52"), transform=at(cx, cy, turn))
            for turn in range(0, 180, 30)
        )
    )
    scene.add(scene.solid(oval(cx, cy, r * 0.2, r * 0.2), STEEL, 5))


def cart(scene: Scene, colour: str, trim: str, box: Box) -> None:
    """Stand a street cart: a glass case above, a painted body with panels below, two wheels."""
    scene.add(ellipse(box.cx + 20, box.bottom + 150, box.w * 0.56, 38, fill=INK, opacity=0.4, filter="url(#b18)"))
    wheel(scene, box.left + box.w * 0.24, box.bottom + 60, 92)
    wheel(scene, box.right - box.w * 0.24, box.bottom + 60, 92)
    panels = ""
    for k in range(3):
        panel = Box(box.left + box.w * (k + 0.5) / 3, box.cy + box.h * 0.06, box.w / 3 - 36, box.h * 0.64)
        panels += path(slab(panel, 18), light(colour, 0.16)) + path(slab(panel, 18), stroke=trim, stroke_width=7)
        for turn in range(0, 360, 60):
            panels += group(ellipse(24, 0, 19, 8, fill=trim), transform=at(panel.cx, panel.cy, turn))
        panels += ellipse(panel.cx, panel.cy, 9, 9, fill=GOLD)
    scene.add(scene.body(slab(box, 18), colour, 16, panels))
    scene.add(scene.body(slab(Box(box.cx, box.top - 6, box.w + 50, 36), 10), trim, 8))


def lamp(scene: Scene, x: float, y: float, r: float = 34) -> None:
    """Hang a lit bulb."""
    scene.add(ellipse(x, y, r * 5, r * 5, fill="#ffdf8a", opacity=0.3, filter="url(#b40)"))
    scene.add(
        line(f"M{num(x)} {num(y - r * 3.5)}V{num(y - r)}", "#3b2a22", 5),
        path(slab(Box(x, y - r, r * 0.9, r * 0.7), 5), "#5a4638"),
    )
    scene.add(
        path(oval(x, y, r, r * 1.08), "#ffe9a8"), path(oval(x - r * 0.2, y - r * 0.2, r * 0.5, r * 0.5), "#fffbe6")
    )
