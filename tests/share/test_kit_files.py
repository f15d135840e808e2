"""The kit of a real entry: every file is made, read by readers not written here, and made only once."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from qr_readers import read_by_both
from samples import renderer_of, site_pages, village_view

from katalog.pages.kinds.product import ProductPage
from katalog.settings import Settings
from katalog.share.cards import collect, requests
from katalog.share.cards import collect as card_making
from katalog.share.kit import draw
from katalog.share.kit.items import ThingMaker
from katalog.share.kit.kit_pages import KitPage, KitPages
from katalog.share.kit.paper import CODE_MIN, MODULE_MIN, code_size
from katalog.share.kit.print_content import PrintWriter
from katalog.site.prepare import prepare
from katalog.texts import Texts

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
KEPT = {"dimsum-kebab", "salon"}
A4, A6 = (595, 842), (298, 420)  # points


class ElsewhereSettings(Settings):
    """Settings of the repository with the cache in another folder."""

    @property
    def cache(self) -> Path:
        return self.businesses.parent / "cache"


def kit_of(catalogue, pictures, settings):
    return draw.make(village_view(catalogue, pictures, settings), settings, Texts.read(settings.overrides))


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    """Return settings, catalogue, pictures and kit of two businesses of the sample village."""
    folder = tmp_path_factory.mktemp("kit")
    (folder / "businesses").symlink_to(ROOT / "businesses")
    settings = ElsewhereSettings(ROOT, folder / "businesses", "https://contoh.desa.id/", date(2026, 11, 24))
    prepared = prepare(settings)
    assert prepared.catalogue is not None
    others = frozenset(b.slug for b in prepared.catalogue.businesses if b.slug not in KEPT)
    catalogue = prepared.catalogue.without(others)
    return (
        settings,
        catalogue,
        prepared.pictures,
        kit_of(catalogue, prepared.pictures, settings),
    )


def test_every_thing_has_codes_and_captions(village):
    settings, catalogue, pictures, kit = village
    texts = Texts.read(settings.overrides)
    view = village_view(catalogue, pictures, settings)
    made = [page for group in KitPages(view, settings.today, texts, kit.files).groups() for page in group()]
    assert [page.address for page in made] == [
        "usaha/dimsum-kebab/kit/", "usaha/dimsum-kebab/kit/tautan/", "usaha/dimsum-kebab/perbarui/",
        "usaha/salon/kit/", "usaha/salon/kit/tautan/", "usaha/salon/perbarui/",
    ]  # fmt: skip
    assert not any(page.indexed for page in made)
    for page in made[::3]:
        assert len(page.prints) == 4
        for item in page.things_of():
            assert {item.code_svg, item.code_png} <= set(kit.files)
            assert [caption.key for caption in item.thing.captions] == ["short", "long", "reel"]
            short, long, _reel = (caption.text for caption in item.thing.captions)
            assert "?dari=wa" in short
            assert "?dari=fb" in long
            assert "#" in long


def test_promos_that_are_over_have_no_kit(village):
    _settings, catalogue, _pictures, kit = village
    promos = {promo.id: promo for business in catalogue.businesses for promo in business.promos}
    over = {key for key, promo in promos.items() if promo.ends and promo.ends < date(2026, 11, 24)}
    assert over
    assert over != set(promos)
    for key in promos:
        assert any(f"-promo-{key}-" in address for address in kit.files) == (key not in over)


def test_every_code_leads_to_a_page_that_exists(village):
    settings, catalogue, pictures, kit = village
    known = {page.address for page in site_pages(catalogue, pictures, settings)}
    codes = [path for address, path in kit.files.items() if address.endswith(".png")]
    assert codes
    for path in codes:
        texts = read_by_both(Image.open(path))
        assert len(texts) == 2
        assert len(set(texts)) == 1
        address, _, rest = texts[0].removeprefix(settings.site_url).partition("?")
        assert address in known
        assert rest.split("#")[0] == "dari=qr"


PAPERS = [("poster-a4", A4), ("kartu-a6", A6), ("label-a4", A4), ("daftar-harga-a4", A4)]


@pytest.mark.parametrize(("kind", "size"), PAPERS)
def test_prints_have_their_paper_and_words(village, kind, size):
    _settings, catalogue, _pictures, kit = village
    business = catalogue.businesses[0]
    reader = pypdf.PdfReader(kit.files[f"usaha/{business.slug}/kit/{business.slug}-{kind}.pdf"])
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    text = " ".join(reader.pages[0].extract_text().split())
    assert business.name in text
    assert "0812-0000-0002" in text
    assert "CreationDate" not in str(reader.metadata) or "2000" in str(reader.metadata)
    if kind == "daftar-harga-a4":
        for product in business.products:
            assert product.name in text


def test_village_catalogue_has_contents_that_are_true(village):
    catalogue, kit = village[1], village[3]
    reader = pypdf.PdfReader(kit.files["katalog.pdf"])
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    outline = {entry.title: reader.get_destination_page_number(entry) + 1 for entry in _flat(reader.outline)}
    for business in catalogue.businesses:
        assert business.name in texts[1]
        page = outline[business.name]
        assert business.name in texts[page - 1]
        assert f"{business.name}" in texts[page - 1]
        row = texts[1].split(business.name, 1)[1]
        assert str(page) in row.split()[:8]


def _flat(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def test_nothing_is_made_twice_and_a_name_remakes_the_prints_that_say_it(village, monkeypatch):
    settings, catalogue, pictures, kit = village
    assert kit_of(catalogue, pictures, settings).files == kit.files
    made = []
    plain = draw.PrintJob.render

    def render(job, photos):
        made.append((job.content.slug, job.kind))
        return plain(job, photos)

    monkeypatch.setattr(draw.PrintJob, "render", render)
    kit_of(catalogue, pictures, settings)
    assert made == []
    business = catalogue.businesses[0]
    other = business.products[0].model_copy(update={"name": "Dimsum Udang Kukus"})
    changed = business.model_copy(update={"products": (other, *business.products[1:])})
    new = catalogue.model_copy(update={"businesses": (changed, *catalogue.businesses[1:])})
    kit_of(new, pictures, settings)
    assert sorted(made) == sorted((business.slug, kind) for kind in draw.PRINTS)


def test_prints_are_the_same_bytes_every_time(village):
    settings, catalogue, pictures, _kit = village
    texts = Texts.read(settings.overrides)
    view = village_view(catalogue, pictures, settings)
    writer = PrintWriter(view, texts, ThingMaker(view.village, texts, settings.today), settings.site_url)
    photos = settings.cache / "gambar"
    jobs = [draw.PrintJob(kind, writer.business(view.businesses[0]), texts) for kind in draw.PRINTS]
    for job in [*jobs, draw.CatalogueJob(writer.village(), texts)]:
        assert job.render(photos) == job.render(photos)


@pytest.mark.parametrize("length", [20, 60, 120, 180])
def test_printed_codes_are_large_enough(length):
    address = "https://contoh.id/" + "a" * length
    size = code_size(address, 10)
    modules = len(draw.kit_codes.modules(address))
    module = size / (modules + 8)
    assert module >= MODULE_MIN - 1e-9
    assert module * modules >= CODE_MIN - 1e-9


def test_hostile_and_endless_texts_are_printed_within_the_paper(village):
    settings, catalogue, pictures, _kit = village
    texts = Texts.read(settings.overrides)
    view = village_view(catalogue, pictures, settings)
    writer = PrintWriter(view, texts, ThingMaker(view.village, texts, settings.today), settings.site_url)
    content = writer.business(view.businesses[0])
    hostile = replace(
        content,
        name="W" * 60,
        summary="<b>&amp; " * 40,
        address=("Jalan " * 80,),
        rows=(replace(content.rows[0], name="i" * 2000, unit="u" * 300, price="Rp1.234.567.890"),) * 90,
        picture=None,
        offers=(),
    )
    for kind in draw.PRINTS:
        reader = pypdf.PdfReader(io.BytesIO(draw.PrintJob(kind, hostile, texts).render(settings.cache / "gambar")))
        assert len(reader.pages) >= (3 if kind == "daftar-harga-a4" else 1)
        for page in reader.pages:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            places = []

            def note(_text, _cm, matrix, _font, _size, found=places):
                found.append((matrix[4], matrix[5]))

            page.extract_text(visitor_text=note)
            assert all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_without_the_library_there_are_no_prints_and_a_sentence(village, monkeypatch):
    settings, catalogue, pictures, kit = village
    monkeypatch.setattr(draw, "can_print", lambda: False)
    bare = kit_of(catalogue, pictures, settings)
    assert f"{sys.executable} -m pip install reportlab" in bare.notice
    assert set(bare.files) == {address for address in kit.files if not address.endswith(".pdf")}
    assert kit.notice == ""


def test_every_indexed_page_has_a_card_of_its_own_kind(village):
    settings, catalogue, pictures, _kit = village
    listed = site_pages(catalogue, pictures, settings)
    wanted = requests.card_requests(listed, catalogue.village, Texts.read(settings.overrides))
    assert set(wanted) == {page.address for page in listed if page.indexed}
    cards = card_making.make_cards(wanted, settings)
    folder = card_making.published_from(settings)
    products = {page.address for page in listed if isinstance(page, ProductPage)}
    assert len({cards[address].name for address in products}) == len(products)
    for card in cards.values():
        content = (folder / card.name).read_bytes()
        assert len(content) < collect.CARD_MAX_BYTES
        with Image.open(io.BytesIO(content)) as opened:
            assert (opened.format, opened.size) == ("JPEG", (1200, 630)) == ("JPEG", (card.width, card.height))


def test_pages_render(village):
    settings, catalogue, pictures, kit = village
    texts = Texts.read(settings.overrides)
    view = village_view(catalogue, pictures, settings)
    renderer = renderer_of(catalogue, pictures, settings)
    groups = KitPages(view, settings.today, texts, kit.files).groups()
    for page in chain.from_iterable(group() for group in groups):
        assert "noindex" in renderer.head(page)
        body = renderer.body(page)
        assert page.business.name.replace("&", "&amp;") in body
        if isinstance(page, KitPage):
            assert body.count("data-copy-from") == 3 * len(page.things_of()) + 1  # and the studio's
