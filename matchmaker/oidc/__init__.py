"""The sign-in of an organisation: OpenID Connect with an authorization code, PKCE, state and nonce."""
