"""How a buyer orders: WhatsApp links, order forms and their data, opening hours, delivery, QR codes."""
