"""Says at which site-relative address every page is: the same for pages, feeds and links (data contract)."""

from __future__ import annotations

from urllib.parse import urlsplit

HOME = ""
BUSINESSES = "usaha/"
PRODUCTS = "produk/"
PROMOS = "promo/"
MAP = "peta/"
BASKET = "keranjang/"
SAVED = "tersimpan/"
NOT_FOUND = "404.html"
OFFLINE = "luring/"
ABOUT = "tentang/"  # written by hand in docs/
WORKER = "sw.js"
PICTURES = "gambar/"
THUMBNAIL = "kecil.jpg"  # beside the page of what it shows
MANIFEST = "manifest.webmanifest"
RESERVED = frozenset({"kit", "perbarui"})  # below a business: its share kit and its owner's form, so no product's id
FAVICON = "favicon.ico"  # what a browser asks for beside a file that is no page


def business(slug: str) -> str:
    """Return the address of a business."""
    return f"usaha/{slug}/"


def product(slug: str, product_id: str) -> str:
    """Return the address of a product."""
    return f"usaha/{slug}/{product_id}/"


def promo(slug: str, promo_id: str) -> str:
    """Return where on its business's page a promo stands."""
    return f"usaha/{slug}/#promo-{promo_id}"


def thumbnail(page: str) -> str:
    """Return where the thumbnail of a business or product is: beside its `page`, so that no index has to name it."""
    return page + THUMBNAIL


def promo_page(slug: str, promo_id: str) -> str:
    """Return the address of a promo by itself: chats leave off what stands after a `#`, so only this has a preview."""
    return f"promo/{slug}/{promo_id}/"


def category(category_id: str) -> str:
    """Return the address of the list of a category."""
    return f"kategori/{category_id}/"


def hamlet(slug: str) -> str:
    """Return the address of the list of a hamlet."""
    return f"dusun/{slug}/"


def numbered(first: str, number: int) -> str:
    """Return the address of the list page `number`, counted from 1, of a list that begins at `first`."""
    return first if number == 1 else f"{first}{number}/"


def is_of_list(first: str, address: str) -> bool:
    """Return whether `address` is that of a list that begins at `first`, or of a further page of it."""
    further = address.removeprefix(first).removesuffix("/")
    return address == first or (address.startswith(first) and further.isdecimal())


def is_of_business(slug: str, address: str) -> bool:
    """Return whether `address` is where pages of that business are."""
    return address.startswith((f"usaha/{slug}/", f"promo/{slug}/"))


def is_of_some_business(address: str) -> bool:
    """Return whether `address` is where pages of businesses are, or lead to."""
    return address.startswith((BUSINESSES, PROMOS))


def to_root(address: str, site_url: str) -> str:
    """Return what leads from a page back to the root: `../` repeated, "" at home.

    The 404 page and the one for no signal are shown in the place of any address, so they need the absolute path.
    """
    if address in {NOT_FOUND, OFFLINE}:
        return urlsplit(site_url).path or "/"
    return "../" * address.count("/")


def absolute(site_url: str, address: str) -> str:
    """Return the whole address of a page, `site_url` ending with `/`."""
    return site_url + address
