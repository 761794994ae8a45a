"""Signing in beyond the password: the second factor, accounts, the sign-in of an organisation."""
