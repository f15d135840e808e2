"""Nasi Padang: rice with its dishes, a lunch box, rendang, iced tea, and the window full of plates."""

from __future__ import annotations

from kit import (
    BAMBOO,
    CHILLI,
    CREAM,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_LIGHT,
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
    spread,
)
from props import bowl, chilli, cucumber, leaf, plate, rice, sauce, shallot, tomato
from surfaces import banana_leaf, cloth, fill, kawung, parang, table, tegel, wall, weave, wood

RENDANG = "#713a1c"


def rendang_piece(scene: Scene, key: str) -> str:
    """Keep one piece of rendang of about 190 pixels as a symbol; return its id."""
    seed = Seed(key)
    shape, fibres = blob(seed, Box(0, 0, 200, 150), 0.13, 9), ""
    for _ in range(11):
        y = seed.between(-64, 64)
        fibres += line(
            f"M{num(seed.between(-84, -30))} {num(y)}q50 {num(seed.between(-16, 6))} 110 {num(seed.between(-8, 8))}",
            seed.pick([light(RENDANG, 0.3), dark(RENDANG, 0.35), "#9a5a2a"]),
            seed.between(4, 9),
            opacity=0.7,
        )
    for _ in range(22):
        fibres += ellipse(
            seed.between(-90, 90),
            seed.between(-66, 66),
            seed.between(4, 10),
            seed.between(3, 7),
            fill=seed.pick(["#a4622c", "#c78743", "#4a2210"]),
            opacity=0.85,
        )
    gloss = line("M-64 -34Q-36 -56 6 -54", "#f3c48a", 10, opacity=0.7) + line("M24 -44h10", "#f3c48a", 9, opacity=0.6)
    scene.symbol(f"{key}-s", path(shape, INK, opacity=0.4))
    return scene.symbol(key, scene.solid(shape, RENDANG, 14, fibres) + gloss)


def rendang(scene: Scene, spots: list[tuple[float, float]], size: float) -> str:
    """Return pieces of rendang at `spots`."""
    keys, parts = [rendang_piece(scene, f"ren{k}") for k in range(3)], ""
    for k, (x, y) in enumerate(spots):
        turn, key = scene.seed.between(-40, 40), keys[k % 3]
        parts += f'<use href="#{key}-s" transform="{at(x + 9, y + 14, turn, size)}"/><use href="#{key}" transform="{at(x, y, turn, size)}"/>'
    return parts


def greens(scene: Scene, box: Box) -> str:
    """Return a heap of boiled cassava leaves."""
    seed, base = scene.seed, blob(scene.seed, box, 0.08, 12)
    parts = ""
    for x, y in spread(seed, (box.cx, box.cy), box.w * 0.44, box.h * 0.44, 34):
        tone, reach = seed.pick(["#2c5a2c", "#3d7434", "#22491f", "#4f8a3c"]), seed.between(34, 56)
        blade = f"M{num(-reach)} 0Q0 {num(-reach * 0.5)} {num(reach)} 0Q0 {num(reach * 0.4)} {num(-reach)} 0Z"
        parts += group(
            path(blade, INK, opacity=0.3, transform="translate(3 5)")
            + path(blade, tone)
            + line(f"M{num(-reach)} 0H{num(reach * 0.8)}", light(tone, 0.35), 2.5),
            transform=at(x, y, seed.between(0, 360)),
        )
    return scene.shadow(base, 12, 16) + scene.solid(base, "#2f5f2c", 14, parts)


def sambal(scene: Scene, box: Box, colour: str) -> str:
    """Return a spoonful of coarse sambal."""
    seed, base, bits = scene.seed, blob(scene.seed, box, 0.1, 11), ""
    for x, y in spread(seed, (box.cx, box.cy), box.w * 0.46, box.h * 0.46, 44):
        tone = seed.pick([light(colour, 0.3), dark(colour, 0.25), light(colour, 0.5), mix(colour, GOLD, 0.4)])
        bits += group(path(slab(Box(0, 0, seed.between(12, 26), 8), 4), tone), transform=at(x, y, seed.between(0, 180)))
    return scene.shadow(base, 10, 14) + scene.solid(base, colour, 12, bits)


def gravy(scene: Scene, box: Box, colour: str = "#e6a233") -> str:
    """Return jackfruit and cabbage in yellow coconut gravy."""
    seed, base = scene.seed, blob(scene.seed, box, 0.09, 12)
    bits = path(blob(seed, Box(box.cx - 8, box.cy - 10, box.w * 0.86, box.h * 0.84), 0.08, 12), light(colour, 0.25))
    for x, y in spread(seed, (box.cx, box.cy), box.w * 0.32, box.h * 0.32, 6):
        chunk = slab(Box(0, 0, 74, 56), 18)
        bits += group(
            path(chunk, INK, opacity=0.25, transform="translate(4 6)")
            + scene.solid(chunk, "#ecd9a2", 7, line("M-24 -6q24 -14 46 0", "#cfae62", 5)),
            transform=at(x, y, seed.between(0, 180)),
        )
    for _ in range(8):
        bits += ellipse(
            box.cx + seed.between(-0.4, 0.4) * box.w,
            box.cy + seed.between(-0.4, 0.4) * box.h,
            9,
            6,
            fill="#c9601f",
            opacity=0.8,
        )
    return scene.shadow(base, 10, 13) + scene.solid(base, colour, 12, bits)


def chicken(scene: Scene) -> str:
    """Return a grilled chicken leg around 0,0, its bone to the lower left."""
    seed = Seed("chicken")
    bone = smooth([(-300, 150), (-330, 190), (-300, 225), (-262, 214), (-120, 120), (-150, 80)])
    meat = smooth(
        [
            (-190, 120),
            (-150, 30),
            (-60, -60),
            (30, -150),
            (170, -180),
            (270, -110),
            (290, 20),
            (220, 130),
            (90, 170),
            (-40, 165),
            (-140, 160),
        ]
    )
    marks = "".join(line(f"M{-90 + k * 80} {-90 - k * 14}q40 90 30 210", "#3d1a0c", 17, opacity=0.55) for k in range(5))
    for _ in range(46):
        marks += ellipse(
            seed.between(-160, 280),
            seed.between(-160, 160),
            seed.between(5, 16),
            seed.between(4, 9),
            fill=seed.pick(["#7a2f12", "#e08a34", "#3d1a0c", "#f0b25a"]),
            opacity=0.6,
        )
    gloss = line("M10 -110Q90 -158 180 -142", "#ffdfa6", 17, opacity=0.75) + line(
        "M-90 -12Q-60 -50 -30 -72", "#ffdfa6", 11, opacity=0.6
    )
    return scene.body(bone, "#f3e6cd", 9) + scene.body(meat, "#b4561f", 24, marks) + gloss


def nasi_rendang(scene: Scene) -> None:
    """Draw rice with rendang on banana leaf."""
    wood(scene, "#9c6238")
    cloth(scene, parang(scene, "#7a2a1f", "#e0b060", 120), Box(800, 600, 1420, 620), -4)
    scene.add(group(banana_leaf(scene, 1340, 1000), transform=at(800, 610, -5)))
    scene.add(rice(scene, Box(690, 520, 560, 470)))
    scene.add(gravy(scene, Box(1130, 420, 400, 300)), greens(scene, Box(520, 850, 430, 270)))
    scene.add(sambal(scene, Box(1180, 690, 250, 190), "#6f9a35"), sambal(scene, Box(390, 470, 170, 150), CHILLI))
    scene.add(rendang(scene, [(750, 810), (990, 720), (870, 900), (820, 670), (1060, 880)], 1.34))
    for x, y, r in ((560, 290, 62), (660, 250, 62), (760, 240, 60)):
        scene.add(group(cucumber(scene, r), transform=at(x, y)))
    scene.add(
        group(chilli(scene, 200, "#4f8f3f"), transform=at(1260, 880, 24)),
        group(chilli(scene, 190), transform=at(1190, 950, 10)),
    )


def nasi_ayam_bakar(scene: Scene) -> None:
    """Draw rice with a grilled chicken leg on a plate."""
    fill(scene, tegel(scene, "#ead9bb", "#b5653f", 260))
    plate(scene, 800, 600, 540, WHITE, INDIGO)
    scene.add(group(banana_leaf(scene, 800, 560, LEAF_LIGHT), transform=at(800, 600, 24)))
    scene.add(rice(scene, Box(640, 500, 470, 400)))
    scene.add(greens(scene, Box(590, 800, 330, 210)))
    scene.add(group(chicken(scene), transform=at(960, 640, -6, 1.06)))
    scene.add(sambal(scene, Box(900, 330, 230, 160), CHILLI))
    for x, y in ((1130, 380), (1190, 450)):
        scene.add(group(cucumber(scene, 62), transform=at(x, y)))
    scene.add(group(tomato(scene, 64), transform=at(1060, 330)))
    scene.add(
        group(leaf(scene, 220), transform=at(180, 1040, -20)), group(chilli(scene, 230), transform=at(1340, 1060, -24))
    )


def nasi_kotak(scene: Scene) -> None:
    """Draw an open lunch box with everything in its place."""
    fill(scene, kawung(scene, "#2f5d4a", "#9cc0a2", 150))
    lid = slab(Box(800, 118, 1020, 230), 12)
    scene.add(
        scene.shadow(lid, 20, 20),
        scene.solid(
            lid,
            "#f3e8d0",
            12,
            path(slab(Box(800, 110, 420, 120), 60), LEAF_LIGHT, opacity=0.35),
            group(path(oval(0, 0, 44, 44), LEAF), transform=at(800, 110)),
        ),
    )
    outer, inner = slab(Box(800, 650, 1080, 880), 26), slab(Box(800, 650, 1000, 800), 18)
    scene.add(scene.shadow(outer, 30, 42, 18), scene.solid(outer, "#f6ecd6", 14), path(inner, "#d9c6a0"))
    scene.add(scene.within(inner, group(banana_leaf(scene, 1200, 900), transform=at(800, 650, 3))))
    scene.add(
        scene.within(
            inner,
            path(slab(Box(800, 262, 1010, 60)), INK, opacity=0.45, filter="url(#b18)"),
            path(slab(Box(308, 650, 50, 820)), INK, opacity=0.45, filter="url(#b18)"),
        )
    )
    scene.add(rice(scene, Box(560, 510, 420, 410)))
    for x, y in spread(scene.seed, (540, 490), 120, 100, 22):
        scene.add(group(line("M-12 0q12 -8 24 0", "#a8642a", 8), transform=at(x, y, scene.seed.between(0, 180))))
    scene.add(group(chicken(scene), transform=at(1010, 500, -8, 0.82)))
    scene.add(greens(scene, Box(490, 880, 300, 230)))
    cup = bowl(scene, 735, 900, 100, "#e9eef0")
    sauce(scene, cup, (735, 900), 100, CHILLI)
    cracker = blob(scene.seed, Box(0, 0, 250, 210), 0.1, 13)
    swirl = "".join(
        line(f"M{num(-90 + k * 6)} {num(-60 + k * 22)}q{num(80)} {num(-46)} {num(170 - k * 8)} 8", "#e6c98d", 9)
        for k in range(6)
    )
    scene.add(group(scene.body(cracker, "#fbeecb", 14, swirl), transform=at(960, 870, -12)))
    banana = smooth(
        [
            (-170, -40),
            (-100, 34),
            (20, 64),
            (125, 34),
            (172, -32),
            (156, -46),
            (98, 0),
            (14, 18),
            (-84, -16),
            (-148, -66),
        ]
    )
    for dy, turn in ((-30, -62), (30, -56)):
        scene.add(
            group(
                scene.body(banana, "#efc53b", 11, path(slab(Box(168, -40, 30, 40)), "#6a4a1c")),
                transform=at(1160 + dy, 830, turn),
            )
        )
    for x, y in ((1010, 700), (1080, 716)):
        scene.add(group(cucumber(scene, 48), transform=at(x, y)))


def rendang_kemasan(scene: Scene) -> None:
    """Draw a clay bowl of rendang."""
    fill(scene, weave(scene, BAMBOO, 130, 45))
    cloth(scene, parang(scene, "#2b3f78", "#d7c08a", 130), Box(800, 620, 1240, 800), 6)
    scene.add(group(banana_leaf(scene, 1220, 560, LEAF), transform=at(800, 640, -16)))
    inside = bowl(scene, 800, 600, 450, "#f4ead6")
    scene.add(path(oval(800, 600, 420, 420), stroke=INDIGO, stroke_width=14))
    scene.add(
        scene.within(
            inside,
            path(inside, "#a85a22"),
            *(
                ellipse(x, y, 40, 16, fill="#c9792f", opacity=0.5)
                for x, y in spread(scene.seed, (800, 600), 360, 350, 26)
            ),
        )
    )
    scene.add(rendang(scene, spread(scene.seed, (800, 590), 255, 240, 11), 1.3))
    for x, y, turn in ((700, 430, 30), (930, 640, 140), (760, 730, 250)):
        scene.add(group(leaf(scene, 150, "#4d7a3a"), transform=at(x, y, turn)))
    scene.add(
        group(chilli(scene, 240), transform=at(1180, 1040, -18)),
        group(shallot(scene, 62), transform=at(330, 250, 20)),
        group(shallot(scene, 54), transform=at(240, 330, -24)),
    )
    scene.add(*(line(f"M{1290 + k * 36} {210 + k * 10}l110 -70", "#c9a15c", 24) for k in range(3)))


def teh_manis(scene: Scene) -> None:
    """Draw a glass of iced tea."""
    wall(scene, "#f0d9a8", 760)
    table(scene, 760, "#a86f40")
    tea = "#a3440f"
    glass = "M590 250L630 1000Q634 1030 664 1030H936Q966 1030 970 1000L1010 250Z"
    drink = "M600 370L632 990Q636 1012 660 1012H940Q964 1012 968 990L1000 370Z"
    scene.add(ellipse(860, 1030, 300, 34, fill=INK, opacity=0.4, filter="url(#b18)"))
    scene.add(
        group(
            scene.solid(
                slab(Box(0, 0, 40, 700), 16),
                CHILLI,
                9,
                *(path(f"M-30 {y}l60 -40v34l-60 40z", CREAM) for y in range(-340, 360, 80)),
            ),
            transform=at(930, 430, 13),
        )
    )
    cubes = ""
    for k, (x, y) in enumerate(((700, 430), (840, 400), (940, 500), (760, 560), (880, 640), (690, 700), (830, 790))):
        cube = slab(Box(0, 0, 132, 132), 28)
        cubes += group(
            path(cube, "#ffdca0", opacity=0.42)
            + path(cube, stroke="#fff6df", stroke_width=7, opacity=0.65)
            + line("M-42 10V-42H10", "#ffffff", 9, opacity=0.8),
            transform=at(x, y, (k * 37) % 80 - 30),
        )
    layers = (
        path(drink, tea)
        + path(slab(Box(800, 480, 460, 240)), light(tea, 0.25), opacity=0.6)
        + path(slab(Box(800, 930, 460, 240)), dark(tea, 0.3), opacity=0.5)
        + path("M900 360h140v680h-180z", dark(tea, 0.4), opacity=0.28)
    )
    scene.add(
        scene.within(drink, layers, cubes),
        path(oval(800, 370, 200, 34), light(tea, 0.3)),
        path(oval(800, 376, 180, 26), light(tea, 0.12)),
    )
    scene.add(path(glass, "#ffffff", opacity=0.06), path(glass, stroke="#ffffff", stroke_width=10, opacity=0.6))
    scene.add(
        path("M630 300L656 940h34L664 300z", "#ffffff", opacity=0.4),
        path(oval(800, 250, 210, 34), stroke="#ffffff", stroke_width=9, opacity=0.8),
    )
    drops = Seed("drops")
    for _ in range(34):
        across, down, r = drops.between(640, 960), drops.between(420, 980), drops.between(4, 10)
        scene.add(ellipse(across, down, r, r * 1.3, fill="#ffffff", opacity=0.5))
    lime = oval(0, 0, 110, 110)
    wedges = "".join(
        group(path("M0 0L-34 -80Q0 -104 34 -80Z", "#d8e89a"), transform=f"rotate({turn})") for turn in range(0, 360, 45)
    )
    scene.add(
        group(
            scene.body(lime, "#7fae3e", 9) + path(oval(0, 0, 94, 94), "#f2f6d4") + wedges,
            transform=at(1180, 990, 0, 0.9),
        )
    )
    scene.add(
        group(leaf(scene, 200, "#3d8142"), transform=at(370, 1020, -24)),
        group(leaf(scene, 170, LEAF_LIGHT), transform=at(390, 1040, 30)),
    )


def stacked(scene: Scene, cx: float, cy: float, r: float, dish: str) -> str:
    """Return a small plate with a dish seen from the front, as it stands in the window."""
    seed = Seed(f"{cx}{cy}")
    colour = {
        "rendang": RENDANG,
        "telur": "#e8792a",
        "ayam": "#d98a2c",
        "ikan": "#d9a02e",
        "daun": "#3d7434",
        "sambal": CHILLI,
    }[dish]
    food = ""
    for x, y, _ in [*around((cx, cy - r * 0.16), r * 0.44, r * 0.14, 6, 20), (cx, cy - r * 0.26, 0)]:
        lump = blob(seed, Box(x, y, r * 0.52, r * 0.36), 0.1, 8)
        food += scene.solid(lump, mix(colour, "#fff2d0", seed.between(0, 0.14)), r * 0.05) + ellipse(
            x - r * 0.08, y - r * 0.08, r * 0.07, r * 0.03, fill="#fff2d0", opacity=0.7
        )
    rim = oval(cx, cy, r, r * 0.3)
    return (
        path(oval(cx, cy + r * 0.14, r * 0.6, r * 0.16), dark(WHITE, 0.25))
        + scene.solid(rim, WHITE, r * 0.06)
        + path(oval(cx, cy, r * 0.8, r * 0.21), dark(colour, 0.1))
        + food
    )


def sampul(scene: Scene) -> None:
    """Draw the eating house's window with its pyramid of plates."""
    wall(scene, "#d98c4a", 1200, leaves=False)
    roof = "M120 250Q330 210 420 40Q560 190 800 196Q1040 190 1180 40Q1270 210 1480 250L1440 300H160Z"
    tiles = "".join(
        line(f"M{x} {300}Q{x} 200 {x + (800 - x) * 0.1} 60", dark("#8f2f1f", 0.3), 5, opacity=0.5)
        for x in range(140, 1480, 44)
    )
    scene.add(scene.body(roof, "#9c3522", 16, tiles), path(slab(Box(800, 306, 1320, 26)), GOLD))
    frame = Box(800, 660, 1240, 660)
    scene.add(scene.body(slab(frame, 16), "#7c4526", 16), path(slab(Box(800, 660, 1170, 590)), "#fbe6bb"))
    scene.add(path(slab(Box(800, 390, 1170, 50)), INK, opacity=0.25, filter="url(#b18)"))
    dishes = ("rendang", "telur", "ayam", "daun", "ikan", "sambal")
    for row, (y, count) in enumerate(((890, 6), (768, 5), (646, 4), (526, 3))):
        scene.add(path(slab(Box(800, y + 60, count * 192 + 20, 12)), "#9fc4bd", opacity=0.85 if row else 0))
        for k in range(count):
            x = 800 + (k - (count - 1) / 2) * 192
            scene.add(path(oval(x + 8, y + 44, 112, 18), INK, opacity=0.28, filter="url(#b3)"))
            scene.add(stacked(scene, x, y, 106, dishes[(k + row * 2) % 6]))
    scene.add(
        path("M260 370h170L330 955h-70z", "#ffffff", opacity=0.2),
        path("M1120 370h60L1010 955h-60z", "#ffffff", opacity=0.16),
    )
    scene.add(
        scene.body(slab(Box(800, 1000, 1300, 50), 10), "#8f5430", 10),
    )
    wood(scene, "#a8643a", Box(800, 1112, 1240, 176), 88)
    curtain = ""
    for k in range(11):
        x = 240 + k * 112
        curtain += scene.solid(f"M{x - 56} 352h112v66a56 34 0 0 1 -112 0Z", CHILLI if k % 2 else GOLD, 7)
    scene.add(curtain)


PICTURES = {
    "sampul": sampul,
    "nasi-rendang": nasi_rendang,
    "nasi-ayam-bakar": nasi_ayam_bakar,
    "nasi-kotak": nasi_kotak,
    "rendang-kemasan": rendang_kemasan,
    "teh-manis": teh_manis,
}
