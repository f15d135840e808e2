"""Every difficult photo ends as its case says: right way up in its right colours, or refused with its sentence."""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
import shared_photos
from PIL import Image, ImageChops, ImageStat

from katalog.photos import make, plan
from katalog.photos.decode import Decoder
from katalog.photos.make import PhotoRequest
from katalog.problems import Place, Severity
from katalog.settings import Settings

pytestmark = [
    shared_photos.needs(shared_photos.HARD),
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),  # as the program does
]
PHOTOS = shared_photos.photos_in(shared_photos.HARD)

REFUSED = {  # by number: how its sentence goes on after its name
    32: "terpotong",
    33: "terpotong",
    34: "rusak",
    35: "terpotong",
    36: "kosong (0 byte)",
    37: "bukan foto: isinya teks",
    38: "bukan foto: isinya halaman web",
    42: "terlalu besar: 24000 x 10000 piksel (batasnya 50 juta piksel)",
    43: "terlalu besar: lebih dari 440 juta piksel",
    44: "terlalu besar: 20000 x 14000 piksel (batasnya 220 juta piksel)",
    45: "terlalu besar: lebih dari 440 juta piksel",
    46: "ditolak: catatan tersembunyi",
    52: "terlalu kecil: 1 x 1 piksel",
    53: "terlalu kecil: 1 x 1 piksel",
    54: "terlalu kecil: 1 x 1 piksel",
    57: "adalah gambar SVG",
    58: "adalah gambar SVG",
}
TINY = 100
LIGHT = [value / 255 for value in range(256)]
COMPARED_AT = 64  # pixels: both pictures are compared at this width, where compression no longer shows


def number(path):
    return int(path.name.split("-")[0])


def in_settings(root):
    return Settings(
        root=root, businesses=root / "businesses", site_url="https://desa.example/", today=date(2026, 3, 20), jobs=2
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The results of all difficult photos and the folder with their files."""
    settings = in_settings(tmp_path_factory.mktemp("hard"))
    requests = [PhotoRequest(("hard", path.name), path, Place("usaha.yaml", number(path), 5)) for path in PHOTOS]
    return make.make_pictures(requests, settings, None), make.published_from(settings)


def by_libvips(path, width):
    pyvips = pytest.importorskip("pyvips", reason="pyvips reads the reference: run `make setup-test`")
    image = pyvips.Image.thumbnail(str(path), width, height=100_000, export_profile="srgb")
    if image.hasalpha():
        image = image.flatten(background=255)
    image = image.colourspace("srgb").cast("uchar")
    return Image.frombytes("RGB", (image.width, image.height), image.write_to_memory())


def by_imagemagick(path, width):
    """CMYK without a profile: libvips assumes a printing press; everyone else, and we, assume plain inks."""
    return Image.open(io.BytesIO(imagemagick(path, "-resize", f"{width}x", "-colorspace", "sRGB"))).convert("RGB")


def by_both(path, width):
    """HEIC: ImageMagick reads the pixels, exiftool the profile, libvips applies it."""
    profile, plain = (Path(tempfile.mkdtemp()) / name for name in ("profile.icc", "plain.png"))
    profile.write_bytes(
        subprocess.run(["exiftool", "-b", "-ICC_Profile", path], capture_output=True, check=True).stdout
    )
    plain.write_bytes(imagemagick(path, "-auto-orient", "-profile", profile))
    return by_libvips(plain, width)


def by_gamma(path, width):
    """Two PNGs that say their numbers are light itself (gAMA 1.0): Chromium brightens them, libvips does not."""
    coded = [round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)) for v in LIGHT]
    pyvips = pytest.importorskip("pyvips", reason="pyvips reads the reference: run `make setup-test`")
    image = pyvips.Image.thumbnail(str(path), width, height=100_000).cast("uchar")
    plain = Image.frombytes("RGBA", (image.width, image.height), image.write_to_memory())
    white = Image.new("RGB", plain.size, "white")
    white.paste(plain.convert("RGB").point(coded * 3), mask=plain.getchannel("A"))
    return white


def imagemagick(path, *options):
    program = shutil.which("magick") or shutil.which("convert-im6.q16")
    if program is None:
        pytest.skip("ImageMagick reads this reference: install the package imagemagick")
    found = subprocess.run([program, f"{path}[0]", *options, "-depth", "8", "png:-"], capture_output=True, check=False)
    if found.returncode or not found.stdout:
        pytest.skip(f"ImageMagick has no reader for {path.suffix} here")
    return found.stdout


REFERENCES = {13: by_imagemagick, 14: by_imagemagick, 18: by_gamma, 20: by_gamma, 29: by_both}


def test_every_case_of_the_collection_is_here():
    assert [number(path) for path in PHOTOS] == list(range(1, 62))


@pytest.mark.parametrize("path", [p for p in PHOTOS if number(p) in REFUSED], ids=lambda path: path.name)
def test_what_is_no_photo_is_refused_where_it_is_named(built, path):
    results, _folder = built
    assert ("hard", path.name) not in results.pictures
    (problem,) = [p for p in results.problems if p.place.line == number(path)]
    assert problem.message.startswith(f"foto `{path.name}` {REFUSED[number(path)]}")
    assert problem.severity is Severity.ERROR
    assert problem.hint
    assert (problem.place.path, problem.place.column) == ("usaha.yaml", 5)


@pytest.mark.parametrize("path", [p for p in PHOTOS if number(p) not in REFUSED], ids=lambda path: path.name)
def test_a_photo_looks_as_another_library_sees_it(built, path):
    results, folder = built
    assert not [p for p in results.problems if p.place.line == number(path) and p.severity is Severity.ERROR]
    picture = results.pictures["hard", path.name]
    reference = REFERENCES.get(number(path), by_libvips)(path, picture.width)
    decoded = Decoder().decode(path.read_bytes(), contextlib.nullcontext)
    assert far_apart(decoded.image, reference) < 2
    assert abs(reference.height - picture.height) <= 2
    for rendition in (*picture.avif, picture.fallback):
        with Image.open(folder / rendition.name) as opened:
            image = opened.convert("RGB")
        assert image.size == (rendition.width, rendition.height)
        assert far_apart(image, reference) < tolerance(rendition, picture)


def tolerance(rendition, picture):
    """Return how far apart is near enough: what is smaller loses more to compression, drawings of a few pixels most."""
    if picture.width <= TINY:
        return 20
    return 6 if rendition.width <= plan.AVIF_WIDTHS[1] else 4


def far_apart(image, reference):
    """Return how far two pictures are from each other in the band where it is most, 0 to 255."""
    size = (COMPARED_AT, max(1, round(COMPARED_AT * image.height / image.width)))
    small = [each.resize(size, Image.Resampling.BOX) for each in (image, reference)]
    return max(ImageStat.Stat(ImageChops.difference(*small)).mean)


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_turned_photo_is_the_one_that_was_not(built, turn):
    results, folder = built
    straight, turned = (results.pictures["hard", f"0{n}-exif-orientation-{n}.jpg"] for n in (1, turn))
    with Image.open(folder / straight.fallback.name) as a, Image.open(folder / turned.fallback.name) as b:
        assert far_apart(b, a) < 2


@pytest.mark.parametrize("name", ["42-bomb-240mp.png", "43-bomb-4295mp.png", "44-bomb-280mp.jpg", "45-bomb-4365mp.gif"])
def test_a_bomb_is_refused_before_it_is_decoded(name, tmp_path, monkeypatch):
    monkeypatch.setattr("katalog.photos.decode._load", lambda _image: pytest.fail("decoded"))
    request = PhotoRequest(("hard", name), shared_photos.HARD / name, Place("usaha.yaml"))
    assert make.make_pictures([request], in_settings(tmp_path), None).pictures == {}


def test_no_picture_has_a_trace_of_its_photo(built):
    """Asked of exiftool: no EXIF, GPS, XMP, IPTC, colour profile, comment or second picture."""
    _results, folder = built
    if shutil.which("exiftool") is None:
        pytest.fail("this test reads metadata with exiftool: install the package libimage-exiftool-perl")
    told = subprocess.run(["exiftool", "-json", "-G1", "-a", "-u", str(folder)], capture_output=True, check=True)
    files = json.loads(told.stdout)
    assert len(files) == len(list(folder.iterdir())) > 250
    groups = {tag.split(":")[0] for tags in files for tag in tags if ":" in tag}
    # What remains says how a file is laid out: sizes, brands of its container, the JFIF version.
    assert groups <= {"ExifTool", "System", "File", "JFIF", "Composite", "QuickTime", "Meta", "Item1"}
    names = {tag.split(":")[1] for tags in files for tag in tags if ":" in tag}
    assert not {name for name in names if "GPS" in name or "Comment" in name}
    # AVIF has to say that it is sRGB: by a code of a few bytes, not by a profile.
    assert {tags.get("Meta:ColorProfiles", tags.get("QuickTime:ColorProfiles", "nclx")) for tags in files} == {"nclx"}


def test_no_photo_takes_a_gigabyte_or_ten_seconds(tmp_path):
    """In a process of their own, one after the other; the largest memory of all bounds each."""
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("one_by_one.py"), tmp_path, *PHOTOS],
        capture_output=True,
        check=True,
        text=True,
    )
    measured = json.loads(told.stdout)
    assert len(measured["seconds"]) == len(PHOTOS)
    assert max(measured["seconds"].values()) < 10
    assert measured["peak_bytes"] < 1_000_000_000
