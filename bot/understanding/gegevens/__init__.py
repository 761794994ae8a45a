"""What identifies somebody in a message: postcode, phone, e-mail, name, BSN and IBAN, with their places."""

from bot.understanding.gegevens.vinder import find

__all__ = ["find"]
