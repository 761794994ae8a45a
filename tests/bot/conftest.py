"""What the tests of the bot share: a key."""

from tests import sleutel

sleutel.zet()
