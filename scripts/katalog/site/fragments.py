"""Draws once, and keeps, what many pages share: header, footer, cards, rows of neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from katalog.pages.views import BusinessView, ProductView, PromoView

BASE_MARK = "\x00"  # stands for `base` in what is drawn once; no entry can hold it (control characters)


class Fragments:
    """The fragments of one edition's pages, each kept with a mark where the way back to the root goes."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._templates: dict[str, Template] = {}
        self._drawn: dict[tuple[str, ...], str] = {}
        self._latest: dict[str, tuple[str, str]] = {}

    def template(self, name: str) -> Template:
        """Return a template, compiled once."""
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name)
        return template

    def forget(self) -> None:
        """Forget what was drawn for many pages, 2 KB a product: they are all there now."""
        self._drawn.clear()

    def at(self, base: str, template: str, key: tuple[str, ...], context: Callable[[], Mapping[str, Any]]) -> str:
        """Return a fragment for pages at `base`, drawn at its first use; `key` tells it from others."""
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self.template(f"partials/{template}").render({**context(), "base": BASE_MARK})
            self._drawn[key] = drawn
        return drawn.replace(BASE_MARK, base)

    def card(self, base: str, item: ProductView, *, eager: bool = False) -> Markup:
        """Return the card of a product."""
        return self._listed(base, "product_card.html", ("card", item.address), {"item": item}, eager=eager)

    def cards(self, base: str, items: Iterable[ProductView], key: str = "") -> Markup:
        """Return cards in a row; with a `key`, the same row for the pages that ask for it one after the other."""
        drawn = self._of_neighbours("row", key, lambda: "".join(self.card(BASE_MARK, item) for item in items))
        return Markup(drawn.replace(BASE_MARK, base))  # noqa: S704 - drawn by our own templates

    def promo_card(self, base: str, promo: PromoView) -> Markup:
        """Return the card of a promo."""
        return Markup(self.at(base, "promo_card.html", ("promo", promo.address), lambda: {"promo": promo}))  # noqa: S704

    def business_card(self, base: str, view: BusinessView, *, eager: bool = False) -> Markup:
        """Return the card of a business."""
        return self._listed(base, "business_card.html", ("business", view.address), {"view": view}, eager=eager)

    def seller_card(self, base: str, view: BusinessView) -> Markup:
        """Return what a product's page says of its seller."""
        card = self.template("partials/seller_card.html")
        drawn = self._of_neighbours("seller", view.address, lambda: card.render({"view": view, "base": BASE_MARK}))
        return Markup(drawn.replace(BASE_MARK, base))  # noqa: S704 - drawn by our own template

    def _listed(
        self, base: str, template: str, key: tuple[str, ...], context: Mapping[str, Any], *, eager: bool
    ) -> Markup:
        """Return a card of a list; `eager` for one that is seen without scrolling on every screen."""
        if eager:  # a few, at the top of lists: not worth to be kept
            drawn = self.template(f"partials/{template}").render({**context, "eager": True, "base": base})
        else:
            drawn = self.at(base, template, key, lambda: {**context, "eager": False})
        return Markup(drawn)  # noqa: S704 - drawn by our own templates

    def _of_neighbours(self, kind: str, key: str, draw: Callable[[], str]) -> str:
        """Return what the pages that are made one after the other share, drawn for the first of them; "" is no key."""
        last, drawn = self._latest.get(kind, ("", ""))
        if not key or key != last:
            drawn = draw()
            self._latest[kind] = (key, drawn)
        return drawn
