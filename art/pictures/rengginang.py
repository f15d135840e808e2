"""Rice crackers: plain, with shrimp paste, with palm sugar, raw, in the red tin, and drying in the yard."""

from __future__ import annotations

from kit import (
    BAMBOO,
    CHILLI,
    CREAM,
    GOLD,
    INDIGO,
    INK,
    STEEL,
    WOOD,
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
    polygon,
    slab,
    smooth,
    spread,
)
from props import chilli, clove, frangipani, leaf, plate, scatter, tampah
from street import palm_tree, yard
from surfaces import banana_leaf, cloth, fill, kawung, table, tegel, truntum, wall, weave, wood

PUFFED = "#eeb552"


def cracker(scene: Scene, key: str, colour: str = PUFFED, raw: bool = False, syrup: str = "") -> str:
    """Keep one cracker of about 240 pixels, grain by grain, as a symbol; return its id."""
    seed = Seed(key)
    base = blob(seed, Box(0, 0, 226, 214), 0.05, 14)
    grain_a = (
        ellipse(3, 4, 15, 9, fill=dark(colour, 0.42))
        + ellipse(0, 0, 15, 9, fill=colour)
        + ellipse(-3, -3, 8, 3.4, fill=light(colour, 0.62))
    )
    grain_b = (
        ellipse(3, 4, 15, 9, fill=dark(colour, 0.42))
        + ellipse(0, 0, 15, 9, fill=light(colour, 0.3))
        + ellipse(-3, -3, 8, 3.4, fill="#fffaf0")
    )
    one, other = scene.symbol(f"{key}g", grain_a), scene.symbol(f"{key}h", grain_b)
    parts = path(base, dark(colour, 0.5))
    for x, y in spread(seed, (0, 0), 108, 103, 92 if not raw else 76):
        pick = other if seed.between(0, 1) < (0.7 if raw else 0.34) else one
        parts += f'<use href="#{pick}" transform="{at(x, y, seed.between(-70, 70), seed.between(0.86, 1.1))}"/>'
    if syrup:
        zig = "M-104 -34Q-60 -90 -36 -30T24 -30T96 -46M-96 44Q-50 -4 -28 48T36 46T96 28"
        parts += (
            line(zig, dark(syrup, 0.4), 15, transform="translate(3 5)")
            + line(zig, syrup, 14)
            + line(zig, light(syrup, 0.5), 4, transform="translate(-3 -4)", opacity=0.8)
        )
    shade = f"{oval(0, 0, 150, 150)}{oval(-16, -20, 118, 112)}"
    parts += scene.within(
        base,
        path(shade, dark(colour, 0.6), fill_rule="evenodd", opacity=0.27),
        path(base, stroke=dark(colour, 0.5), stroke_width=7, opacity=0.4),
    )
    scene.symbol(f"{key}-s", path(base, INK, opacity=0.5, filter="url(#b8)"))
    return scene.symbol(key, parts)


def crackers(scene: Scene, colour: str = PUFFED, **more: object) -> list[str]:
    """Keep three different crackers; return their ids."""
    raw, syrup = bool(more.get("raw")), str(more.get("syrup", ""))
    return [cracker(scene, f"reng{k}", mix(colour, "#fff0c4", 0.1 * k), raw, syrup) for k in range(3)]


def heap(scene: Scene, keys: list[str], centre: tuple[float, float], reach: float, count: int) -> None:
    """Heap crackers: a wide ring below, fewer above."""
    for ring, size in ((1.0, 1.18), (0.42, 1.26)):
        total = count if ring == 1.0 else 3
        for x, y, turn in around(centre, reach * ring, reach * ring * 0.96, total, 14):
            key = scene.seed.pick(keys)
            scene.add(f'<use href="#{key}-s" transform="{at(x + 14, y + 20, turn * 3, size)}"/>')
            scene.add(f'<use href="#{key}" transform="{at(x, y, turn * 3, size)}"/>')


def original(scene: Scene) -> None:
    """Draw golden crackers on a woven plate."""
    fill(scene, kawung(scene, "#8a3d24", "#e2ad6c", 150))
    tampah(scene, 800, 600, 540)
    scene.add(group(banana_leaf(scene, 860, 760), transform=at(800, 610, 20)))
    heap(scene, crackers(scene), (800, 600), 318, 8)
    scene.add(
        group(clove(scene, 66), transform=at(1430, 1030, 20)),
        group(clove(scene, 52), transform=at(1340, 1110, -30)),
        group(leaf(scene, 230), transform=at(90, 180, 30)),
    )


def shrimp(scene: Scene) -> str:
    """Return a small dried shrimp around 0,0."""
    body = smooth(
        [(-70, 30), (-66, -20), (-20, -58), (40, -50), (72, -10), (60, 6), (30, -14), (-6, -18), (-30, 4), (-38, 40)]
    )
    rings = "".join(line(f"M{x} -62q-14 26 2 54", "#b8502e", 5, opacity=0.8) for x in (-44, -20, 4, 28, 50))
    feelers = line("M66 -18q50 -30 74 -20M66 -12q50 -6 78 14", "#c9683f", 4)
    tail = path("M-54 34l-40 30 26 6 8 26 24 -40z", "#d9764a")
    return (
        scene.shadow(body, 7, 9, 3)
        + feelers
        + tail
        + scene.solid(body, "#ec9468", 9, rings)
        + ellipse(56, -24, 5, 5, fill=INK)
    )


def terasi(scene: Scene) -> None:
    """Draw reddish crackers with shrimp paste, shrimps and chilli beside them."""
    fill(scene, tegel(scene, "#f0e0c0", "#2f6f78", 260))
    plate(scene, 800, 600, 530, "#f4e6cf", CHILLI)
    heap(scene, crackers(scene, "#e0764a"), (800, 600), 300, 7)
    for x, y, turn in ((1290, 960, -20), (1400, 880, 30), (1220, 1060, 160), (230, 260, 200)):
        scene.add(group(shrimp(scene), transform=at(x, y, turn, 1.15)))
    scene.add(
        group(chilli(scene, 250), transform=at(120, 1000, -22)), group(chilli(scene, 230), transform=at(200, 1070, -4))
    )


def gula_merah(scene: Scene) -> None:
    """Draw crackers striped with palm sugar on a blue plate."""
    wood(scene, "#b98350")
    cloth(scene, truntum(scene, "#f0d6a0", "#b0562c", 130), Box(800, 610, 1380, 900), -5)
    plate(scene, 800, 600, 520, "#5f86b4", "#dfe9f2")
    heap(scene, crackers(scene, "#e8b55e", syrup="#6a2f14"), (800, 600), 290, 7)
    for x, y, turn in ((1370, 960, 0), (1300, 1050, 0), (1440, 1060, 0)):
        cake = slab(Box(0, 0, 130, 96), 34)
        scene.add(
            group(scene.body(cake, "#8a4a20", 12, path(oval(0, -14, 54, 24), "#a8622e")), transform=at(x, y, turn))
        )
    scene.add(group(frangipani(scene, 74), transform=at(180, 230, 10)))


def mentah(scene: Scene) -> None:
    """Draw raw white crackers in rings on a tray."""
    wood(scene, "#a8703f")
    tampah(scene, 800, 600, 560)
    keys = crackers(scene, "#e9dcc0", raw=True)
    places = [(800.0, 600.0)]
    for k in range(6):
        x, y = (250 * c for c in ((1, 0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866), (0.5, -0.866))[k])
        places.append((800 + x, 600 + y))
    for x, y in (
        (433, 0),
        (216, 375),
        (-216, 375),
        (-433, 0),
        (-216, -375),
        (216, -375),
        (375, 217),
        (-375, 217),
        (-375, -217),
        (375, -217),
        (0, 433),
        (0, -433),
    ):
        if x * x + y * y < 434 * 434 and (abs(x) == 375 or x == 0):
            places.append((800 + x * 0.93, 600 + y * 0.93))
    scene.add(scatter(scene.seed, keys, places, 90, (0.98, 1.04)))
    scene.add(
        group(leaf(scene, 220), transform=at(1380, 200, 200)),
        group(banana_leaf(scene, 380, 190), transform=at(170, 1080, -30)),
    )


def tin(scene: Scene, box: Box) -> None:
    """Stand a red biscuit tin with a picture of a house on it, without a word."""
    front = slab(box, 18)
    oval_box = Box(box.cx, box.cy + 40, box.w * 0.78, box.h * 0.66)
    scenery = (
        path(slab(oval_box), "#bfe0dc")
        + path(oval(oval_box.cx - 60, oval_box.bottom, 330, 150), "#8db868")
        + path(oval(oval_box.cx + 190, oval_box.bottom + 20, 300, 140), "#6f9f52")
    )
    x, y = oval_box.cx - 10, oval_box.cy + 50
    house = path(polygon([(x - 120, y + 70), (x - 120, y - 20), (x + 120, y - 20), (x + 120, y + 70)]), CREAM)
    house += path(polygon([(x - 160, y - 14), (x - 90, y - 84), (x + 90, y - 84), (x + 160, y - 14)]), "#b5492e")
    house += (
        path(slab(Box(x, y + 36, 44, 70), 6), "#7a4a2a")
        + path(slab(Box(x - 74, y + 24, 46, 40), 4), INDIGO)
        + path(slab(Box(x + 74, y + 24, 46, 40), 4), INDIGO)
        + path(oval(oval_box.cx + 150, oval_box.top + 70, 42, 42), GOLD)
    )
    picture = scene.within(oval(oval_box.cx, oval_box.cy, oval_box.w / 2, oval_box.h / 2), scenery, house)
    ring = path(oval(oval_box.cx, oval_box.cy, oval_box.w / 2 + 18, oval_box.h / 2 + 18), GOLD) + path(
        oval(oval_box.cx, oval_box.cy, oval_box.w / 2 + 8, oval_box.h / 2 + 8), "#9c1f18"
    )
    bands = path(slab(Box(box.cx, box.top + 44, box.w, 22)), GOLD) + path(
        slab(Box(box.cx, box.bottom - 36, box.w, 22)), GOLD
    )
    gloss = path(slab(Box(box.left + 50, box.cy, 36, box.h)), "#ffffff", opacity=0.24) + path(
        slab(Box(box.right - 34, box.cy, 60, box.h)), INK, opacity=0.2
    )
    scene.add(ellipse(box.cx + 40, box.bottom + 6, box.w * 0.58, 36, fill=INK, opacity=0.42, filter="url(#b18)"))
    scene.add(scene.solid(front, "#c92c22", 16, bands, ring, picture, gloss))


def kaleng(scene: Scene) -> None:
    """Draw the red tin everybody knows, full of crackers."""
    wall(scene, "#a9cbb8", 800)
    table(scene, 780, WOOD)
    box = Box(800, 690, 720, 560)
    keys = crackers(scene)
    scene.add(path(slab(Box(800, 400, 690, 60), 24), dark(STEEL, 0.4)))
    scene.add(
        scatter(
            scene.seed,
            keys,
            [(570, 380), (1030, 385), (690, 340), (910, 345), (800, 300), (620, 400), (980, 405), (800, 380)],
            90,
            (1.0, 1.14),
        )
    )
    tin(scene, box)
    scene.add(scene.solid(slab(Box(800, 420, 744, 30), 12), "#e9d9b0", 6))
    lid = slab(Box(0, 0, 150, 470), 20)
    scene.add(
        group(scene.body(lid, "#c92c22", 14, path(slab(Box(-50, 0, 16, 470)), GOLD)), transform=at(1290, 790, 14))
    )
    scene.add(scatter(scene.seed, keys, [(330, 1010), (470, 1060), (1200, 1080)], 90, (0.9, 1.0)))


def sampul(scene: Scene) -> None:
    """Draw trays of crackers drying on racks in the yard."""
    yard(scene, "#ace0e6", "#a9bf6a", 560)
    scene.add(
        path(oval(1330, 170, 84, 84), "#ffe7a0"),
        ellipse(1330, 170, 150, 150, fill="#fff0bf", opacity=0.4, filter="url(#b40)"),
    )
    house = polygon([(70, 590), (70, 370), (560, 370), (560, 590)])
    scene.add(
        scene.body(house, "#f0d9ae", 14),
        scene.body(
            polygon([(10, 385), (130, 210), (500, 210), (620, 385)]),
            "#b5492e",
            14,
            *(line(f"M{x} 200V390", dark("#b5492e", 0.3), 4, opacity=0.5) for x in range(40, 620, 36)),
        ),
    )
    scene.add(
        scene.solid(slab(Box(200, 492, 120, 196), 8), "#7a4a2a", 8),
        scene.solid(slab(Box(410, 460, 180, 110), 8), "#5f9aa0", 8),
        path(slab(Box(410, 460, 10, 110)), CREAM),
        path(slab(Box(410, 460, 180, 10)), CREAM),
    )
    palm_tree(scene, 1180, 610, 430)
    gold, white = crackers(scene), [cracker(scene, f"w{k}", "#efe3c8", True) for k in range(2)]
    for k, (top, left, right) in enumerate(((600, 330, 1270), (840, 170, 1430))):
        tall, size = (190, 0.62) if k == 0 else (300, 0.86)
        deck = polygon([(left + 60, top), (right - 60, top), (right, top + tall), (left, top + tall)])
        for post in (left + 40, right - 40):
            scene.add(scene.solid(slab(Box(post, top + tall + 50, 26, 150), 8), "#9a6a34", 8))
        scene.add(
            scene.shadow(deck, 20, 50, 18),
            path(deck, "#a8763a", transform="translate(0 22)"),
            path(deck, weave(scene, BAMBOO, 70 + k * 22)),
        )
        scene.add(path(deck, stroke="#a8763a", stroke_width=14, stroke_linejoin="round"))
        rows, columns = 2, 6
        for row in range(rows):
            for column in range(columns):
                share = (row + 0.5) / rows
                span = (right - left - 120) + 120 * share
                x = 800 + (column - (columns - 1) / 2) * span / columns
                y = top + tall * share
                key = scene.seed.pick(white if (row + column + k) % 3 else gold)
                place = f"translate({num(x)} {num(y)}) scale({size * 0.98:.2f} {size * 0.62:.2f})"
                scene.add(
                    f'<use href="#{key}-s" transform="translate(7 10) {place}"/><use href="#{key}" transform="{place}"/>'
                )


PICTURES = {
    "sampul": sampul,
    "original": original,
    "terasi": terasi,
    "gula-merah": gula_merah,
    "mentah": mentah,
    "kaleng": kaleng,
}
