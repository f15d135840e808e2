"""Turns a data page into the HTML of its head and body, by a strict Jinja environment of our own: escaping on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from katalog import addresses, formats
from katalog.contract import icons
from katalog.contract.model import Business
from katalog.contract.values import PLATFORMS
from katalog.data import filters, search_index
from katalog.data.search_words import SearchLanguage
from katalog.orders import opening_hours, order_data, whatsapp
from katalog.pages import english, videos
from katalog.pages.editions import Edition
from katalog.pages.head import head_of
from katalog.pages.page import NO_MARKS, Marks, Page
from katalog.pages.views import BusinessView, Pictures, ProductView, PromoView
from katalog.problems import Problem
from katalog.safe_text import markdown
from katalog.site.assets import photo_tones, site_assets
from katalog.site.assets.assets import FOLDER, vendored
from katalog.site.templates import KeptTemplates, environment_for

PRINTED = "katalog.pdf"  # every business on paper
SHARED = frozenset({"panduan/", "tentang/", "katalog.json", PRINTED})  # there in one language only
LEAFLET = f"{FOLDER}leaflet-1.9.4/"  # as in overrides/vendor
FOOTER_LINKS = (
    (addresses.PRODUCTS, "menu.produk"),
    (addresses.BUSINESSES, "menu.usaha"),
    (addresses.PROMOS, "menu.promo"),
    (addresses.MAP, "menu.peta"),
    (addresses.SAVED, "menu.tersimpan"),
    ("panduan/", "menu.panduan"),
    ("tentang/", "menu.tentang"),
    ("katalog.json", "kaki.data"),
    (PRINTED, "kaki.cetak"),
)

# How wide photos are shown, as `sizes`: these say what katalog.css does, to a pixel, and change with it. The widths of
# `pictures.AVIF_WIDTHS` are made for what a phone makes of them.
CARD_SIZES = (
    "(min-width:75rem) 13.6rem,(min-width:60rem) calc(25vw - 1.5rem),(min-width:40rem) calc(33.3vw - 1rem),"
    "calc(50vw - 1.125rem)"
)
LEAD_SIZES = "(min-width:75rem) 35rem,(min-width:48rem) calc(50vw - 2.5rem),100vw"
GALLERY_SIZES = "(min-width:75rem) 31.5rem,(min-width:48rem) calc(45vw - 2.25rem),90vw"
DEAL_SIZES = "(min-width:48rem) 14rem,(min-width:373px) 7rem,30vw"

UNBROKEN_MAX = 16  # characters; a longer name could be wider than a card

REGION_WORDS = frozenset({"kabupaten", "kab", "kota", "kecamatan", "kec", "distrik"})

SERVICE_ICONS = {
    "ambil": "shopping-outline",
    "antar": "moped-outline",
    "kirim": "package-variant-closed",
    "makan-di-tempat": "silverware-fork-knife",
    "janji-temu": "calendar-clock-outline",
    "kirim-berkas": "file-send-outline",
}

PREVIEW_DATA = ("data/cari.json", "data/saring.json")
"""Where search and filters begin in a preview: a name that follows the content would need all of it for each page."""
INLINE_SCRIPTS = ("head_script",)  # globals that templates put into pages as scripts, where there are any

HERE_MARK = "\x01"  # stands for the page's own address, as the next does for the way to the root
BASE_MARK = "\x00"  # stands for `base` in fragments that are drawn once; no entry can hold it (control characters)


@dataclass(frozen=True)
class _Data:
    """What search and filters ask for."""

    search: search_index.SearchFiles
    browse: filters.BrowseFiles


class Renderer:
    """Renders the pages of one catalogue.

    `downloads` are the addresses of the files that were made for this build, so that nothing links to one that was not.
    `editions` are the folders of the site's languages, where there are several, `marks` the pictures that stand for the
    whole site. `keeps_pages` is whether a visitor's device may keep pages for when there is no signal.
    What many pages share (header, footer, cards, lists of neighbours) is drawn once and kept, with a mark where the way
    back to the root goes. In a preview the data that scripts ask for is worked out when it is asked for, and templates
    are `kept` for the next.
    """

    def __init__(  # noqa: PLR0913  # what surrounds the pages
        self,
        edition: Edition,
        pictures: Pictures,
        *,
        downloads: Container[str] = (),
        editions: Mapping[str, str] = MappingProxyType({}),
        marks: Marks = NO_MARKS,
        kept: KeptTemplates | None = None,
    ) -> None:
        settings, catalogue = edition.settings, edition.catalogue
        self.texts = edition.texts
        self._spoken = SearchLanguage.read(settings.overrides, self.texts.language)
        self._downloads = downloads
        self._editions = editions
        self._marks = marks
        self.assets = site_assets.of_site(settings.overrides, self.texts, self._spoken)
        self._settings = settings
        self._edition = edition
        self._catalogue = catalogue
        self._pictures = pictures
        self.keeps_pages = catalogue.village.offline and not settings.is_preview
        self._fragments: dict[tuple[str, ...], str] = {}
        self._templates: dict[str, Template] = {}
        self._latest: dict[str, tuple[str, str]] = {}
        self._environment = self._make_environment(kept)
        self._data = None if settings.is_preview else self._make_data()
        self._name_data(*((self._data.search.start, self._data.browse.start) if self._data else PREVIEW_DATA))
        known = self._environment.globals
        self._inline = tuple(str(known[name]) for name in INLINE_SCRIPTS if name in known)

    def head(self, page: Page) -> str:
        """Return what goes into `<head>`, without character set and viewport, which the shell has."""
        base = addresses.to_root(page.address, self._settings.site_url)
        head = head_of(page, self._catalogue, self._settings, self._inline)
        return self._template("head.html").render({"page": page, "base": base, "head": head})

    def body(self, page: Page) -> str:
        """Return everything inside `<body>`: skip link, header, main part, footer."""
        base = addresses.to_root(page.address, self._settings.site_url)
        main = self._template(page.template).render({"page": page, "base": base, **page.context()})
        return f"{self.header(base, page)}{main}{self.footer(base)}"

    def header(self, base: str, page: Page) -> str:
        """Return skip link and header of a page, with the way to the same page in other languages."""
        current = page.section
        drawn = self._fragment(base, "header.html", ("header", current), lambda: {"current": current})
        return drawn.replace(HERE_MARK, page.address if page.languages else "")

    def footer(self, base: str) -> str:
        """Return the footer and our script."""
        return self._fragment(base, "footer.html", ("footer",), dict)

    def preview_problems(self, page: Page, problems: Sequence[Problem]) -> str:
        """Return the banner that a live preview shows on top of `page` while entries have errors."""
        base = addresses.to_root(page.address, self._settings.site_url)
        return self._template("preview_problems.html").render({"problems": problems, "base": base})

    def files(self) -> Mapping[str, bytes]:
        """Return the files that the pages ask for besides pictures: site-relative address to bytes."""
        return {**self.static_files, **self.data_files()}

    @cached_property
    def static_files(self) -> Mapping[str, bytes]:
        """The styles, scripts and libraries, by site-relative address."""
        return {**self.assets.files(), **vendored(self._settings.overrides / "vendor")}

    def forget(self) -> None:
        """Forget what was drawn once for many pages, 2 KB a product: they are all there now."""
        self._fragments.clear()

    def data_files(self, *, keep: bool = True) -> Mapping[str, bytes]:
        """Return what search and filters ask for, by site-relative address.

        Without `keep` it is not kept: of 50,000 products it is 60 MB.
        """
        data = self._make_data() if self._data is None else self._data
        self._data = data if keep else None
        found = {**data.search.contents, **data.browse.contents}
        if self._settings.is_preview:
            found |= dict(zip(PREVIEW_DATA, (found[data.search.start], found[data.browse.start]), strict=True))
        return found

    def _make_data(self) -> _Data:
        settings, texts = self._settings, self.texts
        return _Data(
            search_index.files(self._catalogue, self._pictures, texts, self._spoken, settings.to_shared),
            filters.files(
                self._edition.view,
                texts,
                product_card=lambda item: self._card(BASE_MARK, item),
                business_card=lambda each: self._business_card(BASE_MARK, each),
            ),
        )

    def _name_data(self, search: str, browse: str) -> None:
        """Tell the pages where the data of search and of filters begins."""
        quick = filters.quick(self._edition.view)
        self._environment.globals.update(search_address=search, browse_address=browse, browse_quick=quick)

    def _template(self, name: str) -> Template:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name)
        return template

    def _fragment(
        self, base: str, template: str, key: tuple[str, ...], context: Callable[[], Mapping[str, Any]]
    ) -> str:
        """Return a fragment for pages at `base`, drawn at its first use."""
        drawn = self._fragments.get(key)
        if drawn is None:
            drawn = self._template(f"partials/{template}").render({**context(), "base": BASE_MARK})
            self._fragments[key] = drawn
        return drawn.replace(BASE_MARK, base)

    def _make_environment(self, kept: KeptTemplates | None) -> Environment:
        if kept is not None:
            kept.begin(self.texts)
        environment = environment_for(self._settings.overrides, {"t": self.texts, "icon": icons.svg}, kept)
        village = self._catalogue.village
        number = village.whatsapp
        own_words = english.OwnWords(self._settings.edition)
        environment.globals.update(
            village=village,
            settings=self._settings,
            t=self.texts,
            t_section=self.texts.section,
            own=own_words.attribute,
            own_phrase=own_words.phrase,
            own_prose=own_words.prose,
            texts_json=self._texts_json,
            to=addresses,
            ordering=order_data.OrderForms(self._catalogue.village, self._settings.root_url),
            asset=self._asset,
            head_script=Markup(self.assets.head_script),  # noqa: S704 - our own file
            tone=photo_tones.class_of,
            marks=self._marks,
            leaflet=LEAFLET,
            embed=videos.embed,
            worker=addresses.WORKER if self.keeps_pages else "",
            register_link=whatsapp.link(number, whatsapp.register_text()) if number else "",
            contact_link=whatsapp.link(number) if number else "",
            report_link=lambda url: whatsapp.link(number, whatsapp.report_text(url)) if number else "",
            footer_links=[
                (self._settings.to_shared * (address in SHARED) + address, self.texts(key))
                for address, key in FOOTER_LINKS
                if address != PRINTED or address in self._downloads
            ],
            languages=[
                (language, self._settings.to_shared + edition, self.texts(f"bahasa.{language}"))
                for language, edition in self._editions.items()
                if edition != self._settings.edition
            ],
            icon=icons.svg,
            category_icon=lambda category: icons.of_category(category.icon),
            service_icons=SERVICE_ICONS,
            channel_icons={channel: platform.icon for channel, platform in PLATFORMS.items()},
            card_sizes=CARD_SIZES,
            lead_sizes=LEAD_SIZES,
            gallery_sizes=GALLERY_SIZES,
            deal_sizes=DEAL_SIZES,
            card=self._card,
            cards=self._cards,
            promo_card=self._promo_card,
            business_card=self._business_card,
            seller_card=self._seller_card,
            hours_data=self._hours_data,
            holiday_dates=lambda each: formats.date_range(each.starts, each.ends, self.texts.language),
            weekly_hours=lambda hours: opening_hours.rows(hours, self.texts.language),
            lead_time=lambda time: formats.lead_time(time.duration, time.written, self.texts.language),
            pictures_at=self._settings.to_shared + addresses.PICTURES,
            shared=self._settings.to_shared,
            here=HERE_MARK,
            directions=_directions,
            host=_host,
            region=_region,
        )
        environment.filters.update(
            markdown=markdown.html,
            rupiah=formats.rupiah,
            long_date=lambda day: formats.long_date(day, self.texts.language),
            phone=formats.phone_for_people,
            srcset=self._srcset,
            unbroken=_unbroken,
        )
        return environment

    @pass_context
    def _asset(self, context: Context, name: str) -> str:
        return str(context["base"]) + self.assets.address(name)

    def _srcset(self, renditions: Iterable[Any], base: str) -> str:
        folder = f"{base}{self._settings.to_shared}{addresses.PICTURES}"
        return ", ".join(f"{folder}{each.name} {each.width}w" for each in renditions)

    def _card(self, base: str, item: ProductView, *, eager: bool = False) -> Markup:
        return self._listed(base, "product_card.html", ("card", item.address), {"item": item}, eager=eager)

    def _cards(self, base: str, items: Iterable[ProductView], key: str = "") -> Markup:
        """Return cards in a row; with a `key`, the same row for the pages that ask for it one after the other."""
        drawn = self._of_neighbours("row", key, lambda: "".join(self._card(BASE_MARK, item) for item in items))
        return Markup(drawn.replace(BASE_MARK, base))  # noqa: S704 - drawn by our own templates

    def _promo_card(self, base: str, promo: PromoView) -> Markup:
        return Markup(self._fragment(base, "promo_card.html", ("promo", promo.address), lambda: {"promo": promo}))  # noqa: S704

    def _business_card(self, base: str, view: BusinessView, *, eager: bool = False) -> Markup:
        return self._listed(base, "business_card.html", ("business", view.address), {"view": view}, eager=eager)

    def _listed(
        self, base: str, template: str, key: tuple[str, ...], context: Mapping[str, Any], *, eager: bool
    ) -> Markup:
        """Return a card of a list; `eager` for one that is seen without scrolling on every screen."""
        if eager:  # a few, at the top of lists: not worth to be kept
            drawn = self._template(f"partials/{template}").render({**context, "eager": True, "base": base})
        else:
            drawn = self._fragment(base, template, key, lambda: {**context, "eager": False})
        return Markup(drawn)  # noqa: S704 - drawn by our own templates

    def _seller_card(self, base: str, view: BusinessView) -> Markup:
        """Return what a product's page says of its seller."""
        card = self._template("partials/seller_card.html")
        drawn = self._of_neighbours("seller", view.address, lambda: card.render({"view": view, "base": BASE_MARK}))
        return Markup(drawn.replace(BASE_MARK, base))  # noqa: S704 - drawn by our own template

    def _of_neighbours(self, kind: str, key: str, draw: Callable[[], str]) -> str:
        """Return what the pages that are made one after the other share, drawn for the first of them; "" is no key."""
        last, drawn = self._latest.get(kind, ("", ""))
        if not key or key != last:
            drawn = draw()
            self._latest[kind] = (key, drawn)
        return drawn

    def _hours_data(self, business: Business) -> str:
        """Return what a browser needs to say whether a business is open, as JSON; "" without hours."""
        data = opening_hours.for_browser(business, self._catalogue.village)
        return order_data.compact(data) if data else ""

    def _texts_json(self, section: str) -> str:
        """Return every text of a section as JSON, for a `data-` attribute that a script reads."""
        return order_data.compact(dict(self.texts.section(section)))


def _region(kind: str, name: str) -> str:
    """Return a region with what it is (`Kabupaten Deli Serdang`), once: volunteers write it with and without."""
    return name if name.split(maxsplit=1)[0].rstrip(".").casefold() in REGION_WORDS else f"{kind} {name}"


def _host(url: str) -> str:
    """Return the site of an address as people know it: `youtube.com`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _unbroken(name: str) -> str:
    """Return a short name (`Dusun V`) so that no line ends within it; a long one may."""
    return name.replace(" ", "\N{NO-BREAK SPACE}") if len(name) <= UNBROKEN_MAX else name


def _directions(business: Business) -> str:
    """Return the address of directions to a business, "" where nothing says where it is.

    https://developers.google.com/maps/documentation/urls/get-started#directions-action
    """
    where = business.address.coordinates
    if where:
        return f"https://www.google.com/maps/dir/?api=1&destination={where.latitude},{where.longitude}"
    return business.address.map_link or ""
