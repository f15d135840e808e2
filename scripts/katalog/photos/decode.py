"""One photo file's bytes in, one small upright sRGB picture out: everything odd about a file ends here."""

from __future__ import annotations

import io
import struct
import threading
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from PIL import (  # the plugins register themselves; `formats=` below knows only those that are imported
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageChops,
    ImageCms,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
    features,
)

from katalog.photos import file_type, truncated
from katalog.photos.faults import Kind, PhotoError
from katalog.photos.plan import MAX_PROPORTION, Plan, plan

try:  # an extra, never a must: its wheel bundles x265, so as a whole it is under GPL-2
    import pillow_heif
except ImportError:
    HEIF_VERSION = None
else:
    HEIF_VERSION = f"{pillow_heif.__version__} {pillow_heif.libheif_version()}"
    pillow_heif.register_heif_opener(thumbnails=False)

PLUGINS = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF") + (("HEIF",) if HEIF_VERSION else ())
EVERY_LIBRARY = ("avif", "jpg", "libjpeg_turbo", "littlecms2", "webp", "zlib")

# Limits in pixels, read from the header before anything is decoded, so that no photo takes 1 GB or 10 s.
JPEG_MAX_PIXELS = 220_000_000  # phones make 200 MP; a scaled decode needs an eighth of each side in memory
PROGRESSIVE_MAX_PIXELS = 100_000_000  # all coefficients are held at full size: up to 6 bytes a pixel
MAX_PIXELS = 50_000_000  # the others are decoded whole, WebP at 16 bytes a pixel; phones make HEIC of 48 MP
LEAST_SIDE = 32  # pixels; smaller is an icon or a tracking pixel
JPEGS = frozenset({"JPEG", "MPO"})
UNDECODED = (128, 128)  # what libjpeg leaves where the data ended before the picture: coefficients of zero
ROUNDING = 2  # of 255 levels
MILLION = 1_000_000
ORIENTATION = 0x0112  # EXIF 2.32, tag 274

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = frozenset({5, 6, 7, 8})

# Pillow's own limit would stop 200 MP photos and warn on standard error; ours are below, by format.
Image.MAX_IMAGE_PIXELS = JPEG_MAX_PIXELS
warnings.simplefilter("ignore", Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")  # English, about EXIF that is of no use here

Hold = Callable[[int], AbstractContextManager[None]]
"""Takes a number of pixels and keeps them reserved for as long as the `with` lasts."""


@dataclass(frozen=True)
class Decoded:
    """A photo ready to be cut up: `image` is RGB, upright, sRGB, without metadata and at least of `plan.least` size.

    `size` is the whole photo's, upright, in pixels.
    """

    image: Image.Image
    size: tuple[int, int]
    plan: Plan


def library_versions() -> dict[str, str | None]:
    """Return the versions of every library that a picture's bytes depend on."""
    found = {name: features.version(name) for name in EVERY_LIBRARY}
    return {"pillow": features.version("pil"), "heif": HEIF_VERSION, **found}


class Decoder:
    """Decodes photos; one instance serves all threads of a build and remembers colour transforms between them."""

    def __init__(self) -> None:
        """Begin with no colour transform known."""
        self._srgb = ImageCms.createProfile("sRGB")
        self._transforms: dict[tuple[bytes, str], ImageCms.ImageCmsTransform | None] = {}
        self._lock = threading.Lock()

    def decode(self, source: bytes, hold: Hold) -> Decoded:
        """Return the photo in `source`, its decoded pixels reserved with `hold` while they are in memory.

        Raises PhotoError, with a sentence for the volunteer, on whatever is no usable photo.
        """
        file_type.refuse_others(source, heic=HEIF_VERSION is not None)
        if truncated.is_cut(source):
            raise PhotoError(Kind.TRUNCATED)
        with _open(source) as opened:
            turn = _orientation(opened)
            size = opened.size[::-1] if turn in SIDEWAYS else opened.size
            _check_size(opened, size)
            wanted = plan(size)
            profile = opened.info.get("icc_profile")
            least = wanted.least[::-1] if turn in SIDEWAYS else wanted.least
            held = opened.width * opened.height if opened.info.get("progressive") else 0
            opened.draft(None, least)  # JPEG only: libjpeg decodes at 1/2, 1/4 or 1/8 for a fraction of the work
            with hold(held + opened.width * opened.height):
                _load(opened)
                if opened.format in JPEGS and _ends_undecoded(opened):
                    raise PhotoError(Kind.TRUNCATED)
                image = _plain(opened)
                factor = min(image.width // least[0], image.height // least[1])
                image = image.reduce(factor) if factor > 1 else image.copy()
        if turn in TURNS:
            image = image.transpose(TURNS[turn])  # after shrinking, when it is cheap
        image = _flattened(self._in_srgb(image, profile))
        image.info = {}  # or encoders would write the profile, the comment and the position into what they make
        return Decoded(image, size, wanted)

    def _in_srgb(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        goal = "RGBA" if image.mode == "RGBA" else "RGB"
        transform = self._transform(profile, image.mode) if isinstance(profile, bytes) else None
        if transform is None:
            return image if image.mode == goal else image.convert(goal)
        if goal == "RGB":
            return ImageCms.applyTransform(image, transform) or image
        alpha = image.getchannel("A")
        image = ImageCms.applyTransform(image, transform) or image
        image.putalpha(alpha)
        return image

    def _transform(self, profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
        key = (profile, mode)
        with self._lock:
            if key not in self._transforms:
                self._transforms[key] = self._built(profile, mode)
            return self._transforms[key]

    def _built(self, profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
        """Return the transform to sRGB, None where the profile is sRGB itself, damaged or of another colour space."""
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if source.profile.xcolor_space.strip() not in _SPACES[mode]:
                return None
            goal = "RGBA" if mode == "RGBA" else "RGB"
            intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
            transform = ImageCms.buildTransform(source, self._srgb, mode, goal, intent)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return None
        return None if mode == goal and _changes_little(transform, mode) else transform


_SPACES = {"L": ("GRAY",), "RGB": ("RGB",), "RGBA": ("RGB",), "CMYK": ("CMYK",)}


def _changes_little(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Return whether a transform is only rounding: profiles by any name that are sRGB differ by 1, others by 60 up."""
    steps = range(0, 256, 51)
    probe = Image.new("RGB", (len(steps) ** 2, len(steps)))
    probe.putdata([(red, green, blue) for red in steps for green in steps for blue in steps])
    probe = probe.convert(mode)
    changed = ImageCms.applyTransform(probe, transform) or probe
    bands = ImageChops.difference(probe.convert("RGB"), changed.convert("RGB")).getextrema()
    return all(isinstance(band, tuple) and band[1] <= ROUNDING for band in bands)


def _open(source: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(source), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoError(Kind.BOMB, 2 * JPEG_MAX_PIXELS // MILLION) from None
    except ValueError as error:
        if "text" in str(error).lower() or "decompressed data too large" in str(error).lower():
            raise PhotoError(Kind.STUFFED) from None
        raise PhotoError(Kind.DAMAGED) from None
    except Exception as error:
        raise PhotoError(Kind.DAMAGED) from error


def _load(image: Image.Image) -> None:
    """Decode the pixels. Raises PhotoError whatever the codec raises: what it stumbles over is a damaged photo."""
    try:
        image.load()
    except MemoryError:
        raise
    except Exception as error:
        cut = "truncated" in str(error) or isinstance(error, EOFError)
        raise PhotoError(Kind.TRUNCATED if cut else Kind.DAMAGED) from error


def _ends_undecoded(image: Image.Image) -> bool:
    """Return whether a JPEG's last row is what was never there, as in a file cut short and closed properly."""
    last = image.crop((0, image.height - 1, image.width, image.height))
    extremes = last.getextrema() if image.mode in {"L", "RGB"} else ()
    return bool(extremes) and all(band == UNDECODED for band in (extremes if image.mode == "RGB" else (extremes,)))


def _orientation(image: Image.Image) -> int:
    try:
        turn = image.getexif().get(ORIENTATION, 1)
    except (SyntaxError, ValueError, TypeError, KeyError, OSError, EOFError, struct.error, UserWarning):
        return 1  # a broken EXIF block says nothing about the pixels
    return turn if isinstance(turn, int) and turn in TURNS else 1


def _check_size(image: Image.Image, size: tuple[int, int]) -> None:
    width, height = size
    limit = MAX_PIXELS
    if image.format in JPEGS:
        limit = PROGRESSIVE_MAX_PIXELS if image.info.get("progressive") else JPEG_MAX_PIXELS
    if width * height > limit:
        raise PhotoError(Kind.TOO_MANY_PIXELS, width, height, limit // MILLION)
    if min(size) < LEAST_SIDE:
        if max(size) > MAX_PROPORTION * min(size):
            raise PhotoError(Kind.TOO_NARROW, width, height, MAX_PROPORTION)
        raise PhotoError(Kind.TOO_SMALL, width, height, LEAST_SIDE, LEAST_SIDE)
    if max(size) > MAX_PROPORTION * min(size):
        raise PhotoError(Kind.TOO_NARROW, width, height, MAX_PROPORTION)


def _plain(image: Image.Image) -> Image.Image:
    try:
        return _in_plain_mode(image)
    except ValueError as error:  # of a palette, say, with fewer colours than its transparency has
        raise PhotoError(Kind.DAMAGED) from error


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """Return the picture as L, RGB, RGBA or CMYK, nothing clipped and transparency kept."""
    mode = image.mode
    if mode.startswith("I"):  # 16-bit grey: a plain convert clips everything above 255 to white
        return image.convert("I").point(lambda value: value * (1 / 257) + 0).convert("L")
    if mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        return image.convert("RGBA")
    if mode in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    return image.convert("L" if mode == "1" else "RGB")


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white
