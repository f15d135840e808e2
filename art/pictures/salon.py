"""Beauty salon: its tools laid out on cloth, and the chair before the round mirror."""

from __future__ import annotations

import math

from kit import (
    CHILLI,
    CREAM,
    GOLD,
    INK,
    LEAF,
    LEAF_LIGHT,
    ROSE,
    STEEL,
    TEAL,
    WHITE,
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
from props import bowl, cucumber, frangipani, leaf_mark
from surfaces import cloth, fill, kawung, palm, tegel, truntum, wall, wood

PINK, PLUM = "#f0bdb6", "#8a3a5a"


def scissors(scene: Scene) -> str:
    """Return open scissors around their screw at 0,0, blades up."""
    parts = ""
    for side in (-1, 1):
        blade = smooth(
            [
                (side * -20, 40),
                (side * -26, -60),
                (side * 6, -410),
                (side * 16, -420),
                (side * 26, -60),
                (side * 22, 40),
            ]
        )
        arm = smooth(
            [(side * -20, 0), (side * 22, 0), (side * 34, 140), (side * 22, 230), (side * -8, 220), (side * -2, 120)]
        )
        ring = f"{oval(side * 22, 316, 92, 112)}{oval(side * 22, 316, 56, 76)}"
        one = scene.shadow(blade + arm, 12, 18) + scene.solid(
            blade, "#c3ccd1", 9, line(f"M{side * 4} -380L{side * 2} 20", "#ffffff", 7, opacity=0.7)
        )
        one += scene.solid(arm, STEEL, 9)
        one += path(
            oval(side * 22, 316, 92, 112),
            INK,
            opacity=0.3,
            transform="translate(14 20)",
            filter="url(#b8)",
            fill_rule="evenodd",
        )
        one += path(ring, PLUM, fill_rule="evenodd") + line(
            f"M{side * 22 - 74} 300A74 94 0 0 1 {side * 22 + 10} 224", light(PLUM, 0.5), 9, opacity=0.8
        )
        parts += group(one, transform=f"rotate({side * 17})")
    return parts + scene.body(oval(0, 0, 24, 24), GOLD, 6) + line("M-10 8L10 -8", dark(GOLD, 0.4), 5)


def comb(scene: Scene, length: float, colour: str) -> str:
    """Return a comb that lies from left to right around 0,0, teeth down."""
    back = smooth([(-length / 2, -40), (0, -52), (length / 2, -40), (length / 2, 0), (-length / 2, 0)])
    teeth, x = "", -length / 2 + 24
    while x < length / 2 - 20:
        fine = x > 0
        teeth += f"M{num(x)} -10h{9 if fine else 14}l-2 118h{-5 if fine else -10}z"
        x += 16 if fine else 25
    return scene.shadow(back + teeth, 10, 14, 3) + path(teeth, dark(colour, 0.12)) + scene.solid(back, colour, 10)


def towel(scene: Scene, w: float, h: float, colour: str) -> str:
    """Return a rolled towel around 0,0."""
    roll = slab(Box(0, 0, w, h), h / 2)
    stripes = "".join(path(slab(Box(x, 0, 14, h)), dark(colour, 0.14)) for x in (w * 0.16, w * 0.23, w * 0.3))
    end = path(oval(-w / 2 + h * 0.46, 0, h * 0.42, h * 0.46), light(colour, 0.35))
    for k in (0.34, 0.24, 0.13):
        end += path(oval(-w / 2 + h * 0.46, 0, h * k, h * (k + 0.04)), stroke=dark(colour, 0.22), stroke_width=6)
    return scene.shadow(roll, 16, 22) + scene.solid(roll, colour, 16, stripes, end)


def brush(scene: Scene, handle: str, hair: str, length: float = 430, w: float = 60) -> str:
    """Return a brush around 0,0, its hair up."""
    stem = smooth(
        [
            (-w * 0.24, 0),
            (-w * 0.32, length * 0.5),
            (-w * 0.12, length),
            (w * 0.12, length),
            (w * 0.32, length * 0.5),
            (w * 0.24, 0),
        ]
    )
    ferrule = slab(Box(0, -16, w * 0.72, 80), 8)
    tuft = smooth(
        [
            (-w * 0.36, -50),
            (-w * 0.66, -130),
            (-w * 0.3, -200),
            (0, -216),
            (w * 0.3, -200),
            (w * 0.66, -130),
            (w * 0.36, -50),
        ]
    )
    strands = "".join(
        line(f"M{num(k * w * 0.12)} -56L{num(k * w * 0.2)} -196", dark(hair, 0.25), 3, opacity=0.6)
        for k in range(-3, 4)
    )
    return (
        scene.shadow(stem + tuft, 10, 14, 3)
        + scene.solid(stem, handle, 7)
        + scene.solid(tuft, hair, 9, strands)
        + scene.solid(ferrule, GOLD, 7, path(slab(Box(0, -16, w, 8)), dark(GOLD, 0.25)))
    )


def potong_rambut(scene: Scene) -> None:
    """Draw scissors, combs and a spray bottle on cloth."""
    fill(scene, tegel(scene, "#f4ddd0", "#d99a92", 260))
    cloth(scene, truntum(scene, "#7a3352", "#e5b0b8", 130), Box(800, 600, 1180, 1000), -4)
    scene.add(group(scissors(scene), transform=at(800, 640, 24, 1.12)))
    scene.add(group(comb(scene, 620, "#2f827a"), transform=at(470, 660, 74)))
    scene.add(group(comb(scene, 460, GOLD), transform=at(1170, 800, -66)))
    bottle = smooth([(-70, 40), (-96, 110), (-100, 320), (-84, 344), (84, 344), (100, 320), (96, 110), (70, 40)])
    head = smooth([(-60, -50), (64, -56), (70, -12), (34, 0), (34, 46), (-34, 46), (-34, 6), (-64, 0)])
    spray = scene.body(
        bottle,
        "#9fd0d4",
        15,
        path(slab(Box(0, 240, 240, 240)), "#6fb3bd", opacity=0.7),
        path(slab(Box(-58, 200, 20, 200), 10), "#ffffff", opacity=0.6),
    )
    scene.add(group(spray + scene.body(head, WHITE, 10), transform=at(1180, 190, 14, 1.05)))
    for x, y, turn in ((420, 1030, 20), (560, 1090, -40), (1010, 1060, 70), (330, 220, 10)):
        scene.add(
            group(
                line("M-60 0C-20 -40 20 40 66 -14", "#3a2320", 7) + line("M-50 16C-10 -20 24 50 70 6", "#57342c", 6),
                transform=at(x, y, turn),
            )
        )


def aloe(scene: Scene, length: float) -> str:
    """Return an aloe leaf that points right from 0,0."""
    w = length * 0.13
    shape = smooth([(0, -w), (length * 0.5, -w * 0.8), (length, w * 0.2), (length * 0.5, w * 0.9), (0, w)])
    dots = "".join(
        ellipse(length * k * 0.08, (-1) ** k * w * 0.3, 9, 5, fill="#c9e29a", opacity=0.8) for k in range(1, 11)
    )
    thorns = "".join(
        path(f"M{num(length * k * 0.085)} {num(-w * 0.86 + k * 1.5)}l14 -16 6 20z", "#cfe39a") for k in range(1, 10)
    )
    return scene.shadow(shape, 10, 14) + thorns + scene.solid(shape, "#5f9c58", 12, dots)


def cream(scene: Scene, inside: str, cx: float, cy: float, colour: str, r: float) -> None:
    """Fill a bowl with whipped cream in a spiral."""
    swirl = path(inside, dark(colour, 0.1)) + path(oval(cx - 6, cy - 8, r * 0.94, r * 0.93), light(colour, 0.18))
    turns = [(k * 0.42, r * (0.86 - 0.0195 * k)) for k in range(42)]
    spiral = smooth(
        [(cx + reach * math.cos(a) * 0.98, cy + reach * math.sin(a) * 0.94) for a, reach in turns], closed=False
    )
    for tone, width, dx, dy in (
        (dark(colour, 0.16), r * 0.17, 7, 10),
        (light(colour, 0.34), r * 0.16, 0, 0),
        (light(colour, 0.75), r * 0.035, -6, -9),
    ):
        swirl += line(spiral, tone, width, transform=f"translate({dx} {dy})")
    scene.add(scene.within(inside, swirl))


def creambath(scene: Scene) -> None:
    """Draw a bowl of hair cream, a brush, towels and aloe."""
    wood(scene, "#c99a68")
    cloth(scene, kawung(scene, "#dfeade", "#8fb79a", 140), Box(800, 600, 1300, 960), 3)
    for turn, size in ((205, 430), (228, 470), (250, 400), (182, 380)):
        scene.add(group(aloe(scene, size), transform=at(620, 560, turn)))
    inside = bowl(scene, 800, 600, 350, "#f3e9dc")
    cream(scene, inside, 800, 600, "#b9d6a0", 330)
    scene.add(group(brush(scene, "#7a4a2c", "#3a2a28", 440, 120), transform=at(880, 560, -128, 1.05)))
    for x, y, colour in ((1240, 320, PINK), (1290, 500, WHITE)):
        scene.add(group(towel(scene, 430, 170, colour), transform=at(x, y, -12)))
    scene.add(
        group(frangipani(scene, 96), transform=at(1230, 930)),
        group(frangipani(scene, 74), transform=at(1370, 1010, 40)),
    )
    half = oval(0, 0, 92, 92)
    for x, y in ((330, 930), (450, 1010)):
        scene.add(
            group(
                scene.body(half, "#7fae5a", 9)
                + path(oval(0, 0, 74, 74), "#e6f2c8")
                + path(oval(-10, -12, 50, 48), "#f4f9e2"),
                transform=at(x, y, 0, 0.8),
            )
        )


def facial(scene: Scene) -> None:
    """Draw a green mask in a bowl, cucumber, a brush and frangipani."""
    fill(scene, tegel(scene, "#e4efe4", "#a3c7b5", 260))
    tray = slab(Box(800, 600, 1180, 820), 410)
    scene.add(
        scene.shadow(tray, 26, 34, 18),
        scene.solid(tray, "#c08a55", 16),
        scene.within(
            tray,
            *(
                line(f"M200 {y}Q600 {y - 16} 800 {y + 6}T1400 {y - 8}", "#9a683a", 4, opacity=0.5)
                for y in range(220, 1000, 62)
            ),
        ),
    )
    scene.add(group(towel(scene, 440, 190, WHITE), transform=at(1080, 360, -8)))
    inside = bowl(scene, 690, 610, 310, WHITE)
    cream(scene, inside, 690, 610, "#9fbf6f", 290)
    scene.add(group(brush(scene, WHITE, "#e9c9a0", 430, 110), transform=at(800, 560, -112, 1.0)))
    for x, y, r in ((1010, 850, 84), (1130, 800, 84), (1070, 730, 78), (560, 700, 62), (640, 770, 62)):
        scene.add(group(cucumber(scene, r), transform=at(x, y)))
    for x, y, r, turn in ((420, 330, 100, 0), (330, 440, 78, 30), (1350, 960, 92, 20), (200, 1000, 84, 0)):
        scene.add(group(frangipani(scene, r), transform=at(x, y, turn)))


def smoothing(scene: Scene) -> None:
    """Draw a straightener, a dryer and a bottle of serum."""
    fill(scene, kawung(scene, "#f3d9d2", "#dfa9a2", 150))
    mat = slab(Box(800, 610, 1180, 880), 60)
    scene.add(scene.shadow(mat, 22, 28, 18), scene.solid(mat, "#6f3a56", 14))
    barrel = smooth(
        [(-330, -130), (-120, -150), (90, -140), (190, -90), (214, 0), (190, 90), (90, 140), (-120, 130), (-330, 116)]
    )
    handle = smooth([(-10, 90), (120, 80), (170, 330), (150, 400), (70, 410), (40, 370)])
    cord = line("M110 400C120 560 -120 480 -220 560S-420 640 -560 590", "#34222c", 16)
    nozzle = slab(Box(-360, -6, 90, 270), 20)
    grille = "".join(path(slab(Box(150, y, 90, 10), 5), dark(TEAL, 0.45)) for y in range(-60, 70, 26))
    dryer = (
        cord
        + scene.body(handle, dark(TEAL, 0.12), 15, path(slab(Box(96, 210, 34, 90), 14), GOLD))
        + scene.body(barrel, TEAL, 22, path(slab(Box(-90, 0, 22, 320)), GOLD), grille)
        + scene.body(nozzle, "#3a3438", 11)
    )
    scene.add(group(dryer, transform=at(700, 400, -10)))
    arms = ""
    for side in (-1, 1):
        arm = smooth(
            [
                (-430, side * 8),
                (-420, side * 44),
                (-60, side * 62),
                (300, side * 66),
                (330, side * 40),
                (330, side * 10),
                (0, side * 8),
            ]
        )
        plate_ = slab(Box(-250, side * 14, 320, 16), 5)
        arms += group(
            scene.shadow(arm, 12, 16)
            + scene.solid(arm, "#e7e0dc" if side < 0 else "#d8cfca", 13, path(slab(Box(-100, side * 40, 14, 90)), GOLD))
            + path(plate_, GOLD),
            transform=f"rotate({side * 6})",
        )
    scene.add(group(arms + scene.body(oval(310, 0, 40, 40), STEEL, 8), transform=at(800, 850, -14, 1.08)))
    bottle = slab(Box(0, 40, 150, 260), 30)
    serum = scene.body(
        bottle,
        "#e8b04a",
        14,
        path(slab(Box(0, 70, 150, 110)), CREAM),
        group(leaf_mark(30, PLUM), transform=at(0, 66)),
        path(slab(Box(-50, 40, 16, 220), 8), "#ffffff", opacity=0.5),
    ) + scene.body(slab(Box(0, -130, 70, 90), 12), "#3a3438", 9)
    scene.add(group(serum, transform=at(1230, 470, 12, 1.1)))


def sunting(scene: Scene, cx: float, cy: float, r: float) -> None:
    """Place a bride's golden headdress of layered flowers."""
    for row, (reach, count, size) in enumerate(((1.0, 11, 0.17), (0.78, 10, 0.16), (0.57, 8, 0.15), (0.36, 5, 0.14))):
        for k in range(count):
            turn = 180 + 180 * (k + 0.5) / count
            petal = "".join(
                group(
                    ellipse(r * size * 0.5, 0, r * size * 0.42, r * size * 0.24, fill=(GOLD if row % 2 else "#e0a32c")),
                    transform=f"rotate({spin})",
                )
                for spin in range(0, 360, 60)
            )
            stem = line(f"M0 0H{num(-r * 0.3)}", "#b9832a", r * 0.02)
            flower = (
                group(petal, transform="translate(4 6)", opacity=0.35)
                + petal
                + ellipse(0, 0, r * size * 0.2, r * size * 0.2, fill=CHILLI)
                + ellipse(-3, -3, r * size * 0.08, r * size * 0.08, fill="#ffd9a0")
            )
            scene.add(
                group(
                    stem + flower,
                    transform=f"translate({num(cx)} {num(cy)}) rotate({num(turn)}) translate({num(r * reach)} 0)",
                )
            )
    band = f"M{num(cx - r * 0.98)} {num(cy)}A{num(r * 0.98)} {num(r * 0.5)} 0 0 0 {num(cx + r * 0.98)} {num(cy)}L{num(cx + r * 0.8)} {num(cy - r * 0.06)}"
    band += f"A{num(r * 0.8)} {num(r * 0.3)} 0 0 1 {num(cx - r * 0.8)} {num(cy - r * 0.06)}Z"
    gems = "".join(
        ellipse(
            cx + r * k * 0.17, cy + r * (0.36 - 0.014 * k * k), r * 0.034, r * 0.034, fill=(CHILLI if k % 2 else TEAL)
        )
        for k in range(-4, 5)
    )
    scene.add(scene.body(band, GOLD, 10, gems))


def rias(scene: Scene) -> None:
    """Draw a bride's golden headdress, a palette, brushes and lipstick."""
    fill(scene, truntum(scene, "#7d2238", "#d98a86", 130))
    cloth(scene, kawung(scene, "#f4d9c4", "#d99a7c", 130), Box(800, 640, 1240, 940), 2)
    scene.add(ellipse(820, 560, 420, 150, fill=INK, opacity=0.3, filter="url(#b40)"))
    sunting(scene, 800, 560, 430)
    case = slab(Box(0, 0, 520, 300), 30)
    pans = ""
    for k, colour in enumerate(("#e8a3a0", "#c9604a", "#b5527a", "#f0c9a8", "#8a5a44", "#d98a5a", "#7a6fa0", GOLD)):
        x, y = -180 + (k % 4) * 120, -66 + (k // 4) * 130
        pans += (
            path(oval(x + 3, y + 4, 50, 50), dark("#2c2230", 0.5))
            + path(oval(x, y, 48, 48), colour)
            + ellipse(x - 10, y - 12, 24, 16, fill=light(colour, 0.4), opacity=0.7)
        )
    scene.add(group(scene.body(case, "#4a3448", 14, pans), transform=at(560, 890, -6)))
    for x, turn, hair, w in ((900, 10, "#5a3a30", 90), (1010, 17, "#e2b48a", 70), (1100, 24, "#3a2a28", 54)):
        scene.add(group(brush(scene, PLUM, hair, 330, w), transform=at(x, 850, turn, 0.9)))
    stick_ = (
        scene.body(slab(Box(0, 90, 100, 190), 12), "#2c2230", 10)
        + scene.body(slab(Box(0, -30, 84, 80), 8), GOLD, 9)
        + scene.body("M-34 -66V-150Q-34 -176 0 -190L34 -214V-66Z", CHILLI, 9)
    )
    scene.add(group(stick_, transform=at(1290, 880, 16)))
    scene.add(
        group(frangipani(scene, 84), transform=at(250, 1000)), group(frangipani(scene, 66), transform=at(1420, 330, 20))
    )


def sampul(scene: Scene) -> None:
    """Draw the chair before the round mirror."""
    wall(scene, "#f2c9bd", 900)
    fill(scene, tegel(scene, "#ead6c4", "#b5776a", 200), Box(WIDTH / 2, 1050, WIDTH, 300))
    scene.add(
        path(slab(Box(WIDTH / 2, 905, WIDTH, 30)), "#fff3e6"),
        path(slab(Box(WIDTH / 2, 924, WIDTH, 10)), INK, opacity=0.2),
    )
    ring = oval(800, 370, 300, 300)
    scene.add(scene.shadow(ring, 20, 26, 18), scene.solid(ring, GOLD, 14), path(oval(800, 370, 268, 268), "#cfe2e2"))
    scene.add(
        scene.within(
            oval(800, 370, 268, 268),
            path("M560 560L820 60h120L640 680z", "#ffffff", opacity=0.5),
            path("M800 640L1000 200h50L850 680z", "#ffffff", opacity=0.35),
        )
    )
    scene.add(
        scene.body(slab(Box(800, 745, 980, 40), 12), WOOD, 12),
        scene.solid(slab(Box(370, 830, 34, 150), 8), "#8f5f3a", 8),
        scene.solid(slab(Box(1230, 830, 34, 150), 8), "#8f5f3a", 8),
    )
    for x, h, colour in ((400, 150, TEAL), (480, 190, ROSE), (555, 130, CREAM), (1090, 170, PLUM), (1165, 130, GOLD)):
        scene.add(
            scene.body(
                slab(Box(x, 725 - h / 2, 58, h), 14),
                colour,
                9,
                path(slab(Box(x, 725 - h * 0.4, 58, h * 0.36)), CREAM, opacity=0.8),
            ),
            scene.solid(slab(Box(x, 725 - h - 16, 26, 34), 6), "#3a3438", 5),
        )
    for k, y in enumerate((250, 340)):
        scene.add(scene.body(slab(Box(1290, y + 60, 300, 18), 6), WOOD, 8))
        for j, colour in enumerate((PINK, WHITE, "#a8cfc4")):
            scene.add(group(towel(scene, 150, 70, colour), transform=at(1210 + j * 78, y + 18 + k * 0, 0, 0.9)))
    pot = smooth([(-80, -60), (80, -60), (60, 90), (-60, 90)])
    for turn in (200, 235, 262, 285, 315, 340):
        scene.add(
            group(palm(Seed(f"p{turn}"), mix(LEAF, LEAF_LIGHT, (turn % 50) / 50)), transform=at(210, 830, turn, 0.85))
        )
    scene.add(
        group(
            scene.body(pot, "#c9764a", 12, path(slab(Box(0, -40, 200, 44)), light("#c9764a", 0.25))),
            transform=at(210, 900, 0, 1.2),
        )
    )
    scene.add(ellipse(830, 1130, 300, 36, fill=INK, opacity=0.42, filter="url(#b18)"))
    scene.add(
        scene.body(oval(800, 1112, 210, 34), STEEL, 10), scene.solid(slab(Box(800, 1040, 56, 140), 10), "#8e989d", 10)
    )
    scene.add(
        scene.body(
            slab(Box(800, 700, 330, 320), 70),
            PLUM,
            20,
            *(line(f"M660 {y}H940", light(PLUM, 0.2), 5, opacity=0.6) for y in (640, 720, 800)),
        )
    )
    scene.add(scene.body(slab(Box(800, 925, 450, 120), 56), dark(PLUM, 0.06), 18))
    for x in (560, 1040):
        scene.add(
            scene.body(slab(Box(x, 850, 70, 56), 26), "#3a3438", 10),
            scene.solid(slab(Box(x, 905, 24, 100), 8), STEEL, 7),
        )
    scene.add(scene.body(slab(Box(800, 560, 210, 90), 40), PLUM, 14))


PICTURES = {
    "sampul": sampul,
    "potong-rambut": potong_rambut,
    "creambath": creambath,
    "facial": facial,
    "smoothing": smoothing,
    "rias": rias,
}
