"""The village as the program knows it: frozen types after the border, no input, no output.

Field names are English, aliases are the keys volunteers write (data contract). Values are already what they mean:
rupiah as whole `int`, phone numbers in E.164, dates as `date`, addresses on the web as `https` text. The texts that
volunteers wrote are kept as text; only a template escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from katalog.contract import values
from katalog.problems import Place

NAME_MIN, NAME_MAX = 3, 60
SUMMARY_MAX = 160  # what a card and a link preview can show

Rupiah = Annotated[int, BeforeValidator(values.rupiah)]
Fee = Annotated[int, BeforeValidator(values.fee)]
Mobile = Annotated[str, BeforeValidator(values.mobile)]
Phone = Annotated[str, BeforeValidator(values.phone)]
YesNo = Annotated[bool, BeforeValidator(values.yes_no)]
Day = Annotated[date, BeforeValidator(values.day)]
WebAddress = Annotated[str, BeforeValidator(values.web_address)]
Repository = Annotated[str, BeforeValidator(values.repository)]
"""A repository on GitHub as `owner/name`."""
Count = Annotated[int, BeforeValidator(values.count)]
Slug = Annotated[str, BeforeValidator(values.slug)]
Text = Annotated[str, BeforeValidator(values.text)]
"""One line of plain text, stripped, never empty."""
Tag = Annotated[str, BeforeValidator(values.tag)]
Language = Annotated[str, BeforeValidator(values.language)]
"""The code of a language of the interface."""
Ways = Annotated[tuple[str, ...], BeforeValidator(values.ways)]
"""Several ways to call one thing, each a word or a few."""
LongText = Annotated[str, BeforeValidator(values.long_text)]
"""Markdown or plain text of several lines; rendered with raw HTML off."""


_NOT_KEPT: set[str] = set()


class Frozen(BaseModel):
    """What every type here shares: immutable, no unknown keys, built by alias or by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def model_post_init(self, _context: Any) -> None:
        """Forget which keys were written: nothing asks, and it is a third of the memory of a village's products."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with what `update` says in the place of its own, unchecked."""
        copied = super().model_copy(update=update, deep=deep)
        copied.model_post_init(None)
        return copied


class TimeZone(StrEnum):
    """The three zones of Indonesia; none has daylight saving time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def iana(self) -> str:
        """The zone's name in the tz database."""
        return {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[self.value]

    @property
    def utc_offset_hours(self) -> int:
        """Hours ahead of UTC, the same all year."""
        return {"WIB": 7, "WITA": 8, "WIT": 9}[self.value]


class Service(StrEnum):
    """How a business serves (`layanan`)."""

    PICKUP = "ambil"
    DELIVERY = "antar"
    SHIPPING = "kirim"
    DINE_IN = "makan-di-tempat"
    APPOINTMENT = "janji-temu"
    SEND_FILES = "kirim-berkas"


class Payment(StrEnum):
    """How a buyer can pay (`pembayaran`)."""

    CASH = "tunai"
    ON_DELIVERY = "cod"
    TRANSFER = "transfer"
    QRIS = "qris"
    E_WALLET = "e-wallet"


class Status(StrEnum):
    """Whether a business is running at all (`status`)."""

    OPEN = "buka"
    PAUSED = "tutup-sementara"
    CLOSED = "tutup-permanen"


class Stock(StrEnum):
    """Whether a product can be had (`stok`)."""

    AVAILABLE = "tersedia"
    SOLD_OUT = "habis"
    PRE_ORDER = "pre-order"


class ProductKind(StrEnum):
    """Goods or a service (`jenis` of a product)."""

    GOODS = "barang"
    SERVICE = "jasa"


class AnswerKind(StrEnum):
    """What kind of answer an order question wants (`jenis` of an `isian`)."""

    TEXT = "teks"
    DATE = "tanggal"
    TIME = "jam"
    NUMBER = "angka"


class Photo(Frozen):
    """One picture file of a business; `file` is relative to the business folder, with `/`.

    `place` is where the entry names it (or the entry's first line, for a photo found in the folder).
    """

    file: Text
    caption: Text | None = Field(None, alias="keterangan")
    place: Place | None = None


class Coordinates(Frozen):
    """A point on earth in decimal degrees, WGS 84."""

    latitude: float
    longitude: float


class Address(Frozen):
    """Where a business is (`alamat`)."""

    hamlet: Text = Field(alias="dusun")
    street: Text | None = Field(None, alias="jalan")
    neighbourhood: Annotated[str, BeforeValidator(values.neighbourhood)] | None = Field(None, alias="rt_rw")
    landmark: Text | None = Field(None, alias="patokan")
    coordinates: Annotated[Coordinates, BeforeValidator(values.coordinates)] | None = Field(None, alias="koordinat")
    map_link: WebAddress | None = Field(None, alias="peta")


class OpeningHours(Frozen):
    """Weekly hours: `days[0]` is Monday; intervals in minutes from that day's midnight, an end past 1440 is next day.

    `written` keeps the hours as the volunteer wrote them, a (days, hours) pair a line, to be shown as they are.
    """

    days: tuple[tuple[tuple[int, int], ...], ...]
    written: tuple[tuple[str, str], ...]


class Holiday(Frozen):
    """Closed days that override the weekly hours (`libur`); both ends included."""

    starts: Day = Field(alias="mulai")
    ends: Day = Field(alias="sampai")
    reason: Text | None = Field(None, alias="keterangan")


class DeliveryArea(Frozen):
    """A delivery fee (`ongkir`): to where, rupiah, and from which order value in rupiah it is offered."""

    area: Text = Field(alias="wilayah")
    fee: Fee = Field(alias="biaya")
    minimum: Rupiah | None = Field(None, alias="minimal")


class Licence(Frozen):
    """A permit's number and, where it ends, its last day."""

    number: Text = Field(alias="nomor")
    valid_until: Day | None = Field(None, alias="berlaku_sampai")


LicenceField = Annotated[Licence, BeforeValidator(values.licence)] | None


class Licences(Frozen):
    """Permits of a business (`izin`)."""

    nib: LicenceField = None
    pirt: LicenceField = None
    halal: LicenceField = None
    bpom: LicenceField = None
    trademark: LicenceField = Field(None, alias="merek")


class Testimonial(Frozen):
    """What a customer said, who, when and where."""

    name: Text = Field(alias="nama")
    text: LongText = Field(alias="isi")
    date: Day | None = Field(None, alias="tanggal")
    source: Text | None = Field(None, alias="sumber")


class Question(Frozen):
    """A question that buyers often ask, and its answer."""

    question: Text = Field(alias="tanya")
    answer: LongText = Field(alias="jawab")


class Video(Frozen):
    """A video on another site, by its address; the title is what its still says."""

    url: WebAddress = Field(alias="alamat")
    title: Text | None = Field(None, alias="judul")


class Variant(Frozen):
    """A size or flavour of a product; without a price it has the product's."""

    name: Text = Field(alias="nama")
    price: Rupiah | None = Field(None, alias="harga")
    stock: Stock = Field(Stock.AVAILABLE, alias="stok")


class Choice(Frozen):
    """A choice without a price (`pilihan`): which side dish, which flavour."""

    name: Text = Field(alias="nama")
    options: tuple[Text, ...] = Field(alias="opsi", min_length=1)
    required: YesNo = Field(default=False, alias="wajib")


class OrderQuestion(Frozen):
    """Something the seller asks when a buyer orders (`isian`)."""

    label: Text
    kind: AnswerKind = Field(AnswerKind.TEXT, alias="jenis")
    required: YesNo = Field(default=False, alias="wajib")


class LeadTime(Frozen):
    """How long before it is ready (`siap_dalam`), with the words as written."""

    duration: timedelta
    written: str


class Product(Frozen):
    """Something a business sells, goods or service.

    `spoken_name` and `spoken_unit` are what the seller calls it, where a translation shows other words; orders use
    them.
    """

    id: Slug
    name: Text = Field(alias="nama")
    kind: ProductKind = Field(ProductKind.GOODS, alias="jenis")
    price: Rupiah | None = Field(None, alias="harga")
    price_from: Rupiah | None = Field(None, alias="harga_mulai")
    price_before: Rupiah | None = Field(None, alias="harga_coret")
    unit: Text | None = Field(None, alias="satuan")
    description: LongText | None = Field(None, alias="deskripsi")
    photos: tuple[Photo, ...] = Field((), alias="foto")
    variants: tuple[Variant, ...] = Field((), alias="varian")
    choices: tuple[Choice, ...] = Field((), alias="pilihan")
    questions: tuple[OrderQuestion, ...] = Field((), alias="isian")
    stock: Stock = Field(Stock.AVAILABLE, alias="stok")
    ready_in: Annotated[LeadTime, BeforeValidator(values.lead_time)] | None = Field(None, alias="siap_dalam")
    order_min: Count | None = Field(None, alias="minimal_pesan")
    order_max: Count | None = Field(None, alias="maksimal_pesan")
    order_step: Count | None = Field(None, alias="kelipatan")
    specifications: tuple[tuple[Text, Text], ...] = Field((), alias="spesifikasi")
    condition: Text | None = Field(None, alias="kondisi")
    warranty: Text | None = Field(None, alias="garansi")
    weight: Text | None = Field(None, alias="berat")
    brand: Text | None = Field(None, alias="merek")
    featured: YesNo = Field(default=False, alias="unggulan")
    tags: tuple[Tag, ...] = Field((), alias="tag")
    aliases: tuple[Slug, ...] = Field((), alias="alias")
    name_en: Text | None = Field(None, alias="nama_en")
    unit_en: Text | None = Field(None, alias="satuan_en")
    description_en: LongText | None = Field(None, alias="deskripsi_en")
    spoken_name: str | None = None
    spoken_unit: str | None = None

    def price_of(self, variant: Variant | None) -> int | None:
        """Return what `variant` (or the product itself, for None) costs in rupiah, None where one has to ask."""
        if variant is not None and variant.price is not None:
            return variant.price
        return self.price

    @property
    def lowest_price(self) -> int | None:
        """The lowest price in rupiah over all variants, or the price "from"; None where one has to ask."""
        if self.price_from is not None:
            return self.price_from
        known = [price for v in self.variants or (None,) if (price := self.price_of(v)) is not None]
        return min(known, default=None)

    @property
    def has_price_range(self) -> bool:
        """Whether the lowest price is only a beginning ("mulai Rp...")."""
        return self.price_from is not None or len({self.price_of(v) for v in self.variants}) > 1

    @property
    def is_reduced(self) -> bool:
        """Whether its one price was cut: it was higher before."""
        if self.price_before is None or self.has_price_range:
            return False
        lowest = self.lowest_price
        return lowest is not None and self.price_before > lowest


class PromoItem(Frozen):
    """A line of a bundle: so many of one product, of one of its variants where it has any."""

    product_id: Slug = Field(alias="produk")
    variant: Text | None = Field(None, alias="varian")
    quantity: Count = Field(1, alias="jumlah")


class Promo(Frozen):
    """A bundle at a price of its own (`promo`), current from `starts` to `ends` in the village's zone, both in."""

    id: Slug
    name: Text = Field(alias="nama")
    price: Rupiah = Field(alias="harga")
    items: tuple[Annotated[PromoItem, BeforeValidator(values.promo_item)], ...] = Field((), alias="isi")
    starts: Day | None = Field(None, alias="mulai")
    ends: Day | None = Field(None, alias="sampai")
    photos: tuple[Photo, ...] = Field((), alias="foto")
    terms: LongText | None = Field(None, alias="syarat")
    name_en: Text | None = Field(None, alias="nama_en")
    terms_en: LongText | None = Field(None, alias="syarat_en")
    spoken_name: str | None = None


class SocialLink(Frozen):
    """A channel of a business: `channel` is the key (`instagram`, `shopee`, ...), `url` its https address.

    `handle` is what a person would call it: `@nama`, or the address without its scheme.
    """

    channel: str
    url: str
    handle: str


class Business(Frozen):
    """One business; `slug` is its folder's name and its address for ever."""

    slug: str
    name: Text = Field(alias="nama", min_length=NAME_MIN, max_length=NAME_MAX)
    category: Slug = Field(alias="kategori")
    summary: Text = Field(alias="ringkasan", max_length=SUMMARY_MAX)
    whatsapp: Mobile
    address: Address = Field(alias="alamat")
    owner: Text | None = Field(None, alias="pemilik")
    phone: Phone | None = Field(None, alias="telepon")
    story: LongText | None = Field(None, alias="cerita")
    hours: Annotated[OpeningHours, BeforeValidator(values.opening_hours)] | None = Field(None, alias="jam_buka")
    holidays: tuple[Holiday, ...] = Field((), alias="libur")
    services: Annotated[tuple[Service, ...], AfterValidator(values.once)] = Field((), alias="layanan")
    delivery_areas: tuple[DeliveryArea, ...] = Field((), alias="ongkir")
    payments: Annotated[tuple[Payment, ...], AfterValidator(values.once)] = Field((), alias="pembayaran")
    qris: Text | None = None
    social: Annotated[tuple[SocialLink, ...], BeforeValidator(values.social_links)] = Field((), alias="media_sosial")
    licences: Licences = Field(Licences(), alias="izin")
    photos: tuple[Photo, ...] = Field((), alias="foto")
    videos: tuple[Annotated[Video, BeforeValidator(values.video)], ...] = Field((), alias="video")
    testimonials: tuple[Testimonial, ...] = Field((), alias="testimoni")
    faq: tuple[Question, ...] = Field((), alias="pertanyaan")
    status: Status = Status.OPEN
    confirmed: Day | None = Field(None, alias="dikonfirmasi")
    consented: Day | None = Field(None, alias="persetujuan")
    aliases: tuple[Slug, ...] = Field((), alias="alias")
    sample: YesNo = Field(default=False, alias="contoh")
    products: tuple[Product, ...] = Field((), alias="produk")
    promos: tuple[Promo, ...] = Field((), alias="promo")
    summary_en: Text | None = Field(None, alias="ringkasan_en", max_length=SUMMARY_MAX)
    story_en: LongText | None = Field(None, alias="cerita_en")

    def product(self, product_id: str) -> Product | None:
        """Return the product with that id, or None."""
        return next((product for product in self.products if product.id == product_id), None)


class Category(Frozen):
    """A kind of business; `icon` is the name of a Material icon."""

    id: Slug
    name: Text = Field(alias="nama")
    icon: Text = Field(alias="ikon")
    name_en: Text | None = Field(None, alias="nama_en")


class Hamlet(Frozen):
    """A part of the village (`dusun`); `slug` is made from its name."""

    name: str
    slug: str


class Village(Frozen):
    """The village (`_desa.yaml`)."""

    name: Text = Field(alias="nama")
    district: Text = Field(alias="kecamatan")
    regency: Text = Field(alias="kabupaten")
    province: Text = Field(alias="provinsi")
    time_zone: TimeZone = Field(TimeZone.WIB, alias="zona_waktu")
    whatsapp: Mobile | None = None
    hamlets: Annotated[tuple[Hamlet, ...], BeforeValidator(values.hamlets)] = Field(alias="dusun", min_length=1)
    categories: tuple[Category, ...] = Field(alias="kategori", min_length=1)
    welcome: LongText | None = Field(None, alias="sambutan")
    language: Language = Field("id", alias="bahasa")
    in_english: YesNo = Field(default=False, alias="inggris")
    welcome_en: LongText | None = Field(None, alias="sambutan_en")
    synonyms: tuple[Ways, ...] = Field((), alias="sinonim")
    offline: YesNo = Field(default=True, alias="luring")
    has_form: YesNo = Field(default=False, alias="formulir")
    repository: Repository | None = Field(None, alias="repositori")

    def category(self, category_id: str) -> Category | None:
        """Return the category with that id, or None."""
        return next((category for category in self.categories if category.id == category_id), None)

    def hamlet(self, name: str) -> Hamlet | None:
        """Return the hamlet with that name, or None."""
        return next((hamlet for hamlet in self.hamlets if hamlet.name == name), None)


class Catalogue(Frozen):
    """Everything that was read: the village and its businesses, by slug."""

    village: Village
    businesses: tuple[Business, ...]

    def photos(self) -> Iterator[tuple[Business, str, Photo]]:
        """Yield every photo that a page shows: its business, the id of the product it shows ("" for none), itself."""
        for business in self.businesses:
            for photo in business.photos:
                yield business, "", photo
            for product in business.products:
                for photo in product.photos:
                    yield business, product.id, photo
            for promo in business.promos:
                for photo in promo.photos:
                    yield business, "", photo

    def without(self, slugs: frozenset[str]) -> Self:
        """Return the catalogue without the businesses of those slugs."""
        return self.model_copy(update={"businesses": tuple(b for b in self.businesses if b.slug not in slugs)})
