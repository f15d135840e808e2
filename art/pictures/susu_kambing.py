"""Goat milk: bottles, yoghurt, soap, the crate of a week, and the goat before its stable on stilts."""

from __future__ import annotations

from kit import (
    CHILLI,
    CREAM,
    GOLD,
    INK,
    LEAF,
    LEAF_LIGHT,
    STEEL,
    TEAL,
    TURMERIC,
    WIDTH,
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
    polygon,
    slab,
    smooth,
    spread,
)
from props import bowl, frangipani, leaf
from street import palm_tree, yard
from surfaces import cloth, fill, kawung, table, tegel, truntum, wall

MILK = "#fffaf0"


def goat_mark(colour: str) -> str:
    """Return a label's emblem around 0,0: a goat's head with its long hanging ears."""
    head = smooth([(0, -34), (20, -30), (26, -6), (18, 30), (8, 48), (-8, 48), (-18, 30), (-26, -6), (-20, -30)])
    ears = path("M-20 -22C-58 -20 -66 20 -56 44C-40 34 -30 8 -22 -8Z", colour) + path(
        "M20 -22C58 -20 66 20 56 44C40 34 30 8 22 -8Z", colour
    )
    horns = line("M-10 -32C-16 -58 -34 -66 -46 -60M10 -32C16 -58 34 -66 46 -60", colour, 10)
    return (
        horns
        + ears
        + path(head, colour)
        + path(oval(-10, -2, 4, 5), CREAM)
        + path(oval(10, -2, 4, 5), CREAM)
        + line("M-6 34q6 6 12 0", CREAM, 4)
    )


def bottle(scene: Scene, w: float, h: float, drink: str, colour: str) -> str:
    """Return a milk bottle that stands on 0,0: its drink, and the colour of cap and label."""
    half = w / 2
    glass = smooth(
        [
            (-half * 0.42, -h * 0.94),
            (-half * 0.44, -h * 0.78),
            (-half * 0.94, -h * 0.6),
            (-half, -h * 0.5),
            (-half, -h * 0.04),
            (-half * 0.86, 0),
            (half * 0.86, 0),
            (half, -h * 0.04),
            (half, -h * 0.5),
            (half * 0.94, -h * 0.6),
            (half * 0.44, -h * 0.78),
            (half * 0.42, -h * 0.94),
        ]
    )
    label = (
        path(slab(Box(0, -h * 0.3, w * 1.1, h * 0.36)), CREAM)
        + path(slab(Box(0, -h * 0.465, w * 1.1, h * 0.025)), colour)
        + path(slab(Box(0, -h * 0.135, w * 1.1, h * 0.035)), colour)
        + group(goat_mark(colour), transform=at(0, -h * 0.33, 0, w / 170))
        + path(slab(Box(0, -h * 0.195, w * 0.46, h * 0.018), 6), colour)
    )
    shine = path(slab(Box(-half * 0.66, -h * 0.34, w * 0.09, h * 0.52), w * 0.045), "#ffffff", opacity=0.65) + path(
        slab(Box(half * 0.74, -h * 0.3, w * 0.16, h)), INK, opacity=0.12
    )
    neck = path(slab(Box(0, -h * 0.88, w, h * 0.13)), "#e4ecec") + path(
        oval(0, -h * 0.8, half * 0.46, h * 0.012), light(drink, 0.4)
    )
    cap = slab(Box(0, -h * 0.965, w * 0.54, h * 0.085), 12)
    ribs = "".join(
        path(slab(Box(-w * 0.24 + k * w * 0.06, -h * 0.95, w * 0.02, h * 0.06)), dark(colour, 0.25)) for k in range(9)
    )
    foot = ellipse(w * 0.1, 2, w * 0.62, h * 0.03, fill=INK, opacity=0.42, filter="url(#b8)")
    return foot + scene.solid(glass, drink, w * 0.06, neck, label, shine, shade=0.18) + scene.body(cap, colour, 8, ribs)


def glass_of(scene: Scene, drink: str) -> str:
    """Return a tumbler of milk that stands on 0,0, about 250 pixels wide."""
    cup = "M-130 -360L-108 -20Q-106 0 -86 0H86Q106 0 108 -20L130 -360Z"
    fill_ = "M-120 -290L-100 -22Q-98 -10 -84 -10H84Q98 -10 100 -22L120 -290Z"
    body = ellipse(20, 2, 150, 16, fill=INK, opacity=0.42, filter="url(#b8)") + path(cup, "#ffffff", opacity=0.35)
    body += (
        scene.solid(fill_, drink, 12, shade=0.16)
        + path(oval(0, -290, 120, 22), light(drink, 0.5))
        + path(oval(0, -360, 130, 24), stroke="#ffffff", stroke_width=8, opacity=0.9)
    )
    return (
        body
        + path(cup, stroke="#ffffff", stroke_width=7, opacity=0.6)
        + path("M-104 -320L-84 -50h22L-78 -320z", "#ffffff", opacity=0.6)
    )


def susu_segar(scene: Scene) -> None:
    """Draw a labelled bottle and a glass of milk."""
    wall(scene, "#a9cfa6", 820)
    table(scene, 790, "#b98350")
    scene.add(group(bottle(scene, 400, 860, MILK, LEAF), transform=at(680, 1040)))
    scene.add(group(glass_of(scene, MILK), transform=at(1060, 1060, 0, 1.16)))
    scene.add(
        group(leaf(scene, 250, "#4d8f3f"), transform=at(330, 1080, -28)),
        group(leaf(scene, 220, LEAF_LIGHT), transform=at(350, 1100, 20)),
    )
    scene.add(group(frangipani(scene, 70), transform=at(1330, 1080, 12)))


def susu_rasa(scene: Scene) -> None:
    """Draw chocolate, strawberry and pandan milk."""
    wall(scene, "#f4d3b4", 820)
    table(scene, 790, "#a86f40")
    for x, drink, colour in ((420, "#9a643c", "#6b3d20"), (800, "#f2b0b4", CHILLI), (1180, "#b9d68a", LEAF)):
        scene.add(group(bottle(scene, 310, 720, drink, colour), transform=at(x, 1010)))
    for k in range(3):
        scene.add(
            group(
                scene.body(slab(Box(0, 0, 90, 74), 10), "#5a2c18", 9, path(slab(Box(0, -4, 54, 40), 6), "#7a4226")),
                transform=at(290 + k * 84, 1090 - k % 2 * 20, k * 14),
            )
        )
    for x, turn in ((740, -12), (850, 14)):
        berry = smooth([(0, 62), (-54, 0), (-48, -44), (0, -56), (48, -44), (54, 0)])
        seeds = "".join(
            ellipse(dx, dy, 5, 7, fill="#f9dc8a")
            for dx, dy in ((-26, -22), (0, -30), (26, -22), (-30, 6), (0, 0), (28, 4), (-12, 28), (14, 28))
        )
        top = "".join(
            group(path("M0 0Q14 -14 0 -40Q-14 -14 0 0Z", LEAF), transform=f"translate(0 -50) rotate({spin})")
            for spin in (-100, -55, 0, 55, 100)
        )
        scene.add(group(scene.body(berry, "#d63a3a", 10, seeds) + top, transform=at(x, 1082, turn, 1.05)))
    for turn in (-28, -8, 12):
        scene.add(
            group(
                path("M0 0Q120 -26 300 0Q120 26 0 0Z", mix(LEAF, LEAF_LIGHT, (turn + 28) / 50))
                + line("M0 0H270", light(LEAF, 0.4), 4),
                transform=at(1130, 1100, turn),
            )
        )


def yoghurt(scene: Scene) -> None:
    """Draw a bowl of yoghurt with dragon fruit and honey."""
    fill(scene, tegel(scene, "#f3e3d6", "#c77f9a", 260))
    cloth(scene, truntum(scene, "#4f7f78", "#bfe0d2", 130), Box(800, 620, 1060, 920), -6)
    inside = bowl(scene, 800, 600, 430, "#3f6fae")
    pool = path(inside, "#f3ead9") + path(oval(790, 590, 360, 356), MILK)
    for k in range(4):
        reach = 330 - k * 78
        pool += line(
            f"M{800 - reach} 600A{reach} {reach} 0 0 1 {800 + reach * 0.5:.0f} {600 - reach * 0.86:.0f}",
            "#e9dcc4",
            12,
            opacity=0.8,
        )
    honey = "M560 470Q640 400 700 480T860 470T1010 520M600 640Q680 580 740 660T900 640T1030 700"
    pool += (
        line(honey, dark(TURMERIC, 0.25), 26, opacity=0.5, transform="translate(4 6)")
        + line(honey, TURMERIC, 24)
        + line(honey, GOLD, 7, transform="translate(-4 -6)")
    )
    scene.add(scene.within(inside, pool))
    seed = scene.seed
    for x, y, turn in ((700, 560, 10), (860, 540, -14), (790, 700, 24), (940, 680, 0), (650, 720, -20)):
        cube = slab(Box(0, 0, 130, 126), 20)
        dots = "".join(ellipse(seed.between(-54, 54), seed.between(-52, 52), 5, 7, fill="#3a1a2c") for _ in range(16))
        scene.add(
            group(
                scene.body(cube, "#d9467f", 13, path(slab(Box(-6, -8, 96, 90), 16), "#e8689a", opacity=0.7), dots),
                transform=at(x, y, turn),
            )
        )
    for x, y, turn in ((800, 470, -30), (830, 480, 20)):
        scene.add(group(leaf(scene, 120, LEAF_LIGHT), transform=at(x, y, turn - 60)))
    half, rind = oval(0, 0, 170, 150), oval(0, 0, 148, 128)
    dots = "".join(ellipse(x, y, 5, 7, fill="#3a1a2c") for x, y in spread(Seed("dragon"), (0, 0), 130, 112, 60))
    spikes = "".join(
        group(path("M150 -24Q220 -10 236 26Q180 30 148 24Z", "#7fae4e"), transform=f"rotate({turn}) scale(1 0.92)")
        for turn in range(0, 360, 60)
    )
    scene.add(
        group(
            spikes
            + scene.body(half, "#c92f6c", 12, path(rind, "#f6e6ee"), path(oval(-2, -2, 140, 121), "#e8689a"), dots),
            transform=at(1330, 300, 20, 0.9),
        )
    )
    spoon = (
        path(oval(0, 0, 74, 100), STEEL)
        + path(oval(-6, -8, 58, 82), light(STEEL, 0.5))
        + path(slab(Box(0, 300, 26, 440), 13), STEEL)
        + path(slab(Box(-6, 300, 8, 420), 4), light(STEEL, 0.6))
    )
    scene.add(
        group(
            scene.shadow(oval(0, 0, 74, 100) + slab(Box(0, 300, 26, 440), 13), 12, 16) + spoon,
            transform=at(250, 560, 16),
        )
    )


def sabun(scene: Scene) -> None:
    """Draw bars of soap with foam and frangipani."""
    fill(scene, kawung(scene, "#d3e6e2", "#9cc7bf", 150))
    tray = slab(Box(800, 640, 1080, 720), 60)
    scene.add(scene.shadow(tray, 24, 32, 18), scene.solid(tray, "#b98350", 16))
    scene.add(*(path(slab(Box(800, 360 + k * 94, 1000, 16), 8), dark("#b98350", 0.35)) for k in range(7)))
    for left, high, turn, colour in ((620, 760, -8, "#f7ead2"), (1000, 740, 10, "#e6d3b4"), (800, 520, -3, "#fbf3e2")):
        bar = slab(Box(0, 0, 480, 310), 80)
        face = path(slab(Box(0, 0, 380, 214), 54), stroke=dark(colour, 0.14), stroke_width=9) + path(
            slab(Box(3, 4, 380, 214), 54), stroke=light(colour, 0.8), stroke_width=4
        )
        scene.add(
            group(
                scene.shadow(bar, 20, 28, 18)
                + path(slab(Box(10, 24, 480, 310), 80), dark(colour, 0.22))
                + scene.solid(
                    bar, colour, 18, face, group(goat_mark(dark(colour, 0.2)), transform=at(0, 10, 0, 1.5)), shade=0.16
                ),
                transform=at(left, high, turn),
            )
        )
    seed = scene.seed
    for x, y in [*spread(seed, (340, 930), 190, 110, 26), *spread(seed, (1270, 380), 150, 90, 20)]:
        r = seed.between(18, 56)
        scene.add(
            path(oval(x, y, r, r), "#ffffff", opacity=0.75),
            path(oval(x, y, r, r), stroke="#bfe0e6", stroke_width=4),
            ellipse(x - r * 0.3, y - r * 0.35, r * 0.28, r * 0.16, fill="#ffffff"),
        )
    scene.add(
        group(frangipani(scene, 110), transform=at(1250, 940)),
        group(frangipani(scene, 84), transform=at(1390, 860, 30)),
        group(frangipani(scene, 76), transform=at(280, 300, 14)),
    )
    scene.add(group(leaf(scene, 230, "#3d8142"), transform=at(1180, 1060, 14)))


def langganan(scene: Scene) -> None:
    """Draw a wooden crate with seven bottles."""
    wall(scene, "#b9d6c4", 820)
    table(scene, 790, "#a8703f")
    for k in range(4):
        scene.add(
            group(
                bottle(scene, 216, 560, MILK, (LEAF, TURMERIC, TEAL, LEAF)[k]), transform=at(800 + (k - 1.5) * 240, 900)
            )
        )
    scene.add(path(slab(Box(800, 880, 1090, 60)), INK, opacity=0.3, filter="url(#b18)"))
    for k in range(3):
        scene.add(
            group(bottle(scene, 224, 580, MILK, (TEAL, LEAF, TURMERIC)[k]), transform=at(800 + (k - 1) * 240, 960))
        )
    scene.add(ellipse(830, 1130, 620, 36, fill=INK, opacity=0.45, filter="url(#b18)"))
    for y, h in ((840, 110), (970, 110), (1090, 90)):
        plank = slab(Box(800, y, 1140, h), 8)
        grain = "".join(
            line(f"M230 {y - h / 3 + j * 22:.0f}q300 -12 560 2t580 -4", dark("#c9955a", 0.25), 3, opacity=0.5)
            for j in range(4)
        )
        scene.add(scene.body(plank, "#c9955a", 10, grain))
    for x in (256, 1344):
        scene.add(
            scene.body(slab(Box(x, 965, 64, 350), 8), "#b07c45", 9),
            *(path(oval(x, y, 8, 8), "#5a3a20") for y in (830, 860, 960, 990, 1080, 1110)),
        )
    scene.add(
        scene.body(
            slab(Box(800, 968, 300, 92), 46), "#f2e6c8", 8, group(goat_mark(LEAF), transform=at(800, 966, 0, 0.74))
        )
    )


def goat(scene: Scene, size: float, x: float, y: float) -> None:
    """Stand an Etawa goat, seen from the side and looking right: Roman nose, long hanging ears. `x`, `y` is its middle."""
    coat_, patch = "#f8efe0", "#7a4526"
    legs = ""
    for dx, tone in ((-200, dark(coat_, 0.16)), (130, dark(coat_, 0.16)), (-150, coat_), (190, coat_)):
        legs += scene.solid(
            smooth([(dx - 30, 90), (dx + 34, 90), (dx + 22, 220), (dx + 20, 350), (dx - 16, 350), (dx - 20, 220)]),
            tone,
            9,
            path(slab(Box(dx, 345, 70, 40)), "#4a3428"),
        )
    udder = scene.solid(smooth([(-160, 130), (-60, 130), (-80, 200), (-110, 216), (-140, 200)]), "#f2c2b0", 8)
    trunk = smooth(
        [
            (-270, -90),
            (-140, -130),
            (60, -120),
            (230, -130),
            (270, -30),
            (240, 110),
            (100, 158),
            (-120, 158),
            (-262, 120),
            (-296, 10),
        ]
    )
    spots = path(blob(Seed("spot1"), Box(-190, -40, 230, 180), 0.14, 9), patch) + path(
        blob(Seed("spot2"), Box(60, 60, 150, 110), 0.16, 9), patch
    )
    shaggy = "".join(
        line(f"M{-230 + k * 34} {120 + (k % 3) * 10}l-10 40", dark(coat_, 0.16), 6, opacity=0.7) for k in range(14)
    )
    tail = scene.solid(smooth([(-280, -70), (-330, -130), (-350, -110), (-320, -50), (-290, -20)]), patch, 7)
    neck = smooth([(150, -110), (230, -250), (310, -290), (370, -220), (300, -90), (250, 20), (190, 10)])
    head = smooth(
        [
            (250, -330),
            (330, -372),
            (410, -340),
            (480, -250),
            (506, -190),
            (476, -160),
            (410, -172),
            (330, -190),
            (270, -240),
        ]
    )
    horn = line("M300 -352C280 -410 220 -420 200 -390", "#5a4636", 22) + line(
        "M300 -352C284 -400 232 -408 212 -388", "#8a7460", 7
    )
    ear = smooth([(290, -320), (330, -300), (336, -200), (312, -90), (280, -70), (258, -110), (262, -220)])
    face = (
        path(blob(Seed("face"), Box(330, -330, 190, 120), 0.1, 9), patch)
        + path(oval(492, -182, 12, 8), "#4a2f26")
        + line("M450 -168q24 6 40 -4", "#7a4a3a", 6)
    )
    eye = (
        path(oval(396, -292, 17, 15), "#e8b64a")
        + path(slab(Box(398, -292, 20, 8), 4), INK)
        + line("M376 -308q20 -12 38 0", "#4a2f26", 6)
    )
    beard = path("M420 -164Q414 -100 440 -70Q456 -110 458 -160Z", dark(coat_, 0.12))
    bell = line("M214 -70Q270 -10 330 -110", CHILLI, 20) + scene.body(oval(286, -40, 30, 32), GOLD, 7)
    shade = ellipse(20, 360, 380, 40, fill=INK, opacity=0.4, filter="url(#b18)")
    body = (
        shade + legs + udder + tail + scene.solid(trunk, coat_, 20, spots, shaggy) + scene.solid(neck, coat_, 14) + bell
    )
    body += beard + horn + scene.body(head, coat_, 12, face) + eye + scene.body(ear, patch, 11)
    scene.add(group(body, transform=at(x, y, 0, size)))


def sampul(scene: Scene) -> None:
    """Draw the goat before its stable on stilts, bottles on the fence."""
    yard(scene, "#a9dbe6", "#9cbf5c", 640)
    palm_tree(scene, 1370, 680, 520)
    for pile in (150, 360, 570, 780):
        scene.add(scene.solid(slab(Box(pile, 640, 34, 220), 6), "#7c5030", 9))
    walls = Box(460, 440, 760, 260)
    slats = "".join(path(slab(Box(100 + k * 48, 440, 30, 250), 4), light("#b9854f", 0.1 * (k % 3))) for k in range(16))
    scene.add(
        scene.body(slab(walls, 8), "#5f3d24", 12, slats), scene.body(slab(Box(460, 572, 820, 30), 6), "#8f5f3a", 9)
    )
    roof = polygon([(10, 330), (140, 150), (780, 150), (910, 330)])
    scene.add(
        scene.body(
            roof,
            "#c0563a",
            16,
            *(line(f"M{x} 140V340", dark("#c0563a", 0.35), 5, opacity=0.5) for x in range(30, 900, 42)),
        )
    )
    goat(scene, 1.12, 640, 700)
    for y in (900, 1010):
        scene.add(scene.body(slab(Box(WIDTH / 2, y, WIDTH + 40, 44), 10), "#b9854f", 11))
    for post in (110, 470, 1130, 1490):
        scene.add(scene.body(slab(Box(post, 985, 60, 330), 12), "#a06f3f", 11))
    for shelf, colour in ((1250, LEAF), (1375, TURMERIC)):
        scene.add(group(bottle(scene, 130, 310, MILK, colour), transform=at(shelf, 880)))
    grass = Seed("grass")
    for _ in range(46):
        x = grass.between(0, WIDTH)
        scene.add(
            line(
                f"M{num(x)} 1200q{num(grass.between(-20, 20))} -60 {num(grass.between(-30, 30))} {num(grass.between(-130, -70))}",
                mix(LEAF, LEAF_LIGHT, grass.between(0, 1)),
                10,
            )
        )


PICTURES = {
    "sampul": sampul,
    "susu-segar": susu_segar,
    "susu-rasa": susu_rasa,
    "yoghurt": yoghurt,
    "sabun": sabun,
    "langganan": langganan,
}
