"""A real OpenID provider on 127.0.0.1, whose token answers a test can change on the way."""

from __future__ import annotations

import json
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the provider's own library says what it will drop one day
    import oidc_provider_mock
    import werkzeug.serving

TOKEN = "/oauth2/token"


class Provider:
    """The provider, with what it was asked."""

    def __init__(self, people: Mapping[str, Mapping[str, object]]) -> None:
        users = [oidc_provider_mock.User(sub=sub, claims=dict(claims)) for sub, claims in people.items()]
        self._app = oidc_provider_mock.app(require_nonce=True, user_claims=users)
        self.asked: list[dict[str, str]] = []  # the forms of its token endpoint
        self.change: Callable[[dict[str, Any]], dict[str, Any]] | None = None
        self.issuer = ""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer as a WSGI application."""
        if environ["PATH_INFO"] != TOKEN:
            return self._answer(environ, start_response)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0))
        self.asked.append({name: values[0] for name, values in parse_qs(body.decode()).items()})
        environ["wsgi.input"] = BytesIO(body)
        if self.change is None:
            return self._answer(environ, start_response)
        head: list[Any] = []
        given = json.loads(b"".join(self._answer(environ, lambda *args: head.append(args))))
        changed = json.dumps(self.change(given)).encode()
        status, headers = head[0][:2]
        kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*kept, ("Content-Length", str(len(changed)))])
        return [changed]

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(self._app.wsgi_app(environ, start_response))


@contextmanager
def running(people: Mapping[str, Mapping[str, object]]) -> Iterator[Provider]:
    """Run a provider that knows these people, by `sub` with their claims."""
    provider = Provider(people)
    server = werkzeug.serving.make_server("127.0.0.1", 0, provider, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
