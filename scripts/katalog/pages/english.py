"""The same catalogue for readers of English: what entries say in English stands where the Indonesian stood."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from katalog import markdown
from katalog.contract.model import Business, Catalogue, Category, Product, Promo, Village
from katalog.texts import DEFAULT_LANGUAGE

ENGLISH = "en"
_OWN = Markup(' lang="{}"').format(DEFAULT_LANGUAGE)
_NONE = Markup()


@dataclass(frozen=True)
class OwnWords:
    """Marks what an entry says in its own language on a page in English, for screen readers (WCAG 2.2, 3.1.2)."""

    edition: str  # the folder of the page's edition, "" for the village's own

    def attribute(self, english: str | None = None) -> Markup:
        """Return the `lang` of an element, nothing where `english` stands in it or the page is in its language."""
        return _OWN if self.edition and not english else _NONE

    def phrase(self, text: str) -> Markup | str:
        """Return words that stand beside some of the page's own, in an element where their language is another."""
        return Markup("<span{}>{}</span>").format(_OWN, text) if self.edition else text

    def prose(self, text: str, english: str | None = None) -> Markup:
        """Return Markdown as HTML, in an element of its own where its language is not the page's."""
        made, mark = markdown.html(text), self.attribute(english)
        return Markup('<div class="prose"{}>{}</div>').format(mark, made) if mark else made


def in_english(catalogue: Catalogue) -> Catalogue:
    """Return `catalogue` with the texts of the keys that end in `_en`; where an entry has none, its own words stay.

    A product keeps the name and unit that its seller knows, for the messages that order it.
    """
    return Catalogue.model_construct(
        village=_village(catalogue.village),
        businesses=tuple(_business(business) for business in catalogue.businesses),
    )


def _village(village: Village) -> Village:
    return village.model_copy(
        update={
            "language": ENGLISH,
            "welcome": village.welcome_en or village.welcome,
            "categories": tuple(_category(category) for category in village.categories),
        }
    )


def _category(category: Category) -> Category:
    return category.model_copy(update={"name": category.name_en or category.name})


def _business(business: Business) -> Business:
    return business.model_copy(
        update={
            "summary": business.summary_en or business.summary,
            "story": business.story_en or business.story,
            "products": tuple(_product(product) for product in business.products),
            "promos": tuple(_promo(promo) for promo in business.promos),
        }
    )


def _product(product: Product) -> Product:
    return product.model_copy(
        update={
            "name": product.name_en or product.name,
            "unit": product.unit_en or product.unit,
            "description": product.description_en or product.description,
            "spoken_name": product.name if product.name_en else None,
            "spoken_unit": product.unit if product.unit_en else None,
        }
    )


def _promo(promo: Promo) -> Promo:
    return promo.model_copy(
        update={
            "name": promo.name_en or promo.name,
            "terms": promo.terms_en or promo.terms,
            "spoken_name": promo.name if promo.name_en else None,
        }
    )
