"""Copy shop: copier, printer, photo prints, bound books, laminator, scanner, and the shop itself."""

from __future__ import annotations

from kit import (
    CHILLI,
    CREAM,
    GOLD,
    INDIGO,
    INDIGO_LIGHT,
    INK,
    LEAF,
    LEAF_LIGHT,
    ROSE,
    STEEL,
    TEAL,
    TURMERIC,
    WHITE,
    WIDTH,
    WOOD,
    Box,
    Scene,
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
)
from props import leaf_mark
from surfaces import cloth, fill, kawung, table, tegel, truntum, wall, wood

CASE, SHEET = "#e4e1da", "#fffdf8"


def text_lines(box: Box, rows: int, colour: str = "#8d94a8") -> str:
    """Return grey bars that stand for a page of writing."""
    bars, step = "", box.h / rows
    for k in range(rows):
        w = box.w * (0.55 if k % 4 == 3 else 1 - 0.06 * (k % 3))
        bars += path(slab(Box(box.left + w / 2, box.top + step * (k + 0.5), w, step * 0.34), step * 0.17), colour)
    return bars


def page(scene: Scene, w: float, h: float, kind: int) -> str:
    """Return a printed page around 0,0: writing (0), a bar chart (1), a picture with writing (2)."""
    sheet, content = slab(Box(0, 0, w, h), 5), path(slab(Box(0, -h * 0.39, w * 0.6, h * 0.05), 8), INDIGO)
    if kind == 1:
        for k, (tall, colour) in enumerate(((0.14, LEAF_LIGHT), (0.22, TURMERIC), (0.17, CHILLI), (0.29, TEAL))):
            content += path(slab(Box((k - 1.5) * w * 0.19, 0.06 * h - tall * h / 2, w * 0.12, tall * h), 5), colour)
        content += path(slab(Box(0, h * 0.065, w * 0.8, 5)), "#6b7186") + text_lines(
            Box(0, h * 0.28, w * 0.76, h * 0.26), 5
        )
    elif kind == 2:
        content += group(landscape(scene, w * 0.76, h * 0.32), transform=at(0, -h * 0.15)) + text_lines(
            Box(0, h * 0.24, w * 0.76, h * 0.34), 7
        )
    else:
        content += text_lines(Box(0, h * 0.07, w * 0.76, h * 0.7), 13)
    return scene.shadow(sheet, 10, 14) + scene.solid(sheet, SHEET, 5, content, shade=0.14)


def landscape(scene: Scene, w: float, h: float, time: str = "day") -> str:
    """Return a small picture of rice fields and a volcano around 0,0."""
    skies = {
        "day": ("#a9dbe6", GOLD, "#5f86a8"),
        "dusk": ("#f2a86b", "#fff0b8", "#7a4f7a"),
        "sea": ("#bfe6ea", "#fff0b8", "#4d9aa8"),
    }
    sky, sun, hill = skies[time]
    frame = slab(Box(0, 0, w, h), 4)
    parts = path(frame, sky) + path(oval(w * 0.22, -h * 0.2, h * 0.13, h * 0.13), sun)
    if time == "sea":
        parts += path(slab(Box(0, h * 0.2, w, h * 0.36)), hill) + path(slab(Box(0, h * 0.44, w, h * 0.22)), "#f0d9a0")
        parts += line(
            f"M{num(-w * 0.5)} {num(h * 0.3)}q{num(w * 0.12)} {num(-h * 0.06)} {num(w * 0.25)} 0t{num(w * 0.25)} 0t{num(w * 0.25)} 0t{num(w * 0.25)} 0",
            "#ffffff",
            h * 0.03,
        )
        parts += path(
            polygon([(-w * 0.2, h * 0.12), (-w * 0.02, h * 0.12), (-w * 0.06, h * 0.2), (-w * 0.16, h * 0.2)]),
            "#8a4a2a",
        ) + path(polygon([(-w * 0.11, h * 0.1), (-w * 0.11, -h * 0.2), (w * 0.02, h * 0.1)]), WHITE)
    else:
        parts += path(
            polygon([(-w * 0.5, h * 0.2), (-w * 0.16, -h * 0.3), (-w * 0.08, -h * 0.3), (w * 0.3, h * 0.2)]), hill
        )
        parts += path(
            polygon(
                [
                    (-w * 0.2, -h * 0.24),
                    (-w * 0.16, -h * 0.3),
                    (-w * 0.08, -h * 0.3),
                    (-w * 0.03, -h * 0.22),
                    (-w * 0.1, -h * 0.18),
                ]
            ),
            light(hill, 0.6),
        )
        for k, colour in enumerate(("#7fae4e", "#9cc25a", "#5f9446", "#b5d06a")):
            parts += path(
                oval((k % 2 - 0.5) * w * 0.5, h * (0.4 + 0.09 * k), w * 0.7, h * 0.26),
                mix(colour, hill, 0.25 if time == "dusk" else 0),
            )
    return scene.within(frame, parts)


def copier(scene: Scene, box: Box) -> None:
    """Stand an office copier, its lid up, a page coming out."""
    scene.add(ellipse(box.cx + 40, box.bottom + 6, box.w * 0.6, 36, fill=INK, opacity=0.42, filter="url(#b18)"))
    w, h = box.w, box.h
    lid = polygon(
        [
            (box.left + w * 0.06, box.top + h * 0.2),
            (box.left + w * 0.16, box.top - h * 0.12),
            (box.right - w * 0.16, box.top - h * 0.12),
            (box.right - w * 0.06, box.top + h * 0.2),
        ]
    )
    scene.add(
        scene.body(lid, "#f2efe8", 12),
        path(
            polygon(
                [
                    (box.left + w * 0.14, box.top + h * 0.17),
                    (box.left + w * 0.21, box.top - h * 0.08),
                    (box.right - w * 0.21, box.top - h * 0.08),
                    (box.right - w * 0.14, box.top + h * 0.17),
                ]
            ),
            "#cfcac0",
        ),
    )
    deck = Box(box.cx, box.top + h * 0.27, w, h * 0.15)
    scene.add(
        path(
            polygon(
                [
                    (deck.left + 40, deck.top),
                    (deck.right - 40, deck.top),
                    (deck.right - 90, deck.top - h * 0.06),
                    (deck.left + 90, deck.top - h * 0.06),
                ]
            ),
            "#bfe3ec",
        ),
        ellipse(box.cx, deck.top - h * 0.02, w * 0.36, h * 0.05, fill="#dffaff", opacity=0.9, filter="url(#b18)"),
    )
    scene.add(scene.body(slab(deck, 22), CASE, 14))
    panel = Box(box.left + w * 0.72, deck.cy, w * 0.4, h * 0.1)
    scene.add(
        scene.solid(
            slab(panel, 12),
            "#4a5566",
            7,
            path(slab(Box(panel.left + panel.w * 0.32, panel.cy, panel.w * 0.42, panel.h * 0.66), 6), "#9fd4de"),
            path(oval(panel.right - panel.w * 0.14, panel.cy, panel.h * 0.26, panel.h * 0.26), LEAF_LIGHT),
            *(
                path(
                    oval(panel.left + panel.w * (0.62 + 0.08 * k), panel.cy, panel.h * 0.12, panel.h * 0.12), "#e4e1da"
                )
                for k in range(3)
            ),
        )
    )
    slot = Box(box.cx, box.top + h * 0.42, w * 0.9, h * 0.15)
    scene.add(
        path(slab(Box(box.cx, slot.cy, w * 0.94, slot.h)), "#8b8c90"),
        path(slab(Box(box.cx, slot.cy, w * 0.86, slot.h * 0.8), 10), "#4a4d55"),
    )
    base = Box(box.cx, box.top + h * 0.745, w * 0.94, h * 0.5)
    scene.add(scene.body(slab(base, 20), "#d6d2c8", 16))
    for k in range(3):
        drawer = Box(box.cx, base.top + base.h * (0.19 + 0.31 * k), base.w * 0.9, base.h * 0.26)
        scene.add(
            scene.solid(slab(drawer, 12), CASE, 9),
            path(slab(Box(drawer.cx, drawer.cy, drawer.w * 0.26, drawer.h * 0.26), 10), "#6b6f78"),
            path(slab(Box(drawer.right - 50, drawer.cy, 40, drawer.h * 0.4), 6), (TURMERIC, TEAL, CHILLI)[k]),
        )
    for k, (dx, turn) in enumerate(((-60, -3), (-30, 2), (0, -1))):
        out = polygon(
            [
                (box.cx - w * 0.3 + dx, slot.cy),
                (box.cx + w * 0.22 + dx, slot.cy),
                (box.cx + w * 0.28 + dx, slot.cy + 100 - k * 6),
                (box.cx - w * 0.36 + dx, slot.cy + 100 - k * 6),
            ]
        )
        scene.add(
            group(
                scene.shadow(out, 6, 10)
                + scene.solid(
                    out, SHEET, 4, text_lines(Box(box.cx - w * 0.03 + dx, slot.cy + 56, w * 0.44, 60), 4), shade=0.14
                ),
                transform=f"rotate({turn} {num(box.cx)} {num(slot.cy)})",
            )
        )


def stack(scene: Scene, cx: float, base: float, w: float, colours: list[str]) -> None:
    """Stand a stack of paper reams."""
    for k, colour in enumerate(colours):
        box = Box(cx + (k % 2) * 8 - 4, base - 34 - k * 66, w, 62)
        scene.add(
            scene.body(
                slab(box, 8),
                colour,
                9,
                path(slab(Box(box.cx, box.cy, w * 0.4, 62)), CREAM),
                group(leaf_mark(16, colour), transform=at(box.cx, box.cy)),
            )
        )


def fotokopi(scene: Scene) -> None:
    """Draw the copier with reams of paper beside it."""
    wall(scene, "#a9c9d4", 900)
    fill(scene, tegel(scene, "#e7dcc8", "#8fa9b5", 200), Box(WIDTH / 2, 1050, WIDTH, 300))
    scene.add(path(slab(Box(WIDTH / 2, 904, WIDTH, 26)), "#f4f0e6"))
    copier(scene, Box(760, 620, 780, 960))
    stack(scene, 1350, 1090, 300, [INDIGO, TEAL, TURMERIC, CHILLI])
    scene.add(group(page(scene, 190, 260, 0), transform=at(1350, 735, -6)))
    stack(scene, 190, 1080, 250, [LEAF, TURMERIC])


def printer(scene: Scene, cx: float, cy: float) -> None:
    """Stand a desk printer that gives out a colour page."""
    scene.add(ellipse(cx + 30, cy + 240, 520, 40, fill=INK, opacity=0.42, filter="url(#b18)"))
    for k in range(3):
        feed = polygon(
            [
                (cx - 250 + k * 6, cy - 130),
                (cx - 280 + k * 10, cy - 420 + k * 26),
                (cx + 250 + k * 10, cy - 420 + k * 26),
                (cx + 250 - k * 6, cy - 130),
            ]
        )
        scene.add(scene.solid(feed, mix(SHEET, "#d9d2c4", 0.16 * (2 - k)), 5))
    top = polygon([(cx - 430, cy - 150), (cx + 430, cy - 150), (cx + 470, cy + 10), (cx - 470, cy + 10)])
    scene.add(scene.body(slab(Box(cx, cy + 100, 960, 280), 44), "#4a5160", 18), scene.body(top, "#5b6475", 14))
    scene.add(path(slab(Box(cx, cy - 136, 560, 20), 8), "#2b3040"))
    scene.add(
        scene.solid(
            slab(Box(cx + 330, cy - 60, 170, 80), 12),
            "#2f3646",
            6,
            path(slab(Box(cx + 330, cy - 60, 130, 50), 6), "#8fd0d8"),
        )
    )
    scene.add(
        *(
            path(oval(cx - 380 + k * 52, cy - 60, 16, 16), colour)
            for k, colour in enumerate((LEAF_LIGHT, TURMERIC, CHILLI))
        )
    )
    scene.add(path(slab(Box(cx, cy + 90, 700, 70), 16), "#20242f"))
    out = polygon([(cx - 270, cy + 100), (cx + 270, cy + 100), (cx + 350, cy + 420), (cx - 350, cy + 420)])
    bars = ""
    for k, (tall, colour) in enumerate(
        ((90, LEAF_LIGHT), (150, TURMERIC), (115, CHILLI), (190, TEAL), (135, "#8a5a9c"))
    ):
        bars += path(slab(Box(cx - 220 + k * 78, cy + 370 - tall / 2, 52, tall), 6), colour)
    chart = (
        path(oval(cx + 210, cy + 290, 78, 70), TURMERIC)
        + path(f"M{cx + 210} {cy + 290}v-70a78 70 0 0 1 66 106z", CHILLI)
        + path(f"M{cx + 210} {cy + 290}l66 36a78 70 0 0 1 -110 22z", TEAL)
    )
    scene.add(
        scene.shadow(out, 12, 16),
        scene.solid(out, SHEET, 6, path(slab(Box(cx, cy + 160, 380, 26), 10), INDIGO), bars, chart, shade=0.14),
    )
    scene.add(path(slab(Box(cx, cy + 100, 620, 22), 8), INK, opacity=0.5))


def cetak_dokumen(scene: Scene) -> None:
    """Draw a printer giving out a colour page."""
    wall(scene, "#e9cfa0", 660)
    table(scene, 640, "#b98350")
    printer(scene, 800, 600)
    mug = slab(Box(0, 0, 150, 180), 22)
    scene.add(
        *(
            scene.body(slab(Box(1390 + k * 34, 760 - k % 2 * 20, 22, 200), 8), colour, 6)
            for k, colour in enumerate((CHILLI, TURMERIC, INDIGO))
        )
    )
    scene.add(group(scene.body(mug, TEAL, 14), transform=at(1422, 870)))
    scene.add(group(page(scene, 210, 290, 0), transform=at(200, 960, -14)))


def cetak_foto(scene: Scene) -> None:
    """Draw photo prints fanned on a cloth."""
    wood(scene, "#a86f40")
    cloth(scene, kawung(scene, INDIGO, "#c7d0e8", 140), Box(800, 620, 1320, 960), 4)
    for x, y, turn, time, w, h in (
        (430, 470, -14, "dusk", 560, 420),
        (1150, 440, 11, "sea", 560, 420),
        (1080, 860, -8, "day", 500, 380),
        (500, 880, 8, "sea", 420, 320),
        (790, 640, -3, "day", 680, 520),
    ):
        photo = slab(Box(0, 0, w, h), 8)
        look = group(landscape(scene, w - 56, h - 56, time))
        gloss = path(f"M{-w * 0.2} {-h / 2}h{w * 0.16}L{-w * 0.2} {h / 2}h{-w * 0.16}z", "#ffffff", opacity=0.2)
        scene.add(
            group(
                scene.shadow(photo, 16, 22, 18) + scene.solid(photo, WHITE, 6, look, gloss, shade=0.14),
                transform=at(x, y, turn),
            )
        )


def jilid(scene: Scene) -> None:
    """Draw a spiral-bound report on hard-bound books."""
    fill(scene, tegel(scene, "#efe2c8", "#c08a4a", 260))
    for colour, turn, dx, dy in (("#7a2230", 9, -70, 60), (INDIGO, -5, 60, 30), ("#2f6b3a", 3, -10, 0)):
        cover = slab(Box(0, 0, 760, 960), 16)
        deco = (
            path(slab(Box(30, 0, 620, 860), 10), stroke=GOLD, stroke_width=7)
            + path(slab(Box(-350, 0, 56, 960)), dark(colour, 0.3))
            + group(leaf_mark(70, GOLD), transform=at(30, -220))
        )
        deco += path(slab(Box(30, 60, 360, 26), 10), GOLD) + path(slab(Box(30, 112, 250, 18), 8), GOLD)
        pages = path(slab(Box(8, 10, 764, 962), 12), "#efe6d2")
        scene.add(
            group(
                scene.shadow(cover, 26, 34, 18) + pages + scene.solid(cover, colour, 12, deco),
                transform=at(760 + dx, 600 + dy, turn, 0.94),
            )
        )
    cover = slab(Box(0, 0, 620, 820), 14)
    inner = (
        path(slab(Box(40, -180, 420, 240), 12), TURMERIC)
        + group(landscape(scene, 380, 200), transform=at(40, -180))
        + text_lines(Box(40, 150, 400, 220), 6, "#7f8aa5")
    )
    rings = ""
    for k in range(17):
        y = -370 + k * 46
        rings += (
            path(oval(-270, y + 6, 11, 11), "#3b4250")
            + line(f"M-270 {y + 6}C-320 {y + 20} -350 {y - 4} -322 {y - 14}S-280 {y - 6} -270 {y + 2}", STEEL, 9)
            + line(f"M-316 {y - 8}q-14 6 -4 14", "#ffffff", 4, opacity=0.8)
        )
    scene.add(
        group(
            scene.shadow(cover, 20, 28, 18)
            + path(slab(Box(9, 11, 620, 820), 14), "#e3d9c4")
            + scene.solid(
                cover, "#f6f1e4", 10, inner, path("M-100 -410h130l-330 820h-130z", "#ffffff", opacity=0.35), shade=0.16
            )
            + rings,
            transform=at(850, 640, -7, 0.98),
        )
    )


def laminating(scene: Scene) -> None:
    """Draw a laminator with a card coming out shiny."""
    fill(scene, kawung(scene, "#cfe0dc", "#94b8b2", 150))
    wood(scene, "#b98350", Box(800, 760, WIDTH, 900), 150)
    cards = ((330, 940, -12, CHILLI), (1290, 950, 10, LEAF_LIGHT))
    for x, y, turn, colour in cards:
        card = slab(Box(0, 0, 330, 220), 20)
        scene.add(
            group(
                scene.shadow(slab(Box(0, 0, 370, 260), 26), 12, 16)
                + path(slab(Box(0, 0, 370, 260), 26), "#ffffff", opacity=0.6)
                + scene.solid(card, light(colour, 0.6), 7, id_card(colour), shade=0.14),
                transform=at(x, y, turn),
            )
        )
    box = Box(800, 440, 1080, 330)
    scene.add(scene.shadow(slab(box, 60), 24, 34, 18), scene.solid(slab(box, 60), "#f0ece2", 20))
    scene.add(
        scene.solid(slab(Box(800, 370, 1080, 150), 56), TEAL, 14), path(slab(Box(800, 520, 840, 46), 20), "#2f3540")
    )
    scene.add(
        path(oval(1180, 370, 32, 32), CHILLI),
        path(oval(1174, 364, 13, 11), "#ffd9c9"),
        path(oval(1080, 370, 26, 26), LEAF_LIGHT),
        path(slab(Box(470, 370, 210, 60), 30), light(TEAL, 0.5)),
        path(oval(440, 370, 26, 26), CREAM),
    )
    sheet = slab(Box(800, 770, 720, 500), 30)
    scene.add(
        scene.within(
            slab(Box(800, 800, 800, 560)),
            scene.shadow(sheet, 16, 22, 18),
            path(sheet, "#ffffff", opacity=0.75),
            scene.solid(
                slab(Box(800, 760, 640, 440), 14),
                SHEET,
                6,
                group(page_inside(scene), transform=at(800, 760)),
                shade=0.14,
            ),
            path("M560 500h150L520 1040H400z", "#ffffff", opacity=0.5),
            path("M960 500h50L860 1040h-50z", "#ffffff", opacity=0.4),
        )
    )
    scene.add(path(slab(Box(800, 530, 840, 20), 10), INK, opacity=0.4))


def page_inside(scene: Scene) -> str:
    """Return a certificate's face around 0,0."""
    frame = path(slab(Box(0, 0, 590, 390), 8), stroke=GOLD, stroke_width=9) + path(
        slab(Box(0, 0, 556, 356), 6), stroke=INDIGO, stroke_width=4
    )
    return (
        frame
        + path(slab(Box(0, -90, 300, 34), 10), INDIGO)
        + text_lines(Box(0, 10, 420, 90), 3)
        + scene.solid(oval(0, 118, 44, 44), CHILLI, 7, path(oval(0, 118, 24, 24), GOLD))
    )


def id_card(colour: str) -> str:
    """Return a card's face around 0,0: a plain silhouette box and lines, nobody's face."""
    return (
        path(slab(Box(0, -84, 330, 46)), colour)
        + path(slab(Box(-98, 22, 92, 116), 10), mix(colour, WHITE, 0.3))
        + group(leaf_mark(34, WHITE), transform=at(-98, 22))
        + text_lines(Box(58, 22, 170, 110), 4, mix(colour, INK, 0.4))
    )


def pindai(scene: Scene) -> None:
    """Draw a flatbed scanner, its light passing under a page."""
    wood(scene, "#9c6a42")
    cloth(scene, truntum(scene, "#dfe6ea", "#8fa3b8", 130), Box(800, 640, 1420, 900), -3)
    lid, base = slab(Box(800, 170, 1080, 330), 40), slab(Box(800, 700, 1140, 820), 44)
    scene.add(scene.body(lid, "#565f70", 18, path(slab(Box(800, 200, 980, 240), 20), "#f2efe8")))
    scene.add(
        scene.shadow(base, 28, 38, 18),
        scene.solid(base, "#6b7486", 20),
        scene.solid(slab(Box(800, 318, 300, 44), 20), "#3f4756", 8),
    )
    bed = slab(Box(800, 670, 1000, 620), 18)
    scene.add(path(bed, "#24303f"))
    glow = (
        path(slab(Box(860, 670, 60, 640)), "#d8fbff")
        + ellipse(860, 670, 150, 420, fill="#5fd6ef", opacity=0.75, filter="url(#b40)")
        + path(slab(Box(860, 670, 26, 640)), "#ffffff")
    )
    sheet = group(page(scene, 560, 780, 1), transform=at(700, 670, 90, 0.74))
    scene.add(
        scene.within(
            bed,
            path(slab(Box(800, 670, 1000, 620)), "#34465a"),
            sheet,
            group(glow, opacity=0.85),
            path("M330 340h120L330 1000H200z", "#ffffff", opacity=0.14),
        )
    )
    scene.add(path(bed, stroke="#3f4756", stroke_width=12))
    scene.add(
        *(
            scene.solid(oval(1240 - k * 74, 1050, 22, 22), colour, 5)
            for k, colour in enumerate((LEAF_LIGHT, CREAM, CREAM))
        )
    )


def sampul(scene: Scene) -> None:
    """Draw the shop: copier, shelves of coloured paper, pens on the counter."""
    wall(scene, "#f0d6a2", 920, leaves=False)
    fill(scene, tegel(scene, "#e7dcc8", "#a8763a", 200), Box(WIDTH / 2, 1060, WIDTH, 280))
    scene.add(path(slab(Box(WIDTH / 2, 922, WIDTH, 26)), "#fbf3df"))
    for row, y in enumerate((260, 450)):
        scene.add(scene.body(slab(Box(1130, y + 84, 700, 24), 8), WOOD, 10))
        for k in range(7):
            colour = (CHILLI, TURMERIC, LEAF_LIGHT, TEAL, INDIGO, ROSE, GOLD)[(k + row * 3) % 7]
            h = 104 + (k * 37 + row * 20) % 44
            scene.add(
                scene.body(
                    slab(Box(830 + k * 96, y + 72 - h / 2, 78, h), 6),
                    colour,
                    7,
                    path(slab(Box(830 + k * 96, y + 72 - h * 0.6, 50, h * 0.3), 4), CREAM),
                )
            )
    copier(scene, Box(420, 640, 560, 800))
    scene.add(ellipse(1170, 1090, 480, 34, fill=INK, opacity=0.4, filter="url(#b18)"))
    wood(scene, "#b97f49", Box(1150, 930, 780, 300), 100)
    scene.add(scene.body(slab(Box(1150, 776, 830, 44), 12), "#8f5a34", 12))
    stack(scene, 920, 756, 200, [TEAL, TURMERIC])
    scene.add(
        *(
            scene.body(slab(Box(1160 + k * 28, 640 - (k % 2) * 26, 20, 150), 8), c, 5)
            for k, c in enumerate((CHILLI, GOLD, INDIGO, LEAF_LIGHT))
        )
    )
    scene.add(scene.body(slab(Box(1202, 700, 140, 112), 16), "#c9764a", 10))
    book = slab(Box(0, 0, 220, 40), 6)
    scene.add(
        *(
            group(
                scene.body(book, c, 7, path(slab(Box(0, 8, 220, 16)), CREAM)), transform=at(1410 - k * 8, 734 - k * 42)
            )
            for k, c in enumerate((INDIGO_LIGHT, CHILLI, LEAF))
        )
    )


PICTURES = {
    "sampul": sampul,
    "fotokopi": fotokopi,
    "cetak-dokumen": cetak_dokumen,
    "cetak-foto": cetak_foto,
    "jilid": jilid,
    "laminating": laminating,
    "pindai": pindai,
}
