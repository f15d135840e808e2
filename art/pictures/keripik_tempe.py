"""Tempeh chips: tray, bowl, plate, raw slices, jar, gift box, and the terrace where they are packed."""

from __future__ import annotations

import math

from kit import (
    BAMBOO,
    CHILLI,
    CLAY,
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_LIGHT,
    TURMERIC,
    WHITE,
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
    spread,
)
from props import bowl, chilli, clove, leaf, plate, pouch, scatter, shallot, tampah
from surfaces import banana_leaf, cloth, fill, kawung, parang, table, tegel, truntum, wall, weave, wood

FRIED, BEAN = "#d9953a", "#f3d58f"


def chip(scene: Scene, key: str, colour: str = FRIED, bean: str = BEAN, extra: str = "") -> str:
    """Keep one chip of about 200 pixels as a symbol and its silhouette as another; return its id."""
    seed = Seed(key)
    shape = blob(seed, Box(0, 0, 205, 168), 0.075, 11)
    beans = ""
    for x, y in spread(seed, (0, 0), 92, 74, 15):
        tone, turn = mix(bean, colour, seed.between(0, 0.35)), seed.between(0, 180)
        one = ellipse(2, 3, 17, 12, fill=dark(colour, 0.3)) + ellipse(0, 0, 16, 11, fill=tone)
        one += ellipse(-4, -3, 7, 3.5, fill=light(tone, 0.6), opacity=0.9)
        beans += group(one, transform=at(x, y, turn))
    for _ in range(14):
        x, y = seed.between(-80, 80), seed.between(-62, 62)
        beans = ellipse(x, y, seed.between(6, 15), seed.between(4, 9), fill=dark(colour, 0.16), opacity=0.7) + beans
    scene.symbol(f"{key}-s", path(shape, INK, opacity=0.33))
    return scene.symbol(key, scene.solid(shape, colour, 11, beans, extra))


def chips(scene: Scene, colour: str = FRIED, bean: str = BEAN) -> list[str]:
    """Keep five different chips; return their ids."""
    return [chip(scene, f"chip{k}", mix(colour, "#b46a22" if k % 2 else GOLD, 0.12 * (k % 3)), bean) for k in range(5)]


def original(scene: Scene) -> None:
    """Draw plain chips heaped on a tray with banana leaf."""
    wood(scene)
    cloth(scene, kawung(scene, INDIGO, "#cfd6ea", 130), Box(1330, 930, 900, 760), -14)
    tampah(scene, 800, 600, 520)
    scene.add(group(banana_leaf(scene, 820, 560), transform=at(800, 610, -24)))
    kinds = chips(scene)
    scene.add(scatter(scene.seed, kinds, spread(scene.seed, (800, 600), 350, 330, 34), 60, (0.92, 1.08)))
    scene.add(
        group(clove(scene, 68), transform=at(190, 960, -18)), group(clove(scene, 54), transform=at(310, 1050, 30))
    )
    scene.add(scatter(scene.seed, kinds, [(1400, 210), (1310, 120)], 60, (0.8, 0.9)))


def balado(scene: Scene) -> None:
    """Draw chips red with chilli in a clay bowl."""
    fill(scene, truntum(scene, "#7d2a20", "#d98a5a", 130))
    wood(scene, "#9c6238", Box(800, 1010, WIDTH, 400), 130)
    scene.add(group(banana_leaf(scene, 1240, 640, LEAF), transform=at(800, 640, 14)))
    inside = bowl(scene, 800, 600, 440, CLAY)
    kinds = []
    for k in range(5):
        seed, flakes = Seed(f"flake{k}"), ""
        for _ in range(16):
            spot = at(seed.between(-80, 80), seed.between(-60, 60), seed.between(0, 180))
            flakes += group(ellipse(0, 0, 10, 4, fill=seed.pick(["#8f160f", "#e8542f", "#f2a04a"])), transform=spot)
        kinds.append(chip(scene, f"chip{k}", mix("#c23a1e", "#e0612c", 0.25 * (k % 3)), "#eb9a52", flakes))
    scene.add(scene.within(inside, path(inside, "#4b1a10")))
    scene.add(scatter(scene.seed, kinds, spread(scene.seed, (800, 590), 315, 305, 31), 60, (0.86, 1.02)))
    for x, y, turn in ((1130, 985, -32), (1240, 930, -60), (250, 300, 40)):
        scene.add(group(chilli(scene, 270), transform=at(x, y, turn)))
    scene.add(
        group(shallot(scene, 60), transform=at(270, 960, -20)), group(shallot(scene, 52), transform=at(390, 1040, 30))
    )


def daun_jeruk(scene: Scene) -> None:
    """Draw chips with slivers of lime leaf on a white plate."""
    fill(scene, tegel(scene, "#efe3c8", "#5d8f7b", 260))
    plate(scene, 800, 600, 500, WHITE, LEAF_LIGHT)
    scene.add(
        scatter(scene.seed, chips(scene, "#dfa347"), spread(scene.seed, (800, 600), 315, 300, 32), 60, (0.86, 1.02))
    )
    for x, y in spread(scene.seed, (800, 600), 350, 330, 44):
        turn, reach = scene.seed.between(0, 180), scene.seed.between(26, 52)
        scene.add(
            group(
                line(f"M{num(-reach)} 0Q0 -12 {num(reach)} 0", dark(LEAF, 0.3), 9, transform="translate(3 5)")
                + line(f"M{num(-reach)} 0Q0 -12 {num(reach)} 0", scene.seed.pick([LEAF, LEAF_LIGHT, "#3f8445"]), 8),
                transform=at(x, y, turn),
            )
        )
    for x, y, turn, size in ((1190, 930, -30, 250), (1230, 960, 38, 230), (330, 300, 190, 240), (300, 250, 250, 220)):
        scene.add(group(leaf(scene, size, "#3d8142"), transform=at(x, y, turn)))


def mentah(scene: Scene) -> None:
    """Draw raw slices of tempeh in rows on woven bamboo."""
    fill(scene, weave(scene, BAMBOO, 150, 45))
    scene.add(group(banana_leaf(scene, 1320, 900), transform=at(800, 600, -6)))
    kinds = []
    for k in range(4):
        key, seed = f"raw{k}", Seed(f"raw{k}")
        shape = slab(Box(0, 0, 210 + seed.between(-8, 8), 210 + seed.between(-8, 8)), 40)
        beans = ""
        for x, y in spread(seed, (0, 0), 118, 118, 30):
            tone = mix("#e9c98b", "#f8edcf", seed.between(0, 1))
            beans += group(
                ellipse(2, 3, 19, 13, fill="#cbb48a")
                + ellipse(0, 0, 18, 12, fill=tone)
                + ellipse(-5, -4, 7, 3, fill="#fffaf0"),
                transform=at(x, y, seed.between(0, 180)),
            )
        scene.symbol(f"{key}-s", path(shape, INK, opacity=0.36))
        kinds.append(scene.symbol(key, scene.solid(shape, "#f3e8d2", 12, beans)))
    places = [(800 + (column - 1.5) * 245, 600 + (row - 1) * 245) for row in range(3) for column in range(4)]
    scene.add(scatter(scene.seed, kinds, places, 7, (0.98, 1.03)))
    scene.add(
        group(clove(scene, 60), transform=at(1440, 1050, 20)), group(chilli(scene, 210), transform=at(90, 1070, -20))
    )


def jar_of(scene: Scene, box: Box, filling: str, lid: str) -> str:
    """Return a glass jar with what is in it."""
    glass = slab(box, 70)
    shine = path(slab(Box(box.left + 46, box.cy + 10, 26, box.h * 0.74), 13), "#ffffff", opacity=0.55)
    shine += path(slab(Box(box.right - 40, box.cy - 60, 16, box.h * 0.4), 8), "#ffffff", opacity=0.35)
    body = scene.shadow(glass, 30, 20, 18) + path(glass, "#dfe8df") + scene.within(glass, filling)
    body += path(glass, stroke="#ffffff", stroke_width=9, opacity=0.55) + shine
    body += path(slab(Box(box.cx, box.bottom - 18, box.w * 0.8, 14), 7), "#ffffff", opacity=0.4)
    cap = slab(Box(box.cx, box.top - 26, box.w * 0.9, 92), 22)
    ribs = "".join(
        path(slab(Box(box.cx - box.w * 0.45 + k * 30, box.top - 18, 5, 76)), dark(lid, 0.18)) for k in range(1, 15)
    )
    return body + scene.body(cap, lid, 14, ribs)


def toples(scene: Scene) -> None:
    """Draw a gift jar with a ribbon on batik."""
    wall(scene, "#e9c79a", 760)
    table(scene, 740, WOOD)
    cloth(scene, parang(scene, "#5a2f1d", "#e0b36a", 120), Box(800, 1010, 1300, 330), 0)
    box = Box(800, 620, 520, 660)
    kinds = chips(scene)
    inside = [
        (box.left + 75 + (k % 4) * 125 + (k // 4 % 2) * 40 - 20, box.bottom - 60 - (k // 4) * 72) for k in range(32)
    ]
    filling = path(slab(box), "#a9692a") + scatter(scene.seed, kinds, inside, 90, (0.72, 0.84))
    scene.add(jar_of(scene, box, filling, "#b98a3c"))
    band = scene.solid(slab(Box(800, 640, 524, 66)), CHILLI, 10, path(slab(Box(800, 640, 524, 10)), GOLD))
    bow = ""
    for side in (-1, 1):
        loop = f"M0 0C{70 * side} -120 {230 * side} -110 {215 * side} -10C{205 * side} 70 {80 * side} 60 0 0Z"
        tail = f"M0 0L{110 * side} 210L{66 * side} 196L{36 * side} 236L-{0} 20Z"
        bow += scene.body(tail, dark(CHILLI, 0.1), 9) + scene.body(
            loop,
            CHILLI,
            12,
            path(
                f"M{40 * side} -10C{90 * side} -70 {170 * side} -60 {165 * side} -8C{150 * side} 30 {90 * side} 30 {40 * side} -10Z",
                dark(CHILLI, 0.42),
            ),
        )
    scene.add(band, group(bow + scene.body(oval(0, 0, 44, 40), light(CHILLI, 0.1), 10), transform=at(800, 640)))
    scene.add(scatter(scene.seed, kinds, [(390, 1010), (270, 1040), (1260, 1030)], 50, (0.75, 0.85)))


def box_of(scene: Scene) -> None:
    """Draw four pouches in an open bamboo box."""
    fill(scene, kawung(scene, "#31447f", "#c3cee9", 160))
    outer, inner = slab(Box(800, 610, 1080, 860), 40), slab(Box(800, 610, 990, 770), 26)
    scene.add(scene.shadow(outer, 30, 40, 18), scene.solid(outer, "#c08c45", 14))
    scene.add(path(inner, weave(scene, BAMBOO, 96, 45)))
    scene.add(
        scene.within(
            inner,
            path(slab(Box(800, 240, 1100, 90)), INK, opacity=0.5, filter="url(#b18)"),
            path(slab(Box(300, 610, 80, 900)), INK, opacity=0.5, filter="url(#b18)"),
        )
    )
    kinds = chips(scene)
    heap = scatter(Seed("heap"), kinds, spread(Seed("heap2"), (0, 110), 100, 110, 12), 80, (0.5, 0.6))
    for k, colour in enumerate((LEAF, TURMERIC, CHILLI, "#3f8445")):
        x, y = 800 + (k - 1.5) * 240, 610 + (12 if k % 2 else -12)
        scene.add(group(pouch(scene, 300, 560, colour, heap), transform=at(x, y, (-5, 3, -2, 6)[k])))
    scene.add(group(banana_leaf(scene, 420, 200), transform=at(210, 1090, -24)))


def sampul(scene: Scene) -> None:
    """Draw the terrace: a tray full of chips on the table, pouches ready to send, a green wall behind."""
    wall(scene, "#9fc3a0", 640)
    scene.add(scene.body(slab(Box(1180, 300, 330, 420), 12), CREAM, 12))
    scene.add(
        path(slab(Box(1180, 300, 270, 360)), "#bfe0e2"),
        path(slab(Box(1180, 300, 14, 360)), CREAM),
        path(slab(Box(1180, 300, 270, 14)), CREAM),
    )
    table(scene, 620, WOOD)
    for k, (x, colour) in enumerate(((330, LEAF), (560, TURMERIC), (1270, CHILLI))):
        heap = scatter(Seed(f"h{k}"), chips(scene), spread(Seed("heap2"), (0, 100), 90, 90, 9), 80, (0.45, 0.52))
        scene.add(ellipse(x + 30, 815, 170, 30, fill=INK, opacity=0.35, filter="url(#b18)"))
        scene.add(group(pouch(scene, 300, 500, colour, heap), transform=at(x, 570 + 10 * (k % 2), (-2, 2, 1)[k])))
    cx, cy, rx, ry = 830, 850, 480, 210
    rim = oval(cx, cy, rx, ry)
    scene.add(scene.shadow(oval(cx, cy + 40, rx, ry), 24, 26, 18), path(oval(cx, cy + 34, rx, ry), "#8a5a26"))
    scene.add(path(slab(Box(cx, cy + 17, rx * 2, 34)), "#8a5a26"), scene.solid(rim, "#b9833f", 12))
    floor = oval(cx, cy - 2, rx * 0.92, ry * 0.88)
    scene.add(path(floor, weave(scene, BAMBOO, 72, 30)))
    places = sorted(
        (
            (cx + x, cy - 40 + y * 0.42 - max(0, 90 - math.hypot(x, y) * 0.3))
            for x, y in spread(scene.seed, (0, 0), 350, 330, 40)
        ),
        key=lambda spot: spot[1],
    )
    heap = scatter(scene.seed, chips(scene), places, 35, (0.8, 0.95))
    scene.add(heap)
    scene.add(
        group(chilli(scene, 200), transform=at(250, 1060, -18)),
        group(leaf(scene, 210, "#3d8142"), transform=at(1370, 1050, -30)),
    )


PICTURES = {
    "sampul": sampul,
    "original": original,
    "balado": balado,
    "daun-jeruk": daun_jeruk,
    "mentah": mentah,
    "toples": toples,
    "paket-oleh-oleh": box_of,
}
