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

from katalog.photos import colours, file_type, ground, jpeg_data, jpeg_load, png, stated_colours, truncated
from katalog.photos.colours import Colours
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
JPEG_START = b"\xff\xd8"
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

    `size` is the whole photo's, upright, in pixels. `unsure` says that the file does not tell which colours it means.
    """

    image: Image.Image
    size: tuple[int, int]
    plan: Plan
    unsure: bool = False


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
        source = png.readable(source)
        if truncated.is_cut(source):
            raise PhotoError(Kind.TRUNCATED)
        data = jpeg_data.read(source) if source.startswith(JPEG_START) else None
        file = io.BytesIO(source) if data is None else _sound(source, data)
        with _open(file) as opened:
            turn = _orientation(opened)
            size = opened.size[::-1] if turn in SIDEWAYS else opened.size
            _check_size(opened, size)
            wanted = plan(size)
            profile = opened.info.get("icc_profile") or None
            stated = stated_colours.stated(source, profile)
            unsure = stated_colours.is_unsure(source, profile)
            least = wanted.least[::-1] if turn in SIDEWAYS else wanted.least
            held = opened.width * opened.height if opened.info.get("progressive") else 0
            opened.draft(None, least)  # JPEG only: libjpeg decodes at 1/2, 1/4 or 1/8 for a fraction of the work
            with hold(held + opened.width * opened.height):
                if data is not None and isinstance(file, jpeg_load.Watched):
                    _load_jpeg(opened, file, data, least)
                else:
                    _load(opened)
                image = _plain(opened)
                factor = min(image.width // least[0], image.height // least[1])
                image = image.reduce(factor) if factor > 1 else image.copy()
        if turn in TURNS:
            image = image.transpose(TURNS[turn])  # after shrinking, when it is cheap
        image = ground.flattened(self._in_srgb(image, profile, stated))
        image.info = {}  # or encoders would write the profile, the comment and the position into what they make
        return Decoded(image, size, wanted, unsure=unsure)

    def _in_srgb(self, image: Image.Image, profile: bytes | None, stated: Colours | None) -> Image.Image:
        goal = "RGBA" if image.mode == "RGBA" else "RGB"
        if stated is not None:
            image = image if image.mode == goal else image.convert(goal)
            if stated.is_hdr:
                return colours.shown(image, stated)
            profile = colours.profile(stated)
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


def _sound(source: bytes, data: jpeg_data.Jpeg) -> jpeg_load.Watched:
    """Return a JPEG to be opened. Raises PhotoError where its structure shows that part of it is missing."""
    if jpeg_data.has_hole(source, data):
        raise PhotoError(Kind.DAMAGED)
    if jpeg_data.is_unfinished(data):
        raise PhotoError(Kind.TRUNCATED)
    return jpeg_load.Watched(source, data)


def _load_jpeg(image: Image.Image, file: jpeg_load.Watched, data: jpeg_data.Jpeg, least: tuple[int, int]) -> None:
    """Decode a JPEG drafted for `least`. Raises PhotoError where its data does not make exactly one picture."""
    _load(image)
    if not file.used_all:
        raise PhotoError(Kind.DAMAGED)
    if jpeg_load.may_lack_data(image, data):
        with _open(io.BytesIO(jpeg_data.filled(file.getvalue(), data))) as other:
            other.draft(None, least)
            _load(other)
            if jpeg_load.differ(image, other):
                raise PhotoError(Kind.TRUNCATED)


def _open(file: io.BytesIO) -> Image.Image:
    try:
        return Image.open(file, formats=FORMATS)
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


def _orientation(image: Image.Image) -> int:
    """Return how a photo has to be turned by its EXIF; browsers do not ask its XMP, as `image.getexif` would."""
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif") or b"")
        turn = exif.get(ORIENTATION, 1)
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
