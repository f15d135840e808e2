"""Computer shop: laptops, a mouse, a drive, the service bench, and the counter."""

from __future__ import annotations

from kit import (
    CHILLI,
    CREAM,
    GOLD,
    INDIGO,
    INDIGO_DARK,
    INDIGO_LIGHT,
    INK,
    LEAF,
    LEAF_LIGHT,
    STEEL,
    TEAL,
    TURMERIC,
    WHITE,
    WIDTH,
    WOOD,
    Box,
    Scene,
    around,
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
    polygon,
    slab,
    smooth,
)
from pictures.fotokopi import landscape
from props import leaf_mark
from surfaces import cloth, coat, fill, kawung, parang, table, wall, wood

BODY, KEY = "#8d969c", "#3c444d"


def keys(scene: Scene, box: Box, rows: int = 5, columns: int = 13) -> str:
    """Return a keyboard seen from above."""
    cap_w, cap_h, caps = box.w / columns, box.h / rows, ""
    for row in range(rows):
        if row == rows - 1:
            for left, wide in ((0, 1), (1, 1), (2, 1.4), (3.4, 5.4), (8.8, 1.2), (10, 1), (11, 1), (12, 1)):
                caps += _cap(
                    Box(box.left + (left + wide / 2) * cap_w, box.bottom - cap_h / 2, wide * cap_w - 7, cap_h - 7)
                )
            continue
        for column in range(columns):
            caps += _cap(Box(box.left + (column + 0.5) * cap_w, box.top + (row + 0.5) * cap_h, cap_w - 7, cap_h - 7))
    return path(slab(Box(box.cx, box.cy, box.w + 16, box.h + 16), 12), "#20262d") + scene.within(slab(box, 6), caps)


def _cap(box: Box) -> str:
    return path(slab(box, 7), KEY) + path(slab(Box(box.cx, box.cy - 3, box.w - 8, box.h - 12), 5), light(KEY, 0.12))


def screen_of(scene: Scene, box: Box, picture: str) -> str:
    """Return a screen with a picture and a reflection."""
    glass = slab(box, 8)
    return scene.within(
        glass,
        path(glass, INDIGO_DARK),
        picture,
        path(
            f"M{num(box.left + box.w * 0.12)} {num(box.top)}h{num(box.w * 0.2)}L{num(box.left + box.w * 0.1)} {num(box.bottom)}h{num(-box.w * 0.2)}z",
            "#ffffff",
            opacity=0.12,
        ),
    )


def open_laptop(scene: Scene, cx: float, cy: float, colour: str, picture: str, size: float = 1) -> None:
    """Stand an open laptop seen from the front and a little above: `cx`, `cy` is its hinge."""
    lid, glass = Box(0, -300, 900, 590), Box(0, -304, 836, 516)
    base = polygon([(-450, 0), (450, 0), (566, 250), (-566, 250)])
    front = "M-566 250H566L556 286Q554 294 540 294H-540Q-554 294 -556 286Z"
    body = ellipse(30, 300, 600, 40, fill=INK, opacity=0.45, filter="url(#b18)")
    body += scene.body(
        slab(lid, 26),
        colour,
        12,
        path(slab(Box(0, -300, 872, 562), 18), "#1d232b"),
        screen_of(scene, glass, group(picture, transform=at(0, -304))),
        ellipse(0, -574, 6, 6, fill="#6fd0ff"),
    )
    body += scene.solid(slab(Box(0, 2, 760, 26), 10), dark(colour, 0.35), 5)
    body += (
        scene.solid(base, light(colour, 0.14), 8)
        + path(front, dark(colour, 0.32))
        + path("M-90 250h180l-8 16h-164z", dark(colour, 0.5))
    )
    board = polygon([(-400, 24), (400, 24), (458, 150), (-458, 150)])
    rows = ""
    for row in range(4):
        y0, y1 = 30 + row * 30, 30 + row * 30 + 25
        half0, half1 = 400 + (y0 - 24) * 0.46, 400 + (y1 - 24) * 0.46
        for column in range(13):
            a, b = column / 13 + 0.006, (column + 1) / 13 - 0.006
            rows += path(
                polygon(
                    [
                        (-half0 + 2 * half0 * a, y0),
                        (-half0 + 2 * half0 * b, y0),
                        (-half1 + 2 * half1 * b, y1),
                        (-half1 + 2 * half1 * a, y1),
                    ]
                ),
                light(KEY, 0.1),
            )
    body += (
        path(board, "#20262d")
        + rows
        + path(polygon([(-130, 166), (130, 166), (146, 236), (-146, 236)]), dark(colour, 0.12))
        + path(polygon([(-126, 169), (126, 169), (141, 232), (-141, 232)]), light(colour, 0.05))
    )
    scene.add(group(body, transform=at(cx, cy, 0, size)))


def wallpaper(scene: Scene, w: float = 850, h: float = 530) -> str:
    """Return a desktop: fields and a volcano, a row of icons."""
    icons = path(slab(Box(0, h * 0.42, 420, 52), 18), "#ffffff", opacity=0.5)
    for k, colour in enumerate((CHILLI, TURMERIC, LEAF_LIGHT, TEAL, INDIGO, "#8a5a9c")):
        icons += path(slab(Box(-160 + k * 64, h * 0.42, 38, 38), 10), colour)
    return landscape(scene, w, h) + icons


def laptop_bekas(scene: Scene) -> None:
    """Draw a grey second-hand laptop, open on a table."""
    wall(scene, "#d9c3a0", 720)
    table(scene, 690, "#a8703f")
    open_laptop(scene, 800, 720, BODY, wallpaper(scene), 1.04)
    pot = smooth([(-70, -40), (70, -40), (50, 90), (-50, 90)])
    for turn in (-150, -120, -92, -62, -30):
        scene.add(
            group(
                path("M0 0Q60 -36 170 0Q60 36 0 0Z", mix(LEAF, LEAF_LIGHT, (turn % 60) / 60))
                + line("M0 0H150", light(LEAF, 0.3), 4),
                transform=at(1420, 690, turn),
            )
        )
    scene.add(group(scene.body(pot, "#c9764a", 12), transform=at(1420, 740)))


def laptop_bekas_tertutup(scene: Scene) -> None:
    """Draw the same laptop closed, with its charger."""
    wood(scene, "#a8703f")
    cloth(scene, parang(scene, "#3a4a6a", "#b9c4d6", 130), Box(800, 600, 1300, 960), 5)
    lid = slab(Box(0, 0, 860, 620), 40)
    marks = "".join(
        line(d, light(BODY, 0.4), 3, opacity=0.7) for d in ("M-300 180l90 -24", "M200 -200l60 34", "M-120 -230l40 -10")
    )
    scene.add(
        group(
            scene.shadow(lid, 26, 34, 18)
            + path(slab(Box(6, 14, 864, 622), 40), dark(BODY, 0.5))
            + scene.solid(lid, BODY, 16, marks, group(leaf_mark(60, light(BODY, 0.45)), transform=at(0, -10))),
            transform=at(720, 560, -7),
        )
    )
    scene.add(line("M1180 820C1280 1000 1000 1080 820 1010S520 960 420 1040S240 1120 190 1000", "#20242b", 14))
    scene.add(
        group(
            scene.body(
                slab(Box(0, 0, 220, 130), 26), "#2b3038", 14, path(slab(Box(0, 0, 110, 56), 8), "#e6e8ea", opacity=0.8)
            ),
            transform=at(1210, 760, 24),
        )
    )
    scene.add(group(scene.body(slab(Box(0, 0, 96, 34), 10), "#2b3038", 7), transform=at(190, 980, 80)))


def laptop_pelajar(scene: Scene) -> None:
    """Draw a slim blue laptop with its box."""
    wall(scene, "#f2dfae", 720)
    table(scene, 690, "#bb8450")
    carton = slab(Box(1210, 470, 520, 520), 10)
    scene.add(
        scene.body(
            carton,
            "#c9995f",
            18,
            path(slab(Box(1210, 470, 80, 520)), light("#c9995f", 0.4)),
            path(slab(Box(1330, 560, 150, 90), 10), CREAM, opacity=0.8),
            group(leaf_mark(44, dark("#c9995f", 0.4)), transform=at(1080, 330)),
        )
    )
    task = (
        path(slab(Box(0, 0, 850, 530)), "#dff0f0")
        + path(slab(Box(-250, 10, 270, 400), 14), WHITE)
        + path(slab(Box(150, -90, 400, 200), 14), TURMERIC)
        + path(slab(Box(40, 130, 180, 160), 14), CHILLI)
        + path(slab(Box(255, 130, 190, 160), 14), LEAF_LIGHT)
    )
    task += "".join(
        path(slab(Box(-250, -140 + k * 44, 200 - k % 3 * 36, 16), 8), INDIGO_LIGHT) for k in range(8)
    ) + path(oval(150, -90, 60, 60), WHITE)
    open_laptop(scene, 700, 740, "#3f6fae", task, 0.96)
    for k, (colour, turn) in enumerate(((LEAF, 3), (CHILLI, -4))):
        scene.add(
            group(
                scene.body(slab(Box(0, 0, 260, 46), 8), colour, 8, path(slab(Box(0, 8, 260, 18)), CREAM)),
                transform=at(1390, 940 - k * 50, turn),
            )
        )


def mouse(scene: Scene) -> None:
    """Draw a wireless mouse on a batik mat."""
    fill(scene, "#c99a68")
    wood(scene, "#b07a4a")
    mat = slab(Box(800, 600, 1180, 900), 70)
    scene.add(
        scene.shadow(mat, 20, 28, 18),
        coat(scene, mat, kawung(scene, INDIGO, "#c7d0e8", 150)),
        path(mat, stroke=INDIGO_DARK, stroke_width=12),
    )
    shell = smooth(
        [
            (0, -370),
            (150, -330),
            (220, -180),
            (232, 60),
            (200, 270),
            (110, 370),
            (0, 392),
            (-110, 370),
            (-200, 270),
            (-232, 60),
            (-220, -180),
            (-150, -330),
        ]
    )
    parts = (
        path("M-260 -60Q0 -10 260 -60V-400H-260Z", "#3b414b")
        + line("M-226 -62Q0 -14 226 -62", "#181b20", 9)
        + line("M0 -380V-40", "#181b20", 9)
    )
    parts += path(
        "M-140 -300Q-60 -340 -30 -340L-40 -90Q-130 -96 -196 -100Q-190 -230 -140 -300Z", "#565e6a", opacity=0.7
    )
    parts += path("M-186 20Q-190 180 -120 300Q-90 200 -110 40Z", "#5d6672", opacity=0.5)
    glow = scene.body(slab(Box(0, -210, 56, 130), 28), "#181b20", 6) + scene.solid(
        slab(Box(0, -210, 38, 104), 19),
        CHILLI,
        6,
        *(path(slab(Box(0, -250 + k * 20, 38, 6)), dark(CHILLI, 0.5)) for k in range(6)),
    )
    body = (
        scene.shadow(shell, 34, 46, 18)
        + scene.solid(shell, "#2d323a", 24, parts)
        + glow
        + path(oval(0, 250, 22, 22), "#6fd0ff", opacity=0.9)
        + group(leaf_mark(40, "#59626e"), transform=at(0, 120))
    )
    scene.add(group(body, transform=at(800, 600, 10, 1.06)))
    dongle = scene.body(slab(Box(0, 40, 64, 90), 10), "#2d323a", 8) + scene.solid(
        slab(Box(0, -34, 50, 66), 4),
        STEEL,
        6,
        path(slab(Box(-10, -40, 10, 16)), INK),
        path(slab(Box(12, -40, 10, 16)), INK),
    )
    scene.add(group(dongle, transform=at(1260, 900, -32, 1.3)))


def screwdriver(scene: Scene, length: float, colour: str) -> str:
    """Return a screwdriver that points right from 0,0."""
    grip = smooth(
        [
            (0, -30),
            (40, -36),
            (length * 0.34, -28),
            (length * 0.4, -16),
            (length * 0.4, 16),
            (length * 0.34, 28),
            (40, 36),
            (0, 30),
        ]
    )
    blade = polygon(
        [(length * 0.4, -9), (length * 0.9, -9), (length, -4), (length, 4), (length * 0.9, 9), (length * 0.4, 9)]
    )
    ribs = "".join(path(slab(Box(length * 0.18, y, length * 0.26, 7), 3), dark(colour, 0.25)) for y in (-14, 2, 18))
    return scene.shadow(grip + blade, 9, 13, 3) + scene.solid(blade, STEEL, 5) + scene.solid(grip, colour, 9, ribs)


def chips(scene: Scene, box: Box, colour: str = "#2f6b4a") -> str:
    """Return a circuit board with chips and golden tracks."""
    tracks = "".join(
        line(
            f"M{num(box.left + 20)} {num(box.top + box.h * k / 9)}h{num(box.w * (0.2 + 0.08 * (k % 4)))}l30 {24 if k % 2 else -24}h{num(box.w * 0.3)}",
            GOLD,
            4,
            opacity=0.6,
        )
        for k in range(1, 9)
    )
    tracks += "".join(path(oval(box.left + box.w * (0.1 + 0.085 * k), box.bottom - 20, 6, 6), GOLD) for k in range(10))
    return scene.solid(slab(box, 12), colour, 8, tracks)


def ssd(scene: Scene) -> None:
    """Draw a stick of flash storage and a small screwdriver on the bench."""
    mat = slab(Box(800, 600, 1300, 920), 40)
    wood(scene, "#8f5f3a")
    grid = "".join(line(f"M{x} 100V1100", "#6fa8a0", 2, opacity=0.4) for x in range(200, 1450, 70)) + "".join(
        line(f"M100 {y}H1500", "#6fa8a0", 2, opacity=0.4) for y in range(190, 1080, 70)
    )
    scene.add(scene.shadow(mat, 18, 24, 18), scene.solid(mat, "#2f6f6a", 12, grid))
    board = Box(0, 0, 960, 300)
    chip_set = "".join(
        scene.body(
            slab(Box(x, -6, w, 190), 8),
            "#22262d",
            9,
            path(slab(Box(x, -40, w * 0.5, 12), 5), "#6b737f"),
            path(slab(Box(x, -14, w * 0.34, 9), 4), "#565e6a"),
        )
        for x, w in ((-230, 190), (10, 190), (230, 150))
    )
    pins = "".join(path(slab(Box(460, -128 + k * 20, 50, 13)), GOLD) for k in range(14) if k != 9)
    label = (
        path(slab(Box(-380, -6, 90, 210), 8), CREAM)
        + group(leaf_mark(30, TEAL), transform=at(-380, -60))
        + path(slab(Box(-380, 20, 60, 10), 4), TEAL)
        + path(slab(Box(-380, 44, 44, 8), 4), TEAL)
    )
    scene.add(
        group(
            scene.shadow(slab(board, 8), 22, 30, 8)
            + chips(scene, board, "#1f7a58")
            + pins
            + chip_set
            + label
            + path(oval(-480, 0, 30, 30), "#2f6f6a")
            + path(oval(-480, 0, 38, 38), stroke=GOLD, stroke_width=8),
            transform=at(800, 520, -9, 1.06),
        )
    )
    scene.add(group(screwdriver(scene, 560, CHILLI), transform=at(420, 960, -7, 1.2)))
    for x, y in ((1190, 860), (1260, 930), (1340, 850), (330, 260)):
        scene.add(scene.body(oval(x, y, 24, 24), STEEL, 6), line(f"M{x - 12} {y}h24M{x} {y - 12}v24", "#4a5259", 6))


def inside_laptop(scene: Scene) -> str:
    """Return a laptop seen from below with its cover off, around 0,0."""
    shell = slab(Box(0, 0, 1000, 680), 36)
    parts = (
        scene.shadow(shell, 28, 36, 18)
        + scene.solid(shell, "#3a414b", 14)
        + path(slab(Box(0, 0, 930, 610), 20), "#252b33")
    )
    parts += chips(scene, Box(-60, -110, 760, 330), "#1f6a4c")
    for x in (-310, 330):
        fan = path(oval(x, -130, 122, 122), "#171b20") + path(oval(x, -130, 112, 112), "#333a44")
        fan += "".join(
            group(path("M0 -22Q46 -60 40 -104Q4 -84 -12 -30Z", "#565f6b"), transform=at(x, -130, turn))
            for turn in range(0, 360, 36)
        )
        parts += fan + scene.solid(oval(x, -130, 36, 36), "#6b7480", 7)
    parts += line("M-210 -200C-120 -250 120 -250 220 -200", "#c9803f", 30) + line(
        "M-210 -204C-120 -254 120 -254 220 -204", "#e8ab6a", 9
    )
    parts += scene.body(slab(Box(10, -130, 150, 150), 8), "#9aa3aa", 9, path(slab(Box(10, -130, 90, 90), 6), "#c3cbd1"))
    parts += "".join(
        scene.body(
            slab(Box(-90 + k * 90, 20, 70, 100), 6),
            "#1f7a58",
            6,
            *(path(slab(Box(-90 + k * 90, -4 + j * 26, 50, 18), 3), "#171b20") for j in range(3)),
        )
        for k in range(2)
    )
    for k in range(3):
        cell = Box(-290 + k * 290, 210, 270, 150)
        parts += scene.solid(
            slab(cell, 16),
            "#1b1f25",
            9,
            path(slab(Box(cell.cx, cell.cy, 150, 60), 8), "#e6e0d2" if k == 1 else "#2f363f"),
        )
    return parts


def servis(scene: Scene) -> None:
    """Draw an opened laptop on the bench with tools."""
    wood(scene, "#a06b40")
    mat = slab(Box(800, 610, 1400, 980), 40)
    grid = "".join(line(f"M{x} 100V1120", "#7fb8ae", 2, opacity=0.35) for x in range(120, 1500, 80)) + "".join(
        line(f"M90 {y}H1510", "#7fb8ae", 2, opacity=0.35) for y in range(140, 1100, 80)
    )
    scene.add(scene.shadow(mat, 18, 24, 18), scene.solid(mat, "#3a8078", 12, grid))
    scene.add(group(inside_laptop(scene), transform=at(780, 540, -3, 1.02)))
    scene.add(
        group(screwdriver(scene, 470, CHILLI), transform=at(1130, 1010, -26)),
        group(screwdriver(scene, 400, GOLD), transform=at(1010, 1050, -10)),
    )
    tweezers = "M-200 -22L200 -4L210 0L200 4L-200 22L-190 12L120 0L-190 -12Z"
    scene.add(group(scene.shadow(tweezers, 8, 12, 3) + path(tweezers, "#d3dade"), transform=at(480, 1000, 14, 1.2)))
    tray = bowl_of_screws(scene, 250, 930)
    scene.add(tray)


def bowl_of_screws(scene: Scene, cx: float, cy: float) -> str:
    """Return a small dish with screws."""
    dish = oval(cx, cy, 110, 110)
    parts = scene.body(dish, "#e9e3d6", 12) + path(oval(cx + 4, cy + 5, 90, 90), "#c9c0ae")
    for x, y, _ in [*around((cx, cy), 50, 50, 6), (cx, cy, 0)]:
        parts += scene.body(oval(x, y, 18, 18), STEEL, 5) + line(
            f"M{num(x - 9)} {num(y)}h18M{num(x)} {num(y - 9)}v18", "#4a5259", 4
        )
    return parts


def instal_ulang(scene: Scene) -> None:
    """Draw a laptop that shows a bar of progress, a flash drive beside it."""
    wall(scene, "#b9cfd9", 720)
    table(scene, 690, "#a8703f")
    rings = (
        path(slab(Box(0, 0, 850, 530)), "#22488a")
        + path(oval(220, -120, 330, 330), "#2b5aa8", opacity=0.7)
        + path(oval(-280, 180, 280, 280), "#1b3a72", opacity=0.8)
    )
    for k, (x, y, _) in enumerate(around((0, -70), 92, 92, 8, -90)):
        rings += path(oval(x, y, 20 - k * 1.4, 20 - k * 1.4), "#ffffff", opacity=1 - k * 0.1)
    rings += (
        path(slab(Box(0, 120, 520, 34), 17), "#ffffff", opacity=0.35)
        + path(slab(Box(-90, 120, 340, 34), 17), LEAF_LIGHT)
        + path(slab(Box(-90, 113, 320, 9), 4), "#d3f0b0")
    )
    open_laptop(scene, 740, 720, "#d3d8da", rings, 1.02)
    drive = scene.body(
        slab(Box(0, 30, 110, 210), 22), CHILLI, 12, path(slab(Box(0, 40, 56, 90), 10), light(CHILLI, 0.3))
    ) + scene.solid(
        slab(Box(0, -110, 84, 84), 6),
        STEEL,
        8,
        path(slab(Box(-18, -116, 16, 22)), INK),
        path(slab(Box(18, -116, 16, 22)), INK),
    )
    scene.add(group(drive, transform=at(1430, 980, 38, 0.94)))
    disc = scene.body(
        oval(0, 0, 150, 150),
        "#dfe6ea",
        10,
        path("M0 0L-150 -60A160 160 0 0 1 -60 -150Z", "#f7c9c0", opacity=0.7),
        path("M0 0L150 60A160 160 0 0 1 60 150Z", "#bfe0f2", opacity=0.8),
    )
    scene.add(
        group(
            disc + path(oval(0, 0, 50, 50), "#b8c2c8") + path(oval(0, 0, 24, 24), "#8a5c38"),
            transform=at(180, 1000, 0, 0.9),
        )
    )


def sampul(scene: Scene) -> None:
    """Draw the counter: laptops, a board with tools, accessories on hooks."""
    wall(scene, "#cfdcd2", 820, leaves=False)
    pegs = Box(560, 330, 860, 500)
    holes = "".join(
        path(oval(180 + c * 48, 120 + r * 48, 5, 5), "#8a5f38", opacity=0.7) for r in range(10) for c in range(17)
    )
    scene.add(scene.body(slab(pegs, 16), "#c9995f", 14, holes))
    for k, (x, colour) in enumerate(((230, CHILLI), (310, GOLD), (390, TEAL))):
        scene.add(group(screwdriver(scene, 330 - k * 30, colour), transform=at(x, 170, 90)))
    for x, colour in ((540, INDIGO), (690, "#3a3438"), (840, CHILLI)):
        pack = slab(Box(x, 270, 120, 170), 12)
        scene.add(
            scene.body(
                pack,
                colour,
                9,
                path(slab(Box(x, 220, 120, 44)), light(colour, 0.4)),
                path(slab(Box(x, 300, 66, 74), 20), CREAM),
            )
        )
    loop = "M520 430C520 530 640 530 640 440S540 380 540 450S600 520 620 460"
    scene.add(line(loop, INK, 13, opacity=0.25, transform="translate(8 12)"), line(loop, "#3a3438", 12))
    phones = (
        line("M760 520V470A70 70 0 0 1 900 470V520", "#3a3438", 22)
        + scene.body(slab(Box(762, 520, 44, 84), 20), CHILLI, 8)
        + scene.body(slab(Box(898, 520, 44, 84), 20), CHILLI, 8)
    )
    scene.add(phones)
    for y in (280, 500):
        scene.add(scene.body(slab(Box(1280, y + 70, 480, 24), 8), WOOD, 10))
    for k, colour in enumerate(("#c9995f", TEAL, "#c9995f")):
        scene.add(
            scene.body(
                slab(Box(1130 + k * 150, 285, 130, 128), 8),
                colour,
                10,
                path(slab(Box(1130 + k * 150, 285, 26, 128)), light(colour, 0.4)),
            )
        )
    scene.add(
        scene.body(
            slab(Box(1180, 490, 240, 150), 12),
            "#2b3038",
            10,
            group(landscape(scene, 212, 124), transform=at(1180, 490)),
        ),
        scene.body(slab(Box(1410, 510, 130, 110), 40), INDIGO, 10),
    )
    wood(scene, "#a56c3e", Box(WIDTH / 2, 1040, WIDTH, 330), 110)
    scene.add(
        path(slab(Box(WIDTH / 2, 868, WIDTH, 40)), INK, opacity=0.25, filter="url(#b8)"),
        path(slab(Box(WIDTH / 2, 860, WIDTH, 60)), "#8f5a34"),
        path(slab(Box(WIDTH / 2, 836, WIDTH, 12)), light("#8f5a34", 0.4)),
    )
    open_laptop(scene, 420, 720, BODY, wallpaper(scene), 0.5)
    open_laptop(scene, 1120, 720, "#3f6fae", landscape(scene, 850, 530, "dusk"), 0.5)
    open_laptop(scene, 770, 760, "#3a3f47", landscape(scene, 850, 530, "sea"), 0.56)


PICTURES = {
    "sampul": sampul,
    "laptop-bekas": laptop_bekas,
    "laptop-bekas-tertutup": laptop_bekas_tertutup,
    "laptop-pelajar": laptop_pelajar,
    "mouse": mouse,
    "ssd": ssd,
    "servis": servis,
    "instal-ulang": instal_ulang,
}
