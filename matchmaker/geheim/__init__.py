"""Text sealed for a database, with keys that stay outside it. Runs on Python 3.10 as well: the bot uses it too."""
