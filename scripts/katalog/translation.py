"""The same catalogue for readers of English: what entries say in English stands where the Indonesian stood."""

from __future__ import annotations

from katalog.model import Business, Catalogue, Category, Product, Promo, Village

ENGLISH = "en"


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
