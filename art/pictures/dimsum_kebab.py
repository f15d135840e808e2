"""Dim sum and kebab: steamers, a box with sauce, a frozen pack, wraps, the family parcel, and the cart."""

from __future__ import annotations

from collections.abc import Sequence

from kit import (
    BAMBOO,
    CHILLI,
    CREAM,
    GOLD,
    INK,
    LEAF_LIGHT,
    PAPER,
    TEAL,
    TURMERIC,
    WHITE,
    WIDTH,
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
    slab,
    smooth,
)
from props import bowl, chilli, cucumber, leaf_mark, lettuce, sauce, tomato
from street import cart, steam, umbrella, yard
from surfaces import banana_leaf, cloth, fill, kawung, tegel, truntum, wood

WRAPPER, MEAT, CARROT = "#f5dd97", "#e8b793", "#ef8a2c"


def frill(seed: Seed, rx: float, ry: float, count: int = 13) -> str:
    """Return the ruffled edge of a wrapper around 0,0."""
    points = []
    for i, (x, y, _) in enumerate(around((0, 0), rx, ry, count * 2, seed.between(0, 20))):
        reach = 1.05 if i % 2 else 0.9
        points.append((x * reach, y * reach))
    return smooth(points)


def siomay(scene: Scene, key: str, coat: str = "", frozen: float = 0) -> str:
    """Keep one steamed dumpling of about 230 pixels as a symbol; return its id. `coat` is the colour of a sauce."""
    seed = Seed(key)
    wrapper, meat = mix(WRAPPER, "#eef6fa", frozen), mix(MEAT, "#eef2f4", frozen)
    base = smooth([(-108, -8), (-100, 60), (-62, 104), (0, 116), (62, 104), (100, 60), (108, -8), (0, -40)])
    pleats = "".join(
        line(f"M{x} -20Q{num(x * 0.98)} 40 {num(x * 0.7)} 112", dark(wrapper, 0.2), 6, opacity=0.8)
        for x in range(-90, 91, 30)
    )
    parts = scene.solid(base, dark(wrapper, 0.06), 14, pleats)
    parts += group(scene.solid(frill(seed, 112, 84), wrapper, 9), transform="translate(0 -14)")
    top, filling = oval(0, -20, 84, 58), ""
    for _ in range(26):
        x, y = seed.between(-76, 76), seed.between(-68, 34)
        filling += ellipse(
            x,
            y,
            seed.between(6, 15),
            seed.between(4, 9),
            fill=seed.pick([light(meat, 0.45), dark(meat, 0.14)]),
            opacity=0.75,
        )
    parts += path(oval(2, -15, 88, 62), dark(wrapper, 0.34)) + scene.solid(top, meat, 10, filling)
    if coat:
        drip = smooth(
            [
                (-96, -26),
                (-60, -78),
                (0, -88),
                (60, -78),
                (98, -24),
                (84, 30),
                (60, 6),
                (36, 52),
                (6, 26),
                (-30, 60),
                (-56, 14),
                (-82, 34),
            ]
        )
        spots = "".join(
            ellipse(
                seed.between(-60, 60),
                seed.between(-64, -10),
                seed.between(9, 24),
                seed.between(5, 10),
                fill="#8a3a10",
                opacity=0.5,
            )
            for _ in range(9)
        )
        parts += scene.solid(drip, coat, 11, spots) + line("M-58 -44Q-34 -66 0 -68", "#fff3d6", 10, opacity=0.75)
    bits = [LEAF_LIGHT, "#2f2a22"] if coat else [CARROT, CARROT, "#f6a64a", LEAF_LIGHT]
    for _ in range(14):
        turn = at(seed.between(-38, 38), seed.between(-48, 2), seed.between(0, 180))
        tone = mix(seed.pick(bits), "#ffffff", frozen * 0.5)
        parts += group(
            path(slab(Box(2, 3, 30, 9), 4), INK, opacity=0.25) + path(slab(Box(0, 0, 30, 9), 4), tone), transform=turn
        )
    scene.symbol(f"{key}-s", path(oval(8, 24, 112, 100), INK, opacity=0.32, filter="url(#b8)"))
    return scene.symbol(key, parts)


def place(things: list[str], spots: Sequence[tuple[float, float]], size: float) -> str:
    """Return dumplings at `spots`, the nearest last."""
    parts = ""
    for k, (x, y) in enumerate(sorted(spots, key=lambda spot: spot[1])):
        key = things[k % len(things)]
        parts += f'<use href="#{key}-s" transform="{at(x, y, 0, size)}"/><use href="#{key}" transform="{at(x, y, 0, size)}"/>'
    return parts


def steamer(scene: Scene, box: Box, wall: float) -> None:
    """Stand a bamboo steamer: its mouth is `box`, its side `wall` pixels high."""
    rx, ry, cx, cy = box.w / 2, box.h / 2, box.cx, box.cy
    side = f"M{num(cx - rx)} {num(cy)}v{num(wall)}a{num(rx)} {num(ry)} 0 0 0 {num(2 * rx)} 0v{num(-wall)}Z"
    scene.add(scene.shadow(oval(cx, cy + wall, rx, ry), 30, 30, 18))
    bands = ""
    for k in range(9):
        x = cx - rx + 2 * rx * (k + 0.5) / 9
        bands += path(slab(Box(x, cy + ry * 0.7 + wall / 2, 5, ry * 2 + wall)), dark(BAMBOO, 0.24), opacity=0.35)
    for share, tall in ((0.08, 0.2), (0.74, 0.2)):
        y = cy + wall * share
        band = (
            f"M{num(cx - rx)} {num(y)}v{num(wall * tall)}a{num(rx)} {num(ry)} 0 0 0 {num(2 * rx)} 0v{num(-wall * tall)}"
        )
        band += f"a{num(rx)} {num(ry)} 0 0 1 {num(-2 * rx)} 0Z"
        bands += path(band, dark(BAMBOO, 0.3)) + path(band, light(BAMBOO, 0.1), transform="translate(-3 -5)")
    gloss = path(slab(Box(cx - rx * 0.62, cy + ry, rx * 0.3, ry * 3 + wall)), "#fff2c8", opacity=0.35)
    shade = path(slab(Box(cx + rx * 0.86, cy + ry, rx * 0.5, ry * 3 + wall)), "#4a2410", opacity=0.3)
    scene.add(scene.solid(side, BAMBOO, 8, bands, gloss, shade))
    scene.add(scene.solid(oval(cx, cy, rx, ry), light(BAMBOO, 0.12), 8))
    scene.add(path(oval(cx, cy, rx * 0.955, ry * 0.945), stroke=dark(BAMBOO, 0.25), stroke_width=4))
    inner = oval(cx, cy + 4, rx * 0.89, ry * 0.87)
    slats = path(inner, dark(BAMBOO, 0.34))
    for k in range(16):
        slats += path(slab(Box(cx, cy - ry + k * ry / 7.5, rx * 2, ry / 10)), light(BAMBOO, 0.1))
    slats += path(
        f"{oval(cx, cy, rx * 1.2, ry * 1.2)}{oval(cx + 16, cy + 34, rx * 0.88, ry * 0.86)}",
        INK,
        fill_rule="evenodd",
        opacity=0.45,
        filter="url(#b8)",
    )
    scene.add(scene.within(inner, slats))


def dimsum_ayam(scene: Scene) -> None:
    """Draw five dumplings in a steaming bamboo basket."""
    fill(scene, "#2f6d66")
    fill(scene, tegel(scene, "#2c6660", "#4c8f84", 240), Box(800, 290, WIDTH, 580))
    wood(scene, WOOD, Box(800, 890, WIDTH, 620), 124)
    box = Box(800, 560, 1040, 640)
    steamer(scene, box, 170)
    scene.add(scene.within(oval(800, 566, 460, 276), group(banana_leaf(scene, 900, 560), transform=at(800, 580, 4))))
    scene.add(
        place(
            [siomay(scene, f"dim{k}") for k in range(3)],
            [(575, 530), (800, 430), (1030, 525), (690, 680), (920, 684)],
            1.12,
        )
    )
    steam(scene, 800, 330, 260)
    inside = bowl(scene, 250, 1010, 130, WHITE)
    sauce(scene, inside, (250, 1010), 130, CHILLI)
    for x, turn in ((1250, -16), (1300, -11)):
        scene.add(
            group(scene.body(slab(Box(0, 0, 620, 20), 9), "#8a4f2a", 6), transform=at(x, 1080 + (x - 1250) * 0.9, turn))
        )


def dimsum_mentai(scene: Scene) -> None:
    """Draw four dumplings under orange sauce in a paper box."""
    fill(scene, kawung(scene, "#e9d3ac", "#d09a58", 150))
    outer, inner = slab(Box(800, 610, 880, 820), 50), slab(Box(800, 610, 790, 730), 40)
    scene.add(scene.shadow(outer, 30, 40, 18), scene.solid(outer, "#c79a63", 14), path(inner, dark("#c79a63", 0.42)))
    scene.add(scene.within(inner, path(slab(Box(816, 640, 780, 720), 40), "#e9cf9f")))
    scene.add(scene.within(inner, group(banana_leaf(scene, 760, 640), transform=at(800, 620, -30))))
    scene.add(
        place(
            [siomay(scene, f"men{k}", "#f28a2e") for k in range(3)],
            [(635, 470), (965, 470), (635, 765), (965, 765)],
            1.42,
        )
    )
    scene.add(
        group(scene.body(slab(Box(0, 0, 700, 22), 10), "#8a4f2a", 7), transform=at(1360, 880, -64)),
        group(scene.body(slab(Box(0, 0, 700, 22), 10), "#8a4f2a", 7), transform=at(1420, 900, -66)),
    )
    inside = bowl(scene, 210, 260, 130, TEAL)
    sauce(scene, inside, (210, 260), 130, "#e8792a")


def ice(scene: Scene, x: float, y: float, size: float) -> str:
    """Return an ice cube."""
    cube = slab(Box(0, 0, size, size), size * 0.22)
    body = (
        scene.shadow(cube, 10, 14)
        + path(cube, "#cfe8f2", opacity=0.9)
        + path(slab(Box(0, 0, size * 0.7, size * 0.7), size * 0.18), "#eaf6fb")
    )
    body += line(
        f"M{num(-size * 0.32)} {num(size * 0.1)}V{num(-size * 0.32)}H{num(size * 0.1)}", "#ffffff", size * 0.07
    )
    return group(body, transform=at(x, y, (x * 7 + y) % 90))


def frozen_pack(scene: Scene, box: Box, tray: str, filling: str, colour: str) -> None:
    """Lay down a clear sealed pack with a label across its top."""
    seed, bag = scene.seed, slab(box, 34)
    inner = slab(Box(box.cx, box.cy + 40, box.w - 110, box.h - 190), 40)
    scene.add(scene.shadow(bag, 26, 34, 18), path(bag, "#dcebf0"), scene.solid(inner, tray, 12), filling)
    frost = "".join(
        ellipse(
            seed.between(box.left, box.right),
            seed.between(box.top, box.bottom),
            seed.between(3, 9),
            seed.between(3, 9),
            fill="#ffffff",
            opacity=seed.between(0.35, 0.9),
        )
        for _ in range(90)
    )
    gloss = path(
        f"M{num(box.left + 80)} {num(box.top)}h150L{num(box.left + 20)} {num(box.bottom)}h-150Z", "#ffffff", opacity=0.3
    )
    gloss += path(
        f"M{num(box.right - 160)} {num(box.top)}h60L{num(box.right - 400)} {num(box.bottom)}h-60Z",
        "#ffffff",
        opacity=0.24,
    )
    scene.add(scene.within(bag, frost, gloss), path(bag, stroke="#ffffff", stroke_width=10, opacity=0.8))
    card = slab(Box(box.cx, box.top + 70, box.w, 150), 30)
    scene.add(
        scene.solid(
            card,
            colour,
            10,
            path(slab(Box(box.cx, box.top + 74, 420, 96), 48), CREAM),
            group(leaf_mark(34, dark(colour, 0.1)), transform=at(box.cx - 120, box.top + 74)),
            path(slab(Box(box.cx + 40, box.top + 60, 200, 16), 8), colour),
            path(slab(Box(box.cx + 20, box.top + 92, 150, 11), 5), mix(colour, CREAM, 0.5)),
        )
    )
    scene.add(path(slab(Box(box.cx, box.top + 22, 120, 26), 13), "#dcebf0"))


def dimsum_beku(scene: Scene) -> None:
    """Draw a frozen pack of twenty on ice."""
    fill(scene, tegel(scene, "#dcecef", "#9cc7cf", 260))
    for x, y, size in (
        (190, 240, 130),
        (300, 130, 90),
        (1420, 960, 140),
        (1320, 1080, 100),
        (1440, 250, 90),
        (180, 1000, 110),
    ):
        scene.add(ice(scene, x, y, size))
    spots = [(800 + (c - 2) * 162, 430 + r * 166) for r in range(4) for c in range(5)]
    frozen_pack(
        scene,
        Box(800, 600, 960, 960),
        "#f4f7f5",
        place([siomay(scene, f"ice{k}", "", 0.25) for k in range(2)], spots, 0.76),
        TEAL,
    )


def kebab(scene: Scene, key: str, sweet: bool = False) -> str:
    """Keep a wrap of about 250 x 760 pixels, open at the top, as a symbol; return its id."""
    seed, wrap = Seed(key), "#ecc88d"
    body = smooth(
        [
            (-118, -230),
            (-126, 0),
            (-112, 260),
            (-84, 372),
            (0, 396),
            (84, 372),
            (112, 260),
            (126, 0),
            (118, -230),
            (0, -262),
        ]
    )
    spots = "".join(
        path(
            blob(
                seed,
                Box(seed.between(-110, 110), seed.between(-240, 380), seed.between(18, 60), seed.between(12, 38)),
                0.2,
                7,
            ),
            seed.pick(["#b9783a", "#cf9550", "#9a5a28"]),
            opacity=0.6,
        )
        for _ in range(40)
    )
    grill = "".join(path(f"M-140 {y}l280 -90v26l-280 90z", "#8a4f22", opacity=0.42) for y in (-60, 30))
    back = ""
    if not sweet:
        back = group(lettuce(scene, Box(-46, -318, 220, 170)), transform="rotate(-14 -46 -318)") + group(
            lettuce(scene, Box(62, -312, 210, 160), "#a2c95a"), transform="rotate(12 62 -312)"
        )
    mouth = scene.solid(oval(0, -238, 118, 62), "#d7a561", 8) + path(oval(0, -236, 104, 50), "#5a2c16")
    inside = sweet_filling(scene, seed) if sweet else meat_filling(scene, seed)
    fold = "M-150 70L150 -60V420H-150Z"
    wrapper = smooth(
        [
            (-134, 40),
            (-126, 200),
            (-100, 360),
            (-84, 404),
            (0, 422),
            (84, 404),
            (100, 360),
            (126, 200),
            (134, -40),
            (0, 40),
        ]
    )
    checks = path(slab(Box(0, 180, 320, 560)), TURMERIC if sweet else "#f7ead0")
    for k in range(-6, 10):
        tone = "#c9792a" if sweet else CHILLI
        checks += path(f"M{-200 + k * 62} -80h26l-40 520h-26z", tone, opacity=0.75) + path(
            f"M-170 {-60 + k * 62}l340 -60v24l-340 60z", tone, opacity=0.5
        )
    checks += path("M-150 70L150 -60V-30L-150 100Z", "#ffffff", opacity=0.75)
    checks += path("M60 -60h100v520h-100z", "#4a1a10", opacity=0.16)
    front = scene.within(fold, scene.solid(wrapper, PAPER, 12, checks))
    scene.symbol(f"{key}-s", path(slab(Box(14, 60, 250, 720), 110), INK, opacity=0.36, filter="url(#b18)"))
    return scene.symbol(key, back + scene.solid(body, wrap, 22, spots, grill) + mouth + inside + front)


def meat_filling(scene: Scene, seed: Seed) -> str:
    """Return meat, tomato, cucumber and sauce that stand out of a wrap's mouth."""
    parts = (
        group(tomato(scene, 56), transform=at(-58, -292))
        + group(cucumber(scene, 50), transform=at(64, -294))
        + group(tomato(scene, 44), transform=at(20, -322))
    )
    for _ in range(15):
        x, y = seed.between(-84, 84), seed.between(-278, -216)
        strip = smooth([(-30, -9), (0, -15), (32, -7), (28, 10), (0, 12), (-28, 9)])
        tone = seed.pick(["#7a4020", "#93522a", "#6a3418"])
        parts += group(
            path(strip, INK, opacity=0.3, transform="translate(3 5)") + scene.solid(strip, tone, 5),
            transform=at(x, y, seed.between(-50, 50)),
        )
    parts += line("M-80 -262Q-62 -292 -44 -262T-8 -262T28 -262T64 -262T84 -268", "#e0632b", 13) + line(
        "M-74 -240Q-54 -270 -34 -240T6 -240T46 -240T80 -244", "#fff8e6", 14
    )
    return parts


def sweet_filling(scene: Scene, seed: Seed) -> str:
    """Return banana and chocolate that stand out of a wrap's mouth."""
    parts = ""
    for x, y, r in ((-56, -290, 54), (50, -298, 54), (0, -318, 52), (-14, -262, 54), (74, -258, 40), (-82, -252, 40)):
        disc = oval(0, 0, r, r * 0.86)
        dots = "".join(ellipse(dx, dy, 4, 3, fill="#a9803a") for dx, dy, _ in around((0, 0), r * 0.3, r * 0.24, 6))
        parts += group(
            scene.shadow(disc, 4, 7, 3)
            + scene.solid(disc, "#f8e4a4", 7, path(oval(0, 0, r * 0.55, r * 0.46), "#fdf1c8"), dots),
            transform=at(x, y),
        )
    drip = "M-112 -262C-80 -330 -40 -300 0 -316C50 -330 92 -310 114 -256C112 -190 96 -150 84 -150S70 -200 52 -214S28 -120 12 -120S-4 -204 -28 -214"
    parts += scene.solid(
        drip + "S-50 -150 -66 -150S-80 -214 -112 -262Z", "#5a2c18", 9, line("M-78 -268Q-40 -296 0 -288", "#b9774a", 9)
    )
    for _ in range(26):
        turn = at(seed.between(-76, 76), seed.between(-300, -226), seed.between(0, 180))
        parts += group(path(slab(Box(0, 0, 20, 6), 3), seed.pick(["#f2d9a0", "#fff3d8", "#d98a3a"])), transform=turn)
    return parts


def kebab_daging(scene: Scene) -> None:
    """Draw two meat wraps on a board."""
    fill(scene, truntum(scene, "#2f6b4a", "#76ab6c", 140))
    board = slab(Box(800, 620, 1200, 860), 60)
    wood(scene, "#c48d55", Box(800, 620, 1, 1))
    scene.add(scene.shadow(board, 24, 30, 18), scene.solid(board, "#c99258", 16))
    scene.add(
        *(
            line(f"M240 {y}Q600 {y - 18} 800 {y + 6}T1360 {y - 8}", "#a8733d", 4, opacity=0.5)
            for y in range(250, 1020, 62)
        )
    )
    for x, y, turn in ((620, 610, -13), (975, 600, 12)):
        key = kebab(scene, f"keb{turn}")
        scene.add(*(f'<use href="#{key}{end}" transform="{at(x, y, turn, 0.96)}"/>' for end in ("-s", "")))
    scene.add(
        group(tomato(scene, 80), transform=at(300, 940)),
        group(tomato(scene, 66), transform=at(420, 1010)),
        group(cucumber(scene, 70), transform=at(1270, 950)),
        group(cucumber(scene, 62), transform=at(1380, 870)),
    )
    scene.add(group(chilli(scene, 190), transform=at(1290, 250, 30)))


def kebab_pisang(scene: Scene) -> None:
    """Draw a banana and chocolate wrap on a board."""
    fill(scene, kawung(scene, "#f0cf86", "#cf8f3a", 150))
    board = slab(Box(800, 620, 1160, 860), 430)
    scene.add(scene.shadow(board, 24, 30, 18), scene.solid(board, "#9c6238", 16))
    scene.add(
        scene.within(
            board,
            *(
                line(f"M200 {y}Q600 {y - 18} 800 {y + 6}T1400 {y - 8}", "#7c4a26", 4, opacity=0.5)
                for y in range(200, 1080, 62)
            ),
        )
    )
    banana = smooth(
        [
            (-260, -60),
            (-150, 50),
            (30, 96),
            (190, 50),
            (262, -48),
            (240, -70),
            (150, 0),
            (20, 26),
            (-130, -24),
            (-226, -100),
        ]
    )
    for x, y, turn in ((1090, 760, -44), (1130, 850, -38)):
        scene.add(
            group(
                scene.body(banana, "#f1c73c", 14, path(slab(Box(256, -60, 44, 60)), "#6a4a1c")),
                transform=at(x, y, turn),
            )
        )
    key = kebab(scene, "sweet", sweet=True)
    scene.add(*(f'<use href="#{key}{end}" transform="{at(690, 610, 12, 1.06)}"/>' for end in ("-s", "")))
    for k in range(3):
        square = slab(Box(0, 0, 96, 96), 12)
        scene.add(
            group(
                scene.body(square, "#5a2c18", 10, path(slab(Box(0, 0, 56, 56), 8), "#7a4226")),
                transform=at(300 + k * 74, 800 + k * 84, k * 24),
            )
        )


def paket_keluarga(scene: Scene) -> None:
    """Draw two steamers and two wraps for a family."""
    wood(scene, "#b0763f")
    cloth(scene, kawung(scene, "#a23a28", "#f0c48a", 140), Box(800, 600, 1330, 960), 0)
    keys = [siomay(scene, f"fam{k}") for k in range(3)]
    for cx, cy in ((500, 420), (500, 850)):
        steamer(scene, Box(cx, cy - 40, 520, 400), 80)
        scene.add(place(keys, [(x, y - 40) for x, y, _ in around((cx, cy), 142, 96, 6, 30)] + [(cx, cy - 40)], 0.66))
    for x, turn in ((970, -9), (1240, 9)):
        key = kebab(scene, f"fk{turn}")
        scene.add(*(f'<use href="#{key}{end}" transform="{at(x, 640, turn, 0.98)}"/>' for end in ("-s", "")))
    for x, y, colour in ((800, 250, CHILLI), (790, 1000, "#e8a52b")):
        sauce(scene, bowl(scene, x, y, 90, WHITE), (x, y), 90, colour)


def sampul(scene: Scene) -> None:
    """Draw the cart under a yellow umbrella, baskets steaming."""
    yard(scene, "#a9d8dd", "#d9b98a", 800)
    umbrella(scene, 800, 330, 1120, (TURMERIC, WHITE))
    case = Box(800, 610, 800, 230)
    scene.add(path(slab(case, 14), "#d7ecec"), path(slab(Box(800, 716, 800, 18)), "#b5d2d2"))
    steamer(scene, Box(560, 560, 240, 66), 52)
    steamer(scene, Box(560, 500, 240, 66), 52)
    steamer(scene, Box(560, 440, 240, 66), 52)
    steamer(scene, Box(830, 600, 250, 74), 56)
    keys = [siomay(scene, f"cov{k}") for k in range(2)]
    scene.add(place(keys, [(760, 586), (830, 576), (900, 586), (795, 606), (866, 606)], 0.32))
    for x, turn in ((1020, -8), (1090, 0), (1156, 8)):
        key = kebab(scene, f"ck{turn}")
        scene.add(f'<use href="#{key}" transform="{at(x, 620, turn, 0.26)}"/>')
    cart(scene, "#2f8f86", CREAM, Box(800, 870, 880, 300))
    scene.add(
        path(f"M{case.left + 60} {case.top}h90l-130 230h-90z", "#ffffff", opacity=0.28),
        path(slab(case, 14), stroke=CREAM, stroke_width=12),
    )
    steam(scene, 560, 430, 190)
    scene.add(path(slab(Box(800, 726, 820, 10)), GOLD))


PICTURES = {
    "sampul": sampul,
    "dimsum-ayam": dimsum_ayam,
    "dimsum-mentai": dimsum_mentai,
    "dimsum-beku": dimsum_beku,
    "kebab-daging": kebab_daging,
    "kebab-pisang": kebab_pisang,
    "paket-keluarga": paket_keluarga,
}
