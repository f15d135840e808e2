"""Says which kind of local business a category means, in the terms of schema.org."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from katalog.contract.model import Service

if TYPE_CHECKING:
    from katalog.contract.model import Business, Village

# From special to general; the first word found in the category's id or name decides. A type is named only where being
# wrong is unlikely: schema.org has none for a copy shop, a tailor or a goat farm, so those are plainly LocalBusiness.
# https://schema.org/LocalBusiness#subtypes
KINDS: tuple[tuple[str, str], ...] = (
    ("es krim|gelato", "IceCreamShop"),
    ("roti|kue|bakery|donat", "Bakery"),
    ("kopi|kafe|cafe", "CafeOrCoffeeShop"),
    ("cepat saji|kebab|burger|gorengan|tempura|kaki lima", "FastFoodRestaurant"),
    ("warung makan|rumah makan|restoran|nasi|bakso|mie|soto|sate", "Restaurant"),
    ("makanan|minuman|kuliner|katering|catering|jajanan|pangan|oleh oleh", "FoodEstablishment"),
    ("camilan|cemilan|snack|keripik|kerupuk|jamu|susu", "FoodEstablishment"),
    ("pangkas|barber|barbershop|potong rambut", "HairSalon"),
    ("salon|kecantikan|rias|make up|makeup", "BeautySalon"),
    ("spa|pijat|refleksi", "DaySpa"),
    ("laptop|komputer|printer", "ComputerStore"),
    ("hp|ponsel|handphone|pulsa", "MobilePhoneStore"),
    ("elektronik", "ElectronicsStore"),
    ("alat tulis|atk", "OfficeEquipmentStore"),
    ("bengkel motor|sepeda motor", "MotorcycleRepair"),
    ("bengkel|ban", "AutoRepair"),
    ("sepeda", "BikeStore"),
    ("sepatu|sandal", "ShoeStore"),
    ("pakaian|busana|baju|fashion|fesyen|hijab|batik", "ClothingStore"),
    ("sembako|kelontong|sayur|buah", "GroceryStore"),
    ("minimarket", "ConvenienceStore"),
    ("bangunan|besi", "HardwareStore"),
    ("mebel|furnitur|perabot", "FurnitureStore"),
    ("bunga|florist", "Florist"),
    ("tanaman|bibit|kebun", "GardenStore"),
    ("pakan|hewan peliharaan", "PetStore"),
    ("buku", "BookStore"),
    ("mainan", "ToyStore"),
    ("perhiasan|emas", "JewelryStore"),
    ("apotek", "Pharmacy"),
    ("laundry|penatu", "DryCleaningOrLaundry"),
    ("penginapan|homestay|losmen", "LodgingBusiness"),
    ("perjalanan|travel", "TravelAgency"),
    ("listrik", "Electrician"),
    ("olahraga", "SportingGoodsStore"),
    ("toko|kerajinan|suvenir", "Store"),
)
_KINDS = tuple((re.compile(rf"\b(?:{words})\b"), kind) for words, kind in KINDS)
SERVES_FOOD = "FoodEstablishment"


def kind_of(village: Village, business: Business) -> str:
    """Return the most specific schema.org type of a business that its category gives away."""
    category = village.category(business.category)
    kind = _kind_of_words(f"{business.category} {category.name if category else ''}")
    return "Restaurant" if kind == SERVES_FOOD and Service.DINE_IN in business.services else kind


@lru_cache(maxsize=256)  # a village has a few dozen categories, and asks for every product page
def _kind_of_words(text: str) -> str:
    folded = re.sub(r"[^a-z0-9]+", " ", text.casefold())
    return next((kind for words, kind in _KINDS if words.search(folded)), "LocalBusiness")
