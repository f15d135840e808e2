"""How a buyer orders: WhatsApp links, order forms and their data, opening hours, delivery, QR codes."""

__all__ = [
    "delivery",
    "kit_codes",
    "offers",
    "opening_hours",
    "order_data",
    "order_links",
    "owner_changes",
    "whatsapp",
]
