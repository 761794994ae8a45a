"""Signing in, in the database: second factors, half-finished sign-ins (hashes and ciphertext only)."""
