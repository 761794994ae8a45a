"""Why a copy could not be taken or put back."""


class KopieError(Exception):
    """The copy was not made or not put back; the message says why, in Dutch, without anything of people."""
