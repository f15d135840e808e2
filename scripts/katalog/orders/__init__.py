"""How a buyer orders: WhatsApp links, order forms and their data, opening hours, delivery, QR codes."""

__all__ = ["delivery", "kit_codes", "opening_hours", "order_data", "owner_changes", "whatsapp"]
