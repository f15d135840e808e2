"""Has the share studio's modules draw made things in a browser, and says where every word of them came to stand."""

from __future__ import annotations

import base64
import io
from dataclasses import asdict
from typing import Any

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page

from katalog.share.cards import tones

SHAPES = {"persegi": 1080, "feed": 1350, "story": 1920}
SMALL = 180  # pixels, the width in which a picture is kept
LOOKED_AT = 24  # the width in which two are compared: browsers set letters differently, some a step smaller
ALIKE = 3.0  # mean difference of a channel, of 255; between two browsers of today it is up to 1.1
NOWHERE_MORE = 60  # and the largest one; between those two it is up to 30
NAMES = (
    "Es",
    "Nasi Kotak Rendang untuk Pengajian, Arisan, dan Syukuran Keluarga Besar",
    "W" * 60,
    "i" * 2000,
    "Keripik Tempe Sagu Daun Jeruk Pedas Manis Gurih Isi Dua Ratus Lima Puluh Gram untuk Oleh-Oleh Keluarga Besar",
)
DRAW = """async ({ scripts, fonts, cases }) => {
  const [picture, board, words] = await Promise.all(
    ["picture", "board", "words"].map((name) => import(`${scripts}studio/${name}.js`)));
  for (const [weight, address] of Object.entries(fonts)) {
    const face = new FontFace(words.FONT, await (await fetch(address)).arrayBuffer(), { weight });
    document.fonts.add(await face.load());
  }
  const photo = ({ width, height, plain }) => {
    const image = document.createElement("canvas");
    [image.width, image.height] = [width, height];
    const pen = image.getContext("2d");
    pen.fillStyle = plain || "#d8cfae";
    pen.fillRect(0, 0, width, height);
    if (!plain) {
      pen.fillStyle = "#b3261a";
      pen.fillRect(0, 0, width, height / 10);
      pen.fillStyle = "#2c3b83";
      pen.fillRect(0, height * 0.9, width, height / 10);
      pen.fillStyle = "#6b3a14";
      pen.beginPath();
      pen.arc(width / 2, height / 2, Math.min(width, height) / 4, 0, 7);
      pen.fill();
    }
    return { image, width, height };
  };
  const written = [];
  const plain = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const size = Number(/(\\d+)px/.exec(this.font)[1]);
    const { width } = this.measureText(text);
    const left = this.textAlign === "right" ? x - width : this.textAlign === "center" ? x - width / 2 : x;
    written.push({ text, size, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.22 });
    return plain.call(this, text, x, y);
  };
  const made = cases.map(({ shape, tone, words: said, photos, head, items, tiles, small }) => {
    const canvas = document.createElement("canvas");
    written.length = 0;
    const shown = (items || []).map((each) => ({ ...each, photo: each.photo && photo(each.photo) }));
    if (items) (tiles ? board.drawTiles : board.drawList)(canvas, shape, head, shown, tone);
    else picture.draw(canvas, shape, said, photos.map(photo), tone);
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [small, Math.round((canvas.height * small) / canvas.width)];
    const pen = Object.assign(copy.getContext("2d"), { imageSmoothingQuality: "high" });
    if (small) pen.drawImage(canvas, 0, 0, copy.width, copy.height);
    const size = [canvas.width, canvas.height];
    return { size, written: [...written], picture: small ? copy.toDataURL("image/png") : "" };
  });
  CanvasRenderingContext2D.prototype.fillText = plain;
  return made;
}"""


def drawn(page: Page, site_url: str, scripts: str, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return for each case its `size` and the `written` words with their boxes in pixels, and its small `picture`.

    `page` is of the site at `site_url`, `scripts` the folder of the modules there.
    """
    folder = f"{site_url}assets/plus-jakarta-sans-0.4.2/PlusJakartaSans"
    fonts = {"500": f"{folder}-Medium.woff2", "800": f"{folder}-ExtraBold.woff2"}
    made: list[dict[str, Any]] = page.evaluate(DRAW, {"scripts": site_url + scripts, "fonts": fonts, "cases": cases})
    for each in made:
        if each["picture"]:
            content = base64.b64decode(each["picture"].partition(",")[2])
            each["picture"] = Image.open(io.BytesIO(content)).convert("RGB")
    return made


def case(shape: str, *photos: dict[str, Any], light: bool = False, small: int = 0, **words: Any) -> dict[str, Any]:
    """Return a picture of one thing to draw; `photos` are their sizes, `words` differ from an ordinary product's."""
    said = {
        "over": "Desa Dalu Sepuluh B", "name": "Keripik Tempe", "under": "Keripik Tempe Bu SR", "tag": "Rp15.000",
        "unit": "/ bungkus 250 g", "note": "", "struck": False, "call": "Pesan lewat WhatsApp",
        "number": "0812-0000-0001", "badges": [], "sample": "", "initials": "KT", **words,
    }  # fmt: skip
    return {"shape": shape, "tone": tone(light=light), "words": said, "photos": list(photos), "small": small}


def board(shape: str, *items: dict[str, Any], tiles: bool, light: bool = False, small: int = 0) -> dict[str, Any]:
    """Return a picture of several products to draw, as tiles or as a price list."""
    head = {
        "over": "Desa Dalu Sepuluh B", "title": "Ready hari ini", "seller": "Keripik Tempe Bu SR",
        "day": "Kamis, 26 Maret 2026", "call": "Pesan lewat WhatsApp", "number": "0812-0000-0001", "sample": "",
        "rest": "dan {jumlah} lagi di katalog",
    }  # fmt: skip
    return {
        "shape": shape,
        "tone": tone(light=light),
        "head": head,
        "items": list(items),
        "tiles": tiles,
        "small": small,
    }


def item(name: str, price: str, unit: str = "", photo: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a product of a board."""
    return {"name": name, "price": price, "unit": unit, "initials": "KT", "photo": photo}


def tone(*, light: bool) -> dict[str, str]:
    """Return colours as a kit's page has them."""
    return asdict(tones.in_daylight(tones.LEAF) if light else tones.LEAF)


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two pictures show the same, edges of letters aside."""
    size = (LOOKED_AT, round(LOOKED_AT * one.height / one.width))
    shrunk = [each.convert("RGB").resize(size, Image.Resampling.BOX) for each in (one, other)]
    stat = ImageStat.Stat(ImageChops.difference(*shrunk))
    return max(stat.mean) <= ALIKE and max(high for _, high in stat.extrema) <= NOWHERE_MORE


def overlapping(boxes: list[dict[str, Any]], slack: float = 3) -> list[tuple[str, str]]:
    """Return the pairs of texts that stand on one another by more than `slack` pixels."""
    return [
        (one["text"], other["text"])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one["left"] < other["right"] - slack
        and other["left"] < one["right"] - slack
        and one["top"] < other["bottom"] - slack
        and other["top"] < one["bottom"] - slack
    ]
