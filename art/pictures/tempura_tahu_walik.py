"""Evening snacks: tempura on skewers, inside-out tofu, grilled meatballs, a frozen pack, and the red cart at night."""

from __future__ import annotations

from kit import (
    BAMBOO,
    CHILLI,
    CREAM,
    GOLD,
    HEIGHT,
    INK,
    LEAF_LIGHT,
    WHITE,
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
    slab,
    smooth,
    spread,
)
from pictures.dimsum_kebab import frozen_pack, ice
from props import bowl, chilli, plate, sauce, scatter
from street import awning, cart, lamp, palm_tree, steam
from surfaces import banana_leaf, fill, kawung, tegel, wood

CRUST = "#cf8a34"


def stick(length: float) -> str:
    """Return a bamboo skewer from 0,0 downwards."""
    return path(slab(Box(0, length / 2, 15, length), 7), dark(BAMBOO, 0.3)) + path(
        slab(Box(-3, length / 2, 8, length), 4), light(BAMBOO, 0.2)
    )


def tempura_stick(scene: Scene, key: str) -> str:
    """Keep a skewer with wavy strips of fish tempura as a symbol; return its id."""
    seed, parts = Seed(key), stick(900)
    for k in range(4):
        strip = smooth(
            [(-66, -70), (0, -82), (66, -68), (74, -20), (60, 40), (70, 70), (0, 84), (-64, 70), (-58, 30), (-76, -16)]
        )
        marks = ""
        for _ in range(26):
            marks += ellipse(
                seed.between(-70, 70),
                seed.between(-76, 76),
                seed.between(5, 16),
                seed.between(3, 8),
                fill=seed.pick(["#f6c877", "#a9561c", "#f0b25a", "#8f4416"]),
                opacity=0.6,
            )
        waves = "".join(line(f"M-70 {y}q34 -22 66 0t70 0", dark("#db8636", 0.3), 7, opacity=0.5) for y in (-34, 6, 46))
        body = scene.solid(strip, mix("#e0903a", "#c9701f", seed.between(0, 0.6)), 14, marks, waves)
        parts += group(
            path(strip, INK, opacity=0.34, transform="translate(8 12)")
            + body
            + line("M-46 -50q30 -16 60 -12", "#ffe6b0", 10, opacity=0.7),
            transform=at(seed.between(-5, 5), 84 + k * 150, seed.between(-5, 5)),
        )
    scene.symbol(
        f"{key}-s",
        path(slab(Box(0, 330, 140, 640), 50), INK, opacity=0.35, filter="url(#b8)")
        + path(slab(Box(0, 760, 16, 280), 6), INK, opacity=0.3, filter="url(#b3)"),
    )
    return scene.symbol(key, parts)


def fan(scene: Scene, keys: list[str], foot: tuple[float, float], turns: list[float], size: float = 1) -> None:
    """Lay skewers as a fan whose handles meet at `foot`."""
    for k, turn in enumerate(turns):
        key = keys[k % len(keys)]
        for end, dx, dy in (("-s", 14, 20), ("", 0, 0)):
            scene.add(
                f'<use href="#{key}{end}" transform="{at(foot[0] + dx, foot[1] + dy, turn, size)} translate(0 -900)"/>'
            )


def tempura(scene: Scene) -> None:
    """Draw five skewers on a plate with red sauce."""
    fill(scene, tegel(scene, "#e9dcc0", "#b5482f", 260))
    plate(scene, 800, 590, 550, "#fdf6e6", "#2f8f86")
    scene.add(group(banana_leaf(scene, 880, 640), transform=at(800, 520, 0)))
    keys = [tempura_stick(scene, f"tem{k}") for k in range(3)]
    fan(scene, keys, (800, 1160), [-31, -15.5, 0, 15.5, 31])
    inside = bowl(scene, 1180, 960, 150, WHITE)
    sauce(scene, inside, (1180, 960), 150, CHILLI)
    scene.add(
        group(chilli(scene, 220, "#4f8f3f"), transform=at(280, 1010, -20)),
        group(chilli(scene, 210), transform=at(330, 1080, -6)),
    )


def tofu(scene: Scene, key: str) -> str:
    """Keep one triangle of inside-out tofu of about 330 pixels as a symbol; return its id."""
    seed = Seed(key)
    crust = smooth(
        [
            (0, -158),
            (42, -128),
            (100, -30),
            (158, 76),
            (150, 124),
            (96, 140),
            (0, 132),
            (-96, 142),
            (-152, 122),
            (-156, 74),
            (-98, -34),
            (-40, -128),
        ]
    )
    core = smooth([(0, -70), (34, -34), (86, 60), (74, 88), (0, 84), (-76, 88), (-86, 58), (-34, -34)])
    bumps = ""
    for x, y in spread(seed, (0, 30), 160, 150, 70):
        r = seed.between(8, 19)
        tone = seed.pick(["#e6a94e", "#b86c22", "#f2c56e", "#a35a1b", "#d99438"])
        bumps += (
            ellipse(x + 2, y + 3, r, r * 0.8, fill=dark(tone, 0.35))
            + ellipse(x, y, r, r * 0.8, fill=tone)
            + ellipse(x - r * 0.3, y - r * 0.3, r * 0.35, r * 0.2, fill="#ffedc2", opacity=0.8)
        )
    flecks = ""
    for _ in range(26):
        turn = at(seed.between(-80, 80), seed.between(-50, 86), seed.between(0, 180))
        flecks += group(
            path(slab(Box(0, 0, seed.between(8, 18), 6), 3), seed.pick([LEAF_LIGHT, "#f0962e", "#dcc79e", "#c9a876"])),
            transform=turn,
        )
    parts = (
        scene.solid(crust, CRUST, 14, bumps)
        + path(core, dark("#f1e0b8", 0.4), transform="translate(3 5)")
        + scene.solid(core, "#f3e4c0", 9, flecks)
    )
    scene.symbol(f"{key}-s", path(crust, INK, opacity=0.4))
    return scene.symbol(key, parts)


def tahu_walik(scene: Scene) -> None:
    """Draw golden tofu triangles on banana leaf with bird's-eye chillies."""
    fill(scene, kawung(scene, "#6b2f1c", "#c98a54", 150))
    plate(scene, 800, 600, 560, "#c9764a")
    scene.add(group(banana_leaf(scene, 980, 860), transform=at(800, 600, -18)))
    keys = [tofu(scene, f"tofu{k}") for k in range(3)]
    spots = [(560, 430), (830, 370), (1070, 500), (480, 690), (760, 640), (1030, 770), (690, 880)]
    turns = [-18, 24, 60, 40, -8, 14, -34]
    for k, ((x, y), turn) in enumerate(zip(spots, turns, strict=True)):
        key = keys[k % 3]
        scene.add(
            f'<use href="#{key}-s" transform="{at(x + 12, y + 18, turn, 0.98)}"/><use href="#{key}" transform="{at(x, y, turn, 0.98)}"/>'
        )
    for x, y, turn, tone in (
        (1090, 960, -30, "#5f9c3f"),
        (960, 1000, 12, CHILLI),
        (1180, 640, 70, "#5f9c3f"),
        (420, 880, 30, "#5f9c3f"),
        (1250, 1060, -14, CHILLI),
    ):
        scene.add(group(chilli(scene, 150, tone), transform=at(x, y, turn)))
    inside = bowl(scene, 1390, 250, 140, WHITE)
    sauce(scene, inside, (1390, 250), 140, "#7a3218")


def ball_stick(scene: Scene, key: str) -> str:
    """Keep a skewer with four glazed meatballs as a symbol; return its id."""
    seed, parts = Seed(key), stick(900)
    for k in range(4):
        ball, marks = oval(0, 0, 84, 80), ""
        for _ in range(3):
            marks += line(
                f"M{num(seed.between(-80, -50))} {num(seed.between(-60, 60))}q60 {num(seed.between(-20, 20))} 130 -10",
                "#3b160a",
                12,
                opacity=0.5,
            )
        for _ in range(16):
            marks += ellipse(
                seed.between(-70, 70),
                seed.between(-66, 66),
                seed.between(3, 8),
                seed.between(3, 5),
                fill=seed.pick(["#e8a54a", "#c8452a", "#5a2410"]),
                opacity=0.75,
            )
        gloss = line("M-48 -34Q-34 -58 -4 -60", "#ffe6bd", 13, opacity=0.85) + ellipse(
            24, -50, 8, 6, fill="#ffe6bd", opacity=0.7
        )
        drip = scene.solid(ball, "#8f4420", 18, marks)
        parts += group(
            path(ball, INK, opacity=0.36, transform="translate(9 14)") + drip + gloss, transform=at(0, 90 + k * 152)
        )
    scene.symbol(f"{key}-s", path(slab(Box(0, 320, 150, 640), 70), INK, opacity=0.35, filter="url(#b8)"))
    return scene.symbol(key, parts)


def bakso_bakar(scene: Scene) -> None:
    """Draw glazed meatballs on the grill."""
    fill(scene, "#3a2723")
    wood(scene, "#8f5a34")
    pan = slab(Box(800, 560, 1240, 800), 60)
    scene.add(scene.shadow(pan, 30, 40, 18), scene.solid(pan, "#4a4044", 18))
    bed = slab(Box(800, 560, 1140, 700), 40)
    coals, seed = path(bed, "#2a1c1c"), scene.seed
    for x, y in spread(seed, (800, 560), 600, 400, 120):
        r = seed.between(30, 62)
        tone = seed.pick(["#3b2a28", "#4c3a36", "#c9441c", "#f08a2c", "#2f2220"])
        coals += path(blob(seed, Box(x, y, r * 2, r * 1.7), 0.16, 7), tone)
    glow = ellipse(800, 560, 460, 260, fill="#ff8a2c", opacity=0.3, filter="url(#b40)")
    scene.add(scene.within(bed, coals, glow))
    for k in range(15):
        x = 250 + k * 79
        scene.add(
            path(slab(Box(x + 6, 568, 14, 720), 6), INK, opacity=0.5),
            path(slab(Box(x, 560, 14, 720), 6), "#8e9497"),
            path(slab(Box(x - 3, 560, 5, 720), 2), "#d3d8d9"),
        )
    keys = [ball_stick(scene, f"ball{k}") for k in range(3)]
    for k, x in enumerate((470, 690, 910, 1130)):
        turn = (-5, 3, -2, 5)[k]
        for end, dx, dy in (("-s", 16, 26), ("", 0, 0)):
            scene.add(f'<use href="#{keys[k % 3]}{end}" transform="{at(x + dx, 210 + dy, turn)}"/>')
    steam(scene, 640, 260, 220)
    steam(scene, 1000, 250, 200)
    inside = bowl(scene, 1440, 1060, 110, "#c9764a")
    sauce(scene, inside, (1440, 1060), 110, "#5a2410")


def tahu_walik_beku(scene: Scene) -> None:
    """Draw a frozen pack of tofu triangles."""
    fill(scene, tegel(scene, "#dce9ea", "#a9c9d4", 260))
    for x, y, size in (
        (190, 250, 130),
        (290, 130, 90),
        (1420, 950, 140),
        (1330, 1080, 100),
        (1440, 240, 90),
        (190, 1010, 110),
    ):
        scene.add(ice(scene, x, y, size))
    keys, filling = [tofu(scene, f"froz{k}") for k in range(2)], ""
    for row in range(4):
        for column in range(5):
            x, y, turn = 800 + (column - 2) * 164, 440 + row * 162, 180 * ((row + column) % 2)
            key = keys[(row + column) % 2]
            filling += f'<use href="#{key}-s" transform="{at(x + 6, y + 9, turn, 0.54)}"/><use href="#{key}" transform="{at(x, y, turn, 0.54)}"/>'
    frozen_pack(scene, Box(800, 600, 960, 960), "#f4f7f5", filling, CHILLI)


def sampul(scene: Scene) -> None:
    """Draw the red cart at night under its lamps."""
    fill(scene, "#1f2a52")
    for k in range(5):
        scene.add(
            path(
                f"M0 {360 + k * 105}Q800 {300 + k * 110} {WIDTH} {380 + k * 105}V{HEIGHT}H0Z",
                mix("#1f2a52", "#6a4f78", 0.17 * (k + 1)),
            )
        )
    stars = Seed("stars")
    for _ in range(60):
        scene.add(
            ellipse(
                stars.between(0, WIDTH),
                stars.between(0, 520),
                stars.between(2, 4.5),
                stars.between(2, 4.5),
                fill="#ffeec2",
                opacity=stars.between(0.4, 0.9),
            )
        )
    scene.add(path("M1330 100a90 90 0 1 0 70 150a76 76 0 1 1 -70 -150Z", "#ffe9b0"))
    for k in range(9):
        scene.add(
            path(blob(stars, Box(k * 210 - 40, 800, 300, 260), 0.1, 12), mix("#1c3540", "#2d3767", 0.2 * (k % 3)))
        )
    palm_tree(scene, 130, 850, 560, "#1f4a3c")
    scene.add(
        path(slab(Box(800, 1010, WIDTH, 400)), "#5a4650"),
        ellipse(800, 1090, 760, 120, fill="#e8a85a", opacity=0.45, filter="url(#b40)"),
    )
    scene.add(ellipse(800, 560, 560, 300, fill="#ffb65a", opacity=0.3, filter="url(#b40)"))
    for x in (420, 1180):
        scene.add(scene.solid(slab(Box(x, 520, 22, 420), 6), "#e0c9a4", 7))
    scene.add(path(slab(Box(800, 600, 760, 250), 8), "#f8d9a0"), path(slab(Box(800, 708, 760, 34)), "#d9a85e"))
    pan = smooth([(470, 640), (520, 716), (700, 716), (750, 640)], closed=False) + "Z"
    keys = [tofu(scene, f"ct{k}") for k in range(2)]
    scene.add(
        scatter(Seed("pan"), keys, [(540, 640), (610, 622), (680, 640), (575, 650), (650, 654)], 180, (0.26, 0.3))
    )
    scene.add(scene.solid(pan, "#4a4448", 12), path(oval(610, 640, 142, 16), stroke="#6a6468", stroke_width=10))
    sticks = [tempura_stick(scene, "cs"), ball_stick(scene, "cb")]
    for k in range(8):
        scene.add(f'<use href="#{sticks[k % 2]}" transform="{at(830 + k * 42, 508, (k - 3.5) * 3, 0.26)}"/>')
    scene.add(scene.solid(slab(Box(975, 706, 360, 60), 12), "#c9764a", 10))
    cart(scene, "#b92d22", GOLD, Box(800, 872, 880, 290))
    awning(scene, Box(800, 290, 960, 150), "#b92d22", CREAM)
    for x in (520, 800, 1080):
        lamp(scene, x, 470, 26)
    steam(scene, 610, 600, 160)


PICTURES = {
    "sampul": sampul,
    "tempura": tempura,
    "tahu-walik": tahu_walik,
    "bakso-bakar": bakso_bakar,
    "tahu-walik-beku": tahu_walik_beku,
}
