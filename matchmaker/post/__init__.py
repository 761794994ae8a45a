"""Mails as they go out: their words, their form, and the mail server or the folder that they go to."""
