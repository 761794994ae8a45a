"""Security headers on every answer of the process."""

from aiohttp import web

from webchat.keys import SETTINGS

# Only our own files, no inline script or style, no framing, nothing of a third party.
CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)

HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


async def add_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set each header that the handler did not set itself (signal `on_response_prepare`)."""
    if request.config_dict[SETTINGS].https:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if isinstance(response, web.FileResponse):
        response.headers["Cache-Control"] = (
            "no-cache"  # kept, and asked again each time whether it is still new
        )
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "keukentafel"
