"""The data contract as types: each key is declared once, with its other names, its example, its label and its hint.

Field names are English, aliases are the keys volunteers write (data contract). Values are already what they mean:
rupiah as whole `int`, phone numbers in E.164, dates as `date`, addresses on the web as `https` text. The texts that
volunteers wrote are kept as text; only a template escapes them.
"""

from katalog.contract.model.business import NAME_MAX, NAME_MIN, SUMMARY_MAX, Business, SocialLink
from katalog.contract.model.catalogue import Catalogue
from katalog.contract.model.choices import AnswerKind, Payment, ProductKind, Service, Status, Stock, TimeZone
from katalog.contract.model.declared import Frozen, Group, More, keys_of, more_of, sections
from katalog.contract.model.media import Photo, Video
from katalog.contract.model.place import Address, Coordinates, DeliveryArea
from katalog.contract.model.product import Choice, LeadTime, OrderQuestion, Product, Variant
from katalog.contract.model.promo import Promo, PromoItem
from katalog.contract.model.trust import Holiday, Licence, Licences, OpeningHours, Question, Testimonial
from katalog.contract.model.village import Category, Hamlet, Office, Village

__all__ = [
    "NAME_MAX",
    "NAME_MIN",
    "SUMMARY_MAX",
    "Address",
    "AnswerKind",
    "Business",
    "Catalogue",
    "Category",
    "Choice",
    "Coordinates",
    "DeliveryArea",
    "Frozen",
    "Group",
    "Hamlet",
    "Holiday",
    "LeadTime",
    "Licence",
    "Licences",
    "More",
    "Office",
    "OpeningHours",
    "OrderQuestion",
    "Payment",
    "Photo",
    "Product",
    "ProductKind",
    "Promo",
    "PromoItem",
    "Question",
    "Service",
    "SocialLink",
    "Status",
    "Stock",
    "Testimonial",
    "TimeZone",
    "Variant",
    "Video",
    "Village",
    "keys_of",
    "more_of",
    "sections",
]
